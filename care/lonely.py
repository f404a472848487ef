"""What lonely callers speak of (`lonely.yaml`), and what is asked back.

Who wants somebody to keep another company, or to come and keep themselves company, orders a
service (`company.yaml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from care.text import normalise

_THEMES = Path(__file__).with_name("lonely.yaml")
_COMPANY = Path(__file__).with_name("company.yaml")


@dataclass(frozen=True)
class Theme:
    """Something that lonely callers speak of, and what is asked back.

    `comforts`: who says it is comforted, whatever the turn was taken for.
    """

    says: re.Pattern[str]
    theme: str
    reply: str
    unless: re.Pattern[str] | None = None
    comforts: bool = False


def theme_of(text: str) -> Theme | None:
    """Return what a lonely caller speaks of."""
    plain = normalise(text).text
    for theme in _themes():
        if theme.says.search(plain) and not (theme.unless and theme.unless.search(plain)):
            return theme
    return None


def company_for_another(text: str) -> bool:
    """Tell whether a caller wants somebody sent to keep another person company."""
    return _wants_company("another", text)


def company_for_self(text: str) -> bool:
    """Tell whether a lonely caller wants somebody to come: 有没有人上门陪我聊天.

    Who has nobody, or wants us to talk with them now, wishes for no visit.
    """
    return _wants_company("own", text)


def _wants_company(whose: str, text: str) -> bool:
    plain = normalise(text).text
    wanted, unless = _company()[whose]
    return wanted.search(plain) is not None and unless.search(plain) is None


@cache
def _company() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    loaded = yaml.safe_load(_COMPANY.read_text(encoding="utf-8"))
    return {
        whose: (re.compile("|".join(entry["any"])), re.compile("|".join(entry["not"])))
        for whose, entry in loaded.items()
    }


@cache
def _themes() -> tuple[Theme, ...]:
    loaded = yaml.safe_load(_THEMES.read_text(encoding="utf-8"))
    return tuple(
        Theme(
            re.compile(e["says"]),
            e["theme"],
            e["reply"],
            re.compile(e["not"]) if "not" in e else None,
            bool(e.get("comforts")),
        )
        for e in loaded
    )
