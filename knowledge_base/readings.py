"""What reading a text comes to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge_base.facts import Fact


@dataclass(frozen=True)
class Reading:
    """What a text comes to.

    `facts` answer it, best first (two where it asks two things). Where they are empty, `sort` is
    the kind of outside question, `wants` what the words ask for, and `near` a fact on the subject.
    `followed` tells that it was asked of what had been told before.
    """

    facts: tuple[Fact, ...]
    sure: float
    sort: str = ""
    wants: tuple[str, ...] = ()
    near: Fact | None = None
    followed: bool = False


_EATEN_AT = re.compile(
    "(?:老年|长者|老人|敬老|助老|社区|村里|幸福|爱心)(?:的)?(?:食堂|饭堂|餐厅|餐桌)"
)
_MEALS = re.compile("食堂|饭堂|餐厅|餐桌|食品|伙食")


def of_what_is_named(found: Reading, text: str) -> Reading:
    """Return a reading without facts on something else than the place that a text names.

    要建几个老年食堂, at the end of a story, is not told by how many parks there will be.
    """
    if not found.facts or _EATEN_AT.search(text) is None:
        return found
    texts = (words for fact in found.facts for words in (fact.quote, fact.plain, *fact.asks))
    if any(_MEALS.search(words) for words in texts):
        return found
    return replace(found, facts=(), sort="absent", near=None)
