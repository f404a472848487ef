"""The patterns of frame.yaml, and the clauses of a turn that they are searched in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from care.extractors.spans import said
from care.text import Normalised, normalise

_FILE = Path(__file__).with_name("frame.yaml")
_PUNCTUATION = re.compile(r"[\W_]+")
_H = "[\u4e00-\u9fff]"
# A space parts clauses only between characters: 120 讲车出门了 is one.
_BREAK = re.compile(rf"[,，.。;；!！?？…:：\n]+|(?<={_H}) +(?={_H})|$")
_LONG = 12
"""Characters from which a stretch without punctuation is more than one clause."""
_ENDS = "[了啊呀嘛啦咯哦呢吗吧着]"
_BEGINS = (
    "我|他|她|你|把|人(?!家)|现在|平时|电话|手机|地址|家里|大概|刚|今|昨|之前|但|不过|有(?!点)|门"
)
_TOPICS = (
    "[我他她]姓|[我他她]叫(?![我他她你不都也了来人救着])|电话[是号]?[0-9零一二三幺]|今年|钱(?=没|还|都)"
    "|要不要|能不能|可不可以|该不该|用不用|需不需要|怎么办"
)
# Where speech without punctuation goes on to something else: what a caller asks and what they tell
# would be one clause otherwise, and the whole breath the answer to a question.
_SEAM = re.compile(
    f"(?<={_ENDS})(?<![诉给]了)(?={_BEGINS})|(?<=的)(?=[我他她]|现在|平时)|(?<=[^我他她你的是])(?={_TOPICS})"
)


@dataclass(frozen=True)
class Clause:
    """A part of a turn: `plain` to search in, `said` in the caller's own words.

    `marked` tells that a question mark stands behind it.
    """

    plain: str
    said: str
    marked: bool


def clauses(heard: Normalised) -> list[Clause]:
    """Return the clauses of a normalised turn; long speech without punctuation is cut at seams."""
    return list(_clauses(heard))


def plain(text: str) -> str:
    """Return a text normalised and without punctuation."""
    return _PUNCTUATION.sub("", normalise(text).text)


def matches(name: str, words: str) -> bool:
    """Tell whether an entry of frame.yaml is in plain words and nothing turns it off."""
    any_of, _ = _patterns()[name]
    return bool(any_of.search(words)) and not turned_off(name, words)


def turned_off(name: str, words: str) -> bool:
    """Tell whether something in plain words turns an entry of frame.yaml off."""
    _, none_of = _patterns()[name]
    return bool(none_of and none_of.search(words))


def without(name: str, words: str) -> str:
    """Return plain words without what an entry of frame.yaml finds in them."""
    any_of, _ = _patterns()[name]
    return any_of.sub("", words)


def has(name: str) -> bool:
    """Tell whether frame.yaml has an entry."""
    return name in _patterns()


def _clauses(heard: Normalised) -> Iterator[Clause]:
    start = 0
    for stop in _BREAK.finditer(heard.text):
        marked = "?" in stop.group() or "？" in stop.group()
        for begin, end in _pieces(heard.text, start, stop.start()):
            words = _PUNCTUATION.sub("", heard.text[begin:end])
            if words:
                own = said(heard, begin, end)
                yield Clause(words, own, marked and end == stop.start())
        start = stop.end()


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    begin = start
    if stop - start > _LONG:
        for seam in _SEAM.finditer(text, start, stop):
            if begin < seam.start():
                yield begin, seam.start()
                begin = seam.start()
    yield begin, stop


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {
        name: (
            re.compile("|".join(entry["any"])),
            re.compile("|".join(entry["not"])) if entry.get("not") else None,
        )
        for name, entry in loaded.items()
    }
