"""What was booked is told once more on request: 你再念一次给我听，买哪几样.

Only a wish to hear it with a word for what of it; 再念一次 alone is a wish to hear the last words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from care.booking_words import joined, lookup, say, spoken_when
from care.messages import Message
from care.records import Booking
from care.text import normalise

_LONGEST = 32
_AGAIN = (
    "(?:再|重新|从头|一样样|一项项|一个个|逐样|慢慢)[^,，。]{0,6}?(?:说|讲|念|读|报|数|复述|核对|对)"
    "|重复|(?:说|讲|念|读|报|数)(?:来|给我|返|回|一?遍|一?次|一?下|出来)+"
    "|(?:忘|记)(?:不得|不住|不清|记?了|唔得|唔住|不起)|来着|没听(?:清|明|到)|听不清"
)
_OF = {
    "items": (
        "(?:买|带|送|订)[^,，。]{0,3}(?:哪|什么|啥|几)[^,，。]{0,2}(?:样|些|东西|种|件|嘢)"
        "|哪几样|哪些东西|几多?样|单子|清单|东西|买(?:了|过)?(?:些|点|的)?(?:是)?(?:什么|啥|哪些)"
    ),
    "when": "(?:哪|那)(?:一)?(?:天|日)|几(?:点|时|号|月)|什么时候|时间|日子|礼拜几|星期几|周几",
    "place": "(?:送|来|到|去)(?:到|去)?(?:哪里|哪儿|哪边|边度|哪个地方|什么地方)|地址|门牌",
    "number": "编号|单号|号码是",
    "portions": "几(?:多)?份|多少份",
}
_WHOLE = "(?:我|刚才|刚刚)?(?:预约|[订约](?:的|了|好的)|登记的|记的|全部|所有|这?一?单|内容)"
_ASKS = re.compile(_AGAIN)
_OF_WHAT = {name: re.compile(words) for name, words in _OF.items()}
_ALL = re.compile(_WHOLE)
_ELSE = re.compile(
    "政策|文件|条件|补贴|津贴|服务券|改|换|取消|加|另外|(?:你|您)们?(?:的)?(?:电话|热线)|帮我[订约买]|药|吃"
)


def asked_again(text: str) -> frozenset[str] | None:
    """Return which particulars of a booking a text wants told once more; empty: all of them.

    None where it wants none.
    """
    plain = normalise(text).text
    if len(plain) > _LONGEST or not _ASKS.search(plain) or _ELSE.search(plain):
        return None
    of = frozenset(name for name, words in _OF_WHAT.items() if words.search(plain))
    return of if of or _ALL.search(plain) else None


def told_again(
    bookings: Sequence[Booking], particulars: frozenset[str], language: str = "cmn"
) -> Message:
    """Tell what was asked of the bookings that stand; all of it where nothing was named."""
    with_goods = [b for b in bookings if b.items]
    meant = with_goods if particulars == {"items"} and with_goods else list(bookings)
    told = [lookup("again", language, values=_values(b, particulars)) for b in meant[-3:]]
    return joined([*told, say("anything_else", language)])


def _values(booking: Booking, particulars: frozenset[str]) -> str:
    place = "".join(p for p in (booking.county, booking.town, booking.address) if p)
    values = {
        "when": spoken_when(booking.date, booking.time),
        "place": f"到{place}" if place else "",
        "items": "、".join(booking.items or ()),
        "portions": f"{booking.quantity}份" if booking.quantity else "",
        "number": f"编号{booking.reference}",
    }
    wanted = particulars or frozenset(values) - {"number"}
    said = [value for name, value in values.items() if name in wanted and value]
    return "，".join([booking.service, *(said or [values["when"]])])
