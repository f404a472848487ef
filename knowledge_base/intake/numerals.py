"""Numbers of headings: 二十一 and 21, both ways."""

from __future__ import annotations

from knowledge_base.figures import numeral

_SIGNS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """Return a number from 1 to 99 in Chinese; others as digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    lead = "" if not tens else "十" if tens == 1 else f"{_SIGNS[tens]}十"
    return lead + (_SIGNS[ones] if ones else "")


def value(text: str) -> int:
    """Return the value of 二十一, 21 or ２１."""
    return int(text) if text.isdecimal() else int(numeral(text))
