"""A policy document as ordered segments, each owned by a clause or marked as a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from care.errors import ContentError

POLICIES = Path(__file__).parent / "policies"
Status = Literal["in_force", "reviewed", "superseded", "repealed", "draft"]
"""`reviewed` is what a reviewer sets: read against the original, in force between its dates."""

SERVING = frozenset({"in_force", "reviewed"})

_SENTENCE = re.compile(r"[^。；！？]+[。；！？]*[”’』」）]*|[。；！？]+")
_CLAUSE_KEYS = {"id", "label", "title", "repeats", "region", "until", "superseded"}
_KEYS = {"id", "title", "number", "issuer", "printed_by", "region", "issued", "in_force_from"}
_KEYS |= {"in_force_until", "status", "source", "original", "reviewer", "clauses", "segments"}


@dataclass(frozen=True)
class Segment:
    """A stretch of the document: running text, or the cells of a table row.

    `clause` is None for a heading that no clause owns.
    """

    clause: str | None
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """The segment's text; cells are parted by a tab, as in the source."""
        return "\t".join(self.cells)

    def sentences(self) -> Iterator[str]:
        """Yield the segment's sentences in order; a cell ends a sentence too."""
        for cell in self.cells:
            for found in _SENTENCE.finditer(cell):
                if found.group().strip():
                    yield found.group().strip()

    @property
    def is_row(self) -> bool:
        """Whether this is a row of a table."""
        return len(self.cells) > 1


@dataclass(frozen=True)
class Clause:
    """A part of the document that can be cited: id, spoken label (第19条), title, its segments."""

    id: str
    label: str
    title: str
    segments: tuple[Segment, ...]
    repeats: tuple[str, ...] = ()
    """The clauses whose task this row of an annex assigns."""
    region: str | None = None
    """Where it holds, if not in the whole region of the document."""
    until: date | None = None
    """The last day on which it holds, if it ends before the document does."""
    superseded: str | None = None
    """By what it was superseded; such a clause is never answered from."""

    @property
    def text(self) -> str:
        """The clause's whole text, segments joined by newlines."""
        return "\n".join(segment.text for segment in self.segments)

    def sentences(self) -> Iterator[str]:
        """Yield the clause's sentences in order; table cells and segments end a sentence too."""
        for segment in self.segments:
            yield from segment.sentences()

    def find(self, quote: str) -> str | None:
        """Return the clause's own text for a quote that may differ from it in white space."""
        wanted = squeeze(quote)
        text = self.text
        places = [at for at, sign in enumerate(text) if not sign.isspace()]
        start = squeeze(text).find(wanted)
        if start < 0 or not wanted:
            return None
        return text[places[start] : places[start + len(wanted) - 1] + 1]


@dataclass(frozen=True)
class Document:
    """A policy document with its metadata; `number` (文号) is None where the source has none."""

    id: str
    title: str
    issuer: str
    region: str
    issued: date
    status: Status
    segments: tuple[Segment, ...]
    clauses: Mapping[str, Clause]
    number: str | None = None
    printed_by: str | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None
    source: str | None = None
    original: str | None = None
    """The file that it was read from, beside the policy file."""
    reviewer: str | None = None
    path: Path | None = field(default=None, compare=False)

    def answers_on(self, day: date) -> bool:
        """Whether the document may be answered as fact on that day."""
        if self.status not in SERVING or (self.in_force_from and day < self.in_force_from):
            return False
        return self.in_force_until is None or day <= self.in_force_until


def squeeze(text: str) -> str:
    """Return the text without any white space: how quotes and sources are compared."""
    return re.sub(r"\s+", "", text)


