"""Where in a call a turn stands, as far as that tells what it can mean (`bot/data/nlu/amid`)."""

from __future__ import annotations

from care.desk import Desk
from care.desk_gate import JUST_DONE

PLACES = ("walk", "intake", "offer", "talk", "taken", "verdict", "answer", "else")
"""A question of a check waits; details of an enquiry are awaited; an offer was made; lonely talk;
an enquiry was just taken down; a check was just decided; the documents just answered; anything
else after the first turn."""


def place_of(desk: Desk, ordinal: int, booked_at: int | None = None) -> str | None:
    """Return one of PLACES, or None for a call's first turn and right after a booking.

    `ordinal` counts the caller's turns from 1; `booked_at` is that of the last booking.
    """
    if ordinal <= 1:
        return None
    since_booked = None if booked_at is None else ordinal - booked_at
    if since_booked is not None and since_booked <= JUST_DONE and desk.heard <= (booked_at or 0):
        return None
    if desk.pending is not None and desk.pending.kind != "available":
        return desk.pending.kind if desk.pending.firm else "offer"
    if desk.lonely:
        return "talk"
    if desk.case is not None and desk.case.done and ordinal - desk.case.done <= JUST_DONE:
        return "taken"
    if desk.walked and ordinal - desk.walked <= JUST_DONE and desk.walked >= desk.talked:
        return "verdict"
    if desk.talked and ordinal - desk.talked <= JUST_DONE:
        return "answer"
    return "else"
