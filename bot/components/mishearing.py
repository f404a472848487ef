"""What a speech recogniser makes of a sentence: characters that sound alike (training only).

The classifier learns from a misheard copy of every example beside the example, so that it leans on
sounds where the characters are wrong.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path

from care.text import syllables

COMMON = 3500
ALIKE = 12
"""A recogniser writes common characters: only the most frequent of those that sound alike."""


def misheard(text: str, share: float, rng: random.Random) -> str:
    """Return the text with about `share` of its Chinese characters replaced by homophones."""
    return "".join(_replaced(c, rng) if rng.random() < share else c for c in text)


def _replaced(character: str, rng: random.Random) -> str:
    if not "\u4e00" <= character <= "\u9fff":
        return character
    sound = syllables(character)
    choices = _homophones().get(sound[0], ()) if sound else ()
    return rng.choice(choices) if choices else character


@lru_cache(maxsize=1)
def _homophones() -> dict[str, tuple[str, ...]]:
    import jieba

    seen: Counter[str] = Counter()
    words = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8")
    for line in words.splitlines():
        word, count = line.split(" ")[:2]
        for character in word:
            seen[character] += int(count)
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for character, _ in seen.most_common(COMMON):
        if "\u4e00" <= character <= "\u9fff":
            for sound in syllables(character)[:1]:
                alike[sound].append(character)
    return {sound: tuple(found[:ALIKE]) for sound, found in alike.items()}
