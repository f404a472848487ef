"""The ordinary turn: Rasa understands and answers; what it did is read back from the database."""

from __future__ import annotations

import logging
from time import perf_counter
from typing import Any

from care.booking_answers import asks_for_noted
from care.booking_told_again import asked_again
from care.booking_words import only_waits
from care.clock import SHANGHAI
from care.emergencies import Verdict
from care.emergencies.responses import for_kind
from care.errors import UpstreamUnavailable
from care.glossary import term_asked
from care.messages import Message
from care.requests import wanted
from care.text import normalise
from care.voice import of_the_voice
from conversation import after_urgent, courtesy, infirmity
from conversation.answers import Answer, Taken
from conversation.contract import EscalationNotice, Keypad, Then
from conversation.courtesy import Courtesy
from conversation.doubt import HandedOn
from conversation.guidance import first_words
from conversation.keeping import Keeper
from conversation.ledger import Done
from conversation.phrases import Phrase, phrase
from conversation.rasa import Dialogue, Rasa
from conversation.replies import say
from conversation.state import DialogueState
from conversation.wishes import Wish

log = logging.getLogger(__name__)

_NOT_UNDERSTOOD = frozenset({None, "nlu_fallback"})
_LOST = frozenset({*_NOT_UNDERSTOOD, "out_of_scope"})
"""Understood as nothing that the hotline does."""
_BESIDE_URGENT = ("book_", "pay_", "check_", "change_", "cancel_", "complain")
"""After urgent words, Rasa's answer is only added where it does something for the caller."""


class Dialogues:
    """Plays turns through Rasa and adapts its answers."""

    def __init__(self, rasa: Rasa, keeper: Keeper) -> None:
        self._rasa = rasa
        self._keeper = keeper

    async def answer(
        self, text: str, taken: Taken, state: DialogueState, verdict: Verdict
    ) -> Answer | Courtesy:
        """Answer a turn; a `Courtesy` where Rasa understood a request about the talk itself."""
        turn = taken.turn
        started = perf_counter()
        if await self._is_fraud_alone(text, state, verdict):
            return self._without_rasa(turn.text, taken, state, verdict)
        try:
            dialogue = await self._rasa.turn(_request(text, taken, state))
        except UpstreamUnavailable as error:
            log.warning("turn answered without Rasa: %s", error)
            state.untold = [*state.untold, turn.id][-5:]
            return self._without_rasa(turn.text, taken, state, verdict)
        finally:
            turn.timings_ms["rasa"] = round((perf_counter() - started) * 1000, 2)
        done = await self._keeper.done_for([*state.untold, turn.id])
        wish = _wish(dialogue, text)
        if wish is not None:
            told = dialogue.messages and reads_back(state, text)
            if not (told or _went_on(dialogue, state, done, turn.id)):
                return courtesy.on_wish(wish, state, text)
            # 对，就这样订，师傅到了喊大声点: what was done is told, not what was said before
            courtesy.hear_wish(wish, state)
        late = _late(done, dialogue, state.untold)
        if dialogue.failed or (
            not dialogue.messages and dialogue.understanding.intent not in _NOT_UNDERSTOOD
        ):
            # Understood, and yet nothing came: whoever should have answered is ill.
            log.warning("turn answered without its actions")
            if not late:
                if dialogue.understanding.intent == "talk_to_human":
                    return courtesy.on_wish("person", state)
                # What it did may still be under way: it is told at a later turn.
                state.untold = [*state.untold, turn.id][-5:]
                return self._without_rasa(turn.text, taken, state, verdict)
        state.slots, state.active_loop = dialogue.slots, dialogue.active_loop
        state.untold = []
        urgent = _urgent(taken, turn.text, verdict)
        understood = dialogue.understanding.intent not in _NOT_UNDERSTOOD
        lost = dialogue.understanding.intent in _LOST and not dialogue.active_loop
        calmed = after_urgent.calmed(text, state) if lost and not (urgent or late) else None
        if calmed is not None:
            message = say(calmed, voice=state.voice)
            understanding = dialogue.understanding
            return Answer(message, understanding.intent, confidence=understanding.confidence)
        missed = not dialogue.messages or not (understood or dialogue.active_loop)
        if missed and not urgent and not late:
            return courtesy.on_miss(state)
        if understood or urgent:
            state.misses = 0
        state.repeats = 0
        return _answer(dialogue, state, taken, urgent, late, done)

    async def words_to_play(self, handed: HandedOn) -> str | None:
        """Return the words to go on with after a question whether there is danger; None for none.

        What Rasa would take for an emergency once more is left out, and so is what it cannot do
        anything with where the caller says no more than no.
        """
        for words in handed.words:
            try:
                intent = (await self._rasa.parse(words)).intent
            except UpstreamUnavailable:
                return None if handed.bare else words
            if intent != "emergency" and not (handed.bare and intent in _LOST):
                return words
        return None

    async def only_tells(self, text: str, verdict: Verdict, state: DialogueState) -> bool:
        """Tell whether a doubtful turn only tells an infirmity beside a question about benefits."""
        return await infirmity.only_tells(text, verdict, state, self._rasa)

    async def forget(self, conversation_id: str) -> None:
        """Delete Rasa's tracker of an ended conversation."""
        await self._rasa.forget(conversation_id)

    async def _is_fraud_alone(self, text: str, state: DialogueState, verdict: Verdict) -> bool:
        """Whether what a stranger sells or wants would be taken for an order or a fee of ours."""
        if verdict.kind != "fraud_before_payment" or state.active_loop is not None:
            return False
        try:
            intent = (await self._rasa.parse(text)).intent
            orders = (intent or "").startswith("book_") and "帮我" not in text
            return intent == "pay_service_fee" or orders
        except UpstreamUnavailable:
            return False

    def _without_rasa(
        self, text: str, taken: Taken, state: DialogueState, verdict: Verdict
    ) -> Answer:
        urgent = _urgent(taken, text, verdict)
        parts = urgent or [phrase("fallback")]
        notice = _notice(taken.escalation) if urgent and taken.escalation else None
        return Answer(
            say(*parts, voice=state.voice), intent=None, escalation=notice, keep=bool(urgent)
        )


