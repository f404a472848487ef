"""`python -m knowledge_base.scale`: finding among 1,000, 10,000 and 100,000 passages.

Passages are spliced from the document's sentences and their vectors mixed from those of the two
sentences, as other documents would bring them. Encoding is not part of the times. rank-bm25, bm25s
and a flat FAISS index search the same passages in the same run, on one thread. Needs the
development requirements (`make setup-tests`).
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge_base.analysis import LEXICAL, Analysed
from knowledge_base.bm25 import Bm25
from knowledge_base.documents import Document, load_documents
from knowledge_base.encoder import Encoder, Vectors, load_encoder
from knowledge_base.evaluate import load_items
from knowledge_base.facts import Fact
from knowledge_base.hearing import Hearing
from knowledge_base.library import Library
from knowledge_base.retrieval import Retriever
from knowledge_base.vectors import VectorIndex

SIZES = (1_000, 10_000, 100_000)
ASKED = 200
BEST = 10
NOISE = 0.35
"""The length of the random part of a passage's vector beside the mixed one of length 1."""

OUT = Path("docs/results/retrieval-scale.md")


@dataclass(frozen=True)
class Passages:
    """Spliced passages, tokenised, with unit vectors."""

    texts: list[Analysed]
    vectors: Vectors


@dataclass(frozen=True)
class Row:
    """One engine at one size: seconds to build, megabytes taken, ms a query, share found again."""

    engine: str
    size: int
    build_s: float
    memory_mb: float
    times_ms: tuple[float, ...]
    recall: float | None = None

    def __str__(self) -> str:
        """Return the row as the table shows it."""
        middle, late = np.percentile(self.times_ms, [50, 99])
        recall = "–" if self.recall is None else f"{self.recall:.3f}"
        return (
            f"| {self.size:,} | {self.engine} | {self.build_s:.1f} | {self.memory_mb:.0f} | "
            f"{middle:.2f} | {late:.2f} | {recall} |"
        )


def splice(document: Document, vectors: Vectors, count: int, seed: int = 3) -> Passages:
    """Return `count` passages out of halves of the document's sentences.

    `vectors` holds one unit row a sentence, in the order of `sentences(document)`.
    """
    said = sentences(document)
    chance = random.Random(seed)  # noqa: S311 - a bench, not a secret
    noise = np.random.default_rng(seed)
    texts, pairs = [], []
    for _ in range(count):
        one, other = chance.randrange(len(said)), chance.randrange(len(said))
        first, second = said[one], said[other]
        cut, begin = chance.randint(4, max(5, len(first))), chance.randrange(max(1, len(second)))
        texts.append(Analysed.of(first[:cut] + second[begin:]))
        pairs.append((one, other))
    share = noise.uniform(0.3, 0.7, (count, 1)).astype(np.float32)
    at = np.array(pairs)
    mixed = vectors[at[:, 0]] * share + vectors[at[:, 1]] * (1 - share)
    mixed /= np.linalg.norm(mixed, axis=1, keepdims=True)
    stray = noise.standard_normal(mixed.shape, dtype=np.float32)
    mixed += NOISE * stray / np.linalg.norm(stray, axis=1, keepdims=True)
    mixed /= np.linalg.norm(mixed, axis=1, keepdims=True)
    return Passages(texts, np.ascontiguousarray(mixed, dtype=np.float32))


