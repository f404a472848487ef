"""What a verdict, and an alarm that was held back, ask of the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from care import telling
from care.booking_services import service_in
from care.emergencies import Verdict
from care.escalations import Request
from care.ids import new_id
from care.lonely import company_for_another
from care.text import normalise
from conversation import frame as frames
from conversation.frame import Frame
from conversation.frame_patterns import clauses, has, matches, plain, turned_off
from conversation.guidance import numbers
from conversation.harmless_talk import only_wants_talk
from conversation.other_sense import heard_plainly


def in_talk(text: str, verdict: Verdict) -> Verdict:
    """Return what a verdict is to a hotline that also sends companions, meals and errands.

    Who wants company for somebody else orders a service; how lonely that one is tells why. A word
    that is doubtful by itself is none where the turn shows what it means: an infirmity of years
    told with the help that is wished for, 不知道在哪里吃; helpers who have come.
    """
    if verdict.kind == "lonely_low" and company_for_another(text):
        return Verdict()
    if (verdict.kind == "lonely_low" or verdict.ask) and only_wants_talk(text):
        return Verdict()
    verdict = heard_plainly(text, verdict)
    words, kind = plain(text), str(verdict.kind)
    if verdict.level == "none" and matches("bed_is_cold", words):
        # The detector, which has learned what beds and sticks are asked for, makes nothing of it.
        return Verdict("emergency", True, "missing_dementia", (text,), 0.5)
    if kind == "no_food" and matches("alone_at_table", words):
        return replace(verdict, kind="lonely_low")
    if any(matches(name, words) for name in _MEANT.get(kind, ())):
        return Verdict()
    if verdict.score < _BEYOND_DOUBT and _only_tells(text, kind):
        return Verdict()
    if not verdict.ask:
        return verdict
    if has(f"{kind}_surely") and matches(f"{kind}_surely", words):
        return replace(verdict, ask=False)
    beside = (_is_everyday, _answers_already)
    if any(is_so(text, kind) for is_so in beside) or _is_rescued(text) or _is_history(text):
        return Verdict()
    if _is_of_old(text, kind):
        return Verdict()
    return verdict


def _only_tells(text: str, kind: str) -> bool:
    """Tell whether a turn only tells how somebody has long been, or what is to be got.

    Of the lost and the hungry every clause has to: what is told besides may be the danger.
    """
    name = _TOLD_OF.get(kind)
    words = plain(text)
    if name is None or turned_off(name, words):
        return False
    if kind == "medicine_out":
        return matches(name, words)
    return all(matches(name, clause.plain) for clause in clauses(normalise(text)))


def _answers_already(text: str, kind: str) -> bool:
    """Tell whether a turn answers before it is asked: all is well, and an everyday matter.

    Words about the talk itself (你像没气一样，大声点) are one too.
    """
    words = plain(text)
    if kind in frames.FEARED or kind in frames.WISHES_TO_DIE:
        return False
    if any(matches(name, words) for name in ("cry", "troubled", "acute")):
        return False
    if frames.wants_again(text):
        return True
    well = frames.is_fine(text, kind) or matches("says_well", words)
    return well and (frames.moves_on(text) or service_in(normalise(text).text) is not None)


def _is_rescued(text: str) -> bool:
    """Tell whether the caller says no more than that those who end it are there: 抬上车了."""
    words = plain(text)
    return matches("rescued", words) and not (matches("cry", words) or matches("troubled", words))


def _is_of_old(text: str, kind: str) -> bool:
    """Tell whether a turn tells of long ago alone: 我们以前挖水库，冻得手脚流血."""
    words = plain(text)
    if kind in frames.FEARED or kind in frames.WISHES_TO_DIE or not matches("long_ago", words):
        return False
    signs = ("cry", "right_now", "seeks_help", "body_signs", "troubled")
    return not any(matches(name, words) for name in signs)


def _is_everyday(text: str, kind: str) -> bool:
    name = f"everyday_{kind}"
    if not has(name) or not matches(name, plain(text)):
        return False
    return kind not in _BESIDE_A_WISH or service_in(normalise(text).text) is not None


def _is_history(text: str) -> bool:
    """Tell whether a turn only lists what somebody has long had, and where they live."""
    words = plain(text)
    if len(words) > _LIST or any(matches(name, words) for name in ("cry", "troubled", "acute")):
        return False
    told = telling.hear(text, None).told
    return bool(told.conditions) and bool(told.county or told.town)


_LIST = 40
"""Whoever says more than so many characters tells a story, and no list."""
_MEANT = {
    "missing_dementia": ("missing_dementia_meant", "widowed_meant"),
    "suicide_veiled": ("suicide_veiled_meant", "shopping_list_meant"),
    "medicine_out": ("medicine_out_meant",),
    "unconscious": ("unconscious_meant",),
    "fraud_before_payment": ("fraud_before_payment_meant", "booking_moved_meant"),
    "trapped": ("trapped_meant",),
    "power_cut_oxygen": ("power_cut_oxygen_meant",),
    "abuse_violence": ("abuse_violence_meant", "abuse_over_meant"),
    "allergy": ("allergy_meant",),
    "fall_cannot_rise": ("fall_cannot_rise_meant",),
    "stroke": ("stroke_meant",),
    "flood": ("flood_meant",),
    "lonely_low": ("lonely_low_meant",),
    "past_abuse_institution": ("past_abuse_institution_meant",),
}
"""What is plain even where the detector is certain: entries of frame.yaml by kind."""
_TOLD_OF = {
    "missing_dementia": "missing_dementia_state",
    "no_food": "no_food_bought",
    "medicine_out": "medicine_out_soon",
}
"""What only describes, or is to be got and nobody goes without: entries of frame.yaml by kind."""
_BEYOND_DOUBT = 0.96
"""Who only tells is believed below this score: 失智，下楼倒垃圾就没上来 scores 0.996."""
_BESIDE_A_WISH = frozenset({"other_acute", "fall_cannot_rise", "trapped"})
"""Kinds whose doubtful words are everyday ones only beside a service that is named."""


def request_of(
    conversation_id: str, turn_id: str, verdict: Verdict, now: datetime, *, far: bool
) -> Request:
    """Return the escalation that a verdict opens."""
    kind = verdict.kind or "other_acute"
    return Request(
        conversation_id=conversation_id,
        turn_id=turn_id,
        turn=0,
        level=verdict.level,
        kind=kind,
        now=now,
        evidence=tuple(verdict.evidence),
        # Until the caller has said that there is danger, nothing is dialled.
        advised=() if verdict.ask else numbers(kind, far=far),
        id=new_id("e", now),
    )


def alert_of(conversation_id: str, frame: Frame, now: datetime) -> Request:
    """Return the alerts of an escalation that were held back until the caller answered."""
    return replace(
        follow_up_of(conversation_id, frame, now),
        level="emergency",
        advised=numbers(frame.kind, far=frame.far),
    )


def follow_up_of(conversation_id: str, frame: Frame, now: datetime) -> Request:
    """Return the follow-up of a doubtful word that the caller neither confirmed nor denied."""
    return Request(
        conversation_id=conversation_id,
        turn_id=frame.escalation_id,
        turn=0,
        level="urgent",
        kind=frame.kind,
        now=now,
    )
