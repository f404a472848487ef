"""A policy as a public page. The knowledge base fills these values; this room only shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class PolicySection:
    """One clause: `id` as in a citation ("19", "G3"), its title, and its text.

    Paragraphs of `text` are parted by newlines.
    """

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class PolicyPage:
    """One document: `title`, `date` as it is to be read ("2015年…"), and its clauses in order."""

    title: str
    date: str
    sections: tuple[PolicySection, ...]


PolicyPages = Callable[[str], PolicyPage | None]
"""Give the page of a document id ("yulin-2015"), or None where there is no such document."""


def no_policies(document: str) -> PolicyPage | None:
    """Know no document: for an application that has no knowledge base yet."""
    return None


def clause_url(document: str, clause: str) -> str:
    """Return the address of a clause on the public page of its document."""
    return f"/policy/{document}#{clause_anchor(clause)}"


def clause_anchor(clause: str) -> str:
    """Return the id of a clause's element; a bare number would be an awkward CSS selector."""
    return f"clause-{clause}"
