"""A day, an hour or portions that a caller takes back in the same breath.

改星期五，哎不不，星期五儿媳妇要用车，还是星期六吧: the last value counts, what stood before it is
withdrawn, and the reason in between wishes for nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from care.extractors.numerals import NUMERAL
from care.extractors.time_places import SHIFT, days_in, places_in
from care.text import normalise

Kind = Literal["date", "time", "portions", "shift"]


@dataclass(frozen=True)
class _Value:
    """A value at `start:end`; `core` is what of it goes where its part of the day may stay."""

    kind: Kind
    start: int
    end: int
    core: tuple[int, int]
    parted: bool = False


@dataclass(frozen=True)
class Clause:
    """A clause with its values; it is `bare` where nothing but little words stand beside them."""

    start: int
    end: int
    words: str
    values: tuple[_Value, ...]
    bare: bool

    def of(self, kind: Kind) -> list[_Value]:
        """Return the values of one kind."""
        return [value for value in self.values if value.kind == kind]


def without_taken_back(said: str) -> str:
    """Return a turn in the caller's words, without what is taken back in it and why."""
    heard = normalise(said)
    clauses = clauses_in(heard.text)
    gone: set[tuple[int, int]] = set()
    for kind in _KINDS:
        gone |= _taken_back(heard.text, clauses, kind)
    return without_spans(said, gone)


def without_spans(said: str, gone: set[tuple[int, int]]) -> str:
    """Return a turn in the caller's words without some spans of its normalised text."""
    if not gone:
        return said
    heard = normalise(said)
    pieces, at = [], 0
    spans: list[tuple[int, int]] = []
    for start, end in sorted(gone):
        if spans and _PAUSES.fullmatch(heard.text, spans[-1][1], max(start, spans[-1][1])):
            begun, ended = spans.pop()
            start, end = begun, max(end, ended)
        spans.append((start, end))
    for start, end in (heard.original_span(*span) for span in spans):
        pieces.append(said[at : max(at, start)])
        at = max(at, end)
    return "，".join([*pieces, said[at:]]).strip("， ")


def wishes_plainly(text: str, *, changes: bool) -> bool:
    """Tell whether a clause of a normalised text is a day or hour and nothing else: 就今天中午.

    `changes`: one is known already, and only words that put another in its place count.
    """
    whens: tuple[Kind, ...] = ("date", "time", "shift")
    bare = [c for c in clauses_in(text) if c.bare and any(c.of(kind) for kind in whens)]
    return any(not changes or c.of("shift") or _PUTS.search(c.words) for c in bare)


def _taken_back(heard: str, clauses: list[Clause], kind: Kind) -> set[tuple[int, int]]:
    """Return the spans of what no longer counts of one kind."""
    told = [at for at, clause in enumerate(clauses) if clause.bare and clause.of(kind)]
    if not told:
        return set()
    last = told[-1]
    marks = [at for at in range(last) if MARK.fullmatch(clauses[at].words)]
    turn = marks[-1] if marks else _returned(heard, clauses, told, kind)
    if turn is None:
        return set()
    between = clauses[turn:last]
    before = [clause for clause in clauses[:turn] if clause.of(kind)]
    reasons = [clause for clause in between if clause.values and not clause.bare]
    withdrawn = before[-1].of(kind) if before else []
    settled = clauses[last]
    kinds = {value.kind for value in settled.values}
    if len(withdrawn) > 1 or (len(kinds) > 1 and not kinds <= {"date", "time"}):
        return set()  # 周二周三各一份，不对，周三两份 is of one day among several
    if not withdrawn and not any(clause.of(kind) for clause in reasons):
        return set()
    whole = any(value.parted for value in settled.of(kind))
    gone = {(v.start, v.end) if whole else v.core for v in withdrawn}
    gone |= {(clause.start, clause.end) for clause in reasons}
    gone |= {(c.start, c.end) for c in between if MARK.fullmatch(c.words)}
    # 星期六，哦不，星期天，星期六我女儿来: the reason may come last
    words = tuple(heard[slice(*value.core)] for value in withdrawn)
    why = [c for c in clauses[last + 1 :] if c.values and not c.bare and c.words.startswith(words)]
    gone |= {(c.start, c.end) for c in why if words and not _PUTS.search(c.words)}
    for clause in between:
        own = clause.of(kind) if clause.bare else []
        # 是星期四，下星期四: 是 without its day would be a yes
        alone = len(own) == len(clause.values) > 0 and not any(v.parted for v in own)
        gone |= {(clause.start, clause.end)} if alone else {v.core for v in own}
    return gone


