"""Words of the documents that were misheard or mistyped, put right by their sound.

A caller's 高令津贴 or 创位 sounds like 高龄津贴 and 床位; every view but the sounds would miss
them. A stretch is put right only where it sounds exactly like a word that the texts use, is written
otherwise, and is no word of its own.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from care.errors import ContentError
from care.text import syllables, tokenise
from care.text.tokens import tokenizer

LONGEST = 6
SMALL = 12
"""From this many uses alone in the asks on a character counts as a word of its own."""

HABIT = 5
"""So many asks must use a word that the documents lack before it is one to be heard."""

COMMON = 3
"""From this frequency in the dictionary on a stretch counts as a word of its own."""

_HAN = re.compile(r"[\u3400-\u9fff]+")


class Hearing:
    """The vocabulary of the documents by its sounds."""

    def __init__(self, words: Mapping[str, int], corpus: str, plain: Iterable[str] = ()) -> None:
        self._words = dict(words)
        self._corpus = corpus
        self._plain = frozenset(plain)
        by_sound: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
        for word, often in words.items():
            by_sound[sounds(word)].append((often, word))
        self._by_sound = {sound: max(found)[1] for sound, found in by_sound.items()}

    @classmethod
    def of(cls, texts: Sequence[str], asks: Iterable[str]) -> Hearing:
        """Learn the documents' words, and pairs of content words side by side.

        `texts` are the documents' own; in `asks` people use small words (是, 个, 讲), which are
        not to be taken for something misheard.
        """
        often: Counter[str] = Counter()
        for text in texts:
            words = tokenise(text, normalised=True)
            pairs = [
                a + b for a, b in pairwise(words) if len(a) > 1 and len(b) > 1 and a + b in text
            ]
            often.update({word for word in (*words, *pairs) if _fits(word)})
        small: Counter[str] = Counter()
        habits: Counter[str] = Counter()
        for ask in asks:
            words = tokenise(ask, normalised=True)
            small.update(word for word in words if len(word) == 1)
            pairs = [
                a + b for a, b in pairwise(words) if len(a) > 1 and len(b) > 1 and a + b in ask
            ]
            habits.update({word for word in (*words, *pairs) if len(word) > 2 and _fits(word)})
        known = {word: count for word, count in habits.items() if count >= HABIT}
        often.update(known)
        plain = [sign for sign, count in small.items() if count >= SMALL]
        return cls(often, "\n".join([*texts, *known]), plain)

    def save(self, path: Path) -> None:
        """Write the vocabulary as JSON."""
        data = {"words": self._words, "corpus": self._corpus, "plain": sorted(self._plain)}
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Hearing:
        """Read a vocabulary that `save` wrote.

        Raises:
            ContentError: when the file is not whole.
        """
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return cls(data["words"], data["corpus"], data["plain"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ContentError(f"{path}: is not whole; build the index again.") from error

    def put_right(self, text: str) -> str:
        """Return the text with misheard words put right; a text without any comes back as is."""
        for run in reversed(list(_HAN.finditer(text))):
            mended = self._run(run.group())
            if mended != run.group():
                text = text[: run.start()] + mended + text[run.end() :]
        return text

    def _run(self, run: str) -> str:
        sound = sounds(run)
        if len(sound) != len(run):
            return run
        edges = _edges(run)
        out: list[str] = []
        at = 0
        while at < len(run):
            word = self._word_at(run, sound, at, edges) if at in edges else None
            out.append(word or run[at])
            at += len(word) if word else 1
        return "".join(out)

    def _word_at(
        self, run: str, sound: tuple[str, ...], at: int, edges: frozenset[int]
    ) -> str | None:
        for length in range(min(LONGEST, len(run) - at), 1, -1):
            if at + length not in edges:
                continue
            written = run[at : at + length]
            meant = self._by_sound.get(sound[at : at + length])
            if meant is None:
                continue
            if written in self._corpus:
                return written
            if self._misheard(written, meant):
                return meant
        return None

    def _misheard(self, written: str, meant: str) -> bool:
        strange = [a for a, b in zip(written, meant, strict=True) if a != b]
        if any(sign in self._plain for sign in strange):
            return len(written) > 3 and len(strange) == 1
        if (tokenizer().FREQ.get(written) or 0) >= COMMON:
            return False
        return len(strange) * 2 <= len(written) or (
            len(written) > 2 and len(strange) < len(written)
        )


@lru_cache(maxsize=65_536)
def sounds(text: str) -> tuple[str, ...]:
    """Return a text's syllables, as the index folds them."""
    return tuple(syllables(text))


def _edges(run: str) -> frozenset[int]:
    """Return where words begin and end: a misheard word does not reach into a good one."""
    edges, at = {0}, 0
    for word in tokenise(run, normalised=True):
        at += len(word)
        edges.add(at)
    return frozenset(edges) if at == len(run) else frozenset(range(len(run) + 1))


def _fits(word: str) -> bool:
    return 2 <= len(word) <= LONGEST and _HAN.fullmatch(word) is not None
