"""The hotline's own words (phrases.yaml), in the caller's language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from care.errors import ContentError
from conversation.contract import Language

_FILE = Path(__file__).with_name("phrases.yaml")
_KEYS = {"text", "speech", "yue"}


@dataclass(frozen=True)
class Phrase:
    """One thing said: on a screen, on a telephone, and on a telephone in 白话."""

    text: str
    speech: str
    yue: str

    def spoken(self, language: Language) -> str:
        """Return the telephone's words in the caller's language."""
        return self.yue if language == "yue" else self.speech


def phrase(name: str, **values: str) -> Phrase:
    """Return a phrase with its {placeholders} filled; unknown names raise `ContentError`."""
    found = _phrases().get(name)
    if found is None:
        raise ContentError(f"{_FILE.name} has no phrase {name!r}: add it there")
    if not values:
        return found
    return Phrase(*(part.format(**values) for part in (found.text, found.speech, found.yue)))


@cache
def _phrases() -> dict[str, Phrase]:
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    phrases = {}
    for name, entry in loaded.items():
        if not isinstance(entry, dict) or "text" not in entry or set(entry) - _KEYS:
            raise ContentError(
                f"{_FILE.name}, phrase {name!r}: it needs `text` and may have `speech` and `yue`"
            )
        text = str(entry["text"])
        speech = str(entry.get("speech", text))
        phrases[name] = Phrase(text, speech, str(entry.get("yue", speech)))
    return phrases
