"""`python -m bot.train_reader --start FOLDER`: teach the small transformer the intents.

Reads the same examples as Rasa (`bot/data/nlu`), with homophone noise, and writes
`bot/components/reader.npz`. Needs torch, so it runs in the 3.11 environment; minutes on one core.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
import yaml

from bot.components import reader
from bot.components.mishearing import misheard
from care.text import normalise
from care.text.transformer_training import Example, Network, stored, tune

DATA = Path(__file__).resolve().parent / "data" / "nlu"
EPOCHS, NOISY = 8, 0.3


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on all examples and write the network."""
    parser = argparse.ArgumentParser(prog="python -m bot.train_reader", description=__doc__)
    parser.add_argument("--start", type=Path, required=True, help="model folder to start from")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    given = parser.parse_args(arguments)
    torch.manual_seed(0)
    rows = [(normalise(text).text, intent) for text, intent in examples()]
    labels = sorted({intent for _, intent in rows})
    network = Network(given.start, labels, reader.LONGEST)
    chance = random.Random(0)  # noqa: S311 - noise for training

    def epoch() -> list[Example]:
        said = []
        for text, intent in rows:
            noisy = chance.random() < NOISY
            heard = misheard(text, chance.choice((0.1, 0.2)), chance) if noisy else text
            said.append((reader.excerpt(heard), intent))
        return said

    tune(network, epoch, given.epochs, balance(Counter(intent for _, intent in rows)))
    np.savez_compressed(reader.PATH, **stored(network))
    sys.stderr.write(f"{reader.PATH.name}: {reader.PATH.stat().st_size} bytes\n")
    return 0


def examples(folder: Path = DATA) -> Iterator[tuple[str, str]]:
    """Yield every example of Rasa's training data with its intent."""
    for path in sorted(folder.glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", ()):
            for line in block.get("examples", "").splitlines():
                if line.startswith("- ") and "intent" in block:
                    yield line[2:].strip(), str(block["intent"])


def balance(counts: Counter[str]) -> dict[str, float]:
    """Return a weight a label: the rare count more, by the root of their rarity."""
    usual = float(np.median(list(counts.values())))
    return {label: float(np.sqrt(usual / count)) for label, count in counts.items()}


if __name__ == "__main__":
    sys.exit(main())
