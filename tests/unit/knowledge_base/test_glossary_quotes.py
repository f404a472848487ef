"""What an explained word cites stands in the document, in the clause that is named."""

from __future__ import annotations

from care.glossary import terms
from knowledge_base.documents import load_documents, squeeze


def test_every_explained_word_quotes_its_clause_as_it_is_written() -> None:
    document = load_documents()["yulin-2015"]
    for term in terms():
        if term.quote is not None and term.clause is not None:
            clause = document.clauses[term.clause]
            assert squeeze(term.quote) in squeeze(clause.text), term.name
