"""From what a caller said to the facts that answer it, or to the reason why none does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from knowledge_base.analysis import Analysed
from knowledge_base.documents import squeeze
from knowledge_base.facts import Fact
from knowledge_base.features import WHO_WHEN, Asked, Shape
from knowledge_base.judge import Judge, Judgement
from knowledge_base.library import Title
from knowledge_base.questions import Wanted
from knowledge_base.retrieval import Retriever, blended
from knowledge_base.utterance import halves, is_follow_up, points_back, questions, topic

HALF_SURE, OTHER_HALF_SURE = 0.6, 0.2
"""How sure one half must be, and the other, before a text is taken as two questions. The second
may lean on the first for what it is about, so by itself it says less."""

STORY, STORY_SURE = 48, 0.9
"""From this many characters on halves may be mere story, and each must be as sure as this."""

WINDOW_SURE, WINDOWS = 0.8, 3
"""How sure a stretch of a long text must be where the whole is not, and how many are looked at."""

_WHERE = re.compile("(?:去|到|在|上|喺)(?:哪|边度)")
_IN_CHARGE = re.compile("负责|牵头|责任|主管|承办|说了算|话事|附件|哪几个局")

LONG = 24
"""From this many characters on a question may hide inside a text."""

NEAR = 0.4
"""How alike (0..1) a text of a fact must be for it to be offered where nothing answers."""

QUOTED_FROM = 4
"""How many bare sentences are looked at for a question that no fact answers."""

QUOTED_LIKE, HELD, HELD_PLAIN = 0.4, 0.4, 0.55
"""How alike (0..1) a bare sentence must be, and what share of the question's words it must hold:
where the words ask for something that it gives, and where they ask for nothing particular."""

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

    def __init__(
        self,
        retriever: Retriever,
        judge: Judge,
        shape: Shape | None = None,
        holding: npt.NDArray[np.bool_] | None = None,
    ) -> None:
        self._retriever = retriever
        self._judge = judge
        self._shape = shape or Shape(retriever.library)
        self._holding = holding

    def within(self, holding: npt.NDArray[np.bool_] | None) -> Reader:
        """Return a reader to which only these facts exist (None: all)."""
        if holding is None:
            return self
        return Reader(self._retriever, self._judge, self._shape, holding)

    def read(self, text: str, about: str | None = None) -> Reading:
        """Read a text; `about` is the clause cited before it: its id, or document#id."""
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

    def nearest(self, text: str, k: int) -> list[tuple[Fact, float]]:
        """Return the k facts that lie nearest to a text, with their scores, best first."""
        query = self._retriever.hear(text)
        if not query.characters:
            return []
        found = self._retriever.find(query, holding=self._holding)
        facts = self._retriever.library.facts
        return [(facts[at], float(found.fused[at])) for at in found.best(k)]

    def place(self, reading: Reading, about: str | None) -> tuple[str, str] | None:
        """Return document and clause on which a question that is not answered bears, if any."""
        if reading.near is not None:
            return reading.near.document, reading.near.clause
        title, clause = self._place(about) if about else (None, "")
        return (title.id, clause) if title else None

    def _one(self, query: Analysed, about: str | None) -> Reading:
        whole = self._weigh(query)
        if whole.sure >= self._judge.threshold:
            return Reading((self._with_row(self._fact(whole), query.text),), whole.sure)
        bare = topic(query.text)
        if bare is not None:
            announced = self._weigh(Analysed(bare))
            if announced.sure >= self._judge.threshold:
                return Reading((self._with_row(self._fact(announced), bare),), announced.sure)
        tries: list[Analysed] = []
        if about is not None and points_back(query.text):
            tries.append(Analysed(f"{self._title(about)}，{query.text}"))
        if len(query.text) >= LONG:
            tries += [Analysed(part) for part in questions(query.text)[:WINDOWS]]
        for part in tries:
            judged = self._weigh(part)
            if judged.sure >= WINDOW_SURE:
                return Reading((self._with_row(self._fact(judged), query.text),), judged.sure)
        quoted = self._quoted(query)
        return quoted or self._refusal(query, whole)

    def _quoted(self, query: Analysed) -> Reading | None:
        """Answer from a sentence of a document for which nobody has written facts yet.

        The judge has learned from facts with asks and knows nothing of bare sentences. One of them
        answers if it holds the question's own words and gives what is asked for.
        """
        if not self._shape.bare.any():
            return None
        bare = self._shape.bare if self._holding is None else self._shape.bare & self._holding
        found = self._retriever.find(query, holding=bare)
        wants = Asked.of(query.text).wants
        own = np.maximum.reduceat(
            blended(found.cosines)[: self._retriever.library.of_facts],
            self._retriever.library.starts[:-1],
        )
        for at in found.best(QUOTED_FROM):
            fact = self._retriever.library.facts[at]
            first = self._retriever.library.starts[at]
            held = {view: float(found.coverage[view][first]) for view in ("characters", "words")}
            told = all(want.given_by(fact.offers) for want in wants)
            if (
                told
                and own[at] >= QUOTED_LIKE
                and (held["characters"] >= HELD if wants else min(held.values()) >= HELD_PLAIN)
            ):
                return Reading((fact,), float(own[at]))
        return None

    def _two(self, query: Analysed) -> Reading | None:
        sure, other_sure = HALF_SURE, OTHER_HALF_SURE
        if len(query.text) >= STORY:
            sure = other_sure = STORY_SURE
        for first, second in halves(query.text)[:2]:
            short = min(first, second, key=len)
            if sure == other_sure and self._weigh(Analysed(short)).sure < sure:
                continue  # without reading the long half of a story
            one, other = self._weigh(Analysed(first)), self._weigh(Analysed(second))
            fact, behind = self._fact(one), self._fact(other)
            low, high = sorted((one.sure, other.sure))
            if is_follow_up(second) or (points_back(second) and other.sure < sure):
                followed = self._follow(Analysed(second), f"{fact.document}#{fact.clause}")
                if one.sure < sure or followed is None or not followed.facts:
                    continue
                behind, low = followed.facts[0], min(one.sure, followed.sure)
            elif high < sure or low < other_sure:
                continue
            pair = [self._with_row(fact, first), self._with_row(behind, second)]
            if low < sure and other.sure > one.sure:
                pair.reverse()  # the doubtful half comes second, whichever was said first
            if not _alike(*pair):
                return Reading(tuple(pair), low)
        return None

    def _with_row(self, fact: Fact, text: str) -> Fact:
        """Return the annex row's fact where only it gives the department or deadline asked for."""
        wants = [want for want in Asked.of(text).wants if want.kind in WHO_WHEN]
        in_charge = bool(_IN_CHARGE.search(text))
        told = _tells if in_charge else _gives
        if not wants or all(told(fact, want) for want in wants):
            return fact
        library = self._retriever.library
        rows = library.titles[fact.document].rows.get(fact.clause, ())
        fitting = [
            other
            for other in library.facts
            if other.document == fact.document
            and other.clause in rows
            and all(_tells(other, want) for want in wants)
        ]
        if not fitting:
            return fact
        found = self._retriever.find(Analysed(text))
        return max(fitting, key=lambda other: float(found.fused[library.at[other.key]]))

    def _follow(self, query: Analysed, about: str) -> Reading | None:
        """Answer a bare who, when or how much from the clause before, or its row of the annex."""
        asked = Asked.of(query.text)
        if not asked.wants:
            return None
        library = self._retriever.library
        title, clause = self._place(about)
        if title is None:
            return None
        kin = {clause, *title.rows.get(clause, ())}
        rows = {name for name in kin if name.startswith("T")}
        clauses = kin if clause.startswith("T") else {clause, *rows}
        fitting = [
            fact
            for at, fact in enumerate(library.facts)
            if fact.document == title.id
            and fact.clause in clauses
            and (self._holding is None or self._holding[at])
            and all(_tells(fact, want) for want in asked.wants)
        ]
        if _WHERE.search(query.text):
            fitting = []  # the documents name no place where anything is to be done
        if not fitting:
            wants = tuple(want.kind for want in asked.wants)
            return Reading((), 1.0, "absent", wants)
        subject = Analysed(f"{self._title(about)}，{query.text}")
        found = self._retriever.find(subject, holding=self._holding)
        best = max(fitting, key=lambda fact: float(found.fused[library.at[fact.key]]))
        return Reading((best,), 1.0)

    def _refusal(self, query: Analysed, judged: Judgement) -> Reading:
        asked = Asked.of(query.text).wants
        wants = tuple(want.kind for want in asked)
        near = None
        if judged.sort in NEAR_SORTS and judged.likeness >= NEAR:
            near = self._fact(judged)
            if near.clause == "meta" and wants:
                near = None  # when the document was issued tells nobody how much, or where
            elif not near.asks and wants and all(want.given_by(near.offers) for want in asked):
                near = None  # not to say that it is not given, and then quote where it is
        return Reading((), judged.sure, judged.sort, wants, near)

    def _weigh(self, query: Analysed) -> Judgement:
        return self._judge.weigh(
            self._shape,
            self._retriever.find(query, holding=self._holding),
            Asked.of(query.text),
        )

    def _fact(self, judged: Judgement) -> Fact:
        return self._retriever.library.facts[judged.facts[0]]

    def _title(self, about: str) -> str:
        title, clause = self._place(about)
        return title.clauses[clause][1] if title else ""

    def _place(self, about: str) -> tuple[Title | None, str]:
        """Return the document and the clause id that `about` means; a bare id, in the first."""
        document, _, clause = about.rpartition("#")
        for title in self._retriever.library.titles.values():
            if clause in title.clauses and document in ("", title.id):
                return title, clause
        return None, clause


def _gives(fact: Fact, want: Wanted) -> bool:
    return want.given_by(fact.offers)


def _tells(fact: Fact, want: Wanted) -> bool:
    """Whether a fact tells who is in charge, or by when; whom a measure is for is no answer."""
    if want.kind == "department":
        return "department" in fact.offers
    return want.given_by(fact.offers)


def _alike(one: Fact, other: Fact) -> bool:
    """Whether two facts quote the same passage, so that citing both would say one thing twice."""
    first, second = _bare(one.quote), _bare(other.quote)
    same = (one.document, one.clause) == (other.document, other.clause)
    return same and (first in second or second in first)


@lru_cache(maxsize=2048)
def _bare(quote: str) -> str:
    return squeeze(quote)
