"""Who asks, with which right: every page of the console goes through here."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from care.clock import Clock
from care.errors import StorageUnavailable
from web.console import sessions
from web.console.ports import Account, ConsoleStore, Deed, Role
from web.console.settings import ConsoleSettings
from web.console.views import Views
from web.limits import Window
from web.security import origin_allowed

Result = TypeVar("Result")
RANK: dict[Role, int] = {"agent": 0, "supervisor": 1, "administrator": 2}
_LONGEST_FORM = 64 * 1024
_TOUCH_AFTER = timedelta(minutes=1)
_OPEN_WITH_OLD_PASSWORD = ("/console/password", "/console/sign-out")


@dataclass(frozen=True)
class Visit:
    """One request of somebody signed in; `form` is what was posted."""

    request: Request
    account: Account
    token: str = field(repr=False)
    now: datetime
    form: dict[str, str] = field(default_factory=dict, repr=False)

    def deed(self, action: str, subject: str = "", **details: Any) -> Deed:
        """Return what this person does now, for the audit."""
        return Deed(self.now, self.account.name, action, subject, details)

    def may(self, role: Role) -> bool:
        """Return whether this person has the rights of `role`."""
        return RANK[self.account.role] >= RANK[role]


class Turned(Exception):
    """The request is answered with something else than what it asked for."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.status_code)
        self.response = response


Handler = Callable[[Visit], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]


class Desk:
    """What all pages share: store, clock, views, and bounded pools for store and hashing."""

    def __init__(self, store: ConsoleStore, settings: ConsoleSettings, clock: Clock) -> None:
        self.store = store
        self.settings = settings
        self.clock = clock
        self.views = Views(settings)
        tries, window = settings.tries, settings.tries_window
        self.tries = Window(tries, window)
        self.tries_at_all = Window(settings.tries_at_all, window)
        self._pool = ThreadPoolExecutor(4, "console")
        self._hashing = ThreadPoolExecutor(1, "console-hash")

    async def ask(self, use: Callable[..., Result], *args: Any, **kwargs: Any) -> Result:
        """Run a store's method beside the event loop, a few at a time."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, lambda: use(*args, **kwargs))

    async def hash(self, use: Callable[..., Result], *args: Any) -> Result:
        """Run password work, one at a time: it is heavy on purpose."""
        return await asyncio.get_running_loop().run_in_executor(self._hashing, use, *args)

    def page(self, handler: Handler, role: Role = "agent", *, quiet: bool = False) -> Endpoint:
        """Return an endpoint for who has `role`; a `quiet` one keeps no session alive."""

        async def endpoint(request: Request) -> Response:
            visit = await self._visit(request, quiet)
            if not visit.may(role):
                text = "您的角色看不了这一页。需要时请找管理员。"
                raise Turned(self.views.message(visit, "没有权限", text, 403))
            if request.method == "POST":
                form = await self.form(request, visit.token)
                visit = Visit(request, visit.account, visit.token, visit.now, form)
            return await handler(visit)

        return self.open_page(endpoint)

    def open_page(self, handler: Endpoint) -> Endpoint:
        """Return an endpoint for anybody, which answers failures of the store in words."""

        async def endpoint(request: Request) -> Response:
            try:
                return await handler(request)
            except Turned as turned:
                return turned.response
            except StorageUnavailable:
                text = "数据库暂时用不了，刚才的操作没有做成。请过一会儿再试。"
                return self.views.message(None, "暂时用不了", text, 503)

        return endpoint

    async def form(self, request: Request, token: str) -> dict[str, str]:
        """Read a posted form; raises `Turned` unless one of our pages sent it."""
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LONGEST_FORM:
                raise Turned(self.views.message(None, "太长了", "填写的内容太长了。", 413))
        try:
            fields = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=50))
        except ValueError:
            raise Turned(self.views.message(None, "没有收好", "这份表没有收好。", 400)) from None
        ours = not request.headers.get("origin") or origin_allowed(
            request.headers, self.settings.web
        )
        if not ours or not sessions.mark_is_right(fields.get("mark", ""), token, self.settings):
            text = "这一页放得太久了，或不是从本系统打开的。请回到上一页重新打开再试。"
            raise Turned(self.views.message(None, "请再试一次", text, 403))
        return fields

    async def _visit(self, request: Request, quiet: bool) -> Visit:
        now = self.clock.now()
        token = request.cookies.get(sessions.COOKIE, "")
        hashed = sessions.token_hash(token)
        found = await self.ask(self.store.session, hashed) if token else None
        if found is None or not sessions.is_alive(*found, now, self.settings):
            raise Turned(self._to_sign_in(quiet))
        session, account = found
        if account.must_change and request.url.path not in _OPEN_WITH_OLD_PASSWORD:
            raise Turned(RedirectResponse("/console/password", 303))
        if not quiet and now - session.seen_at > _TOUCH_AFTER:
            drop_before = now - self.settings.longest
            await self.ask(self.store.touch_session, hashed, now, drop_before=drop_before)
        return Visit(request, account, token, now)

    def _to_sign_in(self, quiet: bool) -> Response:
        if quiet:
            return JSONResponse({"error": "请重新登录。"}, 401)
        return RedirectResponse("/console/sign-in", 303)
