"""The utterances that the model learns from and is measured on, as JSON lines.

`{"text": "低保也没有 五保也没有", "facts": {"low_allowance": "no", "five_guarantee": "no"}}`:
a fact stands there only if it is spoken of for whom it is asked; a figure is a whole number.
`asked` is the question that was open. What is spoken of somebody else is left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from care import eligibility
from care.errors import ContentError
from care.text import normalise

FOLDER = Path(__file__).resolve().parent / "told"
STATUSES = ("yes", "no", "unknown", "none")
"""What a mention may come to; `none` is somebody else's, or nobody's."""


@dataclass(frozen=True)
class Utterance:
    """One labelled utterance; `text` is normalised, `asked` the question that was open."""

    text: str
    facts: Mapping[str, str | int]
    asked: str | None
    place: str


def read(folder: Path = FOLDER) -> list[Utterance]:
    """Return the utterances of a folder; ContentError names the file and line that is wrong."""
    return [
        _utterance(line, f"{path.name}:{number}")
        for path in sorted(folder.glob("*.jsonl"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip()
    ]


def fingerprint(folder: Path = FOLDER) -> str:
    """Return a digest of the files that a model was trained on."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.jsonl")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _utterance(line: str, place: str) -> Utterance:
    try:
        entry = json.loads(line)
        text, facts = str(entry["text"]), dict(entry["facts"])
    except (ValueError, KeyError, TypeError) as error:
        raise ContentError(
            f"{place}: 每行要是一个有 text 和 facts 的 JSON 对象({error})。"
        ) from error
    known = eligibility.load().facts
    for name, value in facts.items():
        right = isinstance(value, int) if known_figure(name) else value in STATUSES[:3]
        if name not in known or not (right or value == "unknown"):
            raise ContentError(f"{place}: “{name}: {value}”不对;可写 yes、no、unknown 或整数。")
    asked = entry.get("asked")
    question = known[asked].ask if asked in known else asked
    return Utterance(normalise(text).text, facts, question, place)


def known_figure(name: str) -> bool:
    """Whether a fact is a figure."""
    known = eligibility.load().facts
    return name in known and known[name].type == "integer"
