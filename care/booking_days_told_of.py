"""Days and hours that a turn tells of and does not wish for, beside the one that it wishes for.

礼拜四 唔系这个礼拜四 这个礼拜四我要去吃酒, 五点前，就四点半吧, 那还是原来那天: what is denied, a
limit that a plain hour follows and what the caller comes back from are no day of a booking.
"""

from __future__ import annotations

import re

from care.booking_taken_back import MARK, Clause, clauses_in, without_spans
from care.extractors.clocks import NUMERAL
from care.extractors.time_places import places_in
from care.text import normalise


def without_told_of(said: str) -> str:
    """Return a turn in the caller's words, without such days and hours."""
    text = normalise(said).text
    clauses = clauses_in(text)
    gone = _come_back_from(clauses) | _limits(text, clauses) | _reasons(text, clauses)
    gone |= _old_ones(clauses) | _departures(text, clauses)
    return without_spans(said, gone)


def without_habits(text: str) -> str:
    """Leave out of a normalised text the clauses with a part of the day that is nobody's wish.

    夜里盖三床被 星期六上午 九点半: where a clause says plainly when, such words tell how one lives;
    beside 推后一天, so do those of 一排队就排到下午.
    """
    clauses = clauses_in(text)
    plain = [clause for clause in clauses if clause.bare and _timed(clause)]
    moved = [clause for clause in clauses if clause.of("shift") and not _TELLS.search(clause.words)]
    if not (plain or moved):
        return text
    pieces, at = [], 0
    for clause in clauses:
        hours = clause.of("time") and not (clause.of("date") or clause.of("shift"))
        if _is_habit(text, clause) or (moved and hours and _tells(clause)):
            pieces.append(text[at : clause.start])
            at = clause.end
    return "".join([*pieces, text[at:]]) if pieces else text


def hour_first(text: str) -> str | None:
    """Return the clause that a normalised text begins with where it is an hour and nothing else."""
    first = next(iter(clauses_in(text)), None)
    alone = first is not None and first.bare and first.of("time") and not first.of("date")
    return first.words if first is not None and alone else None


def _come_back_from(clauses: list[Clause]) -> set[tuple[int, int]]:
    """Return what was told before the caller comes back to what is booked: 那还是原来那天."""
    back = [at for at, clause in enumerate(clauses) if _AS_BEFORE.search(clause.words)]
    if not back or clauses[back[-1]].values:
        return set()
    marks = [at for at in range(back[-1]) if MARK.fullmatch(clauses[at].words)]
    gone: set[tuple[int, int]] = set()
    for at, clause in enumerate(clauses[: back[-1]]):
        day = clause.of("date") and (marks or not clause.of("time"))
        hour = clause.of("time") and marks and (at < marks[-1] or not clause.bare)
        if day or hour:
            gone.add((clause.start, clause.end))
    return gone | {(clauses[at].start, clauses[at].end) for at in marks if gone}


def _limits(text: str, clauses: list[Clause]) -> set[tuple[int, int]]:
    """Return the limits that a plain day or hour follows: 五点前，就四点半吧."""
    gone: set[tuple[int, int]] = set()
    for at, clause in enumerate(clauses):
        for value in clause.values:
            limit = _LIMIT.match(text, value.core[1], clause.end)
            later = [c for c in clauses[at + 1 :] if c.bare and c.of(value.kind)]
            if limit and later and value.kind in ("date", "time"):
                gone.add((value.core[0], limit.end()))
    return gone


def _departures(text: str, clauses: list[Clause]) -> set[tuple[int, int]]:
    """Return when something leaves or begins, beside an hour to come: 八点四十的车，八点半到."""
    own = [(c, v) for c in clauses for v in c.values if v.kind == "time"]
    gone = {v.core for c, v in own if _DEPARTS.match(text, v.end, c.end)}
    return gone if any(v.core not in gone for _, v in own) else set()


