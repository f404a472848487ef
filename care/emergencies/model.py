"""The trained part: linear models over n-grams and signals, read from `model.npz`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from care.emergencies import ngrams, signals
from care.emergencies.kinds import KINDS
from care.emergencies.signals import Signals
from care.errors import ContentError

PATH = Path(__file__).resolve().parent / "model.npz"
SIGNAL_SCALE = 0.3
"""How large signals stand beside the n-grams, whose row has length one."""

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Opinion:
    """What the model makes of a text.

    `alarm` is the log-odds that somebody must act, `grave` that it is an emergency and not merely
    urgent, `kinds` the score of every kind in the order of KINDS.
    """

    alarm: float
    grave: float
    kinds: Vector


@dataclass(frozen=True)
class Model:
    """Weights by hash bucket (`alarm`, `grave`, `kinds`) and by signal (the `_signals`)."""

    sounds: dict[str, str]
    idf: Vector
    alarm: Vector
    grave: Vector
    alarm_signals: Vector
    grave_signals: Vector
    kinds: Vector
    kind_signals: Vector
    biases: Vector
    kind_biases: Vector
    trained_on: str

    def judge(self, found: Signals) -> Opinion:
        """Weigh a text's n-grams and signals."""
        buckets, row = self.row(ngrams.core(ngrams.said(found.text)))
        numbers = np.asarray(signals.numbers(found), dtype=np.float32) * SIGNAL_SCALE
        alarm = row @ self.alarm[buckets] + numbers @ self.alarm_signals + self.biases[0]
        grave = row @ self.grave[buckets] + numbers @ self.grave_signals + self.biases[1]
        small = buckets % len(self.kinds)
        kinds = row @ self.kinds[small].astype(np.float32)
        kinds += np.asarray(signals.kind_numbers(found), np.float32) @ self.kind_signals
        return Opinion(float(alarm), float(grave), kinds + self.kind_biases)

    def row(self, words: str) -> tuple[npt.NDArray[np.int64], Vector]:
        """Return the text's buckets and their weights, scaled to length one."""
        buckets = ngrams.hashed(ngrams.grams(words, self.sounds), len(self.idf))
        row = self.idf[buckets]
        length = float(np.sqrt(row @ row))
        return buckets, row / length if length else row

    def focus(self, words: str, most: int) -> str:
        """Return the run of at most `most` spoken characters that speaks loudest for an alarm.

        Who rambles may say the one thing that matters in the middle; a reader with room for a few
        words must be handed those.
        """
        spare = len(words) - most
        if spare <= 0:
            return words
        loud = np.zeros(spare + 1, dtype=np.float64)
        for (_, n), grams in ngrams.by_length(words, self.sounds).items():
            each = self._loudness[[ngrams.bucket(gram, len(self.idf)) for gram in grams]]
            sums = np.concatenate([[0.0], np.cumsum(each, dtype=np.float64)])
            loud += sums[most - n + 1 : most - n + 2 + spare] - sums[: spare + 1]
        start = int(np.argmax(loud))
        return words[start : start + most]

    @cached_property
    def _loudness(self) -> Vector:
        """What one n-gram of each bucket says for an alarm."""
        return self.alarm * self.idf

    def telling(self, text: str, most: int = 3) -> list[tuple[int, int]]:
        """Return the spans of a normalised, folded text that speak loudest for an alarm."""
        weighed = []
        for n in (4, 3, 2):
            for start in range(len(text) - n + 1):
                piece = text[start : start + n]
                if piece == ngrams.said(piece):
                    weight = self._loudness[ngrams.bucket(piece, len(self.idf))]
                    weighed.append((float(weight), start, start + n))
        chosen: list[tuple[int, int]] = []
        for weight, start, end in sorted(weighed, reverse=True):
            if weight <= 0 or len(chosen) == most:
                break
            if all(end <= a or start >= b for a, b in chosen):
                chosen.append((start, end))
        return sorted(chosen)


@lru_cache(maxsize=1)
def load() -> Model:
    """Read the model once.

    Raises ContentError where the file is missing or was made for other signals.
    """
    try:
        with np.load(PATH, allow_pickle=False) as stored:
            data: dict[str, Any] = dict(stored)
    except (OSError, ValueError) as error:
        raise ContentError(
            f"{PATH.name}: 读不出来({error});请运行 python -m care.emergencies.train。"
        ) from error
    if data["signals"].tolist() != signals.names() or data["names"].tolist() != list(KINDS):
        raise ContentError(
            f"{PATH.name}: 与 scopes.yaml 或种类表不符;请运行 python -m care.emergencies.train。"
        )
    sounds = dict(zip(str(data["characters"]), str(data["syllables"]).split(), strict=True))
    floats = {
        name: data[name].astype(np.float32)
        for name in ("idf", "alarm", "grave", "alarm_signals", "grave_signals", "kind_signals",
                     "biases", "kind_biases")
    }  # fmt: skip
    kinds = data["kinds"].astype(np.float32) * data["kinds_scale"].astype(np.float32)
    return Model(sounds, kinds=kinds, trained_on=str(data["trained_on"]), **floats)
