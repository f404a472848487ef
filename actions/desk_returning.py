"""Back to a sign-up that lacked something when somebody else's came up: both are to be complete."""

from __future__ import annotations

from dataclasses import replace

from actions.desk_asking import ask_next
from actions.desk_outcome import Hearing
from care.desk import Desk
from care.messages import Message
from care.requests import SIGN_UPS, wanted
from care.telling import Told


def returned(heard: Hearing, desk: Desk) -> tuple[Desk, tuple[Message, ...]]:
    """Turn back to whose sign-up was left, once another's is complete, and ask for what it lacks.

    The desk as it stands is stored before: each sign-up has a row of its own.
    """
    case, left = desk.case, desk.left_open()
    done_now = case is not None and case.over and case.done == heard.turn.ordinal
    if left is None or not done_now or desk.pending is not None or heard.inside_booking:
        return desk, ()
    person, open_case = left
    if open_case.request not in SIGN_UPS:
        return desk, ()
    back = replace(desk.turned_to(person, Told()), case=open_case)
    kept = {**back.people[person], "case": None}
    back = replace(back, people={**back.people, person: kept})
    asked = ask_next(heard, back, wanted(open_case.request), (), None)
    if asked.desk.pending is None:
        return desk, ()
    return asked.desk, (heard.say("requests.back_to"), *asked.messages)
