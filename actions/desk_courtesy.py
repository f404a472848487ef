"""Kind words, apologies, 不用打给我了, 是打这里吗: what is said to the hotline, not asked of it."""

from __future__ import annotations

from dataclasses import replace

from actions import desk_intake
from actions.desk_outcome import Hearing, Outcome
from care.booking_services import service_in
from care.desk import Desk
from care.requests import Wanted, wanted

SAID_TO_US = frozenset({"kind_words", "sorry", "what_to_leave", "own_number"})
"""Requests of `requests.yaml` that answer no question, whatever waits."""


def answer(heard: Hearing, desk: Desk, request: Wanted) -> Outcome | None:
    """Return the answer to a courtesy; None where the turn is another request."""
    if request.id == "kind_words":
        return _said(heard, desk, "talk.lonely_thanks" if desk.lonely else "talk.kind_words")
    if request.id == "sorry":
        return _sorry(heard, desk)
    if request.id == "no_call":
        return _said(heard, desk, "requests.no_call_only")
    if request.id == "what_to_leave":
        return _leaves(heard, desk)
    if request.id == "duty_hours":
        hours = heard.services.duty.hours()
        return Outcome(replace(desk, lost=0), (heard.say("talk.duty_hours", known=hours),))
    if request.id == "own_number":
        tail = (heard.own_number or "")[-4:]
        said = heard.say("talk.own_number", tail=tail) if tail else None
        return Outcome(replace(desk, lost=0), (said or heard.say("talk.own_number_unseen"),))
    if request.id == "right_line":
        named = service_in(heard.text)
        if named is None:
            again = heard.dealt or desk.case is not None or bool(desk.rows)
            return _said(heard, desk, "talk.right_line_again" if again else "talk.ability")
        return Outcome(replace(desk, lost=0), (heard.say("talk.right_line", what=named[0]),))
    return None


def _leaves(heard: Hearing, desk: Desk) -> Outcome:
    """Say what to leave for a call back, and take it down: no document is asked about that."""
    waits = desk.pending is not None and desk.pending.firm
    if heard.inside_booking or waits:
        return _said(heard, desk, "requests.leave_first")
    note = replace(wanted("note_for_person"), first="leave_first")
    return desk_intake.open_case(heard, desk, note)


def _sorry(heard: Hearing, desk: Desk) -> Outcome:
    case, waits = desk.case, desk.pending is not None and desk.pending.firm
    if case is not None and case.request == "complain" and not waits:
        understood = desk_intake.more(heard, desk)
        if understood is not None:
            return understood
    return _said(heard, desk, "talk.sorry_aside" if waits else "talk.sorry")


def _said(heard: Hearing, desk: Desk, name: str) -> Outcome:
    return Outcome(replace(desk, lost=0), (heard.say(name),))
