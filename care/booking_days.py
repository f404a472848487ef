"""One wish for several days: which are told, put aside, moved, and what each has of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import TypeVar

from care import booking_when
from care.booking_calendar import part_of
from care.booking_portions import portions
from care.bookings import Draft, Visit
from care.clock import SHANGHAI
from care.extractors.day_lists import Listed, TooManyDays, listed
from care.extractors.times import Resolved


@dataclass(frozen=True)
class DaysChange:
    """What a turn does to the days of a booking.

    `put` are days that are wanted, with what was told of each; `only` that they are all; `drop`
    those that are not wanted; `move` a day and the one that takes its place. `too_many` is how many
    days a range has that is too long to be meant without asking; what was told of each of its days
    is then `each`.
    """

    put: tuple[Visit, ...] = ()
    drop: tuple[str, ...] = ()
    only: bool = False
    move: tuple[str, str] | None = None
    too_many: int | None = None
    each: tuple[str | None, int | None] = (None, None)

    @property
    def first(self) -> Resolved:
        """The first of the days, as where one alone is told."""
        if not self.put:
            return Resolved()
        visit = min(self.put, key=lambda one: one.date)
        clock = visit.time if visit.time and ":" in visit.time else None
        return Resolved(visit.date, None if clock else visit.time, clock)

    def applied(self, draft: Draft) -> Draft:
        """Return the draft with its days changed; of each, what was not told stays."""
        if self.too_many is not None:
            return self._without_days(draft)
        held = {visit.date: visit for visit in draft.visits()}
        days = {} if self.only else {d: visit for d, visit in held.items() if d not in self.drop}
        old, new = self.move or (None, None)
        if old in held and new is not None:
            days.pop(old, None)
            days[new] = replace(held[old], date=new)
        counts = (offer := draft.offer()) is not None and "quantity" in offer.ask
        for visit in self.put:
            before = days.get(visit.date) or held.get(visit.date)
            before = before or Visit(visit.date, draft.time, draft.quantity)
            quantity = (visit.quantity if counts else None) or before.quantity
            days[visit.date] = Visit(visit.date, visit.time or before.time, quantity)
        return draft.with_visits(days.values())

    def _without_days(self, draft: Draft) -> Draft:
        time, quantity = self.each
        offer = draft.offer()
        quantity = quantity if offer is not None and "quantity" in offer.ask else None
        return replace(draft, time=time or draft.time, quantity=quantity or draft.quantity)


def read(
    said: str, wished: str, draft: Draft, asked: str | None, now: datetime
) -> DaysChange | None:
    """Return what a turn does to the days, or None where it is about one booking's one day.

    `said` is the normalised text, `wished` the same without what a reader takes for the times of
    other matters.
    """
    today = now.astimezone(SHANGHAI).date()
    settled = draft.date is not None and asked not in ("date", "time")
    text = booking_when.wished(wished, settled=settled)
    held = tuple(visit.date for visit in draft.visits())
    known = tuple(date.fromisoformat(day) for day in held) if draft.more else ()
    try:
        found = _told(text, listed(text, today, known))
        off = _off(listed(said, today, (*known, *(one.day for one in found))))
    except TooManyDays as many:
        when = booking_when.meant(text, text, replace(draft, date=None), None, now)
        each = when.time or when.part, portions(booking_when.without_times(text), None, None)
        return DaysChange(too_many=many.count, each=each)
    wanted = [one for one in found if one.day not in off and not one.refused]
    chains = {one.chain for one in wanted}
    lists = [one for one in wanted if sum(o.chain == one.chain for o in wanted) > 1]
    gone = tuple(day.isoformat() for day in sorted(off) if day.isoformat() in held)
    if not draft.more and not lists:
        added = [one for one in wanted if _added(text, one)]
        if not (draft.date and len(added) == 1 and len(chains) == 1) or _same(added, held):
            return None
        return DaysChange(tuple(_detailed(text, added, draft, now)))
    if not wanted:
        return DaysChange(drop=gone) if gone else None
    if lists and not draft.more:
        # of one breath, the list is what is wished for
        wanted = [one for one in wanted if one.chain == lists[0].chain or _added(text, one)]
    put = tuple(_detailed(text, wanted, draft, now))
    changed = asked == "date" or len(said) <= _SHORT or any(one.new for one in wanted)
    return _beside(text, wanted, put, gone, draft, changed=changed)


def _beside(
    text: str,
    wanted: list[Listed],
    put: tuple[Visit, ...],
    gone: tuple[str, ...],
    draft: Draft,
    *,
    changed: bool,
) -> DaysChange | None:
    """Tell what the days that are told are to the ones held; `changed`: they do change them."""
    held = tuple(visit.date for visit in draft.visits())
    others = [visit for visit in put if visit.date not in held]
    kept = [visit for visit in put if visit.date in held]
    only = any(_ONLY.search(text, 0, one.start) for one in wanted)
    adds = any(_added(text, one) for one in wanted)
    if not draft.more:
        adds = adds and not all(one.chain == wanted[0].chain for one in wanted)
        return DaysChange(put, drop=gone, only=not (adds and draft.date))
    if not others:
        plain = [visit for visit in kept if visit.time is None and visit.quantity is None]
        if only or (len(kept) > 1 and plain and not adds):
            return DaysChange(put, only=True)
        told = [visit for visit in kept if visit not in plain]
        return DaysChange(tuple(told), drop=gone) if told or gone else None
    if len(others) == 1 and len(kept) + len(gone) == 1 and (gone or _CHANGED.search(text)):
        # 不是周三，是周四; 周三的改到周四
        old = gone[0] if gone else kept[0].date
        return DaysChange(tuple(others), move=(old, others[0].date))
    if adds:
        return DaysChange(put, drop=gone)
    detailed = any(visit.time or visit.quantity for visit in others)
    if len(others) == 1 and not (changed or only or detailed):
        return DaysChange(drop=gone) if gone else None
    return DaysChange(put, drop=gone, only=(changed or only or len(others) > 1) and not gone)


_Told = TypeVar("_Told")
_SHORT = 6
"""A longer turn that names one more day, and nothing of it, tells of something else."""


def spread(draft: Draft, when: Resolved, quantity: int | None, text: str) -> Draft:
    """Return a draft for several days with an hour or portions told of no day by name.

    晚饭改到七点 is of the evenings only; 都要两份 is of every day.
    """
    visits, at = draft.visits(), when.time or when.part
    everywhere = bool(_EVERYWHERE.search(text))
    if at is not None:
        part = part_of(at)
        fits = [visit for visit in visits if part_of(visit.time) == part]
        chosen = visits if everywhere or not fits else fits
        visits = tuple(replace(v, time=at) if v in chosen else v for v in visits)
    if quantity is not None and (everywhere or not any(day.quantity for day in draft.more)):
        visits = tuple(replace(visit, quantity=quantity) for visit in visits)
    elif quantity is not None:
        visits = (replace(visits[0], quantity=quantity), *visits[1:])
    return draft.with_visits(visits)


def _told(text: str, found: list[Listed]) -> list[Listed]:
    """Return the days, 周一到周三 and 周二 of one breath each once."""
    seen: dict[date, Listed] = {}
    for one in found:
        seen.setdefault(one.day, one)
    return list(seen.values())


def _off(found: list[Listed]) -> set[date]:
    """Return the days that are not wanted: 周二那天不要了, 取消周二和周三."""
    off: set[date] = set()
    for chain in {one.chain for one in found}:
        own = [one for one in found if one.chain == chain]
        if own[0].refused or own[-1].refused:
            off |= {one.day for one in own}
    return off


def _added(text: str, one: Listed) -> bool:
    return bool(_ADD_BEFORE.search(text, 0, one.start) or _ADD_AFTER.match(text, one.end))


def _same(added: list[Listed], held: Sequence[str]) -> bool:
    return all(one.day.isoformat() in held for one in added)


def _detailed(text: str, wanted: list[Listed], draft: Draft, now: datetime) -> list[Visit]:
    """Return the days with what is told of each: an hour or portions told once are every day's."""
    starts = sorted({one.start for one in wanted})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    lone = replace(draft, date=None, more=(), quantity=None)
    lead = text[: starts[0]]
    times: dict[int, str | None] = {}
    counts: dict[int, int | None] = {}
    for start in starts:
        words = text[start : ends[start]]
        held = next((one.day.isoformat() for one in wanted if one.start == start), None)
        hour = next((visit.time for visit in draft.visits() if visit.date == held), None)
        when = booking_when.meant(words, words, replace(lone, time=hour), None, now)
        times[start] = when.time or when.part
        counts[start] = portions(booking_when.without_times(words), None, None)
    before = booking_when.meant(lead, lead, lone, None, now)
    shared = before.time or before.part, portions(booking_when.without_times(lead), None, None)
    at = _filled(times, starts, shared[0])
    many = _filled(counts, starts, shared[1])
    return [Visit(one.day.isoformat(), at[one.start], many[one.start]) for one in wanted]


