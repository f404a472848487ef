"""When: the caller's words for day and time, and the day and hour that they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from care.clock import SHANGHAI
from care.extractors import clocks, day_words, days, scenes
from care.extractors.numerals import number
from care.extractors.spans import Span, read, said
from care.extractors.time_places import SHIFT, Kind, Place, places_in
from care.text import Normalised

Problem = Literal["past", "impossible", "far", "vague"]


@dataclass(frozen=True)
class When(Span):
    """A day or a time that was said. `new` marks what something is changed to (改到后天)."""

    kind: Kind
    new: bool = False


@dataclass(frozen=True)
class Resolved:
    """What was meant: `date` ISO, `part` 上午/中午/下午/晚上/凌晨, `time` HH:MM.

    `problem` says why to ask again: past, impossible (no such day or time, or day and weekday
    disagree), far (more than `days.FAR_DAYS` ahead), vague (`date` is a proposal, if any). All are
    None where nothing was said about a time.
    """

    date: str | None = None
    part: str | None = None
    time: str | None = None
    problem: Problem | None = None


def find(text: str | Normalised) -> list[When]:
    """Return the days (with their part of day) and clock times, in the order said.

    What is refused (明天没空, 不是明天) is left out; it needs no clock.
    """
    heard = read(text)
    return [_when(heard, place) for place in places_in(heard.text)]


def chosen(text: str | Normalised) -> list[When]:
    """Return at most one day and one time, and one of each to change to: the ones that count.

    That is the first, or a later one where the caller corrects himself.
    """
    heard = read(text)
    places = places_in(heard.text)
    kinds = ((new, kind) for new in (False, True) for kind in ("date", "time"))
    wanted = [[p for p in places if (p.new, p.kind) == kind] for kind in kinds]
    settled = [_settled(group, heard.text) for group in wanted]
    return [_when(heard, place) for place in settled if place is not None]


def shifted(text: str | Normalised) -> timedelta | None:
    """Return by how much something is put off (推迟一天) or brought forward (negative), if said."""
    match = SHIFT.search(read(text).text)
    if match is None:
        return None
    half = match["amount"] == "半"
    count = 0.5 if half else number(match["amount"]) or 0
    unit = {"天": 1440, "日": 1440, "小": 60, "钟": 60, "分": 1}.get(match["unit"][0], 7 * 1440)
    late = match["way"].startswith(("推", "延", "往后", "后", "顺", "晚", "迟"))
    return timedelta(minutes=count * unit * (1 if late else -1))


def resolve_date(text: str | Normalised, now: datetime) -> Resolved:
    """Return the day and time meant by a text that is said at `now` (timezone-aware).

    Where something is changed, the new time counts; where the caller corrects himself, the last.
    """
    heard = read(text).text
    now = now.astimezone(SHANGHAI)
    places = [place for place in places_in(heard) if place.days or place.clock or place.part]
    evening = any(place.clock and place.part == "晚上" and not place.new for place in places)
    if any(place.new for place in places):
        places = _changed(places)
    day = _settled([place for place in places if place.kind == "date"], heard)
    hours = [place for place in places if place.kind == "time"]
    clock = _settled(_not_of_others(hours, day, places, heard, now.date()), heard)
    if clock is not None and clock.clock is None:
        # 早上吧，八点就行: the hour that follows belongs to the part of day said before
        hours = [p for p in places if p.kind == "time" and p.clock and p.start > clock.start]
        if hours and hours[0].part in (None, "", clock.part):
            clock = replace(hours[0], part=clock.part)
    elif clock is not None and not clock.part:
        clock = replace(clock, part=_part_before(clock, places_in(heard, refused_too=True)))
    if day is None and clock is None:
        return Resolved()
    part = (day and day.part) or (clock and clock.part) or None
    # 晚上七点改成八点: the new hour is in the evening too
    part = "晚上" if part is None and evening and clock and clock.new else part
    problem: Problem | None = None
    when: date | None = None
    if day is not None:
        when, problem = _day(day, heard, now.date())
        part = part or _part_of_same(day, when, places, heard, now.date())
    moment: clocks.Moment | None = None
    if clock is not None and clock.clock is not None:
        try:
            moment = clocks.read_clock(clock.clock, part)
        except (clocks.NoSuchTime, ValueError):
            problem = "impossible"
    if moment and moment.away:
        later = now + timedelta(minutes=moment.minutes)
        return Resolved(later.date().isoformat(), None, later.strftime("%H:%M"), problem)
    hour = None if moment is None else f"{moment.minutes // 60:02}:{moment.minutes % 60:02}"
    if problem is None and when is not None:
        problem = _judge(when, part, moment, now)
    return Resolved(None if when is None else when.isoformat(), part, hour, problem)


def _when(heard: Normalised, place: Place) -> When:
    words = said(heard, place.start, place.end)
    return When(place.start, place.end, words, place.kind, place.new)


def _part_of_same(
    day: Place, when: date | None, places: list[Place], text: str, today: date
) -> str | None:
    """Return the part of a day that is told where it is named again: 中秋回不去，中秋节晚上.

    中秋节 那天晚上: a part said right behind the day is its own.
    """
    again = [p for p in places if p.kind == "date" and p.part and p.start > day.start and p.days]
    parts = {p.part for p in again if _day(p, text, today)[0] == when}
    return parts.pop() if when is not None and len(parts) == 1 else None


def _not_of_others(
    hours: list[Place], day: Place | None, places: list[Place], text: str, today: date
) -> list[Place]:
    """Return the hours without those that stand right behind another day than the one that counts.

    药后天下午送 洗衣机礼拜六早上十点来: each day has its own hour.
    """
    if day is None:
        return hours
    when, _ = _day(day, text, today)
    others = [p for p in places if p.kind == "date" and p.start > day.start and p.days]
    ends = {p.end for p in others if not _may_be(when, p, text, today)}
    return [
        hour
        for hour in hours
        if not any(end <= hour.start and _BEHIND.fullmatch(text, end, hour.start) for end in ends)
    ]


def _may_be(when: date | None, place: Place, text: str, today: date) -> bool:
    """Whether a place names a day, as 四月十号 那天星期六: a bare weekday is any week's."""
    other, _ = _day(place, text, today)
    bare = all(match["weekday"] and not match["week"] for match in place.days)
    same = when is not None and other is not None and when.weekday() == other.weekday()
    return other == when or (bare and same)