def sentences(document: Document) -> list[str]:
    """Return a document's sentences in order."""
    return [text for clause in document.clauses.values() for text in clause.sentences()]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every size and write the table."""
    parser = argparse.ArgumentParser(prog="python -m knowledge_base.scale")
    parser.add_argument("--data", type=Path, default=Path("tests/retrieval"))
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    given = parser.parse_args(arguments)
    encoder = load_encoder()
    document = next(iter(load_documents().values()))
    base = encoder.encode([Analysed.of(text).text for text in sentences(document)])
    asked = [Analysed.of(item.text) for item in load_items(given.data)[:ASKED]]
    vectors = encoder.encode([query.text for query in asked])
    rows: list[Row] = []
    for size in given.sizes:
        passages = splice(document, base, size)
        sys.stderr.write(f"{size} passages spliced\n")
        rows += [
            _ours(document, encoder, passages, asked, vectors),
            *_peers(passages, asked, vectors),
        ]
        sys.stderr.write("\n".join(map(str, rows[-4:])) + "\n")
    text = _report(rows)
    sys.stdout.write(text)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(text, encoding="utf-8")
    return 0


def _ours(
    document: Document,
    encoder: Encoder,
    passages: Passages,
    asked: Sequence[Analysed],
    vectors: Vectors,
) -> Row:
    clause = next(iter(document.clauses))
    facts = [
        Fact(f"{clause}.{at}", document.id, clause, text.text, text.text, frozenset())
        for at, text in enumerate(passages.texts)
    ]

    def build() -> Retriever:
        library = Library.of({document.id: document}, facts)
        lexical = {v: Bm25.of(text.tokens(v) for text in passages.texts) for v in LEXICAL}
        meaning = VectorIndex.of(passages.vectors)
        return Retriever(library, lexical, meaning, None, Hearing.of([], []), encoder)

    retriever, seconds, memory = _built(build)
    exact = passages.vectors @ vectors.T
    wanted = [set(np.argsort(-exact[:, at])[:BEST].tolist()) for at in range(len(vectors))]
    near = [set(retriever.meaning.nearest(v, BEST)[0].tolist()) for v in vectors]
    recall = float(np.mean([len(a & b) / BEST for a, b in zip(wanted, near, strict=True)]))
    times = _timed(lambda at: retriever.find(_fresh(asked[at]), vectors[at]).best(BEST), len(asked))
    engine = "ours: characters, words, sounds and vectors, fused"
    return Row(engine, len(facts), seconds, memory, times, recall)


def _peers(passages: Passages, asked: Sequence[Analysed], vectors: Vectors) -> list[Row]:
    import bm25s
    import faiss
    from rank_bm25 import BM25Okapi

    size = len(passages.texts)
    tokens = [list(text.characters) for text in passages.texts]
    queries = [list(query.characters) for query in asked]
    rows = []
    plain, seconds, memory = _built(lambda: BM25Okapi(tokens))

    def by_rank(at: int) -> npt.NDArray[np.int64]:
        return np.argsort(-plain.get_scores(queries[at]))[:BEST]

    times = _timed(by_rank, min(len(asked), 2_000_000 // size))
    rows.append(Row("rank-bm25, characters alone", size, seconds, memory, times))

    def sparse() -> Any:
        made = bm25s.BM25()
        made.index(tokens, show_progress=False)
        return made

    quick, seconds, memory = _built(sparse)
    best = min(BEST, size)
    times = _timed(
        lambda at: quick.retrieve([queries[at]], k=best, show_progress=False, n_threads=0),
        len(asked),
    )
    rows.append(Row("bm25s, characters alone", size, seconds, memory, times))

    def flat() -> Any:
        made = faiss.IndexFlatIP(passages.vectors.shape[1])
        made.add(passages.vectors)
        return made

    faiss.omp_set_num_threads(1)
    exact, seconds, memory = _built(flat)
    times = _timed(lambda at: exact.search(vectors[at : at + 1], BEST), len(asked))
    rows.append(Row("FAISS flat, vectors alone", size, seconds, memory, times, 1.0))
    return rows


def _fresh(query: Analysed) -> Analysed:
    """Return a question whose tokens have not been cut yet: cutting is part of finding."""
    return Analysed(query.text)


def _built(build: Callable[[], Any]) -> tuple[Any, float, float]:
    gc.collect()
    before, began = _resident_mb(), perf_counter()
    made = build()
    seconds = perf_counter() - began
    gc.collect()
    return made, seconds, max(0.0, _resident_mb() - before)


def _timed(ask: Callable[[int], Any], count: int) -> tuple[float, ...]:
    ask(0)
    times = []
    for at in range(count):
        began = perf_counter()
        ask(at)
        times.append((perf_counter() - began) * 1000)
    return tuple(times)


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _report(rows: Sequence[Row]) -> str:
    table = "\n".join(map(str, rows))
    return f"""# Finding among many passages

Written by `python -m knowledge_base.scale`: {ASKED} questions of `tests/retrieval`, one at a time
on one thread, encoding not counted. Passages are spliced from the document's sentences. Recall is
the share of the ten nearest vectors of an exact search that the index finds. Ours cuts the question
into tokens and ranks by three lexical views and the vectors at once; the others by one of these,
the tokens given.

| passages | engine | build s | memory MB | p50 ms | p99 ms | recall@10 |
| --- | --- | --- | --- | --- | --- | --- |
{table}
"""


if __name__ == "__main__":
    sys.exit(main())
