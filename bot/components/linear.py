"""A linear classifier over n-grams and a sentence vector: kept as .npz, run in numpy alone.

A row of counts is weighted 1 + log(count) times idf and brought to length 1 in each view
(characters, words, sounds), so that a long story does not drown a short one and no view outweighs
the others; the sentence vector follows with a weight of its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.components.sentences import Sentence

VERSION = 2
VIEWS = ("c:", "w:", "p:")


@dataclass(frozen=True)
class LinearModel:
    """Weights of features by class. Probabilities are softmax(scores / temperature).

    `weights` belong to the n-grams in `index`, `dense` to the sentence vector times
    `vector_weight`.
    """

    classes: tuple[str, ...]
    index: dict[str, int]
    idf: np.ndarray[Any, Any]
    weights: np.ndarray[Any, Any]
    dense: np.ndarray[Any, Any]
    bias: np.ndarray[Any, Any]
    vector_weight: float
    temperature: float = 1.0

    def scores(self, sentence: Sentence) -> np.ndarray[Any, Any]:
        """Return one raw score a class."""
        columns, values = weigh(sentence.counts, self.index, self.idf)
        scores = self.bias + (sentence.vector * self.vector_weight) @ self.dense
        if columns:
            scores = scores + np.asarray(values) @ self.weights[columns]
        return np.asarray(scores, dtype=np.float64)

    def probabilities(self, sentence: Sentence) -> np.ndarray[Any, Any]:
        """Return calibrated probabilities in the order of `classes`."""
        return softmax(self.scores(sentence) / self.temperature)

    def save(self, path: Path) -> None:
        """Write the model; the feature names are one UTF-8 text, a line each, in index order."""
        names = "\n".join(sorted(self.index, key=self.index.__getitem__))
        np.savez_compressed(
            path,
            version=np.array([VERSION]),
            classes=np.array(self.classes),
            names=np.frombuffer(names.encode("utf-8"), dtype=np.uint8),
            idf=self.idf.astype(np.float32),
            weights=self.weights.astype(np.float32),
            dense=self.dense.astype(np.float32),
            bias=self.bias.astype(np.float32),
            settings=np.array([self.vector_weight, self.temperature]),
        )

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        """Read a model written by `save`. Raises `ValueError` if shapes or version do not fit."""
        with np.load(path, allow_pickle=False) as data:
            if int(data["version"][0]) != VERSION:
                raise ValueError(f"{path.name} has another version than {VERSION}: train anew.")
            names = data["names"].tobytes().decode("utf-8").split("\n")
            model = cls(
                classes=tuple(str(c) for c in data["classes"]),
                index={name: i for i, name in enumerate(names)},
                idf=data["idf"],
                weights=data["weights"],
                dense=data["dense"],
                bias=data["bias"],
                vector_weight=float(data["settings"][0]),
                temperature=float(data["settings"][1]),
            )
        if model.weights.shape != (len(names), len(model.classes)):
            raise ValueError(f"{path.name} is damaged: its shapes do not fit. Train anew.")
        return model


def softmax(scores: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return exp(scores) over the last axis, summing to 1."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: np.ndarray[Any, Any] = raised / raised.sum(axis=-1, keepdims=True)
    return result


def weigh(
    counts: Counter[str], index: dict[str, int], idf: np.ndarray[Any, Any]
) -> tuple[list[int], list[float]]:
    """Return the columns and values of a row; features that training never saw are left out."""
    columns: list[int] = []
    values: list[float] = []
    views: list[str] = []
    norms = dict.fromkeys(VIEWS, 0.0)
    for name, count in counts.items():
        column = index.get(name)
        if column is None:
            continue
        value = (1.0 + float(np.log(count))) * float(idf[column])
        columns.append(column)
        values.append(value)
        views.append(name[:2])
        norms[name[:2]] += value * value
    return columns, [v / norms[view] ** 0.5 for v, view in zip(values, views, strict=True)]
