"""Of the days that a breath goes through, the one that it settles on.

明天我要去赶圩 后天又约了老姊妹喝茶 大后天早上九点: who looks for a day aloud tells of each why it
does not do, and the last, said plainly, is the one. Only what tells of a day and orders nothing is
left out, and only where a later day is said plainly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from care.booking_taken_back import BUSY, CLAUSES, Clause, clauses_in
from care.extractors import clocks
from care.extractors.day_words import WEEK
from care.extractors.time_places import days_in


def settled_on(text: str) -> str:
    """Return a normalised text with a comma for what is told of the days passed over."""
    text = _beside_the_last(_without_neighbours(_in_their_week(text)))
    told = _days_told(text)
    plain = [at for at, day in enumerate(told) if day.plain]
    # 三十号有人来看房 … 就二十九号: said with 就, a later day takes the place of those before
    plain = [at for at, day in enumerate(told) if day.settles] or plain
    if not plain or plain[0] == 0:
        return text
    pieces, at = [], 0
    for day in told[: plain[0]]:
        pieces.append(text[at : day.start])
        at = day.end
    return "，".join([*pieces, text[at:]])


def _in_their_week(text: str) -> str:
    """Give a bare weekday the week told before it: 下个星期嘛，星期三; 下周三不行，周四吧."""
    week = ""

    def told(found: re.Match[str]) -> str:
        nonlocal week
        if found["week"]:
            week = found["week"] if found["week"].startswith("下") else ""
            return found.group()
        return f"{week}{found.group()}"

    return _WEEKDAY.sub(told, text)


def _beside_the_last(text: str) -> str:
    """Give a day told from the last one that one's name: 中秋人多 第二天来 is 中秋第二天."""
    pieces, at = [], 0
    named = [place for place in days_in(text) if place.days[0]["relative"] != "当天"]
    for match in _BESIDE.finditer(text):
        before = [place for place in named if place.end <= match.start("way")]
        if not before or any(place.start < match.end() <= place.end for place in named):
            continue
        first = before[-1].days[0]
        way = "前一天" if match["before"] else "第二天"
        pieces.append(f"{text[at : match.start('way')]}{first.group()}{way}")
        at = match.end()
    return "".join([*pieces, text[at:]])


def _without_neighbours(text: str) -> str:
    """Leave out a day that only stands beside another one: 下下周二 国庆她就住下来了."""
    for place in days_in(text):
        if len(place.days) != 2:
            continue
        first, second = place.days
        rest = CLAUSES.match(text, second.end())
        feast = bool(second["festival"]) and not first["festival"]
        apart = feast and re.search("[ ,，]", text[first.end() : second.start()])
        if apart and rest and _OTHERS.match(rest.group()):
            return f"{text[: second.start()]}，{text[second.end() :]}"
    return text


@dataclass(frozen=True)
class _Told:
    """A clause with a day in it, at `start:end`; `plain` that it or what follows orders it,
    `settles` that it is chosen before those told already.
    """

    start: int
    end: int
    words: frozenset[str]
    plain: bool
    settles: bool = False


def _days_told(text: str) -> list[_Told]:
    """Return the clauses with days; what is told against a day goes for each time it is named."""
    clauses = clauses_in(text)
    dated = [at for at, clause in enumerate(clauses) if clause.of("date")]
    found = []
    for at, following in pairwise([*dated, len(clauses)]):
        own, rest = clauses[at], clauses[at + 1 : following]
        spans = [value.core for value in own.of("date")]
        words = frozenset(text[slice(*span)] for span in spans)
        orders = _orders(own, rest)
        settles = orders and _SETTLES.match(own.words) is not None
        end = max(own.end, *(last for _, last in spans))  # 月底 三十号 礼拜二 is one day
        found.append(_Told(own.start, end, words, orders, settles))
    return [
        # 星期四吗 星期四老伴要去复诊: named again, it is told why it does not do
        _Told(day.start, day.end, day.words, False) if _against(day, found[at + 1 :]) else day
        for at, day in enumerate(found)
    ]


def _against(day: _Told, later: list[_Told]) -> bool:
    """Whether the next that is told of the same day is against it, and none after that for it."""
    again = [other.plain for other in later if day.words == other.words]
    return bool(again) and not again[-1]


