"""Checking, changing and cancelling a booking that exists, over one or several turns.

A booking is told only to who proves it: by its reference, by phone, name and date together, or by
having made it in this very conversation.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

from actions.booking_changing import as_draft, change, changed, confirming, described, named
from actions.booking_several import go_on_with_all, sure_of_all, taken_back
from actions.services import Services
from actions.turn import CurrentTurn
from care.booking_after import asks_of_several
from care.booking_changes import (
    PROOF,
    Search,
    fitting,
    given_up_unbooked,
    gives_up,
    old_date,
    proved,
    reference_in,
    without_kept,
)
from care.booking_edits import means_all, meant, one_wish, task_in
from care.booking_hearing import Heard, hear
from care.booking_noted_after import with_noted
from care.booking_search_left import leaves_search
from care.booking_settling import Setting
from care.booking_words import joined, lookup, say
from care.bookings import QUESTIONS, Draft
from care.errors import StorageUnavailable
from care.messages import Message
from care.records import Booking
from care.small_talk import taken_up
from storage import Transaction

_FINISHED = None


class Lookups:
    """Moves a search for a booking on by one turn; a search that is over is returned as None."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def step(self, turn: CurrentTurn, search: Search) -> tuple[Message, Search | None]:
        """Take a turn's words into the search; storage that is gone is said honestly."""
        beside = self.beside(turn, search)
        if beside is not None:
            return beside
        try:
            return await asyncio.to_thread(self._step, turn, search)
        except StorageUnavailable:
            return lookup("not_stored", turn.language), _FINISHED

    def beside(self, turn: CurrentTurn, search: Search) -> tuple[Message, Search | None] | None:
        """Leave a search alone, or take up what is told of home amid it; None for its answers."""
        if search.asked not in ("reference", "proof") or search.turn_id in ("", turn.turn_id):
            return None
        if leaves_search(turn.text):
            return lookup("some_other_time", turn.language), _FINISHED
        told = taken_up(turn.text)
        heard = hear(turn.text, asked=None, draft=Draft(), now=turn.now)
        if told is None or heard.firm or heard.name or reference_in(heard.text, asked=True):
            return None
        return told.reply, replace(search, turn_id=turn.turn_id)

    async def edit_in(self, turn: CurrentTurn) -> str | None:
        """Return what a turn wants done with what this call booked: change, cancel, check."""
        stand = [b for b in await self.made_in(turn) if b.status != "cancelled"]
        return task_in(turn.text, stand, turn.now)

    async def made_in(self, turn: CurrentTurn) -> list[Booking]:
        """Return the bookings that this call made or touched; none where storage is gone."""

        def read() -> list[Booking]:
            with self._services.database.read() as tx:
                return tx.bookings.made_in(turn.conversation_id)

        try:
            return await asyncio.to_thread(read)
        except StorageUnavailable:
            return []

    async def take_back(self, turn: CurrentTurn) -> Message | None:
        """Let what was cancelled a moment ago stand again; None where nothing was."""

        def again() -> Message | None:
            with self._services.database.begin() as tx:
                return taken_back(tx, turn)

        try:
            return await asyncio.to_thread(again)
        except StorageUnavailable:
            return lookup("not_stored", turn.language)

    def _step(self, turn: CurrentTurn, search: Search) -> tuple[Message, Search | None]:
        with self._services.database.begin() as tx:
            known = tx.bookings.get(search.booking_id) if search.booking_id else None
            draft = as_draft(known)
            words = _said(turn, search)
            heard = hear(words, asked=_asked_slot(search), draft=draft, now=turn.now)
            fresh, before = search.turn_id == turn.turn_id, search
            if known is not None and search.task == "change" and not fresh:
                search, known = _given_up(tx, turn, search, known)
            stands = search is before  # 不是改，饭不要了 is no change left alone
            if heard.stop and stands and search.asked != "confirm" and not fresh:
                return lookup("kept", turn.language), _FINISHED
            search = replace(search, turn_id=turn.turn_id)
            if search.several and not fresh:
                return go_on_with_all(tx, turn, search, heard)
            if known is None:
                return _find(tx, turn, search, heard)
            return _go_on(tx, turn, search, heard, known, fresh=fresh)


def _said(turn: CurrentTurn, search: Search) -> str:
    """Return a turn's words without what is to stay as it is: 三斤，其他照旧 changes the amount."""
    return without_kept(turn.text, cancelling=search.task == "cancel")


def _given_up(
    tx: Transaction, turn: CurrentTurn, search: Search, known: Booking
) -> tuple[Search, Booking]:
    """Return the search for what is not wanted at all any more: 不是改，饭不要了."""
    made = [b for b in tx.bookings.made_in(turn.conversation_id) if b.status != "cancelled"]
    stand = made if known in made else [known]
    found = meant(turn.text, stand, turn.now)
    if task_in(turn.text, stand, turn.now) != "cancel" or len(found) != 1:
        return search, known
    return replace(search, task="cancel", asked="changes", changes=()), found[0]


def _asked_slot(search: Search) -> str | None:
    lacking = search.lacking()
    if search.asked == "proof" and lacking:
        return "name" if "name" in lacking else lacking[0]
    return search.asked if search.asked == "confirm" or search.asked in QUESTIONS else None


