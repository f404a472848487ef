"""Dialect words turned into Mandarin ones, from the lexicons in `care/lexicons`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import opencc
import yaml

from care.errors import ContentError
from care.text.mapped import Edit, Mapped

FOLDER = Path(__file__).resolve().parent.parent / "lexicons"
FILES = ("cantonese.yaml", "hakka.yaml", "guipu.yaml", "mishearings.yaml")


@dataclass(frozen=True)
class Entry:
    """One word of a lexicon.

    The word stays as it is after any of the strings in `not_after` or before any of those in
    `not_before`; where `after` or `before` is given, it is translated only there.
    """

    word: str
    to: str
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    def fits(self, text: str, start: int, end: int) -> bool:
        """Tell whether the neighbours of `text[start:end]` allow the translation."""
        if self.not_before and text.startswith(self.not_before, end):
            return False
        if self.before and not text.startswith(self.before, end):
            return False
        # endswith copies nothing: it compares in place within the given bounds
        if self.not_after and text.endswith(self.not_after, 0, start):
            return False
        return not self.after or text.endswith(self.after, 0, start)


@dataclass(frozen=True)
class Lexicon:
    """All entries, longest word first under their first character."""

    entries: dict[str, tuple[Entry, ...]]
    begins: re.Pattern[str]


def translate(mapped: Mapped) -> None:
    """Replace dialect words, the longest first, left to right, in place."""
    lexicon = load()
    text = mapped.text
    edits: list[Edit] = []
    at = 0
    for match in lexicon.begins.finditer(text):
        start = match.start()
        if start < at:
            continue
        for entry in lexicon.entries[text[start]]:
            end = start + len(entry.word)
            if text.startswith(entry.word, start) and entry.fits(text, start, end):
                if entry.to != entry.word:
                    edits.append((start, end, entry.to))
                at = end
                break
    mapped.apply(edits)


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """Read the lexicons once.

    Raises ContentError where a file has another shape than {words: {from: to},
    guarded: [{from, to, not_after, not_before, after, before}]} or where two files disagree.
    """
    found: dict[str, list[Entry]] = {}
    seen: dict[tuple[str, tuple[str, ...], tuple[str, ...]], tuple[str, str]] = {}
    for name in FILES:
        for entry in _read(FOLDER / name):
            key = (entry.word, entry.after, entry.before)
            if key in seen and seen[key][0] != entry.to:
                raise ContentError(
                    f"{name}: {entry.word} 译作 {entry.to},而 {seen[key][1]} 译作 "
                    f"{seen[key][0]};请只留一种译法。"
                )
            if key not in seen:
                seen[key] = (entry.to, name)
                found.setdefault(entry.word[0], []).append(entry)
    ordered = {
        first: tuple(sorted(entries, key=lambda e: (-len(e.word), not (e.after or e.before))))
        for first, entries in found.items()
    }
    begins = re.compile("[" + "".join(map(re.escape, ordered)) + "]")
    return Lexicon(ordered, begins)


def _read(path: Path) -> list[Entry]:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - safe loaders
    simplify = opencc.OpenCC("t2s").convert
    try:
        entries = [
            Entry(simplify(str(word)), str(to or "")) for word, to in (data["words"] or {}).items()
        ]
        return entries + [_guarded(item, simplify) for item in data.get("guarded") or ()]
    except (AttributeError, KeyError, TypeError) as error:
        raise ContentError(
            f"{path.name}: 应有 words(词: 译文)和 guarded(每条含 from、to);出错处:{error!r}。"
        ) from error


def _guarded(item: dict[str, Any], simplify: Any) -> Entry:
    def strings(name: str) -> tuple[str, ...]:
        return tuple(simplify(str(value)) for value in item.get(name) or ())

    return Entry(
        simplify(str(item["from"])),
        str(item["to"] or ""),
        strings("not_after"),
        strings("not_before"),
        strings("after"),
        strings("before"),
    )


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