def _request(text: str, taken: Taken, state: DialogueState) -> dict[str, Any]:
    conversation, turn = taken.conversation, taken.turn
    return {
        "conversation_id": conversation.id,
        "turn_id": turn.id,
        # Rasa would read an intent with slots out of a leading slash.
        "text": "／" + text[1:] if text.startswith("/") else text,
        "channel": conversation.channel,
        "caller": conversation.caller,
        "now": turn.received_at.astimezone(SHANGHAI).isoformat(),
        "language": state.voice.language,
        "slots": state.slots,
        "active_loop": state.active_loop,
        "ordinal": turn.ordinal,
        "level": taken.turn.verdict["level"] if taken.turn.verdict else "none",
    }


def _wish(dialogue: Dialogue, text: str) -> Wish | None:
    understood = dialogue.understanding
    if term_asked(text) is not None or wanted("original").means(normalise(text).text):
        return None  # the desk explains 失能, and reads out 收回补贴那句 as it is written
    if dialogue.active_loop is None or understood.confidence >= 0.8:
        if understood.intent == "repeat":
            return "repeat"
        if understood.intent == "slower_louder" and of_the_voice(text):
            return "slower"
    return None


def _went_on(dialogue: Dialogue, state: DialogueState, done: Done, turn_id: str) -> bool:
    """Whether the turn did more than ask for the same again: it booked, or filled the form."""
    changed = [turn for turn, _ in done.changes]
    if turn_id in (*changed, *(booking.turn_id for booking in done.bookings)):
        return True
    filled = {k: v for k, v in dialogue.slots.items() if k not in _BESIDE_THE_FORM}
    before = {k: v for k, v in state.slots.items() if k not in _BESIDE_THE_FORM}
    return dialogue.active_loop is not None and bool(dialogue.messages) and filled != before


def reads_back(state: DialogueState, text: str) -> bool:
    """Whether the booking form grants a wish to hear it again: 再念一次清单, or after 不着急.

    What was said last is then not what is to be heard.
    """
    if state.active_loop is None and asked_again(text) is not None:
        memory = state.slots.get("memory") or {}
        return isinstance(memory.get("booking_at"), int)
    booking = state.active_loop == "booking_form"
    return booking and (asks_for_noted(text) or only_waits(state.last_text))


def _urgent(taken: Taken, text: str, verdict: Verdict) -> list[Phrase | Message]:
    if verdict.level != "urgent" or verdict.kind is None or taken.escalation is None:
        return []
    return [first_words(for_kind(verdict.kind), text)]


def _answer(
    dialogue: Dialogue,
    state: DialogueState,
    taken: Taken,
    urgent: list[Phrase | Message],
    late: list[Phrase],
    done: Done,
) -> Answer:
    understood = dialogue.understanding
    useful = dialogue.active_loop == "booking_form" or (understood.intent or "").startswith(
        _BESIDE_URGENT
    )
    spoken: list[Phrase | Message] = [*late, *urgent]
    if not dialogue.failed and (not urgent or useful):
        spoken += dialogue.messages
    message = say(*spoken, voice=state.voice)
    state.choices = [button.say for button in message.buttons]
    own = [e for e in done.escalations if e.turn_id == taken.turn.id] or list(done.escalations)
    escalation = taken.escalation or (own[-1] if own else None)
    if escalation is not None and escalation.level == "urgent":
        after_urgent.remember(state, escalation.kind, escalation.id)
    then: Then = "listen"
    if (
        escalation is not None
        and escalation.level == "human"
        and "duty" in escalation.to
        and taken.conversation.channel == "phone"
    ):
        then = "transfer"
    keypad: Keypad = "number" if dialogue.slots.get("requested_slot") in _TYPED else "one_key"
    return Answer(
        message,
        intent=understood.intent,
        confidence=understood.confidence,
        entities=understood.entities,
        escalation=_notice(escalation) if escalation else None,
        then=then,
        keypad=keypad,
    )


_BESIDE_THE_FORM = frozenset({"memory", "requested_slot"})
"""Slots that change also where a caller only asks to hear it again."""

_TYPED = frozenset({"phone", "reference"})
"""Slots whose answer a caller may type on the keypad, ended by #."""


def _notice(escalation: Any) -> EscalationNotice:
    return EscalationNotice(
        escalation.level, escalation.kind, tuple(escalation.to), tuple(escalation.advised)
    )


def _late(done: Done, dialogue: Dialogue, untold: list[str]) -> list[Phrase]:
    """Tell what was done and nobody has told: an earlier turn's, whose answer came too late, or
    this one's, where the process that should have told it was cut off."""
    told = "" if dialogue.failed else "".join(m.text for m in dialogue.messages)
    late = [
        phrase("late_booking", reference=booking.reference)
        for booking in done.bookings
        if booking.reference not in told
    ]
    for turn_id, booking in done.changes:
        if dialogue.failed or turn_id in untold:
            name = "late_cancelled" if booking.status == "cancelled" else "late_changed"
            late.append(phrase(name, reference=booking.reference))
    return late
