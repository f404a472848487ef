"""What callers ask or say beside a check: that we grant it, who writes for them, what a home costs.

They answer no question of the check, and none is a question that the documents settle for them.
"""

from __future__ import annotations

import re
from functools import cache

from care import safe_yaml
from care.eligibility_hearing import HEARING
from care.following import kinds_in
from care.text import normalise

LONGEST = 44
"""A longer turn tells of other things, and is taken for what it tells."""


def aside_of(text: str) -> str | None:
    """Return what a turn says beside a check, by the name of its answer; None for all else."""
    plain = normalise(text).text
    words = _words()
    if len(plain) > LONGEST:
        return None
    for name in ("approve", "writes", "left_out"):
        if words[name].search(plain) and not words[f"not_{name}"].search(plain):
            return name
    return "home_fee" if words["home"].search(plain) and words["pays"].search(plain) else None


def asks_materials(text: str) -> bool:
    """Whether a turn asks what papers have to be brought: 那我要准备些什么证明."""
    plain = normalise(text).text
    return "materials" in kinds_in(plain) or _words()["materials"].search(plain) is not None


def concludes_none(text: str) -> bool:
    """Whether a turn takes it that there is nothing for them: 噢，那我没有份了.

    It asks nothing: 那我有没有份 does.
    """
    return _words()["concludes"].search(normalise(text).text) is not None


@cache
def _words() -> dict[str, re.Pattern[str]]:
    found = safe_yaml.read(HEARING)["asides"]
    return {name: re.compile(words) for name, words in found.items()}
