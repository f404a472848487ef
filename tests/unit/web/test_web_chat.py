"""The chat's socket, driven as the page drives it."""

from __future__ import annotations

import time

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tests.unit.web.chat_page import NONCE, ORIGIN, client_of, hello, say
from tests.unit.web.fakes import FakeConversations


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
