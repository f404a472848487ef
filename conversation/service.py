"""The use cases of a conversation, as `conversation.contract.Conversations` promises them.

A turn is heard for danger first and in this process, then committed (or journalled) within its
deadline, then answered: by staff, by the emergency frame, by courtesy, or by Rasa.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from time import perf_counter

from care.clock import Clock
from care.emergencies import Verdict, check
from care.ids import new_id
from care.records import Conversation, Turn
from care.secrets import MASK, masked
from conversation import (
    after_urgent,
    alarm,
    courtesy,
    ending,
    ledger,
    replies,
    told_before,
    waiting,
)
from conversation.after_urgent import Told
from conversation.answers import Answer, Taken
from conversation.contract import Channel, EscalationNotice, Reply, Then, Utterance
from conversation.courtesy import Courtesy
from conversation.dialogue import Dialogues, reads_back
from conversation.doubt import HandedOn
from conversation.emergency import Emergencies
from conversation.keeping import Keeper
from conversation.phrases import Phrase, phrase
from conversation.replies import say
from conversation.state import DialogueState
from conversation.wishes import is_heard, wish_of

log = logging.getLogger(__name__)
LONGEST_HEARD = 10_000
"""Characters of one utterance that are heard for danger; the rest is beyond any caller's breath."""
LONGEST_TURN = 2_000
"""Characters of one utterance that are kept and answered."""


