"""Questions of health: those of homes and policy go to the documents, all others to a doctor."""

from __future__ import annotations

from dataclasses import replace

from actions import desk_policy
from actions.desk_outcome import Hearing, Outcome, Record
from actions.desk_second_look import only
from care.desk import Desk
from care.health_asked import asked_of_care
from care.requests import Wanted


def answer(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Neither diagnose nor dose; what homes and policies provide is asked of the documents."""
    part = asked_of_care(heard.turn.text)
    if part is not None and not heard.inside_booking:
        return desk_policy.answer(only(heard, part), desk)
    return advice(heard, desk, request)


def advice(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Send the caller to a doctor, and offer a consult."""
    record = Record("健康咨询", request.about, request.outcome, heard.text[:500])
    desk = replace(desk, lost=0, questions=(*desk.questions, heard.text[:60])[-5:])
    if desk.pending is not None and desk.pending.firm:
        # another question waits, and a yes is for that one
        return Outcome(desk, (heard.say("requests.health_question_aside"),), record)
    if not heard.inside_booking:
        desk = desk.asking("consult", since=heard.turn.ordinal)
    return Outcome(desk, (heard.say("requests.health_question"),), record)
