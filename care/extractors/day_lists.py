"""Several days in one breath: 下周一到周三, 礼拜二、四、六, 23到25号, 重阳节四份星期一两份."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from care.extractors import clocks, day_words, days, scenes
from care.extractors.numerals import NUMERAL, number
from care.extractors.time_places import REFUSED_BEFORE, Place, days_in

MOST_DAYS = 14
"""A range of more days than this is asked about."""


class TooManyDays(Exception):
    """A range is longer than `MOST_DAYS`; `count` is how many days it has."""

    def __init__(self, count: int) -> None:
        super().__init__(f"a range of {count} days")
        self.count = count


@dataclass(frozen=True)
class Listed:
    """A day that is said, and where. Days of one `chain` are one list; `new` marks what something
    is changed to, `refused` what is not wanted (周二那天不要了, 不是周二)."""

    day: date
    start: int
    end: int
    chain: int = 0
    new: bool = False
    refused: bool = False


@dataclass(frozen=True)
class _Said:
    """The words for one day: a match of `DAY` or the rest of one (二、四 of 礼拜二、四)."""

    match: re.Match[str]
    start: int
    end: int
    new: bool
    refused: bool
    follows: bool = False
    ranges: bool = False


def listed(text: str, today: date, known: tuple[date, ...] = ()) -> list[Listed]:
    """Return every day of a normalised text, each of a list and each of a range by itself.

    A bare weekday means the one among the days `known` already, and in a list the one that follows
    the day before it. Raises TooManyDays.
    """
    found: list[Listed] = []
    before: _Said | None = None
    link: str | None = None
    for said in _words_for_days(text):
        ranged = link == "range"
        link = _link(text, before, said, ranged=ranged) if before is not None and found else None
        meant = _meant(said, today, found, known, linked=link is not None)
        if meant is None:
            before = None
            continue
        chain = found[-1].chain + (link is None) if found else 0
        one = Listed(meant, said.start, said.end, chain, said.new, said.refused)
        if link == "range":
            last = found[-1].day
            found += [replace(one, day=day) for day in _between(last, one.day)]
        else:
            found.append(one)
            found += _counted(text, one)
        before = said
    return _wanted(found, text)


def _words_for_days(text: str) -> list[_Said]:
    found: list[_Said] = []
    for place in days_in(text):
        if scenes.only_told(place.days[0].group(), text, place.end):
            continue
        kinds = [_kind(match) for match in place.days]
        if len(kinds) > 1 and len(set(kinds)) > 1:
            # 12月2号星期三 is one day said twice
            found.append(_said(place, place.days[0], place.end))
            continue
        both = place.days[0]["bothdays"] or ""
        if both.startswith("明后") and _EACH.search(text, place.end, place.end + _NEAR):
            found += _two_days(place)
            continue
        for match in place.days:
            found += _before_number(text, place, match)
            last = match is place.days[-1]
            end = place.end if last else match.end()
            found.append(_said(place, match, end))
            found += _weekdays_after(text, place, match) if last else []
    return [replace(one, refused=one.refused or _off(text, one)) for one in found]


def _off(text: str, said: _Said) -> bool:
    return bool(_OFF_AFTER.match(text, said.end) or _OFF_BEFORE.search(text, 0, said.start))


def _two_days(place: Place) -> list[_Said]:
    """Return tomorrow and the day after: 明后两天每天一份."""
    found = []
    for word in ("明天", "后天"):
        match = day_words.DAY.match(word)
        if match is not None:
            one = _Said(match, place.start, place.end, place.new, place.refused)
            found.append(replace(one, follows=word == "后天"))
    return found


def _said(place: Place, match: re.Match[str], end: int) -> _Said:
    first, last = match is place.days[0], match is place.days[-1]
    before = place.refused and bool(REFUSED_BEFORE.search(match.string, 0, place.start))
    refused = place.refused and (first if before else last)
    return _Said(match, match.start(), end, place.new, refused, follows=not first)


def _kind(match: re.Match[str]) -> str:
    names = ("weekday", "month", "only", "relative", "festival")
    return next((name for name in names if match.groupdict().get(name)), "other")


def _weekdays_after(text: str, place: Place, match: re.Match[str]) -> list[_Said]:
    """Return the weekdays that are said without their week: 二、四、六, 一三五, 一到五."""
    run = _WEEKDAYS.match(text, match.end()) if _kind(match) == "weekday" else None
    found: list[_Said] = []
    for letter in re.finditer(_WEEKDAY, run.group()) if run else ():
        at = match.end() + letter.start()
        whole = day_words.DAY.match(f"周{letter.group()}")
        if whole is not None:
            ranges = text[at - 1] in _TO
            one = _Said(whole, at, at + 1, place.new, place.refused, follows=True, ranges=ranges)
            found.append(one)
    return found


def _before_number(text: str, place: Place, match: re.Match[str]) -> list[_Said]:
    """Return the days whose 号 comes only after the last: 23到25号, 三、四、五号."""
    run = _NUMBERS.search(text, 0, match.start()) if _kind(match) == "only" else None
    found: list[_Said] = []
    for figure in re.finditer(f"[{NUMERAL}]+", run.group()) if run else ():
        whole = day_words.DAY.match(f"{figure.group()}号")
        if run is not None and whole is not None:
            at = run.start() + figure.start()
            end = at + len(figure.group())
            found.append(_Said(whole, at, end, place.new, place.refused, follows=bool(found)))
    return found


def _link(text: str, before: _Said, said: _Said, *, ranged: bool) -> str | None:
    """Return how a day goes on from the one before it: `range`, `list`, or not at all.

    下周一到周五，周三不要: a day that is taken off is none of the list (`ranged`) it is taken from.
    """
    if said.ranges:
        return "range"
    gap = text[before.end : said.start]
    if said.refused != before.refused and (ranged or re.search("[,，]", gap)):
        return None
    if said.follows:
        return "list"
    if _RANGE.fullmatch(gap):
        return "range"
    if _TURN.search(gap) or (said.new and not before.new):
        return None
    bare = _FILL.sub("", clocks.CLOCK.sub("", gap))
    if _AND.fullmatch(bare):
        return "list"
    kinds = {_kind(before.match), _kind(said.match)}
    if len(kinds) == 1 and (not gap or (re.fullmatch("[,， ]+", gap) and "relative" not in kinds)):
        return "list"
    # 重阳节中午四份…星期一两份: each has portions of its own
    rest = text[said.end :]
    following = day_words.DAY.search(rest)
    own = rest[: following.start()] if following else rest
    apart = _PORTIONS.search(gap) and _PORTIONS.search(own)
    return "list" if apart or _TOO.match(_FILL.sub("", rest[:6])) else None


def _meant(
    said: _Said, today: date, found: list[Listed], known: tuple[date, ...], *, linked: bool
) -> date | None:
    bare = _kind(said.match) == "weekday" and not said.match["week"]
    anchor = found[-1].day if linked and found else today
    if not bare and _kind(said.match) != "only":
        anchor = today
    elif bare and known and not linked:
        # 改到周六, of days in the next week
        anchor = max(today, min(known) - timedelta(days=min(known).weekday()))
    try:
        day = days.resolve(said.match, anchor)
    except (days.NotADay, days.Vague):
        return None
    day += timedelta(days=scenes.beside(said.match.string, said.match.end()))
    if bare:
        told = [*known, *(one.day for one in found if not linked)]
        same = {one for one in told if one.weekday() == day.weekday()}
        day = same.pop() if len(same) == 1 else day
    if linked and found and day < found[-1].day and _kind(said.match) == "weekday" and not bare:
        # 下周五到下周一
        day = day + timedelta(days=7) if found[-1].day - day < timedelta(days=7) else day
    return day


def _between(first: date, last: date) -> list[date]:
    """Return the days after the first up to the last."""
    count = (last - first).days
    if count + 1 > MOST_DAYS:
        raise TooManyDays(count + 1)
    return [first + timedelta(days=step) for step in range(1, count + 1)]


def _counted(text: str, one: Listed) -> list[Listed]:
    """Return the days that follow one from which they are counted: 明天起三天."""
    match = _COUNTED.match(text, one.end)
    count = (number(match["count"]) or 1) if match else 1
    last = one.day + timedelta(days=count - 1)
    return [replace(one, day=day) for day in _between(one.day, last)]


def _wanted(found: list[Listed], text: str) -> list[Listed]:
    """Leave out the lists of which any day will do: 周一和周三都行."""
    kept = []
    for chain in sorted({one.chain for one in found}):
        own = [one for one in found if one.chain == chain]
        if len(own) == 1 or not _ANY_OF.match(text, own[-1].end):
            kept += own
    return kept


_TO = "到至~—-"
_WEEKDAY = "[一二三四五六日]"
_WEEKDAYS = re.compile(
    f"(?:[、,，和跟同{_TO}]?{_WEEKDAY}|(?<=一)(?:周|星期|礼拜){_WEEKDAY})+"
    "(?=$|[,，。;；、 的都各每要送来订也就吧啦啊呀早晚不周星礼]|上午|中午|下午|[两三四五][天日])"
)
_NUMBERS = re.compile(
    f"(?<![0-9路街巷弄栋号楼第])(?:(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})[、和跟同{_TO}])+$"
)
_PART = f"(?:那[天日])?的?(?:{clocks.PART})?"
_RANGE = re.compile(f"{_PART}(?:起|开始)?[,， ]?(?:一直)?(?:送到|订到|[{_TO}])+(?:了|的)?")
_FILL = re.compile(
    f"{clocks.PART}|那[天日]|[早午晚中晏]?[饭餐]|[{NUMERAL}]{{1,2}}[份客盒]|[的要送来订就各呢嘅啊呀]"
)
_AND = re.compile("[,， ]*(?:、|和|跟|同埋?|与|及|以及|还有?|再加|加上?|加埋|另外|再)+[,， ]*")
_TURN = re.compile("改|换|推|挪|不对|错|不是|还是|或|要么|算了|没空|不行")
_PORTIONS = re.compile(f"[{NUMERAL}]{{1,2}}(?:[份客盒]|个人)")
_TOO = re.compile("(?:我|她|他)?(?:也|都)(?![行得好]|可以|没空)")
_COUNTED = re.compile(
    f"(?:(?:{clocks.PART})?(?:起|开始|开头|算起)|(?=连))"
    "(?:[,， ]|往后|连着?续?|一连|一共|共|订|送|要|吃|的)*"
    f"(?P<count>[{NUMERAL}]{{1,3}})[天日](?![后内之以])"
)
_DAY_OF = (
    "(?:那一?[天日])?的?(?:中午|晚上|早上|上午|下午)?的?(?:[午晚早中]?[饭餐]|那?一?[份次趟顿])?"
)
_OFF_AFTER = re.compile(
    f"{_DAY_OF}(?:就|都|也|先|我|她|他|全|暂时|可以|[,， ])*"
    "(?:不(?:要|用|必|需要|订|定|送|来|约|在家|得空)|取消|去掉|免了|算了|划掉|减掉|删掉|别[送来]|没空)"
    "(?!紧|太|早|晚)"
)
_OFF_BEFORE = re.compile("(?:取消|去掉|不要|减掉|划掉|删掉|除了|除开|免了)(?:掉|了)?$")
_EACH = re.compile(f"每|各|都(?:要|送|订)|[{NUMERAL}][份客盒]")
_NEAR = 12
_ANY_OF = re.compile(
    "(?:[这那]?[两几]天|哪天|随便)?(?:[都也](?:行|得|可以|好|有空|没问题|方便)|哪[一]?天)"
)
