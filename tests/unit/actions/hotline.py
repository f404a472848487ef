"""The booking actions over a database in memory's stead, played without Rasa."""

import asyncio
from datetime import datetime

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_form import ValidateBookingForm
from actions.booking_submit import SubmitBooking
from actions.booking_tasks import CancelBooking, ChangeBooking, CheckBooking
from actions.services import Services
from care.clock import SHANGHAI
from care.duty import Duty
from storage import Database
from storage.sealing import Sealer

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)
LOOKUPS = {
    "check_booking": CheckBooking,
    "change_booking": ChangeBooking,
    "cancel_booking": CancelBooking,
}


def database(url):
    return Database(url, Sealer({"k1": b"k" * 32}))


class Hotline:
    """Runs the form as Rasa's rules would, for one conversation."""

    def __init__(self, made, *, caller=None, conversation="c_1"):
        self.services = Services(made, None, Duty())
        self.database = made
        self.slots = {"requested_slot": None, "memory": None, "confirm": None}
        self.active = False
        self.caller = caller
        self.conversation = conversation
        self.count = 0

    def say(self, text, intent="inform", confidence=0.9, *, turn_id=None):
        self.count += 1
        turn_id = turn_id or f"t_{self.conversation}_{self.count}"
        self.latest = {
            "text": text,
            "intent": {"name": intent, "confidence": confidence},
            "metadata": {
                "turn_id": turn_id,
                "conversation_id": self.conversation,
                "now": NOW.isoformat(),
                "caller": self.caller,
                "channel": "phone",
            },
        }
        self.said = []
        if not self.active and intent in LOOKUPS:
            self._run(LOOKUPS[intent])
            if self.slots["requested_slot"]:
                self.active = True
                self._run(ValidateBookingForm)
        else:
            self.active = True
            self._run(ValidateBookingForm)
        if self.slots["confirm"] or not self.slots["requested_slot"]:
            self.active = bool(self.slots["requested_slot"]) and not self.slots["confirm"]
            if not self.active:
                self.slots["requested_slot"] = None  # as Rasa does when a form ends
            if self._run(SubmitBooking):
                self.active = True  # the service that waited
                self._run(ValidateBookingForm)
        return "".join(self.said)

    def _run(self, kind):
        dispatcher = CollectingDispatcher()
        loop = {"name": "booking_form"} if self.active else {}
        tracker = Tracker(
            self.conversation, dict(self.slots), self.latest, [], False, None, loop, "action_listen"
        )
        again = False
        for event in asyncio.run(kind(self.services).run(dispatcher, tracker, {})):
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
            if event["event"] == "followup" and event["name"] == "booking_form":
                self.slots["confirm"] = None
                again = True
        self.said += [message["custom"]["speech"] for message in dispatcher.messages]
        return again

    def bookings(self):
        with self.database.read() as tx:
            return tx.bookings.made_in(self.conversation)

    def outbox(self):
        with self.database.read() as tx:
            return tx.outbox.of(self.conversation)

    def consultations(self):
        with self.database.read() as tx:
            return tx.consultations.of(self.conversation)
