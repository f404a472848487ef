"""Where days and clock times stand in a text, and which of them are new."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from care.extractors import clocks, day_words

Kind = Literal["date", "time"]


@dataclass
class Place:
    """A day, said once or twice over (12月2号星期三), or a clock time or part of day.

    `new` marks what something is changed to, `refused` what is not wanted (明天没空). A shift
    (推迟一天) has neither day nor clock.
    """

    start: int
    end: int
    kind: Kind
    days: list[re.Match[str]]
    clock: re.Match[str] | None = None
    part: str | None = None
    new: bool = False
    refused: bool = False


SHIFT = re.compile(
    "(?P<way>往后推迟?|推[迟后]?|延[后迟期]?|后延|顺延|晚|迟|往前推?|提[前早]|早)"
    f"(?P<amount>{clocks.NUMERAL}{{1,3}}|半)个?(?P<unit>天|日|星期|周|礼拜|小时|钟头|钟|分钟)"
)
_AFTER_DAY = re.compile(
    f"的?(?:[那当][天日]?(?=[早晚中上下傍半])|那[天日])?[ ,，、]?的?"
    f"(?P<part>{clocks.PART}"
    f"|[早晚](?=[的饭餐])|(?<=[那当])[早晚](?![点些一])|[早晚](?={clocks.NUMERAL}{{1,3}}[点:])"
    f"|[早晚夜](?=来(?!一|两|{clocks.NUMERAL})|[送吃的,，。;；!！ ]|$))"
    "(?!好)"
)
_JOINT = re.compile("(?:[啦喇咯呀啊](?=[ ,，]*也?就是))?[ ,，(（]*(?:也?就是|是(?=星期|周))?")
_TO_CLOCK = re.compile("[ ,，]?的?(?:大概|大约|差不多|就)?")
_PART = re.compile(f"(?:{clocks.PART})(?!好|安)")
REFUSED_BEFORE = re.compile(
    "(?:(?<!是)不是|不要|别|除了|不在|不约)(?:在|约)?$|(?:生日|出生|生于|生辰)(?:日期)?[是在]?$|(?:上个?月|去年|前年|上回|上次|那年)的?$"
)
_REFUSED_AFTER = re.compile(
    "[的]?(?:那[天日])?我?(?:就|都|也|先)?(?:不行|没空|没时间|不得空|不方便|不对|不可以|有事|不在|(?:太|有[点些啲]|稍微?|过)+[早晚迟夜晏赶](?!上)|[早晚迟晏][了咗过]|来不了|不来|去不了|(?:千万|千祈)?(?:别|不用|不要|不必)(?:送|来|过来|派)|出生|生的|生日|的?生日|那?一?[餐顿份][饭]?(?:我|我们|他|她)?自己(?:会|能|可以)?(?:煮|做|搞|弄|整|解决))"
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


def places_in(text: str, *, refused_too: bool = False) -> list[Place]:
    """Return the days and times of a normalised text that are not refused, in the order said."""
    places = _day_places(text)
    taken = [(place.start, place.end) for place in places]
    parts = [m for m in _PART.finditer(text) if not _within(m.start(), taken)]
    for match in clocks.CLOCK.finditer(text):
        if _within(match.start(), taken) or not _is_clock(match, text, taken, parts):
            continue
        place = Place(match.start(), match.end(), "time", [], match)
        for part in parts:
            gap = _TO_CLOCK.match(text, part.end())
            if gap is not None and gap.end() == match.start():
                place.start, place.part = part.start(), clocks.PARTS.get(part.group())
        places.append(place)
    taken = [(place.start, place.end) for place in places]
    for part in parts:
        if not _within(part.start(), taken):
            name = clocks.PARTS.get(part.group())
            places.append(Place(part.start(), part.end(), "time", [], None, name))
    places = [place for place in places if refused_too or not _refused(place, text)]
    for match in SHIFT.finditer(text):
        kind: Kind = "date" if match["unit"] in "天日星期周礼拜" else "time"
        places.append(Place(match.start(), match.end(), kind, [], new=True))
    places.sort(key=lambda place: place.start)
    _mark_new(places, text)
    return places


def days_in(text: str) -> list[Place]:
    """Return the days of a normalised text in the order said, those that are refused too."""
    places = _day_places(text)
    for place in places:
        place.refused = _refused(place, text)
    _mark_new(places, text)
    return places


def _day_places(text: str) -> list[Place]:
    places: list[Place] = []
    for match in day_words.DAY.finditer(text):
        if places and match["relative"] == "当天":
            _same_day(places[-1], match, text)
            continue
        joint = _JOINT.match(text, places[-1].end) if places else None
        refused = bool(places) and REFUSED_BEFORE.search(text, 0, places[-1].start)
        joined = joint is not None and joint.end() == match.start() and not refused
        # 下个礼拜四 这个礼拜我们在南宁: a week without a day says no day again
        # and 赶圩 后天来 is the day of a market and another one
        joined = joined and not (match["someweek"] or places[-1].days[-1]["bothdays"])
        if places and joined and not places[-1].part:
            # 12月2号星期三 is one day said twice
            place = places[-1]
            place.days.append(match)
            place.end = match.end()
        else:
            place = Place(match.start(), match.end(), "date", [match])
            places.append(place)
        named = match["relative"] or f"{match['festival'] or ''}{match['beside'] or ''}"
        inner = re.search("[早晚夜晨]", named)
        if inner:
            place.part = clocks.PARTS[inner.group()]
        _take_part(place, text)
    return places


def _same_day(place: Place, again: re.Match[str], text: str) -> None:
    """Let a 当天 be the day told before it: 中秋当天晚上 names one day and its evening."""
    if text[place.end : again.start()] in ("", "的", "节", "节的"):
        place.end = again.end()
        _take_part(place, text)


def _take_part(place: Place, text: str) -> None:
    after = _AFTER_DAY.match(text, place.end)
    if after:
        place.end = after.end()
        place.part = clocks.PARTS.get(after["part"], place.part)


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


def _refused(place: Place, text: str) -> bool:
    return bool(REFUSED_BEFORE.search(text, 0, place.start)) or bool(
        _REFUSED_AFTER.match(text, place.end)
    )


def _mark_new(places: list[Place], text: str) -> None:
    marks = [mark.start() for mark in _CHANGE.finditer(text)]
    for place in places:
        changed = any(mark < place.start for mark in marks) or bool(
            _CHANGED_TO.search(text, 0, place.start)
        )
        old = _STILL_OLD.match(text, place.end) or _OLD.search(text, 0, place.start)
        place.new = place.new or (changed and not old)
