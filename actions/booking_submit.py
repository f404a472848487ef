"""action_submit_booking: stores what was agreed to, with its consultation and its confirmation."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import IntegrityError

from actions.booking_memory import FORM, contacts, draft_of, memory_of, progress_of
from actions.booking_room import full, has_room
from actions.booking_sign_up import signed_up
from actions.consulting import log_consultation
from actions.services import Services
from actions.turn import CurrentTurn
from care.booking_days_said import days_said, when_said
from care.booking_reading import applied_for
from care.booking_words import joined, say, spoken_when
from care.bookings import Draft, Visit
from care.desk import Desk
from care.errors import StorageUnavailable
from care.extractors import ages, conditions
from care.ids import new_id, new_reference
from care.messages import Message
from care.records import Booking, OutboxRow
from storage import Transaction

_DRAWS = 5


class NoRoom(Exception):
    """The day filled up before the booking was stored; `message` offers what is free."""

    def __init__(self, message: Message) -> None:
        super().__init__("the day is full")
        self.message = message


class SubmitBooking(Action):
    """Stores the booking once per turn; without a spoken yes (`confirm`) it does nothing."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def name(self) -> str:
        """Return the name under which Rasa knows the action."""
        return "action_submit_booking"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[Any]:
        """Store, say the reference, and go on with the service that waits, if one does."""
        if not tracker.get_slot("confirm"):
            return []
        turn, draft = CurrentTurn.of(tracker), draft_of(tracker)
        offer = draft.offer()
        if offer is None:
            return [SlotSet("confirm", None)]
        try:
            if offer.ends == "consultation":
                await asyncio.to_thread(self._apply, turn, draft)
                done = _applied(draft, turn.language)
            else:
                made, others = await asyncio.to_thread(self._book, turn, draft)
                done = _told(made, others, turn.language)
        except NoRoom as gone:
            # Somebody else took the last place between the read-back and the yes.
            dispatcher.utter_message(json_message=gone.message.to_json())
            memory = memory_of(tracker)
            emptied = [SlotSet(name, None) for name in ("confirm", "date", "time")]
            return [
                *emptied,
                SlotSet("memory", memory | {"booking": {"asked": "date"}, "days": None}),
                SlotSet("requested_slot", "date"),
                FollowupAction(FORM),
            ]
        except StorageUnavailable:
            message = say("not_stored", turn.language)
            dispatcher.utter_message(json_message=message.to_json())
            # All stays known: after a while the caller only has to say yes again.
            return [
                SlotSet("confirm", None),
                SlotSet("requested_slot", "confirm"),
                FollowupAction("action_listen"),
            ]
        memory = memory_of(tracker)
        besides = await asyncio.to_thread(self._sign_up, turn, memory, draft)
        if besides is not None:
            desk, also = besides
            memory, done = memory | {"desk": desk.to_json()}, joined([done, also])
        return self._after(dispatcher, tracker, turn, draft, done, memory)

    def _after(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        turn: CurrentTurn,
        draft: Draft,
        done: Message,
        memory: dict[str, Any],
    ) -> list[Any]:
        before = progress_of(tracker)
        queue = before.queue
        if queue is None:
            done = joined([done, say("anything_else", turn.language)])
        dispatcher.utter_message(json_message=done.to_json())
        left = contacts(draft).to_slots()
        memory = memory | {
            "booking": {"queue": queue, "queued_words": before.queued_words},
            "days": None,
        }
        offer = draft.offer()
        if offer is not None and offer.ends == "consultation":
            memory["applied"] = {"service": offer.name, "at": turn.ordinal}
        else:
            memory["stands_at"] = turn.ordinal
        events = [SlotSet(k, v) for k, v in left.items() if v is None]
        events += [SlotSet("confirm", None), SlotSet("memory", memory)]
        return [*events, FollowupAction(FORM)] if queue else events

    def _book(self, turn: CurrentTurn, draft: Draft) -> tuple[list[Booking], list[Booking]]:
        """Return the bookings, one for each day, and the others that stand from this call."""
        for _ in range(_DRAWS):
            try:
                with self._services.database.begin() as tx:
                    made = _store(tx, turn, draft)
                    own = tx.bookings.made_in(turn.conversation_id)
                    ids = {booking.id for booking in made}
                    others = [b for b in own if b.id not in ids and b.status != "cancelled"]
                    return made, others
            except IntegrityError:
                continue  # the reference is taken, or the same turn is being stored elsewhere
        raise StorageUnavailable(
            f"no free booking reference was found in {_DRAWS} draws: look at the bookings table"
        )

    def _sign_up(
        self, turn: CurrentTurn, memory: dict[str, Any], draft: Draft
    ) -> tuple[Desk, Message] | None:
        """Complete a sign-up that waits; without the database the booking stands all the same."""
        try:
            with self._services.database.begin() as tx:
                return signed_up(tx, turn, memory, draft)
        except StorageUnavailable:
            return None

    def _apply(self, turn: CurrentTurn, draft: Draft) -> None:
        with self._services.database.begin() as tx:
            when = when_said(draft)
            wish = f"，想{when}有人上门" if when else ""
            outcome = f"申请{draft.service}{wish}，已登记，待工作人员联系"
            note = applied_for(draft)
            age = ages.chosen(note)
            told = tuple(span.said for span in conditions.find(note))
            _consult(tx, turn, replace(draft, note=note), outcome, age.years if age else None, told)


