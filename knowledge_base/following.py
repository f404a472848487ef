"""A question that leans on what was told before: which fact beside it answers, or that none does.

那谁负责呢 is asked of the measure just told, not of the whole clause: a deadline or a department
that stands in the same clause but belongs to something else would be a wrong answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from care.following import ALONE, Leaning
from care.text import tokenise
from knowledge_base.documents import squeeze
from knowledge_base.facts import Fact
from knowledge_base.kinds import TOLD, WANTS, serves, telling_of, tells
from knowledge_base.library import Library, Title
from knowledge_base.measures import KIN, common_pairs, kinship, measure_of, pairs_of
from knowledge_base.particulars import bound_of, within_bounds

_ASSIGNED = frozenset({"department", "deadline"})
"""What the annex assigns: its row answers before the clause that names a department besides."""

_ALIKE = 0.4
"""What share of their own pairs two passages of one subject have in common: gifts of a firm, of
somebody."""

_MEASURED = re.compile("[0-9一二两三四五六七八九十百千半]+(?P<of>张|年|周?岁|平方米|人|个)床?位?$")
"""A figure put in the place of the one told of."""

_NUMBER = re.compile(
    "(?:到|有|成|做|变|加|扩|是)(?P<n>[0-9一二两三四五六七八九十百]{2,})(?:多|几)?$"
)
"""A bare figure put in the place of the one told of, in words of growing: 扩到一百二."""

_RARE = 1.0
"""How rare (`_rarity`) a word must be to tell one fact of a clause from the others."""

_INSPECTED = re.compile("机构|养老院|福利院|服务中心|公寓|社会力量")
_MONEY = re.compile("补贴|细则|补助|津贴|[免减]|税|费|保险|医保|职称|资金|投入")
_INSPECTS = re.compile("定期对各类养老服务机构进行检查")


@dataclass(frozen=True)
class Before:
    """What was told before: the place, and the facts of the measure told, the one told first."""

    title: Title
    clause: str
    facts: tuple[Fact, ...]
    whole: bool = False
    """Whether only the clause is known, so that the measure is all of it."""


@dataclass(frozen=True)
class Followed:
    """What a leaning question comes to: the fact that answers it, or what it wanted in vain.

    `near` is what was told before, to be said again beside the no.
    """

    fact: Fact | None
    wants: tuple[str, ...] = ()
    near: Fact | None = None


class Follower:
    """Resolves leaning questions over one library; `holding` says which facts may be told."""

    def __init__(self, library: Library, holding: npt.NDArray[np.bool_] | None = None) -> None:
        self._library = library
        self._holding = holding
        # Kept here and not beside the function, which would keep libraries that were replaced.
        self._common: dict[str, frozenset[str]] = {}

    def before(self, about: str, told: str | None) -> Before | None:
        """Return what `about` (a clause id, or document#id) and `told` (a fact's id, or a quote)
        mean; None where the clause is not known."""
        document, _, clause = about.rpartition("#")
        for title in self._library.titles.values():
            if clause in title.clauses and document in ("", title.id):
                own = self._of(title, (clause,))
                measure = measure_of(own, told) if told else ()
                heading = bool(measure) and squeeze(title.clauses[clause][1]) in squeeze(
                    measure[0].quote
                )
                return Before(title, clause, measure or own, whole=heading or not measure)
        return None

    def resolve(self, lean: Leaning, before: Before) -> Followed | None:
        """Answer a leaning question from the measure told before, or its row of the annex.

        None where it asks for something that no measure has (the rest of the clause is told).
        """
        if not before.facts:
            return None
        if lean.swapped is not None:
            return self._swapped(lean, before)
        if "issued" in lean.kinds:
            return self._issued(before)
        if lean.kinds in (("simpler",), ("cited",)):
            return Followed(before.facts[0])
        if lean.kinds == ("more",):
            return self._more(before)
        kinds = tuple(kind for kind in lean.kinds if kind not in ("simpler", "more"))
        wants = tuple(WANTS.get(kind, kind) for kind in kinds)
        near = self._near(before, rows_first=bool(kinds) and set(kinds) <= _ASSIGNED)
        if kinds == ("check",):
            near += self._of(before.title, (before.clause,))
        fitting = [fact for fact in near if all(serves(fact, kind) for kind in kinds)]
        if not fitting and kinds == ("check",) and self._inspected(before):
            fitting = [fact for fact in self._library.facts if _INSPECTS.search(fact.quote)]
        if not fitting and lean.table:
            fitting = self._only_row(before, kinds)
        if not fitting:
            return Followed(None, wants)
        return Followed(max(fitting, key=lambda fact: telling_of(fact, kinds)))

    def _only_row(self, before: Before, kinds: Sequence[str]) -> list[Fact]:
        """Return what the annex's one row for the clause told of gives, to who asks of the table.

        It names itself what it assigns, so that nothing is said of another measure.
        """
        rows = before.title.rows.get(before.clause, ())
        if before.clause.startswith("T") or len(rows) != 1 or not set(kinds) <= _ASSIGNED:
            return []
        common = self._common_of(before.title.id)
        return [
            fact
            for fact in self._of(before.title, rows)
            if kinship(before.facts, fact, common) >= KIN / 3
            and all(serves(fact, kind) for kind in kinds)
        ]

    def narrowed(self, before: Before, words: Sequence[str]) -> tuple[float, Before]:
        """Return how much of these words the clause told of has, and the measure that has most."""
        own = self._of(before.title, (before.clause,))
        rows = self._of(before.title, before.title.rows.get(before.clause, ()))
        best, most, plainest = before.facts[0], 0.0, 0.0
        for fact in (*before.facts, *own, *rows):
            covered = self.covered(words, (fact,))
            plainly = covered + self.said(words, fact)
            if plainly > plainest:
                best, most, plainest = fact, covered, plainly
        if not most or best in before.facts:
            told = (best, *(fact for fact in before.facts if fact is not best))
            return most, replace(before, facts=told)
        kin = own if best.clause == before.clause else self._of(before.title, (best.clause,))
        return most, Before(before.title, best.clause, measure_of(kin, best.id))

    def names(self, words: Sequence[str], facts: Iterable[Fact]) -> bool:
        """Return whether a passage itself, or what it says in plain words, has one of these."""
        return any(word in fact.quote or word in fact.plain for fact in facts for word in words)

    def covered(self, words: Sequence[str], facts: Iterable[Fact]) -> float:
        """Return how much of these words stands in the texts of these facts, rare words more."""
        texts = [_texts(fact) for fact in facts]
        return sum(self._rarity(word) for word in words if any(word in text for text in texts))

    def said(self, words: Sequence[str], fact: Fact) -> float:
        """Return how much of these words stands in what a fact says in plain words."""
        return sum(self._rarity(word) for word in words if word in fact.plain)

    def _common_of(self, document: str) -> frozenset[str]:
        if document not in self._common:
            self._common[document] = common_pairs(self._library, document)
        return self._common[document]

    def _rarity(self, word: str) -> float:
        clauses = {(f.document, f.clause) for f in self._library.facts if word in _texts(f)}
        known = max(1, len({(f.document, f.clause) for f in self._library.facts}))
        return float(np.log1p(known / max(1, len(clauses)))) if clauses else 0.0

    def _of(self, title: Title, clauses: Iterable[str]) -> tuple[Fact, ...]:
        names = set(clauses)
        return tuple(
            fact
            for at, fact in enumerate(self._library.facts)
            if fact.document == title.id
            and fact.clause in names
            and (self._holding is None or self._holding[at])
        )

    def _near(self, before: Before, *, rows_first: bool = False) -> list[Fact]:
        """Return the facts of the measure, and those of kin clauses that speak of the same."""
        kin = self._of(before.title, before.title.rows.get(before.clause, ()))
        if not before.clause.startswith("T"):
            kin = tuple(fact for fact in kin if fact.clause.startswith("T"))
        common = self._common_of(before.title.id)
        alike = {fact.key: kinship(before.facts, fact, common) for fact in kin}
        same = [fact for fact in kin if before.whole or alike[fact.key] >= KIN]
        same.sort(key=lambda fact: -alike[fact.key])
        if rows_first and not before.clause.startswith("T"):
            return [*same, *before.facts]
        return [*before.facts, *same]

    def _issued(self, before: Before) -> Followed | None:
        """Return the fact that tells when the document was issued."""
        stamped = [f for f in self._of(before.title, ("meta",)) if "deadline" in f.offers]
        return Followed(stamped[0]) if stamped else None

    def _more(self, before: Before) -> Followed | None:
        """Return what the clause says after what was told."""
        own = self._of(before.title, (before.clause,))
        at = own.index(before.facts[0]) if before.facts[0] in own else -1
        told = squeeze(before.facts[0].plain)
        later = [f for f in own[at + 1 :] if f.gives != {"direction"} and squeeze(f.plain) != told]
        return Followed(later[0]) if later else None

    def put(self, words: Sequence[str], before: Before) -> Fact | None:
        """Return the fact of the clause told of that says these words, in its plain words.

        What half of the clauses speak of (老人) tells none of their facts apart.
        """
        cited = before.facts[0]
        words = [word for word in words if self._rarity(word) >= _RARE]
        kinds = [kind for kind in (*TOLD, "department") if tells(cited, kind)]

        def fit(fact: Fact) -> tuple[float, int, bool]:
            # 那第四医院呢 after a date asks for the date once more
            echo = sum(tells(fact, kind) for kind in kinds)
            return self.said(words, fact), echo, fact is not cited

        best = max((*before.facts, *self._of(before.title, (before.clause,))), key=fit)
        return best if self.said(words, best) else None

    def _swapped(self, lean: Leaning, before: Before) -> Followed:
        means = lean.means
        measured = _MEASURED.search(lean.swapped or "")
        beds = _NUMBER.search(lean.swapped or "") if measured is None else None
        if beds is not None:
            # 明年扩到一百二呢, of a rule that holds up to a hundred beds: the other rule does
            told = self._for_so_many(before, f"{beds['n']}张床")
            if told is not None:
                return Followed(told)
        if measured is not None:
            # 180张呢: the bound itself answers, whatever lies on which side of it
            bound = re.compile(f"[0-9] ?{measured['of']}(?:以上|以下|以内)?")
            told = next((f for f in before.facts if bound.search(f.plain)), None)
            return Followed(told, (), None if told else before.facts[0])
        if means is not None:
            near = self._near(before)
            for fact in (*[f for f in near if means.search(f.plain)], *near):
                if means.search(fact.quote):
                    return Followed(fact)
            common = self._common_of(before.title.id)
            other = self.put(topic_words(lean.rest), before)
            opposite = other is not None and f"非{lean.rest}" in other.plain
            if other and not opposite and kinship(before.facts[:1], other, common) >= KIN:
                return Followed(other)
            for fact in self._of(before.title, (before.clause,)):
                kin = kinship(before.facts[:1], fact, common) >= _ALIKE and fact not in before.facts
                if means.search(fact.plain) and (kin or self._of_one_subject(before, fact, common)):
                    return Followed(fact)
        return Followed(None, (), before.facts[0])

    def _for_so_many(self, before: Before, beds: str) -> Fact | None:
        """Return the rule beside the one told that holds for so many beds, if it turns on them."""
        told = next((fact for fact in before.facts if bound_of(fact) is not None), None)
        return within_bounds(told, beds, self._library.facts) if told is not None else None

    def _of_one_subject(self, before: Before, other: Fact, common: frozenset[str]) -> bool:
        """Whether the fact told and another of its clause speak of what the clause is headed with.

        In 优先供应养老设施建设用地 both sides' 用地 is one subject; of the taxes and fees in one
        clause, what a profit home pays of another fee answers nothing.
        """
        subject = pairs_of(before.title.clauses[before.clause][1]) - common
        return bool(subject & pairs_of(before.facts[0].quote) & pairs_of(other.quote))

    def _inspected(self, before: Before) -> bool:
        told = before.facts[0]
        name = before.title.clauses[before.clause][1]
        money = _MONEY.search(told.plain + name) is not None
        return not money and _INSPECTED.search(told.plain + name) is not None


def topic_words(rest: str) -> tuple[str, ...]:
    """Return the words of what a question names besides its asking."""
    words = tuple(word for word in tokenise(rest, normalised=True) if len(word) > 1)
    # 食品卫生 is one word to the dictionary and two to the clause
    parts = [part for word in words if len(word) == 4 for part in (word[:2], word[2:])]
    return (*words, *parts) or ((rest,) if len(rest) > 1 or rest in ALONE else ())


@lru_cache(maxsize=4096)
def _texts(fact: Fact) -> str:
    return "\n".join((fact.quote, fact.plain, *fact.asks))
