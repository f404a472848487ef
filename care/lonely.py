"""What lonely callers speak of (`lonely.yaml`), and what is asked back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from care.text import normalise

_THEMES = Path(__file__).with_name("lonely.yaml")


@dataclass(frozen=True)
class Theme:
    """Something that lonely callers speak of, and what is asked back."""

    says: re.Pattern[str]
    theme: str
    reply: str
    unless: re.Pattern[str] | None = None


def theme_of(text: str) -> Theme | None:
    """Return what a lonely caller speaks of."""
    plain = normalise(text).text
    for theme in _themes():
        if theme.says.search(plain) and not (theme.unless and theme.unless.search(plain)):
            return theme
    return None


@cache
def _themes() -> tuple[Theme, ...]:
    loaded = yaml.safe_load(_THEMES.read_text(encoding="utf-8"))
    return tuple(
        Theme(
            re.compile(e["says"]),
            e["theme"],
            e["reply"],
            re.compile(e["not"]) if "not" in e else None,
        )
        for e in loaded
    )
