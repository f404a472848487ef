"""Which strings of digits can be dialled: mobile numbers, landlines, and what is a service's."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["mobile", "landline", "incomplete"]

MOBILE = re.compile(r"1[3-9][0-9]{9}")
LOCAL = re.compile(r"[2-8][0-9]{6}")
"""A landline without its area code: meant as a number only where it is called one."""
SERVICE = re.compile("11[02479]|12[02]|12[0-9]{3}|9[56][0-9]{3,4}|100(?:00|10|86)|116114|11185")
"""Numbers of services (120, 12345, 96110): nobody is called back on them."""
_AREA = re.compile(r"(?:010|02[0-9]|0[3-9][0-9]{2})")
_LANDLINE = re.compile(r"(?:010|02[0-9])[2-8][0-9]{7}|0[3-9][0-9]{2}[2-8][0-9]{6,7}|400[0-9]{7}")
_COUNTRY = re.compile(r"^(?:00)?86(?=1[3-9])")


def kind_of(digits: str) -> tuple[Kind | None, str]:
    """Return what kind of whole number the digits are (None: none), without the country's code."""
    plain = without_country(digits)
    if MOBILE.fullmatch(plain):
        return "mobile", plain
    return ("landline", digits) if _LANDLINE.fullmatch(digits) else (None, plain)


def without_country(digits: str) -> str:
    """Return the digits without the 86 of China in front of a mobile number."""
    return _COUNTRY.sub("", digits)


def grouped(digits: str) -> str:
    """Write a number in the groups in which it is read aloud: 138 7751 0000, 0775 282 3456."""
    if len(digits) == 11 and digits[0] == "1":
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    code = _AREA.match(digits)
    if code:
        return f"{code.group()} {digits[code.end() : -4]} {digits[-4:]}"
    return digits
