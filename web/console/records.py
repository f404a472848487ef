"""What callers left: escalations, conversations, bookings, consultations, and search."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.responses import JSONResponse, RedirectResponse, Response

from care.records import Escalation
from web.console.desk import Desk, Turned, Visit
from web.console.ports import ConversationDetail, ListQuery, Role
from web.console.views import more_url

_CHANNELS = ("phone", "sms", "web")
_STATUSES = ("confirmed", "changed", "cancelled")
_LEVELS = ("emergency", "urgent", "human")
_LONGEST_NOTE = 500


def add_records(routes: APIRouter, desk: Desk) -> None:
    """Add the pages of records."""
    pages = _Records(desk)
    role: Role = "agent"
    for path, handler, method in (
        ("/console/escalations", pages.escalations, "GET"),
        ("/console/escalations/{id}/acknowledge", pages.acknowledge, "POST"),
        ("/console/escalations/{id}/resolve", pages.resolve, "POST"),
        ("/console/conversations", pages.conversations, "GET"),
        ("/console/conversations/{id}", pages.conversation, "GET"),
        ("/console/conversations/{id}/reveal", pages.reveal, "POST"),
        ("/console/bookings", pages.bookings, "GET"),
        ("/console/consultations", pages.consultations, "GET"),
        ("/console/search", pages.search, "POST"),
    ):
        routes.add_route(path, desk.page(handler, role), methods=[method])
    waiting = desk.page(pages.waiting, role, quiet=True)
    routes.add_route("/console/waiting", waiting, methods=["GET"])


class _Records:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._store = desk.store

    async def escalations(self, visit: Visit) -> Response:
        shown = "all" if visit.request.query_params.get("show") == "all" else "open"
        query = ListQuery(before=_before(visit), open=shown == "open")
        page = await self._desk.ask(self._store.escalations, query)
        await self._seen(visit, "view_escalations", page.items)
        more = more_url("/console/escalations", page.next, show=shown)
        # Within a page of what waits, the gravest first, whoever came later.
        items = sorted(page.items, key=_urgency) if shown == "open" else page.items
        return self._page(visit, "escalations.html", items=items, more=more, shown=shown)

    async def acknowledge(self, visit: Visit) -> Response:
        escalation_id = visit.request.path_params["id"]
        deed = visit.deed("acknowledge", f"escalation:{escalation_id}")
        found = await self._desk.ask(self._store.acknowledge, escalation_id, deed)
        if found is None:
            raise self._unknown(visit, "这条求助")
        return RedirectResponse(_back(visit, found.conversation_id), 303)

    async def resolve(self, visit: Visit) -> Response:
        escalation_id = visit.request.path_params["id"]
        note = visit.form.get("resolution", "").strip()[:_LONGEST_NOTE]
        if not note:
            text = "请先写一句处理结果（例如：已回电，家属已送医），再点“办结”。"
            raise Turned(self._desk.views.message(visit, "还缺处理结果", text, 422))
        deed = visit.deed("resolve", f"escalation:{escalation_id}")
        found = await self._desk.ask(self._store.resolve, escalation_id, note, deed)
        if found is None:
            raise self._unknown(visit, "这条求助")
        if found.acknowledged_at is None:
            text = "要先确认这条求助，才能办结。"
            raise Turned(self._desk.views.message(visit, "还没有确认", text, 409))
        return RedirectResponse(_back(visit, found.conversation_id), 303)

    async def conversations(self, visit: Visit) -> Response:
        channel = _one_of(visit.request.query_params.get("channel"), _CHANNELS)
        day = _day(visit)
        query = ListQuery(before=_before(visit), channel=channel, day=day)
        page = await self._desk.ask(self._store.conversations, query)
        await self._seen(visit, "view_conversations", page.items)
        more = more_url("/console/conversations", page.next, channel=channel, day=day)
        return self._page(
            visit, "conversations.html", items=page.items, more=more, channel=channel, day=day
        )

    async def conversation(self, visit: Visit) -> Response:
        detail = await self._detail(visit)
        return self._page(visit, "conversation.html", detail=detail)

    async def reveal(self, visit: Visit) -> Response:
        detail = await self._detail(visit)
        subject = f"conversation:{detail.conversation.id}"
        await self._desk.ask(self._store.record, visit.deed("reveal_phones", subject))
        return self._page(visit, "conversation.html", revealed=True, detail=detail)

    async def bookings(self, visit: Visit) -> Response:
        status = _one_of(visit.request.query_params.get("status"), _STATUSES)
        day = _day(visit)
        query = ListQuery(before=_before(visit), status=status, day=day)
        page = await self._desk.ask(self._store.bookings, query)
        await self._seen(visit, "view_bookings", page.items)
        more = more_url("/console/bookings", page.next, status=status, day=day)
        return self._page(
            visit, "bookings.html", items=page.items, more=more, status_filter=status, day=day
        )

    async def consultations(self, visit: Visit) -> Response:
        topic = (visit.request.query_params.get("topic") or "").strip()[:64] or None
        day = _day(visit)
        query = ListQuery(before=_before(visit), topic=topic, day=day)
        page = await self._desk.ask(self._store.consultations, query)
        await self._seen(visit, "view_consultations", page.items)
        more = more_url("/console/consultations", page.next, topic=topic, day=day)
        return self._page(
            visit, "consultations.html", items=page.items, more=more, topic=topic, day=day
        )

    async def search(self, visit: Visit) -> Response:
        # Posted, not asked for by address: a phone in an address would stand in every log.
        words = visit.form.get("words", "").strip()[:64]
        hits = await self._desk.ask(self._store.search, words)
        await self._seen(visit, "search", (*hits.conversations, *hits.bookings))
        return self._page(visit, "search.html", hits=hits, asked=bool(words))

    async def waiting(self, visit: Visit) -> Response:
        counts = await self._desk.ask(self._store.waiting)
        return JSONResponse(counts, headers={"Cache-Control": "no-store"})

    async def _detail(self, visit: Visit) -> ConversationDetail:
        conversation_id = visit.request.path_params["id"]
        detail = await self._desk.ask(self._store.conversation, conversation_id)
        if detail is None:
            raise self._unknown(visit, "这次对话")
        subject = f"conversation:{detail.conversation.id}"
        await self._desk.ask(self._store.record, visit.deed("view_conversation", subject))
        return detail

    async def _seen(self, visit: Visit, action: str, items: Iterable[Any]) -> None:
        ids = [item.id for item in items]
        if ids:
            await self._desk.ask(self._store.record, visit.deed(action, ids=ids))

    def _page(
        self, visit: Visit, template: str, *, revealed: bool = False, **values: Any
    ) -> Response:
        return self._desk.views.page(template, visit, revealed=revealed, **values)

    def _unknown(self, visit: Visit, what: str) -> Turned:
        text = f"没有找到{what}，可能地址写错了。"
        return Turned(self._desk.views.message(visit, "没有找到", text, 404))


def _urgency(escalation: Escalation) -> tuple[bool, int]:
    gravity = _LEVELS.index(escalation.level) if escalation.level in _LEVELS else len(_LEVELS)
    return escalation.acknowledged_at is not None, gravity


def _before(visit: Visit) -> str | None:
    return (visit.request.query_params.get("before") or "")[:40] or None


def _day(visit: Visit) -> date | None:
    try:
        return date.fromisoformat(visit.request.query_params.get("day") or "")
    except ValueError:
        return None


def _one_of(value: str | None, known: tuple[str, ...]) -> str | None:
    return value if value in known else None


def _back(visit: Visit, conversation_id: str) -> str:
    if visit.form.get("from") == "conversation":
        return f"/console/conversations/{conversation_id}"
    return "/console/escalations"
