"""Characters brought to one form: NFKC, simplified, no control characters, single spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import opencc

from care.text.mapped import Edit, Mapped

# C0 and C1 controls, soft hyphen, zero-width and bidirectional marks, surrogates, noncharacters,
# variation selectors: they carry no words, and opencc cannot take a lone surrogate.
_UNSPOKEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff]+"
)
_SPACES = re.compile(r"\s+")
_SPELLED_OUT = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff](?: [\u3400-\u9fff](?= |$))+")
_CJK = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_ME = "捱"


def fold(mapped: Mapped) -> None:
    """Bring the characters to one form, in place."""
    mapped.apply([(m.start(), m.end(), "") for m in _UNSPOKEN.finditer(mapped.text)])
    if not unicodedata.is_normalized("NFKC", mapped.text):
        mapped.apply(list(_compatible(mapped.text)))
    mapped.apply(
        [(m.start(), m.end(), " ") for m in _SPACES.finditer(mapped.text) if m.group() != " "]
    )
    _strip(mapped)
    mapped.apply([edit for m in _SPELLED_OUT.finditer(mapped.text) for edit in _close_up(m)])
    if _CJK.search(mapped.text):
        pairs = enumerate(zip(mapped.text, simplified(mapped.text), strict=True))
        mapped.apply([(i, i + 1, b) for i, (a, b) in pairs if a != b])


def simplified(text: str) -> str:
    """Return the text in simplified characters, one for one; 捱 stays, which is Hakka for 我."""
    new = _converter().convert(text)
    if new == text:
        return text
    if len(new) != len(text):
        new = "".join(_single(character) for character in text)
    return "".join(a if a == _ME else b for a, b in zip(text, new, strict=True))


def _strip(mapped: Mapped) -> None:
    tail = len(mapped.text.rstrip())
    if tail < len(mapped.text):
        mapped.apply([(tail, len(mapped.text), "")])
    head = len(mapped.text) - len(mapped.text.lstrip())
    if head:
        mapped.apply([(0, head, "")])


def _compatible(text: str) -> Iterator[Edit]:
    """Yield NFKC edits cluster by cluster (a character and the marks that combine with it)."""
    for match in _clusters(text):
        start, end = match
        cluster = text[start:end]
        new = unicodedata.normalize("NFKC", cluster)
        if new != cluster:
            yield start, end, new


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for index in range(1, len(text)):
        if _begins_cluster(text[index]):
            yield start, index
            start = index
    if text:
        yield start, len(text)


@lru_cache(maxsize=4096)
def _begins_cluster(character: str) -> bool:
    # Hangul vowels and final consonants compose with what stands before, though their class is 0.
    code = ord(character)
    if 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF:
        return False
    decomposed = unicodedata.normalize("NFKD", character)
    if unicodedata.combining(decomposed[0]):
        return False
    return not unicodedata.category(character).startswith("M")


def _close_up(match: re.Match[str]) -> Iterator[Edit]:
    """Drop the spaces of 救 命 啊: recognisers space out characters, callers do not."""
    for offset, character in enumerate(match.group()):
        if character == " ":
            yield match.start() + offset, match.start() + offset + 1, ""


@lru_cache(maxsize=8192)
def _single(character: str) -> str:
    new: str = _converter().convert(character)
    return new if len(new) == 1 else character


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
