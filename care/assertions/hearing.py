"""`heard`: what a normalised text tells of every fact that it speaks of, and how surely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from care.assertions import features, model
from care.assertions.corpus import STATUSES

SURE = {"yes": 0.6, "no": 0.55, "unknown": 0.45}
"""How likely a status has to be before anything is concluded from it."""

AGREED, OPPOSED = 0.35, 0.7
"""The same where what stands right beside the mention says so too, and where it says otherwise."""

LIKELY = 0.4
"""The same for an answer to what was just asked."""

FIGURE = 0.45
"""How likely a figure has to be the one that is meant."""


@dataclass(frozen=True)
class Heard:
    """What is said of one fact; `value` is its figure, `spans` where it is spoken of."""

    status: str
    share: float
    spans: tuple[tuple[int, int], ...]
    value: int | None = None

    grammar: str | None = None

    @property
    def sure(self) -> bool:
        """Whether it is said plainly enough to go by: less is needed where grammar agrees."""
        if self.grammar is not None:
            return self.share >= (AGREED if self.grammar == self.status else OPPOSED)
        return self.share >= SURE[self.status]

    @property
    def likely(self) -> bool:
        """Whether it is said plainly enough for an answer to what was just asked."""
        return self.share >= (OPPOSED if self.grammar not in (None, self.status) else LIKELY)


def heard(plain: str, asked: str | None = None) -> Mapping[str, Heard]:
    """Return what a normalised text tells by fact; what is somebody else's is left out.

    `asked` is the question that is open: short answers are of it.
    """
    return _remembered(plain, asked)


@lru_cache(maxsize=256)
def _remembered(plain: str, asked: str | None) -> Mapping[str, Heard]:
    found: dict[str, Heard] = {}
    for example in model.examples(plain, asked):
        if any(features.wonders(plain, mention) for mention in example.mentions):
            continue
        shares = model.load().shares(example)
        spans = tuple((m.start, m.end) for m in example.mentions)
        if example.value is not None:
            share = float(shares[0])
            before = found.get(example.fact)
            if share >= FIGURE and (before is None or share > before.share):
                found[example.fact] = Heard("yes", share, spans, example.value)
            continue
        best = int(shares.argmax())
        last = features.surely(plain, example.mentions[-1])
        told = Heard(STATUSES[best], float(shares[best]), spans, grammar=last)
        if last is not None and (told.status == "none" or not told.sure):
            told = _plainly(plain, told, last) or told
        if told.status != "none":
            found[example.fact] = told
    return found


def _plainly(plain: str, told: Heard, grammar: str) -> Heard | None:
    """Return what grammar gives where the model is in two minds and nobody hedges.

    他现在不能自理 is as plain as can be, whatever stands around it.
    """
    if told.status != "none" and told.share >= OPPOSED:
        return None
    if any(features.hedges(plain, span, grammar) for span in told.spans):
        return None
    return Heard(grammar, AGREED, told.spans, grammar=grammar)
