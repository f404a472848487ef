"""A real server on a free port and Debian's Chromium, for what only a browser can show."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page

from tests.unit.web.fakes import FakeConversations, policies
from web import WebSettings, router


class Server:
    """A uvicorn in a thread, which can be stopped and started again on its port."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._socket.close()
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        config = uvicorn.Config(self._app, port=self.port, log_level="warning", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        deadline = time.monotonic() + 10
        while not self._server.started:
            assert time.monotonic() < deadline, "The test server did not start within 10 s."
            time.sleep(0.01)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        assert not self._thread.is_alive(), "The test server did not stop within 10 s."


@dataclass
class Visit:
    """One browser window on the chat, with everything that its console complained of."""

    page: Page
    server: Server
    conversations: FakeConversations
    complaints: list[str] = field(default_factory=list)

    def ask(self, words: str) -> None:
        self.page.get_by_label("请写下您的问题").fill(words)
        self.page.get_by_role("button", name="发送").click()

    def shot(self, name: str) -> None:
        """Keep a picture where NUANLING_SHOTS names a folder, to be looked at by a person."""
        if folder := os.environ.get("NUANLING_SHOTS"):
            self.page.screenshot(path=Path(folder) / f"{name}.png")


@pytest.fixture
def conversations() -> FakeConversations:
    return FakeConversations()


@pytest.fixture
def server(conversations: FakeConversations) -> Iterator[Server]:
    app = FastAPI()
    app.include_router(router(conversations, WebSettings(b"s" * 32, hotline="0775-123"), policies))
    server = Server(app)
    yield server
    server.stop()


@pytest.fixture
def visit(
    browser: Browser, server: Server, conversations: FakeConversations
) -> Iterator[Callable[..., Visit]]:
    contexts: list[BrowserContext] = []

    def begin(width: int = 1100, height: int = 800, path: str = "/", **options: object) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        visit = Visit(page, server, conversations)
        page.on("console", lambda message: _note(visit, message.type, message.text))
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        page.goto(server.url + path)
        return visit

    yield begin
    for context in contexts:
        context.close()


def _note(visit: Visit, kind: str, text: str) -> None:
    if kind in {"error", "warning"}:
        visit.complaints.append(text)
