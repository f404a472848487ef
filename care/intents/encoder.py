"""The small transformer (`care.text.transformer`) that knows intents.

`python -m care.intents.train` makes its file.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from care.errors import ContentError
from care.text.transformer import Matrix, Transformer, read

PATH = Path(__file__).resolve().parent / "encoder.npz"
HEAD, TAIL = 64, 32
"""Of a longer text the beginning and the end are read: a story ends in what it is told for."""


def signs(form: str) -> str:
    """Return what the network reads of a text in the common form: no pauses, no more than it can.

    A text without letters or digits stays as it is.
    """
    words = "".join(c for c in form if c.isalnum()) or form
    return words if len(words) <= HEAD + TAIL else words[:HEAD] + words[-TAIL:]


def classify(form: str) -> tuple[tuple[str, ...], Matrix]:
    """Return the intents that the network knows, and the log-probability of each."""
    network = load()
    return tuple(network.labels), network.classify(signs(form))


@lru_cache(maxsize=1)
def load() -> Transformer:
    """Read the network once; ContentError where the file is wrong."""
    try:
        return read(PATH)
    except (OSError, ValueError, KeyError) as error:
        raise ContentError(
            f"{PATH.name}: 读不出来({error!r});请运行 python -m care.intents.train。"
        ) from error
