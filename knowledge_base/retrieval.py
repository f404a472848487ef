"""From a question to the facts that may answer it: several views of every text, fused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from care.errors import ContentError
from care.policy_terms import put_right
from knowledge_base.analysis import LEXICAL, Analysed
from knowledge_base.bm25 import Bm25
from knowledge_base.encoder import Encoder, Vectors
from knowledge_base.hearing import Hearing
from knowledge_base.learned import KINSHIP, LEARNED_UP_TO, Learned
from knowledge_base.library import KINDS, Library
from knowledge_base.outside import SORTS
from knowledge_base.store import Version
from knowledge_base.vectors import VectorIndex

VIEWS = (*LEXICAL, "meaning")
BLEND = {"characters": 0.25, "words": 0.125, "sounds": 0.125, "meaning": 0.5}
"""What each view counts when two texts are compared as a whole."""

_NEAREST = 256

Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Found:
    """What the views say about one question.

    `cosines[view][t]` compares it with every text, `blend[t]` with all views together,
    `coverage[view][t]` (lexical views) tells how much of it a text holds. `learned` are the
    classes' scores (facts, then outside sorts), or None where the collection is too large for that
    view; `fused[f]` ranks the facts for a first pick.
    """

    query: Analysed
    vector: Vectors
    cosines: Mapping[str, Array]
    coverage: Mapping[str, Array]
    blend: Array
    learned: Array | None
    fused: Array

    def best(self, k: int) -> npt.NDArray[np.int64]:
        """Return the positions of the k best facts that may be told, best first."""
        k = min(k, len(self.fused))
        top = np.argpartition(-self.fused, k - 1)[:k]
        order = np.lexsort((top, -self.fused[top]))
        best = top[order].astype(np.int64)
        return best[np.isfinite(self.fused[best])]


class Retriever:
    """The views of one index version over one library."""

    def __init__(
        self,
        library: Library,
        lexical: Mapping[str, Bm25],
        meaning: VectorIndex,
        learned: Learned | None,
        hearing: Hearing,
        encoder: Encoder,
        version: str = "",
    ) -> None:
        self.version = version
        self.library = library
        self.encoder = encoder
        self.meaning = meaning
        self._lexical = dict(lexical)
        self._learned = learned
        self._hearing = hearing

    @classmethod
    def of(cls, library: Library, encoder: Encoder) -> Retriever:
        """Index a library in memory."""
        hearing, analysed = heard(library)
        vectors = encoder.encode([text.bare for text in analysed])
        lexical = {view: Bm25.of(text.tokens(view) for text in analysed) for view in LEXICAL}
        learned = _learned(library, lexical, vectors)
        return cls(library, lexical, VectorIndex.of(vectors), learned, hearing, encoder)

    def manifest(self) -> dict[str, Any]:
        """Return what a saved index must say about itself to be taken."""
        return {
            "encoder": self.encoder.name,
            "dimension": self.meaning.dimension,
            "facts": len(self.library.facts),
            "texts": len(self.library.texts),
            "learned": self._learned is not None,
        }

    def save(self, folder: Path) -> None:
        """Write every part into a folder."""
        self.library.save(folder / "library.json")
        for view, index in self._lexical.items():
            index.save(folder / f"{view}.npz")
        self.meaning.save(folder / "meaning.faiss")
        self._hearing.save(folder / "hearing.json")
        if self._learned is not None:
            self._learned.save(folder / "learned.npz")

    @classmethod
    def load(cls, version: Version, encoder: Encoder) -> Retriever:
        """Load a checked version.

        Raises:
            ContentError: when its parts do not fit each other or the encoder.
        """
        folder, manifest = version.folder, version.manifest
        if manifest.get("encoder") != encoder.name:
            raise ContentError(
                f"{folder}: was built with {manifest.get('encoder')!r}, the setting names the "
                f"encoder {encoder.name!r}; build the index again."
            )
        library = Library.load(folder / "library.json")
        lexical = {view: Bm25.load(folder / f"{view}.npz") for view in LEXICAL}
        meaning = VectorIndex.load(folder / "meaning.faiss")
        learned = Learned.load(folder / "learned.npz") if manifest.get("learned") else None
        hearing = Hearing.load(folder / "hearing.json")
        sizes = {len(library.texts), meaning.count, *(view.count for view in lexical.values())}
        if learned is not None:
            within = (
                len(learned.rows) == len(learned.weights) and learned.rows.max() < meaning.count
            )
            sizes.add(meaning.count if within else -1)
        if len(sizes) > 1:
            raise ContentError(f"{folder}: its parts differ in size; build the index again.")
        if meaning.dimension != manifest.get("dimension"):
            raise ContentError(
                f"{folder}: its vectors have dimension {meaning.dimension}, its manifest says "
                f"{manifest.get('dimension')}; build the index again."
            )
        if meaning.dimension != encoder.dimension:
            raise ContentError(
                f"{folder}: its vectors have dimension {meaning.dimension}, the encoder's have "
                f"{encoder.dimension}; build the index again."
            )
        return cls(library, lexical, meaning, learned, hearing, encoder, version.name)

    def hear(self, text: str) -> Analysed:
        """Take a text as it came: normalised, and misheard words of the documents put right."""
        plain = put_right(Analysed.of(text).text)
        return Analysed(self._hearing.put_right(plain))

    def find(
        self,
        query: Analysed,
        vector: Vectors | None = None,
        holding: npt.NDArray[np.bool_] | None = None,
    ) -> Found:
        """Compare a question with every text.

        Args:
            query: the question.
            vector: its encoding, where that is known already.
            holding: which facts may be told; the others are as if they were not there.
        """
        if vector is None:
            vector = self.encoder.encode([query.bare])[0]
        cosines: dict[str, Array] = {}
        coverage: dict[str, Array] = {}
        for name, index in self._lexical.items():
            scores = index.scores(query.tokens(name))
            cosines[name], coverage[name] = scores.cosine, scores.coverage
        cosines["meaning"] = self._meaning(vector)
        blend = blended(cosines)
        learned = None if self._learned is None else self._learned.scores(blend)
        if holding is not None:
            # After the learned view has read them: it was fitted with all texts there.
            silent = np.repeat(~holding, np.diff(self.library.starts))
            for view in (*cosines.values(), *coverage.values(), blend):
                view[: self.library.of_facts][silent] = 0.0
        own = self.library.of_facts
        fused = np.maximum.reduceat(blend[:own], self.library.starts[:-1])
        if learned is not None:
            if holding is not None:
                learned[: len(self.library.facts)][~holding] = 0.0
            fused = fused + learned[: len(self.library.facts)]
        if holding is not None:
            fused[~holding] = -np.inf
        return Found(query, vector, cosines, coverage, blend, learned, fused)

    def _meaning(self, vector: Vectors) -> Array:
        """Cosines with every text; in a large collection all but the nearest share their floor."""
        if self._learned is not None:
            return self.meaning.cosines(vector)
        rows, cosines = self.meaning.nearest(vector, _NEAREST)
        floor = float(cosines[-1]) if len(cosines) else 0.0
        scores: Array = np.full(self.meaning.count, floor, dtype=np.float32)
        scores[rows] = cosines
        return scores


def heard(library: Library) -> tuple[Hearing, list[Analysed]]:
    """Return the documents' vocabulary, and every text of the library as it is taken with it."""
    plain = [Analysed.of(text).text for text in library.texts]
    ask = KINDS.index("ask")
    hearing = Hearing.of(
        [text for text, kind in zip(plain, library.kinds, strict=True) if kind != ask],
        [text for text, kind in zip(plain, library.kinds, strict=True) if kind == ask],
    )
    return hearing, [Analysed(hearing.put_right(text)) for text in plain]


