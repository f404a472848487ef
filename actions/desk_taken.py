"""Who asks if their enquiry was taken down hears that it was, and under what name and number."""

from __future__ import annotations

from dataclasses import replace

from actions.desk_outcome import Hearing, Outcome
from care.desk import Desk
from care.desk_taken import asks_if_taken


def if_taken(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer 那我报名算报上了吗; None where nothing like it is asked, or a detail awaited."""
    waits = desk.pending is not None and desk.pending.firm
    if waits or not asks_if_taken(heard.turn.text):
        return None
    if desk.case is None or not desk.case.done:
        return Outcome(replace(desk, lost=0), (heard.say("requests.nothing_taken"),))
    return surely(heard, desk)


def surely(heard: Hearing, desk: Desk) -> Outcome:
    """Say that the enquiry is taken down, with what was told of who is to be called."""
    told = replace(desk.told, age=None)
    known = told.spoken()
    if not known:
        return Outcome(replace(desk, lost=0), (heard.say("requests.surely"),))
    return Outcome(replace(desk, lost=0), (heard.say("requests.surely_known", known=known),))
