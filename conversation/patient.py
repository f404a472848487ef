"""Whether the caller is the one in danger: who speaks of their own pain is here, and is awake.

喺冲凉房跌亲 names nobody; asked 人在您身边吗, such a caller answers 得我一个人. Of somebody else
(我老太婆跌了一跤) the same words say that the caller is alone with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from care.text import normalise
from conversation.frame_patterns import clauses, matches, plain, without

FACT = "patient"
"""The fact that holds the caller's words for it."""
_ASKED = "with_you"


def noted(
    facts: dict[str, Any], text: str, before: Sequence[str], awaiting: str | None
) -> dict[str, Any]:
    """Return the facts with what a turn tells of who is in danger; 不是我，是我老伴 takes it back.

    `before` are the caller's earlier words in this emergency.
    """
    words = plain(text)
    if matches("patient_other", words):
        return {name: value for name, value in facts.items() if name != FACT}
    if FACT in facts or not _speaks_of_self(words, [plain(said) for said in before], awaiting):
        return facts
    return facts | {FACT: _clause_of(text)}


def _speaks_of_self(words: str, before: list[str], awaiting: str | None) -> bool:
    if matches("patient_self", words):
        return True
    if any(matches("patient_third", without("patient_absent", said)) for said in (*before, words)):
        return False
    if matches("patient_signs", words):
        return True
    return awaiting == _ASKED and matches("patient_alone", words)


def _clause_of(text: str) -> str:
    """Return the clause that tells it, in the caller's own words; else the whole turn."""
    names = ("patient_self", "patient_signs", "patient_alone")
    for clause in clauses(normalise(text)):
        if any(matches(name, clause.plain) for name in names):
            return clause.said
    return text
