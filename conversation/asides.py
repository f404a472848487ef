"""Turns beside an emergency: a person is wanted, or an all-clear comes once more."""

from __future__ import annotations

from dataclasses import replace

from care.duty import Duty
from care.emergencies import Verdict
from care.emergencies.responses import general
from care.records import Conversation, Escalation, Turn
from conversation import frame as frames
from conversation.answers import Answer, Taken
from conversation.contract import EscalationNotice, Then
from conversation.frame import OVER, Frame
from conversation.guidance import words
from conversation.phrases import phrase
from conversation.replies import say
from conversation.state import DialogueState


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
    return Answer(
        say(phrase(name, hours=duty.hours()), voice=state.voice),
        "talk_to_human",
        then,
        escalation=EscalationNotice("human", "handoff", escalation.to, escalation.advised),
        keep=False,
    )


def still_over(taken: Taken | None) -> Taken | None:
    """Mark a turn that says again that all is well, right after the emergency was closed.

    What was said last tells; nothing is stored for it.
    """
    if taken is None or taken.conversation.frame is not None:
        return taken
    last = DialogueState.from_json(taken.conversation.state).last_text
    closed = any(said.cmn in last for said in (general().resolved, general().still_well))
    if not closed or not frames.is_over(taken.turn.text) or frames.wants_person(taken.turn.text):
        return taken
    frame = Frame("", awaiting=OVER).to_json()
    return replace(taken, conversation=replace(taken.conversation, frame=frame))


def still_well(state: DialogueState) -> Answer:
    """Return the short answer to an all-clear that was taken already."""
    message = say(words(general().still_well), voice=state.voice)
    return Answer(message, "emergency_over", confidence=1.0)
