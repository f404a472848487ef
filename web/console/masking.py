"""Phones are masked until somebody asks for them, and that asking is in the audit."""

from __future__ import annotations

import re
from typing import Any

_DIGITS = "0-9\uff10-\uff19"
_DATE = r"(?:19|20)\d\d-\d\d-\d\d(?!\d)"
_PHONE = re.compile(
    rf"(?<![{_DIGITS}])(?!{_DATE})\+?[{_DIGITS}](?:[ \-－—]?[{_DIGITS}]){{6,18}}(?![{_DIGITS}])"
)
_DIGIT = re.compile(rf"[{_DIGITS}]")
_SPOKEN = re.compile(
    r"[零〇一幺二两三四五六七八九](?:[ ，,、\-]?[零〇一幺二两三四五六七八九]){6,14}"
)


def mask_phone(phone: str | None) -> str:
    """Return a phone with its middle hidden: 138****0000."""
    if not phone:
        return ""
    digits = _DIGIT.findall(phone)
    if len(digits) < 7:
        return "*" * len(digits)
    national = "".join(digits)
    if len(national) > 11 and national.startswith("86"):
        national = national[2:]
    return f"{national[:3]}****{national[-4:]}" if len(national) >= 9 else f"***{national[-3:]}"


def mask_text(text: str) -> str:
    """Hide every phone in a text, in digits or spoken one by one."""
    masked = _PHONE.sub(lambda found: mask_phone(found.group()), text)
    return _SPOKEN.sub("（号码已隐藏）", masked)


def mask_values(value: Any) -> Any:
    """Hide phones in every text of a JSON value."""
    if isinstance(value, str):
        return mask_text(value)
    if isinstance(value, dict):
        return {key: mask_values(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [mask_values(each) for each in value]
    return value
