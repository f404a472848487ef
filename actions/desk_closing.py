"""A caller who ends an enquiry while something is still asked for: 嗯就这样，谢谢啦."""

from __future__ import annotations

from dataclasses import replace

from actions import desk_details as details
from actions.desk_asking import ask_next
from actions.desk_outcome import Hearing, Outcome
from care.desk import Case, Desk
from care.desk_assent import takes_leave
from care.messages import Message
from care.requests import Wanted

_CONTACT = ("name", "phone")


def close(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """End the enquiry with what was told; a name or number that is lacking is asked for once."""
    case = desk.case
    if case is None:
        return Outcome(desk)
    last = bool(case.closings) or takes_leave(heard.turn.text)
    counted = replace(case, closings=case.closings + 1)
    if case.unsaid:
        return _unsaid(heard, desk, counted, last=last)
    waived = [slot for slot in request.ask if slot not in _CONTACT]
    counted = replace(counted, given=tuple(dict.fromkeys((*case.given, *waived))))
    desk, lead = _with_number(heard, replace(desk, case=counted), request)
    lacking = [
        slot
        for slot in _CONTACT
        if slot in request.ask and slot not in counted.given and not details.has(desk, slot)
    ]
    if lacking and not last:
        desk = _asking(heard, desk, lacking[0])
        return Outcome(desk, (*lead, heard.say(f"ask.{lacking[0]}_wanted")))
    done = replace(counted, given=(*counted.given, *lacking))
    return ask_next(heard, replace(desk, case=done), request, lead, None)


def _unsaid(heard: Hearing, desk: Desk, case: Case, *, last: bool) -> Outcome:
    """Ask for the yes to a health record once more; without one nothing is kept."""
    if not last:
        desk = _asking(heard, replace(desk, case=case), "consent")
        return Outcome(desk, (heard.say("ask.consent_last"),))
    left = replace(desk.without_unsaid(), case=replace(case, over=True), pending=None)
    changes = {"outcome": "来电人没有同意登记，未记健康情况"}
    return Outcome(left, (heard.say("requests.record_unsaid"),), changes=changes)


def _with_number(heard: Hearing, desk: Desk, request: Wanted) -> tuple[Desk, tuple[Message, ...]]:
    """Take the calling number where none was told and it was not declined; it is said so."""
    pending, own = desk.pending, heard.own_number
    if pending is None or own is None or "phone" not in request.ask:
        return desk, ()
    if desk.told.phone or "phone" in (desk.case.given if desk.case else ()) or pending.declined:
        return desk, ()
    offered = pending.asked == "phone" and pending.caller
    told = () if offered else (heard.say("ask.own_taken", tail=own[-4:]),)
    return replace(desk, told=replace(desk.told, phone=own)), told


def _asking(heard: Hearing, desk: Desk, slot: str) -> Desk:
    if desk.pending is not None and desk.pending.asked == slot:
        return desk
    return desk.asking("intake", slot, since=heard.turn.ordinal)
