"""Whether a place that a turn names is one to come to, or one that is asked about."""

from __future__ import annotations

import re

from care.booking_answers import signals
from care.extractors.spans import Span


def asks_only(text: str, where: Span) -> bool:
    """Tell 医院在哪里 from 医院对面: what is asked about is no place to come to.

    Only the clause that names it counts: 送来得唔得 我住老电影院对面 asks for something else.
    """
    if re.search("[0-9一二三四五六七八九十][号栋楼组]", where.said):
        return False
    begin = max((m.end() for m in _BREATH.finditer(text, 0, where.start)), default=0)
    after = _BREATH.search(text, where.end)
    end = after.end() if after else len(text)
    going_on = _ASKING_ON.match(text, end)
    return bool(signals(text[begin : going_on.end() if going_on else end])["asks"])


_BREATH = re.compile("[,，。;；!！?？ ]+")
_ASKING_ON = re.compile(
    "(?:有没有|是不是|在哪|怎么|哪里|能不能|有什么|行不行|好不好)[^,，。;；!！?？ ]*"
)
