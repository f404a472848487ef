"""The question that waited while something else was answered, put again after it."""

from __future__ import annotations

from dataclasses import replace

from actions import desk_walk_asking
from actions.desk_asking import put_once_more
from actions.desk_outcome import Hearing, Outcome
from actions.desk_walk_asking import ASIDES
from care.desk import Desk
from care.messages import Message


def put_again(heard: Hearing, before: Desk, outcome: Outcome) -> Outcome:
    """Put a firm question again that waited while something else was answered."""
    waited, desk = before.pending, outcome.desk
    if waited is None or not waited.firm or heard.inside_booking or outcome.booking:
        return outcome
    if heard.intent == "goodbye" or (heard.intent == "thanks" and waited.kind == "walk"):
        return outcome  # who takes leave is not asked once more
    if desk.case != before.case or (desk.walk != before.walk and desk.pending != waited):
        return outcome  # something else has begun
    if (
        desk.pending is not None
        and desk.pending.since == heard.turn.ordinal
        and waited != desk.pending
    ):
        return outcome  # it has been put in this very turn
    if waited.kind == "walk":
        if waited.misses >= ASIDES:
            left = None if desk.pending == waited else desk.pending
            return replace(outcome, desk=replace(desk, pending=left))
        waited = replace(waited, misses=waited.misses + 1)
    desk = replace(desk, pending=waited)
    if waited.kind == "walk":
        again: tuple[Message, ...]
        desk, again = desk_walk_asking.put(heard, desk)
    else:
        desk, again = put_once_more(heard, desk, unless_often=True)
    said = tuple(_without_offers(message) for message in outcome.messages)
    return replace(outcome, desk=desk, messages=(*said, *again))


def _without_offers(message: Message) -> Message:
    speech = message.speech
    for offer in ("要不要听原文？", "要不要我记下来，请工作人员回复您？"):
        speech = speech.removesuffix(offer)
    return replace(message, speech=speech)
