"""More asks and outside questions, by the hand that wrote them.

One writer's questions lie near each other, and callers' questions near nobody's. So what is learned
from them is learned on questions of a hand that the index has not seen (`training.folds`): each
file names the fold that holds it out. The index that serves has all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from care.errors import ContentError
from knowledge_base.documents import read_yaml
from knowledge_base.facts import Fact, refuse_unknown
from knowledge_base.outside import Outside, read_groups

HANDS = Path(__file__).parent / "training" / "hands"

_KEYS = {"by", "fold", "asks", "outside"}


@dataclass(frozen=True)
class Hand:
    """One writer's texts: `asks` by the key of the fact (document#id) that answers them.

    `fold` is the one that holds them out; None keeps them in every index.
    """

    name: str
    fold: int | None
    asks: Mapping[str, tuple[str, ...]]
    outside: tuple[Outside, ...]


def load_hands(folder: Path = HANDS) -> list[Hand]:
    """Read the files (*.yaml) of a folder, in order; none where there is no folder.

    Raises:
        ContentError: naming the file, the place in it and the remedy.
    """
    return [_read(path) for path in sorted(folder.glob("*.yaml"))]


def joined(
    facts: Sequence[Fact], outside: Sequence[Outside], hands: Iterable[Hand]
) -> tuple[list[Fact], list[Outside]]:
    """Return facts and outside questions with those of the hands; nothing stands there twice.

    Asks for a fact that is not among `facts` (its document serves no more) are left out.
    """
    asks: dict[str, list[str]] = {fact.key: list(fact.asks) for fact in facts}
    known = {text for texts in asks.values() for text in texts}
    strange = {question.text: question for question in outside}
    for hand in hands:
        for key, texts in hand.asks.items():
            if key in asks:
                asks[key] += [text for text in texts if text not in known]
                known.update(texts)
        for question in hand.outside:
            if question.text not in known:
                strange.setdefault(question.text, question)
    with_asks = [replace(fact, asks=tuple(asks[fact.key])) for fact in facts]
    return with_asks, list(strange.values())


def _read(path: Path) -> Hand:
    data = read_yaml(path)
    refuse_unknown(data, _KEYS, str(path))
    fold, asks, outside = data.get("fold"), data.get("asks") or {}, data.get("outside") or []
    if fold is not None and not isinstance(fold, int):
        raise ContentError(f"{path}: 'fold' is {fold!r}; write a number, or leave it out.")
    if not isinstance(asks, dict) or not isinstance(outside, list):
        raise ContentError(f"{path}: 'asks' must map facts to questions, 'outside' be a list.")
    for key, texts in asks.items():
        if "#" not in str(key):
            raise ContentError(f"{path}: {key!r} names no fact; write it as document#id.")
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise ContentError(f"{path}: {key}: must be a list of questions.")
    return Hand(
        path.stem,
        fold,
        {str(key): tuple(texts) for key, texts in asks.items()},
        tuple(read_groups(outside, path)),
    )
