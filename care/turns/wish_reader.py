"""Tells what a turn wants above all, beside what was said to the caller last.

Another network of the same kind as `care.turns.reader`'s, made by `python -m care.turns.train`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from care.errors import ContentError
from care.text.transformer import Transformer, read
from care.turns.corpus import WISHES
from care.turns.reader import LONGEST, plain

PATH = Path(__file__).resolve().parent / "wishes.npz"
SAID = 40
"""Characters of what was said last that a turn is read beside, its end."""


def wishes(bot: str, text: str) -> Mapping[str, float]:
    """Return the probability (0..1) of every wish for a normalised text, said after `bot`."""
    return _wished(bot[-SAID:], text)


@lru_cache(maxsize=64)
def _wished(bot: str, text: str) -> Mapping[str, float]:
    import numpy as np

    network = load()
    room = LONGEST - len(bot) - 1
    # who tells a long story comes to the point at its end, or began with it
    parts = [text] if len(text) <= room else [text[:room], text[-room:]]
    logs = np.zeros(len(WISHES))
    for part in parts:
        scores = network.scores(f"{plain(bot)}${plain(part)}")
        logs = logs + scores / len(parts)
    shares = np.exp(logs - logs.max())
    return dict(zip(WISHES, (shares / shares.sum()).tolist(), strict=True))


@lru_cache(maxsize=1)
def load() -> Transformer:
    """Read the network once; ContentError where the file is wrong."""
    try:
        network = read(PATH)
        if network.labels != WISHES:
            raise ValueError("other wishes")
    except (OSError, ValueError, KeyError) as error:
        raise ContentError(
            f"{PATH.name}: 读不出来({error!r});请运行 python -m care.turns.train --wishes。"
        ) from error
    return network
