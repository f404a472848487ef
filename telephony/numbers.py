"""Telephone numbers as the channels need them, and what a carrier can do with them."""

from __future__ import annotations

import hashlib
import hmac
import re

from care.ports import CarrierCapabilities

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_MAINLAND = re.compile(r"\+86[0-9]{5,12}")
_MAINLAND_MOBILE = re.compile(r"\+861[3-9][0-9]{9}")
# Twilio's stand-ins for callers who withhold their number (they spell ANONYMOUS, RESTRICTED, …).
_WITHHELD = {"+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"}


def caller_number(value: str) -> str | None:
    """Return an E.164 number, or None for a withheld, alphanumeric or malformed one."""
    if _E164.fullmatch(value) and value not in _WITHHELD:
        return value
    return None


def can_call(number: str, capabilities: CarrierCapabilities) -> bool:
    """Tell whether the carrier puts calls through to this number."""
    if _MAINLAND.fullmatch(number):
        return capabilities.outbound_cn
    return bool(_E164.fullmatch(number))


def can_text(number: str, capabilities: CarrierCapabilities) -> bool:
    """Tell whether the carrier delivers texts to this number."""
    if _MAINLAND.fullmatch(number) and not _MAINLAND_MOBILE.fullmatch(number):
        return capabilities.sms_landline
    return bool(_E164.fullmatch(number))


def thread_key(ours: str, theirs: str, secret: bytes) -> str:
    """Return the key of an SMS thread: the same for the same two numbers, readable by nobody."""
    return "s_" + hmac.new(secret, f"{ours}|{theirs}".encode(), hashlib.sha256).hexdigest()[:40]


def url_safe(value: str) -> bool:
    """Tell whether a conversation id or nonce from a URL has the shape of those that we make."""
    return bool(re.fullmatch(r"[A-Za-z0-9_-]{1,80}", value))
