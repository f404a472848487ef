"""One turn inside an open emergency: what was asked is answered, what was told is kept, what is
still open is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from care.emergencies import Verdict
from care.emergencies.responses import AREA_CODE, KindResponse, Wording, for_kind, general
from care.escalations import label
from conversation import asking
from conversation import frame as frames
from conversation.frame import DANGER, Frame
from conversation.frame_patterns import matches, plain
from conversation.guidance import (
    DOOR,
    closing,
    next_question,
    noted,
    numbers_said,
    way_in,
    words,
)
from conversation.phrases import Phrase, phrase

CERTAIN = 0.995
"""The detector's score from which a graver kind takes an open emergency over. A leg that hurts to
the marrow scores 0.985 as a pain in the chest; signs that leave no doubt score above 0.995."""


def takes_over(frame: Frame, verdict: Verdict) -> bool:
    """Tell whether another kind heard inside an open emergency begins it anew with first words.

    Only what is graver and certain: the caller goes on about the same person, and hearing 请马上
    打120 again for every new sign keeps them from answering.
    """
    if verdict.level != "emergency" or verdict.ask or verdict.kind in (None, frame.kind):
        return False
    if (frame.kind, verdict.kind) == ("fall_cannot_rise", "stroke") and not any(
        matches("stroke_signs", plain(words)) for words in verdict.evidence
    ):
        # 郁唔到，右边大髀好痛 is the broken leg of who fell: a stroke shows in face, speech or arm
        return False
    graver = for_kind(str(verdict.kind)).grave > for_kind(frame.kind).grave
    return graver and verdict.score >= CERTAIN


def says_yes(frame: Frame, text: str, verdict: Verdict) -> bool:
    """Tell whether a certain sign says yes to the danger that was asked about.

    是，他躺着不动 after an electric shock is about that, though it sounds like a fall.
    """
    if verdict.level != "emergency" or verdict.ask:
        return False
    same = verdict.kind == frame.kind
    return same or (matches("assents", plain(text)) and not takes_over(frame, verdict))


def opens_inside(stored: dict[str, Any] | None, text: str, verdict: Verdict) -> bool:
    """Tell whether a verdict inside an open emergency is one of its own, and no sign of that one.

    Before the caller has said whether there is danger, whatever is heard for certain counts, unless
    it says yes to what was asked about.
    """
    frame = Frame.from_json(stored) if stored else None
    if verdict.ask or frames.is_over(text, frame.kind if frame else ""):
        return False
    if frame is not None and frame.awaiting == DANGER and says_yes(frame, text, verdict):
        return False
    if frame is None or frame.silent or frame.awaiting == DANGER:
        return True
    return takes_over(frame, verdict)


def go_on(
    frame: Frame, text: str, verdict: Verdict, sent: Wording | None = None
) -> tuple[Frame, list[Phrase]]:
    """Return the frame after a turn of words and what is said to it.

    `sent` tells what became of the alert, for callers who ask.
    """
    told = replace(frame.told(text), far=frame.far or frames.is_far(text))
    response = for_kind(frame.kind)
    averted = response.averted if _is_averted(told) else None
    if averted is not None:
        response = replace(response, meanwhile=averted)
    if told.of_self:
        # 让他躺好 is nothing to say to who lies there
        own = response.meanwhile_self or general().meanwhile_self
        response = replace(response, first=response.say_self or response.first, meanwhile=own)
    if verdict.level == "emergency" and not verdict.ask and verdict.kind != frame.kind:
        signs = "、".join(verdict.evidence)
        told = told.also(
            f"{label(str(verdict.kind))}：{signs}" if signs else label(str(verdict.kind))
        )
    known = noted(frame, told) or _got_out(frame, told)
    if not told.arrived and frames.has_arrived(text, frame.kind):
        # Who has come sees for themselves: the script is at its end.
        told = replace(told, arrived=True, awaiting=None)
        return told, [words(general().arrived)]
    if frames.drives(text, told):
        # Whoever drives them has to drive: nothing is asked on the road.
        taken = response.taken_in or general().on_the_way
        return replace(told, arrived=True, awaiting=None), [words(taken)]
    if averted is None and frames.refuses(text, frame.kind):
        return told, [words(response.refused or general().refused)]
    if frames.leaves(text, frame.kind) and averted is None:
        # Who goes to dial or to the door is not held on the line by one question more.
        left = general().leaves_called if told.called else general().leaves
        lead = [known] if known is not None else []
        return replace(told, awaiting=None), [*lead, words(left, dial=_dial(response))]
    if known is None and matches("thanks", plain(text)) and not asking.asks(text):
        return told, [words(general().thanked)]
    parts = _lead(told, text, response, sent, newly_called=told.called and not frame.called)
    door = way_in(frame, told, response)
    if door is not None and (not parts or frame.awaiting == DOOR):
        parts = [*([known] if known is not None else []), door]
    if told.arrived:
        return told, parts or [known or words(general().closing_arrived)]
    if averted is not None and not _is_averted(frame) and not parts:
        parts.append(words(averted))
    answered = bool(parts)
    if told.far and not frame.far and not told.called:
        parts.insert(0, words(general().far_away, area_code=AREA_CODE))
    moved, question = _next(told, response)
    if question is not None:
        return moved, [*(parts or [known or phrase("emergency_noted")]), question]
    if known is not None and not (answered and response.questions):
        parts.insert(0, known)
    if answered:
        return moved, parts
    again = len(told.facts.get("said", ())) % 2 == 0
    if not response.questions:
        # Who wants to die is listened to, and not told that all is noted.
        # What was said in the turn before is not said again at once.
        return moved, [*parts, words(response.meanwhile if again else response.first)]
    if known is not None:
        return moved, [*parts, _near(moved, response)]
    if frame.awaiting is None and again:
        return moved, [*parts, phrase("emergency_noted"), words(response.meanwhile)]
    return moved, [*parts, _closing(moved, response)]


def _got_out(before: Frame, after: Frame) -> Phrase | None:
    """Return what is said to who tells that they are outside now."""
    out = after.facts.get("out", "")
    if not out or out == before.facts.get("out") or not matches("out", plain(out)):
        return None
    return None if matches("still_inside", plain(out)) else words(general().out_safe)


def _is_averted(frame: Frame) -> bool:
    """Tell whether the caller has hung up and paid nothing: they are not told to once more."""
    said = [plain(words) for words in frame.facts.get("said", ())]
    return all(any(matches(name, words) for words in said) for name in ("hung_up", "unpaid"))


def _lead(
    frame: Frame, text: str, response: KindResponse, sent: Wording | None, *, newly_called: bool
) -> list[Phrase]:
    """Return the answer to what was asked or done; nothing where the caller only tells."""
    if frames.asks_number(text):
        return [numbers_said(frame.kind, text, far=frame.far)]
    parts = [_filled(general().called, response, sent)] if newly_called else []
    answer = asking.answer_to(text, response)
    if answer is not None:
        return [*parts, _filled(answer, response, sent)]
    if newly_called:
        return [*parts, words(response.meanwhile)]
    if frames.asks_what_to_do(text) and not frame.called:
        return [words(response.first)]
    if frames.asks_what_to_do(text) or asking.asks(text):
        return [words(response.meanwhile)]
    return []


def _next(frame: Frame, response: KindResponse) -> tuple[Frame, Phrase | None]:
    """Return the next open question; one without an answer is put once more and then let be."""
    moved, question = next_question(frame.reopened(), response)
    if question is None:
        moved, question = next_question(moved.reopened(at_end=True), response)
    return moved, question


def _closing(frame: Frame, response: KindResponse) -> Phrase:
    if not frame.called:
        return closing(response)
    return words(general().closing_called, dial=_dial(response))


def _near(frame: Frame, response: KindResponse) -> Phrase:
    if frame.called:
        return words(response.meanwhile)
    return words(general().keep_near, dial=_dial(response))


def _filled(answer: Wording, response: KindResponse, sent: Wording | None) -> Phrase:
    sent = sent or general().sent
    return words(answer, dial=_dial(response), area_code=AREA_CODE, sent=sent)


def _dial(response: KindResponse) -> str:
    return response.dial[0] if response.dial else "120"
