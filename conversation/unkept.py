"""An emergency turn that neither database nor journal took: what to do, and nothing promised."""

from __future__ import annotations

from dataclasses import replace

from care.emergencies import Verdict
from care.emergencies.responses import AREA_CODE, for_kind, general
from care.records import Turn
from conversation import frame as frames
from conversation.answers import Answer, Taken
from conversation.contract import EscalationNotice
from conversation.frame import DANGER, Frame
from conversation.guidance import words
from conversation.phrases import phrase
from conversation.replies import say
from conversation.state import DialogueState


def unkept(
    turn: Turn, taken: Taken, state: DialogueState, verdict: Verdict, frame: Frame | None
) -> tuple[Frame, Answer]:
    """Return where the frame goes and what is said.

    The alert is tried out of memory all the same; only it must not be promised.
    """
    opened = frame or Frame(str(verdict.kind), interrupted=state.active_loop)
    if taken.escalation is not None and not opened.escalation_id:
        opened = replace(opened, escalation_id=taken.escalation.id)
    doubtful = opened.awaiting == DANGER if frame is not None else verdict.ask
    opened = replace(
        opened,
        silent=False,
        # Still to be asked once it can be kept: until then no alert has gone out.
        awaiting=DANGER if doubtful else None,
        far=opened.far or frames.is_far(turn.text),
    ).told(turn.text)
    response = for_kind(opened.kind)
    dial = response.dial or ("120",)
    parts = [words(response.first)]
    if opened.far:
        parts.append(words(general().far_away, area_code=AREA_CODE))
        dial = (*dial, f"{AREA_CODE}120")
    parts.append(phrase("not_kept_emergency", dial=dial[0]))
    notice = EscalationNotice("emergency", opened.kind, (), dial)
    message = say(*parts, voice=state.voice)
    return opened, Answer(message, intent="emergency", confidence=1.0, escalation=notice)
