"""Emergencies in a conversation: first words, alerts, questions, handoff, follow-ups."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from care.clock import Clock
from care.emergencies import Verdict
from care.emergencies.responses import AREA_CODE, for_kind, general
from care.ids import new_id
from care.messages import Message
from care.records import Conversation, Escalation, Turn
from conversation import after_urgent, asides, doubt, ending
from conversation import frame as frames
from conversation.alarm import request_of
from conversation.answers import Answer, Taken
from conversation.asides import is_key, wants_person
from conversation.contract import EscalationNotice
from conversation.doubt import HandedOn, handed_on
from conversation.ending import was_none, went_on
from conversation.frame import DANGER, OVER, Frame
from conversation.frame_keeping import FrameKeeper
from conversation.going_on import go_on, opens_inside, says_yes, takes_over
from conversation.guidance import (
    doubt_of,
    next_question,
    numbers,
    what_became_of_it,
    what_was_done,
    words,
)
from conversation.hung_up import hung_up
from conversation.keeping import Keeper
from conversation.ordered import orders_meanwhile
from conversation.phrases import phrase
from conversation.replies import say
from conversation.requests import handoff
from conversation.state import DialogueState
from conversation.unkept import unkept
from conversation.wishes import wish_of

_NO_DANGER = "来电人答：没有危险"
_BESIDE = 2
"""So many turns in a row about an everyday matter, and the alarm was none; staff still look."""


class Emergencies:
    """What a conversation does for somebody in danger; it needs neither Rasa nor the database."""

    def __init__(self, keeper: Keeper, clock: Clock) -> None:
        self._keeper = keeper
        self._frames = FrameKeeper(keeper)
        self._clock = clock

    @property
    def staffed(self) -> bool:
        """Whether somebody is on duty now."""
        return self._keeper.duty.is_staffed(self._clock.now())

    async def receive(self, turn: Turn, verdict: Verdict) -> Taken | None:
        """Commit a turn; an emergency or urgent verdict opens its escalation with it."""
        if verdict.level == "none" or verdict.kind is None:
            return asides.still_over(await self._keeper.receive(turn, None, None))
        far = frames.is_far(turn.text)
        request = replace(
            request_of(turn.conversation_id, turn.id, verdict, turn.received_at, far=far),
            turn=turn.ordinal,
            alert=not verdict.ask,
        )
        known = self._keeper.memory.recall(turn.conversation_id)
        opened = None
        if verdict.level == "emergency":
            opened = Frame(verdict.kind, awaiting=DANGER if verdict.ask else None, far=far)
        return await self._keeper.receive(
            turn,
            request,
            opened.to_json() if opened else None,
            opens_inside_frame=opens_inside(known.frame if known else None, turn.text, verdict),
        )

    async def answer(
        self, turn: Turn, taken: Taken, state: DialogueState, verdict: Verdict
    ) -> Answer | HandedOn | None:
        """Answer a turn inside an emergency; None leaves it to the ordinary dialogue, as does what
        turns out to be no emergency."""
        stored = taken.conversation.frame
        frame = Frame.from_json(stored) if stored else None
        if frame is not None and frame.awaiting == OVER:
            return asides.still_well(state)
        if frame is not None and not frame.silent and asides.is_aside(turn, verdict):
            return await self._aside(turn, taken, state, frame)
        if not taken.kept:
            return await self._unkept(turn, taken, state, verdict, frame)
        if verdict.level == "emergency" and verdict.kind and taken.escalation:
            return await self._alarm(turn, taken.escalation, state, verdict, frame)
        if frame is None:
            return None
        if frame.silent:
            return await self._first_words(turn, frame, state, notice=None)
        if frame.awaiting == DANGER:
            return await self._after_asking(turn, frame, state, verdict)
        if frames.is_over(turn.text, frame.kind) and not frames.refuses(turn.text, frame.kind):
            return await self._over(turn, frame, state)
        if doubt.calls_off(turn.text, frame, verdict):
            # The dialogue drops the booking; the emergency stays, and nothing is gone back to.
            told = replace(frame.told(turn.text), interrupted=None)
            await self._frames.move(turn.conversation_id, told, turn.received_at)
            return HandedOn(words(general().called_off), (turn.text,))
        if orders_meanwhile(turn.text, frame, verdict, turn.received_at):
            await self._frames.leave_open(turn, frame, helped=True)
            ending.left_open(state, frame)
            return HandedOn(words(general().ordered), (turn.text,))
        beside = frame.beside + 1 if doubt.is_beside(turn.text, frame, verdict) else 0
        went_back = doubt.goes_back(turn.text, frame, state, verdict, turn.received_at)
        if went_back or beside >= _BESIDE:
            await self._frames.leave_open(turn, frame)
            return went_on(turn.text, frame)
        return await self._go_on(turn, replace(frame, beside=beside), state, verdict)

    async def overheard(self, conversation_id: str, verdict: Verdict, now: datetime) -> None:
        """Open the escalation of an unfinished speech result; its words come with the turn."""
        known = self._keeper.memory.recall(conversation_id)
        if not opens_inside(known.frame if known else None, "", verdict):
            return
        request = replace(
            request_of(conversation_id, new_id("t", now), verdict, now, far=False),
            turn=self._keeper.memory.next_ordinal(conversation_id),
        )
        frame = None
        if known is None or known.frame is None:
            frame = Frame(request.kind, silent=True).to_json()
        await self._keeper.escalate(request, frame)

    async def hand_over(
        self, turn: Turn, conversation: Conversation, state: DialogueState
    ) -> Escalation:
        """Open the handoff of a caller who wants a person, with a summary of the call."""
        return await self._keeper.escalate(handoff(turn, conversation, state))

    async def dropped(self, conversation: Conversation, now: datetime) -> None:
        """Open a follow-up for a call that ended inside an emergency, or is the third in a day."""
        await hung_up(conversation, now, self._keeper, self._frames)

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
        over = frame is not None and frames.is_over(turn.text, frame.kind)
        if frame is not None and over and verdict.level != "emergency":
            await self._over(turn, frame, state)
            return _answer(say(phrase("not_kept"), voice=state.voice), intent="emergency_over")
        opened, answer = unkept(turn, taken, state, verdict, frame)
        await self._frames.move(turn.conversation_id, opened, turn.received_at)
        return answer

    async def _alarm(
        self,
        turn: Turn,
        escalation: Escalation,
        state: DialogueState,
        verdict: Verdict,
        frame: Frame | None,
    ) -> Answer:
        """A turn that is itself an emergency: ask, say the first words, or go on with the frame."""
        if frame is not None and not frame.silent:
            if frame.awaiting != DANGER and not takes_over(frame, verdict):
                # A vaguer word, or a sign no graver than what is known, is an answer.
                return await self._go_on(turn, frame, state, verdict)
            if frame.awaiting == DANGER and says_yes(frame, turn.text, verdict):
                return await self._confirmed(turn, frame.told(turn.text), state)
        kind = verdict.kind or "other_acute"
        notice = EscalationNotice("emergency", kind, escalation.to, escalation.advised)
        fresh = Frame(kind, escalation.id, interrupted=state.active_loop)
        state.break_in(fresh=frame is None)
        opened = fresh if frame is None else frame.taken_over(kind, escalation.id)
        opened = replace(opened.told(turn.text), raised=(turn.text,))
        opened = replace(opened, far=opened.far or frames.is_far(turn.text))
        if verdict.ask:
            opened = replace(opened, awaiting=DANGER)
            await self._frames.move(turn.conversation_id, opened, turn.received_at)
            return _answer(say(doubt_of(kind), voice=state.voice), notice)
        return await self._first_words(turn, opened, state, notice)

    async def _first_words(
        self, turn: Turn, frame: Frame, state: DialogueState, notice: EscalationNotice | None
    ) -> Answer:
        response = for_kind(frame.kind)
        own = response.say_self if frame.of_self else None
        parts = [words(own or response.first)]
        if frame.far:
            parts.append(words(general().far_away, area_code=AREA_CODE))
        parts.append(what_was_done(response, staffed=self.staffed))
        moved, question = next_question(replace(frame, silent=False), response)
        if question is not None:
            parts.append(question)
        await self._frames.move(turn.conversation_id, moved, turn.received_at)
        return _answer(say(*parts, voice=state.voice), notice)

    async def _after_asking(
        self, turn: Turn, frame: Frame, state: DialogueState, verdict: Verdict
    ) -> Answer | HandedOn:
        """The caller answers whether there is danger; what is no sign of any stands the alarm down.

        Who goes on with an everyday matter is served; staff still find the escalation open, unless
        the caller said no.
        """
        came_to = doubt.outcome(turn.text, frame, state, verdict, turn.received_at)
        if came_to == "once_more":
            again = for_kind(frame.kind).ask_again or general().once_more
            asked = replace(frame, raised=(*frame.raised, turn.text))
            await self._frames.move(turn.conversation_id, asked, turn.received_at)
            return _answer(say(words(again), voice=state.voice))
        if came_to == "none":
            await self._frames.close(turn, frame, _NO_DANGER)
            return was_none(turn.text, frame)
        if came_to == "went_on":
            await self._frames.leave_open(turn, frame)
            return went_on(turn.text, frame)
        return await self._confirmed(turn, frame.told(turn.text), state)

    async def _confirmed(self, turn: Turn, frame: Frame, state: DialogueState) -> Answer:
        await self._frames.move(turn.conversation_id, frame, turn.received_at, alert=True)
        to, advised = ("duty",) if self.staffed else (), numbers(frame.kind, far=frame.far)
        notice = EscalationNotice("emergency", frame.kind, to, advised)
        return await self._first_words(turn, replace(frame, awaiting=None), state, notice)

    async def _over(self, turn: Turn, frame: Frame, state: DialogueState) -> Answer | HandedOn:
        wording, why = ending.how(turn.text, frame.kind)
        after_urgent.remember(state, frame.kind)
        await self._frames.close(turn, frame, why)
        if doubt.takes_up(turn.text, frame):
            return handed_on(turn.text, frame, words(general().no_danger))
        rest = ending.rest_of(turn.text)
        if rest is not None:
            return HandedOn(words(wording), (rest,))
        parts = [words(wording)]
        if frame.interrupted:
            parts.append(phrase("resume"))
        return _answer(say(*parts, voice=state.voice), intent="emergency_over")

    async def _go_on(
        self, turn: Turn, frame: Frame, state: DialogueState, verdict: Verdict
    ) -> Answer:
        """Answer what is asked, keep what was told, then ask the next question."""
        if turn.kind == "silence" or not turn.text.strip():
            moved, parts = frame, [phrase("emergency_still_here")]
        else:
            confirmed = frames.asks_for_help(turn.text) and await self._keeper.is_acknowledged(
                (frame.escalation_id, *frame.earlier)
            )
            sent = what_became_of_it(staffed=self.staffed, confirmed=confirmed)
            moved, parts = go_on(frame, turn.text, verdict, sent)
        await self._frames.move(turn.conversation_id, moved, turn.received_at)
        return _answer(say(*parts, voice=state.voice))

    async def _aside(
        self, turn: Turn, taken: Taken, state: DialogueState, frame: Frame
    ) -> Answer | HandedOn | None:
        """Put the caller through, or say it again; the emergency stays open.

        Asked whether there is danger, who wants a person is served like any everyday matter.
        """
        person = wants_person(turn)
        doubtful = frame.awaiting == DANGER and not is_key(turn)
        if taken.kept and doubtful and not person and DANGER not in frame.again:
            # 你讲咩话: the question has not been heard, which is no answer to it
            asked = replace(frame, again=(DANGER,))
            await self._frames.move(turn.conversation_id, asked, turn.received_at)
            return asides.said_again(turn, state, frame)
        if taken.kept and doubtful:
            answer = await self._after_asking(turn, frame, state, Verdict())
            if isinstance(answer, Answer):
                return answer
        if not taken.kept:
            return None
        if not person:
            return asides.said_again(turn, state, frame)
        if not doubtful:
            told = frame if is_key(turn) else frame.told(turn.text)
            handed = replace(told, handed_over=self.staffed)
            await self._frames.move(turn.conversation_id, handed, turn.received_at)
        if is_key(turn) or wish_of(turn.text) is not None:
            return None
        escalation = await self.hand_over(turn, taken.conversation, state)
        return asides.put_through(turn, taken.conversation, escalation, self._keeper.duty, state)


def _answer(
    message: Message, notice: EscalationNotice | None = None, intent: str = "emergency"
) -> Answer:
    return Answer(message, intent=intent, confidence=1.0, escalation=notice)