def _store(tx: Transaction, turn: CurrentTurn, draft: Draft) -> list[Booking]:
    """Store a booking for every day of one wish, all or none, and one consultation for them."""
    made = [_store_day(tx, turn, day, ordinal) for ordinal, day in enumerate(draft.each())]
    if any(new for _, new in made):
        _consult(tx, turn, draft, _outcome([booking for booking, _ in made]))
    return [booking for booking, _ in made]


def _store_day(
    tx: Transaction, turn: CurrentTurn, draft: Draft, ordinal: int
) -> tuple[Booking, bool]:
    """Return the booking of one day, and whether it was made just now."""
    done = tx.effects.find(turn.turn_id, "booking", ordinal)
    if done is not None:
        stored = tx.bookings.get(done)
        if stored is not None:
            return stored, False
    twin = _twin(tx, turn, draft)
    if twin is not None:
        # A yes repeated because its answer was lost (a process died, the line broke) means the
        # booking that the first yes made.
        tx.effects.add(turn.turn_id, "booking", twin.id, ordinal)
        return twin, False
    if not has_room(tx, draft):
        raise NoRoom(full(tx, draft, turn.language))
    booking = Booking(
        id=new_id("b", turn.now),
        reference=new_reference(),
        conversation_id=turn.conversation_id,
        turn_id=turn.turn_id,
        created_at=turn.now,
        status="confirmed",
        **draft.stored(),
    )
    tx.bookings.add(booking)
    tx.effects.add(turn.turn_id, "booking", booking.id, ordinal)
    confirm_by_sms(tx, turn, booking)
    return booking, True


def _outcome(bookings: list[Booking]) -> str:
    days = "；".join(f"{spoken_when(b.date, b.time)}，编号{b.reference}" for b in bookings)
    return f"已预约{bookings[0].service}，{days}"


def _twin(tx: Transaction, turn: CurrentTurn, draft: Draft) -> Booking | None:
    """Return the standing booking of this conversation that is this one in every detail."""
    wanted = draft.stored()
    for booking in tx.bookings.made_in(turn.conversation_id):
        own = booking.conversation_id == turn.conversation_id and booking.status != "cancelled"
        if own and all(getattr(booking, name) == value for name, value in wanted.items()):
            return booking
    return None


def confirm_by_sms(tx: Transaction, turn: CurrentTurn, booking: Booking) -> None:
    """Owe the caller a confirmation in one part (70 characters); a landline gets none."""
    if not re.fullmatch("1[3-9][0-9]{9}", booking.phone or ""):
        return
    row = OutboxRow(
        id=new_id("o", turn.now),
        kind="sms",
        purpose="booking_confirmation",
        to=f"+86{booking.phone}",
        body=sms_body(booking),
        due_at=turn.now,
        created_at=turn.now,
        turn_id=turn.turn_id,
        conversation_id=turn.conversation_id,
    )
    tx.outbox.add(row)


def sms_body(booking: Booking) -> str:
    """Return the confirmation: service, day, time and reference, no address, no name."""
    when = spoken_when(booking.date, booking.time)
    state = {"cancelled": "已取消", "changed": "已改为"}.get(booking.status, "已订")
    tail = "" if booking.status == "cancelled" else "改期或取消请报编号。"
    return f"【暖铃】{state}：{booking.service}，{when}。编号{booking.reference}。{tail}"[:70]


def _consult(
    tx: Transaction,
    turn: CurrentTurn,
    draft: Draft,
    outcome: str,
    age: int | None = None,
    told: tuple[str, ...] = (),
) -> None:
    log_consultation(
        tx,
        turn,
        "服务预约",
        about=draft.service,
        name=draft.name,
        phone=draft.phone,
        county=draft.county,
        town=draft.town,
        beneficiary=draft.beneficiary,
        age=age,
        conditions=told,
        outcome=outcome,
        note=draft.note,
    )


def _applied(draft: Draft, language: str) -> Message:
    """Say that an application is taken down, and the day that was wished for with it."""
    when = when_said(draft)
    if not when:
        return say("applied", language, service=draft.service)
    return say("applied_when", language, service=draft.service, when=when)


def _told(made: list[Booking], others: list[Booking], language: str) -> Message:
    booking = made[0]
    told = say(
        "booked",
        language,
        service=booking.service,
        when=spoken_when(booking.date, booking.time),
        reference=booking.reference,
    )
    if len(made) > 1:
        when = days_said([Visit(str(b.date), b.time) for b in made])
        references = "、".join(b.reference for b in made)
        told = say(
            "booked_days", language, service=booking.service, when=when, references=references
        )
    if not others:
        return told
    # the answer is what 再讲一遍 repeats: with a second booking the first is named once more
    named = "、".join(f"{spoken_when(b.date, b.time)}的{b.service}" for b in others)
    count = len(others) + len(made)
    return joined([told, say("together", language, others=named, count=count)])
