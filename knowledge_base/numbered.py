"""A place asked for by its number: 分工表第7项归哪些部门, 第十四条讲什么.

What a row or clause is numbered says nothing of its subject, so that no likeness of words finds
it; among what stands there the words asked for choose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from care.following import kinds_in
from knowledge_base.facts import Fact
from knowledge_base.headings import is_heading
from knowledge_base.intake.numerals import value
from knowledge_base.kinds import serves, telling_of

_PLACE = re.compile("第(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?P<of>条|项)")
_ROW = re.compile("分工表|任务表|附表|附件|(?<![代发外手钟电仪报填])表")
_ASSIGNED = ("department", "deadline")


def place_named(text: str) -> str | None:
    """Return the id of the clause or row that a normalised text names by its number, alone.

    第3条第2项 names a part of a clause, and is left to the words.
    """
    found = list(_PLACE.finditer(text))
    if len(found) != 1:
        return None
    n = value(found[0]["n"])
    row = _ROW.search(text) is not None
    if found[0]["of"] == "项" and not row:
        return None
    return f"T{n}" if row else str(n)


def told_there(text: str, facts: Sequence[Fact], likely: Sequence[int]) -> Fact | None:
    """Return what the place that a text names tells it; None where it names none.

    `likely` are the facts found by the words, best first. A clause (第14条) has many sentences: it
    is taken so where nothing else is said, and else the words find the one.
    """
    place = place_named(text)
    if place is not None and not place.startswith("T") and _PLACE.fullmatch(text) is None:
        return None
    own = [fact for fact in facts if fact.clause == place and not is_heading(fact)]
    if place is None or not own:
        return None
    kinds = tuple(kind for kind in kinds_in(text) if kind in _ASSIGNED)
    fitting = [fact for fact in own if kinds and all(serves(fact, kind) for kind in kinds)]
    if fitting:
        return max(fitting, key=lambda fact: telling_of(fact, kinds))
    ranked = [facts[at] for at in likely if facts[at] in own]
    return (ranked or own)[0]
