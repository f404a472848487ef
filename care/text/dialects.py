"""Dialect words turned into Mandarin ones, from the lexicons in `care/lexicons`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from care import safe_yaml
from care.errors import ContentError
from care.text.characters import simplified
from care.text.mapped import Edit, Mapped

FOLDER = Path(__file__).resolve().parent.parent / "lexicons"
FILES = ("plain.yaml", "cantonese.yaml", "hakka.yaml", "guipu.yaml", "mishearings.yaml")
HEAD, END = "^", "$"


@dataclass(frozen=True)
class Entry:
    """One word of a lexicon.

    The word stays as it is after any of the strings in `not_after` or before any of those in
    `not_before`; where `after` or `before` is given, it is translated only there; where
    `clause_has` is given, only if its clause says one of those before it. In the four lists of
    neighbours "^" stands for the beginning of a clause and "$" for the end of one.
    """

    word: str
    to: str
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    clause_has: tuple[str, ...] = ()

    @property
    def bound(self) -> bool:
        """Whether the word is translated only in some surroundings: such entries come first."""
        return bool(self.after or self.before or self.clause_has)

    def fits(self, text: str, start: int, end: int) -> bool:
        """Tell whether the neighbours of `text[start:end]` allow the translation."""
        if self.not_before and _follows(text, end, self.not_before):
            return False
        if self.before and not _follows(text, end, self.before):
            return False
        if self.not_after and _precedes(text, start, self.not_after):
            return False
        if self.after and not _precedes(text, start, self.after):
            return False
        return not self.clause_has or _in_clause(text, start, self.clause_has)


def _follows(text: str, end: int, strings: tuple[str, ...]) -> bool:
    at_end = END in strings and (end == len(text) or not text[end].isalnum())
    return at_end or text.startswith(strings, end)


def _precedes(text: str, start: int, strings: tuple[str, ...]) -> bool:
    # endswith copies nothing: it compares in place within the given bounds
    at_head = HEAD in strings and (start == 0 or not text[start - 1].isalnum())
    return at_head or text.endswith(strings, 0, start)


def _in_clause(text: str, start: int, strings: tuple[str, ...]) -> bool:
    begin = start
    # a clause without a pause is at most so long; a text of one character must not cost squares
    while begin > max(0, start - _CLAUSE) and text[begin - 1].isalnum():
        begin -= 1
    return any(text.find(string, begin, start) >= 0 for string in strings)


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

    Raises ContentError where a file has another shape than {kept: [word], words: {from: to},
    guarded: [{from, to, not_after, not_before, after, before, clause_has}]} or where two files
    disagree. A kept word is plain Mandarin that holds a dialect one by chance: left as it is.
    """
    found: dict[str, list[Entry]] = {}
    seen: dict[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], _Seen] = {}
    for name in FILES:
        for entry in _read(FOLDER / name):
            key = (entry.word, entry.after, entry.before, entry.clause_has)
            if key in seen and seen[key][0] != entry.to:
                raise ContentError(
                    f"{name}: {entry.word} 译作 {entry.to},而 {seen[key][1]} 译作 "
                    f"{seen[key][0]};请只留一种译法。"
                )
            if key not in seen:
                seen[key] = (entry.to, name)
                found.setdefault(entry.word[0], []).append(entry)
    ordered = {
        first: tuple(sorted(entries, key=lambda e: (-len(e.word), not e.bound)))
        for first, entries in found.items()
    }
    begins = re.compile("[" + "".join(map(re.escape, ordered)) + "]")
    return Lexicon(ordered, begins)


def _read(path: Path) -> list[Entry]:
    data = safe_yaml.read(path)
    try:
        entries = [Entry(word := simplified(str(kept)), word) for kept in data.get("kept") or ()]
        entries += [
            Entry(simplified(str(word)), str(to or ""))
            for word, to in (data.get("words") or {}).items()
        ]
        return entries + [_guarded(item) for item in data.get("guarded") or ()]
    except (AttributeError, KeyError, TypeError) as error:
        raise ContentError(
            f"{path.name}: 应有 kept(原样的词)、words(词: 译文)或 guarded(每条含 from、to);"
            f"出错处:{error!r}。"
        ) from error


def _guarded(item: dict[str, Any]) -> Entry:
    def strings(name: str) -> tuple[str, ...]:
        return tuple(simplified(string) for string in _flat(item.get(name) or ()))

    return Entry(
        simplified(str(item["from"])),
        str(item["to"] or ""),
        strings("not_after"),
        strings("not_before"),
        strings("after"),
        strings("before"),
        strings("clause_has"),
    )


def _flat(values: Iterable[Any]) -> Iterator[str]:
    """Yield the strings of a list that may hold others (YAML anchors) beside its own."""
    for value in values:
        if isinstance(value, list):
            yield from _flat(value)
        else:
            yield str(value)


_Seen = tuple[str, str]
_CLAUSE = 40
