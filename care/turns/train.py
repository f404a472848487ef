"""Teach the networks to read turns: `python -m care.turns.train --start FOLDER [--wishes]`.

FOLDER holds SimBERT-tiny as `knowledge_base.training.simbert` rebuilds it. Each epoch sees every
turn, some with other values of the same sort in their places, some mis-heard. What Rasa learns its
intents from teaches wishes too, a share of it each epoch. Needs torch; about ten minutes each.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from care import safe_yaml
from care.text import normalise
from care.text.sounds import syllable
from care.text.transformer_training import Network, eight_bits, stored
from care.turns import reader, wish_reader
from care.turns.corpus import (
    ACTS,
    ASKED,
    FOLDER,
    WISHES,
    Mark,
    Turn,
    Wish,
    fingerprint,
    read_acts,
    read_wishes,
)
from care.turns.reader import LONGEST, TAGS
from care.turns.wish_reader import SAID

EPOCHS, BATCH, HEAD_RATE, BODY_RATE = 14, 8, 1e-3, 2e-4
MORE = 3000
"""So many of Rasa's examples are seen in an epoch."""

_GREETING = "您有什么事，请慢慢讲。"
_SURE_INTENTS = frozenset(WISHES) - {"ask_policy", "inform", "affirm", "deny", "out_of_scope"}
_ENTITY = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
_EXCHANGED = ("date", "time", "address", "phone", "name", "whom", "whom_name", "item", "portions")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on the taught turns and write `reader.npz` or `wishes.npz`."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--start", type=Path, required=True, help="model folder to start from")
    parser.add_argument("--wishes", action="store_true", help="train the network of wishes")
    parser.add_argument("--intents", type=Path, help="folder of Rasa's examples, for wishes")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args(arguments)
    torch.manual_seed(0)
    if options.wishes:
        network = Network(options.start, WISHES, LONGEST)
        tune(network, read_wishes(FOLDER), intents(options.intents), options.epochs)
        _write(wish_reader.PATH, stored(network), "wishes")
    else:
        network = Network(options.start, ACTS, LONGEST, tags=len(TAGS))
        tune(network, read_acts(FOLDER), [], options.epochs)
        tags = {"tags": np.array(TAGS), "tagger_bias": network.tagger.bias.detach().numpy()}
        eight_bits(tags, "tagger", network.tagger.weight.detach().numpy().T)
        _write(reader.PATH, stored(network) | tags, "acts")
    return 0


def _write(path: Path, data: dict[str, Any], turns: str) -> None:
    np.savez_compressed(path, **data, trained_on=fingerprint(turns))
    sys.stderr.write(f"{path.name}: {path.stat().st_size} bytes\n")


def intents(folder: Path | None) -> list[Wish]:
    """Return Rasa's examples of intents that are wishes, each as the first turn of a call."""
    found = []
    for path in sorted(folder.glob("*.yml")) if folder else ():
        for entry in safe_yaml.read(path)["nlu"]:
            name = str(entry.get("intent", ""))
            wish = "book" if name.startswith("book_") else name
            if wish not in _SURE_INTENTS or path.stem == "midcall":
                continue
            for line in str(entry["examples"]).splitlines():
                text = _ENTITY.sub(r"\1", line.removeprefix("- "))
                found.append(Wish(normalise(_GREETING).text, normalise(text).text, wish))
    return found


def tune(
    network: Network, examples: Sequence[Turn | Wish], more: Sequence[Wish], epochs: int
) -> None:
    """Train in place; the rate rises over 100 steps and falls to nothing at the end."""
    vary = Variation(examples, more, random.Random(0))  # noqa: S311 - variation of training data
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


def _learn(network: Network, optimiser: torch.optim.Optimizer, batch: Sequence[Any]) -> float:
    network.train()
    rows = [network.tokens(f"{_before(one)}${one.text}") for one in batch]
    longest = max(map(len, rows))
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest)
    for row, tokens in enumerate(rows):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = 1
    own, scores = network.tell(ids, mask)
    if isinstance(batch[0], Wish):
        # what a turn wants is one thing, what it does may be several
        truth = torch.tensor([WISHES.index(one.wish) for one in batch])
        loss = nn.functional.cross_entropy(own, truth, label_smoothing=0.05)
    else:
        loss = _of_acts(own, batch) + _of_tags(scores, batch, longest)
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach())


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


def _before(one: Turn | Wish) -> str:
    return ASKED[one.asked] if isinstance(one, Turn) else one.bot[-SAID:]


def _tags(turn: Turn) -> list[int]:
    tags = [0] * len(turn.text)
    for mark in turn.marks:
        for at in range(mark.start, mark.end):
            tags[at] = TAGS.index(f"{'B' if at == mark.start else 'I'}-{mark.detail}")
    return tags


class Variation:
    """Makes each epoch's turns a little different, without changing what is done in them."""

    def __init__(
        self, examples: Sequence[Turn | Wish], more: Sequence[Wish], rng: random.Random
    ) -> None:
        self._examples, self._more, self._random = list(examples), list(more), rng
        turns = [one for one in examples if isinstance(one, Turn)]
        self._values: dict[str, list[str]] = defaultdict(list)
        self._alike: dict[str, list[str]] = defaultdict(list)
        for turn in turns:
            for mark in turn.marks:
                self._values[mark.detail].append(turn.text[mark.start : mark.end])
        for character in sorted({c for one in examples for c in one.text}):
            self._alike[syllable(character)].append(character)
        self._sound = {c: s for s, characters in self._alike.items() for c in characters}

    def batches(self, size: int) -> list[list[Any]]:
        """Return one epoch in batches of turns of one sort and of about one length."""
        more = self._random.sample(self._more, min(MORE, len(self._more)))
        wishes = [one for one in (*self._examples, *more) if isinstance(one, Wish)]
        turns = [self.exchanged(one) for one in self._examples if isinstance(one, Turn)]
        batches: list[list[Any]] = []
        for sort in (turns, wishes):
            noisy = [replace(one, text=self.noisy(one.text)) for one in sort]
            self._random.shuffle(noisy)
            for start in range(0, len(noisy), size * 20):
                near = sorted(noisy[start : start + size * 20], key=lambda one: len(one.text))
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
                new = self._random.choice(self._values[mark.detail])
            text = text[:begin] + new + text[end:]
            shift += len(new) - (end - begin)
            marks.append(Mark(mark.detail, begin, begin + len(new)))
        return Turn(turn.asked, text, turn.acts, tuple(marks))

    def noisy(self, text: str) -> str:
        """Replace some characters by ones that sound alike, as a recogniser does."""
        if self._random.random() > 0.2:
            return text
        share = self._random.choice((0.03, 0.06, 0.12))
        return "".join(
            self._random.choice(self._alike[self._sound[c]])
            if "\u4e00" <= c <= "\u9fff" and c in self._sound and self._random.random() < share
            else c
            for c in text
        )


if __name__ == "__main__":
    sys.exit(main())
