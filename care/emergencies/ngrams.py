"""A text as hashed n-grams of characters and of folded syllables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from zlib import crc32

import numpy as np
import numpy.typing as npt

from care.text.speech import said

__all__ = ["bucket", "by_length", "core", "grams", "hashed", "said"]

CHARACTERS = range(1, 5)
SYLLABLES = range(2, 5)
_GREETING = re.compile(
    "^(?:你好|您好|喂|哈喽|早上好|下午好|晚上好|早晨|请问(?:一下)?|麻烦(?:你|您|问)?(?:一下)?|不好意思|打扰(?:了|一下)?)+"
    "|(?:谢谢(?:你|您)?|多谢|唔该)+$"
)


def core(words: str) -> str:
    """Strip greetings from both ends of spoken words: being polite changes no danger."""
    bare = _GREETING.sub("", words)
    return bare or words


def grams(words: str, sounds: dict[str, str]) -> set[str]:
    """Return the n-grams of a text; `sounds` gives each character's folded syllable."""
    found: set[str] = set()
    for run in by_length(words, sounds).values():
        found.update(run)
    return found


def by_length(words: str, sounds: dict[str, str]) -> dict[tuple[str, int], list[str]]:
    """Return the n-grams in the order of their places, by what they are made of and their n."""
    heard = [sounds.get(character, character) for character in words]
    runs = {
        ("characters", n): [words[i : i + n] for i in range(len(words) - n + 1)] for n in CHARACTERS
    }
    runs |= {
        ("syllables", n): ["~" + " ".join(heard[i : i + n]) for i in range(len(heard) - n + 1)]
        for n in SYLLABLES
    }
    return runs


def bucket(gram: str, size: int) -> int:
    """Return an n-gram's hash bucket; the same on every machine."""
    return crc32(gram.encode()) % size


def hashed(found: Iterable[str], size: int) -> npt.NDArray[np.int64]:
    """Return the distinct hash buckets of n-grams, in order; the same on every machine."""
    buckets = {bucket(gram, size) for gram in found}
    return np.fromiter(sorted(buckets), dtype=np.int64, count=len(buckets))
