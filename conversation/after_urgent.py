"""The turns after words that somebody must follow up today: a worry about the same matter.

Fraud that was warned of, a fall, medicine gone: what callers ask next is answered from the data of
that kind, and stays out of a booking that is open. Everything else is the ordinary dialogue's.
"""

from __future__ import annotations

from care import booking_hearing
from care.clock import SHANGHAI
from care.emergencies import Verdict
from care.emergencies.responses import Wording, for_kind
from care.records import Conversation, Turn
from conversation import asking, waiting
from conversation import frame as frames
from conversation.answers import Answer
from conversation.frame_patterns import matches, plain
from conversation.guidance import numbers_said, words
from conversation.phrases import Phrase
from conversation.replies import say
from conversation.state import DialogueState

_LASTS = 3
"""Turns for which a worry is about the urgent matter."""


def remember(state: DialogueState, kind: str | None) -> None:
    """Keep in mind what has to be followed up."""
    if kind is not None:
        state.urgent, state.urgent_for = kind, _LASTS


def answer(
    turn: Turn, conversation: Conversation, state: DialogueState, verdict: Verdict
) -> Answer | None:
    """Answer what is asked about the urgent matter; None where the turn is about something else."""
    if verdict.level != "none" or state.urgent is None or turn.kind != "text":
        return None
    if state.urgent_for <= 0:
        state.urgent = None
        return None
    state.urgent_for -= 1
    said = _said(turn, state)
    if said is None:
        return None
    waits = waiting.question(state, turn.received_at, conversation.caller)
    parts = [said] if waits is None else [said, waits]
    return Answer(say(*parts, voice=state.voice), intent=None)


def calmed(text: str, state: DialogueState) -> Phrase | None:
    """Return what to do meanwhile, for a worry that nobody else understood."""
    if state.urgent is None:
        return None
    worried = matches("worries", plain(text)) or asking.asks(text)
    return words(for_kind(state.urgent).meanwhile) if worried else None


def _said(turn: Turn, state: DialogueState) -> Phrase | None:
    kind = str(state.urgent)
    if matches("another_matter", plain(turn.text)) or _goes_on_booking(turn, state):
        return None
    if frames.asks_number(turn.text) and for_kind(kind).dial:
        return numbers_said(kind, turn.text)
    found: Wording | None = asking.answer_in(turn.text, (for_kind(kind).asked,))
    if found is None and frames.asks_what_to_do(turn.text):
        found = for_kind(kind).meanwhile
    return words(found) if found is not None else None


def _goes_on_booking(turn: Turn, state: DialogueState) -> bool:
    """Whether the turn tells the open booking something that no worry holds; a day it may."""
    if state.active_loop != waiting.BOOKING:
        return False
    heard = booking_hearing.hear(
        turn.text,
        asked=None,
        draft=waiting.booked_so_far(state),
        now=turn.received_at.astimezone(SHANGHAI),
    )
    return bool(heard.phone or heard.name or heard.quantity or heard.items or heard.stop)
