"""Emergencies in a conversation: first words, alerts, questions, handoff, follow-ups."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from care.clock import Clock
from care.emergencies import Verdict
from care.emergencies.responses import AREA_CODE, for_kind, general
from care.escalations import Request
from care.ids import new_id
from care.messages import Message
from care.records import Conversation, Escalation, Turn
from conversation import frame as frames
from conversation.answers import Answer, Taken
from conversation.contract import EscalationNotice
from conversation.frame import DANGER, Frame
from conversation.guidance import closing, next_question, numbers, what_was_done, words
from conversation.keeping import Keeper
from conversation.phrases import phrase
from conversation.replies import say
from conversation.requests import follow_up, handoff
from conversation.state import DialogueState
from conversation.unkept import unkept

_REPEATED_CALLS = 3
_REPEATED_WITHIN = timedelta(hours=24)


@dataclass(frozen=True)
class _Heard:
    """An emergency verdict with the escalation that it opened or found open."""

    kind: str
    ask: bool
    escalation: Escalation


class Emergencies:
    """What a conversation does for somebody in danger; it needs neither Rasa nor the database."""

    def __init__(self, keeper: Keeper, clock: Clock) -> None:
        self._keeper = keeper
        self._clock = clock

    @property
    def staffed(self) -> bool:
        """Whether somebody is on duty now."""
        return self._keeper.duty.is_staffed(self._clock.now())

    async def receive(self, turn: Turn, verdict: Verdict) -> Taken | None:
        """Commit a turn; an emergency or urgent verdict opens its escalation with it."""
        if verdict.level == "none" or verdict.kind is None:
            return await self._keeper.receive(turn, None, None)
        far = frames.is_far(turn.text)
        request = Request(
            conversation_id=turn.conversation_id,
            turn_id=turn.id,
            turn=turn.ordinal,
            level=verdict.level,
            kind=verdict.kind,
            now=turn.received_at,
            evidence=tuple(verdict.evidence),
            advised=() if verdict.ask else numbers(verdict.kind, far=far),
            id=new_id("e", turn.received_at),
            alert=not verdict.ask,
        )
        opened = None
        if verdict.level == "emergency":
            opened = Frame(verdict.kind, awaiting=DANGER if verdict.ask else None, far=far)
        return await self._keeper.receive(
            turn,
            request,
            opened.to_json() if opened else None,
            opens_inside_frame=not verdict.ask and not frames.is_over(turn.text),
        )

    async def answer(
        self, turn: Turn, taken: Taken, state: DialogueState, verdict: Verdict
    ) -> Answer | None:
        """Answer a turn inside an emergency; None leaves it to the ordinary dialogue."""
        conversation = taken.conversation
        frame = Frame.from_json(conversation.frame) if conversation.frame else None
        if not taken.kept:
            return await self._unkept(turn, taken, state, verdict, frame)
        if verdict.level == "emergency" and verdict.kind and taken.escalation:
            heard = _Heard(verdict.kind, verdict.ask, taken.escalation)
            return await self._alarm(turn, conversation, state, heard, frame)
        if frame is None:
            return None
        if frame.silent:
            return await self._first_words(turn, frame, state, notice=None)
        if frame.awaiting == DANGER:
            return await self._after_asking(turn, frame, state, verdict)
        if frames.is_over(turn.text):
            return await self._over(turn, frame, state, "来电人说没事了")
        return await self._go_on(turn, frame, state)

    async def overheard(self, conversation_id: str, verdict: Verdict, now: datetime) -> None:
        """Open the escalation of an unfinished speech result; its words come with the turn."""
        kind = verdict.kind or "other_acute"
        request = Request(
            conversation_id=conversation_id,
            turn_id=new_id("t", now),
            turn=self._keeper.memory.next_ordinal(conversation_id),
            level="emergency",
            kind=kind,
            now=now,
            evidence=tuple(verdict.evidence),
            advised=numbers(kind, far=False),
            id=new_id("e", now),
        )
        known = self._keeper.memory.recall(conversation_id)
        frame = None
        if known is None or known.frame is None:
            frame = Frame(kind, silent=True).to_json()
        await self._keeper.escalate(request, frame)

    async def hand_over(
        self, turn: Turn, conversation: Conversation, state: DialogueState
    ) -> Escalation:
        """Open the handoff of a caller who wants a person, with a summary of the call."""
        return await self._keeper.escalate(handoff(turn, conversation, state))

    async def dropped(self, conversation: Conversation, now: datetime) -> None:
        """Open a follow-up for a call that ended inside an emergency, or is the third in a day."""
        kind = None
        if conversation.frame is not None:
            frame = Frame.from_json(conversation.frame)
            # Gone before a single question was answered: the line broke, or the caller did.
            kind = "call_dropped" if len(frame.asked) <= 1 else None
            if frame.awaiting == DANGER:
                # Asked whether there is danger and gone: nobody said no, so the desk is alerted.
                await self._move(conversation.id, frame, now, alert=True)
        elif conversation.caller:
            since = now - _REPEATED_WITHIN
            calls = await self._keeper.count_from(conversation.caller, since)
            kind = "repeated_calls" if calls == _REPEATED_CALLS else None
        if kind is not None:
            await self._keeper.escalate(follow_up(conversation, kind, now))

    async def _unkept(
        self,
        turn: Turn,
        taken: Taken,
        state: DialogueState,
        verdict: Verdict,
        frame: Frame | None,
    ) -> Answer | None:
        """Neither database nor journal took the turn: it goes on in memory."""
        if frame is None and verdict.kind is None:
            return None
        if frame is not None and verdict.level != "emergency" and frames.is_over(turn.text):
            await self._over(turn, frame, state, "来电人说没事了")
            return _answer(say(phrase("not_kept"), voice=state.voice), intent="emergency_over")
        opened, answer = unkept(turn, taken, state, verdict, frame)
        await self._move(turn.conversation_id, opened, turn.received_at)
        return answer

    async def _alarm(
        self,
        turn: Turn,
        conversation: Conversation,
        state: DialogueState,
        heard: _Heard,
        frame: Frame | None,
    ) -> Answer:
        """A turn that is itself an emergency: ask, say the first words, or go on with the frame."""
        if frame is not None and frame.kind == heard.kind and not frame.silent:
            if frame.awaiting == DANGER and not heard.ask:
                return await self._confirmed(turn, frame, state)
            if frame.awaiting != DANGER:
                return await self._go_on(turn, frame, state)
        if frame is not None and frame.awaiting not in (None, DANGER) and heard.ask:
            # A vaguer word inside an emergency is an answer, not a new question.
            return await self._go_on(turn, frame, state)
        notice = EscalationNotice(
            "emergency", heard.kind, heard.escalation.to, heard.escalation.advised
        )
        opened = Frame(
            heard.kind,
            escalation_id=heard.escalation.id,
            facts=frame.facts if frame else {},
            far=frames.is_far(turn.text) or bool(frame and frame.far),
            interrupted=frame.interrupted if frame else state.active_loop,
        ).told(turn.text)
        if heard.ask:
            await self._move(conversation.id, replace(opened, awaiting=DANGER), turn.received_at)
            return _answer(say(words(general().ask), voice=state.voice), notice)
        return await self._first_words(turn, opened, state, notice)

    async def _first_words(
        self, turn: Turn, frame: Frame, state: DialogueState, notice: EscalationNotice | None
    ) -> Answer:
        response = for_kind(frame.kind)
        parts = [words(response.first)]
        if frame.far:
            parts.append(words(general().far_away, area_code=AREA_CODE))
        parts.append(what_was_done(response, staffed=self.staffed))
        moved, question = next_question(replace(frame, silent=False), response)
        if question is not None:
            parts.append(question)
        await self._move(turn.conversation_id, moved, turn.received_at)
        return _answer(say(*parts, voice=state.voice), notice)

    async def _after_asking(
        self, turn: Turn, frame: Frame, state: DialogueState, verdict: Verdict
    ) -> Answer | None:
        """The caller answers whether there is danger; only a plain no stands the alarm down.

        Who goes on with an everyday matter is served; staff still find the escalation open.
        """
        if verdict.level == "none" and frames.moves_on(turn.text):
            await self._keeper.update_frame(
                turn.conversation_id,
                None,
                escalation_id=frame.escalation_id,
                now=turn.received_at,
                facts=frame.told(turn.text).facts,
            )
            return None
        if turn.text and frames.denies(turn.text):
            return await self._over(turn, frame, state, "来电人答：没有危险")
        return await self._confirmed(turn, frame.told(turn.text), state)

    async def _confirmed(self, turn: Turn, frame: Frame, state: DialogueState) -> Answer:
        await self._move(turn.conversation_id, frame, turn.received_at, alert=True)
        to = ("duty",) if self.staffed else ()
        advised = numbers(frame.kind, far=frame.far)
        notice = EscalationNotice("emergency", frame.kind, to, advised)
        return await self._first_words(turn, replace(frame, awaiting=None), state, notice)

    async def _over(self, turn: Turn, frame: Frame, state: DialogueState, why: str) -> Answer:
        facts = frame.told(turn.text).facts
        await self._keeper.update_frame(
            turn.conversation_id,
            None,
            escalation_id=frame.escalation_id,
            now=turn.received_at,
            facts=facts,
            resolved=why,
        )
        parts = [words(general().resolved)]
        if frame.interrupted:
            parts.append(phrase("resume"))
        return _answer(say(*parts, voice=state.voice), intent="emergency_over")

    async def _go_on(self, turn: Turn, frame: Frame, state: DialogueState) -> Answer:
        """Keep what was told, then ask the next question; all asked, stay with the caller."""
        response = for_kind(frame.kind)
        far = frame.far or frames.is_far(turn.text)
        helpless = frames.asks_what_to_do(turn.text)
        if turn.kind == "silence" or not turn.text.strip():
            parts = [phrase("emergency_still_here")]
            moved = frame
        elif helpless:
            parts = [words(response.first)]
            moved = replace(frame, far=far)
        else:
            moved, question = next_question(replace(frame.told(turn.text), far=far), response)
            parts = [phrase("emergency_noted"), question] if question else [closing(response)]
        if far and not frame.far:
            parts.insert(0, words(general().far_away, area_code=AREA_CODE))
        await self._move(turn.conversation_id, moved, turn.received_at)
        return _answer(say(*parts, voice=state.voice))

    async def _move(
        self, conversation_id: str, frame: Frame, now: datetime, *, alert: bool = False
    ) -> None:
        request = None
        if alert:
            request = Request(
                conversation_id=conversation_id,
                turn_id=frame.escalation_id,
                turn=0,
                level="emergency",
                kind=frame.kind,
                now=now,
                advised=numbers(frame.kind, far=frame.far),
            )
        await self._keeper.update_frame(
            conversation_id,
            frame.to_json(),
            escalation_id=frame.escalation_id,
            now=now,
            facts=frame.facts,
            alert=request,
        )


def _answer(
    message: Message, notice: EscalationNotice | None = None, intent: str = "emergency"
) -> Answer:
    return Answer(message, intent=intent, confidence=1.0, escalation=notice)
