"""A small transformer that reads a text as a whole and sorts it, in numpy alone.

It is SimBERT-tiny (4 layers of 312, ZhuiyiTechnology, Apache-2.0) with a linear head over its first
and its mean vector, fine-tuned by `care.text.transformer_training` and stored with eight bits a
weight.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

HEADS = 12

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Layer:
    """One transformer layer: weights by name, matrices as (inputs, outputs)."""

    weights: dict[str, Matrix]

    def __call__(self, x: Matrix) -> Matrix:
        """Attend, then feed forward; residual and normalisation after each."""
        w = self.weights
        length, width = x.shape
        mixed = (x @ w["qkv"] + w["qkv_bias"]).reshape(length, 3, HEADS, -1).transpose(1, 2, 0, 3)
        query, key, value = mixed
        scores = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(width // HEADS))
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        attended = (scores / scores.sum(axis=-1, keepdims=True)) @ value
        merged = attended.transpose(1, 0, 2).reshape(length, width)
        x = _normal(x + merged @ w["out"] + w["out_bias"], w["norm1"], w["norm1_bias"])
        inner = _gelu(x @ w["inner"] + w["inner_bias"])
        return _normal(x + inner @ w["outer"] + w["outer_bias"], w["norm2"], w["norm2_bias"])


@dataclass(frozen=True)
class Transformer:
    """The loaded network. `labels` are what it sorts texts into, `tags` what it sorts characters
    into (none where it was not taught to), both in the order of its outputs."""

    ids: dict[str, int]
    labels: tuple[str, ...]
    top: dict[str, Matrix]
    layers: tuple[Layer, ...]
    tags: tuple[str, ...] = ()

    @property
    def longest(self) -> int:
        """How many characters it reads at most; whoever has more must choose which."""
        return len(self.top["places"]) - 2

    def classify(self, words: str) -> Matrix:
        """Return the log-probability of every label for the first `longest` spoken characters."""
        logits = self._sorted(self.states(words))
        logits = logits - logits.max()
        return np.asarray(logits - np.log(np.exp(logits).sum()), dtype=np.float32)

    def tell(self, words: str) -> tuple[Matrix, Matrix]:
        """Return each label's own probability, and every character's of every tag.

        For labels of which several may hold. `$` stands between two parts of a text; shapes are
        (labels,) and (characters, tags), of the first `longest` characters.
        """
        x = self.states(words)
        own = 1 / (1 + np.exp(-self._sorted(x)))
        scores = x[1:-1] @ self.top["tagger"] + self.top["tagger_bias"]
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares = shares / shares.sum(axis=1, keepdims=True)
        return own.astype(np.float32), shares.astype(np.float32)

    def scores(self, words: str) -> Matrix:
        """Return the score of every label, for whoever compares some of them; shape (labels,)."""
        return self._sorted(self.states(words))

    def states(self, words: str) -> Matrix:
        """Return the state of every character, between those of the two marks at the ends."""
        words = words[: self.longest]
        ids = [self.ids["^"], *(self.ids.get(c, self.ids["?"]) for c in words), self.ids["$"]]
        t = self.top
        x = t["words"][ids] * t["words_scale"][ids] + t["places"][: len(ids)]
        x = _normal(x, t["norm"], t["norm_bias"]) @ t["widen"] + t["widen_bias"]
        for layer in self.layers:
            x = layer(x)
        return x

    def _sorted(self, x: Matrix) -> Matrix:
        logits = np.concatenate([x[0], x.mean(axis=0)]) @ self.top["head"] + self.top["head_bias"]
        return np.asarray(logits)


def read(path: Path) -> Transformer:
    """Read a network from its .npz (about 20 MB of memory).

    Raises OSError, ValueError or KeyError where the file is missing or not such a network.
    """
    with np.load(path, allow_pickle=False) as stored:
        return assemble(dict(stored))


def assemble(data: dict[str, Any]) -> Transformer:
    """Build the network from stored arrays; eight-bit ones carry a `<name>_scale` per column."""
    top: dict[str, Matrix] = {}
    layers: list[dict[str, Matrix]] = [{} for _ in range(int(data["depth"]))]
    for name, array in data.items():
        if name in ("words", "words_scale"):
            top[name] = array if name == "words" else array.astype(np.float32)
            continue
        if name.endswith("_scale") or array.dtype.kind not in "fi" or not array.ndim:
            continue
        full = array.astype(np.float32)
        if array.dtype == np.int8:
            full = full * data[f"{name}_scale"].astype(np.float32)
        number, _, part = name.partition(".")
        if part:
            layers[int(number)][part] = full
        else:
            top[name] = full
    ids = {character: i for i, character in enumerate(str(data["characters"]))}
    labels = tuple(str(label) for label in data["labels"])
    tags = tuple(str(tag) for tag in data.get("tags", ()))
    return Transformer(ids, labels, top, tuple(map(Layer, layers)), tags)


def _normal(x: Matrix, scale: Matrix, bias: Matrix) -> Matrix:
    x = x - x.mean(axis=-1, keepdims=True)
    spread = np.sqrt((x * x).mean(axis=-1, keepdims=True) + np.float32(1e-12))
    return np.asarray(x / spread * scale + bias, dtype=np.float32)


def _gelu(x: Matrix) -> Matrix:
    # the tanh form: numpy has no erf, and the difference is under a thousandth
    return np.asarray(
        0.5 * x * (1 + np.tanh(np.float32(0.79788456) * (x + np.float32(0.044715) * x * x * x))),
        dtype=np.float32,
    )
