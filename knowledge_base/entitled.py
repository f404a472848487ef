"""什么人可以领: of the facts found, one that says who may have it, not to whom it is paid out."""

from __future__ import annotations

from collections.abc import Iterable

from care.following import kinds_in, rest_of
from knowledge_base.facts import Fact
from knowledge_base.kinds import serves

_KIND = "entitled"
_LOOKED_AT = 8


def asks_who(text: str) -> bool:
    """Tell whether a normalised question asks who may have something."""
    return _KIND in kinds_in(text)


def put_plainly(text: str) -> str | None:
    """Return such a question as the documents would be asked it; None where it names nothing."""
    named = rest_of(text)
    return f"{named}发给哪些老人" if len(named) > 1 else None


def naming_people(best: Fact, found: Iterable[Fact]) -> Fact:
    """Return the best of the facts found in the same clause that says who may have it."""
    kin = [f for f in found if (f.document, f.clause) == (best.document, best.clause)]
    return next((fact for fact in (best, *kin[:_LOOKED_AT]) if serves(fact, _KIND)), best)
