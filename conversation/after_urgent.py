"""The turns after words that somebody must follow up today: a worry about the same matter.

Fraud that was warned of, a fall, medicine gone: what callers ask next is answered from the data of
that kind, and stays out of a booking that is open. Everything else is the ordinary dialogue's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from care import booking_hearing
from care.booking_services import service_in
from care.clock import SHANGHAI
from care.emergencies import Verdict
from care.emergencies.responses import Wording, for_kind, general
from care.lonely import company_for_another, company_for_self
from care.records import Conversation, Turn
from care.requests import recognise
from care.telling import hear
from care.text import normalise
from conversation import asking, hearing, waiting
from conversation import frame as frames
from conversation.answers import Answer
from conversation.frame import Frame
from conversation.frame_patterns import matches, plain
from conversation.guidance import noted, numbers_said, words
from conversation.keeping import Keeper
from conversation.ledger import FrameChange
from conversation.phrases import Phrase, phrase
from conversation.replies import say
from conversation.state import DialogueState

_OF_THE_BODY = ("hurt", "awake")
_FRAUD = "fraud_before_payment"
_TALKED_ABOUT = frozenset({"lonely_low"})
_LASTS = 3
"""Turns for which a worry is about the urgent matter."""


@dataclass(frozen=True)
class Told:
    """What a caller adds to an urgent matter: all that is known of it, and what is said to it."""

    facts: dict[str, Any]
    reply: tuple[Phrase, ...]


def remember(state: DialogueState, kind: str | None, escalation_id: str = "") -> None:
    """Keep in mind what has to be followed up, or was dangerous and is over."""
    if kind is None:
        return
    if kind != state.urgent:
        state.urgent_id, state.urgent_facts = "", {}
    state.urgent, state.urgent_for = kind, _LASTS
    state.urgent_id = escalation_id or state.urgent_id


def told(turn: Turn, state: DialogueState, verdict: Verdict) -> Told | None:
    """Return what a turn adds to the urgent matter; None where it is about something else.

    Loneliness is talked about and not taken down, but for the number to ring them at; in an open
    form what is told is the form's.
    """
    kind = state.urgent
    if kind is None or state.urgent_for <= 0 or not state.urgent_id or turn.kind != "text":
        return None
    response = for_kind(kind)
    if verdict.level != "none" or response.level != "urgent":
        return None
    elsewhere = (
        matches("another_matter", plain(turn.text))
        or recognise(turn.text) is not None
        or service_in(normalise(turn.text).text) is not None
        or company_for_another(turn.text)
        or company_for_self(turn.text)
    )
    # 你们跟我儿子讲一声可以不: a question, and his number is for this matter all the same
    for_family = kind == _FRAUD and matches("tells_family", plain(turn.text))
    if state.active_loop is not None or (not for_family and (elsewhere or asking.asks(turn.text))):
        return None
    before = Frame(kind, facts=state.urgent_facts)
    wanted = frozenset({*(q.id for q in response.questions), *_OF_THE_BODY})
    heard = hearing.hear(turn.text, wanted)
    if kind in _TALKED_ABOUT and not _leaves_number(turn.text, heard):
        return None
    if not heard.facts:
        return None
    after = replace(before, facts=hearing.merged(before.facts, heard, turn.text))
    known = noted(before, after) or phrase("emergency_noted")
    return Told(after.facts, (known, words(general().heard)))


async def take_down(turn: Turn, state: DialogueState, added: Told, keeper: Keeper) -> None:
    """Keep what a caller adds to an urgent matter with its escalation; no frame is open for it."""
    state.urgent_facts = added.facts
    change = FrameChange(turn.conversation_id, state.urgent_id, None, added.facts)
    await keeper.update_frame(change, turn.received_at)


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
    if for_kind(state.urgent).level != "urgent":
        return None
    worried = matches("worries", plain(text)) or asking.asks(text)
    return words(for_kind(state.urgent).meanwhile) if worried else None


def _said(turn: Turn, state: DialogueState) -> Phrase | None:
    kind = str(state.urgent)
    told = plain(turn.text)
    # 他讲得好真，补贴就没有了怎么办 is about the fraud, though it names an allowance
    of_it = kind == _FRAUD and matches("of_the_fraud", told)
    if (matches("another_matter", told) and not of_it) or _goes_on_booking(turn, state):
        return None
    if state.active_loop is not None and _tells_contact(turn.text):
        return None  # 我没扫，我叫苏杏芳: the form takes the name
    if company_for_self(turn.text):
        return None  # 能不能安排个人来陪我: a visit to be booked, and no worry
    if for_kind(kind).level != "urgent":
        worried = any(matches(name, told) for name in ("doctor", "troubled", "grave_or_not"))
        asks = asking.asks(turn.text) and worried
        return words(general().afterwards) if asks and "120" in for_kind(kind).dial else None
    if frames.asks_number(turn.text) and for_kind(kind).dial:
        return numbers_said(kind, turn.text)
    found: Wording | None = asking.answer_in(turn.text, (for_kind(kind).asked,))
    if found is None and frames.asks_what_to_do(turn.text):
        found = for_kind(kind).meanwhile
    return words(found) if found is not None else None


def _tells_contact(text: str) -> bool:
    """Whether a turn tells a name or a number, which the open form waits for."""
    heard = hear(text)
    return bool(heard.told.name or heard.phone or heard.this_number)


def _leaves_number(text: str, heard: hearing.Told) -> bool:
    return "phone" in heard.facts or hear(text, "phone").this_number


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
