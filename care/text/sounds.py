"""How a text sounds, with the confusions of the region's accents folded together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_HAN}]+|[0-9]|[A-Za-z]+")
_PIECE = 400
_LABIALS = {
    "hu": "fu",
    "hua": "fa",
    "hui": "fei",
    "huan": "fan",
    "hun": "fen",
    "huang": "fang",
    "huai": "fai",
    "huo": "fo",
    "hong": "feng",
}


def syllables(text: str) -> list[str]:
    """Return the syllables without tones, folded so that confusable ones are equal.

    zh/z, ch/c, sh/s, n/l, r/l, h/f before u, and -ng/-n (except -ong) are one; letters come as
    lower-case words and digits one by one; everything else is left out.
    """
    sounds: list[str] = []
    for match in _RUN.finditer(text):
        run = match.group()
        if run[0].isascii():
            sounds.append(run.lower())
            continue
        for start in range(0, len(run), _PIECE):
            sounds += (fold(sound) for sound in _reader()(run[start : start + _PIECE]))
    return sounds


@lru_cache(maxsize=2048)
def fold(syllable: str) -> str:
    """Fold one toneless syllable."""
    syllable = _LABIALS.get(syllable, syllable)
    if syllable[:2] in ("zh", "ch", "sh"):
        syllable = syllable[0] + syllable[2:]
    if syllable[:1] in ("n", "r") and len(syllable) > 1:
        syllable = "l" + syllable[1:]
    return syllable[:-1] if syllable.endswith(("ang", "eng", "ing")) else syllable


def syllable(character: str) -> str:
    """Return a character's folded syllable by its commonest reading; itself if it has none."""
    from pypinyin.constants import PINYIN_DICT

    reading = PINYIN_DICT.get(ord(character), character).split(",")[0].replace("ü", "v")
    plain = unicodedata.normalize("NFD", reading)
    return fold("".join(c for c in plain if not unicodedata.combining(c)))


@lru_cache(maxsize=8192)
def readings(character: str) -> frozenset[str]:
    """Return the folded syllables of a character's two commonest readings; none without any."""
    from pypinyin.constants import PINYIN_DICT

    found = PINYIN_DICT.get(ord(character), "").replace("ü", "v")
    plain = unicodedata.normalize("NFD", found)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    distinct = list(dict.fromkeys(sound for sound in bare.split(",") if sound))
    return frozenset(fold(sound) for sound in distinct[:2])


@lru_cache(maxsize=1)
def _reader() -> Callable[[str], list[str]]:
    # pypinyin takes a third of a second to import: whoever only normalises should not wait for it
    from pypinyin import Style, lazy_pinyin

    # a run without readings comes character by character; the stubs do not know of lists
    return lambda run: lazy_pinyin(run, style=Style.NORMAL, errors=list)  # type: ignore[arg-type]