def _part_before(clock: Place, places: list[Place]) -> str | None:
    """Return the part of day of the hour that another one takes the place of, where it fits.

    晚上七点太早，八点 is in the evening too; 下午三点不行，十点 is in the morning.
    """
    before = [p for p in places if p.kind == "time" and p.clock and p.start < clock.start]
    part = next((p.part for p in before if p.part), None)
    if part is None or clock.clock is None:
        return clock.part
    try:
        moment = clocks.read_clock(clock.clock, part)
    except (clocks.NoSuchTime, ValueError):
        return clock.part
    fits = not moment.away and clocks.ENDS["凌晨"] < moment.minutes <= _LATEST
    return part if fits else clock.part


_BEHIND = re.compile("[ ,，]?的?")
_LATEST = 21 * 60
"""Nobody visits elders later, so an hour after it was not meant in the evening."""
_TURN = re.compile("那就|不对|错|(?<!是)不是|还是|改|换|应该|算了|更正|不行|没空|不方便")
_HOUR_REFUSED = re.compile(
    "太[早晚迟晏]|还(?:在|没|未)[^,，。;； ]{0,3}[睡醒起歇]|[没未]有?睡?(?:醒|起)|在?睡(?:午?觉|着)"
    "|(?<=[,， ])不(?=[,， ])|赶不[上及到]|来不及|不得(?!了)|[晚早迟](?:半|一)个"
)
"""Why an hour just said does not do: 九点太早了吧，十点; of such two the last is meant."""
_PAST_BY = re.compile("过[了哩咗完]$")
_OVER = re.compile("(?:[之以]后|过[了哩咗完后])(?=[再才来送,，。]|$)")
"""初八过了再来 leaves the day open: it is some day after."""
_EITHER = re.compile("[ ,，]*(?:或者?是?|还是|要么|和|跟|、)[ ,，]*")


