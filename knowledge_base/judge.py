"""Which of the facts that were found answers a question, and whether any does."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from care.errors import ContentError
from knowledge_base.features import CANDIDATE, OVERALL, Asked, Shape, candidates, context, overall
from knowledge_base.outside import SORTS
from knowledge_base.retrieval import Found

WEIGHTS = Path(__file__).parent / "model" / "judge.json"
CONSIDERED = 12
"""How many of the facts found are weighed; the right one is behind them in 2 % of cases."""

CONTRARY = 4.0
"""What a fact loses that speaks of the opposite of what is asked about."""

_FOR_PROFIT = re.compile("(?<!非)[营盈]利")
_NOT_FOR_PROFIT = re.compile("非[营盈]利")

Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Linear:
    """A linear score over named, standardised features."""

    mean: Array
    scale: Array
    weights: Array
    bias: float

    def __call__(self, rows: Array) -> Array:
        """Return one score a row."""
        scores = ((rows - self.mean) / self.scale) @ self.weights + np.float32(self.bias)
        return np.asarray(scores, dtype=np.float32)

    def to_json(self, names: Sequence[str]) -> dict[str, Any]:
        """Return the model with its features by name."""
        parts = zip(names, self.mean, self.scale, self.weights, strict=True)
        features = {n: [round(float(x), 5) for x in rest] for n, *rest in parts}
        return {"bias": round(self.bias, 5), "features": features}

    @classmethod
    def from_json(cls, data: Mapping[str, Any], names: Sequence[str]) -> Linear:
        """Read a model; a feature that it does not name counts nothing."""
        rows = np.array([data["features"].get(n, [0.0, 1.0, 0.0]) for n in names], dtype=np.float32)
        return cls(rows[:, 0], rows[:, 1], rows[:, 2], float(data["bias"]))


@dataclass(frozen=True)
class Judgement:
    """The facts in order with their scores, and how sure it is that the first one answers.

    `sort` is what kind of outside question it most resembles; `likeness` is how alike the first
    fact's nearest text is (0..1).
    """

    facts: tuple[int, ...]
    scores: tuple[float, ...]
    sure: float
    sort: str
    likeness: float


def contrary(question: str, quote: str) -> bool:
    """Whether one speaks of homes run for profit alone, the other of those that are not.

    Alike to every view, and opposite to the caller: one pays half of what the other is spared.
    """
    sides = [
        (_NOT_FOR_PROFIT.search(text) is not None, _FOR_PROFIT.search(text) is not None)
        for text in (question, quote)
    ]
    return sides in ([(True, False), (False, True)], [(False, True), (True, False)])


class Judge:
    """The trained ranker and refusal over the facts that retrieval found."""

    def __init__(self, ranker: Linear, refusal: Linear, threshold: float) -> None:
        self.ranker = ranker
        self.refusal = refusal
        self.threshold = threshold

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Judge:
        """Read the trained weights.

        Raises:
            ContentError: when the file is not whole.
        """
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                Linear.from_json(data["ranker"], CANDIDATE),
                Linear.from_json(data["refusal"], OVERALL),
                float(data["threshold"]),
            )
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise ContentError(
                f"{path}: is not a whole set of weights; fit them again with "
                "`python -m knowledge_base.training.fit`."
            ) from error

    def weigh(self, shape: Shape, found: Found, asked: Asked) -> Judgement:
        """Order the facts found for a question and say how sure the first one is."""
        at = found.best(CONSIDERED)
        if not len(at):
            return Judgement((), (), 0.0, "absent", 0.0)
        rows = candidates(shape, found, asked, at)
        scores = self.ranker(rows)
        for place, position in enumerate(at):
            if contrary(found.query.text, shape.library.facts[position].quote):
                scores[place] -= CONTRARY
        order = np.argsort(-scores, kind="stable")
        lead = float(scores[order[0]] - scores[order[1]]) if len(order) > 1 else 0.0
        summary = overall(rows[order[0]], lead, context(shape, found, asked))
        odds = float(self.refusal(summary[None, :])[0])
        facts = len(shape.library.facts)
        sort = "absent"
        if found.learned is not None:
            sort = SORTS[int(np.argmax(found.learned[facts:]))]
        return Judgement(
            tuple(int(at[place]) for place in order),
            tuple(float(scores[place]) for place in order),
            float(1 / (1 + np.exp(-np.clip(odds, -30, 30)))),
            sort,
            float(rows[order[0], CANDIDATE.index("blend")]),
        )
