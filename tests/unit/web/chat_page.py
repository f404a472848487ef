"""The chat page's side of its socket."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient, WebSocketTestSession

from tests.unit.web.fakes import FakeConversations, policies
from web import WebSettings, router

SECRET = b"s" * 32
ORIGIN = {"origin": "http://testserver"}
NONCE = "nonce-0001"


def client_of(conversations: FakeConversations, **settings: Any) -> TestClient:
    app = FastAPI()
    app.include_router(router(conversations, WebSettings(SECRET, **settings), policies))
    return TestClient(app)


def hello(socket: WebSocketTestSession, session: object = None) -> dict[str, Any]:
    socket.send_json({"type": "hello", "session": session, "resume": session is not None})
    frame: dict[str, Any] = socket.receive_json()
    return frame


def say(socket: WebSocketTestSession, text: str, nonce: str = NONCE) -> dict[str, Any]:
    socket.send_json({"type": "say", "text": text, "nonce": nonce})
    frame: dict[str, Any] = socket.receive_json()
    return frame
