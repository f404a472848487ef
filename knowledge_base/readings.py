"""What reading a text comes to."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge_base.facts import Fact


@dataclass(frozen=True)
class Reading:
    """What a text comes to.

    `facts` answer it, best first (two where it asks two things). Where they are empty, `sort` is
    the kind of outside question, `wants` what the words ask for, and `near` a fact on the subject.
    `followed` tells that it was asked of what had been told before.
    """

    facts: tuple[Fact, ...]
    sure: float
    sort: str = ""
    wants: tuple[str, ...] = ()
    near: Fact | None = None
    followed: bool = False
