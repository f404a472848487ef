"""What a story asks, where the whole finds nothing sure: pairs of its stretches are looked at.

On the telephone nobody says a mark, and the life around a question draws other passages its way
(我同老友买六合彩冇中 就谂开间老人院 佢话床够二百就有优待). What answers a story answers one of its
stretches as well; what only the whole of it finds is an accident of its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from knowledge_base.analysis import Analysed
from knowledge_base.facts import Fact
from knowledge_base.headings import asks_name, is_heading
from knowledge_base.judge import Judgement
from knowledge_base.looks import Looks

LONG, STRETCHES = 24, 3
"""A story has at least so many characters, and so many stretches."""
MOST = 8
"""So many pairs at most are looked at, the last ones: each costs as much as a question."""
SURE, BORNE_OUT = 0.85, 0.5
"""How sure a pair must be to answer, and to bear out what the whole found."""
UNDOUBTED = 0.98
"""From this certainty on the whole is not doubted."""

_PAUSES = re.compile(r"[\s。！？?!;；,，、]+")
_HAN = re.compile(r"[㐀-鿿0-9A-Za-z]")
_SHORTEST = 7
_META = frozenset({"meta", "pre"})


def of_story(
    query: Analysed, whole: Judgement, looks: Looks, fact: Callable[[Judgement], Fact]
) -> Judgement | None:
    """Return what a pair of stretches finds surely where the whole does not, or is not borne out.

    None for a text that is no story, for a whole that is sure or borne out by one of its pairs.
    """
    pairs = _pairs(query.text)
    named = asks_name(query.text)
    if not pairs or (whole.sure >= UNDOUBTED and not is_formal(fact(whole), named)):
        return None
    found = [judged for judged in (looks.weigh(Analysed(pair)) for pair in pairs) if judged.facts]
    found = [judged for judged in found if not is_formal(fact(judged), named)]
    best = max(found, key=lambda judged: judged.sure, default=None)
    if best is None or best.sure < SURE:
        return None
    clause = fact(whole).clause if whole.facts else None
    if clause == fact(best).clause and whole.sure >= BORNE_OUT:
        return None  # of one clause's facts the whole tells better which is meant
    borne = any(j.sure >= BORNE_OUT and fact(j).clause == clause for j in found)
    return None if borne and whole.sure >= SURE else best


def is_formal(fact: Fact, named: bool) -> bool:
    """Whether a fact is about the document itself, which nobody asked the name of."""
    return not named and (fact.clause in _META or is_heading(fact))


def _pairs(text: str) -> list[str]:
    stretches = [part for part in _PAUSES.split(text) if part]
    if len(text) < LONG or len(stretches) < STRETCHES:
        return []
    pairs = [f"{one} {other}" for one, other in pairwise(stretches)]
    return [pair for pair in pairs if len(_HAN.findall(pair)) >= _SHORTEST][-MOST:]
