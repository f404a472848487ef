"""For supervisors the audit, for administrators the accounts."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from web.console.accounts import account_name, add_account, reset_password
from web.console.desk import RANK, Desk, Turned, Visit
from web.console.ports import ListQuery, Role
from web.console.views import more_url


def add_people(routes: APIRouter, desk: Desk) -> None:
    """Add the pages of audit and accounts."""
    pages = _People(desk)
    supervisor: Role = "supervisor"
    administrator: Role = "administrator"
    for path, handler, method, role in (
        ("/console/audit", pages.audit, "GET", supervisor),
        ("/console/audit/verify", pages.verify, "POST", supervisor),
        ("/console/accounts", pages.accounts, "GET", administrator),
        ("/console/accounts", pages.add, "POST", administrator),
        ("/console/accounts/{name}/reset", pages.reset, "POST", administrator),
        ("/console/accounts/{name}/role", pages.role, "POST", administrator),
        ("/console/accounts/{name}/active", pages.active, "POST", administrator),
    ):
        routes.add_route(path, desk.page(handler, role), methods=[method])


class _People:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._store = desk.store

    async def audit(self, visit: Visit) -> Response:
        before = (visit.request.query_params.get("before") or "")[:12] or None
        page = await self._desk.ask(self._store.audit_entries, ListQuery(before=before, size=100))
        await self._desk.ask(self._store.record, visit.deed("view_audit"))
        more = more_url("/console/audit", page.next)
        return self._desk.views.page("audit.html", visit, items=page.items, more=more)

    async def verify(self, visit: Visit) -> Response:
        report = await self._desk.ask(self._store.verify_audit)
        deed = visit.deed("verify_audit", entries=report.entries, whole=report.whole)
        await self._desk.ask(self._store.record, deed)
        if report.whole:
            text = f"审计链完整，共 {report.entries} 条。末尾指纹：{report.head}"
            return self._desk.views.message(visit, "核验通过", text, 200)
        text = f"审计链在第 {report.broken_at} 条断开（{report.why}）。请马上报告负责人。"
        return self._desk.views.message(visit, "核验没有通过", text, 200)

    async def accounts(self, visit: Visit) -> Response:
        return await self._accounts(visit)

    async def add(self, visit: Visit) -> Response:
        name = account_name(visit.form.get("name", ""))
        if name is None:
            trouble = "账号要 2 到 32 个字：小写字母、数字、下划线或汉字。"
            return await self._accounts(visit, trouble=trouble, status=422)
        given = await self._desk.hash(
            add_account, self._store, name, _role(visit), *self._by(visit)
        )
        if given is None:
            return await self._accounts(visit, trouble="这个账号已经有了。", status=409)
        return await self._accounts(visit, given=given)

    async def reset(self, visit: Visit) -> Response:
        name = self._somebody_else(visit)
        given = await self._desk.hash(reset_password, self._store, name, *self._by(visit))
        if given is None:
            raise self._turned(visit, "没有找到这个账号。", 404)
        return await self._accounts(visit, given=given)

    async def role(self, visit: Visit) -> Response:
        name, role = self._somebody_else(visit), _role(visit)
        deed = visit.deed("set_role", f"account:{name}", role=role)
        return self._done(visit, await self._desk.ask(self._store.set_role, name, role, deed))

    async def active(self, visit: Visit) -> Response:
        name, active = self._somebody_else(visit), visit.form.get("active") == "yes"
        action = "enable_account" if active else "disable_account"
        deed = visit.deed(action, f"account:{name}")
        return self._done(visit, await self._desk.ask(self._store.set_active, name, active, deed))

    async def _accounts(
        self, visit: Visit, *, status: int = 200, trouble: str = "", given: object = None
    ) -> Response:
        found = await self._desk.ask(self._store.accounts)
        return self._desk.views.page(
            "accounts.html", visit, status=status, items=found, trouble=trouble, given=given
        )

    def _by(self, visit: Visit) -> tuple[object, object, str]:
        return self._desk.settings, self._desk.clock, visit.account.name

    def _somebody_else(self, visit: Visit) -> str:
        name = str(visit.request.path_params["name"])
        if name == visit.account.name:
            raise self._turned(
                visit, "不能在这里改自己的账号；请用“改密码”，或请另一位管理员。", 409
            )
        return name

    def _done(self, visit: Visit, done: bool) -> Response:
        if not done:
            text = "没有做：没有这个账号，或者这样一来就没有能登录的管理员了。"
            raise self._turned(visit, text, 409)
        return RedirectResponse("/console/accounts", 303)

    def _turned(self, visit: Visit, text: str, status: int) -> Turned:
        return Turned(self._desk.views.message(visit, "没有做", text, status))


def _role(visit: Visit) -> Role:
    asked = visit.form.get("role", "")
    return asked if asked in RANK else "agent"
