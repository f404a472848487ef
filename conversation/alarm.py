"""What a verdict, and an alarm that was held back, ask of the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from care.booking_services import service_in
from care.emergencies import Verdict
from care.escalations import Request
from care.ids import new_id
from care.lonely import company_for_another
from care.text import normalise
from conversation.frame import Frame
from conversation.frame_patterns import has, matches, plain
from conversation.guidance import numbers


def in_talk(text: str, verdict: Verdict) -> Verdict:
    """Return what a verdict is to a hotline that also sends companions, meals and errands.

    Who wants company for somebody else orders a service; how lonely that one is tells why. A word
    that is doubtful by itself is none where the turn shows what it means: an infirmity of years
    told with the help that is wished for, 不知道在哪里吃.
    """
    if verdict.kind == "lonely_low" and company_for_another(text):
        return Verdict()
    if verdict.ask and _is_everyday(text, str(verdict.kind)):
        return Verdict()
    return verdict


def _is_everyday(text: str, kind: str) -> bool:
    name = f"everyday_{kind}"
    if not has(name) or not matches(name, plain(text)):
        return False
    return kind not in _BESIDE_A_WISH or service_in(normalise(text).text) is not None


_BESIDE_A_WISH = frozenset({"other_acute"})
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
