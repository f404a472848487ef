"""Who may use the chat's socket, and how its conversations end."""

from __future__ import annotations

import json
import logging
import time

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tests.unit.web.chat_page import NONCE, ORIGIN, client_of, hello, say
from tests.unit.web.fakes import FakeConversations


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://testserver.evil"])
def test_a_page_of_another_site_is_refused(client: TestClient, origin: str | None) -> None:
    headers = {"origin": origin} if origin else {}
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        client.websocket_connect("/chat/ws", headers=headers),
    ):
        pass
    assert refused.value.code == 1008


def test_with_a_public_url_only_its_own_pages_may_connect(
    conversations: FakeConversations,
) -> None:
    with client_of(conversations, public_url="https://nuanling.example.cn/") as client:
        good = {"origin": "https://nuanling.example.cn"}
        with client.websocket_connect("/chat/ws", headers=good) as socket:
            assert hello(socket)["type"] == "welcome"
        with (
            pytest.raises(WebSocketDisconnect),
            client.websocket_connect("/chat/ws", headers=ORIGIN),
        ):
            pass


def test_a_failing_conversation_still_answers_and_logs_no_words(
    conversations: FakeConversations, caplog: pytest.LogCaptureFixture
) -> None:
    conversations.broken = True
    with (
        caplog.at_level(logging.DEBUG),
        client_of(conversations) as client,
        client.websocket_connect("/chat/ws", headers=ORIGIN) as socket,
    ):
        hello(socket)
        frame = say(socket, "秘密的话")
    assert frame["code"] == "failed"
    assert "120" in frame["text"]
    assert "RuntimeError" in caplog.text
    assert "秘密" not in caplog.text
    assert "the words of the caller" not in caplog.text


def test_a_late_answer_is_announced_and_then_given(conversations: FakeConversations) -> None:
    conversations.delay = 0.3
    with (
        client_of(conversations, reply_deadline=0.1) as client,
        client.websocket_connect("/chat/ws", headers=ORIGIN) as socket,
    ):
        hello(socket)
        assert say(socket, "你好")["code"] == "late"
        assert socket.receive_json()["type"] == "reply"


def test_a_turn_is_finished_though_the_page_has_gone(conversations: FakeConversations) -> None:
    conversations.delay = 0.2
    with client_of(conversations) as client:
        with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
            session = hello(socket)["session"]
            socket.send_json({"type": "say", "text": "你好", "nonce": NONCE})
            time.sleep(0.1)
        with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
            hello(socket, session)
            assert say(socket, "你好")["text"] == "您说的是：你好"
    assert conversations.words == ["你好"]


@pytest.mark.parametrize(("words", "reason"), [("再见", "hang_up"), (None, "bye")])
def test_a_conversation_is_ended_by_goodbye(
    client: TestClient, conversations: FakeConversations, words: str | None, reason: str
) -> None:
    with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        hello(socket)
        if words:
            assert say(socket, words)["then"] == "hang_up"
        else:
            socket.send_json({"type": "bye"})
        assert socket.receive_json() == {"type": "ended", "reason": reason}
        with pytest.raises(WebSocketDisconnect):
            socket.receive_json()
    assert conversations.finished == [("c_0", reason)]


def test_a_quiet_page_and_a_page_that_stays_away_end_their_conversation(
    conversations: FakeConversations,
) -> None:
    with client_of(conversations, idle=0.2) as client:
        with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
            hello(socket)
            assert socket.receive_json() == {"type": "ended", "reason": "idle"}
        with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
            hello(socket)
        time.sleep(0.5)
    assert conversations.finished == [("c_0", "idle"), ("c_1", "idle")]


def test_a_page_that_comes_back_in_time_keeps_its_conversation(
    conversations: FakeConversations,
) -> None:
    with client_of(conversations, idle=0.6) as client:
        with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
            session = hello(socket)["session"]
        time.sleep(0.3)
        with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
            hello(socket, session)
            time.sleep(0.4)
            assert conversations.finished == []


def test_one_address_cannot_hold_every_line(conversations: FakeConversations) -> None:
    with (
        client_of(conversations, sockets_per_address=1) as client,
        client.websocket_connect("/chat/ws", headers=ORIGIN) as socket,
    ):
        hello(socket)
        with client.websocket_connect("/chat/ws", headers=ORIGIN) as second:
            assert second.receive_json()["code"] == "full"
            with pytest.raises(WebSocketDisconnect):
                second.receive_json()


def test_words_before_hello_are_not_taken(
    client: TestClient, conversations: FakeConversations
) -> None:
    with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        assert say(socket, "你好")["code"] == "malformed"
        assert json.dumps(hello(socket))
        assert hello(socket)["code"] == "malformed"
    assert conversations.words == []
