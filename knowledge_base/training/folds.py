"""Honest examples: the questions of every hand, seen by an index that never held that hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge_base.documents import Document
from knowledge_base.encoder import Encoder
from knowledge_base.facts import Fact
from knowledge_base.hands import Hand, joined
from knowledge_base.library import Library
from knowledge_base.outside import Outside
from knowledge_base.retrieval import Retriever

FOLDS = 3


@dataclass(frozen=True)
class Example:
    """A held-out question: the position of the fact it asks for, or None where it is outside."""

    text: str
    fact: int | None
    fold: int
    hand: str


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
    hands: Sequence[Hand],
) -> Iterator[Split]:
    """Yield the splits: what a hand wrote is held out of the one that its file names."""
    at = {fact.key: place for place, fact in enumerate(facts)}
    for number in range(FOLDS):
        kept = [hand for hand in hands if hand.fold != number]
        held = [hand for hand in hands if hand.fold == number]
        asked = [
            Example(text, at[key], number, hand.name)
            for hand in held
            for key, texts in hand.asks.items()
            for text in texts
        ]
        strange = [
            Example(question.text, None, number, hand.name)
            for hand in held
            for question in hand.outside
        ]
        library = Library.of(documents, *joined(facts, outside, kept))
        yield Split(number, library, (*asked, *strange))


def folds(every: Iterable[Split], encoder: Callable[[int], Encoder]) -> Iterator[Fold]:
    """Index each split; `encoder(number)` must not have been trained on what is held out."""
    for split in every:
        retriever = Retriever.of(split.library, encoder(split.number))
        yield Fold(split.number, retriever, split.examples)
