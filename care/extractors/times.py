"""When: the caller's words for day and time, and the day and hour that they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from care.clock import SHANGHAI
from care.extractors import clocks, days, scenes
from care.extractors.numerals import number
from care.extractors.spans import Span, read, said
from care.text import Normalised

Problem = Literal["past", "impossible", "far", "vague"]


@dataclass(frozen=True)
class When(Span):
    """A day or a time that was said. `new` marks what something is changed to (改到后天)."""

    kind: Literal["date", "time"]
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
    return [_when(heard, place) for place in _places(heard.text)]


def chosen(text: str | Normalised) -> list[When]:
    """Return at most one day and one time, and one of each to change to: the ones that count.

    That is the first, or a later one where the caller corrects himself.
    """
    heard = read(text)
    places = _places(heard.text)
    kinds = ((new, kind) for new in (False, True) for kind in ("date", "time"))
    wanted = [[p for p in places if (p.new, p.kind) == kind] for kind in kinds]
    settled = [_settled(group, heard.text) for group in wanted]
    return [_when(heard, place) for place in settled if place is not None]


def shifted(text: str | Normalised) -> timedelta | None:
    """Return by how much something is put off (推迟一天) or brought forward (negative), if said."""
    match = _SHIFT.search(read(text).text)
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
    places = [place for place in _places(heard) if place.days or place.clock or place.part]
    evening = any(place.clock and place.part == "晚上" and not place.new for place in places)
    if any(place.new for place in places):
        places = _changed(places)
    day = _settled([place for place in places if place.kind == "date"], heard)
    clock = _settled([place for place in places if place.kind == "time"], heard)
    if clock is not None and clock.clock is None:
        # 早上吧，八点就行: the hour that follows belongs to the part of day said before
        hours = [p for p in places if p.kind == "time" and p.clock and p.start > clock.start]
        if hours and not hours[0].part:
            clock = replace(hours[0], part=clock.part)
    if day is None and clock is None:
        return Resolved()
    part = (day and day.part) or (clock and clock.part) or None
    # 晚上七点改成八点: the new hour is in the evening too
    part = "晚上" if part is None and evening and clock and clock.new else part
    problem: Problem | None = None
    when: date | None = None
    if day is not None:
        when, problem = _day(day, heard, now.date())
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


@dataclass
class _Place:
    start: int
    end: int
    kind: Literal["date", "time"]
    days: list[re.Match[str]]
    clock: re.Match[str] | None = None
    part: str | None = None
    new: bool = False


def _when(heard: Normalised, place: _Place) -> When:
    words = said(heard, place.start, place.end)
    return When(place.start, place.end, words, place.kind, place.new)


_AFTER_DAY = re.compile(
    f"的?(?:那[天日])?[ ,，、]?的?(?P<part>{clocks.PART}|[早晚](?={clocks.NUMERAL}{{1,3}}[点:]))"
    "(?!好)"
)
_SHIFT = re.compile(
    "(?P<way>往后推迟?|推[迟后]?|延[后迟期]?|后延|顺延|晚|迟|往前推?|提[前早]|早)"
    f"(?P<amount>{clocks.NUMERAL}{{1,3}}|半)个?(?P<unit>天|日|星期|周|礼拜|小时|钟头|钟|分钟)"
)
_JOINT = re.compile("[ ,，(（]*(?:也?就是|是(?=星期|周))?")
_TO_CLOCK = re.compile("[ ,，]?的?(?:大概|大约|差不多|就)?")
_PART = re.compile(f"(?:{clocks.PART})(?!好|安)")
_REFUSED_BEFORE = re.compile(
    "(?:(?<!是)不是|不要|别|除了|不在|不约)(?:在|约)?$|(?:生日|出生|生于|生辰)(?:日期)?[是在]?$"
)
_REFUSED_AFTER = re.compile(
    "[的]?(?:那[天日])?我?(?:不行|没空|没时间|不得空|不方便|不对|不可以|有事|不在|来不了|不来|去不了|(?:千万|千祈)?(?:别|不用|不要|不必)(?:送|来|过来|派)|出生|生的|生日|的?生日)"
)
_CHANGE = re.compile(
    "(?:改|换|推迟?后?|往后推|提前|提早|挪|移|调整?|延后?|变更?)(?:一?下)?(?:约|期|时间)?(?:[到成为做至去在]|约在)"
    "|改(?:期|约|个?时间|个?日[子期]|一?下)|换(?:期|约|个?时间|个?日[子期]|一?下(?:时间|日子|日期))"
)
_CHANGED_TO = re.compile("(?:改|换|推|挪|移|调)(?:了|个|约)?$")
_STILL_OLD = re.compile(
    "的?(?:那个?|那次|那单)?(?:预约|约|订单|单|那[个次单]|家政|护理|送餐|服务)|约的|预约的|订的"
)
_OLD = re.compile("(?:原来|原先|本来|之前|原定)(?:是|约|的|在|订)*$")
_TURN = re.compile("那就|不对|错|(?<!是)不是|还是|改|换|应该|算了|更正|不行|没空|不方便")
_EITHER = re.compile("[ ,，]*(?:或者?是?|还是|要么|和|跟|、)[ ,，]*")


def _places(text: str) -> list[_Place]:
    places = _day_places(text)
    taken = [(place.start, place.end) for place in places]
    parts = [m for m in _PART.finditer(text) if not _within(m.start(), taken)]
    for match in clocks.CLOCK.finditer(text):
        if _within(match.start(), taken) or not _is_clock(match, text, taken, parts):
            continue
        place = _Place(match.start(), match.end(), "time", [], match)
        for part in parts:
            gap = _TO_CLOCK.match(text, part.end())
            if gap is not None and gap.end() == match.start():
                place.start, place.part = part.start(), clocks.PARTS.get(part.group())
        places.append(place)
    taken = [(place.start, place.end) for place in places]
    for part in parts:
        if not _within(part.start(), taken):
            name = clocks.PARTS.get(part.group())
            places.append(_Place(part.start(), part.end(), "time", [], None, name))
    places = [place for place in places if not _refused(place, text)]
    for match in _SHIFT.finditer(text):
        kind: Literal["date", "time"] = "date" if match["unit"] in "天日星期周礼拜" else "time"
        places.append(_Place(match.start(), match.end(), kind, [], new=True))
    places.sort(key=lambda place: place.start)
    _mark_new(places, text)
    return places


def _day_places(text: str) -> list[_Place]:
    places: list[_Place] = []
    for match in days.DAY.finditer(text):
        joint = _JOINT.match(text, places[-1].end) if places else None
        refused = bool(places) and _REFUSED_BEFORE.search(text, 0, places[-1].start)
        joined = joint is not None and joint.end() == match.start() and not refused
        if places and joined and not places[-1].part:
            # 12月2号星期三 is one day said twice
            place = places[-1]
            place.days.append(match)
            place.end = match.end()
        else:
            place = _Place(match.start(), match.end(), "date", [match])
            places.append(place)
        inner = re.search("[早晚夜晨]", match["relative"] or "")
        if inner:
            place.part = clocks.PARTS[inner.group()]
        after = _AFTER_DAY.match(text, place.end)
        if after:
            place.end = after.end()
            place.part = clocks.PARTS.get(after["part"], place.part)
    return places


def _within(at: int, taken: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in taken)


def _is_clock(
    match: re.Match[str],
    text: str,
    taken: list[tuple[int, int]],
    parts: list[re.Match[str]],
) -> bool:
    """Tell 一点 (a little) from one o'clock: only after a day or a part, or alone, is it a time."""
    if match.group() not in ("一点", "1点", "一点来", "一点几"):
        return True
    ends = {end for _, end in taken} | {part.end() for part in parts}
    before = text[: match.start()].rstrip("的，, ")
    return len(before) in ends or (not before and len(text) - match.end() <= 2)


