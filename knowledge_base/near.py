"""What is told beside a no: a fact on the subject, where it helps who asked; what a fact gives."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge_base.facts import Fact
from knowledge_base.judge import Judgement
from knowledge_base.questions import Wanted

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


def gives_wanted(fact: Fact, want: Wanted) -> bool:
    """Whether a fact gives what is asked for."""
    return want.given_by(fact.offers)


def tells_wanted(fact: Fact, want: Wanted) -> bool:
    """Whether a fact tells who is in charge, or by when; whom a measure is for is no answer."""
    if want.kind == "department":
        return "department" in fact.offers
    return want.given_by(fact.offers)
