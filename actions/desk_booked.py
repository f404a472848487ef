"""What is asked of the bookings that this call made: is it done, who comes, tell it once more."""

from __future__ import annotations

from dataclasses import replace

from actions import desk_taken
from actions.booking_lookup import Lookups
from actions.desk_outcome import Hearing, Outcome, Record
from actions.desk_visit import NOTED, asked_of_visit
from care.booking_after import (
    asks_of_fine,
    only_wonders,
    put_off,
    reassurance,
    some_other_time,
    stands_by,
    wants_reassurance,
)
from care.booking_old_one import asks_if_gone, gone
from care.booking_told_again import asked_again, told_again
from care.booking_words import lookup
from care.desk import Desk, asks


async def about_booked(lookups: Lookups, heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer what is asked of what was booked; None where the turn asks nothing of it."""
    later = some_other_time(heard.text) and only_wonders(heard.text) and not asks(heard.text)
    if later and not heard.inside_booking and await lookups.made_in(heard.turn):
        # 预约就按这个来。下次换药我再上来约 orders nothing now
        return Outcome(replace(desk, lost=0), (put_off(heard.text, None, heard.turn.language),))
    asked = asked_of_visit(heard.text)
    if asked is not None and not heard.inside_booking:
        own = await lookups.made_in(heard.turn)
        if heard.applied or any(booking.status != "cancelled" for booking in own):
            # nothing is written of it: who is sent decides, and the booking stands
            record = Record("其他", "预约", NOTED[asked], heard.text[:500])
            said = lookup(asked, heard.turn.language)
            return Outcome(replace(desk, lost=0), (said,), record)
    if asks_if_gone(heard.turn.text) and not heard.inside_booking:
        own = await lookups.made_in(heard.turn)
        old = gone(heard.turn.text, own, heard.turn.now, heard.turn.language)
        if old is not None:
            return Outcome(replace(desk, lost=0), (old,))
    standing = stands_by(heard.text) and not heard.inside_booking
    fined = asks_of_fine(heard.text) and not heard.inside_booking
    if wants_reassurance(heard.text) or standing or fined:
        own = await lookups.made_in(heard.turn)
        if own and fined and own[-1].status == "cancelled":
            return Outcome(desk, (lookup("no_fine", heard.turn.language),))
        if own and not fined:
            return Outcome(desk, (reassurance(own, heard.turn.language),))
        if desk.case is not None and desk.case.done and not (standing or fined):
            return desk_taken.surely(heard, desk)
    particulars = None if heard.inside_booking else asked_again(heard.turn.text)
    if particulars is None:
        return None
    stand = [b for b in await lookups.made_in(heard.turn) if b.status != "cancelled"]
    if not stand:
        return None
    told = told_again(stand, particulars, heard.turn.language)
    return Outcome(replace(desk, lost=0), (told,))
