"""A text as the views of the index see it: characters, words and sounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from care.text import normalise, syllables, tokenise
from knowledge_base.utterance import core

_SEPARATORS = re.compile(r"[\W_]+")

_CLOSING = "。.？?！!，,、；;…~ "

LEXICAL = ("characters", "words", "sounds")
"""The views that BM25 serves; the other is `meaning`, the vectors."""


@dataclass(frozen=True)
class Analysed:
    """A normalised text, with its tokens for each view computed when they are first needed."""

    text: str

    @classmethod
    def of(cls, text: str) -> Analysed:
        """Normalise a text as callers type or say it."""
        return cls(normalise(text).text)

    @property
    def bare(self) -> str:
        """What an encoder is given: of a story the part that asks, without closing signs.

        On the telephone nobody says a question mark, and an encoder takes it for half the meaning.
        """
        part = core(self.text)
        return part.rstrip(_CLOSING) or part

    @cached_property
    def characters(self) -> list[str]:
        """Single characters and their pairs, never across a sign or space."""
        tokens: list[str] = []
        for run in _runs(self.text):
            tokens.extend(run)
            tokens.extend(_pairs(run))
        return tokens

    @cached_property
    def words(self) -> list[str]:
        """The words that jieba finds with our dictionary."""
        return [
            word for word in tokenise(self.text, normalised=True) if not _SEPARATORS.fullmatch(word)
        ]

    @cached_property
    def sounds(self) -> list[str]:
        """Pairs of syllables without tone, so that words heard wrongly still meet."""
        sounds = syllables(_SEPARATORS.sub("", self.text))
        return [f"{first} {second}" for first, second in pairwise(sounds)]

    def tokens(self, view: str) -> list[str]:
        """Return the tokens of a lexical view."""
        found: list[str] = getattr(self, view)
        return found


def _runs(text: str) -> Iterator[str]:
    for run in _SEPARATORS.split(text.lower()):
        if run:
            yield run


def _pairs(run: Sequence[str]) -> Iterator[str]:
    return (run[at] + run[at + 1] for at in range(len(run) - 1))
