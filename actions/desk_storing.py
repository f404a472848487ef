"""What a turn at the desk leaves in the database: its consultation, and the rows of the call."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actions.consulting import log_consultation
from actions.desk_outcome import Hearing, Outcome
from actions.turn import CurrentTurn
from care.desk import Desk
from care.emergencies.responses import for_kind
from care.escalations import Request, open_escalation
from care.ids import new_id
from care.telling import Told
from storage import Transaction


def keep(
    tx: Transaction, turn: CurrentTurn, outcome: Outcome, denied: tuple[str, ...] = ()
) -> Desk:
    """Keep the consultation of this turn, and bring the rows of this call up to date.

    `denied` are conditions that were taken back: they leave every row of this call.
    """
    desk, record = outcome.desk, outcome.record
    facts = _facts(desk.told)
    if desk.withholds:
        facts["conditions"] = ()
    if record is not None:
        logged = log_consultation(
            tx,
            turn,
            record.topic,
            about=record.about,
            outcome=record.outcome,
            note=record.note,
            **facts,
        )
        desk = replace(desk, rows=tuple(dict.fromkeys((*desk.rows, logged)))[-12:])
        if record.topic == "资格查询":
            desk = replace(desk, walk_row=logged)
        elif record.of_case and desk.case is not None:
            desk = replace(desk, case=replace(desk.case, id=logged))
    known = {name: value for name, value in facts.items() if value}
    contact = {name: value for name, value in known.items() if name in ("name", "phone")}
    updates: dict[str, dict[str, Any]] = {}
    for row_id in desk.rows if contact else ():
        row = tx.consultations.get(row_id)
        # 她叫吴小琴: who is signed up next is not who was signed up before
        if row is not None and row.name in (None, contact.get("name", row.name)):
            updates[row_id] = dict(contact)
            if row.county is None and row.beneficiary in (None, desk.told.beneficiary):
                # 陆川良田镇, told with the number to call: where the question before it came from
                for part in ("county", "town"):
                    updates[row_id] |= {part: known[part]} if part in known else {}
    for row_id, left in _without(tx, desk.rows, denied).items():
        updates[row_id] = {**updates.get(row_id, {}), "conditions": left}
    if record is None and desk.rows:
        updates[desk.rows[-1]] = updates.get(desk.rows[-1], {}) | known
    current = _row_of(desk, outcome)
    if current:
        updates[current] = updates.get(current, {}) | known | outcome.changes
    for row_id, values in updates.items():
        if values:
            tx.consultations.update(row_id, **values)
    return desk


def _without(
    tx: Transaction, rows: tuple[str, ...], denied: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """Return the conditions that are left in rows which had one that was taken back."""
    left: dict[str, tuple[str, ...]] = {}
    for row_id in rows if denied else ():
        row = tx.consultations.get(row_id)
        if row is not None and any(d in c for c in row.conditions for d in denied):
            left[row_id] = tuple(c for c in row.conditions if not any(d in c for d in denied))
    return left


def _row_of(desk: Desk, outcome: Outcome) -> str | None:
    record = outcome.record
    if record is not None and (not record.of_case or record.topic == "资格查询"):
        return None  # an eligibility check is no part of the enquiry that was open
    if outcome.of_walk:
        return desk.walk_row
    return desk.case.id if desk.case and desk.case.id else None


def _facts(told: Told) -> dict[str, Any]:
    return {
        "name": told.name,
        "phone": told.phone,
        "age": told.age,
        "county": told.county,
        "town": told.town,
        "beneficiary": told.beneficiary,
        "conditions": told.conditions,
    }


def open_urgent(tx: Transaction, heard: Hearing, kind: str) -> None:
    """Open an urgent follow-up for staff, with its alerts, in the caller's transaction."""
    _open(tx, heard, "urgent", kind, {})


def open_handoff(tx: Transaction, heard: Hearing, desk: Desk) -> None:
    """Hand a caller over who wants to be called back by a person, with what they told."""
    facts = {"summary": desk.summary(), "phone": desk.told.phone or heard.turn.caller or ""}
    _open(tx, heard, "human", "handoff", {name: said for name, said in facts.items() if said})


def _open(tx: Transaction, heard: Hearing, level: str, kind: str, facts: dict[str, str]) -> None:
    turn = heard.turn
    request = Request(
        conversation_id=turn.conversation_id,
        turn_id=turn.turn_id,
        turn=turn.ordinal,
        level=level,
        kind=kind,
        now=turn.now,
        advised=for_kind(kind).dial,
        caller=turn.caller,
        id=new_id("e", turn.now),
        facts=facts,
    )
    open_escalation(request, heard.services.duty, tx.escalations, tx.outbox, tx.effects)