def _settled(places: list[Place], text: str) -> Place | None:
    """Return the place that counts: the first, or a later one where the caller corrects himself."""
    best: Place | None = None
    told = [p for p in places if p.days and scenes.only_told(p.days[0].group(), text, p.end)]
    for place in [p for p in places if p not in told] or places:
        turned = best is not None and _TURN.search(text, best.end, place.start)
        if best is not None and best.clock and place.clock:
            turned = turned or _HOUR_REFUSED.search(text, best.end, place.start)
        if best is None or turned or (_open(best, text) and not _open(place, text)):
            best = place  # 过年前来，最好除夕那天: of both the one that is a day
    return best


def _open(place: Place, text: str) -> bool:
    """Whether the words for a day name none: 过年前, 这几天, 初八过了再来."""
    if place.days and not place.part and _OVER.match(text, place.end):
        return True
    names = ("bothdays", "around", "someweek", "nextmonth")
    return bool(place.days) and all(any(match[n] for n in names) for match in place.days)


def _definite(place: Place, text: str) -> list[re.Match[str]]:
    """Return the words for days that name one: 过了国庆，十月九号 is the ninth."""
    named = [m for m in place.days if not (m["bothdays"] or m["around"])]
    named = [m for m in named if not _PAST_BY.search(text, 0, m.start())]
    return named or list(place.days)


def _day(place: Place, text: str, today: date) -> tuple[date | None, Problem | None]:
    either = _EITHER.match(text, place.end)
    if either and day_words.DAY.match(text, either.end()):
        return None, "vague"
    try:
        meant = [days.resolve(match, today) for match in _definite(place, text)]
    except days.NotADay:
        return None, "impossible"
    except days.Vague as vague:
        return vague.proposal, "vague"
    if len(meant) == 1:
        return meant[0] + timedelta(days=scenes.beside(text, place.days[0].end())), None
    if len(set(meant)) == 1:
        return meant[0], None
    weekday = re.search(f"{day_words.WEEK}[一二三四五六日天]$", place.days[-1].group())
    first = re.fullmatch(f"{day_words.WEEK}[一二三四五六日天]", place.days[0].group())
    if len(meant) == 2 and first and meant[0].weekday() == meant[1].weekday():
        # 星期三，12月2号: the same the other way round
        return meant[1], None
    if len(meant) == 2 and weekday and not place.days[-1]["week"]:
        # a bare weekday only has to agree with the date, it may be any week's
        same = meant[0].weekday() == meant[1].weekday()
        return meant[0], None if same else "impossible"
    return None, "impossible"


def _changed(places: list[Place]) -> list[Place]:
    """Return what was changed to: of each kind the new one, else one that goes with it.

    改星期五25号 上午十点 changes the day, and the hour said after it is that day's.
    """
    first = min(place.start for place in places if place.new)
    kinds = {place.kind for place in places if place.new}
    return [
        place for place in places if place.new or (place.kind not in kinds and place.start > first)
    ]


def _judge(when: date, part: str | None, at: clocks.Moment | None, now: datetime) -> Problem | None:
    if when < now.date():
        return "past"
    if when > now.date() + timedelta(days=days.FAR_DAYS):
        return "far"
    if when == now.date():
        minutes = now.hour * 60 + now.minute
        if at is not None and at.minutes <= minutes:
            return "past"
        if at is None and part is not None and clocks.ENDS[part] <= minutes:
            return "past"
    return None
