"""How several days of one booking are said: 11月23日星期一、11月25日星期三中午."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from care.booking_words import spoken_date, spoken_time, spoken_when
from care.bookings import Draft, Visit

DAYS_OWN = ("date", "time", "quantity")
"""The slots that each of several days may have for itself."""

_RUN = 4
"""So many days on end are said by the first and the last."""


def when_said(draft: Draft) -> str:
    """Return the day or days of a draft with their hours; empty where none is known."""
    if not draft.more:
        return spoken_when(draft.date, draft.time)
    return days_said(draft.visits())


def days_said(visits: Sequence[Visit]) -> str:
    """Return days with their hours; one hour that all have is said once, at the end."""
    if len({visit.time for visit in visits}) == 1:
        hour = spoken_time(visits[0].time) if visits[0].time else ""
        return f"{_named([visit.date for visit in visits])}{hour}"
    return "、".join(spoken_when(visit.date, visit.time) for visit in visits)


def of_days(draft: Draft, slot: str) -> str:
    """Return what the days have in a slot; hours that are not all the same go with their days."""
    visits = draft.visits()
    same_hour = len({visit.time for visit in visits}) == 1
    if slot == "date":
        return _named([visit.date for visit in visits]) if same_hour else days_said(visits)
    if slot == "time":
        return spoken_time(draft.time) if same_hour and draft.time else ""
    if len({visit.quantity for visit in visits}) == 1:
        return f"每天{draft.quantity}份" if draft.quantity else ""
    return "、".join(f"{_short(visit.date)}{visit.quantity}份" for visit in visits)


def _named(isos: Sequence[str]) -> str:
    days = [date.fromisoformat(iso) for iso in isos]
    on_end = all(later - day == timedelta(days=1) for day, later in pairwise(days))
    if on_end and len(days) >= _RUN:
        return f"{spoken_date(isos[0])}到{spoken_date(isos[-1])}共{len(days)}天"
    return "、".join(spoken_date(iso) for iso in isos)


def _short(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.month}月{day.day}日"
