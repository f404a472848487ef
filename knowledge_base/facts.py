"""Facts: the document as people ask it. One YAML file a clause beside the policy's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from care.errors import ContentError
from knowledge_base.documents import Clause, Document, read_yaml
from knowledge_base.figures import departments

FACTS = Path(__file__).parent / "facts"
GIVES = (
    "amount",
    "percentage",
    "count",
    "deadline",
    "department",
    "who",
    "what",
    "how",
    "where",
    "direction",
)
"""What a fact can give an asker. `direction` is a course set without particulars."""

FILE_KEYS = {"document", "clause", "title", "facts"}
FACT_KEYS = {"id", "quote", "plain", "gives", "outdated", "asks"}


@dataclass(frozen=True)
class Fact:
    """One statement of a document that someone could ask about.

    `quote` is the document's own text, `plain` the same in everyday words (≤40 汉字), `gives` what
    it tells, `asks` how people ask for it. `outdated` is the reason why it no longer holds.
    """

    id: str
    document: str
    clause: str
    quote: str
    plain: str
    gives: frozenset[str]
    asks: tuple[str, ...] = ()
    outdated: str | None = None

    @property
    def key(self) -> str:
        """Its id among all documents: two may both have a fact 1.1."""
        return f"{self.document}#{self.id}"

    @property
    def offers(self) -> frozenset[str]:
        """What it tells an asker: `gives`, and `age` where the quote names one."""
        return self.gives | ({"age"} if "岁" in self.quote else frozenset())

    def to_json(self) -> dict[str, Any]:
        """Return the fact as the index keeps it."""
        return {
            "id": self.id,
            "document": self.document,
            "clause": self.clause,
            "quote": self.quote,
            "plain": self.plain,
            "gives": sorted(self.gives),
            "asks": list(self.asks),
            "outdated": self.outdated,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Fact:
        """Read a fact written by `to_json`."""
        return cls(
            id=data["id"],
            document=data["document"],
            clause=data["clause"],
            quote=data["quote"],
            plain=data["plain"],
            gives=frozenset(data["gives"]),
            asks=tuple(data["asks"]),
            outdated=data["outdated"],
        )


def load_facts(document: Document, folder: Path = FACTS) -> list[Fact]:
    """Return the facts of every clause, in document order.

    A clause without a file falls back on its sentences, each of them a fact without asks. A
    superseded clause has none: it is never answered from.

    Raises:
        ContentError: naming the file, the place in it and the remedy.
    """
    facts: list[Fact] = []
    for clause in document.clauses.values():
        if clause.superseded:
            continue
        path = folder / document.id / f"{clause.id}.yaml"
        found = (
            load_clause(document, clause, path) if path.exists() else _sentences(document, clause)
        )
        facts.extend(found)
    return facts


def load_clause(document: Document, clause: Clause, path: Path) -> list[Fact]:
    """Read the facts file of one clause; quotes come back in the document's own spacing."""
    data = read_yaml(path)
    refuse_unknown(data, FILE_KEYS, f"{path}")
    if str(data.get("document")) != document.id or str(data.get("clause")) != clause.id:
        raise ContentError(
            f"{path}: names document {data.get('document')!r}, clause {data.get('clause')!r}; "
            f"expected {document.id!r} and {clause.id!r}. Rename the file or mend the two keys."
        )
    return [_fact(entry, document, clause, path) for entry in data.get("facts") or ()]


def refuse_unknown(data: Mapping[str, Any], known: set[str], place: str) -> None:
    """Raise a `ContentError` for the first key that is not known."""
    unknown = sorted(set(map(str, data)) - known)
    if unknown:
        raise ContentError(
            f"{place}: unknown key {unknown[0]!r}; known are {', '.join(sorted(known))}."
        )


def _fact(entry: Any, document: Document, clause: Clause, path: Path) -> Fact:
    if not isinstance(entry, dict) or not entry.get("id"):
        raise ContentError(f"{path}: every entry of 'facts' needs an id such as {clause.id}.1.")
    place = f"{path}: fact {entry['id']}"
    refuse_unknown(entry, FACT_KEYS, place)
    for key in ("quote", "plain"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise ContentError(f"{place}: {key!r} is missing or empty; write it.")
    gives = entry.get("gives")
    if not isinstance(gives, list) or not gives or not set(gives) <= set(GIVES):
        raise ContentError(f"{place}: 'gives' must list some of {', '.join(GIVES)}.")
    asks = entry.get("asks")
    if not isinstance(asks, list) or not all(isinstance(ask, str) and ask.strip() for ask in asks):
        raise ContentError(f"{place}: 'asks' must be a list of questions, each in quotation marks.")
    quote = clause.find(entry["quote"])
    if quote is None:
        raise ContentError(
            f"{place}: its quote is not in clause {clause.id} word for word; copy it from "
            f"{document.path.name if document.path else document.id}."
        )
    outdated = entry.get("outdated")
    return Fact(
        id=str(entry["id"]),
        document=document.id,
        clause=clause.id,
        quote=quote,
        plain=entry["plain"].strip(),
        gives=frozenset(gives),
        asks=tuple(asks),
        outdated=str(outdated) if outdated else None,
    )


def _sentences(document: Document, clause: Clause) -> list[Fact]:
    facts: list[Fact] = []
    for quote, plain in _sayings(document, clause):
        key = f"{clause.id}.s{len(facts) + 1}"
        facts.append(Fact(key, document.id, clause.id, quote, plain, _given(quote)))
    return facts


def _sayings(document: Document, clause: Clause) -> Iterator[tuple[str, str]]:
    """Yield (quote, plain) of every sentence, and of a table's row as a whole.

    A cell says nothing without the others, so a row is told with the heads of its columns.
    """
    if clause.id == "meta":
        return  # titles, addressees and signatures state nothing
    head: tuple[str, ...] = ()
    for segment in document.segments:
        if segment.clause is None and segment.is_row:
            head = segment.cells
        if segment.clause != clause.id:
            continue
        if not segment.is_row:
            yield from ((said, _MARKER.sub("", said)) for said in segment.sentences())
            continue
        told = list(segment.cells)
        if len(head) == len(segment.cells):
            pairs = zip(head, segment.cells, strict=True)
            told = [f"{name}：{cell}" for name, cell in pairs if name != "序号"]
        yield segment.text, "；".join(told)


def _given(sentence: str) -> frozenset[str]:
    """Return what a sentence can tell, by its words: an amount only where there is one."""
    given = {"who", "what", "how", "where"}
    given |= {kind for kind, sign in _TOLD.items() if sign.search(sentence)}
    if departments(sentence):
        given.add("department")
    return frozenset(given)


_MARKER = re.compile(
    r"^(?:第[零〇一二三四五六七八九十百0-9]+条|[一二三四五六七八九十]+、"
    r"|[（(][一二三四五六七八九十]+[）)]|[0-9]{1,3}[.．、](?![0-9]))[ 　]*(?=.)"
)
_NUMBER = r"[0-9０-９零〇一二两三四五六七八九十百千万亿]"
_TOLD = {
    "amount": re.compile(rf"{_NUMBER}\s*(?:余|多)?\s*元"),
    "percentage": re.compile(rf"[%％]|百分之|{_NUMBER}成"),
    "count": re.compile(rf"{_NUMBER}\s*(?:张|名|人|个|家|所|座|户|床|平方米|次|小时)"),
    "deadline": re.compile(rf"{_NUMBER}\s*(?:年|月|日|天|工作日)|期末|底前"),
}
