"""Turns beside an emergency: a person is wanted, something is to be said again, all is well."""

from __future__ import annotations

import re
from dataclasses import replace

from care.duty import Duty
from care.emergencies import Verdict
from care.emergencies.kinds import KINDS
from care.emergencies.responses import for_kind, general
from care.messages import Message
from care.records import Conversation, Escalation, Turn
from care.telling import hear
from care.text import normalise
from conversation import frame as frames
from conversation.answers import Answer, Taken
from conversation.contract import EscalationNotice, Then
from conversation.courtesy import hear_wish
from conversation.frame import DANGER, OVER, Frame
from conversation.frame_patterns import clauses, matches
from conversation.guidance import doubt_of, numbers_said, words
from conversation.phrases import Phrase, phrase
from conversation.replies import say
from conversation.state import DialogueState
from conversation.wishes import wish_of

_ONLY_NOTED = re.compile("[^，]{0,12}(?:记下了|记低喇|记低晒)。?$|电话放(?:在手边|喺身边)")
_SENTENCE = re.compile("[^。！？!?]+[。！？!?]*")
_OFFERED_FROM = 3
"""From so many repetitions in a row on, a person is offered."""


def is_aside(turn: Turn, verdict: Verdict) -> bool:
    """Tell whether a turn inside an emergency is about the talk itself: a person, once more."""
    if turn.kind == "digits":
        return is_key(turn)
    if verdict.level == "emergency" and not verdict.ask:
        return False
    return frames.wants_person(turn.text) or frames.wants_again(turn.text)


def wants_person(turn: Turn) -> bool:
    """Tell whether a turn, in words or by key 0, asks for a person on the line."""
    if turn.kind == "digits":
        return turn.text.strip().startswith("0")
    return frames.wants_person(turn.text)


def is_key(turn: Turn) -> bool:
    """Tell whether a key means the same at any time: 0 is a person, * says it again."""
    return turn.kind == "digits" and turn.text.strip().rstrip("#") in ("0", "*")


def put_through(
    turn: Turn, conversation: Conversation, escalation: Escalation, duty: Duty, state: DialogueState
) -> Answer:
    """Return what is said to a caller whose handoff was opened inside an emergency."""
    on_phone = conversation.channel == "phone"
    staffed = duty.is_staffed(turn.received_at)
    name = ("person_coming" if on_phone else "person_noted") if staffed else "person_absent"
    then: Then = "transfer" if staffed and on_phone else "listen"
    known = hear(turn.text).told.spoken() if turn.kind == "text" else ""
    noted = [phrase("told_noted", known=known)] if known else []
    return Answer(
        say(*noted, phrase(name, hours=duty.hours()), voice=state.voice),
        "talk_to_human",
        then,
        escalation=EscalationNotice("human", "handoff", escalation.to, escalation.advised),
        keep=False,
    )


def said_again(turn: Turn, state: DialogueState, frame: Frame) -> Answer:
    """Return what was last said to do, or the number asked for; louder and slower where wished."""
    wish = wish_of(turn.text) or "repeat"
    hear_wish(wish, state)
    state.repeats += 1
    lead = [phrase(wish)] if wish in ("slower", "louder") else []
    tail = [phrase("offer_person")] if state.repeats >= _OFFERED_FROM else []
    message = say(*lead, *_to_repeat(turn.text, state, frame), *tail, voice=state.voice)
    return Answer(message, "repeat" if wish == "repeat" else "slower_louder", keep=False)


def still_over(taken: Taken | None) -> Taken | None:
    """Mark a turn that says again that all is well, right after the emergency was closed.

    What was said last tells; nothing is stored for it.
    """
    if taken is None or taken.conversation.frame is not None:
        return taken
    last = DialogueState.from_json(taken.conversation.state).last_text
    ends = (
        general().resolved,
        general().rescued,
        general().hospital,
        general().still_well,
        *(for_kind(kind).over for kind in KINDS),
    )
    closed = any(said is not None and said.cmn in last for said in ends)
    if not closed or not frames.is_over(taken.turn.text) or frames.wants_person(taken.turn.text):
        return taken
    if any(matches("calls_off", clause.plain) for clause in clauses(normalise(taken.turn.text))):
        return taken  # 医生来了，东西今天先不买了: the half-made booking is to be dropped
    frame = Frame("", awaiting=OVER).to_json()
    return replace(taken, conversation=replace(taken.conversation, frame=frame))


def still_well(state: DialogueState) -> Answer:
    """Return the short answer to an all-clear that was taken already."""
    message = say(words(general().still_well), voice=state.voice)
    return Answer(message, "emergency_over", confidence=1.0)


def _to_repeat(text: str, state: DialogueState, frame: Frame) -> list[Phrase | Message]:
    response = for_kind(frame.kind)
    if frame.awaiting == DANGER:
        asked_twice = len(frame.raised) > 1
        again = response.ask_again or general().once_more
        return [words(again) if asked_twice else doubt_of(frame.kind)]
    if frames.asks_number(text):
        return [numbers_said(frame.kind, text, far=frame.far)]
    last = Message(_useful(state.last_text, "\n"), _useful(state.last_speech, ""))
    if last.text and not _only_asks(last.text):
        return [last]
    todo = response.meanwhile if frame.called or frame.arrived else response.first
    return [words(todo), last]


def _useful(said: str, joint: str) -> str:
    """Leave out of what was said that it is noted: nobody needs to hear that again."""
    sentences = _SENTENCE.findall(said)
    return joint.join(s.strip() for s in sentences if not _ONLY_NOTED.match(s.strip()))


def _only_asks(said: str) -> bool:
    return all(s.strip().endswith(("？", "?")) for s in _SENTENCE.findall(said))
