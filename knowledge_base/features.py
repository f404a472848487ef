"""What a question and a fact have in common, as numbers: what the ranker and the refusal weigh."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from knowledge_base.analysis import LEXICAL
from knowledge_base.figures import numeral
from knowledge_base.library import KINDS, Library
from knowledge_base.outside import SORTS
from knowledge_base.questions import Wanted, rules, wanted
from knowledge_base.retrieval import VIEWS, Found

Array = npt.NDArray[np.float32]

_KINDS = tuple(rule.kind for rule in rules())
CANDIDATE = (
    "learned",
    "learned_lead",
    "clause_learned",
    "clause_lead",
    "blend",
    "blend_lead",
    "blend_quote",
    "blend_plain",
    "blend_three",
    *(f"cosine_{view}" for view in VIEWS),
    *(f"coverage_{view}" for view in LEXICAL),
    "is_row",
    "is_heading",
    "clause_named",
    "other_clause_named",
    "row_asked_who_when",
    *(f"{kind}_given" for kind in _KINDS),
    *(f"{kind}_missing" for kind in _KINDS),
)
"""Names of a candidate's features, in order."""

_QUOTE, _PLAIN, _ASK = (KINDS.index(kind) for kind in ("quote", "plain", "ask"))
_CLAUSE = re.compile(r"第?([0-9一二三四五六七八九十]{1,3})条")
WHO_WHEN = frozenset({"department", "deadline"})
"""What rows of the annex give beside the clause that they repeat."""


@dataclass(frozen=True)
class Asked:
    """What a question's words ask for, and the numbered clause that they name, if any."""

    wants: tuple[Wanted, ...]
    clause: str | None

    @classmethod
    def of(cls, text: str) -> Asked:
        """Read a normalised question."""
        named = _CLAUSE.search(text)
        clause = None
        if named:
            digits = named.group(1)
            clause = digits if digits.isdecimal() else f"{numeral(digits):g}"
        return cls(wanted(text), clause)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of things asked for."""
        return frozenset(want.kind for want in self.wants)


class Shape:
    """What stays the same from question to question in one library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        facts = library.facts
        clauses = [f"{fact.document} {fact.clause}" for fact in facts]
        names = {name: at for at, name in enumerate(dict.fromkeys(clauses))}
        self.clause = np.array([names[name] for name in clauses], dtype=np.int64)
        self.clauses = len(names)
        self.is_row = np.array([fact.clause.startswith("T") for fact in facts], dtype=np.float32)
        self.bare = np.array([not fact.asks for fact in facts], dtype=bool)
        """Sentences of documents for which nobody has written facts."""
        heading = [fact.gives <= {"direction"} for fact in facts]
        self.is_heading = np.array(heading, dtype=np.float32)

    def by_clause(self, scores: Array) -> Array:
        """Return each clause's best score."""
        best = np.full(self.clauses, -1.0, dtype=np.float32)
        np.maximum.at(best, self.clause, scores)
        return best


def candidates(shape: Shape, found: Found, asked: Asked, at: npt.NDArray[np.int64]) -> Array:
    """Return one row of features for every fact in `at`."""
    library = shape.library
    facts = len(library.facts)
    blend = found.blend
    starts = library.starts[:-1]
    own = slice(0, library.of_facts)
    best_blend = np.maximum.reduceat(blend[own], starts)
    learned = found.learned[:facts] if found.learned is not None else best_blend
    clause = shape.by_clause(learned)
    rows = np.zeros((len(at), len(CANDIDATE)), dtype=np.float32)
    views = [
        *(np.maximum.reduceat(found.cosines[view][own], starts) for view in VIEWS),
        *(np.maximum.reduceat(found.coverage[view][own], starts) for view in LEXICAL),
    ]
    for row, position in zip(rows, at, strict=True):
        fact = library.facts[position]
        texts = slice(library.starts[position], library.starts[position + 1])
        kinds = library.kinds[texts]
        asks = np.sort(blend[texts][kinds == _ASK])[::-1]
        quote = blend[texts][kinds == _QUOTE].max(initial=0.0)
        named = asked.clause is not None
        row[:] = [
            learned[position],
            learned[position] - _best_other(learned, position),
            clause[shape.clause[position]],
            clause[shape.clause[position]] - _best_other(clause, int(shape.clause[position])),
            best_blend[position],
            best_blend[position] - _best_other(best_blend, position),
            quote,
            max(blend[texts][kinds == _PLAIN].max(initial=0.0), quote),
            asks[:3].mean() if len(asks) else quote,
            *(view[position] for view in views),
            shape.is_row[position],
            shape.is_heading[position],
            float(named and asked.clause == fact.clause),
            float(named and asked.clause != fact.clause),
            float(bool(asked.kinds & WHO_WHEN)) * shape.is_row[position],
            *_matches(asked, fact.offers, given=True),
            *_matches(asked, fact.offers, given=False),
        ]
    return rows


def _matches(asked: Asked, offers: frozenset[str], *, given: bool) -> list[float]:
    wants = {want.kind: want for want in asked.wants}
    return [float(kind in wants and wants[kind].given_by(offers) is given) for kind in _KINDS]


def _best_other(scores: Array, position: int) -> float:
    """Return the best score of all but one."""
    if len(scores) < 2:
        return 0.0
    first, second = np.partition(scores, -2)[[-1, -2]]
    return float(second if scores[position] == first else first)


def context(shape: Shape, found: Found, asked: Asked) -> Array:
    """Return the features of a question that do not depend on the candidate chosen."""
    library = shape.library
    blend = found.blend
    outside = blend[library.of_facts :].max(initial=0.0)
    inside = blend[: library.of_facts].max(initial=0.0)
    facts = len(library.facts)
    sorts = found.learned[facts:] if found.learned is not None else np.zeros(len(SORTS))
    return np.array(
        [
            outside,
            inside - outside,
            sorts.max(initial=0.0),
            *sorts,
            np.log1p(len(found.query.text)),
            len(asked.kinds),
        ],
        dtype=np.float32,
    )


def overall(best: Array, lead: float, around: Array) -> Array:
    """Return the features by which a question is answered or refused.

    `best` is the row of the chosen candidate, `lead` how far it stands above the next, `around`
    the question's `context`.
    """
    return np.concatenate([best, np.array([lead], dtype=np.float32), around])


OVERALL = (
    *CANDIDATE,
    "lead",
    "outside_blend",
    "inside_over_outside",
    "outside_learned",
    *(f"outside_{sort}" for sort in SORTS),
    "length",
    "kinds_asked",
)
"""Names of the features of `overall`, in order."""
