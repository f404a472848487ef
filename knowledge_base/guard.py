"""The last look at an answer: nothing in it that its quotes do not say.

It knows neither retrieval nor composition; it compares the finished text with the citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge_base.figures import departments, figures

_CLAUSE_LABEL = re.compile(r"第\d+条|附件第\d+项|第[一二三四五]部分(?:（[一二三四五]）)?")


@dataclass(frozen=True)
class Allowed:
    """What an answer may draw on: quotes, the document's title and date, service phrases."""

    quotes: tuple[str, ...]
    titles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


def inventions(text: str, allowed: Allowed) -> list[str]:
    """Return what a text states without leave: figures (amounts, ages, dates) and public bodies.

    An empty list means that the text may be sent.
    """
    sources = (*allowed.quotes, *allowed.titles)
    known_figures = _all_figures(sources) | _all_figures(allowed.phrases)
    known_bodies = frozenset[str]().union(*(departments(source) for source in sources))
    rest = _without(text, sources)
    rest = _CLAUSE_LABEL.sub("、", rest)
    found = [f"figure {number:g}" for number in sorted(figures(rest) - known_figures)]
    found += [f"body {name}" for name in sorted(departments(rest) - known_bodies)]
    return found


def _all_figures(texts: Iterable[str]) -> frozenset[float]:
    return frozenset[float]().union(*(figures(text) for text in texts))


def _without(text: str, sources: Iterable[str]) -> str:
    for source in sorted(sources, key=len, reverse=True):
        if source:
            text = text.replace(source, "、")
    return text
