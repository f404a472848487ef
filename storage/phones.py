"""How one telephone number may be spelt in our records, so that look-ups find all of it."""

from __future__ import annotations

import re


def national(words: str) -> str:
    """Return the digits of a number without China's country code: 13800000000, 07752800000."""
    digits = re.sub(r"\D", "", words)
    return digits[2:] if digits.startswith("86") and len(digits) > 11 else digits


def spellings(words: str) -> tuple[str, ...]:
    """Return the spellings under which a number may be kept: as digits, and as E.164.

    Callers and outgoing messages are E.164, what callers dictate is digits. A landline loses the
    0 of its area code in E.164.
    """
    digits = national(words)
    bare = digits.removeprefix("0")
    return tuple(dict.fromkeys((digits, f"0{bare}", f"+86{bare}", f"+86{digits}", f"+{digits}")))
