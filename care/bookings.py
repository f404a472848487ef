"""A booking in the making: what is known, what is still to be asked, and what was meant.

Pure values: no clock, no database, no Rasa. `care.booking_dialogue` moves a draft on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from care.booking_services import Service, service_called

QUESTIONS = ("service", "date", "time", "address", "phone", "name", "items", "quantity", "note")
"""Slots that may be asked for; what else a draft holds is kept when the caller says it."""


@dataclass(frozen=True)
class Visit:
    """One day of a wish for several: `time` and `quantity` are its own where they are told."""

    date: str
    time: str | None = None
    quantity: int | None = None


@dataclass(frozen=True)
class Draft:
    """A half-made booking. Values are in the form in which a booking is stored (PROTOCOL.md).

    `more` are the days beside `date`; what such a day does not say of itself is as on the first.
    They are no slots of the dialogue's (`actions.booking_memory` keeps them).
    """

    service: str | None = None
    date: str | None = None
    time: str | None = None
    address: str | None = None
    county: str | None = None
    town: str | None = None
    phone: str | None = None
    name: str | None = None
    beneficiary: str | None = None
    quantity: int | None = None
    items: tuple[str, ...] = ()
    note: str | None = None
    more: tuple[Visit, ...] = ()

    @classmethod
    def from_slots(cls, slots: dict[str, Any]) -> Draft:
        """Read a draft from a dialogue's slots; what is not a draft's is left out."""
        names = [f.name for f in fields(cls) if f.name != "more"]
        known = {name: slots[name] for name in names if slots.get(name) is not None}
        known["items"] = tuple(str(item) for item in known.get("items") or ())
        return cls(**known)

    def to_slots(self) -> dict[str, Any]:
        """Return every field, so that what was taken back is cleared too."""
        values = self.stored()
        values["items"] = list(self.items) or None
        return values

    def stored(self) -> dict[str, Any]:
        """Return what a booking of the (first) day holds."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "more"}

    def visits(self) -> tuple[Visit, ...]:
        """Return every day that is wished for, with its time and portions; none where none is."""
        if self.date is None:
            return ()
        others = (
            Visit(day.date, day.time or self.time, day.quantity or self.quantity)
            for day in self.more
        )
        return (Visit(self.date, self.time, self.quantity), *others)

    def with_visits(self, visits: Iterable[Visit]) -> Draft:
        """Return the draft for these days, the earliest first."""
        days = sorted(visits, key=lambda day: day.date)
        if not days:
            return replace(self, date=None, more=())
        first, *others = days
        own = tuple(
            Visit(
                day.date,
                None if day.time == first.time else day.time,
                None if day.quantity == first.quantity else day.quantity,
            )
            for day in others
        )
        return replace(self, date=first.date, time=first.time, quantity=first.quantity, more=own)

    def each(self) -> tuple[Draft, ...]:
        """Return one draft for every day: what is stored as bookings of their own."""
        return tuple(self.with_visits([visit]) for visit in self.visits()) or (self,)

    def missing(self) -> str | None:
        """Return the slot to ask for next, or None where all that the service needs is known."""
        offer = self.offer()
        if offer is None:
            return "service"
        wanted = (slot for slot in offer.ask if slot not in offer.optional)
        return next((slot for slot in wanted if not getattr(self, slot)), None)

    def next_question(self, skipped: tuple[str, ...] = ()) -> str | None:
        """Return the slot to ask for next, the optional ones too unless they were `skipped`."""
        offer = self.offer()
        if offer is None:
            return "service"
        left = (s for s in offer.ask if not (s in skipped and s in offer.optional))
        return next((slot for slot in left if not getattr(self, slot)), None)

    def offer(self) -> Service | None:
        """Return the service that is being booked."""
        return service_called(self.service)

    def without(self, slot: str) -> Draft:
        """Return the draft with a slot emptied, so that it is asked for again."""
        nothing: Any = () if slot == "items" else None
        emptied = replace(self, **{slot: nothing})
        if slot == "date":
            return replace(emptied, more=())
        return replace(emptied, county=None, town=None) if slot == "address" else emptied

    def contacts(self) -> Draft:
        """Return what another booking of the same call has in common with this one."""
        kept = ("name", "phone", "address", "county", "town")
        return Draft(**{name: getattr(self, name) for name in kept})


@dataclass(frozen=True)
class Progress:
    """Where the form stands between two turns.

    `asked` is the slot asked for last, `misses` how often in a row its answer failed, `again` how
    often in a row it had to be asked for once more, whatever else was told meanwhile, `proposal`
    a date to be confirmed, `digits` the part of a phone number heard so far, `queue` a service to
    book next with the words that asked for it (`queued_words`), `offered_caller` that the calling
    number was offered as the one to be reached at, `skipped` the optional slots that were asked
    for and stayed empty, `told` that the caller gave a detail since the form opened, `idle` how
    often they only agreed or thanked instead.
    """

    asked: str | None = None
    misses: int = 0
    again: int = 0
    proposal: str | None = None
    digits: str | None = None
    queue: str | None = None
    queued_words: str | None = None
    offered_caller: bool = False
    skipped: tuple[str, ...] = ()
    told: bool = False
    idle: int = 0

    @classmethod
    def from_json(cls, data: dict[str, Any] | None) -> Progress:
        """Read it from a slot; unknown keys of another version are dropped."""
        known = {f.name for f in fields(cls)}
        values = {k: v for k, v in (data or {}).items() if k in known}
        values["skipped"] = tuple(values.get("skipped") or ())
        return cls(**values)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self) | {"skipped": list(self.skipped)}


STAFF_NOTE = "来电人"
"""How a part of a note begins that is for staff and is not read to the caller."""


def moved_in(old: str | None, new: str) -> str:
    """Return the address; 7栋 alone only changes the number of the building in the one before."""
    unit = re.fullmatch("[0-9一二三四五六七八九十百]+(号楼?|栋|幢|座|单元|楼|层|室|房)", new)
    same = unit and re.search(f"[0-9一二三四五六七八九十百]+{unit[1]}", old or "")
    return new if not same else f"{same.string[: same.start()]}{new}{same.string[same.end() :]}"


def with_note(note: str | None, more: str) -> str:
    """Return a note with more parts (parted by ；); a part that another one holds is left out."""
    parts: list[str] = []
    for part in [*(note.split("；") if note else []), *more.split("；")]:
        if part.startswith(STAFF_NOTE):
            parts = list(dict.fromkeys([*parts, part]))
        elif not any(part in kept for kept in _told(parts)):
            parts = [*(kept for kept in parts if kept not in part), part]
    return "；".join(parts)


def _told(parts: list[str]) -> list[str]:
    return [part for part in parts if not part.startswith(STAFF_NOTE)]
