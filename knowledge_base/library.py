"""What the index keeps of the content: facts, their texts, documents' names, outside questions."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from care.errors import ContentError
from knowledge_base.documents import Document
from knowledge_base.facts import Fact
from knowledge_base.outside import SORTS, Outside
from knowledge_base.regions import county_of

Kind = Literal["quote", "plain", "ask"]
KINDS: tuple[Kind, ...] = ("quote", "plain", "ask")


@dataclass(frozen=True)
class Limit:
    """When and where a clause holds; None is no limit."""

    county: str | None = None
    since: date | None = None
    until: date | None = None

    def holds(self, day: date, counties: Collection[str]) -> bool:
        """Whether it may be told on that day to somebody who asks about these counties."""
        return (
            (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
            and (self.county is None or self.county in counties)
        )

    def to_json(self) -> list[str | None]:
        """Return the limit as the index keeps it."""
        days = [day.isoformat() if day else None for day in (self.since, self.until)]
        return [self.county, *days]

    @classmethod
    def from_json(cls, data: Sequence[str | None]) -> Limit:
        """Read a limit written by `to_json`."""
        county, since, until = data
        return cls(
            county,
            date.fromisoformat(since) if since else None,
            date.fromisoformat(until) if until else None,
        )


@dataclass(frozen=True)
class Title:
    """How a document and its clauses are named when they are cited."""

    id: str
    title: str
    issued: date
    clauses: Mapping[str, tuple[str, str]]
    """Clause id → (label such as 第19条, title)."""

    rows: Mapping[str, tuple[str, ...]]
    """Clause id → the annex rows that assign its task (and a row's id → the clauses it repeats)."""

    limits: Mapping[str, Limit] = field(default_factory=dict)
    """Clause id → when and where it holds, for those that do not hold always and in the whole city.
    """


class Library:
    """Facts in order, and every text by which one of them, or an outside question, is known.

    `texts` holds the facts' texts and then the outside questions. `owners[t]` is the class of text
    t: the position of its fact, or `len(facts)` plus the position of its sort in `SORTS`. A fact's
    texts stand together, at `starts[f]:starts[f + 1]`; `kinds[t]` is an index into `KINDS`.
    """

    def __init__(
        self,
        facts: Sequence[Fact],
        titles: Mapping[str, Title],
        outside: Sequence[Outside] = (),
    ) -> None:
        self.facts = tuple(facts)
        self.titles = dict(titles)
        self.outside = tuple(outside)
        self.at = {fact.key: position for position, fact in enumerate(self.facts)}
        texts: list[str] = []
        owners: list[int] = []
        kinds: list[int] = []
        for position, fact in enumerate(self.facts):
            for kind, text in _texts(fact):
                texts.append(text)
                owners.append(position)
                kinds.append(KINDS.index(kind))
        self.of_facts = len(texts)
        """How many of the texts belong to facts; the rest are outside questions."""
        for question in self.outside:
            texts.append(question.text)
            owners.append(len(self.facts) + SORTS.index(question.sort))
            kinds.append(KINDS.index("ask"))
        self.texts = texts
        self.owners: npt.NDArray[np.int64] = np.array(owners, dtype=np.int64)
        self.kinds: npt.NDArray[np.int64] = np.array(kinds, dtype=np.int64)
        self.starts: npt.NDArray[np.int64] = np.searchsorted(
            self.owners[: self.of_facts], np.arange(len(self.facts) + 1)
        )

    @property
    def asked_for(self) -> npt.NDArray[np.int64]:
        """The texts of facts for which somebody wrote questions, and the outside questions.

        Empty where nobody wrote any.
        """
        asked = np.array([bool(fact.asks) for fact in self.facts] + [False] * len(SORTS))
        within = asked[self.owners]
        if within.any():
            within[self.of_facts :] = True
        return np.flatnonzero(within)

    @classmethod
    def of(
        cls,
        documents: Mapping[str, Document],
        facts: Sequence[Fact],
        outside: Sequence[Outside] = (),
    ) -> Library:
        """Build a library from loaded content."""
        titles = {
            document.id: Title(
                document.id,
                document.title,
                document.issued,
                {clause.id: (clause.label, clause.title) for clause in document.clauses.values()},
                _kin(document),
                dict(_limits(document)),
            )
            for document in documents.values()
        }
        return cls(facts, titles, outside)

    def holding(self, day: date, counties: Collection[str]) -> npt.NDArray[np.bool_] | None:
        """Return which facts may be told on that day and there; None where all may be."""
        limits = {
            (title.id, clause): limit.holds(day, counties)
            for title in self.titles.values()
            for clause, limit in title.limits.items()
        }
        if all(limits.values()):
            return None
        return np.array([limits.get((f.document, f.clause), True) for f in self.facts], dtype=bool)

    def save(self, path: Path) -> None:
        """Write the library as JSON."""
        titles = [
            {
                "id": title.id,
                "title": title.title,
                "issued": title.issued.isoformat(),
                "clauses": {key: list(value) for key, value in title.clauses.items()},
                "rows": {key: list(value) for key, value in title.rows.items()},
                "limits": {key: limit.to_json() for key, limit in title.limits.items()},
            }
            for title in self.titles.values()
        ]
        outside = [[question.text, question.sort, question.about] for question in self.outside]
        facts = [fact.to_json() for fact in self.facts]
        data = {"titles": titles, "facts": facts, "outside": outside}
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Library:
        """Read a library that `save` wrote.

        Raises:
            ContentError: when the file is not whole.
        """
        try:
            data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            titles = {
                entry["id"]: Title(
                    entry["id"],
                    entry["title"],
                    date.fromisoformat(entry["issued"]),
                    {key: (value[0], value[1]) for key, value in entry["clauses"].items()},
                    {key: tuple(value) for key, value in entry["rows"].items()},
                    {key: Limit.from_json(value) for key, value in entry["limits"].items()},
                )
                for entry in data["titles"]
            }
            facts = [Fact.from_json(entry) for entry in data["facts"]]
            return cls(facts, titles, [Outside(*entry) for entry in data["outside"]])
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise ContentError(f"{path}: is not a whole library; build the index again.") from error


def _kin(document: Document) -> dict[str, tuple[str, ...]]:
    kin: dict[str, list[str]] = {}
    for clause in document.clauses.values():
        for name in clause.repeats:
            kin.setdefault(name, []).append(clause.id)
            kin.setdefault(clause.id, []).append(name)
    return {name: tuple(found) for name, found in kin.items()}


def _limits(document: Document) -> Iterator[tuple[str, Limit]]:
    for clause in document.clauses.values():
        ends = [day for day in (document.in_force_until, clause.until) if day]
        county = county_of(clause.region or document.region)
        limit = Limit(county, document.in_force_from, min(ends, default=None))
        if limit != Limit():
            yield clause.id, limit


def _texts(fact: Fact) -> Iterator[tuple[Kind, str]]:
    yield "quote", fact.quote
    if fact.plain != fact.quote:
        yield "plain", fact.plain
    for ask in fact.asks:
        yield "ask", ask
