"""The one way an escalation is opened, whoever asks: the gateway, an action, the alert journal.

At most one escalation of a kind is open per conversation; a second request adds its evidence to
the open one and alerts nobody twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import yaml

from care.duty import Duty
from care.ids import new_id
from care.records import Escalation, OutboxRow


class EscalationBook(Protocol):
    """Where escalations are kept (a repository of `storage`)."""

    def open_of(self, conversation_id: str, kind: str) -> Escalation | None:
        """Return the open escalation of this kind."""

    def add(self, escalation: Escalation) -> None:
        """Keep a new one."""

    def update(self, escalation_id: str, **changes: Any) -> None:
        """Change one."""


class AlertQueue(Protocol):
    """Where owed messages are kept (the outbox of `storage`)."""

    def add(self, row: OutboxRow) -> None:
        """Queue a message or call."""


class EffectGuard(Protocol):
    """What was done for which turn (effects of `storage`)."""

    def find(self, turn_id: str, kind: str, ordinal: int = 0) -> str | None:
        """Return the record of an effect."""

    def add(self, turn_id: str, kind: str, record_id: str, ordinal: int = 0) -> None:
        """Note an effect."""


@dataclass(frozen=True)
class Request:
    """Somebody needs a person: who, since which turn, and why.

    `facts` is what whoever takes over should know (a summary, a number to call back).
    `level` is emergency, urgent or human; `advised` are the numbers the caller is told to dial;
    `caller` is the number they call from, for the duty desk to ring back. Without `alert` the
    escalation is kept but nobody is called yet (the caller is first asked whether there is danger).
    """

    conversation_id: str
    turn_id: str
    turn: int
    level: str
    kind: str
    now: datetime
    evidence: tuple[str, ...] = ()
    advised: tuple[str, ...] = ()
    caller: str | None = None
    family: tuple[str, ...] = ()
    id: str | None = None
    alert: bool = True
    facts: dict[str, Any] = field(default_factory=dict)


def open_escalation(
    request: Request, duty: Duty, book: EscalationBook, outbox: AlertQueue, effects: EffectGuard
) -> Escalation:
    """Open an escalation and queue its alerts in the caller's transaction, or find the open one.

    A staffed duty desk gets a call and a text for an emergency, a text otherwise. An open one that
    was only to be followed up today becomes an emergency, with its alerts, when it is asked for as
    one. Returns the escalation as it now stands.
    """
    existing = book.open_of(request.conversation_id, request.kind)
    if existing is not None:
        if effects.find(request.turn_id, f"escalation.{request.kind}") is None:
            effects.add(request.turn_id, f"escalation.{request.kind}", existing.id)
        if request.alert and request.level == "emergency" != existing.level:
            return send_alerts(existing, request, duty, book, outbox)
        return existing
    escalation = Escalation(
        id=request.id or new_id("e", request.now),
        conversation_id=request.conversation_id,
        turn_id=request.turn_id,
        turn=request.turn,
        level=request.level,
        kind=request.kind,
        opened_at=request.now,
        advised=request.advised,
        evidence=request.evidence,
        facts=dict(request.facts),
    )
    book.add(escalation)
    effects.add(request.turn_id, f"escalation.{request.kind}", escalation.id)
    if not request.alert:
        return escalation
    return send_alerts(escalation, request, duty, book, outbox)


def send_alerts(
    escalation: Escalation,
    request: Request,
    duty: Duty,
    book: EscalationBook,
    outbox: AlertQueue,
) -> Escalation:
    """Queue the alerts of an open escalation, once a level; returns it with `to` filled.

    The escalation takes the level of the request: one kept back until the caller answered may turn
    out to be nothing to call anybody for.
    """
    if escalation.to and escalation.level == request.level:
        return escalation
    to = _alerted(request, duty)
    for row in alerts(escalation.id, request, duty):
        outbox.add(row)
    advised = request.advised or escalation.advised
    changes: dict[str, Any] = {"to": list(to), "level": request.level, "advised": list(advised)}
    if request.level == "emergency" != escalation.level:
        # Whoever saw it saw something to follow up today, and not this.
        changes |= {"acknowledged_at": None, "acknowledged_by": None}
    book.update(escalation.id, **changes)
    return replace(escalation, to=to, level=request.level, advised=advised)


def alerts(escalation_id: str, request: Request, duty: Duty) -> list[OutboxRow]:
    """Return the messages and calls that an escalation owes.

    Their ids follow from the escalation's and its level: an alert sent while the database was away
    is known again when its row gets there.
    """
    call_back = f"，来电{request.caller}" if request.caller else ""
    # The outbox is sealed; still no words of the caller leave by SMS, only what to look up.
    mark = "" if request.level == "emergency" else request.level[0]
    what = f"{_LEVELS[request.level]}：{label(request.kind)}{call_back}"
    body = f"【暖铃】{what}。编号{escalation_id[-6:]}"
    urgent = request.level == "emergency"
    owed = []
    for phone in duty.phones:
        owed.append(("sms", "duty_alert", phone, body))
        if urgent:
            owed.append(("call", "duty_alert", phone, body))
    if urgent:
        owed += [("sms", "family_alert", phone, _FAMILY) for phone in request.family]
    return [
        OutboxRow(
            id=f"o_{escalation_id.removeprefix('e_')}_{mark}{number}",
            kind=kind,
            purpose=purpose,
            to=to,
            body=text,
            due_at=request.now,
            created_at=request.now,
            turn_id=request.turn_id,
            conversation_id=request.conversation_id,
        )
        for number, (kind, purpose, to, text) in enumerate(owed)
    ]


def label(kind: str) -> str:
    """Return what staff call a kind of escalation (care/escalation_labels.yaml)."""
    return str(_labels().get(kind, kind))


def _alerted(request: Request, duty: Duty) -> tuple[str, ...]:
    # Alerts are queued for the desk out of hours too: a phone that rings in vain does no harm.
    # But `to` tells the caller and the record who can really be expected to see it.
    desk = ("duty",) if duty.is_staffed(request.now) else ()
    return (*desk, "family") if request.family and request.level == "emergency" else desk


@cache
def _labels() -> dict[str, str]:
    file = Path(__file__).with_name("escalation_labels.yaml")
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))


_LEVELS = {"emergency": "紧急", "urgent": "今日须回访", "human": "请接人工"}
_FAMILY = "【暖铃】您的家人刚刚向养老服务热线求助，情况可能紧急，请尽快联系他们。"
