"""Institutions that can be looked up: out of YAML files, or out of a built index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from care.errors import ContentError
from knowledge_base.documents import squeeze
from knowledge_base.institutions.entries import load_file
from knowledge_base.institutions.values import Institution, Kind, Known, Source

INSTITUTIONS = Path(__file__).parent


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
