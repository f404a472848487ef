"""From samples to figures: percentiles, spread over repeats, growth of memory. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

FLAT_SHARE = 0.05
"""Memory is flat where it grows by no more than this share after the first quarter of a run."""


@dataclass(frozen=True)
class Sample:
    """One turn as the caller saw it.

    `ms` runs from sending the request to having the whole answer; 0 where none was asked for.
    `fault` says in a few words what was wrong with the answer, or is None; `said` then holds the
    script's words and what was heard. `turn` is (conversation id, nonce) where the bot has one.
    """

    kind: str
    ms: float
    fault: str | None = None
    turn: tuple[str, str] | None = None
    said: str = ""


@dataclass(frozen=True)
class Run:
    """The turns of one repeat and how long all of it took (s)."""

    samples: tuple[Sample, ...]
    wall_s: float

    def times(self) -> list[float]:
        """Return the times of all turns that were played (ms), right or wrong."""
        return [sample.ms for sample in self.samples if sample.ms > 0]

    def per_second(self) -> float:
        """Return rightly answered turns per second."""
        right = sum(sample.fault is None for sample in self.samples)
        return right / self.wall_s if self.wall_s > 0 else 0.0

    def only(self, kinds: frozenset[str]) -> Run:
        """Return the same run with the turns of some kinds only."""
        return Run(tuple(s for s in self.samples if s.kind in kinds), self.wall_s)


@dataclass(frozen=True)
class Spread:
    """The median of the repeats, and the lowest and highest of them."""

    middle: float
    low: float
    high: float

    def shown(self, digits: int = 0) -> str:
        """Return it as `12 (11–15)`; the spread is left out where there is none."""
        told = f"{self.middle:.{digits}f}"
        if self.low == self.high:
            return told
        return f"{told} ({self.low:.{digits}f}–{self.high:.{digits}f})"


@dataclass(frozen=True)
class Growth:
    """How memory (MB) went over a run of calls: at the first quarter's end, at the end."""

    calls: int
    settled_at: int
    settled_mb: float
    end_mb: float

    @property
    def share(self) -> float:
        """Return the growth after the first quarter as a share of what was held then."""
        return (self.end_mb - self.settled_mb) / self.settled_mb if self.settled_mb else 0.0

    @property
    def flat(self) -> bool:
        """Tell whether memory did not grow by more than `FLAT_SHARE`."""
        return self.share <= FLAT_SHARE


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share (0..1) of the values lies, interpolated; 0 for none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def spread(values: Sequence[float]) -> Spread:
    """Return the median of some repeats with their range; zeros for none."""
    return Spread(median(values), min(values), max(values)) if values else Spread(0.0, 0.0, 0.0)


def late(runs: Sequence[Run], share: float) -> Spread:
    """Return a percentile of every repeat, as a spread (ms)."""
    return spread([percentile(run.times(), share) for run in runs])


def rate(runs: Sequence[Run]) -> Spread:
    """Return the turns per second of every repeat, as a spread."""
    return spread([run.per_second() for run in runs])


def faults(runs: Sequence[Run]) -> dict[str, int]:
    """Count what was wrong with answers."""
    counted: dict[str, int] = {}
    for run in runs:
        for sample in run.samples:
            if sample.fault:
                counted[sample.fault] = counted.get(sample.fault, 0) + 1
    return counted


def growth(measured: Sequence[tuple[int, float]]) -> Growth:
    """Return how memory grew over (calls made, MB) measured in order; raises ValueError for < 4.

    A straight line through what was measured after the first quarter gives both ends, so that a
    single high or low moment does not decide.
    """
    if len(measured) < 4:
        raise ValueError(f"growth needs 4 measurements or more, not {len(measured)}")
    calls = measured[-1][0]
    settled = [point for point in measured if point[0] >= calls / 4]
    slope, start = _line(settled)
    first = settled[0][0]
    return Growth(calls, first, start + slope * first, start + slope * calls)


def _line(points: Sequence[tuple[int, float]]) -> tuple[float, float]:
    """Return slope and start of the least-squares line."""
    n = len(points)
    mean_x = sum(x for x, _ in points) / n
    mean_y = sum(y for _, y in points) / n
    wide = sum((x - mean_x) ** 2 for x, _ in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / wide if wide else 0.0
    return slope, mean_y - slope * mean_x
