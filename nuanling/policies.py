"""Public pages of the policies, for `web`, out of the knowledge base's serving version."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from care.errors import ContentError
from knowledge_base.documents import load_documents
from knowledge_base.pages import Page, page_of, read_pages
from knowledge_base.store import IndexStore
from web import PolicyPage, PolicySection

log = logging.getLogger(__name__)


def policy_pages(index: Path | None = None) -> Callable[[str], PolicyPage | None]:
    """Return a look-up of pages by document id that follows what `kb build` publishes.

    Before anything is published, and where a new version is damaged, it keeps what it has: at
    first the shipped documents.
    """
    pages = {key: _page(page_of(document)) for key, document in load_documents().items()}
    if index is None:
        return pages.get
    store = IndexStore(index)
    seen: tuple[int, int] | None = None

    def find(key: str) -> PolicyPage | None:
        nonlocal pages, seen
        stamp = store.stamp()
        if stamp != seen:
            seen = stamp
            pages = _published(store) or pages
        return pages.get(key)

    return find


def _published(store: IndexStore) -> dict[str, PolicyPage] | None:
    for name in store.names():
        try:
            return {key: _page(page) for key, page in read_pages(store.open(name)).items()}
        except ContentError as error:
            log.error("a version's pages are refused: %s", error)
    return None


def _page(page: Page) -> PolicyPage:
    return PolicyPage(page.title, page.issued, tuple(PolicySection(*own) for own in page.sections))
