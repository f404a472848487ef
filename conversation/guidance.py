"""What the data says to do in an emergency, as phrases: advice, numbers to dial, questions."""

from __future__ import annotations

from dataclasses import replace

from care.emergencies.responses import AREA_CODE, KindResponse, Wording, for_kind, general
from conversation.frame import Frame
from conversation.phrases import Phrase


def next_question(frame: Frame, response: KindResponse) -> tuple[Frame, Phrase | None]:
    """Return the frame awaiting its next question, and that; None where all is answered."""
    for question in response.questions:
        if question.id not in frame.asked and question.id not in frame.facts:
            asked = (*frame.asked, question.id)
            return replace(frame, awaiting=question.id, asked=asked), words(question.wording)
    return replace(frame, awaiting=None), None


def numbers(kind: str, *, far: bool) -> tuple[str, ...]:
    """Return what the caller is told to dial; far from the person also the area's 120."""
    dial = for_kind(kind).dial
    return (*dial, f"{AREA_CODE}120") if far and "120" in dial else dial


def words(wording: Wording, **values: str) -> Phrase:
    """Return a wording of the data in Mandarin and in 白话."""
    said = wording.say("cmn", **values)
    return Phrase(said, said, wording.say("yue", **values))


def what_was_done(response: KindResponse, *, staffed: bool) -> Phrase:
    """Return what is true of the alert: sent and not confirmed, or nobody there to get it."""
    if staffed:
        return words(general().alerted)
    return words(general().nobody_on_duty, dial=response.dial[0] if response.dial else "120")


def closing(response: KindResponse) -> Phrase:
    """Return what is said when all is asked."""
    return words(general().closing, dial=response.dial[0] if response.dial else "120")
