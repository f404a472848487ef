"""The measure that a passage is part of, and the rows of the annex that assign it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from knowledge_base.documents import squeeze
from knowledge_base.facts import Fact
from knowledge_base.library import Library

KIN = 0.26
"""What share of the shorter one's own pairs of signs a row of the annex and a measure must have in
common for the row to assign it."""

_COMMON = 5
"""Pairs of signs that more clauses than this have (养老, 机构) tell nothing of a measure."""

_SIGNS = re.compile(r"[\W_]+")


def measure_of(own: Sequence[Fact], told: str) -> tuple[Fact, ...]:
    """Return the facts of the sentence that was told, the one told first."""
    cited = next((fact for fact in own if fact.id == told), None)
    quote = squeeze(cited.quote if cited else told)
    at = [
        place
        for place, fact in enumerate(own)
        if quote in squeeze(fact.quote) or squeeze(fact.quote) in quote
    ]
    if not at:
        return ()
    first, last = at[0], at[-1]
    # a sentence that goes on after a semicolon is one measure: 全额免征；营利性的减半
    while first > 0 and own[first - 1].quote.rstrip().endswith(("；", ";")):
        first -= 1
    while last + 1 < len(own) and own[last].quote.rstrip().endswith(("；", ";")):
        last += 1
    found = [own[place] for place in at]
    found += [f for f in own[first : last + 1] if f not in found]
    if cited is not None:
        found = [cited, *(fact for fact in found if fact is not cited)]
    return tuple(found)


def kinship(measure: Iterable[Fact], other: Fact, common: frozenset[str]) -> float:
    """Return what share of the pairs of signs that are their own two passages have in common."""
    task = pairs_of(other.quote.split("\t")[0]) - common
    best = 0.0
    for fact in measure:
        own = pairs_of(fact.quote.split("\t")[0]) - common
        least = min(len(own), len(task))
        if least:
            best = max(best, len(own & task) / least)
    return best


def common_pairs(library: Library, document: str) -> frozenset[str]:
    """Return the pairs of signs that stand in many clauses of a document."""
    clauses: dict[str, set[str]] = {}
    for fact in library.facts:
        if fact.document == document:
            for pair in pairs_of(fact.quote.split("\t")[0]):
                clauses.setdefault(pair, set()).add(fact.clause)
    return frozenset(pair for pair, found in clauses.items() if len(found) > _COMMON)


@lru_cache(maxsize=4096)
def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of signs that stand beside each other in a text."""
    runs = [run for run in _SIGNS.split(squeeze(text)) if run]
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))


def same_passage(one: Fact, other: Fact) -> bool:
    """Whether two facts quote the same passage, so that citing both would say one thing twice."""
    first, second = _bare(one.quote), _bare(other.quote)
    same = (one.document, one.clause) == (other.document, other.clause)
    return same and (first in second or second in first)


@lru_cache(maxsize=2048)
def _bare(quote: str) -> str:
    return squeeze(quote)
