"""The question that a turn goes on with after what it was taken for."""

from __future__ import annotations

import re

from care.desk import asks

_PARTED = re.compile(r"[，。！？；,.!?;、\s]+")
_QUESTION = 6
"""So many signs at least a question has that stands by itself."""


def asked_besides(text: str, says: re.Pattern[str] | None) -> str | None:
    """Return the question that a turn goes on with after what it is taken for; None without one.

    我个孙乱打的，既然通了我问你，健康档案是不是都可以建: the call was no mistake after all.
    """
    said = says.search(text) if says is not None else None
    rest = text[said.end() :] if said else ""
    parted = _PARTED.search(rest)
    question = rest[parted.end() :].strip() if parted else ""
    return question if len(question) >= _QUESTION and asks(question) else None
