"""Institutions as data: reading, looking up, and writing into a built index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from care.errors import ContentError
from knowledge_base.documents import read_yaml, squeeze
from knowledge_base.facts import refuse_unknown

INSTITUTIONS = Path(__file__).parent

KINDS = ("养老机构", "街道居家养老服务中心", "日间照料中心", "农村幸福院", "老年大学", "120")
"""The types of institution that the document wants on one platform."""

FIELDS = {
    "status": "建设和开办情况",
    "address": "地址",
    "phone": "电话",
    "hours": "开放时间",
    "beds": "床位",
    "vacancies": "空床位",
    "doctors": "医生和护士",
    "services": "服务项目",
    "admission": "入住条件",
    "fees": "收费",
}
"""What can be told of an institution, with its name in Chinese."""

_ONLY_WITH_BEDS = {"beds", "vacancies", "admission"}
_APPLY = {
    "养老机构": tuple(FIELDS),
    "农村幸福院": tuple(FIELDS),
    "120": ("phone",),
    **{
        kind: tuple(key for key in FIELDS if key not in _ONLY_WITH_BEDS)
        for kind in ("街道居家养老服务中心", "日间照料中心", "老年大学")
    },
}
_FILE = {"kinds", "institutions"}
_KIND = {"kind", "about", "source", "verified_on"}
_ENTRY = {"id", "name", "also", "kind", "county", "town", "address", "phone", "facts"}
_ENTRY |= {"source", "verified_on"}
_NEEDED = ("id", "name", "kind", "source", "verified_on")


@dataclass(frozen=True)
class Source:
    """Where it is known from: in words for a screen, and the clause where a document says it."""

    text: str
    document: str | None = None
    clause: str | None = None


@dataclass(frozen=True)
class Known:
    """One thing known of an institution: a key of `FIELDS`, a sentence, and the words behind it."""

    about: str
    text: str
    quote: str | None = None
    clause: str | None = None


@dataclass(frozen=True)
class Institution:
    """An institution. None means that nobody has told it; `unknown` lists such fields by key."""

    id: str
    name: str
    kind: str
    county: str | None
    town: str | None
    address: str | None
    phone: str | None
    facts: tuple[Known, ...]
    unknown: tuple[str, ...]
    source: Source
    verified_on: date
    also: tuple[str, ...] = ()

    def known(self, about: str) -> Known | None:
        """Return what is known under a key of `FIELDS`, or None."""
        return next((fact for fact in self.facts if fact.about == about), None)


@dataclass(frozen=True)
class Kind:
    """What a document says of a type of institution in general, where it names none."""

    kind: str
    facts: tuple[Known, ...]
    source: Source
    verified_on: date


class Directory:
    """Institutions that can be looked up. A snapshot: it never changes."""

    def __init__(self, institutions: Iterable[Institution], kinds: Iterable[Kind] = ()) -> None:
        self.institutions = tuple(institutions)
        self.kinds: Mapping[str, Kind] = {kind.kind: kind for kind in kinds}

    @classmethod
    def load(cls, *, index: Path | None = None, content: Path | None = None) -> Directory:
        """Read the directory.

        Args:
            index: a folder that `build_index` keeps; its newest sound version is read.
            content: without an index, a folder of staff's own files, which override by id.

        Raises:
            ContentError: naming file, place and remedy.
        """
        if index is not None:
            return cls._built(index)
        institutions: dict[str, Institution] = {}
        kinds: dict[str, Kind] = {}
        for folder in (INSTITUTIONS, content):
            for path in sorted(folder.glob("*.yaml")) if folder else ():
                own, general = load_file(path)
                twice = sorted({one.id for one in own} & institutions.keys())
                if folder == INSTITUTIONS and twice:
                    raise ContentError(f"{path}: the id {twice[0]} is taken; choose another.")
                institutions |= {one.id: one for one in own}
                kinds |= {kind.kind: kind for kind in general}
        return cls(institutions.values(), kinds.values())

    def find(
        self, county: str | None = None, kind: str | None = None, name: str | None = None
    ) -> tuple[Institution, ...]:
        """Return the institutions that fit every part that is given, in the directory's order."""
        return tuple(
            one
            for one in self.institutions
            if (county is None or (one.county is not None and _short(one.county) == _short(county)))
            and (kind is None or one.kind == kind)
            and (name is None or _called(one, squeeze(name)))
        )

    def save(self, path: Path) -> None:
        """Write the directory as JSON, for a version of the index."""
        data = {
            "institutions": [asdict(one) for one in self.institutions],
            "kinds": [asdict(kind) for kind in self.kinds.values()],
        }
        text = json.dumps(data, ensure_ascii=False, indent=1, default=str)
        path.write_text(text, encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Directory:
        """Read what `save` wrote.

        Raises:
            ContentError: when the file is not whole.
        """
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                (Institution(**_thawed(entry)) for entry in data["institutions"]),
                (Kind(**_thawed(entry)) for entry in data["kinds"]),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ContentError(f"{path}: is no whole directory; build the index again.") from error

    @classmethod
    def _built(cls, folder: Path) -> Directory:
        from knowledge_base.store import IndexStore

        store = IndexStore(folder)
        problems = []
        for name in store.names():
            try:
                return cls.read(store.open(name).folder / "institutions.json")
            except ContentError as error:
                problems.append(str(error))
        raise ContentError(
            f"{folder}: holds no sound index; run `nuanling kb build`. " + " ".join(problems)
        )


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
        unknown=tuple(key for key in _APPLY[entry["kind"]] if key not in told),
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


def _short(county: str) -> str:
    return county[:-1] if len(county) > 2 and county[-1] in "县区市" else county


def _called(one: Institution, said: str) -> bool:
    """Whether a name, or a part of it, or a sentence around it, means this institution."""
    if len(said) < 2:
        return False
    return any(said in name or name in said for name in (one.name, *one.also))


def _thawed(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **entry,
        "facts": tuple(Known(**fact) for fact in entry["facts"]),
        "source": Source(**entry["source"]),
        "verified_on": date.fromisoformat(entry["verified_on"]),
        **{key: tuple(entry[key]) for key in ("unknown", "also") if key in entry},
    }
