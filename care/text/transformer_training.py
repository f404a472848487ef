"""Fine-tunes the small transformer to sort texts, and stores it with eight bits a weight.

Starts from a model folder that transformers can load (SimBERT-tiny as rebuilt by
`knowledge_base.training.simbert`). Needs torch; what it writes needs numpy alone
(`care.text.transformer`).
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from care.text.transformer import Transformer

BATCH, HEAD_RATE, BODY_RATE, SMOOTHING = 32, 1e-3, 1.5e-4, 0.05
_MATRICES = (
    ("out", "attention.output.dense"),
    ("inner", "intermediate.dense"),
    ("outer", "output.dense"),
)
_NORMS = (("norm1", "attention.output.LayerNorm"), ("norm2", "output.LayerNorm"))

Example = tuple[str, str]
"""Spoken characters and their label."""


class Network(nn.Module):
    """The pretrained body with a linear head over its first and its mean vector.

    With `tags` it sorts every character as well, into so many tags.
    """

    def __init__(self, start: Path, labels: Sequence[str], longest: int, *, tags: int = 0) -> None:
        from transformers import AutoModel

        super().__init__()
        self.labels = list(labels)
        self.longest = longest
        self.body: Any = AutoModel.from_pretrained(start, local_files_only=True)
        tokenizer = json.loads((start / "tokenizer.json").read_text(encoding="utf-8"))
        self.ids: dict[str, int] = tokenizer["model"]["vocab"]
        self.drop = nn.Dropout(0.1)
        width = self.body.config.hidden_size
        self.head = nn.Linear(2 * width, len(self.labels))
        self.tagger = nn.Linear(width, tags)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return label scores for a padded batch."""
        return self.tell(ids, mask)[0]

    def tell(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return label scores, and every character's scores of the tags, for a padded batch."""
        x = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return self.head(self.drop(torch.cat([x[:, 0], mean], 1))), self.tagger(self.drop(x))

    def resume(self, earlier: Transformer) -> None:
        """Go on from a network that was stored before; it must have had the same labels.

        Only characters that it kept come back, to eight bits: the others stay as pretrained.
        """
        if list(earlier.labels) != self.labels:
            raise ValueError("the stored network has other labels: train from the start")
        top, state = earlier.top, self.body.state_dict()
        embedded = state["embeddings.word_embeddings.weight"]
        special = {"^": "[CLS]", "?": "[UNK]", "$": "[SEP]"}
        for character, row in earlier.ids.items():
            vector = torch.tensor(top["words"][row] * top["words_scale"][row])
            embedded[self.ids[special.get(character, character)]] = vector
        kind = state["embeddings.token_type_embeddings.weight"][0]
        places = torch.tensor(top["places"])
        state["embeddings.position_embeddings.weight"][: len(places)] = places - kind
        values = {
            "embeddings.LayerNorm.weight": top["norm"],
            "embeddings.LayerNorm.bias": top["norm_bias"],
            "embeddings_project.weight": top["widen"].T,
            "embeddings_project.bias": top["widen_bias"],
        }
        for number, layer in enumerate(earlier.layers):
            at, w = f"encoder.layer.{number}.", layer.weights
            for part, name in enumerate(("query", "key", "value")):
                width = w["qkv"].shape[1] // 3
                own = slice(part * width, (part + 1) * width)
                values[f"{at}attention.self.{name}.weight"] = w["qkv"][:, own].T
                values[f"{at}attention.self.{name}.bias"] = w["qkv_bias"][own]
            for name, place in _MATRICES:
                values[f"{at}{place}.weight"] = w[name].T
                values[f"{at}{place}.bias"] = w[f"{name}_bias"]
            for name, place in _NORMS:
                values[f"{at}{place}.weight"] = w[name]
                values[f"{at}{place}.bias"] = w[f"{name}_bias"]
        state |= {name: torch.tensor(np.ascontiguousarray(v)) for name, v in values.items()}
        self.body.load_state_dict(state)
        with torch.no_grad():
            self.head.weight.copy_(torch.tensor(np.ascontiguousarray(top["head"].T)))
            self.head.bias.copy_(torch.tensor(top["head_bias"]))

    def tokens(self, words: str) -> list[int]:
        """Return the ids of a spoken text, one a character; `$` parts it in two."""
        unknown = self.ids["[UNK]"]
        special = {"$": self.ids["[SEP]"], "^": unknown, "?": unknown}
        read = (special.get(c) or self.ids.get(c, unknown) for c in words[: self.longest])
        return [self.ids["[CLS]"], *read, self.ids["[SEP]"]]


def tune(
    network: Network,
    examples: Callable[[], Sequence[Example]],
    epochs: int,
    weights: dict[str, float] | None = None,
) -> None:
    """Train in place; `examples` is asked anew each epoch, `weights` says what a label counts.

    The rate rises over 100 steps and falls to nothing at the end.
    """
    chance = random.Random(0)  # noqa: S311 - order of training data
    groups = [
        {"params": list(network.head.parameters()), "base": HEAD_RATE},
        {"params": list(network.body.parameters()), "base": BODY_RATE},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    counts = torch.tensor([(weights or {}).get(label, 1.0) for label in network.labels])
    label = {name: number for number, name in enumerate(network.labels)}
    step, total = 0, 0
    for epoch in range(epochs):
        rows = [(network.tokens(words), label[name]) for words, name in examples() if words]
        total = total or epochs * (len(rows) // BATCH + 1)
        losses = []
        for batch in _batches(rows, chance):
            step += 1
            share = min(1.0, step / 100) * max(0.0, 1 - step / total)
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * share
            losses.append(_learn(network, optimiser, batch, counts))
        sys.stderr.write(f"epoch {epoch}: loss {np.mean(losses):.3f}\n")
        sys.stderr.flush()
    network.eval()


def stored(network: Network) -> dict[str, Any]:
    """Return the arrays of the .npz: eight-bit matrices with a scale a column."""
    weights = {k: v.detach().numpy() for k, v in network.body.state_dict().items()}
    single = {w: i for w, i in network.ids.items() if len(w) == 1 and (w.isalnum())}
    special = {"^": network.ids["[CLS]"], "?": network.ids["[UNK]"], "$": network.ids["[SEP]"]}
    characters = {**special, **single}
    words = weights["embeddings.word_embeddings.weight"][list(characters.values())]
    scale = np.abs(words).max(axis=1, keepdims=True) / 127 + 1e-12
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    places = weights["embeddings.position_embeddings.weight"][: network.longest + 2] + kind
    data: dict[str, Any] = {
        "depth": np.int64(network.body.config.num_hidden_layers),
        "characters": "".join(characters),
        "labels": np.array(network.labels),
        "words": np.round(words / scale).astype(np.int8),
        "words_scale": scale.astype(np.float32),
        "places": places.astype(np.float16),
        "norm": weights["embeddings.LayerNorm.weight"],
        "norm_bias": weights["embeddings.LayerNorm.bias"],
        "widen_bias": weights["embeddings_project.bias"],
        "head_bias": network.head.bias.detach().numpy(),
    }
    eight_bits(data, "widen", weights["embeddings_project.weight"].T)
    eight_bits(data, "head", network.head.weight.detach().numpy().T)
    for number in range(network.body.config.num_hidden_layers):
        _layer(data, number, weights)
    return data


def _layer(data: dict[str, Any], number: int, weights: dict[str, Any]) -> None:
    at = f"encoder.layer.{number}."
    parts = ("query", "key", "value")
    joined = {
        suffix: np.concatenate([weights[f"{at}attention.self.{p}.{suffix}"] for p in parts])
        for suffix in ("weight", "bias")
    }
    eight_bits(data, f"{number}.qkv", joined["weight"].T)
    data[f"{number}.qkv_bias"] = joined["bias"]
    for name, place in _MATRICES:
        eight_bits(data, f"{number}.{name}", weights[f"{at}{place}.weight"].T)
        data[f"{number}.{name}_bias"] = weights[f"{at}{place}.bias"]
    for name, place in _NORMS:
        data[f"{number}.{name}"] = weights[f"{at}{place}.weight"]
        data[f"{number}.{name}_bias"] = weights[f"{at}{place}.bias"]


def _batches(rows: list[tuple[list[int], int]], chance: random.Random) -> list[Any]:
    """Cut a shuffled order into batches of texts of about one length."""
    chance.shuffle(rows)
    batches = []
    for start in range(0, len(rows), BATCH * 20):
        near = sorted(rows[start : start + BATCH * 20], key=lambda e: len(e[0]))
        batches += [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
    chance.shuffle(batches)
    return batches


def _learn(
    network: Network, optimiser: Any, batch: list[tuple[list[int], int]], counts: torch.Tensor
) -> float:
    network.train()
    longest = max(len(ids) for ids, _ in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest)
    for row, (tokens, _) in enumerate(batch):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = 1
    truth = torch.tensor([label for _, label in batch])
    loss = nn.functional.cross_entropy(
        network(ids, mask), truth, weight=counts, label_smoothing=SMOOTHING
    )
    return descend(network, optimiser, loss)


def descend(network: nn.Module, optimiser: torch.optim.Optimizer, loss: torch.Tensor) -> float:
    """Take one step down a loss, its gradient clipped to length 1; return what the loss was."""
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach())


def eight_bits(data: dict[str, Any], name: str, matrix: Any) -> None:
    """Store a matrix (inputs, outputs) under `name`, eight bits a weight and a scale a column."""
    scale = np.abs(matrix).max(axis=0) / 127 + 1e-12
    data[name] = np.round(matrix / scale).astype(np.int8)
    data[f"{name}_scale"] = scale.astype(np.float32)
