"""The one way an escalation is opened, whoever asks: the gateway, an action, the alert journal.

At most one escalation of a kind is open per conversation; a second request adds its evidence to
the open one and alerts nobody twice. One emergency is one escalation: a graver kind that takes it
over changes its kind and alerts anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import yaml

from care.duty import Duty
from care.emergencies.kinds import KINDS
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

    def get(self, row_id: str) -> OutboxRow | None:
        """Return what was queued by this id."""


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


DROPPED = "call_dropped"
"""The line went dead inside an emergency: a reminder about its escalation, where there is one."""


def open_escalation(
    request: Request,
    duty: Duty,
    book: EscalationBook,
    outbox: AlertQueue,
    effects: EffectGuard,
    *,
    inside: Escalation | None = None,
) -> Escalation:
    """Open an escalation and queue its alerts in the caller's transaction, or find the open one.

    A staffed duty desk gets a call and a text for an emergency, a text otherwise. An open one that
    was only to be followed up today becomes an emergency, with its alerts, when it is asked for as
    one. `inside` is the open escalation of the emergency during which the request is made: it is
    the same one, and takes the graver kind. Returns the escalation as it now stands.
    """
    existing = book.open_of(request.conversation_id, request.kind) or inside
    if existing is not None:
        if effects.find(request.turn_id, f"escalation.{request.kind}") is None:
            effects.add(request.turn_id, f"escalation.{request.kind}", existing.id)
        changed = (existing.level, existing.kind) != (request.level, request.kind)
        if request.alert and request.level == "emergency" and changed:
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
    out to be nothing to call anybody for. It takes its kind as well where that is an emergency; the
    kind before stays in its facts. A call that dropped is only a reminder and changes neither.
    """
    another = escalation.kind != request.kind
    if request.kind == DROPPED:
        for row in alerts(escalation.id, request, duty):
            outbox.add(row)
        return escalation
    if another and request.level != "emergency":
        return escalation
    if escalation.to and escalation.level == request.level and not another:
        return escalation
    to = _alerted(request, duty)
    # The first kind's alerts went out by its own id; the end of the kind keeps within 40 signs.
    anew = f"{escalation.id}_{request.kind[-8:]}" if another else escalation.id
    for row in alerts(request.id or anew, request, duty, look_up=escalation.id):
        if outbox.get(row.id) is None:  # with nobody on duty `to` stays empty, whatever was queued
            outbox.add(row)
    changes: dict[str, Any] = {
        "to": to,
        "level": request.level,
        "kind": request.kind,
        "advised": tuple(dict.fromkeys((*escalation.advised, *request.advised))),
        "evidence": tuple(dict.fromkeys((*escalation.evidence, *request.evidence))),
    }
    if another:
        before = [*escalation.facts.get("before", ()), label(escalation.kind)]
        changes["facts"] = {**escalation.facts, "before": before}
    if another or request.level == "emergency" != escalation.level:
        # Whoever saw it saw something else, and not this.
        changes |= {"acknowledged_at": None, "acknowledged_by": None}
    book.update(escalation.id, **{k: _listed(v) for k, v in changes.items()})
    return replace(escalation, **changes)


def family(kind: str) -> tuple[str, ...]:
    """Return the kinds that are about the same trouble, lesser or greater: a grandson in jail who
    wants money, and the money on its way. Empty where a kind stands alone."""
    return next((kinds for kinds in _FAMILIES if kind in kinds), ())


def is_danger(kind: str) -> bool:
    """Tell whether an escalation is about danger, and not a handoff or a call back."""
    return kind in KINDS


def alerts(
    owed_by: str, request: Request, duty: Duty, *, look_up: str | None = None
) -> list[OutboxRow]:
    """Return the messages and calls that an escalation owes.

    Their ids follow from `owed_by`, the id of the escalation or of the request that it took in, and
    from the level: an alert sent while the database was away is known again when its row gets
    there. `look_up` is the escalation that staff find in the console, where it is another.
    """
    call_back = f"，来电{request.caller}" if request.caller else ""
    # The outbox is sealed; still no words of the caller leave by SMS, only what to look up.
    mark = "" if request.level == "emergency" else request.level[0]
    mark = "d" if request.kind == DROPPED else mark
    what = f"{_LEVELS[request.level]}：{label(request.kind)}{call_back}"
    body = f"【暖铃】{what}。编号{(look_up or owed_by)[-6:]}"
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
            id=f"o_{owed_by.removeprefix('e_')}_{mark}{number}",
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


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


@cache
def _labels() -> dict[str, str]:
    file = Path(__file__).with_name("escalation_labels.yaml")
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))


_FAMILIES = (
    ("fraud_before_payment", "scam_in_progress"),
    ("lonely_low", "suicide_veiled", "suicide_direct"),
    ("minor_fall", "fall_cannot_rise"),
    ("past_abuse_institution", "abuse_violence"),
)
_LEVELS = {"emergency": "紧急", "urgent": "今日须回访", "human": "请接人工"}
_FAMILY = "【暖铃】您的家人刚刚向养老服务热线求助，情况可能紧急，请尽快联系他们。"
