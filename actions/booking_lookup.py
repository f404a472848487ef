"""Checking, changing and cancelling a booking that exists, over one or several turns.

A booking is told only to who proves it: by its reference, by phone, name and date together, or by
having made it in this very conversation.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_changing import as_draft, change, changed, confirming, described, named
from actions.booking_memory import FORM, memory_of
from actions.services import Services
from actions.turn import CurrentTurn
from care.booking_after import (
    about_a_booking,
    asks_of_several,
    reassurance,
    some_other_time,
    wants_reassurance,
)
from care.booking_changes import (
    PROOF,
    Search,
    fitting,
    gives_up,
    old_date,
    proved,
    reference_in,
    without_kept,
)
from care.booking_hearing import Heard, hear
from care.booking_words import joined, lookup, say
from care.errors import StorageUnavailable
from care.messages import Message
from care.records import Booking
from storage import Transaction

_FINISHED = None


class Lookups:
    """Moves a search for a booking on by one turn; a search that is over is returned as None."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def step(self, turn: CurrentTurn, search: Search) -> tuple[Message, Search | None]:
        """Take a turn's words into the search; storage that is gone is said honestly."""
        try:
            return await asyncio.to_thread(self._step, turn, search)
        except StorageUnavailable:
            return lookup("not_stored", turn.language), _FINISHED

    async def made_in(self, turn: CurrentTurn) -> list[Booking]:
        """Return the bookings that this call made or touched; none where storage is gone."""

        def read() -> list[Booking]:
            with self._services.database.read() as tx:
                return tx.bookings.made_in(turn.conversation_id)

        try:
            return await asyncio.to_thread(read)
        except StorageUnavailable:
            return []

    def _step(self, turn: CurrentTurn, search: Search) -> tuple[Message, Search | None]:
        with self._services.database.begin() as tx:
            known = tx.bookings.get(search.booking_id) if search.booking_id else None
            draft = as_draft(known)
            words = without_kept(turn.text) if search.task == "cancel" else turn.text
            heard = hear(words, asked=_asked_slot(search), draft=draft, now=turn.now)
            if heard.stop and search.asked != "confirm" and search.turn_id != turn.turn_id:
                return lookup("kept", turn.language), _FINISHED
            fresh = search.turn_id == turn.turn_id
            search = replace(search, turn_id=turn.turn_id)
            if known is None:
                return _find(tx, turn, search, heard)
            return _go_on(tx, turn, search, heard, known, fresh=fresh)


def _asked_slot(search: Search) -> str | None:
    lacking = search.lacking()
    if search.asked == "proof" and lacking:
        return "name" if "name" in lacking else lacking[0]
    return "confirm" if search.asked == "confirm" else None


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
    search = replace(
        search,
        phone=phone or search.phone,
        name=heard.name or search.name,
        date=day or search.date,
    )
    if not search.lacking():
        found = proved(search, tx.bookings.by_phone(str(search.phone)))
        if not found:
            empty = replace(search, phone=None, name=None, date=None, asked="reference")
            return _lost(empty, lookup("nothing", language), language)
        return _one_of(tx, turn, search, heard, found)
    own = [b for b in tx.bookings.made_in(turn.conversation_id) if b.status != "cancelled"]
    told = phone or search.phone
    # Who made a booking in this very conversation need not prove it once more.
    own = [booking for booking in own if told in (None, booking.phone)]
    if own:
        every = search.task == "check" and asks_of_several(heard.text)
        fit = own if every else fitting(own, service=heard.service, day=day, said=heard.text)
        return _one_of(tx, turn, search, heard, fit)
    if search.phone or (search.asked == "proof" and (search.name or search.date)):
        missing = "和".join(PROOF[name] for name in search.lacking())
        return lookup("more", language, missing=missing), replace(search, asked="proof")
    return _lost(search, lookup("which", language), language)


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
    values = "，".join(named(b) for b in found[:3])
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
        heard = hear(turn.text, asked=None, draft=as_draft(booking), now=turn.now)
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
        repeated = gives_up(heard.text) and not heard.asks
        if agreed and (heard.yes or repeated or (heard.stop and "算了" not in heard.text)):
            return changed(tx, turn, booking, {"status": "cancelled"}, "cancelled"), _FINISHED
        return lookup("sure_cancel", language, values=named(booking)), confirming(search)
    return change(tx, turn, search, heard, booking, agreed=agreed)


class CheckBooking(Action):  # type: ignore[misc]  # rasa-sdk ships no types
    """action_check_booking: tells a booking to who proves it."""

    task = "check"

    def __init__(self, services: Services) -> None:
        self._lookups = Lookups(services)

    def name(self) -> str:
        """Return the name under which Rasa knows the action."""
        return f"action_{self.task}_booking"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[Any]:
        """Take the first turn; what is still to be asked goes on inside the form."""
        turn = CurrentTurn.of(tracker)
        busy = (tracker.active_loop or {}).get("name") == FORM
        own = await self._lookups.made_in(turn)
        if own and wants_reassurance(turn.text):
            dispatcher.utter_message(json_message=reassurance(own, turn.language).to_json())
            return []
        if not busy and some_other_time(turn.text):
            told = lookup("some_other_time", turn.language)
            dispatcher.utter_message(json_message=told.to_json())
            return []
        if not busy and not own and not about_a_booking(turn.text):
            # 那我找哪个去！ cancels nothing, whatever it was taken for
            return [FollowupAction("action_desk")]
        search = Search(self.task, turn_id=turn.turn_id)
        message, search_after = await self._lookups.step(turn, search)
        if busy and search_after is not None:
            message = lookup("later", turn.language)
        dispatcher.utter_message(json_message=message.to_json())
        if busy or search_after is None:
            return []
        memory = memory_of(tracker) | {"lookup": search_after.to_json()}
        return [
            SlotSet("memory", memory),
            SlotSet("requested_slot", search_after.asked),
            FollowupAction(FORM),
        ]


class ChangeBooking(CheckBooking):
    """action_change_booking: changes a booking after a yes."""

    task = "change"


class CancelBooking(CheckBooking):
    """action_cancel_booking: cancels a booking after a yes."""

    task = "cancel"
