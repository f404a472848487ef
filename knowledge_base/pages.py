"""The full text of every serving document, by clause, for those who want to read on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from care.errors import ContentError
from knowledge_base.documents import Document
from knowledge_base.store import Version


@dataclass(frozen=True)
class Page:
    """A document to be read: `sections` are (clause id, title, text) in document order."""

    id: str
    title: str
    issued: str
    sections: tuple[tuple[str, str, str], ...]


def save_pages(documents: Mapping[str, Document], path: Path) -> None:
    """Write the pages as JSON, for a version of the index."""
    data = [asdict(page_of(document)) for document in documents.values()]
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def read_pages(version: Version) -> dict[str, Page]:
    """Read the pages of a checked version, by document id.

    Raises:
        ContentError: when the file is not whole.
    """
    path = version.folder / "pages.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {
            entry["id"]: Page(**{**entry, "sections": tuple(map(tuple, entry["sections"]))})
            for entry in data
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ContentError(f"{path}: is no whole set of pages; build the index again.") from error


def page_of(document: Document) -> Page:
    """Return a document as a page; clauses stand where their first segment stands."""
    texts: dict[str, list[str]] = {}
    for segment in document.segments:
        if segment.clause is not None:
            texts.setdefault(segment.clause, []).append(segment.text)
    day = document.issued
    return Page(
        document.id,
        document.title,
        f"{day.year}年{day.month}月{day.day}日",
        tuple((name, document.clauses[name].title, "\n".join(own)) for name, own in texts.items()),
    )
