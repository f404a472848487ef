"""Our encoders as modules of sentence-transformers (imports torch; see `encoder`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules.input_module import InputModule

from knowledge_base.encoder import load_encoder


class EncoderModule(InputModule):
    """A whole encoder that computes in numpy, by the name that `load_encoder` takes.

    Nothing flows back through it: it cannot be trained further as it stands.
    """

    config_keys: list[str] = ["encoder"]  # noqa: RUF012 - the base class declares it so

    def __init__(self, encoder: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.encoder = encoder
        self._encoder = load_encoder(encoder)

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: Any
    ) -> dict[str, Any]:
        """Encode the texts; the encoder does its own cutting into pieces."""
        texts = self._prepend_prompt(list(inputs), prompt) if prompt else list(inputs)
        return {"sentence_embedding": torch.from_numpy(self._encoder.encode(texts))}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Pass the vectors on: they are complete."""
        return features

    def get_embedding_dimension(self) -> int:
        """Return the length of its vectors."""
        return self._encoder.dimension

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Write the configuration; the weights stay where they are."""
        self.save_config(output_path)


def as_sentence_transformer(encoder: str) -> SentenceTransformer:
    """Return a real SentenceTransformer around one of our encoders, on the processor."""
    return SentenceTransformer(modules=[EncoderModule(encoder)], device="cpu")
