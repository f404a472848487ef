"""The chat's socket, driven as the page drives it."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from tests.unit.web.fakes import FakeConversations, policies
from web import WebSettings, router

SECRET = b"s" * 32
ORIGIN = {"origin": "http://testserver"}
NONCE = "nonce-0001"


@pytest.fixture
def conversations() -> FakeConversations:
    return FakeConversations()


def client_of(conversations: FakeConversations, **settings: Any) -> TestClient:
    app = FastAPI()
    app.include_router(router(conversations, WebSettings(SECRET, **settings), policies))
    return TestClient(app)


@pytest.fixture
def client(conversations: FakeConversations) -> Iterator[TestClient]:
    with client_of(conversations) as made:
        yield made


def hello(socket: WebSocketTestSession, session: object = None) -> dict[str, Any]:
    socket.send_json({"type": "hello", "session": session, "resume": session is not None})
    frame: dict[str, Any] = socket.receive_json()
    return frame


def say(socket: WebSocketTestSession, text: str, nonce: str = NONCE) -> dict[str, Any]:
    socket.send_json({"type": "say", "text": text, "nonce": nonce})
    frame: dict[str, Any] = socket.receive_json()
    return frame


def test_a_new_page_is_greeted_and_given_a_session(client: TestClient) -> None:
    with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        frame = hello(socket)
    assert frame["type"] == "welcome"
    assert frame["resumed"] is False
    assert "您好" in frame["reply"]["text"]
    assert len(frame["session"]) > 100


def test_an_answer_carries_quote_clause_title_and_document(client: TestClient) -> None:
    with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        hello(socket)
        frame = say(socket, "高龄老人有什么津贴")
    assert frame["type"] == "reply"
    assert frame["nonce"] == NONCE
    (citation,) = frame["citations"]
    assert citation["clause"] == "19"
    assert citation["quote"].startswith("落实好高龄老人津贴制度")
    assert citation["title"] == "19．完善家庭养老支持政策"
    assert citation["document_title"] == "关于加快发展养老服务业的实施意见"
    assert citation["document_date"] == "2015年"
    assert citation["url"] == "/policy/yulin-2015#clause-19"
    assert frame["buttons"][0] == {"label": "要，帮我问", "say": "找人工"}
    assert frame["voice"]["rate"] == "x-slow"


def test_an_emergency_reaches_the_page_with_what_to_dial(client: TestClient) -> None:
    with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        hello(socket)
        frame = say(socket, "我妈突然嘴歪了半边身子动不了")
    assert frame["escalation"]["level"] == "emergency"
    assert frame["escalation"]["advised"] == ["120"]


def test_an_emergency_does_not_wait_behind_a_slow_answer(client: TestClient) -> None:
    slow = FakeConversations(delay=3.0)
    with client_of(slow) as client, client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        hello(socket)
        socket.send_json({"type": "say", "text": "天气怎么样", "nonce": "nonce-slow"})
        began = time.monotonic()
        frame = say(socket, "我妈突然嘴歪了", "nonce-help")
        assert frame["nonce"] == "nonce-help"
        assert time.monotonic() - began < 0.3
        assert socket.receive_json()["nonce"] == "nonce-slow"


def test_a_repeated_nonce_gets_the_stored_reply_after_a_reconnect(
    client: TestClient, conversations: FakeConversations
) -> None:
    with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        session = hello(socket)["session"]
        first = say(socket, "高龄老人有什么津贴")
    with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        assert hello(socket, session)["resumed"] is True
        assert say(socket, "高龄老人有什么津贴") == first
    assert len(conversations.begun) == 1
    assert conversations.words == ["高龄老人有什么津贴"]


def test_a_nonce_sent_twice_at_once_is_answered_once(
    conversations: FakeConversations,
) -> None:
    conversations.delay = 0.2
    with (
        client_of(conversations) as client,
        client.websocket_connect("/chat/ws", headers=ORIGIN) as socket,
    ):
        hello(socket)
        for _ in range(3):
            socket.send_json({"type": "say", "text": "你好", "nonce": NONCE})
        socket.send_json({"type": "ping"})
        assert socket.receive_json() == {"type": "pong"}
        assert socket.receive_json()["nonce"] == NONCE
        socket.send_json({"type": "ping"})
        assert socket.receive_json() == {"type": "pong"}


@pytest.mark.parametrize(
    "session", [None, "", 7, {"a": 1}, "w_" + "a" * 43 + "." + "0" * 64, "x" * 5000, "你好"]
)
def test_a_session_that_we_did_not_make_is_replaced(client: TestClient, session: object) -> None:
    with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        frame = hello(socket, session)
    assert frame["resumed"] is False
    assert frame["session"] != session


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "{",
        "null",
        "[]",
        "7",
        '"say"',
        "[" * 200_000,
        '{"type": "dance"}',
        '{"type": ["say"]}',
        '{"type": "say", "text": "没有编号"}',
        '{"type": "say", "text": 7, "nonce": "nonce-0002"}',
        '{"type": "say", "text": "编号太短", "nonce": "1"}',
        '{"type": "say", "text": "x", "nonce": "nonce\\n0002"}',
        '{"type": "say", "text": "x", "nonce": {"a": 1}}',
        "9" * 5000,
    ],
)
def test_a_malformed_frame_gets_a_kind_word_and_the_line_stays(
    client: TestClient, conversations: FakeConversations, raw: str
) -> None:
    with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        hello(socket)
        socket.send_text(raw)
        frame = socket.receive_json()
        assert (frame["type"], frame["code"]) == ("notice", "malformed")
        assert "请您再发一次" in frame["text"]
        assert say(socket, "你好")["type"] == "reply"
    assert conversations.words == ["你好"]


def test_unknown_fields_are_ignored(client: TestClient) -> None:
    with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        hello(socket)
        socket.send_json(
            {"type": "say", "text": "你好", "nonce": NONCE, "now": "2030-01-01", "caller": "1"}
        )
        assert socket.receive_json()["text"] == "您说的是：你好"


def test_a_binary_frame_is_refused(client: TestClient) -> None:
    with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        hello(socket)
        socket.send_bytes(b"\x00\x01")
        assert socket.receive_json()["code"] == "binary"
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 1003


def test_ten_thousand_characters_are_taken_and_one_more_is_not(
    client: TestClient, conversations: FakeConversations
) -> None:
    with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        hello(socket)
        assert say(socket, "😀" * 10_000)["type"] == "reply"
        frame = say(socket, "😀" * 10_001, "nonce-0002")
        assert (frame["code"], frame["nonce"]) == ("too_long", "nonce-0002")
        socket.send_text("x" * 300_000)
        assert socket.receive_json()["code"] == "too_long"
    assert len(conversations.heard) == 1


def test_half_a_character_does_not_get_through(
    client: TestClient, conversations: FakeConversations
) -> None:
    with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        hello(socket)
        socket.send_text('{"type": "say", "text": "津\\ud83d贴", "nonce": "nonce-0001"}')
        socket.receive_json()
    assert conversations.words == ["津\ufffd贴"]


def test_white_space_is_silence(client: TestClient, conversations: FakeConversations) -> None:
    with client.websocket_connect("/chat/ws", headers=ORIGIN) as socket:
        hello(socket)
        say(socket, " \n　")
    assert conversations.heard[0][1].kind == "silence"


def test_twenty_messages_in_a_row_are_slowed_and_none_is_lost(
    conversations: FakeConversations,
) -> None:
    with (
        client_of(conversations, rate_messages=20, rate_window=1.0) as client,
        client.websocket_connect("/chat/ws", headers=ORIGIN) as socket,
    ):
        hello(socket)
        began = time.monotonic()
        for number in range(25):
            text = f"第{number}句"
            socket.send_json({"type": "say", "text": text, "nonce": f"nonce-{number:04}"})
        frames = []
        while sum(frame["type"] == "reply" for frame in frames) < 25:
            frames.append(socket.receive_json())
        took = time.monotonic() - began
    notices = [frame["code"] for frame in frames if frame["type"] == "notice"]
    assert set(notices) == {"slow_down"}
    assert conversations.words == [f"第{number}句" for number in range(25)]
    assert took > 0.8


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