def _orders(own: Clause, rest: list[Clause]) -> bool:
    """Whether a clause with a day, or one of those after it, orders something for that day."""
    if _ADDS.search(own.words):
        return False  # 星期三要人陪我去 星期五也要: what is added takes no other's place
    if any(_HELP.search(clause.words) for clause in (own, *rest)):
        return True
    if _UNFIT.search(own.words) or any(_UNFIT.fullmatch(clause.words) for clause in rest):
        return False
    if own.of("portions") or _SETTLES.match(own.words) or _says_no_more(own):
        return True
    if _COMES.search(own.words) and not _OTHERS.search(own.words):
        return True
    return any(
        clause.of("portions")
        or (clause.of("time") and (clause.bare or _COMES.search(clause.words)))
        for clause in rest
        if not _OTHERS.search(clause.words)
    )


def _says_no_more(clause: Clause) -> bool:
    """Whether nothing but little words stand beside a day: 廿八号, 四月十号嘛, 后天才得."""
    if clause.bare:
        return True
    rest, at = "", clause.start
    for value in sorted(clause.values, key=lambda one: one.start):
        rest += clause.words[max(0, at - clause.start) : max(0, value.start - clause.start)]
        at = max(at, value.end)
    return _LITTLE.fullmatch(rest + clause.words[at - clause.start :]) is not None


_WEEKDAY = re.compile(
    f"(?P<week>(?:下+|这|本|上+)一?[个只]?){WEEK}(?!的?[之以]?前)(?:[一二三四五六日天])?"
    f"|(?<![每逢个只两几半0-9一二三四五六七八九十]){WEEK}[一二三四五六日天](?![次回趟])"
)
_BESIDE = re.compile(
    "(?:^|(?<=[,，。;；!！?？ 就要是那等改定]))"
    "(?P<way>(?P<before>[之以]?前(?:那|一)[天日]|头(?:那|一)[天日]|早一[天日](?!来))"
    "|第二[天日]|[之以过]?后(?:那|一)[天日]|隔(?:一?[天日])|翌[天日])(?![前后])"
)
_WHO = (
    f"{BUSY.pattern}|[又还]要|又?约了|人多|开会|[上加]班|上课|考试|停电"
    "|[喝吃喜摆]酒|拜祖|扫墓|赶[圩墟街]|趁[圩墟]"
)
_OTHERS = re.compile(
    "(?:孙|崽|仔|女(?![的士])|儿|媳|婿|[妹弟哥姐叔伯姨舅姑侄甥]|亲戚|客|她|他|全家|一家|人家|大人)[^,，。]*"
    f"(?:来|回|到|走|去|住|在)|{_WHO}"
)
"""What others do, or what one has to do oneself: 下星期她也只来两天."""
_UNFIT = re.compile(
    "[^,，。]*(?:(?:不|没|唔|冇)(?:要|用|行|得|可以|方便|有?空|得空|得闲|在(?!家吃))(?!紧|了吗|[吗不])"
    "|[别莫](?:来|送|派)|来不了|赶不上|来不及|不要那?[天日])[^,，。]*"
)
_ADDS = re.compile("也(?:要|来|得|订|送)|还(?:要|有|得)|再(?:订|要|来)一?[次份]|另外|加")
_HELP = re.compile("[派请找叫喊要]个?人(?!家)|陪(?:我|着)")
_SETTLES = re.compile(
    "(?:那|算了|不如|干脆|还是|要不)*就(?!是|要去|得去|去|出|回|走)|那(?![天日个])"
)
_COMES = re.compile(
    "来(?!不|看我)|送|上门|过来|[预]?约(?!了)|订|写|登记|安排|派|帮|办|做得|[行得](?:吗|不|吧|了|$)"
    "|最好|可以|方便|得闲|有空|在家|在屋"
)
_LITTLE = re.compile(
    "(?:[等到至等]|就|才|先|那|是|对|嗯|啊|嘛|吗|呢|啦|喇|咯|啰|吧|呀|的|了|要|说|讲|写|约|改|算|定|得|行|好|不|来|送|去|也"
    f"|{clocks.PART})*"
)
