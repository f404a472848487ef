"""A view that learns from all asks at once which fact a text belongs to.

Ridge regression in the space of similarities: every known text pulls a question towards its own
fact as far as it is alike, and what all facts have in common cancels out. Questions outside the
documents are classes too, so that a near miss is known as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from care.errors import ContentError

LEARNED_UP_TO = 20_000
"""Beyond this many texts that somebody wrote as questions the fit takes minutes and gigabytes. The
judge is fitted with this view and believes everything without it: the build refuses."""

SHARPNESS = 2.0
RIDGE = 0.3
KINSHIP = 0.15
"""What a fact of the same clause is worth beside the right one (1.0)."""

Array = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Learned:
    """Fitted weights: one row a text, one column a class (the facts, then the outside sorts).

    `rows` says which texts of the library they are: sentences for which nobody has written
    questions yet are not among them.
    """

    weights: Array
    rows: Rows

    @classmethod
    def fit(cls, similarity: Array, targets: Array, rows: Rows) -> Learned:
        """Fit to the similarities between texts and the classes that each belongs to.

        `similarity` is used up.
        """
        from scipy.linalg import cho_factor, cho_solve

        gram = kernel(similarity, into=similarity)
        gram[np.diag_indices_from(gram)] += np.float32(RIDGE)
        factor = cho_factor(gram, lower=True, overwrite_a=True, check_finite=False)
        return cls(np.ascontiguousarray(cho_solve(factor, targets), dtype=np.float32), rows)

    def scores(self, similarity: Array) -> Array:
        """Return how much a text belongs to each class, from its similarity to every text."""
        own = similarity if len(self.rows) == len(similarity) else similarity[self.rows]
        found: Array = kernel(own) @ self.weights
        return found

    def save(self, path: Path) -> None:
        """Write the weights as .npz."""
        np.savez(path, weights=self.weights, rows=self.rows)

    @classmethod
    def load(cls, path: Path) -> Learned:
        """Read weights that `save` wrote.

        Raises:
            ContentError: when the file is not whole.
        """
        try:
            with np.load(path, allow_pickle=False) as kept:
                return cls(kept["weights"], kept["rows"])
        except (OSError, ValueError, EOFError, KeyError, BadZipFile) as error:
            raise ContentError(f"{path}: is not whole; build the index again.") from error


def kernel(similarity: Array, into: Array | None = None) -> Array:
    """Return the kernel of a similarity between 0 and 1, in a matrix of its own or in `into`."""
    shaped: Array = np.subtract(similarity, np.float32(1.0), out=into)
    shaped *= np.float32(SHARPNESS)
    return np.exp(shaped, out=shaped)
