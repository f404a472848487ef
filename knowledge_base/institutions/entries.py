"""Institutions out of YAML files, checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from care.errors import ContentError
from knowledge_base.documents import read_yaml
from knowledge_base.facts import refuse_unknown
from knowledge_base.institutions.values import (
    APPLY,
    FIELDS,
    KINDS,
    Institution,
    Kind,
    Known,
    Source,
)

_FILE = {"kinds", "institutions"}
_KIND = {"kind", "about", "source", "verified_on"}
_ENTRY = {"id", "name", "also", "kind", "county", "town", "address", "phone", "facts"}
_ENTRY |= {"source", "verified_on"}
_NEEDED = ("id", "name", "kind", "source", "verified_on")


def load_file(path: Path) -> tuple[list[Institution], list[Kind]]:
    """Read one file of institutions and types.

    Raises:
        ContentError: naming the file, the entry and the remedy.
    """
    data = read_yaml(path)
    refuse_unknown(data, _FILE, f"{path}")
    own: dict[str, Institution] = {}
    for at, entry in enumerate(data.get("institutions") or (), 1):
        one = institution(entry, f"{path}: institution {at}")
        if one.id in own:
            raise ContentError(f"{path}: institution {at}: the id {one.id} is taken twice.")
        own[one.id] = one
    kinds = [
        _kind(entry, f"{path}: kind {at}") for at, entry in enumerate(data.get("kinds") or (), 1)
    ]
    return list(own.values()), kinds


def institution(entry: Any, place: str) -> Institution:
    """Make an institution out of a mapping such as a YAML file holds.

    Raises:
        ContentError: that begins with `place` and names the key.
    """
    if not isinstance(entry, dict):
        raise ContentError(f"{place}: must be a mapping of keys to values.")
    refuse_unknown(entry, _ENTRY, place)
    missing = [key for key in _NEEDED if not entry.get(key)]
    if missing:
        raise ContentError(f"{place}: lacks {', '.join(missing)}; add what is missing.")
    if entry["kind"] not in KINDS:
        raise ContentError(f"{place}: kind {entry['kind']!r} is not one of {'、'.join(KINDS)}.")
    facts = list(_facts(entry.get("facts") or (), place))
    told = {fact.about for fact in facts}
    for key in ("address", "phone"):
        if entry.get(key) and key not in told:
            facts.append(Known(key, f"{FIELDS[key]}：{entry[key]}。"))
            told.add(key)
    return Institution(
        id=str(entry["id"]),
        name=str(entry["name"]),
        kind=str(entry["kind"]),
        county=_text(entry.get("county")),
        town=_text(entry.get("town")),
        address=_text(entry.get("address")),
        phone=_text(entry.get("phone")),
        facts=tuple(facts),
        unknown=tuple(key for key in APPLY[entry["kind"]] if key not in told),
        source=_source(entry["source"], place),
        verified_on=_day(entry["verified_on"], place),
        also=tuple(map(str, entry.get("also") or ())),
    )


def _kind(entry: Any, place: str) -> Kind:
    refuse_unknown(entry, _KIND | {"facts"}, place)
    if entry.get("kind") not in KINDS:
        raise ContentError(f"{place}: kind {entry.get('kind')!r} is none of {'、'.join(KINDS)}.")
    return Kind(
        entry["kind"],
        tuple(_facts(entry.get("facts") or (), place)),
        _source(entry.get("source"), place),
        _day(entry.get("verified_on"), place),
    )


def _facts(entries: Sequence[Any], place: str) -> Iterable[Known]:
    for at, entry in enumerate(entries, 1):
        where = f"{place}, fact {at}"
        if not isinstance(entry, dict) or entry.get("about") not in FIELDS:
            raise ContentError(f"{where}: 'about' must be one of {', '.join(FIELDS)}.")
        refuse_unknown(entry, {"about", "text", "quote", "clause"}, where)
        if not isinstance(entry.get("text"), str) or not entry["text"].strip():
            raise ContentError(f"{where}: 'text' is missing or empty; write a sentence.")
        yield Known(
            entry["about"],
            entry["text"].strip(),
            _text(entry.get("quote")),
            _text(entry.get("clause")),
        )


def _source(entry: Any, place: str) -> Source:
    if isinstance(entry, str) and entry.strip():
        return Source(entry.strip())
    if not isinstance(entry, dict) or not entry.get("text"):
        raise ContentError(f"{place}: 'source' must say in words where this is known from.")
    refuse_unknown(entry, {"text", "document", "clause"}, f"{place}, source")
    return Source(str(entry["text"]), _text(entry.get("document")), _text(entry.get("clause")))


def _day(value: Any, place: str) -> date:
    if type(value) is not date:
        raise ContentError(f"{place}: 'verified_on' must be a date such as 2026-01-31.")
    return value


def _text(value: Any) -> str | None:
    return None if value is None or not str(value).strip() else str(value).strip()
