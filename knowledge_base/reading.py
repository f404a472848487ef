"""From what a caller said to the facts that answer it, or to the reason why none does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge_base.analysis import Analysed
from knowledge_base.documents import squeeze
from knowledge_base.facts import Fact
from knowledge_base.features import Asked, Shape
from knowledge_base.judge import Judge, Judgement
from knowledge_base.retrieval import Retriever
from knowledge_base.utterance import halves, is_follow_up, points_back, questions

HALF_SURE = 0.6
"""How sure each half must be before a text is taken as two questions."""

WINDOW_SURE = 0.8
"""How sure a stretch of a long text must be where the whole is not."""

_WHERE = re.compile("(?:去|到|在|上|喺)(?:哪|边度)")

LONG = 24
"""From this many characters on a question may hide inside a text."""

NEAR = 0.4
"""How alike (0..1) a text of a fact must be for it to be offered where nothing answers."""

NEAR_SORTS = frozenset(
    {"amount", "age", "phone", "address", "procedure", "person", "number", "time", "absent"}
)
"""What is asked near the documents; to anything else nothing is quoted."""


@dataclass(frozen=True)
class Reading:
    """What a text comes to.

    `facts` answer it, best first (two where it asks two things). Where they are empty, `sort` is
    the kind of outside question, `wants` what the words ask for, and `near` a fact on the subject.
    """

    facts: tuple[Fact, ...]
    sure: float
    sort: str = ""
    wants: tuple[str, ...] = ()
    near: Fact | None = None


class Reader:
    """Reads questions against one index version."""

    def __init__(self, retriever: Retriever, judge: Judge) -> None:
        self._retriever = retriever
        self._judge = judge
        self._shape = Shape(retriever.library)

    def read(self, text: str, about: str | None = None) -> Reading:
        """Read a text; `about` is the clause id cited before it."""
        query = self._retriever.hear(text)
        if not query.characters:
            return Reading((), 0.0, "empty")
        if about is not None and is_follow_up(query.text):
            followed = self._follow(query, about)
            if followed is not None:
                return followed
        two = self._two(query)
        if two is not None:
            return two
        return self._one(query, about)

    def _one(self, query: Analysed, about: str | None) -> Reading:
        whole = self._weigh([query])[0]
        if whole.sure >= self._judge.threshold:
            return Reading((self._fact(whole),), whole.sure)
        tries: list[Analysed] = []
        if about is not None and points_back(query.text):
            tries.append(Analysed(f"{self._title(about)}，{query.text}"))
        if len(query.text) >= LONG:
            tries += [Analysed(part) for part in questions(query.text)]
        for judged in self._weigh(tries):
            if judged.sure >= WINDOW_SURE:
                return Reading((self._fact(judged),), judged.sure)
        return self._refusal(query, whole)

    def _two(self, query: Analysed) -> Reading | None:
        for first, second in halves(query.text)[:2]:
            one, other = self._weigh([Analysed(first), Analysed(second)])
            fact = self._fact(one)
            if one.sure < HALF_SURE:
                continue
            if is_follow_up(second) or (points_back(second) and other.sure < HALF_SURE):
                followed = self._follow(Analysed(second), fact.clause)
                if followed is None or not followed.facts:
                    continue
                behind, sure = followed.facts[0], followed.sure
            else:
                behind, sure = self._fact(other), other.sure
            if sure >= HALF_SURE and not _alike(fact, behind):
                return Reading((fact, behind), min(one.sure, sure))
        return None

    def _follow(self, query: Analysed, about: str) -> Reading | None:
        """Answer a bare who, when or how much from the clause before, or its row of the annex."""
        asked = Asked.of(query.text)
        if not asked.wants:
            return None
        library = self._retriever.library
        kin = {about}
        for title in library.titles.values():
            kin |= set(title.rows.get(about, ())) if about in title.clauses else set()
        rows = {name for name in kin if name.startswith("T")}
        clauses = kin if about.startswith("T") else {about, *rows}
        fitting = [
            fact
            for fact in library.facts
            if fact.clause in clauses and all(want.given_by(fact.offers) for want in asked.wants)
        ]
        if any(want.kind == "department" for want in asked.wants):
            # 谁负责: whom a measure is for is no answer to who is in charge of it.
            fitting = [fact for fact in fitting if "department" in fact.offers]
        if _WHERE.search(query.text):
            fitting = []  # the documents name no place where anything is to be done
        if not fitting:
            wants = tuple(want.kind for want in asked.wants)
            return Reading((), 1.0, "absent", wants)
        subject = Analysed(f"{self._title(about)}，{query.text}")
        found = self._retriever.find(subject)
        best = max(fitting, key=lambda fact: float(found.fused[library.at[fact.id]]))
        return Reading((best,), 1.0)

    def _refusal(self, query: Analysed, judged: Judgement) -> Reading:
        wants = tuple(want.kind for want in Asked.of(query.text).wants)
        near = None
        if judged.sort in NEAR_SORTS and judged.likeness >= NEAR:
            near = self._fact(judged)
        return Reading((), judged.sure, judged.sort, wants, near)

    def _weigh(self, queries: Sequence[Analysed]) -> list[Judgement]:
        if not queries:
            return []
        vectors = self._retriever.encoder.encode([query.text for query in queries])
        return [
            self._judge.weigh(
                self._shape, self._retriever.find(query, vector), Asked.of(query.text)
            )
            for query, vector in zip(queries, vectors, strict=True)
        ]

    def _fact(self, judged: Judgement) -> Fact:
        return self._retriever.library.facts[judged.facts[0]]

    def _title(self, clause: str) -> str:
        for title in self._retriever.library.titles.values():
            if clause in title.clauses:
                return title.clauses[clause][1]
        return ""


def _alike(one: Fact, other: Fact) -> bool:
    """Whether two facts quote the same passage, so that citing both would say one thing twice."""
    first, second = _bare(one.quote), _bare(other.quote)
    return one.clause == other.clause and (first in second or second in first)


@lru_cache(maxsize=2048)
def _bare(quote: str) -> str:
    return squeeze(quote)
