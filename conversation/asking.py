"""What callers ask, or are about to do, while an emergency is open, and the answer to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from care.emergencies.responses import Asked, KindResponse, Wording, general
from care.text import normalise
from conversation.frame_patterns import Clause, clauses, matches


def asks(text: str) -> bool:
    """Tell whether a turn asks something."""
    return any(is_question(clause) for clause in clauses(normalise(text)))


def is_question(clause: Clause) -> bool:
    """Tell whether a clause is a question; 不知道他吃了什么 is none."""
    if matches("no_question", clause.plain):
        return False
    return clause.marked or matches("asks", clause.plain)


def answer_to(text: str, response: KindResponse) -> Wording | None:
    """Return what the kind's data, then what all kinds' data, answers; None where nothing fits."""
    return answer_in(text, (response.asked, general().asked))


def answer_in(text: str, tables: tuple[tuple[Asked, ...], ...]) -> Wording | None:
    """Return what the first of the tables that fits answers; None where none does.

    A clause is read alone first: 他吃了药，车什么时候到 asks about the car. Only what nobody
    answers then is read with the clause before it: 药就在抽屉里，要不要给他.
    """
    said = clauses(normalise(text))
    together = [
        Clause(before.plain + clause.plain, "", clause.marked)
        for before, clause in pairwise(said)
        if is_question(clause)
    ]
    for read in (said, together):
        for table in tables:
            found = next(_answers(read, table, joined=read is together), None)
            if found is not None:
                return found
    return None


def _answers(said: list[Clause], table: tuple[Asked, ...], *, joined: bool) -> Iterator[Wording]:
    active = [c.plain for c in said if joined or is_question(c) or matches("intends", c.plain)]
    for entry in table:
        read = [c.plain for c in said] if entry.told and not joined else active
        if any(entry.when.search(words) for words in read):
            yield entry.wording
