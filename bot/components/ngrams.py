"""What a sentence looks like to the intent classifier: n-grams of characters, words and sounds.

Sounds let a mis-heard word count as the word that was meant; words and characters keep apart what
only sounds alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

CHARACTERS = (1, 2, 3, 4)
WORDS = (1, 2)
SYLLABLES = (1, 2, 3)
_ASIDE = set("，。？！、；：,.?!;:…—~ \t\r\n\"'“”‘’（）()《》【】")


def ngrams(text: str, words: Sequence[str], syllables: Sequence[str]) -> Counter[str]:
    """Count the features of a normalised text; names begin with c:, w: or p: by their view.

    Punctuation is left out: a recogniser invents it and an elder's message has none.
    """
    characters = ["^", *(c for c in text if c not in _ASIDE), "$"]
    counted: Counter[str] = Counter()
    _count(counted, "c:", characters, CHARACTERS, "")
    _count(counted, "w:", [w for w in words if w.strip() and w not in _ASIDE], WORDS, " ")
    _count(counted, "p:", ["^", *syllables, "$"], SYLLABLES, " ")
    return counted


def _count(
    counted: Counter[str], view: str, units: Sequence[str], sizes: Sequence[int], glue: str
) -> None:
    for size in sizes:
        for start in range(len(units) - size + 1):
            gram = units[start : start + size]
            if size == 1 and gram[0] in ("^", "$"):
                continue
            counted[view + glue.join(gram)] += 1
