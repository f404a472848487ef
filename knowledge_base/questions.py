"""What a question asks for, read from its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from care.loose_counts import without_loose_counts
from knowledge_base.documents import read_yaml

_RULES = Path(__file__).parent / "questions.yaml"


@dataclass(frozen=True)
class Wanted:
    """A kind of thing asked for, and which of a fact's `gives` would serve it."""

    kind: str
    needs: frozenset[str]

    def given_by(self, gives: frozenset[str]) -> bool:
        """Whether a fact that gives these things can answer."""
        return bool(self.needs & gives)


def wanted(text: str) -> tuple[Wanted, ...]:
    """Return the particular things that a normalised question asks for, in the rules' order."""
    text = without_loose_counts(text)
    return tuple(
        Wanted(rule.kind, rule.needs)
        for rule in rules()
        if rule.words.search(text) and not (rule.unless and rule.unless.search(text))
    )


@dataclass(frozen=True)
class Rule:
    """How one kind of question is known by its words."""

    kind: str
    needs: frozenset[str]
    words: re.Pattern[str]
    unless: re.Pattern[str] | None


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Return the rules of `questions.yaml`, in its order."""
    return tuple(
        Rule(
            kind,
            frozenset(rule["needs"]),
            re.compile("|".join(rule["words"])),
            re.compile("|".join(rule["unless"])) if rule.get("unless") else None,
        )
        for kind, rule in read_yaml(_RULES).items()
    )
