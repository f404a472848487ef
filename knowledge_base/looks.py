"""What is found for the texts looked at in one reading, and the plainest way to put a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from knowledge_base.analysis import Analysed
from knowledge_base.judge import Judgement
from knowledge_base.retrieval import Found
from knowledge_base.rewording import rewordings
from knowledge_base.utterance import without_attribution

DOUBTED, REWORDED_SURE, CLEARLY = 0.9, 0.6, 0.1
"""Below what certainty a question is put in other words, how sure those must be, and by how much
more than the caller's own."""


@dataclass(frozen=True)
class Looks:
    """What was found for the texts looked at in one reading: stretches of a story recur."""

    find: Callable[[Analysed], Found]
    weigh: Callable[[Analysed], Judgement]


def plainest(query: Analysed, looks: Looks) -> Judgement:
    """Weigh a question as it was put, or in the documents' words where those are surer."""
    whole = looks.weigh(query)
    if whole.sure >= DOUBTED:
        return whole
    best = reworded(query, looks)
    surer = best is not None and best.sure >= max(REWORDED_SURE, whole.sure + CLEARLY)
    return best if best is not None and surer else whole


def reworded(query: Analysed, looks: Looks) -> Judgement | None:
    """Weigh a question in the documents' words; None where no rewording fits it."""
    put = [looks.weigh(Analysed(words)) for words in rewordings(query.text)]
    return max(put, key=lambda judged: judged.sure, default=None)


def unattributed(query: Analysed) -> Analysed:
    """Return a question without the words that only say where its answer should stand."""
    plain = without_attribution(query.text)
    return query if plain == query.text else Analysed(plain)
