"""Public pages of the policies, for `web`, out of the knowledge base's documents."""

from __future__ import annotations

from collections.abc import Callable

from knowledge_base.documents import load_documents
from web import PolicyPage, PolicySection


def policy_pages() -> Callable[[str], PolicyPage | None]:
    """Return a look-up of pages by document id, all made at once and kept in memory."""
    pages = {}
    for document in load_documents().values():
        sections: dict[str, list[str]] = {}
        for segment in document.segments:
            sections.setdefault(segment.clause or "", []).append(segment.text)
        pages[document.id] = PolicyPage(
            document.title,
            f"{document.issued.year}年{document.issued.month}月{document.issued.day}日",
            tuple(
                PolicySection(clause, document.clauses[clause].title, "\n".join(texts))
                for clause, texts in sections.items()
                if clause
            ),
        )
    return pages.get
