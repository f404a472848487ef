"""Whose care a question about who is paid a subsidy is about: at home, in an institution, either.

Clause 19 pays the institution for the one, and whoever provides the service for the other. The
receiver that is asked about (还是给养老院) is not where the old person lives.
"""

from __future__ import annotations

import re

from care.text import normalise

_HOMES = "(?:养老院|敬老院|福利院|老人院|护理院|养老公寓|老年公寓|养老机构|机构|院里)"
_RECEIVER = re.compile(
    f"(?<![住搬送入])(?:给|付|打|到|进|交|转|拨|入|归|还是|定是)(?:给|到|进|去|直接|那(?:个|家|间)|这(?:个|家|间)|间|家)*{_HOMES}"
)
_STAYS_OUT = re.compile(
    f"(?:不|没(?:有)?|未|莫|唔)(?:想|肯|愿意?|打算|舍得|用|曾)*(?:去|住|进|入|搬|送)+(?:进|去|在|到)?[^，。,]{{0,3}}{_HOMES}"
)
_AT_HOME = re.compile(
    "在家|居家|家里|屋里|屋企|自己家|上门|社区|留在屋|请(?:了|个|着)?(?:保姆|护工|阿姨|人来)"
)
_IN_CARE = re.compile(f"{_HOMES}|住院|进院|入院")


def payee_place(text: str) -> str | None:
    """Return `home` or `institution` where a text speaks of one kind of care, None for either."""
    plain = normalise(text).text
    stays_out = _STAYS_OUT.search(plain) is not None
    rest = _RECEIVER.sub("，", _STAYS_OUT.sub("，", plain))
    home = stays_out or _AT_HOME.search(rest) is not None
    care = _IN_CARE.search(rest) is not None
    if home == care:
        return None
    return "home" if home else "institution"
