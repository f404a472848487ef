"""Whether somebody wants to know how it comes out: 那她到底算不算, 够得上还是够不上."""

from __future__ import annotations

import re
from functools import cache

from care import safe_yaml
from care.desk import says_enough
from care.eligibility_hearing import HEARING
from care.text import normalise


def asks_verdict(text: str) -> bool:
    """Tell whether a text asks if somebody who was told of counts for what was spoken of.

    It names neither of them, so it means something amid or after a check alone. Who asks how much
    it is, where it is applied for or by when asks the documents.
    """
    plain = normalise(text).text
    words = _words()
    return words["asks"].search(plain) is not None and words["besides"].search(plain) is None


def wants_result(text: str) -> bool:
    """Tell whether a text presses for what comes of a check: 讲结果, 你莫绕来绕去, 你给个话.

    It means something amid or after a check alone, and answers none of its questions. 问来问去，
    算了不问了 calls it off.
    """
    plain = normalise(text).text
    return _words()["result"].search(plain) is not None and not says_enough(plain)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    found = safe_yaml.read(HEARING)["verdict"]
    return {name: re.compile(words) for name, words in found.items()}