def _refused(place: _Place, text: str) -> bool:
    return bool(_REFUSED_BEFORE.search(text, 0, place.start)) or bool(
        _REFUSED_AFTER.match(text, place.end)
    )


def _mark_new(places: list[_Place], text: str) -> None:
    marks = [mark.start() for mark in _CHANGE.finditer(text)]
    for place in places:
        changed = any(mark < place.start for mark in marks) or bool(
            _CHANGED_TO.search(text, 0, place.start)
        )
        old = _STILL_OLD.match(text, place.end) or _OLD.search(text, 0, place.start)
        place.new = place.new or (changed and not old)


def _settled(places: list[_Place], text: str) -> _Place | None:
    """Return the place that counts: the first, or a later one where the caller corrects himself."""
    best: _Place | None = None
    told = [p for p in places if p.days and scenes.only_told(p.days[0].group(), text, p.end)]
    for place in [p for p in places if p not in told] or places:
        if best is None or _TURN.search(text, best.end, place.start):
            best = place
    return best


def _day(place: _Place, text: str, today: date) -> tuple[date | None, Problem | None]:
    either = _EITHER.match(text, place.end)
    if either and days.DAY.match(text, either.end()):
        return None, "vague"
    try:
        meant = [days.resolve(match, today) for match in place.days]
    except days.NotADay:
        return None, "impossible"
    except days.Vague as vague:
        return vague.proposal, "vague"
    if len(meant) == 1:
        return meant[0] + timedelta(days=scenes.beside(text, place.days[0].end())), None
    if len(set(meant)) == 1:
        return meant[0], None
    weekday = re.search("(?:星期|周)[一二三四五六日天]$", place.days[-1].group())
    first = re.fullmatch("(?:星期|周)[一二三四五六日天]", place.days[0].group())
    if len(meant) == 2 and first and meant[0].weekday() == meant[1].weekday():
        # 星期三，12月2号: the same the other way round
        return meant[1], None
    if len(meant) == 2 and weekday and not place.days[-1]["week"]:
        # a bare weekday only has to agree with the date, it may be any week's
        same = meant[0].weekday() == meant[1].weekday()
        return meant[0], None if same else "impossible"
    return None, "impossible"


def _changed(places: list[_Place]) -> list[_Place]:
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
