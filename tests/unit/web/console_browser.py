"""A browser of somebody on the staff, without one."""

from __future__ import annotations

import re

from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from care.clock import PinnedClock
from tests.unit.web.console_fakes import FakeConsoleStore
from web import WebSettings
from web.console import ConsoleSettings, router
from web.console.passwords import hash_password

PASSWORD = "gui-lin-mi-fen-88"
HASH = hash_password(PASSWORD)
SETTINGS = ConsoleSettings(WebSettings(b"s" * 32))


PRIVATE = (
    "/escalations",
    "/conversations",
    "/conversations/c_000000001",
    "/bookings",
    "/consultations",
    "/audit",
    "/accounts",
    "/password",
)


class Staff:
    """A browser of somebody on the staff."""

    def __init__(self, store: FakeConsoleStore, clock: PinnedClock) -> None:
        app = FastAPI()
        app.include_router(router(store, SETTINGS, clock))
        self.store = store
        self.clock = clock
        self.client = TestClient(app, follow_redirects=False)

    def get(self, path: str) -> Response:
        return self.client.get(f"/console{path}")

    def post(self, path: str, page: str | None = None, **form: str) -> Response:
        """Post a form with the mark that `page` carries (the list of escalations by default)."""
        mark = re.search(r'name="mark" value="(\w+)"', self.get(page or "/escalations").text)
        assert mark is not None
        return self.client.post(f"/console{path}", data={"mark": mark[1], **form})

    def sign_in(self, name: str = "seat", password: str = PASSWORD) -> Response:
        return self.post("/sign-in", "/sign-in", name=name, password=password)

    @property
    def deeds(self) -> list[str]:
        return [deed.action for deed in self.store.deeds]
