"""What the booking form keeps between turns, as Rasa's slots."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet

from actions.turn import CurrentTurn
from care.booking_words import askable
from care.bookings import Draft, Progress, Visit
from care.desk import Desk
from care.desk_gate import JUST_DONE

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
    """Return the booking in the making, with the days beside the first."""
    draft = Draft.from_slots(tracker.current_slot_values())
    kept_days = memory_of(tracker).get("days") or ()
    days = tuple(Visit(**day) for day in kept_days) if draft.date else ()
    return replace(draft, more=days)


def progress_of(tracker: Tracker) -> Progress:
    """Return where the form stands; `asked` is Rasa's own `requested_slot`, where it is ours.

    The slot is shared with the desk: what it asked for last (to apply for 康复辅具) is still
    there when a turn begins a booking instead of answering, and is no question of the booking.
    """
    kept, asked = memory_of(tracker).get("booking"), tracker.get_slot("requested_slot")
    return replace(Progress.from_json(kept), asked=None if _of_desk(tracker, asked) else asked)


def _of_desk(tracker: Tracker, asked: str | None) -> bool:
    """Whether the desk asked for this, since the booking form last asked for anything."""
    memory = memory_of(tracker)
    if asked is None or memory.get("lookup"):
        return False
    if not askable(asked):
        return True
    pending, last = Desk.from_json(memory.get("desk")).pending, memory.get("booking_at")
    mine = pending is not None and asked == (pending.asked or pending.kind)
    return bool(mine and pending and (not isinstance(last, int) or last < pending.since))


def memory_of(tracker: Tracker) -> dict[str, Any]:
    """Return the actions' own store between turns."""
    memory = tracker.get_slot("memory")
    return dict(memory) if isinstance(memory, dict) else {}


def kept(tracker: Tracker, draft: Draft, progress: Progress) -> list[Any]:
    """Return the events that keep draft and progress; `asked` None ends the form."""
    memory = memory_of(tracker) | {"booking": progress.to_json(), "lookup": None}
    memory["days"] = [asdict(day) for day in draft.more] or None
    memory["booking_at"] = CurrentTurn.of(tracker).ordinal
    before = draft_of(tracker).to_slots()
    changed = [SlotSet(k, v) for k, v in draft.to_slots().items() if v != before[k]]
    return [*changed, SlotSet("memory", memory), SlotSet("requested_slot", progress.asked)]


def just_booked(tracker: Tracker, turn: CurrentTurn) -> bool:
    """Whether a booking was made, looked up or changed within the last two turns."""
    last = memory_of(tracker).get("stands_at")
    return isinstance(last, int) and turn.ordinal - last <= JUST_DONE


def let_go(tracker: Tracker, draft: Draft) -> list[Any]:
    """Return the events that end the form of a booking called off before it was made."""
    at = CurrentTurn.of(tracker).ordinal
    events = kept(tracker, contacts(draft), Progress())
    remembered = {"dropped_at": at}
    return [
        SlotSet("memory", event["value"] | remembered) if event.get("name") == "memory" else event
        for event in events
    ]


def just_let_go(tracker: Tracker, turn: CurrentTurn) -> bool:
    """Whether a booking in the making was called off within the last two turns."""
    last = memory_of(tracker).get("dropped_at")
    return isinstance(last, int) and turn.ordinal - last <= JUST_DONE


def contacts(draft: Draft) -> Draft:
    """Return what a second booking of the same call has in common with the first."""
    return draft.contacts()


def resuming(tracker: Tracker) -> bool:
    """Whether another action has already answered this turn, so that its words are used up."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return False
        if event.get("event") == "action" and event.get("name") not in _OWN:
            return True
    return False


def said_before(tracker: Tracker) -> list[tuple[str, bool]]:
    """Return what the caller told in the last eight turns before this one, latest first.

    我叫宁国栋，电话…, or a long story, and only then what for. A booking in between ends the story.
    The second value: whether the turn was understood as telling facts (intent inform).
    """
    told: list[tuple[str, bool]] = []
    events = list(tracker.events)
    while events and events.pop().get("event") != "user":
        pass
    for event in reversed(events):
        if event.get("event") == "action" and event.get("name") == FORM:
            break
        if event.get("event") == "user":
            intent = ((event.get("parse_data") or {}).get("intent") or {}).get("name")
            told.append((str(event.get("text") or ""), intent == "inform"))
        if len(told) == _REMEMBERED:
            break
    return told


def handed_over(tracker: Tracker, *, stay: str | None = None, to: str = "action_desk") -> list[Any]:
    """Return the events that let the desk answer this turn; the form ends, or `stay`s at a slot."""
    memory = memory_of(tracker)
    if stay is None:
        memory |= {"booking": Progress().to_json(), "lookup": None}
    return [
        SlotSet("memory", memory),
        SlotSet("requested_slot", stay),
        FollowupAction(to),
    ]


_REMEMBERED = 8
