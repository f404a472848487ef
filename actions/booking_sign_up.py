"""A sign-up that somebody wished for amid a booking, completed by what the booking was told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actions.turn import CurrentTurn
from care.bookings import Draft
from care.desk import Desk
from care.desk_words import say
from care.messages import Message
from care.requests import SIGN_UPS, wanted
from storage import Transaction


def signed_up(
    tx: Transaction, turn: CurrentTurn, memory: dict[str, Any], draft: Draft
) -> tuple[Desk, Message] | None:
    """Keep who signs up and how to reach them; None where no sign-up waits for that.

    我叫吕建新 answered the form's question and the desk's alike: it is asked for once.
    """
    desk = Desk.from_json(memory.get("desk"))
    case = desk.case
    if case is None or case.over or case.request not in SIGN_UPS or not case.id:
        return None
    if not (draft.name and draft.phone):
        return None
    outcome = wanted(case.request).outcome
    tx.consultations.update(case.id, name=draft.name, phone=draft.phone, outcome=outcome)
    done = replace(case, over=True, done=turn.ordinal)
    told = replace(desk.told, name=draft.name, phone=draft.phone)
    said = say("requests.signup_besides", turn.language, turn.channel)
    return replace(desk, case=done, told=told, pending=None), said
