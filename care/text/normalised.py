"""`normalise`: one form for what callers say, with a map back to their own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from care.text import characters, dialects, speech
from care.text.mapped import Mapped

_PASSES = 60
_WORK = 1_500_000
_REMEMBERED = 300
"""Texts of up to so many characters are remembered for a few turns."""


@dataclass(frozen=True)
class Normalised:
    """A text in the common form, and the way back.

    `text` is what rooms match on: simplified characters, half-width letters and digits, Mandarin
    words for the dialects', no fillers, stutters or control characters. `original` is what was
    given.
    """

    text: str
    original: str
    _starts: Sequence[int] = field(repr=False, compare=False)
    _ends: Sequence[int] = field(repr=False, compare=False)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of `original` that `text[start:end]` stands for.

        Offsets outside the text are clipped; an empty span maps to an empty span.
        """
        start, end = max(0, start), min(end, len(self.text))
        if start >= end:
            at = self._starts[start] if start < len(self.text) else len(self.original)
            return at, at
        return min(self._starts[start:end]), max(self._ends[start:end])

    def original_text(self, start: int, end: int) -> str:
        """Return the caller's own words behind `text[start:end]`."""
        begin, stop = self.original_span(start, end)
        return self.original[begin:stop]


def normalise(text: str) -> Normalised:
    """Bring a text to the common form. Total on any string; applying it twice changes nothing.

    The steps run until none of them finds anything more, because each can make room for another
    (a repeat that only shows once the filler between is gone).
    """
    # The rooms that a turn goes through ask for the same words again and again.
    return _remembered(text) if len(text) <= _REMEMBERED else _normalised(text)


MAX_CHARACTERS = 600
"""More than anybody says in a turn; the rest of a longer text is not read for its intent."""


def common_form(said: str) -> Normalised:
    """Return a text as its intent is read: in the common form; all filler (嗯, 啊？) stays so."""
    said = said[:MAX_CHARACTERS]
    common = normalise(said)
    if any(c.isalnum() for c in common.text) or not said.strip():
        return common
    return Normalised(said, said, range(len(said)), range(1, len(said) + 1))


@lru_cache(maxsize=128)
def _remembered(text: str) -> Normalised:
    return _normalised(text)


def _normalised(text: str) -> Normalised:
    mapped = Mapped(text)
    passes = min(_PASSES, 2 + _WORK // (len(text) + 1))
    for _ in range(passes):
        before = mapped.text
        characters.fold(mapped)
        dialects.translate(mapped)
        speech.tidy(mapped)
        if mapped.text == before:
            break
    return Normalised(mapped.text, text, mapped.starts, mapped.ends)
