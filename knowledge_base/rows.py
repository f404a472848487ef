"""The annex's row beside a clause: it alone assigns departments and deadlines."""

from __future__ import annotations

import re

from care.following import kinds_in
from knowledge_base.analysis import Analysed
from knowledge_base.facts import Fact
from knowledge_base.features import WHO_WHEN, Asked
from knowledge_base.kinds import telling
from knowledge_base.library import Library
from knowledge_base.looks import Looks
from knowledge_base.near import gives_wanted, tells_wanted

_IN_CHARGE = re.compile("负责|牵头|责任|主管|承办|说了算|话事|附件|哪几个局")


def with_row(fact: Fact, text: str, looks: Looks, library: Library) -> Fact:
    """Return the annex row's fact where only it gives the department or deadline asked for."""
    wants = [want for want in Asked.of(text).wants if want.kind in WHO_WHEN]
    kinds = {want.kind for want in wants} | (set(kinds_in(text)) & WHO_WHEN)
    in_charge = bool(_IN_CHARGE.search(text))
    told = tells_wanted if in_charge else gives_wanted
    if not wants or all(told(fact, want) for want in wants):
        return telling(fact, kinds, library.facts)
    rows = library.titles[fact.document].rows.get(fact.clause, ())
    fitting = [
        other
        for other in library.facts
        if other.document == fact.document
        and other.clause in rows
        and all(tells_wanted(other, want) for want in wants)
    ]
    if not fitting:
        return fact
    found = looks.find(Analysed(text))
    best = max(fitting, key=lambda other: float(found.fused[library.at[other.key]]))
    return telling(best, kinds, library.facts)
