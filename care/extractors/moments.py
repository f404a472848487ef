"""Days and clock times as `nuanling parse` gives them: a part of the day goes with its day.

`times` reads what a booking needs, one day and one hour; here the words are what counts: 每天中午
and 礼拜一到礼拜五中午 stand as they were said, 下昼 alone is a date, and the hour given up (三点 in
三点我赶不回来，四点得不得) is kept beside the new one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from care.extractors import clocks, times
from care.extractors.day_words import WEEK
from care.extractors.spans import read, said
from care.text import Normalised


def find(text: str | Normalised) -> dict[str, str]:
    """Return `date`, `time`, `new_date` and `new_time` in the caller's words, as far as said."""
    heard = read(text)
    found: dict[str, _Words] = {}
    for when in times.chosen(heard):
        found[("new_" if when.new else "") + when.kind] = _Words(when.start, when.end)
    _split(found, heard.text)
    repeated = _REPEATED.search(heard.text)
    if repeated and not found.get("new_date"):
        found["date"] = _Words(*repeated.span())
    _exact(found, heard)
    _widen(found, heard.text)
    _kept_and_new(found, heard)
    return {
        key: said(heard, words.start, words.end)
        for key, words in found.items()
        if not (key.endswith("date") and _VAGUE.fullmatch(heard.text[words.start : words.end]))
    }


@dataclass(frozen=True)
class _Words:
    start: int
    end: int


_PART = f"(?:{clocks.PART}|夜边|昼边)"
_WEEKDAY = f"(?:(?:下+|上+|这|本)?个?{WEEK}[一二三四五六日天末])"
_DAY = f"(?:{_WEEKDAY}|[今明后]天|[0-9一二三四五六七八九十廿]{{1,3}}[号日]|周末)"
_REPEATED = re.compile(
    f"(?:每天|天天|日日|每日)(?:的?{_PART})"
    f"|每(?:逢|个)?{WEEK}[一二三四五六日天](?:[、和]?[一二三四五六日天])*(?:的?{_PART})?"
    f"|{_DAY}(?:到|至){_DAY}(?:的?{_PART})?"
    f"|(?:星期|周|礼拜)六日(?:的?{_PART})?"
)
_VAGUE = re.compile(
    "这几[天日]|最近几天|改[天日]|哪[天日]都|随便哪[天日]|尽快|越快越好|有空的?时候|哪天方便|当[天日]"
)
_LOOSE = re.compile("昨晚|昨夜|前天|过两[天日]|这两[天日]|月底|周末|下个?月")
_ALONE = re.compile(
    "(?:就|也|都)?(?:有空|得空|可以|行|得|能|来|送|方便|过来|上门|要|吧|好|去|那?餐|$|[,，。]?$)"
)
_LONG = re.compile("(?:一|整|成|每|个|了|半)$")
_CLOCK = re.compile(f"{_PART}的?(?:大概|大约|差不多)?")
_MEAL = re.compile("吃午饭|吃晚饭|吃早饭")
_CHANGED = re.compile("改|换|挪|调|推|提前|太早|太晚|赶不|来不")
_NOT_THEN = re.compile("(?:不要|不用|别|不是)$")
_UNFIT = re.compile("[我都]?(?:赶不|来不|有事|没空|不行|太早|太晚|不得|不方便|没时间|不在|[了吧])")


def _split(found: dict[str, _Words], text: str) -> None:
    """Give the part of the day to the date and leave the clock: 中午十一点半, 下昼."""
    for new in ("", "new_"):
        time, date = found.get(f"{new}time"), found.get(f"{new}date")
        if time is None:
            continue
        part = _CLOCK.match(text, time.start, time.end)
        if part is None:
            continue
        alone = part.end() == time.end
        if not alone:
            found[f"{new}time"] = _Words(part.end(), time.end)
        elif new or _fits(text, time):
            del found[f"{new}time"]
        else:
            del found["time"]
            continue
        if date is None:
            words = re.match(_PART, text[time.start :])
            found[f"{new}date"] = _Words(time.start, time.start + (words.end() if words else 0))


def _fits(text: str, part: _Words) -> bool:
    """Tell a part of the day that is agreed on from one that is told of (晚上睡不着)."""
    if _LONG.search(text, 0, part.start):
        return False
    return len(text) <= 6 or _ALONE.match(text, part.end) is not None


def _exact(found: dict[str, _Words], heard: Normalised) -> None:
    """Prefer a day that can be kept to one that cannot: 这几天下雨，从后天开始 is 后天."""
    date = found.get("date")
    if date is None:
        return
    words = heard.text[date.start : date.end]
    if not (_VAGUE.fullmatch(words) or _LOOSE.fullmatch(words)):
        return
    for when in times.find(heard):
        other = heard.text[when.start : when.end]
        later = when.kind == "date" and not when.new and when.start > date.start
        if later and not _VAGUE.fullmatch(other):
            found["date"] = _Words(when.start, when.end)
            return


def _widen(found: dict[str, _Words], text: str) -> None:
    """Take in a meal that tells the part of the day: 天光日食昼 is said for 明天中午."""
    date = found.get("date")
    if date is not None and (meal := _MEAL.match(text, date.end)):
        found["date"] = _Words(date.start, meal.end())


def _kept_and_new(found: dict[str, _Words], heard: Normalised) -> None:
    """Find the hour that is given up and the one asked for instead."""
    text = heard.text
    if not _CHANGED.search(text):
        return
    hours = [
        match
        for match in clocks.CLOCK.finditer(text)
        if match["hour"] and match.group() not in ("一点", "1点") and not match["away"]
    ]
    if len(hours) != 2 or "改到" in text or "改成" in text:
        return
    old, new = hours
    if _NOT_THEN.search(text, 0, old.start()) or _UNFIT.match(text, old.end()):
        found["time"], found["new_time"] = _Words(*old.span()), _Words(*new.span())
