"""Ages that have to be reckoned: 差四年就九十, 虚岁八十一, 1938年生的, 属龙八十几, 米寿."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from care.extractors import lunar
from care.extractors.numerals import number


@dataclass(frozen=True)
class Reckoned:
    """An age that follows from what stands at `start:end`; `exact` as in `ages.Age`."""

    start: int
    end: int
    years: int
    exact: bool = True


def find(text: str, today: date | None) -> list[Reckoned]:
    """Return the ages to be reckoned in a normalised text, in order, none inside another.

    Years of birth and signs of the zodiac count only where `today` is known, and a sign only beside
    the decade (属龙, 八十几): there is no more than one such year in ten.
    """
    found = [*_short_of(text), *_by_another_count(text), *_named(text)]
    if today is not None:
        found += [*_born(text, today), *_by_sign(text, today)]
    kept: list[Reckoned] = []
    for age in sorted(found, key=lambda age: (age.start, -age.end)):
        if 1 <= age.years <= 120 and (not kept or age.start >= kept[-1].end):
            kept.append(age)
    return kept


_D = "[一二三四五六七八九]"
_AGE = (
    f"(?:[4-9][0-9]|1[01][0-9]|[四五六七八九]十{_D}?|一?百[零〇]?{_D}?)"
    "(?![0-9零一二三四五六七八九十百千万块元斤个天])"
)
_ENDS = "(?=岁|周岁|了|咯|啦|喇|吧|嘛|呢|的|整|大寿|高寿|[,，。;；!！?？ ]|$)"
_REACH = "(?:就|才|便|先|正|到|满|够|足|上|是|有|进|该|要|做|过|刚|刚好|正好)*"
_COUNT = "(?P<n>[0-9]{1,2}|[一二两三四五六七八九十半]{1,2})"
_SHORT_OF = re.compile(
    f"(?:差|缺|少|再过|还有|再有|还要|再等)(?:了|多)?{_COUNT}个?(?P<unit>年|岁|月|天|日)(?:时间)?{_REACH}(?P<age>{_AGE}){_ENDS}"
)
_LESS = re.compile(
    f"(?P<age>{_AGE})(?:周岁|岁|整|大寿)?(?:还|只|就)*(?:差|缺|欠|少){_COUNT}个?"
    "(?P<unit>年|岁|月|天|日|(?=[,，。 咯啦了吧]|$))(?!点)"
)
_TURNING = re.compile(
    "(?P<rel>大后年|后年|明年|来年|翻过年|过了年|过完年|过年|开年|开春|去年|旧年|前年|大前年)(?:我|她|他)?"
    "(?:(?:[一二三四五六七八九正腊冬]|十[一二]?|1?[0-9])月份?(?:初|中|底|尾)?|年底|年尾|开春|春节|生日)?(?:我|她|他)?"
    f"{_REACH}(?P<age>{_AGE})(?!周?岁?及?以[上下]){_ENDS}"
)
_YEARS_OFF = {"大后年": 3, "后年": 2, "去年": -1, "旧年": -1, "前年": -2, "大前年": -3}
_NOMINAL = re.compile(
    f"(?:(?:虚岁|虚龄|毛岁|虚)(?:今年|已经|都|是|有|到|算)*(?P<after>{_AGE})"
    f"|(?P<before>{_AGE})岁?(?:虚岁|虚龄))"
)
_NAMES = {
    "花甲": (60, False), "古稀": (70, False), "喜寿": (77, True), "伞寿": (80, True),
    "耄耋": (80, False), "米寿": (88, True), "卒寿": (90, True), "白寿": (99, True),
    "期颐": (100, False), "茶寿": (108, True),
}  # fmt: skip
_NAMED = re.compile(
    "花甲(?=之年|老人)|(?<=年过)花甲|(?<=年逾)花甲|古稀|喜寿|伞寿|耄耋|米寿|卒寿|白寿|期颐|茶寿"
)
"""花甲 alone is a clam."""
_TWO = "[2-6][0-9]|[二三四五六][0-9零〇一二三四五六七八九]"
_MONTH = "(?:(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月)?"
_SIGNS = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_BORN = re.compile(
    f"(?<![0-9零一二三四五六七八九十])(?:民国(?P<republic>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})|(?P<year>19[0-9]{{2}}|{_TWO}))年"
    f"{_MONTH}(?:[0-9一二三四五六七八九十初廿]{{1,3}}[号日]?)?(?:里|份|的时候|间)?的?"
    f"(?:生(?![日病意活气])|出生|出世|落地|生人|属(?:相)?[{_SIGNS}])"
    f"|(?P<freed>解放)(?:那年|当年)(?:生(?![病意活])|出生|出世)"
    f"|(?:[我她他妈爸婆公伴奶爷]|老人)(?:就|都)?是(?P<of>19[0-9]{{2}}|{_TWO})年(?:的|生)"
    f"(?=[,，。 咯啦了]|人|$)"
    f"|(?:生于|出生于|出生年份?是?)(?P<since>19[0-9]{{2}})"
)
_YOUNG = re.compile("(?:儿子|女儿|孙子?|孙女|媳妇|女婿|外甥|侄子?女?)[^,，。 ]{0,6}$")
_SIGN = re.compile(
    f"(?<![归附直隶所下])属(?:相)?(?:是)?(?:个|大)?(?P<sign>[{_SIGNS}])(?![于潭安王])"
)
_DECADE = re.compile(
    "(?P<under>快|奔|将近|不到|差不多)?(?:到|要)?(?P<tens>[六七八九])十(?P<over>几|多|来|好几|出头)?(?:岁)?(?![一二三四五六七八九0-9])"
)


def _short_of(text: str) -> Iterator[Reckoned]:
    """Yield 差四年就九十, 九十差四, 明年满八十, 去年刚好七十."""
    for pattern in (_SHORT_OF, _LESS):
        for match in pattern.finditer(text):
            years, count = number(match["age"]), number(match["n"].replace("半", "一"))
            if years is None or count is None:
                continue
            whole = match["unit"] in ("年", "岁", "") and match["n"] != "半"
            yield Reckoned(match.start(), match.end(), years - (count if whole else 1))
    for match in _TURNING.finditer(text):
        years = number(match["age"])
        if years is not None:
            off = _YEARS_OFF.get(match["rel"], 1)
            yield Reckoned(match.start(), match.end(), years - off)


def _by_another_count(text: str) -> Iterator[Reckoned]:
    """Yield 虚岁八十一, which is a year more than the law counts."""
    for match in _NOMINAL.finditer(text):
        years = number(match["after"] or match["before"])
        if years is not None:
            yield Reckoned(match.start(), match.end(), years - 1)


def _named(text: str) -> Iterator[Reckoned]:
    for match in _NAMED.finditer(text):
        years, exact = _NAMES[match.group()]
        yield Reckoned(match.start(), match.end(), years, exact)


def _born(text: str, today: date) -> Iterator[Reckoned]:
    for match in _BORN.finditer(text):
        if _YOUNG.search(text, 0, match.start()):
            continue
        if match["freed"]:
            year: int | None = 1949
        elif match["republic"]:
            year = 1911 + (number(match["republic"]) or 0)
        else:
            year = number(match["year"] or match["of"] or match["since"] or "")
        if year is None:
            continue
        year += 1900 if year < 100 else 0
        month = number(match["month"]) if match["month"] else None
        later = month is not None and month > today.month
        yield Reckoned(match.start(), match.end(), today.year - year - later)


def _by_sign(text: str, today: date) -> Iterator[Reckoned]:
    """Yield the age that a sign of the zodiac and a decade leave: 属龙, 八十几."""
    sign, decade = _SIGN.search(text), _DECADE.search(text)
    if sign is None or decade is None or not (decade["under"] or decade["over"]):
        return
    first = 10 * (number(decade["tens"]) or 0) - (10 if decade["under"] else 0)
    year = lunar.month_of(today)[0]
    for years in range(first, first + 10):
        if (year - years - 4) % 12 == _SIGNS.index(sign["sign"]):
            yield Reckoned(decade.start(), decade.end(), years)