def _learned(library: Library, lexical: Mapping[str, Bm25], vectors: Vectors) -> Learned | None:
    """Fit the learned view to all texts, or to what people ask where that is too many.

    None where there are too many and nobody has written a question.
    """
    rows = np.arange(len(library.texts))
    if len(rows) > LEARNED_UP_TO:
        rows = library.asked_for
    if not len(rows):
        return None
    if len(rows) > LEARNED_UP_TO:
        raise ContentError(
            f"{len(rows)} questions and facts are more than the {LEARNED_UP_TO} that an index "
            "learns from: take some hands out of knowledge_base/training/hands."
        )
    # One view after the other: each of these matrices is half a gigabyte.
    blend = vectors[rows] @ vectors[rows].T
    blend *= np.float32(BLEND["meaning"])
    for view, index in lexical.items():
        part = index.similarities(rows)
        part *= np.float32(BLEND[view])
        blend += part
        del part
    return Learned.fit(blend, targets(library, rows), rows)


def blended(cosines: Mapping[str, Array]) -> Array:
    """Return one similarity from those of the views, whether one query's or a whole matrix."""
    total: Array | None = None
    for view in VIEWS:
        part = cosines[view] * np.float32(BLEND[view])
        total = part if total is None else total + part
    if total is None:
        raise ValueError("no view to blend")
    return total


def targets(library: Library, rows: npt.NDArray[np.int64] | None = None) -> Array:
    """Return what the learned view is fitted to: the class of each text (of all, or of `rows`).

    One row a text; the right class counts 1, kin facts a little.
    """
    rows = np.arange(len(library.texts)) if rows is None else rows
    facts = len(library.facts)
    wanted = np.zeros((len(rows), facts + len(SORTS)), dtype=np.float32)
    owners = library.owners[rows]
    wanted[np.arange(len(rows)), owners] = 1.0
    clauses = np.array([f"{fact.document} {fact.clause}" for fact in library.facts])
    for at in np.flatnonzero(owners < facts):
        wanted[at, :facts] += KINSHIP * (clauses == clauses[owners[at]])
    return wanted
