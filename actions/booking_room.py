"""Whether a draft can be had on its day: capacity, what is free nearest to it, double bookings."""

from __future__ import annotations

from dataclasses import replace

from care.booking_calendar import is_full, nearest_free
from care.booking_dialogue import Step
from care.booking_reading import read_back
from care.booking_settling import Setting
from care.booking_words import ask, joined, say, spoken_when
from care.bookings import Draft
from care.messages import Message
from storage import Transaction


def with_room(tx: Transaction, step: Step, before: Draft, setting: Setting) -> Step:
    """Return the step, or one that offers the nearest free days where the wanted one is full.

    A booking of the same service, day and phone is said before the read-back, never refused.
    """
    if step.draft.more and step.draft.visits() != before.visits():
        step = _days_with_room(tx, step, setting.language)
    draft, offer = step.draft, step.draft.offer()
    if step.outcome != "ask" or offer is None or draft.date is None or draft.time is None:
        return step
    moved = (draft.date, draft.time) != (before.date, before.time)
    if (moved or step.progress.asked == "confirm") and is_full(
        offer, draft.time, tx.bookings.times_on(offer.name, draft.date)
    ):
        progress = replace(step.progress, asked="date", misses=0)
        emptied = draft.without("date").without("time")
        return Step(emptied, progress, full(tx, draft, setting.language))
    twice = [visit for day in draft.each() if _booked_before(tx, day) for visit in day.visits()]
    if step.progress.asked == "confirm" and before != draft and twice:
        when = "、".join(spoken_when(visit.date, None) for visit in twice)
        lead = say("twice", setting.language, when=when, service=draft.service)
        return replace(step, message=joined([lead, step.message]))
    return step


def _days_with_room(tx: Transaction, step: Step, language: str) -> Step:
    """Return the step for those of several days that have room; the others are named."""
    days = [one for one in step.draft.each() if has_room(tx, one)]
    taken = [one for one in step.draft.each() if one not in days]
    if not taken or not days:
        return step
    rest = step.draft.with_visits(visit for one in days for visit in one.visits())
    named = "、".join(spoken_when(one.date, one.time) for one in taken)
    whole = step.progress.asked == "confirm"
    message = read_back(rest, language) if whole else step.message
    lead = say("days_full", language, days=named)
    return replace(step, draft=rest, message=joined([lead, message]))


def has_room(tx: Transaction, draft: Draft) -> bool:
    """Tell whether the day still has room, in the transaction that is to store the booking."""
    offer = draft.offer()
    if offer is None or draft.date is None:
        return True
    return not is_full(offer, draft.time, tx.bookings.times_on(offer.name, draft.date))


def full(tx: Transaction, draft: Draft, language: str) -> Message:
    """Say that the day is full and what is free nearest to it."""
    offer, day = draft.offer(), str(draft.date)
    free: list[tuple[str, str]] = []
    if offer is not None:
        free = nearest_free(offer, day, draft.time, lambda d: tx.bookings.times_on(offer.name, d))
    when = spoken_when(draft.date, draft.time)
    if not free:
        return joined([say("full_no_free", language, when=when), ask("date", language)])
    offered = "、".join(spoken_when(*choice) for choice in free)
    return say("full", language, when=when, free=offered)


def _booked_before(tx: Transaction, draft: Draft) -> bool:
    if draft.phone is None:
        return False
    return any(
        b.service == draft.service and b.date == draft.date and b.status != "cancelled"
        for b in tx.bookings.by_phone(draft.phone)
    )
