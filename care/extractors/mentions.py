"""Whether what names a service asks for it: 行路买菜都得 tells how someone walks, no more.

The ways of saying it stand in `mentions.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from care.errors import ContentError

FILE = Path(__file__).with_name("mentions.yaml")


def only_told(text: str, start: int, end: int) -> bool:
    """Tell whether the thing at this span of a normalised text is only spoken of, not asked for."""
    book = _load()
    clause = re.split("[,，。;；!！?？]", text[:start])[-1]
    if book.asked.search(clause) or book.cannot.match(text, end):
        return False
    thing = text[start:end]
    return any(
        told.things.search(thing) and (told.before.search(clause) or told.after.match(text, end))
        for told in book.told
    )


def meant(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the services that are asked for without a name (两份饭), by id, and where."""
    for service, pattern in _load().meant.items():
        for match in pattern.finditer(text):
            told = only_told(text, match.start(), match.end())
            if not (told or _REFUSED.search(text, 0, match.start())):
                yield service, match.start(), match.end()


@dataclass(frozen=True)
class _Told:
    things: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True)
class _Book:
    asked: re.Pattern[str]
    cannot: re.Pattern[str]
    told: tuple[_Told, ...]
    meant: dict[str, re.Pattern[str]]


_REFUSED = re.compile("(?:不是|不要|不用|不想要?|没有?|别)(?:做|约|订|再|给我)?$")


@lru_cache(maxsize=1)
def _load() -> _Book:
    try:
        data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        told = tuple(
            _Told(
                re.compile(entry["things"]),
                re.compile(f"(?:{entry['before']})$"),
                re.compile(entry["after"]),
            )
            for entry in data["told"]
        )
        asked = re.compile(f"(?:{data['asked']})$")
        cannot = re.compile(data["cannot"])
        meant = {name: re.compile("|".join(ways)) for name, ways in data["meant"].items()}
    except (AttributeError, KeyError, TypeError, re.error) as error:
        raise ContentError(
            f"{FILE.name}: 应有 asked、cannot、told（每条含 things、before、after）和 meant；"
            f"出错处：{error!r}。"
        ) from error
    return _Book(asked, cannot, told, meant)
