"""Figures and departments named in a text: what an answer must not have beyond its quotes."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

VAGUE = -1.0
"""What 几百, 上千 and the like count as: a figure, but of no value."""

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2, "俩": 2, "幺": 1}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "零〇一二两三四五六七八九十百千万亿"
_UNITS = (
    "元|块|毛|角|万|亿|周岁|岁|年|月|日|号|张|名|人|天|小时|分钟|周|星期|季度|平方米|平米|亩|米|公里|"
    "家|所|座|间|户|成|倍|折|个|次|项|级|档|位|份|趟|点"
)
_ARTICLE_UNITS = "名人家所座间个次项级档位份趟点户天年"
_WESTERN = re.compile(r"\d+(?:\.\d+)?")
_SHARE = re.compile(rf"([{_NUMERAL}]+)分之([{_NUMERAL}]+)")
_COUNTED = re.compile(rf"(?<![第{_NUMERAL}])([{_NUMERAL}]+)({_UNITS})")
_YEAR = re.compile(r"([零〇一二三四五六七八九]{4})年")
_HALF = re.compile(r"一半|减半|半数|半价|对半|[^一减]半(?=收)")
_VAGUE = re.compile(r"[几数上成好]\s*[十百千万亿](?!方)|[十百千]几|[十百千万]来")
_NAMES = re.compile(
    r"[“\"]?十三五[”\"]?|“?三无”?|“?五保”?|四统一|八有|一下|一些|一样|一定|一起|一直|十分|万一"
)


def figures(text: str) -> frozenset[float]:
    """Return the numbers in a text, whether written 35, ３５, 三十五 or 百分之三十五.

    A share counts as its percentage (一半 and 六成 too). 一个, 一名 and the like are articles, not
    figures; names such as 三无老人 or 十三五 hold none.
    """
    text = _NAMES.sub("、", text.translate(_FULL_WIDTH))
    found: set[float] = {float(number) for number in _WESTERN.findall(text)}
    for whole, part in _SHARE.findall(text):
        if numeral(whole):
            found.add(round(numeral(part) * 100 / numeral(whole), 4))
    text = _SHARE.sub("、", text)
    for year in _YEAR.findall(text):
        found.add(float("".join(str(_DIGITS[sign]) for sign in year)))
    text = _YEAR.sub("、", text)
    if _VAGUE.search(text):
        found.add(VAGUE)
    text = _VAGUE.sub("、", text)
    for number, unit in _COUNTED.findall(text):
        value = numeral(number)
        if value == 1 and unit in _ARTICLE_UNITS:
            continue
        found.add(value * 10 if unit == "成" else value)
    if _HALF.search(text):
        found.add(50.0)
    return frozenset(found)


def departments(text: str) -> frozenset[str]:
    """Return the ids of the public bodies that a text names."""
    pattern, owners = _departments()
    return frozenset(owners[found] for found in pattern.findall(text))


def numeral(text: str) -> float:
    """Return the value of a Chinese numeral (三千五百 → 3500; digit by digit: 二零 → 20)."""
    if not any(sign in _SCALES or sign in "万亿" for sign in text):
        return float("".join(str(_DIGITS[sign]) for sign in text))
    total, section, digit = 0, 0, 0
    if _SHORT.search(text):  # 一百二 is 120
        text += {"百": "十", "千": "百", "万": "千"}[text[-2]]
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _SCALES:
            section += (digit or 1) * _SCALES[sign]
            digit = 0
        else:
            total = (total + section + digit) * (10_000 if sign == "万" else 100_000_000)
            section = digit = 0
    return float(total + section + digit)


_SHORT = re.compile("[一二两三四五六七八九][百千万][一二三四五六七八九]$")
_FULL_WIDTH = {ord("０") + digit: ord("0") + digit for digit in range(10)}


@lru_cache(maxsize=1)
def _departments() -> tuple[re.Pattern[str], dict[str, str]]:
    path = Path(__file__).parent / "departments.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    owners = {name: owner for owner, names in data.items() for name in names}
    longest_first = sorted(owners, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), owners
