"""Policies as data, facts, index, retrieval and answers: which clause says it, or that none does.

Importing this package is cheap; what needs numpy, FAISS or jieba is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from knowledge_base.answers import Answer, Answerer
    from knowledge_base.build import build_index

__all__ = ["Answer", "Answerer", "build_index"]

_HOMES = {
    "Answer": "knowledge_base.answers",
    "Answerer": "knowledge_base.answers",
    "build_index": "knowledge_base.build",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
