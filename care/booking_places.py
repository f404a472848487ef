"""Whether a place that a turn names is one to come to, or one that is asked about."""

from __future__ import annotations

import re

from care.booking_answers import signals
from care.extractors import places
from care.extractors.spans import Span


def asks_only(text: str, where: Span) -> bool:
    """Tell 医院在哪里 from 医院对面: what is asked about is no place to come to.

    Only the clause that names it counts: 送来得唔得 我住老电影院对面 asks for something else.
    """
    if re.search("[0-9一二三四五六七八九十][号栋楼组]", where.said):
        return False
    begin = max((m.end() for m in _BREATH.finditer(text, 0, where.start)), default=0)
    after = _BREATH.search(text, where.end)
    end = after.end() if after else len(text)
    going_on = _ASKING_ON.match(text, end)
    return bool(signals(text[begin : going_on.end() if going_on else end])["asks"])


def begins_with_place(text: str) -> bool:
    """Tell whether a normalised turn begins with a county or town that stands by itself.

    陆川县温泉镇 九龙山庄… says where to come, whatever was asked; 北流的养老院 does not.
    """
    regions = sorted(places.find(text), key=lambda found: found.start)
    regions = [place for place in regions if place.kind != "street"]
    begin = at = regions[0].start if regions else 0
    for place in regions:
        at = place.end if place.start == at else at
    if at == begin or not (_HERE.fullmatch(text[:begin]) and _PARTED.match(text, at)):
        return False
    clause = _BREATH.split(text[at:].lstrip(" ,，。;；、"))[0]
    return not signals(text[begin:at] + clause)["asks"]


_HERE = re.compile(
    "(?:[,，。:： ]|喂|嗯|哦|那|就|是|我|[他她]|们|家|屋|里|住|在|地址|到|来|送|广西|玉林市?)*"
)
_PARTED = re.compile("[,，。;；、 ]|$")
_BREATH = re.compile("[,，。;；!！?？ ]+")
_ASKING_ON = re.compile(
    "(?:有没有|是不是|在哪|怎么|哪里|能不能|有什么|行不行|好不好)[^,，。;；!！?？ ]*"
)
