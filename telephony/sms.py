"""Texts: what goes into an SMS, and the TwiML that answers one. Pure functions."""

from __future__ import annotations

import re
import unicodedata

from twilio.twiml.messaging_response import (  # type: ignore[import-untyped]
    MessagingResponse,
)

from conversation.contract import Reply
from telephony.settings import TelephonySettings

SINGLE_UNITS = 70
PART_UNITS = 67
"""A Chinese text is UCS-2: 70 units fit one SMS; in a longer one each part spends 3 on a header."""

MORE = "……（内容较长，请来电或上网查看全文）"


def sms_text(text: str, max_parts: int = 6) -> str:
    """Return what can be sent: without page addresses (mainland networks drop such texts), short.

    A longer text ends after a whole sentence and says that there is more.
    """
    text = _LINK.sub(r"\1", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _URL.sub("", text)
    text = "".join(c for c in text if c == "\n" or _writable(c))
    text = _MARKUP.sub("", text)
    text = re.sub(r"[ \t]*\n\s*", "\n", text).strip()
    room = SINGLE_UNITS if max_parts == 1 else PART_UNITS * max_parts
    return text if units(text) <= room else _shortened(text, room)


def parts(text: str) -> int:
    """Return how many SMS a carrier makes of a text that is not plain ASCII."""
    length = units(text)
    return 1 if length <= SINGLE_UNITS else -(-length // PART_UNITS)


def units(text: str) -> int:
    """Return the length in UTF-16 code units, by which SMS are counted."""
    return len(text.encode("utf-16-le")) // 2


def answer(reply: Reply, settings: TelephonySettings) -> str:
    """Return the TwiML that answers a text with a reply."""
    response = MessagingResponse()
    text = sms_text(reply.text, settings.max_sms_parts)
    if text:
        response.message(text)
    return str(response)


def trouble() -> str:
    """Return the TwiML for when the conversation gave no answer in time."""
    response = MessagingResponse()
    response.message(
        "对不起，系统刚才没有跟上，请稍后再发一次。情况紧急请马上拨打120。找人工请直接打本热线按0。"
    )
    return str(response)


_URL = re.compile(r"(?:https?://|www\.)[!-~]+", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKUP = re.compile(r"[*`]{1,3}|^#{1,6}\s*", re.MULTILINE)


def _shortened(text: str, room: int) -> str:
    room -= units(MORE)
    end, used = 0, 0
    for index, character in enumerate(text):
        used += units(character)
        if used > room:
            break
        end = index + 1
    head = text[:end]
    stop = max(head.rfind(mark) for mark in "。！？；\n")
    if stop >= end // 2:
        return head[: stop + 1].rstrip("\n") + MORE
    # Half a number misleads: 138775 is not a phone, 50 is not 5000.
    return head.rstrip("0123456789.") + MORE


def _writable(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LMNPZS"
