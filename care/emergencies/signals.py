"""What the patterns say about a text, as numbers for the model and words for a person."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p

from care.emergencies import signs
from care.emergencies.kinds import EMERGENCIES, KINDS
from care.emergencies.signs import Hit, Signs
from care.text.normalised import Normalised

_ALL = tuple(KINDS)
_ELSEWHERE = frozenset({"past", "over", "hearsay", "hypothetical", "line_test"})
_HERE = frozenset({"now", "plea"})


@dataclass(frozen=True)
class Signals:
    """The signs and scopes of one text.

    `hits` are the signs that no negation stands before, `negated` the others; `scopes` names the
    scopes that hold for the whole text.
    """

    text: str
    hits: tuple[Hit, ...]
    negated: tuple[Hit, ...]
    scopes: frozenset[str]

    def score(self, known: Signs) -> float:
        """Return the weight of the most telling sign, with all scopes added."""
        best = max((hit.weight for hit in self.hits), default=0)
        around = [s for s in known.scopes if s.name in self.scopes]
        return best + sum(scope.weight for scope in around) if best else 0.0


def read(said: Normalised) -> Signals:
    """Find signs and scopes in a normalised text."""
    known = signs.load()
    text = signs.fold(said.text)
    near = [scope for scope in known.scopes if scope.reach == "before"]
    hits: list[Hit] = []
    negated: list[Hit] = []
    for hit in known.find(text):
        denied = any(s.pattern.search(text, max(0, hit.start - s.within), hit.start) for s in near)
        (negated if denied else hits).append(hit)
    scopes = frozenset(s.name for s in known.scopes if s.reach == "text" and s.pattern.search(text))
    return Signals(text, tuple(hits), tuple(negated), scopes)


def is_of_another_time(said: Normalised) -> bool:
    """Tell whether all of a text is of years ago, of television, of what might be or of a test.

    前年救回来的，现在又痛 is of now, and so is whatever asks for help.
    """
    scopes = read(said).scopes
    return bool(scopes & _ELSEWHERE) and not scopes & _HERE


def names() -> list[str]:
    """Name the numbers that `numbers` returns, in their order."""
    scopes = _scopes()
    downs = [s.name for s in signs.load().scopes if s.weight < 0 and s.reach == "text"]
    pairs = [f"{a}&{b}" for i, a in enumerate(scopes) for b in scopes[:i]]
    return [
        *("strong", "strong>0", "plain", "plain>0", "weak", "weak>0", "negated", "length"),
        *("urgent sign", "emergency sign", "nothing", "no scope", "scopes>1"),
        *("strong, no scope", "any, no scope", f"of {len(downs)} scopes"),
        *scopes,
        *(f"strong&{s}" for s in scopes),
        *(f"any&{s}" for s in scopes),
        *pairs,
    ]


def numbers(found: Signals) -> list[float]:
    """Return the signals as numbers of about the size of one."""
    known = signs.load()
    count = {weight: sum(hit.weight == weight for hit in found.hits) for weight in (3, 2, 1)}
    down = sum(s.name in found.scopes for s in known.scopes if s.weight < 0)
    strong, some = float(count[3] > 0), float(count[3] + count[2] > 0)
    flags = [float(name in found.scopes) for name in _scopes()]
    kinds = {hit.kind for hit in found.hits if hit.weight > 1}
    return [
        min(count[3], 3) / 3, strong, min(count[2], 3) / 3, float(count[2] > 0),
        min(count[1], 4) / 4, float(count[1] > 0), float(bool(found.negated)),
        log1p(len(found.text)) / 5,
        float(any(KINDS[kind] == "urgent" for kind in kinds)),
        float(any(kind in EMERGENCIES for kind in kinds)),
        float(not found.hits), float(down == 0), float(down > 1),
        strong * (down == 0), some * (down == 0), min(down, 4) / 4,
        *flags,
        *(strong * flag for flag in flags),
        *(some * flag for flag in flags),
        *(a * b for i, a in enumerate(flags) for b in flags[:i]),
    ]  # fmt: skip


def kind_numbers(found: Signals) -> list[float]:
    """Return, for every kind in order, how much its signs say (0 to 1)."""
    weights = dict.fromkeys(_ALL, 0)
    for hit in found.hits:
        weights[hit.kind] += hit.weight
    return [min(weights[kind], 6) / 6 for kind in _ALL]


def _scopes() -> list[str]:
    return [scope.name for scope in signs.load().scopes if scope.reach == "text"]
