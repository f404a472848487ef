"""Fine-tune the small transformer: `python -m care.emergencies.train_encoder --start FOLDER`.

Starts from a model folder that transformers can load (SimBERT-tiny rebuilt by
`knowledge_base.training.simbert`), learns kinds and harmless sorts from the utterances, with
homophone noise and frames, and writes eight-bit weights to `encoder.npz`. Of a long utterance it
learns from the part that the linear model hands it, so train that one first. Needs torch; about
half an hour on one core. What it writes needs numpy alone (`care.emergencies.encoder`).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml
from torch import nn

from care.emergencies import corpus, encoder, model
from care.emergencies.kinds import KINDS
from care.emergencies.train import syllable

EPOCHS, BATCH, HEAD_RATE, BODY_RATE = 8, 32, 1e-3, 1.5e-4
_FRAMES = Path(__file__).with_name("frames.yaml")
_HARMLESS_FRAMES = ("hypothetical", "hypothetical", "past_resolved", "tv_news", "negation")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on all utterances and write `encoder.npz`."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--start", type=Path, required=True, help="model folder to start from")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args(arguments)
    torch.manual_seed(0)
    rows = [(u.text, u.kind) for u in corpus.read(corpus.FOLDER)]
    labels = sorted({kind for _, kind in rows})
    network = Network(options.start, len(labels))
    Training(network, rows, labels).run(options.epochs)
    np.savez_compressed(encoder.PATH, **stored(network, labels))
    print(f"{encoder.PATH.name}: {encoder.PATH.stat().st_size} bytes", file=sys.stderr)
    return 0


class Network(nn.Module):
    """The pretrained body with a linear head over its first and its mean vector."""

    def __init__(self, start: Path, outputs: int) -> None:
        from transformers import AutoModel

        super().__init__()
        self.body: Any = AutoModel.from_pretrained(start, local_files_only=True)
        tokenizer = json.loads((start / "tokenizer.json").read_text(encoding="utf-8"))
        self.ids: dict[str, int] = tokenizer["model"]["vocab"]
        self.linear = model.load()
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(2 * self.body.config.hidden_size, outputs)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return label scores for a padded batch."""
        x = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        scores: torch.Tensor = self.head(self.drop(torch.cat([x[:, 0], mean], 1)))
        return scores

    def tokens(self, words: str) -> list[int]:
        """Return the ids of a spoken text, one a character, of what will be read of it."""
        words = self.linear.focus(words, encoder.LONGEST)
        unknown = self.ids["[UNK]"]
        return [self.ids["[CLS]"], *(self.ids.get(c, unknown) for c in words), self.ids["[SEP]"]]


