"""A view that learns from all asks at once which fact a text belongs to.

Ridge regression in the space of similarities: every known text pulls a question towards its own
fact as far as it is alike, and what all facts have in common cancels out. Questions outside the
documents are classes too, so that a near miss is known as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from care.errors import ContentError

LEARNED_UP_TO = 12_000
"""Beyond this many texts the fit takes minutes and gigabytes; the other views serve alone."""

SHARPNESS = 2.0
RIDGE = 0.3
KINSHIP = 0.15
"""What a fact of the same clause is worth beside the right one (1.0)."""

Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Learned:
    """Fitted weights: one row a text, one column a class (the facts, then the outside sorts)."""

    weights: Array

    @classmethod
    def fit(cls, similarity: Array, targets: Array) -> Learned:
        """Fit to the similarities between all texts and the classes that each belongs to."""
        from scipy.linalg import cho_factor, cho_solve

        gram = kernel(similarity)
        gram[np.diag_indices_from(gram)] += np.float32(RIDGE)
        factor = cho_factor(gram, lower=True, overwrite_a=True, check_finite=False)
        return cls(np.ascontiguousarray(cho_solve(factor, targets), dtype=np.float32))

    def scores(self, similarity: Array) -> Array:
        """Return how much a text belongs to each class, from its similarity to every text."""
        found: Array = kernel(similarity) @ self.weights
        return found

    def save(self, path: Path) -> None:
        """Write the weights as .npy."""
        np.save(path, self.weights)

    @classmethod
    def load(cls, path: Path) -> Learned:
        """Read weights that `save` wrote.

        Raises:
            ContentError: when the file is not whole.
        """
        try:
            return cls(np.load(path, allow_pickle=False))
        except (OSError, ValueError, EOFError) as error:
            raise ContentError(f"{path}: is not whole; build the index again.") from error


def kernel(similarity: Array) -> Array:
    """Return the kernel of a similarity between 0 and 1."""
    shaped: Array = np.exp(np.float32(SHARPNESS) * (similarity - np.float32(1.0)))
    return shaped


def left_out(similarity: Array, targets: Array) -> Array:
    """Return each text's scores had it not been there: an honest view on the training texts."""
    gram = kernel(similarity).astype(np.float64)
    gram[np.diag_indices_from(gram)] += RIDGE
    inverse = np.linalg.inv(gram)
    residual = (inverse @ targets) / np.diag(inverse)[:, None]
    return (targets - residual).astype(np.float32)
