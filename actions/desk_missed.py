"""What was told of somebody in turns that others than the desk answered, before it comes to a turn.

A turn that was taken for an alarm, asked back about or greeted tells as much of the person asked
for (我家公八十三，偏瘫) as one at the desk; whoever told it is not asked again.
"""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker

from actions.booking_memory import memory_of
from actions.booking_recall import ALARMS, mistaken
from actions.desk_outcome import Hearing
from actions.desk_people import told_by
from actions.services import Services
from actions.turn import CurrentTurn
from care.clock import SHANGHAI
from care.desk import Desk
from care.eligibility_asked import is_personal
from care.eligibility_programmes import programme_of
from care.records import Turn
from care.telling import Told, hear
from storage import Transaction

_BACK = 3
"""So many of the turns that it missed are read, the last ones."""


def missed_since(tracker: Tracker, turn: CurrentTurn, desk: Desk) -> int | None:
    """Return the last turn that desk or booking form heard; None where that is the one before."""
    booked = memory_of(tracker).get("booking_at")
    since = max(desk.heard, booked if isinstance(booked, int) else 0)
    return since if turn.ordinal - since > 1 else None


def with_missed(
    tx: Transaction, services: Services, turn: CurrentTurn, desk: Desk, since: int
) -> Desk:
    """Return the desk with the standing that was told since; of a real alarm nothing is taken."""
    turns = [t for t in tx.turns.of(turn.conversation_id) if since < t.ordinal < turn.ordinal]
    doubted = mistaken(turns)
    for past in [t for t in turns if t.intent not in ALARMS or t in doubted][-_BACK:]:
        desk = told_by(desk, _hearing(services, turn, past))
        programme = programme_of(past.text)
        if programme is not None and is_personal(programme):
            desk = replace(desk, programmes=(*desk.programmes, programme))
    return desk


def _hearing(services: Services, turn: CurrentTurn, past: Turn) -> Hearing:
    """Return an earlier turn as the desk would have heard it: age, illnesses and for whom alone."""
    telling = hear(past.text, None, turn.now.astimezone(SHANGHAI).date())
    told = telling.told
    told = Told(age=told.age, beneficiary=told.beneficiary, conditions=told.conditions)
    said = replace(turn, text=past.text, ordinal=past.ordinal)
    kept = replace(telling, told=told, phone=None, this_number=False, others_name=None)
    return Hearing(services, said, "eligibility_check", 0.0, kept)
