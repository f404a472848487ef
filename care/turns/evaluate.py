"""How well turns are read: `python -m care.turns.evaluate --data tests/turns --out FILE.md`."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from care.turns.corpus import ACTS, DETAILS, Turn, read_acts
from care.turns.reader import Reading, load, read_turn

HALF = 0.5
"""From this probability on an act counts as heard."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the marked turns and write the table."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of marked turns")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what was read otherwise")
    options = parser.parse_args(arguments)
    load()
    turns = read_acts(options.data)
    times, readings = [], []
    for turn in turns:
        begin = time.perf_counter()
        readings.append(read_turn(turn.asked, turn.text))
        times.append((time.perf_counter() - begin) * 1000)
    table = report(turns, readings, times)
    if options.misses:
        sys.stdout.write("\n".join(misses(turns, readings)) + "\n")
    if options.out:
        options.out.write_text(table, encoding="utf-8")
    else:
        sys.stdout.write(table)
    return 0


def report(turns: Sequence[Turn], readings: Sequence[Reading], times: Sequence[float]) -> str:
    """Return the table: acts and details with precision, recall and F1; times in milliseconds."""
    acts, details = Counts(), Counts()
    for turn, reading in zip(turns, readings, strict=True):
        heard = {act for act, share in reading.acts.items() if share >= HALF}
        acts.add(turn.acts, heard)
        told = {(mark.detail, mark.start, mark.end) for mark in turn.marks}
        details.add(told, {(t.detail, t.start, t.end) for t in reading.told})
    ordered = sorted(times)
    return "\n".join(
        [
            "# Turns beside the open question",
            "",
            "Written by `python -m care.turns.evaluate`; the turns were written apart from the",
            f"training data, by another hand. {len(turns)} turns; a reading took",
            f"{ordered[len(ordered) // 2]:.1f} ms (median),"
            f" {ordered[int(len(ordered) * 0.99)]:.1f} ms (99 %).",
            "",
            "Details count where their words are exactly the marked ones.",
            "",
            "| | n | precision | recall | F1 |",
            "|---|---|---|---|---|",
            *acts.rows(ACTS),
            *details.rows(DETAILS),
            "",
        ]
    )


class Counts:
    """How often a thing was there, said to be there, and both."""

    def __init__(self) -> None:
        self._true: Counter[str] = Counter()
        self._said: Counter[str] = Counter()
        self._both: Counter[str] = Counter()

    def add(self, true: set[Any] | frozenset[Any], said: set[Any]) -> None:
        """Count what was true of a turn and what was said of it."""
        self._true.update(map(_name, true))
        self._said.update(map(_name, said))
        self._both.update(map(_name, true & said))

    def rows(self, names: Sequence[str]) -> list[str]:
        """Return a table row for every name and one for all."""
        return [self._row(name, [name]) for name in names] + [self._row("**all**", names)]

    def _row(self, title: str, names: Sequence[str]) -> str:
        true, said, both = (
            sum(counter[name] for name in names) for counter in (self._true, self._said, self._both)
        )
        precision, recall = both / max(1, said), both / max(1, true)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"| {title} | {true} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"


def misses(turns: Sequence[Turn], readings: Sequence[Reading]) -> list[str]:
    """Return what was read otherwise, a line each."""
    lines = []
    for turn, reading in zip(turns, readings, strict=True):
        heard = {act for act, share in reading.acts.items() if share >= HALF}
        told = {(m.detail, turn.text[m.start : m.end]) for m in turn.marks}
        said = {(t.detail, turn.text[t.start : t.end]) for t in reading.told}
        if heard != turn.acts or told != said:
            more = f"{sorted(turn.acts)} read {sorted(heard)}" if heard != turn.acts else ""
            lines.append(f"{turn.asked}: {turn.text}  {more}  {told - said} | {said - told}")
    return lines


def _name(thing: Any) -> str:
    return thing if isinstance(thing, str) else str(thing[0])


if __name__ == "__main__":
    sys.exit(main())
