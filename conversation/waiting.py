"""What the ordinary dialogue waits for: the form that is open, and its question once more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from care.booking_dialogue import resume
from care.booking_settling import Setting
from care.bookings import Draft, Progress
from care.clock import SHANGHAI
from care.messages import Message
from conversation.state import DialogueState

BOOKING = "booking_form"
DESK = "intake_form"


def asked_for(state: DialogueState) -> str | None:
    """Return the slot that the open form asked for last."""
    asked = state.slots.get("requested_slot")
    return str(asked) if asked and state.active_loop else None


def booked_so_far(state: DialogueState) -> Draft:
    """Return the booking in the making."""
    return Draft.from_slots(state.slots)


def question(state: DialogueState, now: datetime, caller: str | None) -> Message | None:
    """Return the booking form's question once more; None where none waits."""
    memory = _memory(state)
    if state.active_loop != BOOKING or memory.get("lookup") or asked_for(state) is None:
        return None
    progress = Progress.from_json({**(memory.get("booking") or {}), "asked": asked_for(state)})
    setting = Setting(now.astimezone(SHANGHAI), state.voice.language, caller)
    return resume(booked_so_far(state), progress, setting).message


def desk_waits_for(state: DialogueState) -> dict[str, Any]:
    """Return the desk's waiting question as plain values; empty where none waits."""
    desk = _memory(state).get("desk")
    pending = desk.get("pending") if isinstance(desk, dict) else None
    return pending if isinstance(pending, dict) else {}


def looks_for_a_home(state: DialogueState) -> bool:
    """Tell whether the desk's last enquiry was about homes for the old: a bed, a visit, a fee."""
    desk = _memory(state).get("desk")
    case = desk.get("case") if isinstance(desk, dict) else None
    return isinstance(case, dict) and case.get("request") == "institution"


def _memory(state: DialogueState) -> dict[str, Any]:
    memory = state.slots.get("memory")
    return memory if isinstance(memory, dict) else {}
