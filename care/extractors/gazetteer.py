"""Yulin's counties, towns and streets, read once from `care/gazetteer.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml

from care.errors import ContentError
from care.text import syllables

FILE = Path(__file__).resolve().parent.parent / "gazetteer.yaml"
Kind = Literal["county", "town", "street"]
_SUFFIX = re.compile("(?:新区|街道|[县区市镇])$")


@dataclass(frozen=True)
class Entry:
    """A place of the gazetteer and the counties that it lies in (a county in itself)."""

    name: str
    kind: Kind
    counties: tuple[str, ...]

    @property
    def core(self) -> str:
        """The name without 县, 镇 …; a one-character rest (容) keeps its suffix."""
        core = _SUFFIX.sub("", self.name)
        return core if len(core) > 1 else self.name


@dataclass(frozen=True)
class Gazetteer:
    """The places, by what they are called and by how that sounds."""

    called: dict[str, Entry]
    cores: dict[str, tuple[Entry, ...]]
    sounding: dict[tuple[str, ...], tuple[str, Entry] | None]
    plain: frozenset[str]
    names: re.Pattern[str]
    core: re.Pattern[str]
    lengths: tuple[int, ...]


@lru_cache(maxsize=8192)
def sound(character: str) -> str:
    """Return how one character sounds, for comparison with `Gazetteer.sounding`.

    Single characters can be remembered; whole texts would cost a reading each time.
    """
    return "".join(syllables(character))


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """Read the gazetteer. Raises ContentError where the file has another shape."""
    try:
        data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        entries: dict[str, Entry] = {}
        called: dict[str, Entry] = {}
        for county in data["counties"]:
            entry = Entry(county["name"], "county", (county["name"],))
            for name in (county["name"], *county["also"]):
                called[name] = entry
            _add(entries, county["name"], "town", county["towns"])
            _add(entries, county["name"], "street", county.get("streets", ()))
        plain = frozenset(data["plain"])
        # 文地街上 is in the town, 文地街 is a street
        not_before = "(?!街上)(?:" + "|".join(map(re.escape, data["not_before"])) + ")"
    except (AttributeError, KeyError, TypeError) as error:
        raise ContentError(
            "gazetteer.yaml: 每个 counties 要有 name、also、towns,另有 plain 和 not_before;"
            f"出错处:{error!r}。"
        ) from error
    called.update(entries)
    full = {name: entry for name, entry in called.items() if name == entry.name}
    short = {name: entry for name, entry in called.items() if name != entry.name}
    cores: dict[str, tuple[Entry, ...]] = {}
    for entry in entries.values():
        if entry.kind == "town":
            cores[entry.core] = (*cores.get(entry.core, ()), entry)
    # 福绵 and 福绵镇: the county's short name is not the town's
    cores = {core: towns for core, towns in cores.items() if core not in called}
    return Gazetteer(
        called,
        cores,
        _sounds(called),
        plain,
        re.compile(f"({_any(full)}|(?:{_any(short)})(?!{not_before}))"),
        re.compile(f"({_any(cores)})(?!{not_before})"),
        tuple(sorted({len(name) for name in called}, reverse=True)),
    )


def _add(entries: dict[str, Entry], county: str, kind: Kind, names: list[str]) -> None:
    for name in names:
        known = entries.get(name)
        counties = (*known.counties, county) if known else (county,)
        entries[name] = Entry(name, kind, counties)


def _any(names: dict[str, object] | dict[str, Entry] | dict[str, tuple[Entry, ...]]) -> str:
    return "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))


def _sounds(called: dict[str, Entry]) -> dict[tuple[str, ...], tuple[str, Entry] | None]:
    """Index the names by sound; what two places share decides nothing and maps to None."""
    sounds: dict[tuple[str, ...], tuple[str, Entry] | None] = {}
    for name, entry in called.items():
        key = tuple(map(sound, name))
        known = sounds.get(key)
        ambiguous = key in sounds and (known is None or known[1] != entry)
        sounds[key] = None if ambiguous else (name, entry)
    return sounds
