"""`python -m knowledge_base.bench`: how long an answer takes, and the index to load.

One process, one question at a time, as the action server asks it. The index is the one that serves
under `--index`; nothing is built.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from care.clock import SHANGHAI, Clock, SystemClock
from care.errors import NuanLingError
from knowledge_base.encoder import DEFAULT

INDEX = Path("var/index")
QUESTIONS = Path("tests/retrieval")
OUT = Path("docs/results/retrieval-speed.md")
LOADS = 3


@dataclass(frozen=True)
class Speed:
    """What was measured: ms of every answer that was given and every one that was declined, the
    first load with all imports and the later ones (s), the index's bytes and its facts."""

    answered: tuple[float, ...]
    declined: tuple[float, ...]
    first_load_s: float
    loads_s: tuple[float, ...]
    index_bytes: int
    facts: int


def measure(index: Path, questions: Sequence[str], *, encoder: str = DEFAULT) -> Speed:
    """Load the index and ask every question once, after a first round that is not counted.

    Raises:
        ContentError: when the folder holds no sound index.
        SettingsError: when the encoder cannot be loaded.
    """
    began = perf_counter()
    from knowledge_base.answers import Answerer

    answerer = Answerer.load(index, encoder=encoder)
    first = perf_counter() - began
    loads = []
    for _ in range(LOADS):
        began = perf_counter()
        answerer = Answerer.load(index, encoder=encoder)
        loads.append(perf_counter() - began)
    for question in questions:
        answerer.answer(question)
    answers = [answerer.answer(question) for question in questions]
    return Speed(
        tuple(answer.elapsed_ms for answer in answers if answer.answerable),
        tuple(answer.elapsed_ms for answer in answers if not answer.answerable),
        first,
        tuple(loads),
        _bytes(index / answerer.version),
        len(answerer.library.facts),
    )


def report(speed: Speed, clock: Clock) -> str:
    """Return the figures as Markdown."""
    rows = [
        ("answered", speed.answered),
        ("declined", speed.declined),
        ("all", speed.answered + speed.declined),
    ]
    lines = [
        f"| {name} | {len(times)} | {_late(times, 50)} | {_late(times, 95)} | {_late(times, 99)} |"
        for name, times in rows
    ]
    table = "\n".join(lines)
    day = clock.now().astimezone(SHANGHAI)
    return f"""# Speed of an answer

Written by `python -m knowledge_base.bench` on {day:%Y-%m-%d}: {os.cpu_count()} cores,
{platform.system()}, Python {platform.python_version()}. One process asks the held-out questions of
`tests/retrieval` one after the other; times are ms of a whole answer, the encoder's included.

| questions | n | p50 | p95 | p99 |
| --- | --- | --- | --- | --- |
{table}

The index of {speed.facts} facts takes {speed.index_bytes / 1e6:.1f} MB on disk. Loading it takes
{speed.first_load_s:.1f} s in a fresh process, with all imports, and {median(speed.loads_s):.2f} s
({min(speed.loads_s):.2f}–{max(speed.loads_s):.2f}, {len(speed.loads_s)} times) after that.
"""


def main(arguments: Sequence[str] | None = None, clock: Clock | None = None) -> int:
    """Measure and write the report; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m knowledge_base.bench")
    parser.add_argument("--index", type=Path, default=INDEX, help="folder of the serving index")
    parser.add_argument("--data", type=Path, default=QUESTIONS, help="folder of question files")
    parser.add_argument("--out", type=Path, default=OUT, help="Markdown file for the figures")
    parser.add_argument("--encoder", default=DEFAULT)
    given = parser.parse_args(arguments)
    try:
        text = report(
            measure(given.index, _questions(given.data), encoder=given.encoder),
            clock or SystemClock(),
        )
    except NuanLingError as error:
        sys.stderr.write(f"bench: {error}\n")
        return 2
    sys.stdout.write(text)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(text, encoding="utf-8")
    return 0


def _questions(folder: Path) -> list[str]:
    """Return the questions as text, read without importing what answers them."""
    from knowledge_base.documents import read_yaml_list

    return [
        str(entry["text"])
        for path in sorted(folder.glob("*.yaml"))
        for entry in read_yaml_list(path)
    ]


def _late(times: Sequence[float], percent: int) -> str:
    import numpy as np

    return f"{np.percentile(times, percent):.1f}" if times else "–"


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main())
