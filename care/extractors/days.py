"""The words for a day, and which day of the calendar each of them means."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from care.extractors import lunar
from care.extractors.numerals import number

_N = "[0-9零〇一二两三四五六七八九十廿卅]"
_NOT_IN_NAMES = "(?![路街巷村镇]|小区|大道|广场|社区)"
_LUNAR_DAY = (
    "(?:初[一二三四五六七八九十]|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?"
    "|十[一二三四五六七八九]|三十|卅)"
)
_YEAR = "(?:(?:(?:20|二[零〇])[0-9零〇一二三四五六七八九]{2}年|今年|明年|后年|来年)的?)?"
_LUNAR_MONTH = "(?:正|腊|冬|十[一二]?|[一二三四五六七八九])"
# 巷子五号 and 兴隆西路 12号 are doors; 五号来 is a day wherever it stands
_DAY_CALLED = f"(?={_N}{{1,3}}号(?:来|早|[上中下]午|晚|那|上门|送))"
_NO_DOOR = f"(?<![巷院房屋宅]子)(?<!胡同)(?<!号院)(?:(?<![路街巷弄]\\s)|{_DAY_CALLED})"
DAY = re.compile(
    "(?P<relative>大大后[天日]|大后[天日]|大前[天日]|明早上?|明晚|今早|今晚|今夜|今晨|昨晚|昨夜"
    "|今[天日]|明[天日](?!报)|后[天日](?!性)|昨[天日]|前[天日](?!子)|当天)"
    "|(?P<bothdays>明后[天日两]天?|这两[天日]|这几[天日]|过[两几][天日]|过些[天日]|改[天日]|哪[天日]都|随便哪[天日]"
    "|尽快|越快越好|有空的?时候|最近几天|哪天方便"
    "|(?<!天)(?<!日)(?:下一?个?|逢)?(?:圩日|墟日|街日|圩期|赶圩|赶街)"
    "(?=那?[天日]?(?:来|再|送|上午|早|下午|中午|吧|就好|得|可以|行|[,，。 ]|$)))"
    f"|(?:再过|过)?(?P<offset>{_N}{{1,3}}|半)个?(?P<unit>天|日|星期|周|月)(?:之后|以后|后)(?![0-9])"
    f"|再?过(?P<offset2>{_N}{{1,3}})个?(?P<unit2>天|日|星期|周|月)(?!大|底|初)"
    f"|(?<!{_N})(?P<around>过年[前后]|年[前后](?!级))"
    "|(?<![月年正腊冬])(?P<lunarday>初[一二三四五六七八九十]|廿[一二三四五六七八九](?![多几来岁斤蚊块元文个份天年点日号月万千百0-9]))(?!的?学生|年级|班|的?孩子)"
    f"|(?<!每)(?:(?P<week>(?:下+|上+|这|本)一?个?)|(?<![0-9一两几半])(?<![一两几半]个))"
    f"(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天末1-7])"
    "(?![次回趟岁])"
    "|(?P<someweek>(?:下+|这|本)个?(?:星期|周|礼拜)(?![一二三四五六日天末1-7]))"
    f"|{_YEAR}(?P<lunarword>农历|阴历|旧历|老历)(?:的)?(?P<lleap>闰)?(?P<lmonth>{_LUNAR_MONTH}|[0-9]{{1,2}}|下个|这个|本)月"
    f"(?P<lday>{_LUNAR_DAY}|{_N}{{1,3}})(?:[号日])?"
    f"|{_YEAR}(?P<xleap>闰)?(?P<xmonth>{_LUNAR_MONTH})月(?P<xday>初[一二三四五六七八九十]|廿[一二三四五六七八九]?|卅)"
    f"|{_YEAR}(?P<zmonth>正|腊|冬)月(?P<zday>{_LUNAR_DAY})"
    "|(?P<newyear>大?年(?P<nday>初[二三四五六七八九十]|二十[四五六七八九]|廿[三四五六七八九]))"
    f"|{_YEAR}(?P<festival>{'|'.join(lunar.NAMES)}){_NOT_IN_NAMES}(?P<beside>前一[天日]|后一[天日]|第二[天日]|[之以过]?[前后](?!面)|前后|期间)?"
    f"|{_YEAR}(?<!{_N})(?P<numeric>五一|六一|十一)(?=放假|假期|那[天日]|[当期][天间]|[前后去来到,，。]|$)"
    f"|{_YEAR}(?P<monthword>下下个?月|下个?月|这个?月|本月|当月)的?(?:(?P<mday>{_N}{{1,3}})[号日]|(?P<medge>底|初|中|头|尾|最后一[天日])|第(?P<nth>[一二三四五])个(?:星期|周)(?P<nthday>[一二三四五六日天]))"
    f"|(?P<nextmonth>下下个?月|下个?月)(?!{_N})"
    "|(?<![0-9一二两三四五六七八九十个])(?P<edge>月底|月尾|月初|月头|月中|年底|年末)"
    f"|(?<![0-9]年){_YEAR}(?P<month>1[0-2]|0?[1-9]|十[一二三四五六七八九]?|[一二三四五六七八九]|[1-9][0-9])月份?的?"
    f"(?:(?P<day>{_N}{{1,3}})(?:[号日]|(?!{_N}|[个天月年十]))|(?P<dedge>底|初|中))"
    r"|(?<![0-9])(?P<iso>20[0-9]{2}[-/.年][01]?[0-9][-/.月][0-3]?[0-9])(?![0-9])"
    r"|(?<![0-9/-])(?P<slash>(?:1[0-2]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9]))(?![0-9/])"
    f"|(?<![0-9一二三四五六七八九十百第路栋东座街巷道里弄村园苑区镇圩桥坊城附牌楼队屯垌]){_NO_DOOR}(?P<only>[0-9]{{1,2}}|{_N}{{1,3}})[号](?![楼栋线院铺店机房门馆仓码公大人]|{_N})"
)
RELATIVE = {
    "今": 0,
    "当": 0,
    "明": 1,
    "后": 2,
    "大后": 3,
    "大大后": 4,
    "昨": -1,
    "前": -2,
    "大前": -3,
}
FAR_DAYS = 120
"""Further ahead than this, a caller is asked whether the date is meant."""
_ROLL_DAYS = 200


class NotADay(Exception):
    """The date does not exist, as the thirty-first of a short month."""


class Vague(Exception):
    """The words leave the day open; `proposal` is a day to suggest, if there is one."""

    def __init__(self, proposal: date | None = None) -> None:
        super().__init__("the words leave the day open")
        self.proposal = proposal


def resolve(match: re.Match[str], today: date) -> date:
    """Return the day that a match of `DAY` means, said on `today`.

    Raises NotADay or Vague. The day may be past: that is for the caller of this function to judge.
    """
    found = {name: value for name, value in match.groupdict().items() if value}
    for name, meaning in _MEANINGS.items():
        if name in found:
            try:
                return meaning(found, match.group(), today)
            except (ValueError, OverflowError, lunar.NoSuchDay) as error:
                raise NotADay(match.group()) from error
    raise Vague


def _relative(found: dict[str, str], said: str, today: date) -> date:
    word = found["relative"]
    for key in sorted(RELATIVE, key=len, reverse=True):
        if word.startswith(key):
            return today + timedelta(days=RELATIVE[key])
    raise Vague


def _offset(found: dict[str, str], said: str, today: date) -> date:
    amount = found.get("offset") or found["offset2"]
    unit = found.get("unit") or found["unit2"]
    if amount == "半":
        return today + timedelta(days=15) if unit == "月" else today
    count = number(amount)
    if count is None:
        raise Vague
    if unit == "月":
        return _months_on(today, count, today.day)
    return today + timedelta(days=count * (1 if unit in "天日" else 7))


def _weekday(found: dict[str, str], said: str, today: date) -> date:
    week = found.get("week", "")
    monday = today - timedelta(days=today.weekday())
    shift = 7 * (week.count("下") - week.count("上"))
    name = found["weekday"]
    if name == "末":
        raise Vague(monday + timedelta(days=5 + shift))
    index = 6 if name in "日天7" else (number(name) or 1) - 1
    day = monday + timedelta(days=index + shift)
    return day + timedelta(days=7) if not week and day < today else day


def _lunar(found: dict[str, str], said: str, today: date) -> date:
    month = found.get("lmonth") or found.get("xmonth") or found["zmonth"]
    day = _lunar_number(found.get("lday") or found.get("xday") or found["zday"])
    leap = "lleap" in found or "xleap" in found
    this_year, this_month, _ = lunar.month_of(today)
    if month in ("这个", "本", "下个"):
        index = this_month + (month == "下个")
        year = this_year + (index > 12)
        return lunar.day(year, (index - 1) % 12 + 1, day)
    index = {"正": 1, "冬": 11, "腊": 12}.get(month) or number(month) or 0
    named = _year(said, today)
    if named is not None:
        return lunar.day(named, index, day, leap=leap)
    return _coming(today, lambda y: lunar.day(y, index, day, leap=leap), this_year)


def _lunar_day(found: dict[str, str], said: str, today: date) -> date:
    year, month, day = lunar.month_of(today)
    wanted = _lunar_number(found["lunarday"])
    if wanted < day:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return lunar.day(year, month, wanted)


def _new_year(found: dict[str, str], said: str, today: date) -> date:
    name = found["nday"]
    year = lunar.month_of(today)[0]
    if name.startswith("初"):
        return _coming(today, lambda y: lunar.day(y, 1, _lunar_number(name)), year)
    return _coming(today, lambda y: lunar.day(y, 12, _lunar_number(name)), year)


def _festival(found: dict[str, str], said: str, today: date) -> date:
    name = found.get("festival") or found["numeric"]
    year = _year(said, today)
    if year is None:
        # the lunar year of an eve begins in the year before
        day = _coming(today, lambda y: lunar.festival(name, y), today.year - (name in lunar.EVES))
    else:
        day = lunar.festival(name, year)
    beside = found.get("beside", "")
    if beside and beside[-1] not in "天日":
        # 国庆节后: some day after it
        raise Vague
    return day + timedelta(days=-1 if "前" in beside else 1 if beside else 0)


def _month_word(found: dict[str, str], said: str, today: date) -> date:
    if found.get("edge"):
        word, edge, day = "", found["edge"][-1], None
        if found["edge"][0] == "年":
            raise Vague(date(today.year, 12, 31))
    else:
        word, edge, day = found["monthword"], found.get("medge", ""), found.get("mday")
    first = _months_on(today.replace(day=1), word.count("下"), 1)
    if found.get("nth"):
        index = 6 if found["nthday"] in "日天" else (number(found["nthday"]) or 1) - 1
        weeks = (number(found["nth"]) or 1) - 1
        return first.replace(day=1 + (index - first.weekday()) % 7 + 7 * weeks)
    if day:
        return first.replace(day=number(day) or 0)
    return _edge(first, edge)


def _month_day(found: dict[str, str], said: str, today: date) -> date:
    month = number(found["month"]) or 0
    year = _year(said, today)
    if "dedge" in found:
        first = date(year or today.year, month, 1)
        if year is None and _edge_end(first) < today:
            first = date(today.year + 1, month, 1)
        return _edge(first, found["dedge"])
    day = number(found["day"]) or 0
    if year is not None:
        return date(year, month, day)
    if found["month"] == "八" and found["day"] == "十五":
        return _festival({"festival": "八月十五"}, said, today)
    if month == 2 and day == 29:
        return next(date(y, 2, 29) for y in range(today.year, today.year + 9) if calendar.isleap(y))
    coming = date(today.year, month, day)
    later = date(today.year + 1, month, day)
    rolls = coming < today and (later - today).days <= _ROLL_DAYS
    return later if rolls else coming


def _written(found: dict[str, str], said: str, today: date) -> date:
    parts = [int(part) for part in re.findall("[0-9]+", said)]
    if len(parts) == 3:
        return date(*parts)
    return _month_day({"month": str(parts[0]), "day": str(parts[1])}, "", today)


def _day_only(found: dict[str, str], said: str, today: date) -> date:
    day = number(found["only"]) or 0
    if day >= today.day:
        return today.replace(day=day)
    return _months_on(today.replace(day=1), 1, 1).replace(day=day)


def _open(found: dict[str, str], said: str, today: date) -> date:
    raise Vague


_MEANINGS = {
    "relative": _relative,
    "offset": _offset,
    "offset2": _offset,
    "weekday": _weekday,
    "someweek": _open,
    "lmonth": _lunar,
    "xmonth": _lunar,
    "zmonth": _lunar,
    "lunarday": _lunar_day,
    "around": _open,
    "newyear": _new_year,
    "festival": _festival,
    "numeric": _festival,
    "monthword": _month_word,
    "edge": _month_word,
    "nextmonth": _open,
    "month": _month_day,
    "iso": _written,
    "slash": _written,
    "only": _day_only,
}


def _coming(today: date, named: Callable[[int], date], year: int) -> date:
    """Return the first such day from today on; a year in which it does not exist is passed over."""
    missing: Exception | None = None
    for candidate in range(year, year + 3):
        try:
            day = named(candidate)
        except lunar.NoSuchDay as error:
            # a thirtieth in a short month: the caller means this year's, which does not exist
            missing = error
            break
        if day >= today:
            return day
    raise missing or lunar.NoSuchDay(str(year))


def _year(said: str, today: date) -> int | None:
    match = re.match(
        "(?:(20|二[零〇])([0-9零〇一二三四五六七八九]{2})年|(今年|明年|来年|后年))", said
    )
    if match is None:
        return None
    if match.group(3):
        return today.year + {"今": 0, "明": 1, "来": 1, "后": 2}[match.group(3)[0]]
    return 2000 + (number(match.group(2)) or 0)


def _lunar_number(text: str) -> int:
    return number(text.lstrip("初")) or 0


def _months_on(day: date, count: int, number: int) -> date:
    year, index = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, index + 1, min(number, calendar.monthrange(year, index + 1)[1]))


def _edge(first: date, edge: str) -> date:
    if edge in "底尾" or edge.startswith("最后"):
        return _edge_end(first)
    raise Vague(first if edge in "初头" else first.replace(day=15))


def _edge_end(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
