"""The turns that the reader learns from and is measured on, as YAML, one a line.

`acts/`, e.g. `{asked: confirm, text: "啱嘅叫佢[带把遮](note)", acts: [affirm]}`: `asked` is the
question that was open, the marks say which words are which detail. A turn that tells of `danger`
(emergency, urgent, or doubtful: somebody would have to ask) says so; of all the others
`care.emergencies` learns what is harmless.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from care import safe_yaml
from care.errors import ContentError
from care.text import normalise

FOLDER = Path(__file__).resolve().parent
"""Where the taught turns lie: in `acts/`."""

ASKED = {
    "open": "您有什么事",
    "service": "您想办什么",
    "date": "想约在哪一天",
    "time": "几点钟方便",
    "address": "请问到哪里",
    "phone": "留个联系电话",
    "number": "就用这个号码行吗",
    "name": "请问怎么称呼",
    "items": "要买什么要多少",
    "quantity": "要几份",
    "confirm": "都对吗",
    "changed": "改成这样对吗",
    "more": "还有别的事吗",
    "walk": "是不是这样",
    "consent": "记下来可以吗",
}
"""What may be open, and in what words the network reads it."""

ACTS = (
    "affirm", "deny", "inform", "ask", "remark", "repeat", "wait", "cancel", "another", "unknown",
    "person",
)  # fmt: skip
"""What a caller may do in a turn; several at once."""

DETAILS = (
    "date", "time", "address", "phone", "name", "whom", "whom_name", "age", "item", "drop",
    "portions", "service", "second", "condition", "note",
)  # fmt: skip
"""What words may be, for the request under way."""

DANGERS = ("", "emergency", "urgent", "doubtful")
"""How grave what a turn tells may be."""

_MARK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<detail>\w+)\)")


@dataclass(frozen=True)
class Mark:
    """Words of a turn, by their place in the normalised text, that are a detail."""

    detail: str
    start: int
    end: int


@dataclass(frozen=True)
class Turn:
    """One marked turn; `text` is normalised. `danger` is empty for one that tells of none."""

    asked: str
    text: str
    acts: frozenset[str]
    marks: tuple[Mark, ...]
    danger: str = ""


def read_acts(folder: Path) -> list[Turn]:
    """Return the turns of a folder's `acts/`; ContentError names file and line that is wrong."""
    return [_turn(entry, place) for entry, place in _lines(folder / "acts")]


def _lines(folder: Path) -> Iterator[tuple[Any, str]]:
    for path in sorted(folder.glob("*.yaml")):
        for number, entry in enumerate(_entries(path), 1):
            yield entry, f"{folder.name}/{path.name}:{number}"


def fingerprint(folder: Path = FOLDER) -> str:
    """Return a digest of the files that a network was trained on."""
    digest = hashlib.sha256()
    for path in sorted((folder / "acts").glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _entries(path: Path) -> Iterator[Any]:
    entries = safe_yaml.read(path)
    if not isinstance(entries, list):
        raise ContentError(f"{path.name}: 要写成一串轮次(- {{asked: …, text: …, acts: […]}})。")
    yield from entries


def _turn(entry: Any, place: str) -> Turn:
    if not isinstance(entry, dict) or set(entry) - {"danger"} != {"asked", "text", "acts"}:
        raise ContentError(f"{place}: 每行要有 asked、text、acts 三项,险情可加 danger。")
    asked, acts = entry["asked"], frozenset(entry["acts"])
    danger = str(entry.get("danger", ""))
    if danger not in DANGERS:
        raise ContentError(f"{place}: danger 只能是 {'、'.join(DANGERS[1:])},不是“{danger}”。")
    if asked not in ASKED:
        raise ContentError(f"{place}: 没有“{asked}”这个问题;可写 {'、'.join(ASKED)}。")
    if not acts or not acts <= set(ACTS):
        raise ContentError(f"{place}: acts {sorted(acts)} 里有不认得的;可写 {'、'.join(ACTS)}。")
    said, marks = unmarked(str(entry["text"]), place)
    heard = normalise(said)
    places = [heard.original_span(at, at + 1) for at in range(len(heard.text))]
    kept = []
    for mark in marks:
        inside = [at for at, (a, b) in enumerate(places) if a < mark.end and b > mark.start]
        if inside:
            kept.append(Mark(mark.detail, inside[0], inside[-1] + 1))
    return Turn(asked, heard.text, acts, tuple(kept), danger)


def unmarked(text: str, place: str = "") -> tuple[str, list[Mark]]:
    """Return the words of a marked text and its marks, by their place in the words."""
    said, marks, begin = "", [], 0
    for match in _MARK.finditer(text):
        if match["detail"] not in DETAILS:
            known = "、".join(DETAILS)
            raise ContentError(f"{place}: 没有“{match['detail']}”这种细节;可写 {known}。")
        said += text[begin : match.start()]
        marks.append(Mark(match["detail"], len(said), len(said) + len(match["words"])))
        said += match["words"]
        begin = match.end()
    said += text[begin:]
    if re.search(r"[\[\]]", said):
        raise ContentError(f"{place}: 方括号没有配成 [词](细节);请改 text。")
    return said, marks
