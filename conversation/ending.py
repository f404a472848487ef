"""The end of an alarm: how it came, what is said then, and the everyday matter told with it.

An emergency whose caller went on to order something stays open; it ends when they say later that
help is there.
"""

from __future__ import annotations

from care.booking_services import service_in
from care.emergencies.responses import Wording, for_kind, general
from care.messages import Message
from care.records import Turn
from care.requests import recognise
from care.text import normalise
from conversation import frame as frames
from conversation.answers import Answer
from conversation.doubt import HandedOn, handed_on
from conversation.frame import Frame
from conversation.frame_patterns import clauses, matches, plain
from conversation.guidance import words
from conversation.harmless_talk import talk_of
from conversation.keeping import Keeper
from conversation.ledger import FrameChange
from conversation.phrases import Phrase
from conversation.replies import say
from conversation.state import DialogueState

_SHORT = 14
"""Who says more than so many characters tells something besides."""
_MATTERS = ("orders", "orders_besides", "calls_off", "moves_on")
_NO_MATTER = frozenset(
    {"lonely", "child", "foul", "health_question", "scam", "scam_more", "hear_me", "relieved"}
)


def how(text: str, kind: str) -> tuple[Wording, str]:
    """Return what is said to who tells that it is over, and why it is, for staff."""
    if frames.in_hospital(text, kind):
        return general().hospital, "来电人说到了医院，医生在看"
    if not frames.is_well(text, kind):
        return general().rescued, "来电人说救护人员到了"
    if kind == "scam_in_progress" and not matches("mistaken", plain(text)):
        return general().fraud_over, "来电人说没有上当"
    over = for_kind(kind).over if frames.has_ended(text, kind) else None
    return over or general().resolved, "来电人说没事了"


def rest_of(text: str) -> str | None:
    """Return what a turn goes on to that tells that it is over: 医生在看了。明天的饭不用送了."""
    said = clauses(normalise(text))
    for at, clause in enumerate(said[1:], 1):
        if matches("doctor", clause.plain) or matches("at_hospital", clause.plain):
            continue
        request = recognise(clause.said)
        begins = (
            service_in(normalise(clause.said).text) is not None
            or (request is not None and request.id not in _NO_MATTER)
            or any(matches(name, clause.plain) for name in _MATTERS)
        )
        if begins:
            return "，".join(c.said for c in said[at:])
    return None


def went_on(text: str, frame: Frame) -> HandedOn:
    """Return what is played after a caller went on: talk is heard alone, and is no business."""
    if _only_talks(text, frame):
        return HandedOn(words(general().story), (text,), bare=True)
    return handed_on(text, frame, words(general().went_on))


def was_none(text: str, frame: Frame) -> HandedOn:
    """Return what is played after a caller said that there is no danger."""
    if _only_talks(text, frame) and not frames.denies(text):
        return HandedOn(words(general().story), (text,), bare=True)
    return handed_on(text, frame, words(general().no_danger))


def _only_talks(text: str, frame: Frame) -> bool:
    return frame.interrupted is None and talk_of(text) is not None


def left_open(state: DialogueState, frame: Frame) -> None:
    """Keep in mind an emergency that goes on while something else is talked about."""
    ids = [frame.escalation_id, *frame.earlier]
    state.left_open = {"kind": frame.kind, "ids": ids, "facts": frame.facts}


async def ends_later(turn: Turn, state: DialogueState, keeper: Keeper) -> Phrase | None:
    """Close an emergency that was left open once the caller says that help is there."""
    kind = str(state.left_open.get("kind", ""))
    if not kind or not frames.is_over(turn.text, kind):
        return None
    wording, why = how(turn.text, kind)
    first, *earlier = state.left_open["ids"]
    facts, state.left_open = state.left_open["facts"], {}
    change = FrameChange(
        turn.conversation_id, first, None, facts, resolved=why, earlier=tuple(earlier)
    )
    await keeper.update_frame(change, turn.received_at)
    return words(wording)


def alone(text: str, lead: Phrase, waits: Message | None, state: DialogueState) -> Answer | None:
    """Return the answer where nothing else was told; None where the ordinary dialogue goes on."""
    if len(plain(text)) > _SHORT or rest_of(text) is not None:
        return None
    said = say(lead, voice=state.voice) if waits is None else say(lead, waits, voice=state.voice)
    return Answer(said, intent="emergency_over")