class ConversationService:
    """Conversations over a database, Rasa, the emergency detection and a duty desk."""

    def __init__(
        self, keeper: Keeper, dialogues: Dialogues, emergencies: Emergencies, clock: Clock
    ) -> None:
        self._keeper = keeper
        self._dialogues = dialogues
        self._emergencies = emergencies
        self._clock = clock

    async def begin(self, *, channel: Channel, key: str, caller: str | None = None) -> Reply:
        """Open or find the conversation with this key and return its greeting."""
        now = self._clock.now()
        conversation_id = new_id("c", now)
        state = DialogueState()
        greeting = say(phrase(f"greeting_{channel}"), voice=state.voice)
        state.last_text, state.last_speech = greeting.text, greeting.speech
        door = Turn(conversation_id, conversation_id, 0, key, "text", "", now)
        reply = replies.reply(Answer(greeting, intent=None), door, state.voice)
        fresh = Conversation(
            id=conversation_id,
            channel=channel,
            key=key,
            caller=caller,
            started_at=now,
            last_seen_at=now,
            greeting=replies.to_json(reply),
            state=state.to_json(),
        )
        found = await self._keeper.find_or_open(fresh)
        return replies.from_json(found.greeting)

    async def turn(self, conversation_id: str, utterance: Utterance, *, nonce: str) -> Reply:
        """Take one turn and answer it; a repeated nonce gets the stored reply."""
        started = perf_counter()
        words = utterance.value if utterance.kind == "text" else ""
        verdict = alarm.in_talk(words, check(words[:LONGEST_HEARD]))
        lead = None
        if verdict.ask and await self._only_tells(conversation_id, words, verdict):
            verdict, lead = Verdict(), phrase("danger_beside")
        now = self._clock.now()
        turn = Turn(
            id=new_id("t", now),
            conversation_id=conversation_id,
            ordinal=0,
            nonce=nonce[:128],
            kind=utterance.kind,
            # Before anything is kept or passed on: card numbers, passwords and codes.
            text=_kept(utterance),
            received_at=now,
            verdict=verdict.to_json(),
            timings_ms={"hear": _ms(started)},
        )
        if verdict.level == "emergency":
            # Not behind the lock: an earlier turn may be waiting for Rasa.
            return await self._take(turn, verdict, started)
        async with self._keeper.memory.lock(conversation_id):
            return await self._take(turn, verdict, started, lead)

    async def overhear(self, conversation_id: str, text: str) -> bool:
        """Hear an unfinished speech result for danger, and open the escalation at once."""
        verdict = check(text[:LONGEST_HEARD])
        if verdict.level != "emergency" or verdict.ask:
            return False
        await self._emergencies.overheard(conversation_id, verdict, self._clock.now())
        return True

    async def end(self, conversation_id: str, *, reason: str) -> None:
        """Close the conversation; an emergency still open then gets a follow-up."""
        now = self._clock.now()
        conversation = await self._keeper.close(conversation_id, now, reason)
        if conversation is not None and conversation.ended_at is None:
            await self._emergencies.dropped(conversation, now)
            await self._dialogues.forget(conversation_id)

    async def _only_tells(self, conversation_id: str, text: str, verdict: Verdict) -> bool:
        known = self._keeper.memory.recall(conversation_id)
        if known is not None and known.frame is not None:
            return False  # inside an emergency every word counts
        state = DialogueState.from_json(known.state if known else {})
        return await self._dialogues.only_tells(text, verdict, state)

    async def _take(
        self, turn: Turn, verdict: Verdict, started: float, lead: Phrase | None = None
    ) -> Reply:
        taken = await self._emergencies.receive(turn, verdict)
        if taken is None:
            return self._unknown(turn)
        turn = taken.turn
        if taken.repeated and turn.reply is not None:
            return replies.from_json(turn.reply)
        turn.timings_ms["receive"] = _ms(started)
        state = DialogueState.from_json(taken.conversation.state)
        answer = await self._answer(taken, state, verdict)
        if answer.keep:
            state.last_text, state.last_speech = answer.message.text, answer.message.speech
            told_before.keep(state, answer.message)
        if lead is not None and answer.lead is None:
            answer = replace(answer, lead=lead)
        if answer.lead is not None:
            said = say(answer.lead, answer.message, voice=state.voice)
            answer = replace(answer, message=said)
        turn.timings_ms["total"] = _ms(started)
        reply = replies.reply(answer, turn, state.voice, elapsed_ms=turn.timings_ms["total"])
        outcome = ledger.Outcome(
            reply=replies.to_json(reply),
            state=state.to_json(),
            intent=answer.intent,
            confidence=answer.confidence,
            entities=answer.entities,
            timings_ms=turn.timings_ms,
        )
        await self._keeper.finish(turn, outcome, self._clock.now(), degraded=taken.degraded)
        return reply

    async def _answer(self, taken: Taken, state: DialogueState, verdict: Verdict) -> Answer:
        turn = taken.turn
        if verdict.level == "emergency" or taken.conversation.frame is not None:
            framed = await self._emergencies.answer(turn, taken, state, verdict)
            if isinstance(framed, HandedOn):
                return await self._handed_on(framed, taken, state)
            if framed is not None:
                return framed
        return await self._ordinary(taken, state, verdict)

    async def _handed_on(self, handed: HandedOn, taken: Taken, state: DialogueState) -> Answer:
        """Go on with what was talked about before the question whether there is danger."""
        words = await self._dialogues.words_to_play(handed)
        if words is not None:
            turn = taken.turn if words == taken.turn.text else replace(taken.turn, kind="text")
            played = replace(taken, turn=replace(turn, text=words))
            answer = await self._ordinary(played, state, Verdict())
            return replace(answer, lead=handed.lead)
        conversation = taken.conversation
        waits = waiting.question(state, taken.turn.received_at, conversation.caller)
        ahead = phrase("resume" if state.active_loop else "go_ahead")
        message = say(waits or ahead, voice=state.voice)
        return Answer(message, intent="deny", lead=handed.lead)

    async def _ordinary(self, taken: Taken, state: DialogueState, verdict: Verdict) -> Answer:
        turn = taken.turn
        if verdict.level == "urgent":
            opened = taken.escalation
            after_urgent.remember(state, verdict.kind, opened.id if opened else "")
        if taken.conversation.taken_over_by:
            return Answer(say(phrase("staff_has_it"), voice=state.voice), intent=None, keep=False)
        over = await ending.ends_later(turn, state, self._keeper)
        if over is not None:
            waits = waiting.question(state, turn.received_at, taken.conversation.caller)
            ended = ending.alone(turn.text, over, waits, state)
            if ended is not None:
                return ended
        told = after_urgent.told(turn, state, verdict)
        if told is not None:
            await after_urgent.take_down(turn, state, told, self._keeper)
        worry = after_urgent.answer(turn, taken.conversation, state, verdict)
        if worry is not None:
            return worry
        found = self._courtesy(turn, state)
        if not taken.kept and (isinstance(found, str) or found.wants_person):
            return self._not_kept(found, taken, state)
        if isinstance(found, str):
            state.silences = 0
            if told is not None:
                return await self._taken_down(told, taken, state)
            answer = await self._dialogues.answer(found, taken, state, verdict)
            if isinstance(answer, Answer):
                return _warned(answer, found, state)
            found = answer
        return await self._courteous(found, taken, state)

    async def _taken_down(self, told: Told, taken: Taken, state: DialogueState) -> Answer:
        """Acknowledge what was added to an urgent matter; Rasa keeps what it can of it too."""
        message = say(*told.reply, voice=state.voice)
        text = taken.turn.text
        words = await self._dialogues.words_to_play(HandedOn(told.reply[0], (text,), bare=True))
        if words is not None:
            answer = await self._dialogues.answer(words, taken, state, Verdict())
            if isinstance(answer, Answer):
                done = answer.intent != "inform" or state.active_loop is not None
                return answer if done else replace(answer, message=message)
        return Answer(message, intent="inform")

    def _courtesy(self, turn: Turn, state: DialogueState) -> Courtesy | str:
        """Return what needs no understanding, or the words that Rasa is to understand."""
        if turn.kind == "silence" or not turn.text.strip():
            return courtesy.on_silence(state, staffed=self._emergencies.staffed)
        if turn.kind == "digits":
            return courtesy.on_keys(turn.text, state, at_door=turn.ordinal == 1)
        if state.active_loop is None and is_heard(turn.text):
            return Courtesy(say(phrase("heard"), voice=state.voice), "affirm")
        wish = wish_of(turn.text)
        if wish == "repeat" and reads_back(state, turn.text):
            return turn.text
        return turn.text if wish is None else courtesy.on_wish(wish, state, turn.text)

    def _not_kept(self, found: Courtesy | str, taken: Taken, state: DialogueState) -> Answer:
        """What no disk took is not acknowledged: nothing is done for it, and that is said."""
        wanted = not isinstance(found, str) and found.wants_person
        through = wanted and self._emergencies.staffed and taken.conversation.channel == "phone"
        name = "person_coming" if through else "not_kept"
        message = say(phrase(name), voice=state.voice)
        then: Then = "transfer" if through else "listen"
        intent = "talk_to_human" if wanted else None
        return Answer(message, intent=intent, then=then, keep=False)

    async def _courteous(self, found: Courtesy, taken: Taken, state: DialogueState) -> Answer:
        """Turn a courtesy into an answer, opening the handoff if a person is wanted."""
        if not found.wants_person:
            return Answer(found.message, intent=found.intent, then=found.then, keep=False)
        escalation = await self._emergencies.hand_over(taken.turn, taken.conversation, state)
        staffed, on_phone = self._emergencies.staffed, taken.conversation.channel == "phone"
        message, then = found.message, found.then
        if staffed and not escalation.to and not on_phone:
            # Nothing took the request: on the phone they are put through all the same.
            message, staffed = say(phrase("not_kept"), voice=state.voice), False
        if not message.text:
            name = ("person_coming" if on_phone else "person_noted") if staffed else "person_absent"
            message = say(phrase(name, hours=self._keeper.duty.hours()), voice=state.voice)
            then = "transfer" if staffed and on_phone else "listen"
        notice = EscalationNotice("human", "handoff", escalation.to, escalation.advised)
        return Answer(message, intent=found.intent, then=then, escalation=notice, keep=False)

    def _unknown(self, turn: Turn) -> Reply:
        voice = DialogueState().voice
        message = say(phrase("unknown_conversation"), voice=voice)
        return replies.reply(Answer(message, intent=None, then="hang_up"), turn, voice)


def _warned(answer: Answer, text: str, state: DialogueState) -> Answer:
    """Add the warning about secrets; inside a booking the form has given it."""
    if MASK not in text or state.active_loop is not None:
        return answer
    return replace(answer, message=say(phrase("secret"), answer.message, voice=state.voice))


def _kept(utterance: Utterance) -> str:
    said = utterance.value[:LONGEST_TURN]
    return masked(said) if utterance.kind == "text" else said


def _ms(started: float) -> float:
    return round((perf_counter() - started) * 1000, 2)
