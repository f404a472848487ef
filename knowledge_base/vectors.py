"""Nearest neighbours in FAISS: exact while the collection is small, a graph beyond."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from care.errors import ContentError
from knowledge_base.encoder import Vectors

FLAT_UP_TO = 20_000
"""Beyond this many vectors a flat search takes more than two milliseconds on one core."""

_NEIGHBOURS, _EFFORT_BUILD, _EFFORT_SEARCH = 32, 200, 256


class VectorIndex:
    """Unit vectors with search by inner product, which is their cosine."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def of(cls, vectors: Vectors) -> VectorIndex:
        """Index the rows of a matrix."""
        faiss = _faiss()
        rows, dimension = vectors.shape
        if rows <= FLAT_UP_TO:
            index = faiss.IndexFlatIP(dimension)
        else:
            index = faiss.IndexHNSWFlat(dimension, _NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
            index.hnsw.efConstruction = _EFFORT_BUILD
            index.hnsw.efSearch = _EFFORT_SEARCH
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @property
    def count(self) -> int:
        """How many vectors it holds."""
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """The length of its vectors."""
        return int(self._index.d)

    def nearest(self, vector: Vectors, k: int) -> tuple[npt.NDArray[np.int64], Vectors]:
        """Return the rows nearest to a vector, best first, and their cosines."""
        values, rows = self._index.search(vector.reshape(1, -1), min(k, self.count))
        keep = rows[0] >= 0
        return rows[0][keep], values[0][keep]

    def cosines(self, vector: Vectors) -> Vectors:
        """Return the cosine with every row: cheaper than a search where all are wanted."""
        found: Vectors = self._matrix @ vector
        return found

    @cached_property
    def _matrix(self) -> Vectors:
        rows: Vectors = self._index.reconstruct_n(0, self.count)
        return rows

    def save(self, path: Path) -> None:
        """Write the index as FAISS does."""
        _faiss().write_index(self._index, str(path))

    @classmethod
    def load(cls, path: Path) -> VectorIndex:
        """Read an index that `save` wrote.

        Raises:
            ContentError: when FAISS cannot read it.
        """
        try:
            return cls(_faiss().read_index(str(path)))
        except RuntimeError as error:
            raise ContentError(f"{path}: is not a whole FAISS index; build it again.") from error


def _faiss() -> Any:
    import faiss

    faiss.omp_set_num_threads(1)
    return faiss
