"""What is told beside a no: a fact on the subject, where it helps who asked; what a fact gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from care.following import kinds_in
from knowledge_base.documents import squeeze
from knowledge_base.facts import Fact
from knowledge_base.judge import Judgement
from knowledge_base.questions import Wanted
from knowledge_base.readings import Reading

NEAR = 0.4
"""How alike (0..1) a text of a fact must be for it to be offered where nothing answers."""

NEAR_SORTS = frozenset(
    {"amount", "age", "phone", "address", "procedure", "person", "number", "time", "absent"}
)
"""What is asked near the documents; to anything else nothing is quoted."""


def near(judged: Judgement, fact: Fact, asked: Sequence[Wanted]) -> Fact | None:
    """Return the fact that was judged likest, if it is worth telling to who asks for `asked`."""
    if judged.likeness < NEAR:
        return None
    if fact.clause == "meta" and asked:
        return None  # when the document was issued tells nobody how much, or where
    if not fact.asks and asked and all(want.given_by(fact.offers) for want in asked):
        return None  # not to say that it is not given, and then quote where it is
    return fact


def of_matter(found: Reading, text: str, before: Sequence[Fact]) -> Reading:
    """Return a no to a short question after an answer without a passage on another matter.

    收不收学废 after the school for old people is asked of that: the free training of carers, which
    has none of its words, says nothing to it, and the matter stays in hand. Who asks how or with
    whom hears once more what was told (`before`, the fact told first).
    """
    near = found.near
    if found.facts or near is None or not before or near.clause == before[0].clause:
        return found
    told = squeeze(near.quote) + squeeze(near.plain)
    if len(text) > SHORT or any(text[at : at + 2] in told for at in range(len(text) - 1)):
        return found
    again = before[0] if set(kinds_in(text)) & SAID_AGAIN else None
    return replace(found, near=again, followed=True)


SAID_AGAIN = frozenset({"department", "how", "check", "doer"})
"""Kinds beside whose no it helps to hear once more what is told: 什么叫按规定申请，谁批的."""
SHORT = 20
"""A longer question says itself what it is about."""


def gives_wanted(fact: Fact, want: Wanted) -> bool:
    """Whether a fact gives what is asked for."""
    return want.given_by(fact.offers)


def tells_wanted(fact: Fact, want: Wanted) -> bool:
    """Whether a fact tells who is in charge, or by when; whom a measure is for is no answer."""
    if want.kind == "department":
        return "department" in fact.offers
    return want.given_by(fact.offers)
