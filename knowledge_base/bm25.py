"""BM25 over any tokens, as postings in flat arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from care.errors import ContentError

K1 = 1.2
B = 0.5
"""Length matters less here than in prose: asks are short, and a long story is one person's."""

Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Scores:
    """The scores of all texts for one query, on two scales.

    `coverage` is BM25 over what a text that holds every token would reach; `cosine` is the angle
    between the BM25-weighted vectors, which is 1 for the same text.
    """

    coverage: Array
    cosine: Array


class Bm25:
    """Scores every text of a collection against a query, by the tokens they share.

    `weights[starts[t]:starts[t + 1]]` are the saturated frequencies of term t in the texts
    `owners[starts[t]:starts[t + 1]]`; a text stands once per term, so they can be added at once.
    """

    def __init__(
        self,
        terms: Sequence[str],
        starts: npt.NDArray[np.int64],
        owners: npt.NDArray[np.int32],
        weights: Array,
        norms: Array,
    ) -> None:
        self._ids = {term: at for at, term in enumerate(terms)}
        self._starts, self._owners, self._weights, self._norms = starts, owners, weights, norms
        self._idf = _idf(np.diff(starts), len(norms))
        self._rarest = float(np.log1p((len(norms) + 0.5) / 0.5))

    @classmethod
    def of(cls, texts: Iterable[Sequence[str]]) -> Bm25:
        """Index texts that are given as their tokens."""
        counted = [Counter(tokens) for tokens in texts]
        lengths = np.array([sum(c.values()) for c in counted], dtype=np.float32)
        terms = sorted({token for c in counted for token in c})
        ids = {term: at for at, term in enumerate(terms)}
        triples = [(ids[token], at, n) for at, c in enumerate(counted) for token, n in c.items()]
        flat = np.array(triples, dtype=np.int64).reshape(-1, 3)
        flat = flat[np.lexsort((flat[:, 1], flat[:, 0]))]
        frequencies = np.bincount(flat[:, 0], minlength=len(terms))
        starts = np.zeros(len(terms) + 1, dtype=np.int64)
        np.cumsum(frequencies, out=starts[1:])
        owners = flat[:, 1].astype(np.int32)
        mean = float(lengths.mean()) if len(lengths) else 1.0
        weights = _saturated(flat[:, 2].astype(np.float32), lengths[owners] / max(mean, 1.0))
        squares = _idf(frequencies, len(counted))[flat[:, 0]] * weights**2
        norms = np.sqrt(np.bincount(owners, squares, len(counted))).astype(np.float32)
        return cls(terms, starts, owners, weights, norms)

    @property
    def count(self) -> int:
        """How many texts it holds."""
        return len(self._norms)

    def scores(self, tokens: Iterable[str]) -> Scores:
        """Score all texts; a token that none of them holds counts as the rarest there are."""
        values = np.zeros(self.count, dtype=np.float32)
        reach = square = 0.0
        found: list[slice] = []
        factors: list[float] = []
        for token, often in Counter(tokens).items():
            weight = often * (K1 + 1) / (often + K1)
            term = self._ids.get(token)
            idf = self._rarest if term is None else self._idfs[term]
            reach += idf * weight
            square += idf * weight * weight
            if term is not None:
                found.append(self._spans[term])
                factors.append(idf * weight)
        if found:
            # all postings at once, in the order of the tokens: one call instead of one a token
            lengths = [span.stop - span.start for span in found]
            parts = np.concatenate([self._weights[span] for span in found])
            parts *= np.repeat(np.array(factors, dtype=np.float32), lengths)
            np.add.at(values, np.concatenate([self._owners[span] for span in found]), parts)
        reach = reach or 1.0
        length = np.float32(np.sqrt(square) or 1.0)
        return Scores(values / np.float32(reach), values / (length * self._safe_norms))

    def similarities(self, among: npt.NDArray[np.int64]) -> Array:
        """Return the cosines between these texts of the collection, as a square matrix."""
        from scipy.sparse import csc_matrix

        per_term = np.repeat(np.sqrt(self._idf), np.diff(self._starts))
        shape = (self.count, len(self._ids))
        matrix = csc_matrix((self._weights * per_term, self._owners, self._starts), shape=shape)
        rows = matrix.tocsr()[among]
        products: Array = (rows @ rows.T).toarray().astype(np.float32, copy=False)
        norms = self._safe_norms[among]
        products /= norms[:, None]
        products /= norms[None, :]
        return products

    def save(self, path: Path) -> None:
        """Write the index as one .npz file."""
        np.savez(
            path,
            terms=np.array(list(self._ids), dtype=np.str_),
            starts=self._starts,
            owners=self._owners,
            weights=self._weights,
            norms=self._norms,
        )

    @classmethod
    def load(cls, path: Path) -> Bm25:
        """Read an index that `save` wrote.

        Raises:
            ContentError: when the file is not whole.
        """
        try:
            with np.load(path, allow_pickle=False) as data:
                arrays = [data[name] for name in ("starts", "owners", "weights", "norms")]
                found = cls(data["terms"].tolist(), *arrays)
        except (OSError, KeyError, ValueError, EOFError) as error:
            raise ContentError(f"{path}: is not a whole BM25 index; build it again.") from error
        if len(found._starts) != len(found._ids) + 1 or len(found._owners) != len(found._weights):
            raise ContentError(f"{path}: its arrays do not fit together; build it again.")
        return found

    @cached_property
    def _idfs(self) -> list[float]:
        return [float(idf) for idf in self._idf]

    @cached_property
    def _spans(self) -> list[slice]:
        bounds = self._starts.tolist()
        return [slice(begin, end) for begin, end in pairwise(bounds)]

    @cached_property
    def _safe_norms(self) -> Array:
        return np.maximum(self._norms, np.float32(1e-6))


def _saturated(often: Array, relative_length: Array) -> Array:
    damp = K1 * (1 - B + B * relative_length)
    return (often * (K1 + 1) / (often + damp)).astype(np.float32)


def _idf(frequencies: npt.NDArray[np.int64], count: int) -> Array:
    return np.log1p((count - frequencies + 0.5) / (frequencies + 0.5)).astype(np.float32)
