"""What a turn means amid a call: the shares that its words give, weighed by where it stands.

七十六咯，一个人住 is lonely talk as a first turn and an answer while a check asks for the age. A
multinomial logistic regression over the logarithms of the word model's shares, the place (a dummy
a place, and each with every share) and the sentence vector: stacking, as in Wolpert (1992).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.components.linear import softmax

VERSION = 1
_FLOOR = 1e-4
_VECTOR_WEIGHT = 2.0


@dataclass(frozen=True)
class AmidModel:
    """`weights` (features, classes) and `bias` (classes) over `amid_features`."""

    places: tuple[str, ...]
    classes: tuple[str, ...]
    weights: np.ndarray[Any, Any]
    bias: np.ndarray[Any, Any]

    def probabilities(
        self, shares: np.ndarray[Any, Any], vector: np.ndarray[Any, Any], place: str
    ) -> np.ndarray[Any, Any]:
        """Return the shares of the classes for a turn at `place`, one of `places`."""
        at = np.array([self.places.index(place)])
        features = amid_features(shares[None], vector[None], at, len(self.places))
        return softmax(features[0] @ self.weights + self.bias)

    def save(self, path: Path) -> None:
        """Write the model."""
        np.savez_compressed(
            path,
            version=np.array([VERSION]),
            places=np.array(self.places),
            classes=np.array(self.classes),
            weights=self.weights.astype(np.float32),
            bias=self.bias.astype(np.float32),
        )

    @classmethod
    def load(cls, path: Path) -> AmidModel:
        """Read a model written by `save`. Raises `ValueError` if its version does not fit."""
        with np.load(path, allow_pickle=False) as data:
            if int(data["version"][0]) != VERSION:
                raise ValueError(f"{path.name} has another version than {VERSION}: train anew.")
            return cls(
                tuple(str(p) for p in data["places"]),
                tuple(str(c) for c in data["classes"]),
                data["weights"],
                data["bias"],
            )


def amid_features(
    shares: np.ndarray[Any, Any],
    vectors: np.ndarray[Any, Any],
    at: np.ndarray[Any, Any],
    places: int,
) -> np.ndarray[Any, Any]:
    """Return the features (rows, …) of `shares` (rows, classes), sentence vectors and places."""
    logs = np.log(np.maximum(shares, _FLOOR)) / 3
    dummies = np.eye(places)[at]
    crossed = (logs[:, :, None] * dummies[:, None, :]).reshape(len(logs), -1)
    result: np.ndarray[Any, Any] = np.hstack([logs, dummies, crossed, vectors * _VECTOR_WEIGHT])
    return result
