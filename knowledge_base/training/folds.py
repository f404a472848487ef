"""Honest examples: every ask and outside question, seen by an index that never held it."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge_base.documents import Document, read_yaml
from knowledge_base.encoder import Encoder
from knowledge_base.facts import Fact
from knowledge_base.library import Library
from knowledge_base.outside import Outside
from knowledge_base.retrieval import Retriever

FOLDS = 5
FRAMES = Path(__file__).parent / "frames.yaml"


@dataclass(frozen=True)
class Example:
    """A held-out question: the fact it asks for, or None where it is outside the documents.

    `sort` is the outside sort, or "framed" for a made-up question whose subject a fact shares with
    others: it counts for the refusal, not for the ranker.
    """

    text: str
    fact: int | None
    sort: str | None
    fold: int


@dataclass(frozen=True)
class Split:
    """What an index may hold, and the questions held out of it."""

    number: int
    library: Library
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Fold:
    """A split with its index."""

    number: int
    retriever: Retriever
    examples: tuple[Example, ...]


def splits(
    documents: Mapping[str, Document],
    facts: Sequence[Fact],
    outside: Sequence[Outside],
) -> Iterator[Split]:
    """Yield the splits: every ask and outside question is held out of exactly one.

    The words of a question decide which, so that it stays there when others come or go.
    """
    of_asks = [[_place(text) for text in fact.asks] for fact in facts]
    of_outside = [_place(question.text) for question in outside]
    made = framed(facts)
    for number in range(FOLDS):
        held: list[Example] = []
        kept: list[Fact] = []
        for at, (fact, places) in enumerate(zip(facts, of_asks, strict=True)):
            asks = list(zip(fact.asks, places, strict=True))
            held += [Example(text, at, None, number) for text, place in asks if place == number]
            kept.append(replace(fact, asks=tuple(t for t, place in asks if place != number)))
        pairs = list(zip(outside, of_outside, strict=True))
        held += [Example(q.text, None, q.sort, number) for q, place in pairs if place == number]
        held += [example for example in made if example.fold == number]
        library = Library.of(documents, kept, [q for q, place in pairs if place != number])
        yield Split(number, library, tuple(held))


def framed(facts: Sequence[Fact], path: Path = FRAMES) -> list[Example]:
    """Return made-up questions about the subjects of keyword asks, each in the fold of its ask.

    A subject gets frames that the documents answer and frames that they do not, drawn by its words.
    """
    frames = read_yaml(path)
    made: list[Example] = []
    for at, fact in enumerate(facts):
        for ask in fact.asks:
            words = ask.split()
            if len(words) < 2 or not 2 <= len(words[0]) <= 12:
                continue
            subject, place = words[0], _place(ask)
            draw = random.Random(ask)  # noqa: S311 - a choice of frames, not a secret
            for frame in draw.sample(frames["given"], 3):
                made.append(Example(frame.format(subject), at, "framed", place))
            for sort in draw.sample(sorted(frames["not_given"]), 3):
                frame = draw.choice(frames["not_given"][sort])
                made.append(Example(frame.format(subject), None, sort, place))
    return made


def folds(every: Iterable[Split], encoder: Callable[[int], Encoder]) -> Iterator[Fold]:
    """Index each split; `encoder(number)` must not have been trained on what is held out."""
    for split in every:
        retriever = Retriever.of(split.library, encoder(split.number))
        yield Fold(split.number, retriever, split.examples)


def _place(text: str) -> int:
    return zlib.crc32(text.encode()) % FOLDS
