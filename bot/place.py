"""Where in the call a turn stands, as the tracker tells it."""

from __future__ import annotations

from rasa.shared.core.trackers import DialogueStateTracker

from bot.turns import TurnRequest
from care.desk import Desk
from care.desk_place import place_of


def place_in_call(tracker: DialogueStateTracker, asked: TurnRequest) -> str | None:
    """Return where in the call a turn stands; None where its words alone decide (a booking)."""
    if tracker.active_loop_name == "booking_form":
        return None
    kept = tracker.get_slot("memory")
    memory = kept if isinstance(kept, dict) else {}
    booked = memory.get("booking_at")
    desk = Desk.from_json(memory.get("desk"))
    return place_of(desk, asked.ordinal, booked if isinstance(booked, int) else None)
