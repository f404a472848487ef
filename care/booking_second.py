"""A second wish in the same turn."""

from __future__ import annotations

import re

from care.booking_assent import remarks
from care.booking_services import service_in
from care.booking_wishes import orders, replaces
from care.bookings import Draft
from care.text import normalise


def second_wish(text: str, draft: Draft) -> tuple[str, str, str] | None:
    """Return the words of the first wish, the second's, and which service that is.

    订饭，还想约人打扫; 一件是要两份饭，一件是搞卫生: the first named is the first to be booked.
    """
    listed = [match.end() for match in _LISTED.finditer(text)]
    if len(listed) >= 2:
        # 今日有两件事求你，一件是…: what comes before the list is about neither
        first, rest = text[listed[0] : listed[1]], text[listed[1] :]
        own, other = service_in(normalise(first).text), service_in(normalise(rest).text)
        if own and other and own[0] != other[0]:
            return _LISTED.sub("", first), rest, other[0]
    for match in _THEN.finditer(text):
        before = service_in(normalise(text[: match.start()]).text)
        after = service_in(normalise(text[match.end() :]).text)
        known = before[0] if before else draft.service
        if known and after and after[0] != known:
            return text[: match.start()], text[match.start() :], after[0]
    plain = normalise(text).text
    named = service_in(plain)
    if draft.service is None or named is None or named[0] == draft.service:
        return None
    if not orders(plain) or replaces(plain, draft.service) or remarks(text):
        return None
    # 帮我约个护士礼拜五来, in the midst of another booking: all of it is the second's
    return "", text, named[0]


_LISTED = re.compile(
    "[,，。;； ]*(?:第[一二](?:件|样|个|桩)?(?:事|嘢)?[,，、是系]*"
    "|(?:[一二1-2]|头一|另一|还有一)(?:件|样|个|桩)(?:事|嘢)?(?:就?[是系]|要|想))"
)
_THEN = re.compile(
    "(?:[,，。;；、 ]|^)(?=(?:对了|哦|我|你们?|帮|请|[,，])*"
    "(?:[还還](?!是|没|有没)|另外|再|[顺順]便|同[时時埋]|以及|也(?!不)|然[后後]|和|加埋|仲(?!系|未|冇))[^,，。]*)"
)
