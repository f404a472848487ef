"""What a speech recogniser heard wrong, put right before values are taken from a text.

`care/lexicons/mishearings.yaml` serves everything that reads a text and holds only what is certain
anywhere. The words here are listened for by their sound, which is safe enough where a value is
wanted and nothing hangs on a single wrong one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from care.errors import ContentError
from care.extractors.gazetteer import sound
from care.extractors.surnames import SURNAMES
from care.text import normalise
from care.text.tokens import tokenizer

FILE = Path(__file__).with_name("misheard.yaml")


def mended(text: str) -> str:
    """Return the text with mis-heard characters put right; it keeps its length."""
    book = _load()
    for pattern, to in book.pairs:
        text = pattern.sub(to, text)
    return _by_sound(text, book)


@dataclass(frozen=True)
class _Book:
    pairs: tuple[tuple[re.Pattern[str], str], ...]
    kept: frozenset[str]
    sounding: dict[tuple[str, ...], str]
    lengths: tuple[int, ...]


_LITTLE = frozenset("你我他她它的了是不在有要就也都和到来去说讲一这那")
"""Characters that stand beside any word: no sign that the word was heard wrong."""
_HAN = re.compile("[\u4e00-\u9fff]{2,}")


def _by_sound(text: str, book: _Book) -> str:
    pieces: list[str] = []
    at = 0
    for run in _HAN.finditer(text):
        pieces += (text[at : run.start()], _run(run.group(), book))
        at = run.end()
    return "".join([*pieces, text[at:]])


def _run(run: str, book: _Book) -> str:
    sounds = [sound(character) for character in run]
    hits = [
        (at, word)
        for length in book.lengths
        for at in range(len(run) - length + 1)
        if (word := book.sounding.get(tuple(sounds[at : at + length])))
    ]
    plain = "".join(map(_simple, run))
    if all(plain[at : at + len(word)] == word for at, word in hits):
        return run
    taken = [False] * len(run)
    cuts: set[int] | None = None
    for at, word in hits:
        end = at + len(word)
        if any(taken[at:end]):
            continue
        heard = plain[at:end]
        if heard != word:
            if heard in book.kept:
                continue
            if cuts is None:
                cuts = _cuts(run)
            if not _credible(heard, word, at in cuts and end in cuts):
                continue
            run = run[:at] + word + run[end:]
            plain = plain[:at] + word + plain[end:]
        taken[at:end] = [True] * len(word)
    return run


def _credible(heard: str, word: str, whole: bool) -> bool:
    """Tell whether characters that are no word can be this one; `whole`: no word is cut by them."""
    if tokenizer().FREQ.get(heard, 0) and len(word) < 4:
        return False
    wrong = [a for a, b in zip(heard, word, strict=True) if a != b]
    if len(wrong) * 2 > len(word) or (len(word) < 4 and not whole):
        return False
    return len(word) > 2 or not _LITTLE.intersection(wrong)


@lru_cache(maxsize=8192)
def _simple(character: str) -> str:
    """Return the simplified character: 護理 was not heard wrong."""
    simple = normalise(character).text
    return simple if len(simple) == 1 else character


def _cuts(run: str) -> set[int]:
    cuts, at = {0}, 0
    for word in tokenizer().lcut(run, HMM=False):
        at += len(word)
        cuts.add(at)
    return cuts


@lru_cache(maxsize=1)
def _load() -> _Book:
    try:
        data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        words = [word for line in data["words"] for word in line]
        pairs = [(re.compile(re.escape(heard)), to) for heard, to in data["always"].items()]
        uneven = [heard for heard, to in data["always"].items() if len(heard) != len(to)]
        for entry in data["within"]:
            after = f"[{SURNAMES}](?:[，。,]|$)" if entry.get("surname") else entry.get("after")
            after = f"(?={after})" if after else ""
            before = f"(?:{entry['before']})" if entry.get("before") else ""
            pairs.append((re.compile(f"{before}{entry['from']}{after}"), entry["to"]))
            uneven += [entry["from"]] if len(entry["from"]) != len(entry["to"]) else []
    except (AttributeError, KeyError, TypeError, re.error) as error:
        raise ContentError(
            f"{FILE.name}: 应有 words 和 kept（词表）、"
            "always（听成的: 该是的）和 within（每条含 from、to）；"
            f"出错处：{error!r}。"
        ) from error
    if uneven:
        raise ContentError(f"{FILE.name}: {'、'.join(uneven)} 改正前后字数不同；字数要一样。")
    sounding = {tuple(map(sound, word)): word for word in words}
    lengths = tuple(sorted({len(word) for word in words}, reverse=True))
    return _Book(tuple(pairs), frozenset(data["kept"]), sounding, lengths)
