"""Whether a caller leaves a search alone for now: 你先不要帮我约，等她放工我问清楚再讲."""

from __future__ import annotations

import re

from care.text import normalise

_LEAVES = re.compile(
    "(?:先|暂时|还是|那就|那|就)?(?:不|莫|别|唔)(?:用|要|使|必|忙|急着?)?(?:再)?(?:帮|给|替)?(?:我|厓)?(?:查|找|揾|约|订|预约)(?:了|啦|喇|咯|先|着|住|$|[,，。])"
    "|(?:等|回头|迟点|晚点|改天|明天|今晚|过后)[^。]{0,16}(?:问|打电话|联系|看|弄|搞)[^。]{0,8}(?:再|先)(?:讲|说|打|查|来|定|算|约|看)"
    "|(?:我)?(?:先|再|回去|自己)(?:问|去问|打电话问)(?:问|下|一下|清楚|过)*(?:她|他|我?[女儿仔媳孙][^,，。]{0,2}|家里人?|屋里人?)[^。]{0,6}(?:再|先|吧|看|$)"
    "|(?:还是|就)?算了[,， ]*[^。]{0,6}(?:等我?[^。 ]{0,6}(?:回来|看)"
    "|问我?[女儿仔媳孙]|自己(?:看|找|查|问))"
    "|(?:查|找)不到(?:就)?算(?:了|数)|算了[,，]?(?:不查|不找|唔查|我自己|我问)|(?:不查|唔查|不找)(?:了|啦|喇)"
)
_GOES_ON = re.compile(
    "[0-9]{4}|帮我(?:再)?(?:查|约|订|找)(?!了|啦)|(?:再|重新)(?:帮|给)?我?(?:查|试)|[?？]|吗$|取消|改到|改成"
)


def leaves_search(text: str) -> bool:
    """Tell whether a text leaves a search alone, to ask at home first."""
    plain = normalise(text).text
    denied = re.sub("(?:不|莫|别|唔)(?:用|要|使|必)?(?:再)?帮我", "不", plain)
    return bool(_LEAVES.search(plain)) and not _GOES_ON.search(denied)
