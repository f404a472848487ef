"""Fine-tune the small transformer: `python -m care.emergencies.train_encoder --start FOLDER`.

Learns kinds and harmless sorts from the utterances, with homophone noise and frames, and writes
`encoder.npz`. Of a long utterance it learns from the part that the linear model hands it, so train
that one first. Needs torch; about half an hour on one core.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import yaml

from care.emergencies import corpus, encoder, model
from care.emergencies.kinds import KINDS
from care.text.sounds import syllable
from care.text.transformer_training import Example, Network, stored, tune

EPOCHS = 6
_FRAMES = Path(__file__).with_name("frames.yaml")
_HARMLESS_FRAMES = ("hypothetical", "hypothetical", "past_resolved", "tv_news", "negation")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on all utterances and write `encoder.npz`."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--start", type=Path, required=True, help="model folder to start from")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--resume", action="store_true", help="go on from the present file")
    parser.add_argument("--again", help="subfolder whose utterances each epoch sees three times")
    parser.add_argument("--keep", type=float, default=0.0, help="share of the present weights")
    options = parser.parse_args(arguments)
    torch.manual_seed(0)
    rows = [(u.text, u.kind) for u in corpus.read(corpus.FOLDER)]
    if options.again:
        # What is new among much that is known would else hardly be learned in a few epochs.
        rows += 2 * [(u.text, u.kind) for u in corpus.read(corpus.FOLDER / options.again)]
    labels = sorted({kind for _, kind in rows})
    network = Network(options.start, labels, encoder.LONGEST)
    if options.resume:
        network.resume(encoder.load().network)
    vary = Variation(rows, random.Random(0))  # noqa: S311 - variation of training data
    linear = model.load()

    def epoch() -> list[Example]:
        varied = ((vary.noisy(corpus.spoken(text)), kind) for text, kind in vary.epoch())
        return [(linear.focus(words, encoder.LONGEST), kind) for words, kind in varied]

    tune(network, epoch, options.epochs)
    if options.keep:
        _averaged(network, Network(options.start, labels, encoder.LONGEST), options.keep)
    data = stored(network) | {"trained_on": corpus.fingerprint()}
    np.savez_compressed(encoder.PATH, **data)
    print(f"{encoder.PATH.name}: {encoder.PATH.stat().st_size} bytes", file=sys.stderr)
    return 0


def _averaged(network: Network, earlier: Network, keep: float) -> None:
    """Average the weights with those of the present file (Wortsman et al. 2022, Model soups).

    What two trainings agree on stays, and each one's chance is halved.
    """
    earlier.resume(encoder.load().network)
    before = earlier.state_dict()
    network.load_state_dict(
        {
            name: keep * before[name] + (1 - keep) * value if value.is_floating_point() else value
            for name, value in network.state_dict().items()
        }
    )


class Variation:
    """Makes each epoch's utterances a little different, without changing what they mean."""

    def __init__(self, rows: list[tuple[str, str]], rng: random.Random) -> None:
        import re

        self._rows, self._random = rows, rng
        self._frames = yaml.safe_load(_FRAMES.read_text(encoding="utf-8"))
        self._now = re.compile(self._frames["now"])
        self._alike: dict[str, list[str]] = defaultdict(list)
        for character in sorted({c for text, _ in rows for c in corpus.spoken(text)}):
            self._alike[syllable(character)].append(character)
        self._sound = {c: s for s, characters in self._alike.items() for c in characters}

    def epoch(self) -> list[tuple[str, str]]:
        """Return all utterances and some framed ones."""
        said = []
        for text, kind in self._rows:
            said.append((text, kind))
            bare = text.rstrip("。！？，!?, ")
            if KINDS.get(kind, "none") == "none":
                if len(text) < 30 and self._chance(0.1):
                    said.append((self._one("booking") + text, kind))
                continue
            timeless = not self._now.search(text) and kind != "past_abuse_institution"
            if len(text) <= 30 and timeless and self._chance(0.2):
                sort = self._random.choice(_HARMLESS_FRAMES)
                said.append((self._one(sort).format(bare), sort))
            if len(text) <= 40 and self._chance(0.25):
                said.append((self._one("before") + bare + self._one("after"), kind))
            if self._chance(0.08):
                said.append((self._one("booking") + bare, kind))
        return said

    def noisy(self, words: str) -> str:
        """Replace some characters by ones that sound alike, as a recogniser does."""
        if not self._chance(0.25):
            return words
        share = self._random.choice((0.05, 0.1, 0.2))
        return "".join(
            self._random.choice(self._alike[self._sound[c]])
            if c in self._sound and self._chance(share)
            else c
            for c in words
        )

    def _one(self, name: str) -> str:
        return str(self._random.choice(self._frames[name]))

    def _chance(self, share: float) -> bool:
        return self._random.random() < share


if __name__ == "__main__":
    sys.exit(main())
