"""What a story asks, where the whole finds nothing sure: pairs of its stretches are looked at.

On the telephone nobody says a mark, and the life around a question draws other passages its way
(我同老友买六合彩冇中 就谂开间老人院 佢话床够二百就有优待). What answers a story answers one of its
stretches as well; what only the whole of it finds is an accident of its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from knowledge_base.analysis import Analysed
from knowledge_base.facts import Fact
from knowledge_base.headings import asks_name, is_heading
from knowledge_base.judge import Judgement
from knowledge_base.looks import Looks
from knowledge_base.utterance import stretch_pairs

MOST = 4
"""So many pairs at most are looked at, the last ones: each costs as much as a question."""
SURE, BORNE_OUT = 0.85, 0.5
"""How sure a pair must be to answer, and to bear out what the whole found."""
UNDOUBTED = 0.98
"""From this certainty on the whole is not doubted."""

_FORMAL = frozenset({"meta", "pre"})
_OF_ITSELF = re.compile("印发|发文|文号|抄送|附件|附表|根据|依据|文件[^，。 ]{0,4}(?:叫|名|发|出)")
"""Who asks these asks about the document itself."""


def of_story(
    query: Analysed, whole: Judgement, looks: Looks, fact: Callable[[Judgement], Fact]
) -> Judgement | None:
    """Return what a pair of stretches finds surely where the whole does not, or is not borne out.

    None for a text that is no story, for a whole that is sure or borne out by one of its pairs.
    """
    text = query.text
    sure = whole.sure >= UNDOUBTED and not is_formal(fact(whole), text)
    clause = fact(whole).clause if whole.facts else None
    best: Judgement | None = None
    for pair in [] if sure else reversed(stretch_pairs(text)[-MOST:]):
        one = looks.weigh(Analysed(pair))
        if not one.facts or is_formal(fact(one), text):
            continue
        if one.sure >= BORNE_OUT and whole.sure >= SURE and fact(one).clause == clause:
            return None
        best = one if best is None or one.sure > best.sure else best
    if best is None or best.sure < SURE:
        return None
    # of one clause's facts the whole tells better which is meant
    return None if clause == fact(best).clause and whole.sure >= BORNE_OUT else best


def is_formal(fact: Fact, text: str) -> bool:
    """Whether a fact is about the document itself, and the text asks nothing about that.

    冇仔冇女嘅人政府会养，份文件系咪白纸黑字咁写 is no question about the document.
    """
    if asks_name(text) or _OF_ITSELF.search(text):
        return False
    return fact.clause in _FORMAL or is_heading(fact)
