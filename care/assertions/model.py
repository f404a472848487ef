"""The trained part: a linear model over features of a fact's mentions, from `model.npz`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from care import eligibility
from care.assertions import features, mentions
from care.assertions.corpus import STATUSES
from care.assertions.features import BUCKETS
from care.assertions.mentions import FIGURES, Mention
from care.errors import ContentError
from care.turns import reader

PATH = Path(__file__).resolve().parent / "model.npz"
STATE_SCALE = 0.1
"""How large the reader's states stand beside the features, whose row has length one."""

SHORT = 10
"""An answer of no more signs that names nothing is of what was asked."""

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Example:
    """All mentions of one fact in a text (of a figure: one of them), ready to be weighed."""

    fact: str
    mentions: tuple[Mention, ...]
    buckets: features.Row
    text: str
    value: int | None = None

    def scaled(self) -> Vector:
        """Return the weight of every bucket; the row has length one."""
        return np.full(len(self.buckets), 1 / np.sqrt(max(1, len(self.buckets))), np.float32)

    def states(self) -> Vector:
        """Return the reader's states at the mentions, their mean."""
        spans = tuple((m.start, m.end) for m in self.mentions)
        return reader.states(self.text, spans) * np.float32(STATE_SCALE)


@dataclass(frozen=True)
class Model:
    """Weights by hash bucket and status, by reader's state and status, and biases."""

    buckets: Vector
    states: Vector
    biases: Vector
    trained_on: str

    def shares(self, example: Example) -> Vector:
        """Return how likely each status is, in the order of STATUSES."""
        scores = example.scaled() @ self.buckets[example.buckets].astype(np.float32)
        scores = scores + example.states() @ self.states.astype(np.float32) + self.biases
        raised = np.exp(scores - scores.max())
        return np.asarray(raised / raised.sum(), dtype=np.float32)

    def heard(self, text: str, asked: str | None = None) -> dict[str, str | int]:
        """Return what a normalised text tells: a status of every fact spoken of, or its figure."""
        told: dict[str, str | int] = {}
        best: dict[str, float] = {}
        for example in examples(text, asked):
            shares = self.shares(example)
            status = STATUSES[int(shares.argmax())]
            if example.value is not None:
                share = float(shares[0])
                if share >= 0.5 and share > best.get(example.fact, 0.0):
                    told[example.fact], best[example.fact] = example.value, share
            elif status != "none":
                told[example.fact] = status
        return told


def examples(text: str, asked: str | None = None) -> Iterator[Example]:
    """Yield what there is to weigh in a normalised text; short answers are of what was asked."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions.find(text):
        found.setdefault(mention.fact, []).append(mention)
    own = _asked_of(asked)
    if len(text) <= SHORT and not any(fact in found for fact in own):
        found |= {fact: [Mention(fact, 0, 0, "")] for fact in own}
    for fact, said in found.items():
        for group in [[m] for m in said] if fact in FIGURES else [said]:
            row = features.row(text, group, asked)
            yield Example(fact, tuple(group), row, text, group[0].value)


@lru_cache(maxsize=1)
def load() -> Model:
    """Read the model once; ContentError where the file is wrong."""
    try:
        with np.load(PATH, allow_pickle=False) as data:
            return assemble(dict(data))
    except (OSError, ValueError, KeyError) as error:
        raise ContentError(
            f"{PATH.name}: 读不出来({error!r});请运行 python -m care.assertions.train。"
        ) from error


def stored(weights: npt.NDArray[Any], biases: npt.NDArray[Any]) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of `model.npz`: bucket weights of eight bits, states of sixteen."""
    buckets, states = weights[:BUCKETS], weights[BUCKETS:]
    scale = np.float32(max(1e-9, np.abs(buckets).max()) / 127)
    return {
        "buckets": np.round(buckets / scale).astype(np.int8),
        "scale": np.asarray(scale),
        "states": states.astype(np.float16),
        "biases": biases.astype(np.float32),
        "statuses": np.array(STATUSES),
    }


def assemble(data: Mapping[str, Any]) -> Model:
    """Build the model from its arrays; ValueError where they are of other statuses."""
    if tuple(str(s) for s in data["statuses"]) != STATUSES:
        raise ValueError("other statuses")
    buckets = data["buckets"].astype(np.float32) * data["scale"]
    states = data["states"].astype(np.float32)
    return Model(buckets, states, data["biases"], str(data.get("trained_on", "")))


@cache
def _asked_of(asked: str | None) -> tuple[str, ...]:
    return tuple(
        name
        for name, fact in eligibility.load().facts.items()
        if fact.ask == asked and fact.type == "boolean" and name in mentions.groups()
    )
