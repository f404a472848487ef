"""What callers say, as values: phones, dates, places, names, ages, services, items.

`extract` gives all of them at once in the shape that `nuanling parse` prints. Each module beside
this one reads one sort of value and offers more than fits there (what is incomplete or vague, where
it stands, corrections to a list); most of them take `asked=True` for the answer to a question.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from care.clock import SHANGHAI
from care.extractors import (
    addresses,
    ages,
    amounts,
    conditions,
    institutions,
    moments,
    names,
    persons,
    phones,
    places,
    things,
    times,
    wishes,
)
from care.extractors.misheard import mended
from care.extractors.spans import Span
from care.text import Normalised, normalise

_A_RULE = re.compile("(?:以上|以下|及以上)")
LIMIT = 2000
"""Characters that are read; nobody says more in one turn."""

__all__ = ["LIMIT", "extract"]


def extract(text: str, now: datetime | None = None) -> dict[str, Any]:
    """Return the entities of a text; what was not said is absent. Never raises.

    Keys and shapes are those of `nuanling parse`: `item` (bare names) and `condition` are lists of
    strings, all others strings; `county`, `town`, `phone` and `age` are in their official form, the
    rest is in the caller's own words, mis-hearings corrected. A number with a digit missing is
    given as `phone_incomplete`. With `now` (timezone-aware) `resolved` holds date, part, time and
    problem.
    """
    heard = normalise(mended(text[:LIMIT]))
    found: dict[str, Any] = {}
    phone = phones.chosen(heard)
    if phone is not None:
        found["phone" if phone.complete else "phone_incomplete"] = phone.digits
    when = moments.find(heard)
    found.update(when)
    age = ages.chosen(heard, today=now.astimezone(SHANGHAI).date() if now else None)
    if age is not None and not age.under and not _A_RULE.match(heard.text, age.end):
        found["age"] = str(age.years)
    county, town = places.county(heard), places.town(heard)
    if county is not None:
        found["county"] = county.name
    if town is not None:
        found["town"] = town.name
    for key, span in (
        ("service", wishes.find(heard)),
        ("address", addresses.find(heard)),
        ("name", names.find(heard)),
        ("person", persons.chosen(heard)),
        ("amount", amounts.chosen(heard)),
        ("institution", next(iter(_homes(heard)), None)),
    ):
        found[key] = span.said if span else ""
    found["item"] = [thing.said for thing in things.find(heard)]
    found["condition"] = [condition.said for condition in conditions.find(heard, health=True)]
    found = {key: value for key, value in found.items() if value}
    if now is not None and times.find(heard):
        meant = times.resolve_date(heard, now)
        found["resolved"] = {
            "date": meant.date,
            "part": meant.part,
            "time": meant.time,
            "problem": meant.problem,
        }
    return found


def _homes(heard: Normalised) -> list[Span]:
    """Return the institutions with a name; a hospital is where somebody was, not what is asked."""
    return [
        home
        for home in institutions.find(heard, named=True)
        if not re.search("(?<!康复)(?<!老年)医院$|卫生院$", home.said)
    ]
