"""`python -m nuanling.played --data FOLDER|FILE… [--out FILE] [--failures]`."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from care.errors import NuanLingError
from nuanling.played.score import is_judged, wrong_ending, wrong_turn
from nuanling.played.scripts import Script, read_scripts

TITLE = """# Conversations of strangers

Written by `python -m nuanling.played --data tests/strangers`. Writers knew the contract and the
policy, neither code nor fixtures. A set measures only until its failures were read: the name of its
folder says which. tests/strangers/README.md has the first plays.

| set | conversations | turns good | endings right | both together |
|---|---|---|---|---|
"""


@dataclass
class Counted:
    """What came out of one set: `turns` are those of which something is expected, `failures` texts
    for whoever mends them."""

    name: str
    conversations: int
    turns: int
    bad_turns: int
    bad_endings: int
    failures: list[str]

    def row(self) -> str:
        """Return the line of the table."""
        both, bad = self.turns + self.conversations, self.bad_turns + self.bad_endings
        cells = (
            self.name,
            str(self.conversations),
            _share(self.turns - self.bad_turns, self.turns),
            _share(self.conversations - self.bad_endings, self.conversations),
            _share(both - bad, both),
        )
        return f"| {' | '.join(cells)} |\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Play the sets and report; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m nuanling.played", description=__doc__)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, help="where the table goes besides the terminal")
    parser.add_argument("--failures", action="store_true", help="print every wrong conversation")
    options = parser.parse_args(arguments)
    try:
        sets = [(path, read_scripts(path)) for path in _files(options.data)]
        # one stack for all sets: starting it takes as long as forty conversations
        answers = iter(play([line for _, scripts in sets for s in scripts for line in s.lines()]))
        counted = [count(f"{path.parent.name}/{path.stem}", s, answers) for path, s in sets]
    except NuanLingError as error:
        sys.stderr.write(f"played: {error}\n")
        return 2
    if options.failures:
        sys.stdout.write("\n".join(text for one in counted for text in one.failures) + "\n")
    report = TITLE + "".join(one.row() for one in counted)
    sys.stdout.write(report)
    if options.out:
        options.out.write_text(report, encoding="utf-8")
    return 0


def count(name: str, scripts: Sequence[Script], answers: Iterator[dict[str, Any]]) -> Counted:
    """Count what went wrong in a set; `answers` are taken as far as its lines go."""
    turns = sum(is_judged(turn) for script in scripts for turn in script.turns)
    found = Counted(name, len(scripts), turns, 0, 0, [])
    for script in scripts:
        next(answers)
        said = [(turn, next(answers)) for turn in script.turns]
        ending = wrong_ending(script, next(answers).get("final", {}))
        wrongs = [wrong_turn(turn, answer) for turn, answer in said]
        found.bad_turns += sum(wrong is not None for wrong in wrongs)
        found.bad_endings += ending is not None
        if ending is not None or any(wrongs):
            found.failures.append(_told(script, said, wrongs, ending))
    return found


def play(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give lines to `nuanling talk --json`; return an answer a line."""
    done = subprocess.run(
        [sys.executable, "-m", "nuanling", "talk", "--json"],
        input="".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
    if len(answers) != len(lines):
        raise NuanLingError(
            f"talk answered {len(answers)} of {len(lines)} lines: {done.stderr[-300:].strip()}"
        )
    return answers


def _files(given: Sequence[Path]) -> Iterator[Path]:
    for path in given:
        yield from sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]


def _told(
    script: Script,
    said: Sequence[tuple[dict[str, Any], dict[str, Any]]],
    wrongs: Sequence[str | None],
    ending: str | None,
) -> str:
    lines = [f"=== {script.id} {json.dumps(script.new, ensure_ascii=False)}"]
    for (turn, answer), wrong in zip(said, wrongs, strict=True):
        lines.append(f"客: {turn.get('text', turn.get('digits'))}")
        lines.append(f"答: {answer.get('reply', answer.get('error'))}")
        lines += [f"!!! {wrong}"] if wrong else []
    lines += [f"!!! ending: {ending}"] if ending else []
    return "\n".join(lines)


def _share(good: int, of: int) -> str:
    return f"{100 * good / of:.1f} % ({good}/{of})" if of else "none"


if __name__ == "__main__":
    sys.exit(main())
