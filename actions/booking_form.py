"""validate_booking_form: fills the slots from a turn's words and asks the next question."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_lookup import Lookups
from actions.booking_memory import contacts, draft_of, kept, memory_of, progress_of, resuming
from actions.services import Services
from actions.turn import CurrentTurn
from care.booking_changes import Search
from care.booking_dialogue import Setting, advance, resume
from care.booking_hearing import Heard, hear
from care.bookings import Draft, Progress

SERVICES = {
    "book_housekeeping": "家政",
    "book_nursing_visit": "上门护理",
    "book_health_consult": "健康咨询",
    "book_errand": "物品代购",
    "book_meal": "助餐",
}
"""What an intent books where the caller's words name no service more closely."""

_ASIDE = frozenset(
    [
        "ask_policy",
        "eligibility_check",
        "ask_institution",
        "check_booking",
        "complain",
        "pay_service_fee",
        "health_record",
        "volunteer_signup",
        "caregiver_training_signup",
        "chitchat_lonely",
        "greet",
        "thanks",
        "repeat",
        "slower_louder",
    ]
)
_FOR_OTHERS = frozenset({"talk_to_human", "emergency", "goodbye"})


class ValidateBookingForm(Action):  # type: ignore[misc]  # rasa-sdk ships no types
    """The booking form's own validation. It sets no slot where a turn is a side question."""

    def __init__(self, services: Services) -> None:
        self._lookups = Lookups(services)

    def name(self) -> str:
        """Return the name under which Rasa knows the action."""
        return "validate_booking_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[Any]:
        """Move the booking on by one turn."""
        turn = CurrentTurn.of(tracker)
        setting = Setting(turn.now, turn.language, turn.caller)
        draft, progress = draft_of(tracker), progress_of(tracker)
        found = memory_of(tracker).get("lookup")
        intent, confidence = _intent(tracker)
        if found and not (intent.startswith("book_") and confidence >= 0.6):
            return await self._look_up(dispatcher, tracker, turn, Search.from_json(found))
        opening = progress.asked is None or bool(found)
        if opening:
            draft, progress = _opened(tracker, draft)
        elif resuming(tracker):
            step = resume(draft, progress, setting)
            dispatcher.utter_message(json_message=step.message.to_json())
            return [SlotSet("requested_slot", step.progress.asked)]
        heard = hear(turn.text, asked=progress.asked, draft=draft, now=turn.now)
        if opening:
            if heard.service is None and draft.service is None:
                heard = replace(heard, service=SERVICES.get(intent))
        elif _aside(heard, intent, confidence):
            return []
        else:
            heard = _with_intent(heard, intent, confidence)
        step = advance(draft, progress, heard, setting)
        if step.message.text:
            dispatcher.utter_message(json_message=step.message.to_json())
        if step.outcome == "book":
            return [SlotSet("confirm", True), SlotSet("memory", memory_of(tracker))]
        if step.outcome == "stop":
            return kept(tracker, contacts(draft), Progress())
        return kept(tracker, step.draft, step.progress)

    async def _look_up(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        turn: CurrentTurn,
        search: Search,
    ) -> list[Any]:
        """Go on looking for a booking that exists (actions.booking_lookup)."""
        memory = memory_of(tracker)
        if search.turn_id == turn.turn_id or resuming(tracker):
            return [SlotSet("memory", memory), SlotSet("requested_slot", search.asked)]
        intent, confidence = _intent(tracker)
        if intent in _FOR_OTHERS and confidence >= 0.6:
            return []
        message, after = await self._lookups.step(turn, search)
        dispatcher.utter_message(json_message=message.to_json())
        memory["lookup"] = None if after is None else after.to_json()
        asked = None if after is None else after.asked
        return [SlotSet("memory", memory), SlotSet("requested_slot", asked)]


def _opened(tracker: Tracker, draft: Draft) -> tuple[Draft, Progress]:
    """Begin anew with the caller's contacts; with the service that waits, if one does."""
    waiting = memory_of(tracker).get("booking", {}).get("queue")
    return replace(contacts(draft), service=waiting), Progress()


def _aside(heard: Heard, intent: str, confidence: float) -> bool:
    """Whether the turn is for somebody else to answer before the form goes on."""
    if heard.stop or heard.price or heard.wrong:
        return False
    if intent in _FOR_OTHERS:
        return not heard.firm
    if intent == "cancel_booking" and not heard.firm:
        return False
    if intent not in _ASIDE or heard.firm:
        return False
    plain = not (heard.details or heard.yes or heard.no)
    return confidence >= 0.5 and (plain or heard.asks)


def _with_intent(heard: Heard, intent: str, confidence: float) -> Heard:
    """Let the intent say yes, no or stop where the words alone did not."""
    if heard.details or heard.yes or heard.no or heard.wrong or confidence < 0.6:
        return heard
    if intent == "affirm" and len(heard.text) <= 8:
        return replace(heard, yes=True)
    if intent == "deny" and len(heard.text) <= 8:
        return replace(heard, no=True)
    if intent == "cancel_booking" and not heard.changing:
        return replace(heard, stop=True)
    return heard


def _intent(tracker: Tracker) -> tuple[str, float]:
    found = (tracker.latest_message or {}).get("intent") or {}
    return str(found.get("name") or ""), float(found.get("confidence") or 0.0)
