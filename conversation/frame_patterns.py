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


@dataclass(frozen=True)
class Clause:
    """A part of a turn: `plain` to search in, `said` in the caller's own words.

    `marked` tells that a question mark stands behind it.
    """

    plain: str
    said: str
    marked: bool


def clauses(heard: Normalised) -> list[Clause]:
    """Return the clauses of a normalised turn; speech without punctuation is one."""
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


def has(name: str) -> bool:
    """Tell whether frame.yaml has an entry."""
    return name in _patterns()


def _clauses(heard: Normalised) -> Iterator[Clause]:
    start = 0
    for stop in _BREAK.finditer(heard.text):
        words = _PUNCTUATION.sub("", heard.text[start : stop.start()])
        if words:
            own = said(heard, start, stop.start())
            yield Clause(words, own, "?" in stop.group() or "？" in stop.group())
        start = stop.end()


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
