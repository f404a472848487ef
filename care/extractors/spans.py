"""The way from a normalised text back to the caller's own words."""

from __future__ import annotations

from dataclasses import dataclass

from care.text import Normalised, normalise, syllables
from care.text.characters import simplified


@dataclass(frozen=True)
class Span:
    """Something found in `Normalised.text[start:end]`; `said` is how the caller put it."""

    start: int
    end: int
    said: str


def read(text: str | Normalised) -> Normalised:
    """Normalise a text, unless that was done already."""
    return normalise(text) if isinstance(text, str) else text


def said(heard: Normalised, start: int, end: int) -> str:
    """Return the caller's words behind the span, without the fillers and stutters in between.

    Control characters never come through: what is stored is shown and spoken later.
    """
    pieces: list[str] = []
    at = -1
    for index in range(start, end):
        begin, stop = heard.original_span(index, index + 1)
        if begin >= at:
            pieces.append(heard.original[begin:stop])
            at = stop
    return "".join(c for c in "".join(pieces) if c.isprintable()).strip(" ，,。、;；:：")


def put_right(heard: Normalised, start: int, end: int) -> str:
    """Return the caller's words behind the span, mis-hearings corrected, dialect words kept.

    上门户理 comes back as 上门护理, because both sound alike; 执屋 stays what it is.
    """
    own = said(heard, start, end)
    meant = heard.text[start:end]
    if own == meant or len(own) != len(meant) or syllables(own) != syllables(meant):
        return own
    # traditional characters sound alike too, and are the caller's own way of writing
    return own if _traditional(own, meant) else meant


def own_name(heard: Normalised, name: str) -> str:
    """Return a name that was read in the normalised text as it was said: 章细妹 is no 章妹妹.

    What sounds like dialect is put only where words have a meaning, which a name has not; a
    character that the caller explained stays as it was explained.
    """
    at = heard.text.find(name)
    if at >= 0:
        return simplified(said(heard, at, at + len(name))) or name
    for at in range(len(heard.text) - len(name) + 1):
        other = [i for i, c in enumerate(name) if heard.text[at + i] != c]
        own = simplified(said(heard, at, at + len(name))) if len(other) == 1 < len(name) else ""
        if len(own) == len(name) and syllables(heard.text[at + other[0]]) == syllables(
            name[other[0]]
        ):
            return f"{own[: other[0]]}{name[other[0]]}{own[other[0] + 1 :]}"
    return name


def _traditional(own: str, meant: str) -> bool:
    return all(a == b or normalise(a).text == b for a, b in zip(own, meant))  # noqa: B905