class Training:
    """Epochs over freshly varied utterances, longest beside longest within a batch."""

    def __init__(self, network: Network, rows: list[tuple[str, str]], labels: list[str]) -> None:
        self._network, self._rows = network, rows
        self._label = {label: number for number, label in enumerate(labels)}
        self._random = random.Random(0)  # noqa: S311 - variation of training data
        self._vary = Variation(rows, self._random)
        head = list(network.head.parameters())
        body = list(network.body.parameters())
        groups = [{"params": head, "base": HEAD_RATE}, {"params": body, "base": BODY_RATE}]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=0.01)

    def run(self, epochs: int) -> None:
        """Train; the rate rises over 100 steps and falls to nothing at the end."""
        step, total = 0, 0
        for epoch in range(epochs):
            examples = self._examples()
            total = total or epochs * (len(examples) // BATCH + 1)
            losses = []
            for batch in self._batches(examples):
                step += 1
                share = min(1.0, step / 100) * max(0.0, 1 - step / total)
                for group in self._optimiser.param_groups:
                    group["lr"] = group["base"] * share
                losses.append(self._learn(batch))
            print(f"epoch {epoch}: loss {np.mean(losses):.3f}", file=sys.stderr, flush=True)

    def _examples(self) -> list[tuple[list[int], int]]:
        varied = ((self._vary.noisy(corpus.spoken(t)), k) for t, k in self._vary.epoch())
        return [(self._network.tokens(words), self._label[kind]) for words, kind in varied if words]

    def _batches(self, examples: list[tuple[list[int], int]]) -> list[Any]:
        self._random.shuffle(examples)
        batches = []
        for start in range(0, len(examples), BATCH * 20):
            near = sorted(examples[start : start + BATCH * 20], key=lambda e: len(e[0]))
            batches += [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
        self._random.shuffle(batches)
        return batches

    def _learn(self, batch: list[tuple[list[int], int]]) -> float:
        self._network.train()
        longest = max(len(ids) for ids, _ in batch)
        ids = torch.zeros(len(batch), longest, dtype=torch.long)
        mask = torch.zeros(len(batch), longest)
        for row, (tokens, _) in enumerate(batch):
            ids[row, : len(tokens)] = torch.tensor(tokens)
            mask[row, : len(tokens)] = 1
        truth = torch.tensor([label for _, label in batch])
        loss = nn.functional.cross_entropy(self._network(ids, mask), truth, label_smoothing=0.05)
        self._optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimiser.step()
        return float(loss.detach())


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


def stored(network: Network, labels: list[str]) -> dict[str, Any]:
    """Return the arrays of `encoder.npz`: eight-bit matrices with a scale a column."""
    weights = {k: v.detach().numpy() for k, v in network.body.state_dict().items()}
    single = {w: i for w, i in network.ids.items() if len(w) == 1 and (w.isalnum())}
    special = {"^": network.ids["[CLS]"], "?": network.ids["[UNK]"], "$": network.ids["[SEP]"]}
    characters = {**special, **single}
    words = weights["embeddings.word_embeddings.weight"][list(characters.values())]
    scale = np.abs(words).max(axis=1, keepdims=True) / 127 + 1e-12
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    places = weights["embeddings.position_embeddings.weight"][: encoder.LONGEST + 2] + kind
    data: dict[str, Any] = {
        "depth": np.int64(network.body.config.num_hidden_layers),
        "characters": "".join(characters),
        "labels": np.array(labels),
        "trained_on": corpus.fingerprint(),
        "words": np.round(words / scale).astype(np.int8),
        "words_scale": scale.astype(np.float32),
        "places": places.astype(np.float16),
        "norm": weights["embeddings.LayerNorm.weight"],
        "norm_bias": weights["embeddings.LayerNorm.bias"],
        "widen_bias": weights["embeddings_project.bias"],
        "head_bias": network.head.bias.detach().numpy(),
    }
    _eight_bits(data, "widen", weights["embeddings_project.weight"].T)
    _eight_bits(data, "head", network.head.weight.detach().numpy().T)
    for number in range(network.body.config.num_hidden_layers):
        at = f"encoder.layer.{number}."
        attention = at + "attention.self."
        for suffix, join in (("weight", 0), ("bias", 0)):
            parts = [weights[f"{attention}{p}.{suffix}"] for p in ("query", "key", "value")]
            joined = np.concatenate(parts, axis=join)
            if suffix == "weight":
                _eight_bits(data, f"{number}.qkv", joined.T)
            else:
                data[f"{number}.qkv_bias"] = joined
        for name, place in (
            ("out", "attention.output.dense"),
            ("inner", "intermediate.dense"),
            ("outer", "output.dense"),
        ):
            _eight_bits(data, f"{number}.{name}", weights[f"{at}{place}.weight"].T)
            data[f"{number}.{name}_bias"] = weights[f"{at}{place}.bias"]
        for name, place in (
            ("norm1", "attention.output.LayerNorm"),
            ("norm2", "output.LayerNorm"),
        ):
            data[f"{number}.{name}"] = weights[f"{at}{place}.weight"]
            data[f"{number}.{name}_bias"] = weights[f"{at}{place}.bias"]
    return data


def _eight_bits(data: dict[str, Any], name: str, matrix: Any) -> None:
    scale = np.abs(matrix).max(axis=0) / 127 + 1e-12
    data[name] = np.round(matrix / scale).astype(np.int8)
    data[f"{name}_scale"] = scale.astype(np.float32)


if __name__ == "__main__":
    sys.exit(main())