def _returned(heard: str, clauses: list[Clause], told: list[int], kind: Kind) -> int | None:
    """Return the clause that gives a reason between a value and 还是 with another one."""
    again = [at for at in told if _STILL.match(clauses[at].words)]
    if not again:
        return _said_again(heard, clauses, told, kind)
    earlier = [at for at in told if at < again[0]]
    start = earlier[-1] + 1 if earlier else 0
    reasons = [at for at in range(start, again[0]) if not clauses[at].bare]
    return reasons[0] if earlier and reasons else None


def _said_again(heard: str, clauses: list[Clause], told: list[int], kind: Kind) -> int | None:
    """Return the clause with what is done at the value before it: 八点，八点我要去打太极，九点."""
    for at in range(1, told[-1] if kind != "portions" else 0):
        own, before = clauses[at].of(kind), clauses[at - 1].of(kind)
        if len(own) != 1 or len(before) != 1 or at - 1 not in told or clauses[at].bare:
            continue
        value = heard[slice(*own[0].core)]
        same = heard[slice(*before[0].core)].endswith(value)
        later = [n for n in told if n > at and clauses[n].of(kind)]
        other = any(value not in heard[slice(*v.core)] for n in later for v in clauses[n].of(kind))
        if same and other and BUSY.search(clauses[at].words):
            return at
    return None


def clauses_in(text: str) -> list[Clause]:
    """Return the clauses of a normalised text, with the days, hours and portions in each."""
    values = _values(text)
    found = []
    for match in CLAUSES.finditer(text):
        own = tuple(v for v in values if match.start() <= v.start < match.end())
        # 初一那日 下午三点: the part of the day was read with the day before it
        before = [v.end for v in values if v.start < match.start() < v.end]
        rest, at = [], max([match.start(), *before])
        for value in sorted(own, key=lambda one: one.start):
            rest.append(text[at : max(at, value.start)])
            at = max(at, value.end)
        rest.append(text[at : match.end()])
        bare = bool(own) and all(_LITTLE.fullmatch(piece) for piece in rest)
        found.append(Clause(match.start(), match.end(), match.group(), own, bare))
    return found


def _values(text: str) -> list[_Value]:
    found = []
    for place in days_in(text):
        days = place.days
        if len(days) > 1 and any(all(day[kind] for day in days) for kind in ("only", "weekday")):
            # 是十六号 十五号是我隔壁: two days, and not one said twice
            found += [_Value("date", *day.span(), day.span()) for day in days[:-1]]
            days = days[-1:]
        start = place.start if days is place.days else days[0].start()
        core = days[0].start(), days[-1].end()
        found.append(_Value("date", start, place.end, core, place.part is not None))
    for place in places_in(text):
        if place.kind == "time" and not SHIFT.match(text, place.start):
            found.append(_Value("time", place.start, place.end, (place.start, place.end)))
    found += [_Value("shift", *match.span(), match.span()) for match in SHIFT.finditer(text)]
    for match in _PORTIONS.finditer(text):
        found.append(_Value("portions", *match.span(), match.span()))
    return found


_KINDS: tuple[Kind, ...] = ("date", "time", "portions")
CLAUSES = re.compile("[^,，。;；!！?？、…\\n ]+")
_PAUSES = re.compile("[,，。;；!！?？、… ]*")
_PORTIONS = re.compile(f"[{NUMERAL}]{{1,3}}(?:份|客|盒饭?)")
MARK = re.compile(
    "[哎唉哦噢啊诶欸哟呀嗯]*(?:不+(?:是|对|行|得)?|(?:日[子期]|时间|钟点)?我?[讲说记看搞弄]?错|等等|等一?下|慢着|慢点)"
    "(?:不|的|了|啊|呀|哦|喔|先)*"
)
"""A clause that takes back what was said: 不不, 哦不是, 讲错了, 等等."""
BUSY = re.compile(
    "(?:我|老[伴公婆]|女儿?|儿子|崽|仔|媳妇|孙[子女]?|人)[^,，。]{0,4}(?:要|得|去|在|有|来|回|出)"
    "|(?<![就也])(?:要|得)(?:去|回|出|上|走|接|陪|带|看)|太[早晚迟热冷晒黑]|没空|有事"
)
_STILL = re.compile("(?:那|哎|唉|哦|算了)*还是")
_PUTS = re.compile("改|换|还是|不如|行|得|可以|好")
_LITTLE = re.compile(
    "(?:[先才再]+(?:对|行|得|要|好|来|可以|有空|方便)|还是|那|就|是|改|换|推|到|成|为|要|订|定|约|来|送|过来|上门|吧|算|啊|呀|啦|咯|的|了|我|在"
    "|把|它|也|得不得|得|行不行|行|可不可以|可以|好不好|好|罢|吗|写|你|您|先|再|一共|总共|够|[午早晚中]?[饭餐]|嘛|呢|喇|左右|前后|光景|上下|[之以过]后|之间|钟)*"
)
