"""Words, cut by jieba with the dictionary of `care/lexicons/words.txt`."""

from __future__ import annotations

import logging
import warnings
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from care.text.dialects import FOLDER
from care.text.normalised import normalise

if TYPE_CHECKING:
    import jieba

DICTIONARY = FOLDER / "words.txt"
_lock = Lock()


def tokenise(text: str, *, normalised: bool = False) -> list[str]:
    """Cut a text into words, without spaces and punctuation.

    The text is normalised first; pass `normalised=True` where that was done already.
    """
    if not normalised:
        text = normalise(text).text
    return [word for word in tokenizer().lcut(text) if any(c.isalnum() for c in word)]


def tokenizer() -> jieba.Tokenizer:
    """Return the one tokenizer of this process; the first call loads it (about a second)."""
    with _lock:
        return _load()


@lru_cache(maxsize=1)
def _load() -> jieba.Tokenizer:
    with warnings.catch_warnings():
        # jieba's sources hold invalid escapes and ask for pkg_resources; both only warn
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.ERROR)
    cutter = jieba.Tokenizer()
    cutter.initialize()
    for line in DICTIONARY.read_text(encoding="utf-8").splitlines():
        word, frequency = line.split()
        cutter.add_word(word, int(frequency))
    return cutter
