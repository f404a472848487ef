"""Which of the facts found for a question lies close to what was told before, and close enough.

那补贴还给不给, after what happens to a home that fails, is asked of that home: of passages that are
nearly as likely the one that was spoken of wins, where it holds what is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from knowledge_base.facts import Fact
from knowledge_base.headings import is_heading
from knowledge_base.judge import Judgement
from knowledge_base.kinds import serves
from knowledge_base.questions import wanted

FOREMOST_SURE = 0.7
"""How sure the likest fact must be to answer where it lies in the clause told of."""
_FIGURES = frozenset(
    {"deadline", "since", "term", "count", "share", "reduced", "age", "amount", "department"}
)
"""Kinds of which a passage plainly holds one or does not."""
SURELY = 0.98
"""How sure a fact must be to answer whatever its figures: 都发给哪些单位, of a document."""
DOUBTFUL = 0.3
"""By how much (of the ranker's score) the likest fact must lead another of the clause told of."""
CLOSE = 1.5
"""By how much (of the ranker's score) a fact of the clause told of may lie behind the likest."""
ELSEWHERE_SURE = 0.9
"""A fact elsewhere that is so sure is a topic of its own."""
HALF_SURE = 0.5
SHORT = 18
"""A longer question says itself what it is about."""
TOPIC = 2.0
"""From what score of the ranker's on a question alone is a topic of its own. Those that named
another passage came to 4 and more, those that lean on what was told to less than 1, however sure
the likest passage is to be an answer to something."""
LEAD = 1.0
"""By how much (of the ranker's score) the likest fact must lead to be meant whatever its words."""
LIKE_A_QUESTION = 0.2
"""How sure it must be at least that a question is one that documents like these answer."""
STRAY = -1.5
"""Below what score the likest passage elsewhere has nothing to do with a short question."""
FLOOR = -3.0
"""Below what score nothing in the clause told of is meant."""


def first_beside(judged: Judgement, facts: Sequence[Fact], near: Collection[str]) -> Fact | None:
    """Return the likest of the facts near to what was told; None where none was found."""
    found = (facts[at] for at in judged.facts)
    return next((f for f in found if f.clause in near and not is_heading(f)), None)


def foremost(
    judged: Judgement, facts: Sequence[Fact], near: Collection[str], kinds: Collection[str]
) -> Fact | None:
    """Return the likest fact where it lies near, is no heading and gives what is asked for."""
    if not judged.facts or judged.sure < FOREMOST_SURE or not set(kinds) <= _FIGURES:
        return None
    fact = facts[judged.facts[0]]
    dated = "deadline" not in kinds or serves(fact, "deadline")
    if judged.sure >= SURELY and dated and fact.clause in near and not is_heading(fact):
        return fact  # 老人专柜有冇定死几时 is no wish to hear of the counters again
    rival = len(judged.facts) > 1 and facts[judged.facts[1]].clause in near
    if rival and judged.scores[0] - judged.scores[1] < DOUBTFUL:
        return None  # 一个工人管几个: two figures of one clause, told apart by the words
    fits = fact.clause in near and not is_heading(fact)
    return fact if fits and all(serves(fact, kind) for kind in kinds) else None


def foremost_surely(judged: Judgement, facts: Sequence[Fact], fact: Fact) -> bool:
    """Whether a fact is the likest of all by a clear lead, whatever words others share."""
    clear = len(judged.scores) < 2 or judged.scores[0] - judged.scores[1] >= LEAD
    return facts[judged.facts[0]] is fact and judged.scores[0] >= TOPIC and clear


def close_by(
    judged: Judgement,
    facts: Sequence[Fact],
    near: Collection[str],
    kinds: Sequence[str],
    text: str,
) -> Fact | None:
    """Return a fact near to what was told that is nearly as likely as the likest, elsewhere.

    A short question alone is worth little: either it asks for a kind of thing that the fact gives,
    or something was half sure of being found.
    """
    topic = judged.sure >= ELSEWHERE_SURE and bool(judged.scores) and judged.scores[0] >= TOPIC
    if not judged.facts or topic or len(text) > SHORT:
        return None
    if not kinds and judged.sure < HALF_SURE:
        return None
    if facts[judged.facts[0]].clause in near:
        return None
    for at, score in zip(judged.facts, judged.scores, strict=True):
        fact = facts[at]
        if judged.scores[0] - score > CLOSE:
            return None
        if fact.clause in near and not is_heading(fact) and all(serves(fact, k) for k in kinds):
            return fact
    return None


def meant_beside(
    judged: Judgement, facts: Sequence[Fact], near: Collection[str], text: str
) -> Fact | None:
    """Return the fact near to what was told that a short question means that names no topic.

    副的有哪几个 finds nothing surely; of what the clause told of says, one passage is about as
    likely as the likest anywhere. It has to give what the words ask for.
    """
    if not judged.facts or judged.scores[0] >= TOPIC or len(text) > SHORT:
        return None
    if judged.sure < LIKE_A_QUESTION:
        return None
    wants = wanted(text)
    for at, score in zip(judged.facts, judged.scores, strict=True):
        if score < FLOOR or judged.scores[0] - score > CLOSE:
            return None
        fact = facts[at]
        given = all(want.given_by(fact.offers) for want in wants)
        if fact.clause in near and not is_heading(fact) and given:
            return fact
    return None
