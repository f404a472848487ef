"""What the booking form keeps between turns, as Rasa's slots."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from care.bookings import Draft, Progress

FORM = "booking_form"
_OWN = frozenset(
    {
        FORM,
        "action_listen",
        "action_extract_slots",
        "action_session_start",
        "action_unlikely_intent",
    }
)


def draft_of(tracker: Tracker) -> Draft:
    """Return the booking in the making."""
    return Draft.from_slots(tracker.current_slot_values())


def progress_of(tracker: Tracker) -> Progress:
    """Return where the form stands; `asked` is Rasa's own `requested_slot`."""
    kept = memory_of(tracker).get("booking")
    return replace(Progress.from_json(kept), asked=tracker.get_slot("requested_slot"))


def memory_of(tracker: Tracker) -> dict[str, Any]:
    """Return the actions' own store between turns."""
    memory = tracker.get_slot("memory")
    return dict(memory) if isinstance(memory, dict) else {}


def kept(tracker: Tracker, draft: Draft, progress: Progress) -> list[Any]:
    """Return the events that keep draft and progress; `asked` None ends the form."""
    memory = memory_of(tracker) | {"booking": progress.to_json(), "lookup": None}
    before = draft_of(tracker).to_slots()
    changed = [SlotSet(k, v) for k, v in draft.to_slots().items() if v != before[k]]
    return [*changed, SlotSet("memory", memory), SlotSet("requested_slot", progress.asked)]


def contacts(draft: Draft) -> Draft:
    """Return what a second booking of the same call has in common with the first."""
    return Draft(
        address=draft.address,
        county=draft.county,
        town=draft.town,
        phone=draft.phone,
        name=draft.name,
    )


def resuming(tracker: Tracker) -> bool:
    """Whether another action has already answered this turn, so that its words are used up."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return False
        if event.get("event") == "action" and event.get("name") not in _OWN:
            return True
    return False


def said_before(tracker: Tracker) -> list[str]:
    """Return what the caller told in the turns before this one without being asked, latest first.

    我叫宁国栋，电话…, and only then what for: intent inform, outside any form, at most two turns.
    """
    told: list[str] = []
    users = [event for event in tracker.events if event.get("event") == "user"]
    for event in reversed(users[:-1][-2:]):
        intent = ((event.get("parse_data") or {}).get("intent") or {}).get("name")
        if intent != "inform":
            break
        told.append(str(event.get("text") or ""))
    return told
