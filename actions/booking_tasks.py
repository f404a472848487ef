"""action_check_booking, action_change_booking, action_cancel_booking: the first turn of each.

What is still to be asked goes on inside the form (actions.booking_lookup).
"""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_lookup import Lookups
from actions.booking_memory import FORM, just_booked, just_let_go, memory_of
from actions.services import Services
from actions.turn import CurrentTurn
from care.booking_after import (
    about_a_booking,
    asks_of_fine,
    begins,
    books_later,
    orders_first,
    put_off,
    reassurance,
    some_other_time,
    wants_reassurance,
)
from care.booking_changes import Search, given_up_unbooked, reference_in
from care.booking_edits import orders_another, task_in, wants_back
from care.booking_old_one import gone
from care.booking_told_again import asked_again, told_again
from care.booking_visit import asks_of_visit
from care.booking_words import joined, lookup, say
from care.desk_letting_go import lets_go
from care.text import normalise


class CheckBooking(Action):
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
        if not busy and lets_go(turn.text):
            return [FollowupAction("action_desk")]  # 行，我记在日历上了 looks for nothing
        own = await self._lookups.made_in(turn)
        called_off = any(booking.status == "cancelled" for booking in own)
        # 取消了吧, while nothing is cancelled, is no doubt whether it was
        if own and (called_off or self.task != "cancel") and wants_reassurance(turn.text):
            dispatcher.utter_message(json_message=reassurance(own, turn.language).to_json())
            return [] if busy else [FollowupAction("action_listen")]
        particulars = asked_again(turn.text) if self.task == "check" else None
        if particulars is not None and any(b.status != "cancelled" for b in own):
            stand = [b for b in own if b.status != "cancelled"]
            told = told_again(stand, particulars, turn.language)
            dispatcher.utter_message(json_message=told.to_json())
            return [] if busy else [FollowupAction("action_listen")]
        old = gone(turn.text, own, turn.now, turn.language)
        if old is not None:
            dispatcher.utter_message(json_message=old.to_json())
            return [] if busy else [FollowupAction("action_listen")]
        if own and own[-1].status == "cancelled" and asks_of_fine(turn.text):
            told = lookup("no_fine", turn.language)
            dispatcher.utter_message(json_message=told.to_json())
            return [] if busy else [FollowupAction("action_listen")]
        standing = any(booking.status != "cancelled" for booking in own)
        if not busy and standing and asks_of_visit(turn.text):
            return [FollowupAction("action_desk")]  # it asks, and changes nothing
        # 今日唔使约, from who has booked nothing, cancels nothing
        stand = [booking for booking in own if booking.status != "cancelled"]
        later = some_other_time(turn.text) or (not own and books_later(turn.text))
        if not busy and later and task_in(turn.text, stand, turn.now) is None:
            told = put_off(turn.text, language=turn.language)
            dispatcher.utter_message(json_message=told.to_json())
            return [FollowupAction("action_listen")]
        if not busy and not own and not about_a_booking(turn.text):
            # 那我找哪个去！ cancels nothing, whatever it was taken for
            return [FollowupAction("action_desk")]
        nothing = self.task == "cancel" and not stand and just_let_go(tracker, turn)
        if not busy and nothing and reference_in(normalise(turn.text).text) is None:
            # 系，取消佢: what was never booked is not looked for
            dispatcher.utter_message(json_message=say("stopped", turn.language).to_json())
            return [FollowupAction("action_listen")]
        # 是，只取消维修, of what was let go a moment ago: what was booked is not touched by it
        off = given_up_unbooked(turn.text, stand) if just_let_go(tracker, turn) else None
        if not busy and self.task == "cancel" and off is not None:
            told = joined(
                [
                    lookup("off_already", turn.language, service=off),
                    reassurance(stand, turn.language),
                ]
            )
            dispatcher.utter_message(json_message=told.to_json())
            return [FollowupAction("action_listen")]
        back = len(stand) < len(own) and just_booked(tracker, turn) and wants_back(turn.text)
        if not busy and back:
            restored = await self._lookups.take_back(turn)
            if restored is not None:
                dispatcher.utter_message(json_message=restored.to_json())
                kept = memory_of(tracker) | {"stands_at": turn.ordinal}
                return [SlotSet("memory", kept), FollowupAction("action_listen")]
        another = orders_another(turn.text, stand) if stand else begins(turn.text)
        first = not own and orders_first(turn.text)
        if not busy and (first or (self.task == "change" and another and (stand or not own))):
            return [FollowupAction(FORM)]
        # 那饭就不要了 is no change, though it was taken for one
        task = task_in(turn.text, stand, turn.now) or self.task
        search = Search(task, turn_id=turn.turn_id)
        message, search_after = await self._lookups.step(turn, search)
        if busy and search_after is not None:
            message = lookup("later", turn.language)
        dispatcher.utter_message(json_message=message.to_json())
        if busy:
            return []
        memory = memory_of(tracker) | {"stands_at": turn.ordinal}
        if search_after is None:
            return [SlotSet("memory", memory), FollowupAction("action_listen")]
        memory["lookup"] = search_after.to_json()
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
