"""Teach the network to read turns: `python -m care.turns.train --start FOLDER`.

FOLDER holds SimBERT-tiny as `knowledge_base.training.simbert` rebuilds it. Each epoch sees every
turn, some with other values of the same sort in their places, some mis-heard. Needs torch;
a quarter of an hour on one core.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import nn

from care.text.sounds import syllable
from care.text.transformer import Transformer
from care.text.transformer_training import Network, descend, eight_bits, stored
from care.turns import reader
from care.turns.corpus import (
    ACTS,
    ASKED,
    FOLDER,
    Mark,
    Turn,
    fingerprint,
    read_acts,
)
from care.turns.reader import LONGEST, TAGS

EPOCHS, BATCH, HEAD_RATE, BODY_RATE = 12, 8, 1e-3, 2e-4
_EXCHANGED = ("date", "time", "address", "phone", "name", "whom", "whom_name", "item", "portions")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on the taught turns and write `reader.npz`."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--start", type=Path, required=True, help="model folder to start from")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--resume", action="store_true", help="go on from the present file")
    options = parser.parse_args(arguments)
    torch.manual_seed(0)
    network = Network(options.start, ACTS, LONGEST, tags=len(TAGS))
    if options.resume:
        _resume(network, reader.load())
    tune(network, read_acts(FOLDER), options.epochs)
    tags = {"tags": np.array(TAGS), "tagger_bias": network.tagger.bias.detach().numpy()}
    eight_bits(tags, "tagger", network.tagger.weight.detach().numpy().T)
    data = stored(network) | tags | {"trained_on": fingerprint()}
    np.savez_compressed(reader.PATH, **data)
    sys.stderr.write(f"{reader.PATH.name}: {reader.PATH.stat().st_size} bytes\n")
    return 0


def _resume(network: Network, earlier: Transformer) -> None:
    network.resume(earlier)
    with torch.no_grad():
        network.tagger.weight.copy_(torch.tensor(earlier.top["tagger"].T.copy()))
        network.tagger.bias.copy_(torch.tensor(earlier.top["tagger_bias"]))


def tune(network: Network, turns: Sequence[Turn], epochs: int) -> None:
    """Train in place; the rate rises over 100 steps and falls to nothing at the end."""
    vary = Variation(turns, np.random.default_rng(0))
    groups = [
        {"params": [*network.head.parameters(), *network.tagger.parameters()], "base": HEAD_RATE},
        {"params": list(network.body.parameters()), "base": BODY_RATE},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    step, total = 0, 0
    for epoch in range(epochs):
        losses, batches = [], vary.batches(BATCH)
        total = total or epochs * len(batches)
        for batch in batches:
            step += 1
            share = min(1.0, step / 100) * max(0.0, 1 - step / total)
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * share
            losses.append(_learn(network, optimiser, batch))
        sys.stderr.write(f"epoch {epoch}: loss {np.mean(losses):.3f}\n")
        sys.stderr.flush()
    network.eval()


def _learn(network: Network, optimiser: torch.optim.Optimizer, batch: Sequence[Turn]) -> float:
    network.train()
    rows = [network.tokens(f"{ASKED[one.asked]}${one.text}") for one in batch]
    longest = max(map(len, rows))
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest)
    for row, tokens in enumerate(rows):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = 1
    own, scores = network.tell(ids, mask)
    loss = _of_acts(own, batch) + _of_tags(scores, batch, longest)
    return descend(network, optimiser, loss)


def _of_acts(scores: torch.Tensor, batch: Sequence[Turn]) -> torch.Tensor:
    truth = torch.tensor([[float(act in turn.acts) for act in ACTS] for turn in batch])
    return 2 * nn.functional.binary_cross_entropy_with_logits(scores, truth * 0.96 + 0.02)


def _of_tags(scores: torch.Tensor, batch: Sequence[Turn], longest: int) -> torch.Tensor:
    tags = torch.full((len(batch), longest), -100)
    for row, turn in enumerate(batch):
        begin = len(ASKED[turn.asked]) + 2  # [CLS], question, [SEP]
        tagged = _tags(turn)[: longest - begin - 1]
        tags[row, begin : begin + len(tagged)] = torch.tensor(tagged)
    return nn.functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=-100)


def _tags(turn: Turn) -> list[int]:
    tags = [0] * len(turn.text)
    for mark in turn.marks:
        for at in range(mark.start, mark.end):
            tags[at] = TAGS.index(f"{'B' if at == mark.start else 'I'}-{mark.detail}")
    return tags


class Variation:
    """Makes each epoch's turns a little different, without changing what is done in them."""

    def __init__(self, turns: Sequence[Turn], rng: np.random.Generator) -> None:
        self._turns, self._random = list(turns), rng
        self._values: dict[str, list[str]] = defaultdict(list)
        self._alike: dict[str, list[str]] = defaultdict(list)
        for turn in turns:
            for mark in turn.marks:
                self._values[mark.detail].append(turn.text[mark.start : mark.end])
        for character in sorted({c for turn in turns for c in turn.text}):
            self._alike[syllable(character)].append(character)
        self._sound = {c: s for s, characters in self._alike.items() for c in characters}

    def batches(self, size: int) -> list[list[Turn]]:
        """Return one epoch in batches of turns of about one length."""
        turns = [self.exchanged(turn) for turn in self._turns]
        turns = [replace(turn, text=self.noisy(turn.text)) for turn in turns]
        self._random.shuffle(turns)
        batches = []
        for start in range(0, len(turns), size * 20):
            near = sorted(turns[start : start + size * 20], key=lambda turn: len(turn.text))
            batches += [near[i : i + size] for i in range(0, len(near), size)]
        self._random.shuffle(batches)
        return batches

    def exchanged(self, turn: Turn) -> Turn:
        """Put other values of the same sort in the place of some details."""
        text, marks, shift = turn.text, [], 0
        for mark in sorted(turn.marks, key=lambda mark: mark.start):
            begin, end = mark.start + shift, mark.end + shift
            new = text[begin:end]
            if mark.detail in _EXCHANGED and self._random.random() < 0.3:
                new = str(self._random.choice(self._values[mark.detail]))
            text = text[:begin] + new + text[end:]
            shift += len(new) - (end - begin)
            marks.append(Mark(mark.detail, begin, begin + len(new)))
        return Turn(turn.asked, text, turn.acts, tuple(marks))

    def noisy(self, text: str) -> str:
        """Replace some characters by ones that sound alike, as a recogniser does."""
        if self._random.random() > 0.2:
            return text
        share = float(self._random.choice((0.03, 0.06, 0.12)))
        return "".join(
            str(self._random.choice(self._alike[self._sound[c]]))
            if "\u4e00" <= c <= "\u9fff" and c in self._sound and self._random.random() < share
            else c
            for c in text
        )


if __name__ == "__main__":
    sys.exit(main())
