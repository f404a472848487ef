"""The small transformer (`care.text.transformer`) that knows intents, read beside the linear model.

`python -m bot.train_reader` makes its file.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from care.errors import ContentError
from care.text.speech import said
from care.text.transformer import Transformer, read

PATH = Path(__file__).resolve().parent / "reader.npz"
LONGEST, HEAD = 94, 40
"""Characters read at most; of a longer text its first `HEAD` and its end, where wishes stand."""


def excerpt(normalised: str) -> str:
    """Return what is read of a normalised text."""
    words = said(normalised)
    if len(words) <= LONGEST:
        return words
    return words[:HEAD] + words[HEAD - LONGEST :]


def log_shares(normalised: str, classes: tuple[str, ...]) -> np.ndarray[Any, Any]:
    """Return the log-probability of each class for a normalised text; zeros where none is said."""
    words = excerpt(normalised)
    if not words:
        return np.zeros(len(classes))
    network = load()
    places = {label: at for at, label in enumerate(network.labels)}
    logs = network.classify(words)
    floor = float(logs.min())
    return np.array([float(logs[places[c]]) if c in places else floor for c in classes])


@lru_cache(maxsize=1)
def load() -> Transformer:
    """Read the network once; ContentError where the file is wrong."""
    try:
        return read(PATH)
    except (OSError, ValueError, KeyError) as error:
        raise ContentError(
            f"{PATH.name} cannot be read ({error!r}); make it with `python -m bot.train_reader`."
        ) from error
