"""The next question of an enquiry, or how it ends once nothing is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from actions import desk_details as details
from actions.desk_case import SUPERVISORS
from actions.desk_outcome import Hearing, Outcome, Record
from care.booking_words import spoken_phone
from care.desk import Desk
from care.messages import Message
from care.requests import Wanted

HALF = "已记下来电人所说，待补充"
"""The outcome of an enquiry that lacks something."""

_NO_NUMBER = "已记下来电人所说；没有留电话，无法回电"
_OFTEN = 3
"""A question put so often is not put once more while the caller tells something else."""
_ONCE = 1
"""Who asks of rules and of other things has left the search for homes: the county is asked for
once more beside an answer, and then waits."""

_CONSENTS = ("ask.consent", "ask.consent_plain", "ask.consent_last", "ask.consent_listening")
_ASKED_FOR_CONSENT = 2
"""So often a yes to a health record is asked for before everything else is."""


def ask_next(
    heard: Hearing,
    desk: Desk,
    request: Wanted,
    lead: tuple[Message, ...],
    record: Record | None,
) -> Outcome:
    """Ask for what is missing; where nothing is, the enquiry is complete."""
    case = desk.case
    if case is None:
        return Outcome(desk, lead, record)
    changes: dict[str, Any] = {"about": details.subject(case)}
    if not case.unsaid:
        changes["note"] = case.note or None
    missing = _missing(desk, request)
    if not missing:
        return _finished(heard, desk, request, lead, record, changes)
    before = desk.pending
    if before is None or before.kind != "intake" or before.asked != missing[0]:
        desk = desk.asking("intake", missing[0], since=heard.turn.ordinal)
        if missing[0] == "phone" and heard.own_number and desk.pending:
            desk = replace(desk, pending=replace(desk.pending, caller=True))
        desk, asked = _put(heard, desk, missing[0])
        return Outcome(desk, (*lead, asked), record, changes)
    desk, again = put_once_more(heard, desk, unless_often=bool(lead))
    return Outcome(desk, (*lead, *again), record, changes)


def put_once_more(
    heard: Hearing, desk: Desk, *, unless_often: bool = False
) -> tuple[Desk, tuple[Message, ...]]:
    """Put the question that waits again; `unless_often`: something else is said in this turn."""
    pending, case = desk.pending, desk.case
    if pending is None or pending.asked is None or case is None:
        return desk, ()
    often = pending.put >= (_ONCE if pending.asked == "county" else _OFTEN)
    if pending.asked == "consent":
        often = case.consents >= _ASKED_FOR_CONSENT
    if often and unless_often:
        return desk, ()
    desk = replace(desk, pending=replace(pending, put=pending.put + 1))
    desk, asked = _put(heard, desk, pending.asked)
    return desk, (asked,)


def question(heard: Hearing, desk: Desk, slot: str) -> Message:
    """Return the question for a detail; the calling number is offered where it may be used."""
    if slot == "consent" and desk.case:
        return heard.say(_CONSENTS[min(desk.case.consents, len(_CONSENTS) - 1)])
    if slot == "phone" and desk.pending and desk.pending.caller and heard.own_number:
        return heard.say("ask.phone_caller", tail=heard.own_number[-4:])
    return heard.say(f"ask.{slot}")


def _put(heard: Hearing, desk: Desk, slot: str) -> tuple[Desk, Message]:
    asked, case = question(heard, desk, slot), desk.case
    if slot == "consent" and case is not None:
        desk = replace(desk, case=replace(case, consents=case.consents + 1))
    return desk, asked


def _missing(desk: Desk, request: Wanted) -> list[str]:
    case = desk.case
    if case is None:
        return []
    missing = [
        slot for slot in request.ask if slot not in case.given and not details.has(desk, slot)
    ]
    if case.unsaid:
        # nobody is asked about illnesses before a yes; asked for in vain, the yes comes last
        missing = [slot for slot in missing if slot != "health_note"]
        if case.consents >= _ASKED_FOR_CONSENT:
            missing.sort(key=lambda slot: slot == "consent")
    return missing


def _finished(
    heard: Hearing,
    desk: Desk,
    request: Wanted,
    lead: tuple[Message, ...],
    record: Record | None,
    changes: dict[str, Any],
) -> Outcome:
    case, outcome, said = desk.case, request.outcome, done(heard, desk, request)
    if "phone" in request.ask and desk.told.phone is None:
        said = heard.say("requests.no_number")
        outcome = _NO_NUMBER
        if request.id in details.COMPLAINTS:
            outcome = f"{request.outcome}；来电人没有留电话"
    over = replace(case, over=True, done=heard.turn.ordinal) if case else None
    record = record and replace(record, outcome=outcome)
    changes["outcome"] = outcome
    number = _number_read(heard, desk)
    return Outcome(replace(desk, case=over, pending=None), (*lead, said, *number), record, changes)


def _number_read(heard: Hearing, desk: Desk) -> tuple[Message, ...]:
    """Read back a number told in this turn: one digit misheard, and nobody can be called back."""
    told = heard.telling.phone
    if desk.told.phone is None or told is None or desk.told.phone == heard.own_number:
        return ()
    return (heard.say("requests.number_read", known=spoken_phone(desk.told.phone)),)


def done(heard: Hearing, desk: Desk, request: Wanted) -> Message:
    """Return how a complete enquiry is closed; a visit to a home is read back."""
    about, visit = (desk.case.about, desk.case.visit) if desk.case else (None, None)
    if visit is not None:
        name = "visit_done" if visit.spoken() else "visit_done_plain"
        return heard.say(f"requests.{name}", known=visit.spoken())
    if request.id == "complain" and about and re.search("院|公寓|中心|托老所|幸福|苑", about):
        named = about if len(about) <= 12 else "这家机构"
        return heard.say("requests.complain_home_done", named=named, departments=SUPERVISORS)
    if request.id == "fee" and desk.warned:
        return heard.say("requests.fee_done_apart")
    return heard.say(f"requests.{request.done}")
