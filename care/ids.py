"""Names for records: sortable by time of birth, unguessable, the same shape everywhere."""

from __future__ import annotations

import secrets
from datetime import datetime

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id(prefix: str, now: datetime) -> str:
    """Return `prefix_` and 9 characters of time (milliseconds) and 12 random ones (60 bits)."""
    return f"{prefix}_{_base32(int(now.timestamp() * 1000), 9)}{_base32(secrets.randbits(60), 12)}"


def new_reference() -> str:
    """Return a booking reference that an elder can write down: six digits, none of them alone.

    The first digit is never 0, so that it is read and typed as six digits. Uniqueness is the
    database's to enforce; on a clash the caller draws again.
    """
    return str(secrets.randbelow(900_000) + 100_000)


def _base32(number: int, width: int) -> str:
    digits = []
    for _ in range(width):
        number, rest = divmod(number, 32)
        digits.append(_ALPHABET[rest])
    return "".join(reversed(digits))