def _filled(told: dict[int, _Told], starts: list[int], shared: _Told) -> dict[int, _Told]:
    """Return what each has: its own, else the next one's (周二和周三一份), or the last one's."""
    filled = dict(told)
    for start, following in reversed(list(pairwise(starts))):
        filled[start] = filled[start] or filled[following]
    latest = shared
    for start in starts:
        latest = filled[start] = filled[start] or latest
    return filled


_DAY_OF = (
    "(?:那一?[天日])?的?(?:中午|晚上|早上|上午|下午)?的?(?:[午晚早中]?[饭餐]|那?一?[份次趟顿])?"
)
_ONLY = re.compile("(?:只(?:要|订|定|需要?|剩)?|(?:就|净)(?:要|订|定|是|剩)?|改[成到为]|换[成到])$")
_CHANGED = re.compile("改|换|推|挪|移|不是")
_ADD_BEFORE = re.compile(
    "(?:还有|还要|再加|加上?|加多|多加|另外|再要|再订|多订|再来)(?:[一1]?[天日次份]|订|送|个|,|，)*$"
)
_ADD_AFTER = re.compile(f"{_DAY_OF}(?:我|她|他)?也(?:要|订|定|送|来|约|一样|照)")
_EVERYWHERE = re.compile("都|每[天日餐顿]|各|全部|两天|几天|一律|通通")
