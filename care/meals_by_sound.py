"""What a recogniser misheard about a meal: 定一分午范 is one portion, 要少烟 is little salt.

Only where a meal is being ordered, or the words beside are of food: 少烟少酒 is no taste. All keeps
its length.
"""

from __future__ import annotations

import re

MEAL = "助餐"


def meals_sounded(text: str, service: str | None, asked: str | None) -> str:
    """Return a turn with its portions, its meals and its tastes as they were meant."""
    text = _PRESSURE.sub("血压", text)
    text = _COUNTED_MEAL.sub(lambda m: f"{m['count']}{m['unit']}{m['part']}饭", text)
    text = _PORTIONS.sub(lambda m: f"{m['count'] or m['ordered']}份", text)
    if asked == "quantity":
        text = _BARE.sub(lambda m: f"{m['lead']}{m['count']}份{m['tail']}", text)
    if (service == MEAL or _FOOD.search(text)) and not _SMOKES.search(text):
        text = _SALT.sub("盐", text)
    return text


_COUNT = "(?<![点刻零过个])(?P<count>[一二两三四五六七八九1-9])"
_COUNTED_MEAL = re.compile(f"{_COUNT}(?P<unit>[分份])(?P<part>[早午晚中]?)[范犯贩泛反饭]")
"""返 is none of them: 今晚返 is a coming home."""
_PORTIONS = re.compile(
    f"{_COUNT}分(?=[早午晚中]?[饭餐])"
    "|(?<=[订定要送])(?P<ordered>[一两三四五六七八九])分(?=[,，。 ]|$)"
)
_BARE = re.compile(
    "^(?P<lead>(?:就|要|我|一共|总共|订|定|来|嗯|啊|那|[,， ])*)"
    "(?P<count>[一二两三四五六七八九1-9])分"
    "(?P<tail>(?:吧|啊|就|够|了|行|得|好|咯|啦|可以|[,，。 ])*)$"
)
_SALT = re.compile(
    "(?<=(?<![少有好])[少低])[烟言颜岩研沿](?![花雾灰酒])|(?<=[别莫不少]放)[烟言颜岩研沿](?![花雾灰火])"
)
_FOOD = re.compile("咸|淡|[饭餐菜]|少油|口味")
_SMOKES = re.compile("抽烟|吸烟|[烟戒少]酒|酒|戒|油烟|冒烟|烟味|着火|起火|呛")
_PRESSURE = re.compile("(?:[学雪穴靴薛]压|[血学雪穴][牙亚鸭呀])(?=[高低不有偏太又])")