def _reasons(text: str, clauses: list[Clause]) -> set[tuple[int, int]]:
    """Return the clauses that tell why something is denied: 不是九点，九点我就出门了."""
    told = [value.core for clause in clauses for value in clause.values]
    told += [(place.start, place.end) for place in places_in(text, refused_too=True)]
    denied = {text[start:end] for start, end in told if _DENIED.search(text, 0, start)}
    return {
        (clause.start, clause.end)
        for clause in clauses
        if clause.values
        and not clause.bare
        and clause.values[0].core[0] == clause.start
        and all(text[slice(*value.core)] in denied for value in clause.values)
        and not _ORDERS.search(clause.words)
    }


def _old_ones(clauses: list[Clause]) -> set[tuple[int, int]]:
    """Return why the day that stands does not suit: 日子说错了，是大后天，后天我要去饮喜酒."""
    gone: set[tuple[int, int]] = set()
    for at, clause in enumerate(clauses[1:], 1):
        right = clauses[at - 1]
        marked = any(MARK.fullmatch(earlier.words) for earlier in clauses[: at - 1])
        day = marked and right.bare and right.of("date")
        if day and clause.of("date") and clause.values[0].start == clause.start:
            known = len(clause.values) == 1 and _tells(clause) and not _ORDERS.search(clause.words)
            gone |= {(clause.start, clause.end)} if known else set()
    return gone


def _timed(clause: Clause) -> bool:
    return bool(clause.of("time")) or any(v.parted for v in clause.of("date"))


def _tells(clause: Clause) -> bool:
    """Whether a clause with days or hours wishes for none of them."""
    return bool(clause.values) and not clause.bare and not _WISHES.search(clause.words)


def _is_habit(text: str, clause: Clause) -> bool:
    parts = all(
        v.kind == "time" and _PART_ALONE.fullmatch(text[v.start : v.end]) for v in clause.values
    )
    return parts and _tells(clause)


_AS_BEFORE = re.compile(
    "^(?:那|就|算了|都|还是|是|照|按|用|要|回|返)*(?:原来|原先|原本|本来|之前|原)"
    "(?:那|这|讲|说|定|约|订|个|的)*(?:[天日]|日[子期]|时间|一?样|好的?)"
    "(?:来|吧|啦|喇|咯|啊|好|算了?|不变|就行|就得|了)*$|^(?:那|就|还是|都|是)*(?:照旧|不改了?|不变)[吧啦喇咯啊]*$"
)
_LIMIT = re.compile(
    "(?:[之以]?[前后]|[之以]内)(?:来|送|到|做|弄|搞)*(?:都|就|也)?(?:行|得|可以|好|没问题|没所谓|无所谓)?"
    "[的啦喇啊呀吧嘛咯]*(?=[,，。;；!！?？、 ]|$)"
)
_DEPARTS = re.compile(
    "(?:钟|左右|多)?(?:的(?:火|动|班|汽|大巴)?(?:车|船|高铁|飞机|航班|票|会|课|戏|法事|喜?酒|席)|(?:才|就|要)?(?:开(?!始做)|发)(?:车|船|席|会|考|戏|饭))"
)
"""What has an hour of its own, to which nobody is asked to come."""
_DENIED = re.compile("(?<!是)不是(?:说|讲)?$")
_ORDERS = re.compile("改|换|推|也|都|[来送](?=[吧啦喇啊]*$)|[行得](?:吗|不|吧|了|$)")
_PART_ALONE = re.compile(f"(?!{NUMERAL}点)[\u4e00-\u9fff]{{1,2}}")
_WISHES = re.compile(
    "[来送订约改换推挪吃食帮请]|要(?!去|出|上|回|走|到|陪|带|看)|方便|得闲|得空|在家|有空|可以|[行得](?:吗|不|吧|了|$)|最好|上门|安排|派"
)
_TELLS = re.compile("上次|上回|昨|前[天日]|每次|不要|别")
