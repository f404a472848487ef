"""Headings of clauses: what a clause is called answers nobody who asked what it says.

要完善支持家庭养老的政策 is no news to a caller. Where a heading was found likest, the likest
passage under it is told; the heading itself only to who asks what a part of the document is called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from knowledge_base.facts import Fact

_HEADING = re.compile(
    "(?:[0-9]+ ?[．.、]|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)[^，。；]+。?"
)
_ASKS_NAME = re.compile(
    "第(?:[0-9]+|[一二三四五六七八九十]+|几)(?:大)?(?:条|部分|项|点|章|节)|(?:头一|最后一|哪一?|哪几)大?(?:条|部分|项|章|节)"
    "|题目|标题|名目|条目|目录|大方向|(?:文件|意见|部分|这条|那条)[^，。]{0,3}叫什么|专门(?:有|讲|写)"
)


def is_heading(fact: Fact) -> bool:
    """Whether a fact quotes nothing but what its clause is called."""
    return _HEADING.fullmatch(fact.quote.strip()) is not None


def asks_name(text: str) -> bool:
    """Whether a text asks what a part of the document is called, or for one by its number."""
    return _ASKS_NAME.search(text) is not None


def told_under(
    heading: Fact,
    facts: Sequence[Fact],
    ranked: Sequence[int],
    likeness: npt.NDArray[np.float32],
) -> Fact:
    """Return the passage of a heading's clause that is likest to what was asked.

    `ranked` are the positions that were weighed, best first, `likeness` a score for every fact (not
    finite where it may not be told).
    """
    place = (heading.document, heading.clause)

    def under(at: int) -> bool:
        fact = facts[at]
        return (fact.document, fact.clause) == place and not is_heading(fact)

    for at in ranked:
        if under(at):
            return facts[at]
    others = [at for at in range(len(facts)) if under(at) and np.isfinite(likeness[at])]
    return facts[max(others, key=lambda at: float(likeness[at]))] if others else heading
