"""Where a turn's time goes, from the timings that the hotline stores with every turn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from nuanling.bench.figures import Run, Sample
from storage import Database

STAGES = {
    "hear": "hearing for danger",
    "commit": "committing the turn",
    "dialogue": "Rasa and its actions",
    "adapt": "reading what was done, the answer",
    "line": "committing the answer, signature, HTTP, TwiML",
}
Timings = Mapping[tuple[str, str], Mapping[str, float]]
"""Stored timings (ms) by (conversation id, nonce)."""


@dataclass(frozen=True)
class Stages:
    """The mean time of each stage (ms) over the turns of one load, and how many they were."""

    turns: int
    mean_ms: dict[str, float]

    def share(self, stage: str) -> float:
        """Return a stage's share (0..1) of the whole."""
        whole = sum(self.mean_ms.values())
        return self.mean_ms[stage] / whole if whole else 0.0


def stored(database: Database, conversations: Iterable[str]) -> Timings:
    """Read the timings of conversations; a turn whose answer is not committed yet has few."""
    found: dict[tuple[str, str], Mapping[str, float]] = {}
    for conversation in conversations:
        with database.read() as tx:
            for turn in tx.turns.of(conversation):
                found[conversation, turn.nonce] = turn.timings_ms
    return found


def stages(runs: Sequence[Run], timings: Timings, *, kind: str | None = None) -> Stages:
    """Return where the time of some runs' turns went (of one kind, if given).

    What the caller waited for beyond what the hotline counted inside is the line's: the second
    commit, the signature, HTTP, TwiML, and waiting for the processor.
    """
    split = []
    for run in runs:
        for sample in run.samples:
            timed = timings.get(sample.turn, {}) if sample.turn else {}
            if "total" in timed and kind in (None, sample.kind):
                split.append(_split(sample, timed))
    means = {name: fmean(s[name] for s in split) if split else 0.0 for name in STAGES}
    return Stages(len(split), means)


def _split(sample: Sample, timed: Mapping[str, float]) -> dict[str, float]:
    hear, receive, total = timed["hear"], timed["receive"], timed["total"]
    rasa = timed.get("rasa", 0.0)
    return {
        "hear": hear,
        "commit": receive - hear,
        "dialogue": rasa,
        "adapt": max(0.0, total - receive - rasa),
        "line": max(0.0, sample.ms - total),
    }