def load_document(path: Path) -> Document:
    """Read one policy file.

    Raises:
        ContentError: naming the file, the place in it and the remedy.
    """
    data = read_yaml(path)
    _only_known(data, _KEYS, path, "the document")
    try:
        segments = tuple(_segment(entry, path, at) for at, entry in enumerate(data["segments"], 1))
        clauses: dict[str, Clause] = {}
        for entry in data["clauses"]:
            name = str(entry["id"])
            if name in clauses:
                raise ContentError(f"{path}: clause {name} is listed twice; keep one of them.")
            own = tuple(s for s in segments if s.clause == name)
            if not own:
                raise ContentError(f"{path}: clause {name} owns no segment; add its text.")
            _only_known(entry, _CLAUSE_KEYS, path, f"clause {name}")
            clauses[name] = Clause(
                name,
                str(entry["label"]),
                str(entry["title"]),
                own,
                repeats=tuple(map(str, entry.get("repeats") or ())),
                region=entry.get("region"),
                until=_day(entry, "until", f"{path}: clause {name}"),
                superseded=entry.get("superseded"),
            )
        unknown = {s.clause for s in segments if s.clause is not None} - set(clauses)
        unknown |= {name for clause in clauses.values() for name in clause.repeats} - set(clauses)
        if unknown:
            raise ContentError(
                f"{path}: clauses {sorted(unknown)} are named that 'clauses' lacks; list them."
            )
        if data["status"] not in get_args(Status):
            raise ContentError(
                f"{path}: status {data['status']!r} is not one of {', '.join(get_args(Status))}."
            )
        place = f"{path}: the document"
        if _day(data, "issued", place) is None:
            raise ContentError(f"{path}: 'issued' is empty; write the day it was issued.")
        optional = {key: data.get(key) for key in ("number", "printed_by", "source", "original")}
        return Document(
            id=str(data["id"]),
            title=str(data["title"]),
            issuer=str(data["issuer"]),
            region=str(data["region"]),
            issued=data["issued"],
            status=data["status"],
            segments=segments,
            clauses=clauses,
            in_force_from=_day(data, "in_force_from", place),
            in_force_until=_day(data, "in_force_until", place),
            reviewer=data.get("reviewer"),
            path=path,
            **optional,
        )
    except KeyError as missing:
        raise ContentError(f"{path}: the key {missing} is missing; add it.") from missing


def load_documents(folder: Path = POLICIES, own: Path | None = None) -> dict[str, Document]:
    """Read every policy file of a folder, by document id; files in `own` override by id."""
    documents = _folder(folder)
    if not documents:
        raise ContentError(f"{folder}: no policy file (*.yaml) in it; add one.")
    return documents | (_folder(own) if own else {})


def read_yaml(path: Path) -> dict[str, Any]:
    """Read a YAML mapping, as a `ContentError` with file and line where it is broken."""
    data = _read(path)
    if not isinstance(data, dict):
        raise ContentError(f"{path}: must be a mapping of keys to values.")
    return data


def read_yaml_list(path: Path) -> list[dict[str, Any]]:
    """Read a YAML list of mappings; broken files as `read_yaml` tells them."""
    data = _read(path)
    if not isinstance(data, list) or not all(isinstance(entry, dict) for entry in data):
        raise ContentError(f"{path}: must be a list of entries, each a mapping of keys to values.")
    return data


def _read(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - safe base
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else "unknown place"
        what = getattr(error, "problem", None) or str(error)
        raise ContentError(f"{path}, {place}: not readable as YAML ({what}); mend it.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{path}: cannot be read as UTF-8 text ({error}).") from error


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, which also refuses a key given twice (YAML itself keeps the last)."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} is given twice", key_node.start_mark
                )
            seen.add(key)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


def _folder(folder: Path) -> dict[str, Document]:
    documents: dict[str, Document] = {}
    for path in sorted(folder.glob("*.yaml")):
        document = load_document(path)
        if document.id in documents:
            raise ContentError(f"{path}: the id {document.id} is taken already; choose another.")
        documents[document.id] = document
    return documents


def _day(data: Mapping[str, Any], key: str, place: str) -> date | None:
    value = data.get(key)
    if value is not None and type(value) is not date:
        raise ContentError(f"{place}: {key!r} is {value!r}; write a day such as 2026-01-31.")
    return value


def _segment(entry: Mapping[str, Any], path: Path, at: int) -> Segment:
    _only_known(entry, {"clause", "heading", "text", "cells"}, path, f"segment {at}")
    if ("clause" in entry) == bool(entry.get("heading")):
        raise ContentError(f"{path}: segment {at} needs either 'clause' or 'heading: true'.")
    cells = entry.get("cells") or [entry.get("text")]
    if not all(isinstance(cell, str) and cell for cell in cells):
        raise ContentError(f"{path}: segment {at} needs 'text' or 'cells' with words in them.")
    clause = entry.get("clause")
    return Segment(None if clause is None else str(clause), tuple(cells))


def _only_known(data: Mapping[str, Any], known: set[str], path: Path, place: str) -> None:
    unknown = sorted(set(map(str, data)) - known)
    if unknown:
        raise ContentError(
            f"{path}: {place} has the unknown key {unknown[0]!r}; known are "
            f"{', '.join(sorted(known))}."
        )
