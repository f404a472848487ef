"""Reads a turn beside the open question: acts, and the words that are details.

The network is `care.text.transformer`, made by `python -m care.turns.train`; it needs numpy alone
and about six milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from care.errors import ContentError
from care.text.transformer import Matrix, Transformer, read
from care.turns.corpus import ACTS, ASKED, DETAILS

PATH = Path(__file__).resolve().parent / "reader.npz"
LONGEST = 160
"""Characters of question and turn together that the network has room for."""
AT_ONCE = 80
"""So many are read together; a longer turn is read in parts.

What it learned from is seldom longer: of a story of 150 read at once it hears neither the address
nor the number, of the same in two parts both.
"""

TAGS = ("O", *(f"{begin}-{detail}" for detail in DETAILS for begin in "BI"))


@dataclass(frozen=True)
class Told:
    """Words that are a detail; `share` (0..1) is how sure the network is of its least sure one."""

    detail: str
    start: int
    end: int
    share: float


@dataclass(frozen=True)
class Reading:
    """A turn as the network reads it; places are those of the text that was given."""

    text: str
    acts: Mapping[str, float]
    told: tuple[Told, ...]
    _shares: Any = None

    def words(self, *details: str, least: float = 0.0) -> list[str]:
        """Return the words that are one of these details, in their order."""
        return [
            self.text[told.start : told.end]
            for told in self.told
            if told.detail in details and told.share >= least
        ]

    def likelihood(self, start: int, end: int, *details: str, whole: bool = False) -> float:
        """Return the greatest probability that any character of a span is one of these details.

        `whole`: the mean of its characters' instead.
        """
        if self._shares is None or start >= end:
            return 0.0
        columns = [TAGS.index(f"{begin}-{d}") for d in details for begin in "BI"]
        part = self._shares[start:end, columns].sum(axis=1)
        if not len(part):
            return 0.0
        return float(part.mean() if whole else part.max())


def read_turn(asked: str, text: str) -> Reading:
    """Read a normalised text that answers `asked` (a key of `corpus.ASKED`)."""
    return _remembered(asked, text)


@lru_cache(maxsize=512)
def _remembered(asked: str, text: str) -> Reading:
    import numpy as np

    network = load()
    question = ASKED[asked]
    room = AT_ONCE - len(question) - 1
    acts: dict[str, float] = dict.fromkeys(ACTS, 0.0)
    shares = []
    for part in _parts(plain(text), room):
        own, tags = network.tell(f"{question}${part}")
        for label, share in zip(ACTS, own, strict=True):
            acts[label] = max(acts[label], float(share))
        shares.append(tags[len(question) + 1 :])
    joined = np.concatenate(shares)
    return Reading(text, acts, tuple(spans(joined)), joined)


def _parts(text: str, room: int) -> list[str]:
    """Part a text into pieces of at most `room` signs, at a pause where there is one.

    A long story cut anywhere parts 住在 from 玉贵路45号, and neither half tells what it is.
    """
    parts = []
    while len(text) > room:
        pauses = [m.end() for m in _PAUSE.finditer(text, room // 2, room)]
        at = pauses[-1] if pauses else room
        parts.append(text[:at])
        text = text[at:]
    return [*parts, text]


_PAUSE = re.compile(r"[,，。;；!！?？\s]")


def spans(shares: Matrix) -> list[Told]:
    """Return the details that characters' probabilities (characters, tags) come to."""
    found: list[Told] = []
    best = shares.argmax(axis=1)
    for at, tag in enumerate(best):
        share = float(shares[at, tag])
        begin, _, detail = TAGS[tag].partition("-")
        if not detail:
            continue
        before = found[-1] if found else None
        if before and before.end == at and before.detail == detail and begin == "I":
            found[-1] = Told(detail, before.start, at + 1, min(before.share, share))
        else:
            found.append(Told(detail, at, at + 1, share))
    return found


def plain(text: str) -> str:
    """Leave out what the network reads as the mark between two parts."""
    return text.replace("$", " ").replace("^", " ")


@lru_cache(maxsize=1)
def load() -> Transformer:
    """Read the network once; ContentError where the file is wrong."""
    try:
        network = read(PATH)
        if network.tags != TAGS or network.labels != ACTS:
            raise ValueError("other labels")
    except (OSError, ValueError, KeyError) as error:
        raise ContentError(
            f"{PATH.name}: 读不出来({error!r});请运行 python -m care.turns.train。"
        ) from error
    return network


def states(text: str, spans: tuple[tuple[int, int], ...], asked: str = "walk") -> Matrix:
    """Return the network's mean state at spans of a normalised text; of all of it for no words."""
    import numpy as np

    lead = len(ASKED[asked]) + 1
    found = _states(asked, text)
    means = [
        found[lead + 1 + start : lead + 1 + end].mean(axis=0)
        for start, end in spans
        if start < end and lead + 1 + start < len(found)
    ]
    return np.asarray(np.mean(means, axis=0) if means else found.mean(axis=0), dtype=np.float32)


@lru_cache(maxsize=64)
def _states(asked: str, text: str) -> Matrix:
    network = load()
    return network.states(f"{ASKED[asked]}${plain(text)}")
