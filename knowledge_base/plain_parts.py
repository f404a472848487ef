"""Plain retrieval over the document's sentences: what our own must beat, in the same run."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from knowledge_base.analysis import Analysed
from knowledge_base.bm25 import Bm25
from knowledge_base.documents import load_documents
from knowledge_base.encoder import USE, load_encoder
from knowledge_base.library import Library


def plain_parts(library: Library) -> Mapping[str, Callable[[str], str]]:
    """Return finders by name: a question in, the clause of the first sentence out."""
    documents = load_documents()
    sentences = [
        (clause.id, sentence)
        for name in library.titles
        for clause in documents[name].clauses.values()
        for sentence in clause.sentences()
    ]
    clauses = [clause for clause, _ in sentences]
    texts = [Analysed.of(sentence) for _, sentence in sentences]
    words = Bm25.of(text.words for text in texts)
    characters = Bm25.of(text.characters for text in texts)
    encoder = load_encoder(USE)
    vectors = encoder.encode([text.text for text in texts])

    def by_words(question: str) -> str:
        return clauses[int(np.argmax(words.scores(Analysed.of(question).words).coverage))]

    def by_characters(question: str) -> str:
        scores = characters.scores(Analysed.of(question).characters).coverage
        return clauses[int(np.argmax(scores))]

    def by_meaning(question: str) -> str:
        return clauses[int(np.argmax(vectors @ encoder.encode([Analysed.of(question).text])[0]))]

    def mixed(question: str) -> str:
        query = Analysed.of(question)
        scores = characters.scores(query.characters).coverage
        return clauses[int(np.argmax(scores + vectors @ encoder.encode([query.text])[0]))]

    return {
        "jieba BM25": by_words,
        "character BM25": by_characters,
        "USE": by_meaning,
        "USE + character": mixed,
    }
