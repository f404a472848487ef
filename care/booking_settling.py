"""Settling the day and the phone: what is missing, past or impossible is said and asked again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from care.booking_calendar import is_past, why_closed
from care.booking_dates import refused
from care.booking_hearing import Heard
from care.booking_people import name_of_whom
from care.booking_words import say, spoken_date, spoken_time
from care.bookings import Draft, Progress
from care.extractors import phones
from care.extractors.day_lists import MOST_DAYS
from care.extractors.times import Resolved
from care.messages import Message


@dataclass(frozen=True)
class Setting:
    """The circumstances of a turn: the time, the voice's language, the number that calls."""

    now: datetime
    language: str = "cmn"
    caller: str | None = None

    @property
    def own_number(self) -> str | None:
        """Return the calling number as an 11-digit mobile number, if it is one."""
        match = re.fullmatch(r"\+86(1[3-9][0-9]{9})", self.caller or "")
        return match.group(1) if match else None


def dated(
    new: Draft,
    draft: Draft,
    progress: Progress,
    heard: Heard,
    setting: Setting,
    lead: list[Message],
) -> tuple[Draft, str | None, Progress]:
    """Settle the day: agree on a proposal, ask again where it is past or does not exist."""
    when, language = heard.when, setting.language
    if heard.days is not None and heard.days.too_many is not None:
        count = heard.days.too_many
        lead.append(say("too_many_days", language, count=count, most=MOST_DAYS))
        return new.without("date"), "date", replace(progress, proposal=None)
    if new.more and new.visits() != draft.visits():
        new = _possible(new, setting, lead)
    if progress.proposal and progress.asked == "date":
        if heard.yes and not heard.no and when.date is None:
            new = replace(new, date=progress.proposal)
            return new, None, replace(progress, proposal=None)
        if when.date == progress.proposal and when.problem == "far":
            new = replace(new, date=when.date, time=when.time or when.part or new.time)
            return new, None, replace(progress, proposal=None)
    progress = replace(progress, proposal=None)
    problem: str | None = when.problem
    over = when.date
    if problem is None and (new.date, new.time) != (draft.date, draft.time):
        problem, hours = why_closed(new.offer(), new.date, new.time), _hours(new)
        if problem is not None:
            lead.append(say(problem, language, date=spoken_date(str(new.date)), hours=hours))
            slot = "time" if problem == "closed_hours" else "date"
            return new.without(slot), slot, progress
    if problem is None and new.date and is_past(new.date, new.time, setting.now):
        over = new.date
        new, problem = replace(new, date=draft.date, time=draft.time), "past"
    if problem is None:
        return new, None, progress
    if problem in ("far", "vague"):
        new = replace(new, time=when.time or when.part or new.time)
        if when.date is None:
            return new.without("date"), "date", progress
        return new.without("date"), "date", replace(progress, proposal=when.date)
    only_time = when.date is None and problem == "impossible" and when.time is None
    if only_time and heard.no_day is None and draft.date and progress.asked == "time":
        lead.append(say("impossible_time", language))
        return new, "time", progress
    told = Resolved(over, problem="past" if problem == "past" else "impossible")
    lead.append(refused(told, heard.no_day, setting.now, language))
    if heard.no_day is not None:
        # 腊月三十上午: there is no such day, and yet a morning is wanted
        new = replace(new, time=when.time or when.part or new.time)
    if problem == "past" and draft.date and when.date is None:
        return replace(new, time=None), "time", progress
    return new.without("date"), "date", progress


def _possible(new: Draft, setting: Setting, lead: list[Message]) -> Draft:
    """Leave of several days those that can be had, and name the others; one at least is left."""
    gone = [
        visit
        for visit in new.visits()
        if is_past(visit.date, visit.time, setting.now)
        or why_closed(new.offer(), visit.date, None) is not None
    ]
    rest = [visit for visit in new.visits() if visit not in gone]
    if not gone or not rest:
        return new
    days = "、".join(spoken_date(visit.date) for visit in gone)
    lead.append(say("days_off", setting.language, days=days))
    return new.with_visits(rest)


def dialled(
    new: Draft,
    trouble: str | None,
    progress: Progress,
    heard: Heard,
    setting: Setting,
    lead: list[Message],
) -> tuple[Draft, str | None, Progress]:
    """Settle the phone: the end of one begun before completes it, else missing digits are named."""
    if heard.phone is not None and heard.phone.complete:
        return new, trouble, replace(progress, digits=None)
    whole = phones.completed(progress.digits, heard.text) if progress.digits else None
    if whole is not None:
        return replace(new, phone=whole), trouble, replace(progress, digits=None)
    if heard.phone is None or (heard.phone_tail and new.phone):
        return new, trouble, progress
    missing = heard.phone.missing
    if progress.asked != "phone" and abs(missing) > 4:
        return new, trouble, progress
    name = "short" if missing > 0 else "long"
    lead.append(say(name, setting.language, count=abs(missing)))
    progress = replace(progress, digits=heard.phone.digits, offered_caller=False)
    return new.without("phone"), trouble or "phone", progress


def named_for(new: Draft, setting: Setting, *, asked: bool = False) -> Draft:
    """Return the draft under the name of whom it is for, where no other name was told.

    我妈叫封玉莲，打她电话159…: who can be reached at their own number need not be named twice. One
    that calls from the number that was told is asked for their own name, once: who was `asked` and
    tells none has told one all the same.
    """
    if new.missing() != "name" or (new.phone == setting.own_number and not asked):
        return new
    return replace(new, name=name_of_whom(new.beneficiary))


def _hours(draft: Draft) -> str:
    offer = draft.offer()
    if offer is None or offer.hours is None:
        return ""
    return "到".join(spoken_time(moment.strftime("%H:%M")) for moment in offer.hours)
