"""The words for a time of day: 三点半, 15:30, 白话 三点三个字, 半小时后."""

from __future__ import annotations

import re
from dataclasses import dataclass

from care.extractors.numerals import number

NUMERAL = "[0-9零〇一二两三四五六七八九十]"
"""One character of a numeral, as a regular expression."""
PART = (
    "(?:大清早|一大早|清早|清晨|凌晨|早晨|早上|上午|一早|中午|正午|晌午|午后|下午|傍晚|挨[夜晚]|断黑|黄昏|晚上|今晚|夜里|半夜|夜间"
    "|深夜)"
)
_MINUTES = (
    f"(?:钟?(?P<half>半)钟?|(?P<quarter>[一三])(?:刻钟?|个骨)|(?P<slots>{NUMERAL}{{1,2}})个字"
    f"|[搭踏](?P<beat>{NUMERAL}{{1,2}})|过?(?P<minutes>[零〇]?{NUMERAL}{{1,3}})分钟?"
    f"|(?P<bare>[0-5][0-9]|[零〇][一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)"
    f"|(?P<cantonese>[一二三四五六七八九])(?=[^{NUMERAL}个分月]|$)"
    "|钟?(?:踏?正|整)|来?钟|[多几])?"
)
CLOCK = re.compile(
    f"(?P<away>{NUMERAL}{{1,3}}|半|一个半)个?(?P<unit>小时|钟头|钟|分钟)(?:之后|以后|后)"
    r"|(?<![0-9:.])(?P<digital>(?:[01]?[0-9]|2[0-9]):[0-9]{2})(?![0-9:])"
    f"|差(?P<less>{NUMERAL}{{1,3}}|一刻)[分钟]*(?:就|到)?(?P<lessof>{NUMERAL}{{1,2}})点"
    # 周三九点: what follows a day of the week is no part of its number, nor is that an hour
    "|(?:(?<=周[一二三四五六])|(?<=星期[一二三四五六])|(?<![0-9.第周期零一二两三四五六七八九十]))"
    f"(?P<hour>[0-9]{{1,2}}|[一二]?十?[零一二两三四五六七八九十])"
    f"[点时](?!间|候|意[见思]|建议|要求|问题|原因|水|钱|事|心意|东西){_MINUTES}"
    "(?P<lacking>差[一二三四五六七八九十0-9]+分|差一刻)?"
    f"|(?<!{NUMERAL})点半(?:钟)?(?P<onehalf>)"
)
PARTS = {
    "凌晨": "凌晨", "半夜": "凌晨", "深夜": "晚上", "早晨": "上午", "早上": "上午", "清早": "上午",
    "清晨": "上午", "大清早": "上午", "一大早": "上午", "一早": "上午", "上午": "上午",
    "早": "上午", "晨": "上午", "中午": "中午", "正午": "中午", "晌午": "中午", "午后": "下午",
    "下午": "下午",
    "傍晚": "下午", "黄昏": "下午",
    "挨夜": "晚上", "挨晚": "晚上", "断黑": "晚上",
    "晚上": "晚上", "夜里": "晚上", "夜间": "晚上", "今晚": "晚上",
    "晚": "晚上", "夜": "晚上",
}  # fmt: skip
ENDS = {"凌晨": 6 * 60, "上午": 12 * 60, "中午": 14 * 60, "下午": 19 * 60, "晚上": 24 * 60}
"""When a part of the day is over, in minutes since midnight."""


@dataclass(frozen=True)
class Moment:
    """Minutes since midnight, or (`away`) minutes from now. `exact` is false for 三点多."""

    minutes: int
    away: bool = False
    exact: bool = True


class NoSuchTime(Exception):
    """The clock has no such time: 二十五点, 三点七十分."""


def read_clock(match: re.Match[str], part: str | None) -> Moment:
    """Return the time that a match of `CLOCK` means in a part of the day.

    Without a part, one to six o'clock are in the afternoon: nobody visits elders at night.
    Raises NoSuchTime.
    """
    if match["unit"]:
        return Moment(_away(match), away=True)
    if match["digital"]:
        hour, minute = (int(piece) for piece in match["digital"].split(":"))
    elif match["lessof"]:
        less = 15 if match["less"] == "一刻" else number(match["less"]) or 0
        hour, minute = number(match["lessof"]) or 0, -less
    elif match["onehalf"] is not None:
        hour, minute = 1, 30
    else:
        hour, minute = number(match["hour"]) if match["hour"] else 0, _minute(match)  # type: ignore[assignment]
    if hour is None or hour > 24 or not -60 < minute < 60:
        raise NoSuchTime(match.group())
    digital = bool(match["digital"]) and (hour > 12 or match["digital"].startswith("0"))
    hour = hour if digital else _hour(hour, part)
    return Moment(max(0, (hour * 60 + minute)) % 1440, exact=match.group()[-1] not in "多几来")


def _away(match: re.Match[str]) -> int:
    size = 1 if match["unit"] == "分钟" else 60
    if match["away"] == "半":
        return size // 2
    if match["away"] == "一个半":
        return size * 3 // 2
    return (number(match["away"]) or 0) * size


def _minute(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    if match["quarter"]:
        return 15 * (number(match["quarter"]) or 0)
    for name, size in (("slots", 5), ("beat", 5), ("cantonese", 5), ("minutes", 1), ("bare", 1)):
        if match[name]:
            count = number(match[name].lstrip("零〇"))
            return 99 if count is None else count * size
    if match["lacking"]:
        return -15 if "刻" in match["lacking"] else -(number(match["lacking"][1:-1]) or 0)
    return 0


def _hour(hour: int, part: str | None) -> int:
    if part == "凌晨":
        return hour % 12 if hour == 12 else hour
    if part == "上午":
        return hour
    if part == "中午":
        return hour + 12 if hour < 4 else hour
    if part == "下午":
        return hour + 12 if hour < 12 else hour
    if part == "晚上":
        return 0 if hour in (12, 24) else hour + 12 if 4 <= hour < 12 else hour
    return hour + 12 if 1 <= hour <= 6 else hour
