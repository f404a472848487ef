"""`python -m bot.evaluate_amid --data tests/nlu_amid`: is a turn understood by where it stands?

Each turn is weighed twice: by its words alone, as a first turn is, and with its place in the call.
Prints the share of right intents of both, by place.
"""

from __future__ import annotations

import argparse
import json
import sys
import tarfile
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np

from bot.components.amid import AmidModel
from bot.components.intents import LinearIntentClassifier, weighed
from bot.components.linear import LinearModel
from bot.components.sentences import see_all
from bot.train import MODEL, ROOT
from care.text import common_form


def main() -> None:
    """Print one line a place, and one for all."""
    parser = argparse.ArgumentParser(prog="python -m bot.evaluate_amid", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "tests/nlu_amid")
    parser.add_argument("--models", type=Path, default=ROOT / "var/models")
    parser.add_argument("--out", type=Path, help="Markdown file for the table")
    asked = parser.parse_args()
    words, amid = _trained(asked.models / MODEL)
    outside = float(LinearIntentClassifier.get_default_config()["outside"])
    rows = [
        json.loads(line)
        for path in sorted(asked.data.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    seen = see_all([common_form(row["text"]).text for row in rows])
    right: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for row, sentence in zip(rows, seen, strict=True):
        guesses = []
        for place in (None, row["place"]):
            shares, _ = weighed(words, amid, sentence, place, outside)
            guesses.append(words.classes[int(shares.argmax())] == row["intent"])
        right[row["place"]].append((guesses[0], guesses[1]))
        right["all"].append((guesses[0], guesses[1]))
    lines = ["| place | turns | by words | with the place |", "|---|---|---|---|"]
    for place, pairs in sorted(right.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        alone, placed = np.mean(pairs, axis=0)
        lines.append(f"| {place} | {len(pairs)} | {alone:.3f} | {placed:.3f} |")
    table = "\n".join(lines) + "\n"
    sys.stdout.write(table)
    if asked.out is not None:
        head = "# Turns amid calls\n\nWritten by `python -m bot.evaluate_amid`.\n\n"
        asked.out.write_text(head + table, encoding="utf-8")


def _trained(path: Path) -> tuple[LinearModel, AmidModel]:
    with tarfile.open(path) as packed, tempfile.TemporaryDirectory() as folder:
        for member in packed.getmembers():
            member.name = Path(member.name).name
            if member.name.endswith(".npz"):
                packed.extract(member, folder)
        return (
            LinearModel.load(Path(folder) / "intents.npz"),
            AmidModel.load(Path(folder) / "amid.npz"),
        )


if __name__ == "__main__":
    main()
