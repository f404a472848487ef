"""Which entitlement a text asks about: by its words, by how a recogniser spells them, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from care.text import normalise
from care.text.sounds import syllable

_RULES = Path(__file__).with_name("eligibility.yaml")
_FIRST = re.compile("先(?:问|讲|说|查|答|来)(?!清楚|明)")
"""我一样一样问 先问服务券: of several, the one named after it."""


@dataclass(frozen=True)
class _Programme:
    """One entitlement: `says` are its words, `hints` words that mean it where none is named."""

    name: str
    says: re.Pattern[str]
    sounds: tuple[tuple[str, ...], ...]
    hints: re.Pattern[str] | None


def programme_of(text: str, *, but: str | None = None) -> str | None:
    """Return which programme a text asks about, or None where it names none (`but` this one)."""
    plain = normalise(text).text
    first = _FIRST.search(plain)
    parts = (plain[first.end() :], plain) if first else (plain,)
    return next((name for part in parts for name in _named(part) if name != but), None)


def _named(plain: str) -> Iterator[str]:
    heard = [syllable(character) for character in plain]
    for programme in _programmes():
        sounds = any(_sounds_in(heard, word) for word in programme.sounds)
        if sounds or programme.says.search(plain):
            yield programme.name
    yield from (p.name for p in _programmes() if p.hints and p.hints.search(plain))


def _sounds_in(heard: list[str], sounds: tuple[str, ...]) -> bool:
    return any(tuple(heard[at : at + len(sounds)]) == sounds for at in range(len(heard)))


@cache
def _programmes() -> tuple[_Programme, ...]:
    loaded = yaml.safe_load(_RULES.read_text(encoding="utf-8"))["programmes"]
    return tuple(
        _Programme(
            name,
            re.compile(entry["says"]),
            tuple(tuple(map(syllable, word)) for word in entry.get("sounds", ())),
            re.compile(entry["hints"]) if "hints" in entry else None,
        )
        for name, entry in loaded.items()
    )
