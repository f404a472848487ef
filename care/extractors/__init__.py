"""What callers say, as values: phones, dates, places, names, ages, services, items.

`extract` gives all of them at once in the shape that `nuanling parse` prints. Each module beside
this one reads one sort of value and offers more than fits there (what is incomplete or vague, where
it stands, corrections to a list); most of them take `asked=True` for the answer to a question.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from care.extractors import (
    addresses,
    ages,
    amounts,
    conditions,
    institutions,
    items,
    names,
    persons,
    phones,
    places,
    services,
    times,
)
from care.extractors.spans import Span
from care.text import Normalised, normalise

LIMIT = 2000
"""Characters that are read; nobody says more in one turn."""

__all__ = ["LIMIT", "extract"]


def extract(text: str, now: datetime | None = None) -> dict[str, Any]:
    """Return the entities of a text; what was not said is absent. Never raises.

    Keys and shapes are those of `nuanling parse`: `item` and `condition` are lists of strings, all
    others strings; `county`, `town`, `phone`, `age` and the quantities of items are in their
    official form, the rest is in the caller's own words. A number with a digit missing is given as
    `phone_incomplete`. With `now` (timezone-aware) `resolved` holds date, part, time and problem.
    """
    heard = normalise(text[:LIMIT])
    found: dict[str, Any] = {}
    phone = phones.chosen(heard)
    if phone is not None:
        found["phone" if phone.complete else "phone_incomplete"] = phone.digits
    chosen: dict[str, times.When] = {}
    for when in times.chosen(heard):
        chosen[("new_" if when.new else "") + when.kind] = when
    found.update((key, when.said) for key, when in chosen.items())
    age = ages.chosen(heard)
    if age is not None and not age.under:
        found["age"] = str(age.years)
    county, town = places.county(heard), places.town(heard)
    if county is not None:
        found["county"] = county.name
    if town is not None:
        found["town"] = town.name
    named = services.find(heard)
    found["service"] = named[0].said if named else ""
    for key, span in (
        ("address", addresses.find(heard)),
        ("name", names.find(heard)),
        ("person", persons.chosen(heard)),
        ("amount", next(iter(_sums(heard)), None)),
        ("institution", next(iter(institutions.find(heard)), None)),
    ):
        found[key] = span.said if span else ""
    found["item"] = [item.text for item in items.find(heard)]
    found["condition"] = [condition.said for condition in conditions.find(heard)]
    found = {key: value for key, value in found.items() if value}
    if now is not None and chosen:
        meant = times.resolve_date(heard, now)
        found["resolved"] = {
            "date": meant.date,
            "part": meant.part,
            "time": meant.time,
            "problem": meant.problem,
        }
    return found


def _sums(heard: Normalised) -> list[Span]:
    """Return the sums of money; 豆腐两块 is a quantity."""
    things = items.find(heard)
    return [
        amount
        for amount in amounts.find(heard)
        if all(amount.end <= thing.start or amount.start >= thing.end for thing in things)
    ]
