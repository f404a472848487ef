"""Cancelling all that one wish booked, and taking the last cancelling back."""

from __future__ import annotations

from dataclasses import replace

from actions.booking_changing import changed, confirming, named
from actions.consulting import log_consultation
from actions.turn import CurrentTurn
from care.booking_changes import Search, gives_up
from care.booking_edits import meant
from care.booking_hearing import Heard
from care.booking_words import joined, lookup, say
from care.messages import Message
from care.records import Booking
from storage import Transaction


def sure_of_all(
    turn: CurrentTurn, search: Search, found: list[Booking]
) -> tuple[Message, Search | None]:
    """Ask for a yes to cancel all of several bookings."""
    values = "；".join(named(booking) for booking in found)
    search = replace(search, booking_id=None, several=tuple(b.id for b in found))
    told = lookup("sure_cancel_all", turn.language, values=values, count=len(found))
    return told, confirming(search)


def go_on_with_all(
    tx: Transaction, turn: CurrentTurn, search: Search, heard: Heard
) -> tuple[Message, Search | None]:
    """Cancel them after a yes, or ask about those alone that are named now."""
    language, more = turn.language, say("anything_else", turn.language)
    every = [b for b in map(tx.bookings.get, search.several) if b is not None]
    named_now = meant(turn.text, every, turn.now)
    if len(named_now) < len(every) and (gives_up(heard.text) or heard.firm):
        # 只退礼拜六那个
        one = named_now[0] if len(named_now) == 1 else None
        if one is None:
            return sure_of_all(turn, search, named_now)
        search = replace(search, several=(), booking_id=one.id)
        return lookup("sure_cancel", language, values=named(one)), confirming(search)
    agreed = heard.yes or gives_up(heard.text) or heard.stop
    if not agreed or heard.no or heard.keep:
        return joined([lookup("kept", language), more]), None
    values = "；".join(named(booking) for booking in every)
    log_consultation(
        tx,
        turn,
        "服务预约",
        about="、".join(dict.fromkeys(booking.service for booking in every)),
        name=every[0].name,
        phone=every[0].phone,
        outcome=f"已取消预约{'、'.join(booking.reference for booking in every)}：{values}",
    )
    for ordinal, booking in enumerate(every):
        changed(tx, turn, booking, {"status": "cancelled"}, "cancelled", ordinal)
    return joined([lookup("cancelled", language, values=values), more]), None


def taken_back(tx: Transaction, turn: CurrentTurn) -> Message | None:
    """Let the booking that this call cancelled last stand again; None where it cancelled none."""
    made = tx.bookings.made_in(turn.conversation_id)
    gone = [b for b in made if b.status == "cancelled" and b.updated_at is not None]
    if not gone:
        return None
    last = max(gone, key=lambda booking: booking.updated_at or turn.now)
    return changed(tx, turn, last, {"status": "confirmed"}, "restored")
