"""A home that was told first and is a former one: 温罗村 哎等下 我讲的是老屋 现在搬到民富村了.

Whoever is asked where they live begins with where they always lived. Only the home of now is the
place to come to; county and town told with the old one stay, unless the new one has its own.
"""

from __future__ import annotations

import re

from care.extractors import places


def without_left_home(said: str) -> str:
    """Return a turn in the caller's words without the home that it says was left."""
    left = _LEFT.search(said)
    if left is None:
        return said
    regions = [place.end for place in places.find(left["old"]) if place.kind != "street"]
    kept = left["old"][: max(regions, default=0)] or "住"
    after = _MOVED.sub("", said[left.end() :], count=1)
    return f"{said[: left.start()]}{kept}{after}"


_PAUSE = "[,，。;；!！ ]"
_NO_PAUSE = "[^,，。;；!！?？ ]"
_LEFT = re.compile(
    f"(?P<old>{_NO_PAUSE}*(?:[村屯路街巷坡塘垌冲岭寨号栋楼]|小区){_NO_PAUSE}*){_PAUSE}+"
    f"(?:[哎唉哦啊诶呀]|等一?下|等阵|不对|唔系|毋系|不是|错了?|{_PAUSE})*"
    "(?:我?(?:刚才|刚刚|头先)?(?:讲|说|报|念|话)[的嘅个]|那[里边]?|嗰度)?"
    "(?:就?[是系喺])?(?:我们?)?(?:以前|原来|从前|旧时|早先)?[的嘅个]?"
    "(?:老屋|旧屋|老家|旧址|[老旧]房子?|旧家|[老旧]地址)(?:来的|了|啦|喇)?"
    f"{_PAUSE}+(?:我们?|涯|厓)?(?:现在|而家|依家|家下|今下|如今|前年|去年|今年|早就?|已经|都)*"
    "(?:搬|住|迁)(?:到|去|在|过|喺)+了?"
)
_MOVED = re.compile("(?<=[村屯镇路街巷区号栋楼坡塘])了(?=[,，。;； ]|$)")
