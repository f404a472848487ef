"""Spans that the turn reader tells apart and that are one detail all the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from care.turns.reader import Told

_GAP = 4
"""So few characters (就系, a pause) part no place from what goes on with it."""


def joined(spans: Iterable[Told], *, likely: float, listed: float) -> list[Told]:
    """Return the spans that are `likely`, each with what goes on with it and is at least `listed`.

    江岸社区 就系老水塔隔离第三间: what goes on with a place needs less to be one.
    """
    found: list[Told] = []
    for told in spans:
        before = found[-1] if found else None
        if before is not None and told.start - before.end <= _GAP and told.share >= listed:
            share = min(before.share, max(told.share, likely))
            found[-1] = replace(before, end=told.end, share=share)
        elif told.share >= likely:
            found.append(told)
    return found


def side_by_side(piece: str, words: list[str]) -> list[str]:
    """Join words that touch each other in a piece: 一斤 and 白砂糖 are one entry."""
    found: list[str] = []
    for word in words:
        if found and found[-1] + word in piece:
            found[-1] += word
        else:
            found.append(word)
    return found
