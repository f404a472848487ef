"""What a turn tells of the matter that a question whether there is danger has interrupted."""

from __future__ import annotations

from datetime import datetime

from care import booking_hearing, telling
from care.bookings import Draft
from care.clock import SHANGHAI
from care.extractors.surnames import SURNAMES
from conversation import waiting
from conversation.frame_patterns import matches, plain
from conversation.state import DialogueState

_DIGITS = 7
"""A number of so many digits is one to be reached at, if not yet a whole one."""


def told_of_the_booking(text: str, state: DialogueState, now: datetime) -> frozenset[str]:
    """Return the names of the details of a booking that a turn tells."""
    asked = waiting.asked_for(state)
    heard = booking_hearing.hear(
        text,
        # Whatever is said would be the note that was asked for.
        asked=None if asked == "note" else asked,
        draft=waiting.booked_so_far(state),
        now=now.astimezone(SHANGHAI),
    )
    when = heard.when
    dated = when.problem is None and bool(when.date or when.time or when.part)
    named = heard.name is not None and (asked != "name" or heard.name[0] in SURNAMES)
    found = {
        "phone": bool(heard.phone and len(heard.phone.digits) >= _DIGITS)
        or bool(heard.phone_tail or heard.this_number),
        "name": named,
        "address": asked == "address" and bool(heard.address) and _is_place(heard),
        "when": dated and not matches("since", plain(text)),
        # 多少钱一份 orders none
        "quantity": heard.quantity is not None and not heard.price,
        "items": bool(heard.items),
        "service": bool(heard.service or heard.second),
        "price": heard.price or heard.offers or heard.reread,
    }
    return frozenset(name for name, told in found.items() if told)


def _is_place(heard: booking_hearing.Heard) -> bool:
    """Tell a place to come to from the room where somebody lies."""
    return bool(heard.county or heard.town) or matches("place", plain(heard.address or ""))


def told_at_the_desk(text: str, state: DialogueState, now: datetime) -> frozenset[str]:
    """Return the names of the details that the desk waits for and a turn tells."""
    pending = waiting.desk_waits_for(state)
    asked = pending.get("asked")
    heard = telling.hear(text, asked)
    told = heard.told
    begun = bool(pending.get("digits"))
    whole = heard.phone is not None and (begun or len(heard.phone.digits) >= _DIGITS)
    found = {
        "phone": whole or heard.this_number,
        "name": told.name is not None and (asked != "name" or told.name[0] in SURNAMES),
        "county": asked == "county" and bool(told.county or told.town),
        "age": pending.get("kind") == "walk" and told.age is not None,
        "institution": told.institution is not None,
        "when": "when" in told_of_the_booking(text, state, now) and _is_to_come(text, now),
    }
    return frozenset(name for name, is_told in found.items() if is_told)


def _is_to_come(text: str, now: datetime) -> bool:
    """Tell whether a turn names a day after today, as nobody does who needs help at once."""
    today = now.astimezone(SHANGHAI)
    when = booking_hearing.hear(text, asked=None, draft=Draft(), now=today).when
    return when.date is not None and when.date > today.date().isoformat()
