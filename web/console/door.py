"""In and out: sign-in, sign-out, and one's own password."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.console import sessions
from web.console.accounts import account_name
from web.console.desk import Desk, Visit
from web.console.passwords import hash_password, objection, verify_password
from web.console.ports import Account, Deed, StaffSession

_HOME = "/console/escalations"
_WRONG = "账号或密码不对，或者一次性密码已经过期。"
_TOO_OFTEN = "试的次数太多了。请等十五分钟再试，或请管理员重设密码。"


def add_door(routes: APIRouter, desk: Desk) -> None:
    """Add the pages for signing in and out and for changing one's password."""
    door = _Door(desk)
    pages = (
        ("/console/sign-in", desk.open_page(door.show), "GET"),
        ("/console/sign-in", desk.open_page(door.sign_in), "POST"),
        ("/console/sign-out", desk.page(door.sign_out), "POST"),
        ("/console/password", desk.page(door.show_password), "GET"),
        ("/console/password", desk.page(door.change_password), "POST"),
    )
    for path, endpoint, method in pages:
        routes.add_route(path, endpoint, methods=[method])


class _Door:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def show(self, request: Request) -> Response:
        return self._form(request)

    async def sign_in(self, request: Request) -> Response:
        desk = self._desk
        door = request.cookies.get(sessions.DOOR_COOKIE, "")
        form = await desk.form(request, door)
        name = account_name(form.get("name", "")) or ""
        address = request.client.host if request.client else "unknown"
        if not self._may_try(name, address):
            return self._form(request, _TOO_OFTEN, 429)
        now = desk.clock.now()
        account = await desk.ask(desk.store.account, name)
        right = await desk.hash(
            verify_password, account.password_hash if account else None, form.get("password", "")
        )
        if account is None or not right or not _may_enter(account, now):
            actor = account.name if account else "(unknown)"
            deed = Deed(now, actor, "sign_in_failed", details={"address": address})
            await desk.ask(desk.store.record, deed)
            return self._form(request, _WRONG, 401)
        self._forgive(name, address)
        deed = Deed(now, account.name, "sign_in", details={"address": address})
        response = await self._enter(account, deed)
        sessions.drop_cookie(response, sessions.DOOR_COOKIE, desk.settings)
        return response

    async def sign_out(self, visit: Visit) -> Response:
        hashed = sessions.token_hash(visit.token)
        await self._desk.ask(self._desk.store.close_session, hashed, visit.deed("sign_out"))
        response = RedirectResponse("/console/sign-in", 303)
        sessions.drop_cookie(response, sessions.COOKIE, self._desk.settings)
        return response

    async def show_password(self, visit: Visit) -> Response:
        return self._desk.views.page("password.html", visit, trouble="")

    async def change_password(self, visit: Visit) -> Response:
        desk, account = self._desk, visit.account
        address = visit.request.client.host if visit.request.client else "unknown"
        new = visit.form.get("new", "")
        trouble = objection(new, account.name)
        if new != visit.form.get("again", ""):
            trouble = "两次填写的新密码不一样。"
        elif new == visit.form.get("password"):
            trouble = "新密码不能和现在的一样。"
        if trouble is None and not self._may_try(account.name, address):
            trouble = _TOO_OFTEN
        if trouble is None and not await desk.hash(
            verify_password, account.password_hash, visit.form.get("password", "")
        ):
            trouble = "现在的密码不对。"
        if trouble is not None:
            return desk.views.page("password.html", visit, status=422, trouble=trouble)
        self._forgive(account.name, address)
        await desk.ask(
            desk.store.set_password,
            account.name,
            await desk.hash(hash_password, new),
            must_change=False,
            expires_at=None,
            deed=visit.deed("change_password", f"account:{account.name}"),
        )
        return await self._enter(account, visit.deed("sign_in"))

    async def _enter(self, account: Account, deed: Deed) -> Response:
        token = sessions.new_token()
        hashed = sessions.token_hash(token)
        session = StaffSession(hashed, account.name, deed.at, deed.at)
        await self._desk.ask(self._desk.store.open_session, session, deed)
        response = RedirectResponse(_HOME, 303)
        sessions.set_cookie(response, sessions.COOKIE, token, self._desk.settings)
        return response

    def _form(self, request: Request, trouble: str = "", status: int = 200) -> Response:
        settings = self._desk.settings
        door = request.cookies.get(sessions.DOOR_COOKIE) or sessions.new_token()
        mark = sessions.form_mark(door, settings)
        response = self._desk.views.page("sign_in.html", status=status, mark=mark, trouble=trouble)
        sessions.set_cookie(response, sessions.DOOR_COOKIE, door, settings)
        return response

    def _may_try(self, name: str, address: str) -> bool:
        # Counted before the password is looked at: many tries at once gain nothing.
        pair = self._desk.tries.allows(f"{name}@{address}")
        by_name = self._desk.tries_at_all.allows(f"name:{name}")
        return self._desk.tries_at_all.allows(f"address:{address}") and pair and by_name

    def _forgive(self, name: str, address: str) -> None:
        self._desk.tries.forget(f"{name}@{address}")
        self._desk.tries_at_all.forget(f"name:{name}")


def _may_enter(account: Account, now: datetime) -> bool:
    expires = account.password_expires_at
    return account.active and not (account.must_change and expires is not None and now > expires)
