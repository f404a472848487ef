"""Who has moved a booking or given it up asks if the old one is gone: 咁听日嗰餐就冇㗎喇系咪."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from care.booking_after import reassurance
from care.booking_changes import clauses_in, old_date
from care.booking_words import lookup, spoken_when
from care.messages import Message
from care.records import Booking
from care.text import normalise


def asks_if_gone(text: str) -> bool:
    """Tell whether a text asks if a booking does not stand any more, and wishes for nothing."""
    plain = normalise(text).text
    if _WISH.search(plain):
        return False
    asked = _ASKED.search(plain) is not None
    return any(
        _GONE.search(clause) and (asked or _SO.match(clause)) for clause in clauses_in(plain)
    )


def gone(
    text: str, made: Sequence[Booking], now: datetime, language: str = "cmn"
) -> Message | None:
    """Return the yes to who asks so, with the booking that stands instead.

    None where nothing was moved or given up, or where the day that is asked about still stands.
    """
    if not made or not asks_if_gone(text):
        return None
    last = made[-1]
    day = old_date(normalise(text).text, now)
    if last.status == "confirmed" or any(b.date == day for b in made if b.status != "cancelled"):
        return None
    if last.status == "cancelled":
        return reassurance([last], language)
    return lookup(
        "old_gone",
        language,
        service=last.service,
        when=spoken_when(last.date, last.time),
        reference=last.reference,
    )


_SO = re.compile("(?:那|咁|这样|噉|即是|也就是|即系|所以)")
_GONE = re.compile(
    "(?:就|都|也|是|已经|再|还)*(?:没有?|冇|无|莫得|不算数?|不作数|唔作数|作废|失效|不存在|不在|撤|取消|退|消)"
    "(?:掉|咗|到|得)?(?:了|哩|喇|啦|的|嘅|吧|是|对|[,，?？]|$)"
    "|(?:不|唔|没人|冇人)(?:会|再|用|使|需|必|需要|有|人|在家|在屋里?)*(?:来|送|等|上门|去|管|做|理)(?:人)?(?:了|喇|啦|吧|是|对|$)"
)
_ASKED = re.compile(
    "[吗么?？]|是不是|[是系有]?无$|是吧|对吧|对不对|是么|对么|没错吧|可以吧|吧(?:[,，。]|$)|(?:了|的)(?:哈|呵|噶|啊|呀|咩)(?:[,，。]|$)|会不会|还要不要|还用不用|还来不来|还算不算"
)
_WISH = re.compile(
    "帮|给我|替我|麻烦|我要|我想|想要|不要了(?:吧)?$|改[到成为做]|换|另外|怎么|为什么|几[点时]|什么|哪|没人来(?:啊|呀|过|修)|还没|等了(?!对|是|吧|吗|哈|[?？,，]|$)|还来|津贴|补贴|补助|政策|文件|养老院|床位|户口|低保|到现在"
)