def _find(
    tx: Transaction, turn: CurrentTurn, search: Search, heard: Heard
) -> tuple[Message, Search | None]:
    language = turn.language
    reference = reference_in(heard.text, asked=search.asked == "reference")
    day = old_date(heard.text, turn.now)
    if reference is not None:
        booking = tx.bookings.by_reference(reference)
        if booking is None:
            return _lost(search, lookup("unknown", language, reference=reference), language)
        return _go_on(tx, turn, search, heard, booking, fresh=True)
    phone = heard.phone.digits if heard.phone and heard.phone.complete else None
    if heard.this_number:
        # it is told as the number of the booking; only with name and date it proves anything
        phone = phone or Setting(turn.now, caller=turn.caller).own_number
    earlier = search.phone
    search = replace(
        search,
        phone=phone or search.phone,
        name=heard.name or search.name,
        date=day or search.date,
        caller=(search.caller[0] or heard.name, search.caller[1] or phone),
    )
    if not search.lacking():
        found = proved(search, tx.bookings.by_phone(str(search.phone)))
        if not found:
            # 会不会是我儿子打的: another name may be tried without the day being told again
            again = replace(search, asked="reference", vain=search.vain + 1)
            return _lost(again, lookup("nothing", language), language)
        return _one_of(tx, turn, search, heard, found)
    made = tx.bookings.made_in(turn.conversation_id)
    own = [b for b in made if b.status != "cancelled"]
    if search.task == "check":
        own = own or made[-1:]  # nothing is left: so much is told
    told = phone or search.phone
    # Who made a booking in this very conversation need not prove it once more.
    mine = [booking for booking in own if told in (None, booking.phone)]
    # 电话打我女儿的，138…: of a change the number may be the new one
    own = mine or (own if search.task == "change" and search.asked == "reference" else [])
    if own:
        every = search.task == "check" and asks_of_several(heard.text)
        fit = own if every else meant(turn.text, own, turn.now)
        fit = fit if every else fitting(fit, service=heard.service, day=day, said=heard.text)
        message, left = _one_of(tx, turn, search, heard, fit)
        other = given_up_unbooked(turn.text, own) if search.task == "cancel" else None
        if other is not None:
            message = joined([lookup("none_of_it", language, service=other), message])
        return message, left
    if phone and earlier and phone != earlier and not _any_by(tx, phone, earlier):
        # 是不是用我女儿的号码约的: nothing can be found, whatever name and day are told
        again = replace(search, asked="reference", vain=search.vain + 1)
        return _lost(again, lookup("nothing_numbers", language), language)
    if search.phone or (search.asked == "proof" and (search.name or search.date)):
        missing = "和".join(PROOF[name] for name in search.lacking())
        asked_again = search.asked == "proof" and search.lacking() == ["date"]
        search = replace(search, asked="proof")
        if asked_again or (search.vain and search.lacking() == ["date"]):
            # who does not know the day is not asked for it for ever
            return _lost(search, lookup("no_day", language), language)
        return lookup("more", language, missing=missing), search
    return _lost(search, lookup("which", language), language)


def _any_by(tx: Transaction, *numbers: str) -> bool:
    return any(tx.bookings.by_phone(number) for number in numbers)


def _lost(search: Search, message: Message, language: str) -> tuple[Message, Search | None]:
    search = replace(search, misses=search.misses + 1)
    if search.misses >= 4:
        return joined([message, say("person", language)]), search
    return message, search


def _one_of(
    tx: Transaction, turn: CurrentTurn, search: Search, heard: Heard, found: list[Booking]
) -> tuple[Message, Search | None]:
    if len(found) == 1:
        return _go_on(tx, turn, search, heard, found[0], fresh=True)
    if search.task == "check":
        parts = [described(b, turn.language) for b in found[:3]]
        return joined([*parts, say("anything_else", turn.language)]), _FINISHED
    every = means_all(heard.text) or (search.asked == "which" and (heard.yes or heard.stop))
    if search.task == "cancel" and (one_wish(found) or every):
        return sure_of_all(turn, search, found)
    values = "；".join(named(b) for b in found[:3])
    return lookup("several", turn.language, values=values), replace(search, asked="which")


def _go_on(
    tx: Transaction,
    turn: CurrentTurn,
    search: Search,
    heard: Heard,
    booking: Booking,
    *,
    fresh: bool,
) -> tuple[Message, Search | None]:
    """Do what was asked for with the booking that was found."""
    language, more = turn.language, say("anything_else", turn.language)
    search = replace(search, booking_id=booking.id)
    if fresh:
        # 改成一份: portions and lists are only heard beside the booking that has them
        heard = hear(_said(turn, search), asked=None, draft=as_draft(booking), now=turn.now)
        heard = with_noted(heard, turn.text)
    if search.task == "check":
        return joined([described(booking, language), more]), _FINISHED
    if booking.status == "cancelled":
        return joined([lookup("is_cancelled", language), more]), _FINISHED
    agreed = search.asked == "confirm" and not fresh
    if agreed and (heard.no or heard.keep) and not heard.firm:
        if search.task == "cancel":
            return joined([lookup("kept", language), more]), _FINISHED
        again = replace(search, asked="changes", changes=())
        return lookup("what", language, values=named(booking)), again
    if search.task == "cancel":
        if agreed and given_up_unbooked(turn.text, [booking]) is not None:
            return joined([lookup("kept", language), more]), _FINISHED
        repeated = gives_up(heard.text) and not heard.asks
        if agreed and (heard.yes or repeated or (heard.stop and "算了" not in heard.text)):
            return changed(tx, turn, booking, {"status": "cancelled"}, "cancelled"), _FINISHED
        return lookup("sure_cancel", language, values=named(booking)), confirming(search)
    return change(tx, turn, search, heard, booking, agreed=agreed)
