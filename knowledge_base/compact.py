"""The project's own small encoder, run with numpy alone.

Its folder is an ordinary sentence-transformers model (ELECTRA-shaped transformer, first token,
dense layer, unit length), and `model` loads it as one. Serving does without torch, whose import
would cost a process nine seconds; a test holds the two equal.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from care.errors import SettingsError
from knowledge_base.encoder import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

_BATCH = 32


class CompactEncoder:
    """A tuned transformer of a few layers.

    Raises:
        SettingsError: when the folder does not hold such a model.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            weights = (folder / "model.safetensors").read_bytes()
            self._heads = int(config["num_attention_heads"])
            self._layers = int(config["num_hidden_layers"])
            self._eps = float(config["layer_norm_eps"])
            self._longest = min(int(config["max_position_embeddings"]), 128)
            self.dimension = int(config["hidden_size"])
        except (OSError, ValueError, KeyError) as error:
            raise SettingsError(
                f"{folder}: holds no compact encoder ({error}); restore it or set another encoder."
            ) from error
        self.name = f"compact@{sha256(weights).hexdigest()[:12]}"

    @cached_property
    def model(self) -> SentenceTransformer:
        """The same weights as a SentenceTransformer."""
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(str(self._folder), device="cpu", local_files_only=True)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row of float32 for every text."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        by_length: dict[int, list[int]] = defaultdict(list)
        pieces = [encoded.ids for encoded in self._tokenizer.encode_batch(list(texts))]
        for at, ids in enumerate(pieces):
            by_length[len(ids)].append(at)
        for places in by_length.values():
            for begin in range(0, len(places), _BATCH):
                batch = places[begin : begin + _BATCH]
                rows[batch] = self._forward(np.array([pieces[at] for at in batch]))
        return rows

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer: Tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(self._longest)
        return tokenizer

    @cached_property
    def _weights(self) -> Mapping[str, Vectors]:
        from safetensors.numpy import load_file

        weights: dict[str, Vectors] = {}
        for name, value in load_file(self._folder / "model.safetensors").items():
            matrix = value.astype(np.float32)
            is_linear = name.endswith("weight") and matrix.ndim == 2 and "embeddings." not in name
            weights[name] = np.ascontiguousarray(matrix.T) if is_linear else matrix
        for name, value in load_file(self._folder / "2_Dense" / "model.safetensors").items():
            matrix = value.astype(np.float32)
            weights[f"dense.{name}"] = np.ascontiguousarray(matrix.T)
        return weights

    def _forward(self, ids: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Vectors:
        w = self._weights
        x = w["embeddings.word_embeddings.weight"][ids]
        x = x + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = x + w["embeddings.token_type_embeddings.weight"][0]
        x = self._linear(self._norm(x, "embeddings.LayerNorm"), "embeddings_project")
        for layer in range(self._layers):
            # only the first token is read in the end, so the last layer computes no other
            x = self._layer(x, f"encoder.layer.{layer}", only_first=layer == self._layers - 1)
        return self._unit(self._linear(x[:, 0], "dense.linear"))

    def _layer(self, x: Vectors, name: str, *, only_first: bool) -> Vectors:
        asking = x[:, :1] if only_first else x
        query = self._split(self._linear(asking, f"{name}.attention.self.query"))
        key = self._split(self._linear(x, f"{name}.attention.self.key"))
        value = self._split(self._linear(x, f"{name}.attention.self.value"))
        scores = query @ key.swapaxes(-1, -2) / np.float32(np.sqrt(query.shape[-1]))
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed = (scores @ value).swapaxes(1, 2).reshape(asking.shape)
        out = self._linear(mixed, f"{name}.attention.output.dense")
        y = self._norm(asking + out, f"{name}.attention.output.LayerNorm")
        inner = _gelu(self._linear(y, f"{name}.intermediate.dense"))
        return self._norm(
            y + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm"
        )

    def _split(self, x: Vectors) -> Vectors:
        batch, length, width = x.shape
        return x.reshape(batch, length, self._heads, width // self._heads).swapaxes(1, 2)

    def _linear(self, x: Vectors, name: str) -> Vectors:
        product: Vectors = x @ self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return product

    def _norm(self, x: Vectors, name: str) -> Vectors:
        centred = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(self._eps))
        normed: Vectors = centred / spread * self._weights[f"{name}.weight"]
        return normed + self._weights[f"{name}.bias"]

    @staticmethod
    def _unit(x: Vectors) -> Vectors:
        lengths = np.linalg.norm(x, axis=-1, keepdims=True)
        unit: Vectors = x / np.maximum(lengths, np.float32(1e-9))
        return unit


def _gelu(x: Vectors) -> Vectors:
    from scipy.special import erf

    # in place: the values of a story's layer fit into the cache, their copies would not
    shaped: Vectors = x * np.float32(np.sqrt(0.5))
    erf(shaped, out=shaped)
    shaped += np.float32(1)
    x *= np.float32(0.5)
    shaped *= x
    return shaped
