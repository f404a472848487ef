"""The policy's own terms put right by their sound: 护林金铁 is 护龄津贴, 四桶一 is 四统一.

A recogniser that does not know a term writes whatever sounds like it. A stretch is put right where
every sign of it may be read as the term's, without tones and with the confusions of the south
folded. Long terms are rare enough for that alone; short ones want a sign that is right, or words
beside them, and no everyday word is rewritten. Never for what is a name or an address: whoever
takes those reads the turn as it came.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from care import safe_yaml
from care.text.sounds import readings, syllables
from care.text.tokens import tokenizer

_FILE = Path(__file__).parent / "lexicons" / "policy_terms.yaml"
_SHORT = 3
"""Terms of so many signs and fewer want more than their sound."""
_SMALL = frozenset("还没是和有的了不也都就很又再会能可被把给让在去来要想")
COMMON = 3
"""From this frequency in the dictionary on a stretch is an everyday word."""
_HAN = re.compile("[\u3400-\u9fff]{2,}")


@dataclass(frozen=True)
class _Term:
    written: str
    sounds: tuple[frozenset[str], ...]
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


def put_right(text: str) -> str:
    """Return a text with the policy's terms as they are written; others come back as they are."""
    if len(text) > _LONGEST:
        return text
    return _remembered(text)


_LONGEST = 600


@lru_cache(maxsize=256)
def _remembered(text: str) -> str:
    for run in reversed(list(_HAN.finditer(text))):
        mended = _run(run.group())
        if mended != run.group():
            text = text[: run.start()] + mended + text[run.end() :]
    return text


def _run(run: str) -> str:
    heard = [readings(sign) for sign in run]
    out: list[str] = []
    at = 0
    while at < len(run):
        term = next((t for t in _by_first(heard[at]) if _meant(t, run, heard, at)), None)
        out.append(term.written if term else run[at])
        at += len(term.written) if term else 1
    return "".join(out)


def _meant(term: _Term, run: str, heard: list[frozenset[str]], at: int) -> bool:
    end = at + len(term.written)
    if end > len(run):
        return False
    written = run[at:end]
    sounds = all(term.sounds[i] & heard[at + i] for i in range(len(term.written)))
    if not sounds or written == term.written:
        return sounds
    if term.before is not None and term.after is not None:
        framed = term.before.search(run[:at]) or term.after.search(run[end:])
        return framed is not None and _frequency(written) < COMMON
    if len(written) > _SHORT:
        return True
    strange = [a for a, b in zip(written, term.written, strict=True) if a != b]
    if any(sign in _SMALL for sign in strange):
        return False  # 低保还没到账: these are words of their own
    return len(strange) < len(written) and _frequency(written) < COMMON


def _frequency(word: str) -> int:
    return int(tokenizer().FREQ.get(word) or 0)


def _by_first(sounds: frozenset[str]) -> list[_Term]:
    """Return the terms that may begin with a sign of these readings, the longest first."""
    found = [term for sound in sounds for term in _terms().get(sound, ())]
    return sorted(found, key=lambda term: -len(term.written)) if len(sounds) > 1 else found


@lru_cache(maxsize=1)
def _terms() -> dict[str, list[_Term]]:
    data = safe_yaml.read(_FILE)
    terms = [_Term(term, _sounds(term)) for term in data["terms"]]
    terms += [
        _Term(term, _sounds(term), re.compile(frame["before"]), re.compile(frame["after"]))
        for term, frame in data["framed"].items()
    ]
    found: dict[str, list[_Term]] = {}
    for term in sorted(terms, key=lambda term: -len(term.written)):
        for sound in term.sounds[0]:
            found.setdefault(sound, []).append(term)
    return found


def _sounds(term: str) -> tuple[frozenset[str], ...]:
    """Return how a term sounds; of a sign with several readings the one that it has in the term."""
    return tuple(frozenset({sound}) for sound in syllables(term))
