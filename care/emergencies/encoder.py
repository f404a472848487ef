"""The small transformer (`care.text.transformer`) that knows kinds of danger and harmless sorts.

`python -m care.emergencies.train_encoder` makes its file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from care.emergencies.kinds import KINDS
from care.errors import ContentError
from care.text.transformer import Matrix, Transformer, read

PATH = Path(__file__).resolve().parent / "encoder.npz"
LONGEST = 48
"""Characters read at most; of a longer text `Model.focus` chooses which."""


@dataclass(frozen=True)
class Encoder:
    """The network, and what its labels come to."""

    network: Transformer

    def classify(self, words: str) -> Matrix:
        """Return the log-probability of every label for spoken characters."""
        return self.network.classify(words)

    def of_kinds(self, logs: Matrix) -> dict[str, float]:
        """Return the log-probability of every kind, harmless sorts left out."""
        labels = self.network.labels
        return {k: float(v) for k, v in zip(labels, logs, strict=True) if k in KINDS}

    def alarm(self, logs: Matrix) -> tuple[float, float]:
        """Return the log-odds of any alarm, and of an emergency among the alarms."""
        kinds = np.array([KINDS.get(label, "none") for label in self.network.labels])
        shares = {level: _total(logs[kinds == level]) for level in ("emergency", "urgent", "none")}
        alarm = np.logaddexp(shares["emergency"], shares["urgent"])
        return float(alarm - shares["none"]), float(shares["emergency"] - shares["urgent"])


@lru_cache(maxsize=1)
def load() -> Encoder:
    """Read the network once; ContentError where the file is wrong."""
    try:
        return Encoder(read(PATH))
    except (OSError, ValueError, KeyError) as error:
        raise ContentError(
            f"{PATH.name}: 读不出来({error!r});请运行 python -m care.emergencies.train_encoder。"
        ) from error


def _total(logs: Matrix) -> float:
    return float(np.logaddexp.reduce(logs)) if len(logs) else -30.0
