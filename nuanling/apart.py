"""`python -m nuanling.apart`: what is measured on stands in nothing that is learned from.

Compares every measuring set with the texts that the same part learns from. Two texts are too near
when their pairs of characters overlap by four fifths; what is said in a few characters is said
alike by everybody, and is not compared.
"""

from __future__ import annotations

import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from care import safe_yaml
from care.text import normalise

_MARK = re.compile(r"\[([^\[\]]+)\]\(\w+\)")
"""[words](detail) in a marked turn."""

ROOT = Path(__file__).resolve().parent.parent
NEAR = 0.8
SHORT = 8
"""Texts of fewer characters are not compared."""

SETS = {
    "tests/retrieval": ("knowledge_base/facts", "knowledge_base/training"),
    "tests/emergencies": (
        "care/emergencies/utterances",
        "care/emergencies/calibration",
        "care/turns/acts",
    ),
    "tests/turns": ("care/turns/acts",),
    "tests/nlu": ("bot/data/nlu", "bot/calibration"),
    "tests/nlu_told": ("bot/data/nlu", "bot/calibration"),
}
"""Measuring set → what is learned or chosen from."""


def too_near(measured: Iterable[str], learned: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each measured text that a learned one comes too near to, with that one."""
    index: dict[str, list[int]] = defaultdict(list)
    texts: list[str] = []
    pieces: list[frozenset[str]] = []
    for text in dict.fromkeys(learned):
        own = _pieces(text)
        if own:
            for piece in own:
                index[piece].append(len(texts))
            texts.append(text)
            pieces.append(own)
    for text in measured:
        own = _pieces(text)
        # at least four fifths of its pairs stand in a text too near, so one of its rarest fifth
        # and one more does (prefix filtering, Chaudhuri et al. 2006)
        rarest = sorted(own, key=lambda piece: len(index.get(piece, ())))
        some = rarest[: len(own) - math.ceil(NEAR * len(own)) + 1]
        for at in sorted({at for piece in some for at in index.get(piece, ())}):
            if len(own & pieces[at]) >= NEAR * len(own | pieces[at]):
                yield text, texts[at]
                break


def problems(root: Path = ROOT) -> list[str]:
    """Return one line for every measured text that is too near to a learned one."""
    lines = []
    for name, folders in SETS.items():
        learned = [text for folder in folders for text in _texts(root / folder)]
        lines += [
            f"{name}: “{measured}” is learned from as “{text}” → take one of them out"
            for measured, text in too_near(_texts(root / name), learned)
        ]
    return lines


def main() -> int:
    """Print the problems, one a line; the exit status is 1 if there are any."""
    found = problems()
    for line in found:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{len(found)} measured text(s) among what is learned from.\n")
    return 1 if found else 0


@cache
def _pieces(text: str) -> frozenset[str]:
    plain = "".join(sign for sign in normalise(text).text if sign.isalnum())
    if len(plain) < SHORT:
        return frozenset()
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


@cache
def _texts(folder: Path) -> tuple[str, ...]:
    paths = sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")])
    return tuple(text for path in paths for text in _said(safe_yaml.read(path)))


def _said(data: Any, key: str = "") -> Iterator[str]:
    """Yield what callers say in a content file: texts, asks, questions, Rasa's examples."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            inside = key if "#" in str(name) else str(name)
            yield from _said(value, inside)
    elif isinstance(data, list):
        for value in data:
            yield from _said(value, key)
    elif isinstance(data, str):
        if key == "examples":
            yield from (line.removeprefix("- ") for line in data.splitlines())
        elif key in ("text", "asks", "questions"):
            yield _MARK.sub(r"\1", data)


if __name__ == "__main__":
    sys.exit(main())
