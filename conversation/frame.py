"""The emergency frame: while it is open, scripted questions from data go on and Rasa is not asked.

Pure logic over a small value; `conversation.emergency` stores what it decides.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from care.extractors import addresses
from care.text import normalise

_FILE = Path(__file__).with_name("frame.yaml")
DANGER = "danger"
"""What is awaited while the caller was asked whether there is danger at all."""


@dataclass(frozen=True)
class Frame:
    """Where an open emergency stands.

    `awaiting` is the id of the question just asked, `danger` before alerts went out, or None when
    all is asked. `facts` is what the caller told: question id → words, `said` → everything else.
    `silent` is true while first words are still owed (raised by an unfinished speech result).
    """

    kind: str
    escalation_id: str = ""
    awaiting: str | None = None
    asked: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    far: bool = False
    silent: bool = False
    interrupted: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the frame as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Frame:
        """Read a stored frame; unknown keys of another version are dropped."""
        known = {k: v for k, v in data.items() if k in cls.__dataclass_fields__}
        known["asked"] = tuple(known.get("asked") or ())
        return cls(**known)

    def told(self, text: str) -> Frame:
        """Return the frame with the caller's words kept under every question they answer.

        What was told of one's own accord is not asked any more.
        """
        if not text:
            return self
        facts = dict(self.facts)
        answered = [name for name in _answered(text) if name not in facts]
        if self.awaiting and self.awaiting != DANGER and self.awaiting not in facts:
            answered.append(self.awaiting)
        facts.update(dict.fromkeys(answered, text))
        if not answered:
            facts["said"] = [*facts.get("said", []), text]
        return replace(self, facts=facts)


def warm_up() -> None:
    """Load what reading an answer needs (patterns, streets and towns): not in an emergency."""
    _answered("我在她身边，玉州区新民路8号")


def is_over(text: str) -> bool:
    """Tell whether the caller says that the danger is past."""
    return _matches("over", text)


def denies(text: str) -> bool:
    """Tell whether the caller answers 'no' to the question whether there is danger."""
    return _matches("denies", text)


def moves_on(text: str) -> bool:
    """Tell whether the caller, asked about danger, goes on with an everyday matter instead."""
    return _matches("moves_on", text)


def asks_what_to_do(text: str) -> bool:
    """Tell whether the caller asks what to do, instead of answering."""
    return _matches("asks_what_to_do", text)


def is_far(text: str) -> bool:
    """Tell whether the person in danger is somewhere else than the caller."""
    return _matches("far", text)


def wants_to_go_on(text: str) -> bool:
    """Tell whether the caller wants to take up what the emergency interrupted."""
    return _matches("go_on", text)


def _answered(text: str) -> list[str]:
    """Return the ids of the questions that words answer without having been asked."""
    answered = [name for name in ("with_you", "awake", "clothes", "phone") if _matches(name, text)]
    place = addresses.find(text)
    if place is not None and _matches("where", place.said):
        answered.append("where")
    return answered


def _matches(name: str, text: str) -> bool:
    plain = re.sub(r"[\W_]+", "", normalise(text).text)
    any_of, none_of = _patterns()[name]
    return bool(any_of.search(plain)) and not (none_of and none_of.search(plain))


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
