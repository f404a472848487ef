"""What the callers of the bench say. Pure data: both bots hear the same lines.

A reply that holds none of a line's `expects` is a fault: a quick answer that is wrong counts for
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Literal

Kind = Literal["greeting", "policy", "form", "emergency"]
KINDS: tuple[Kind, ...] = ("greeting", "policy", "form", "emergency")
ACTION_KINDS: frozenset[Kind] = frozenset({"policy", "form"})
"""Turns for which Rasa calls the action server, with both bots."""


@dataclass(frozen=True)
class Line:
    """One turn of a caller: its kind, the words, and words of which a right reply holds any."""

    kind: Kind
    words: str
    expects: tuple[str, ...]


Script = tuple[Line, ...]
"""A whole call; it begins with the greeting, which the hotline gives unasked."""

GREETING = Line("greeting", "您好", ("暖铃",))
_HONEST_NO = "没有写明"
"""An honest no is a right answer too: it takes the same way through the whole chain."""
_QUESTIONS = (
    Line("policy", "高龄老人有什么津贴", ("津贴", _HONEST_NO)),
    Line("policy", "养老机构用水用电是什么价", ("优惠", _HONEST_NO)),
    Line("policy", "紧急呼叫服务怎么申请", ("紧急呼叫", _HONEST_NO)),
    Line("policy", "政府对养老院的床位有补贴吗", ("床位", _HONEST_NO)),
)
_STROKE = (
    Line("emergency", "我妈突然嘴歪了半边身子动不了", ("120", "幺二零")),
    Line("emergency", "我在她身边", ("哪里",)),
    Line("emergency", "玉州区人民东路6号", ("120", "幺二零", "记下", "值班")),
)
_DAYS_AHEAD = range(2, 14)
"""Bookings are spread over so many days: hundreds on one day would be nobody's load."""


def mixed(today: date) -> Iterator[Script]:
    """Yield calls for ever: of ten, five ask policies, four book, one is an emergency."""
    for number in count():
        if number % 10 == 9:
            yield (GREETING, _question(number), *_STROKE)
        elif number % 10 in (1, 3, 5, 7):
            yield (GREETING, *_booking(number, today))
        else:
            yield (GREETING, *(_question(number + more) for more in range(3)))


def actions(today: date) -> Iterator[Script]:
    """Yield calls for ever in which every turn after the greeting is an action turn."""
    for number in count():
        questions = (_question(number), _question(number + 1))
        yield (GREETING, *questions, *_booking(number, today))


def _question(number: int) -> Line:
    return _QUESTIONS[number % len(_QUESTIONS)]


def _booking(number: int, today: date) -> Script:
    day = today + timedelta(days=_DAYS_AHEAD[number % len(_DAYS_AHEAD)])
    when = f"{day.month}月{day.day}日"
    return (
        Line("form", "我想订上门护理", ("哪一天", "哪天")),
        Line("form", f"{when}上午九点，给我爸换药", (when,)),
        Line("form", "玉州区人民东路6号", ("尾号", "号码")),
        Line("form", "就这个号码", ("称呼",)),
        Line("form", "我叫黄国强", ("对吗",)),
        Line("form", "对", ("订好了",)),
    )
