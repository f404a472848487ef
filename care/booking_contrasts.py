"""For whom a service is not: 不是帮我自己约的，是帮我老母约."""

from __future__ import annotations

import re


def without_denied(text: str) -> str:
    """Leave out of a normalised text the persons that it is said not to be for.

    What is asked (是不是给我妈) and a choice between two (是我妈还是我爸) deny nobody.
    """
    left = _UNNEEDED.sub("，", _DENIED.sub("，", text))
    return left.lstrip(" ,，。") if left != text else text


_PERSON = (
    "(?:(?:我|他|她|你|咱|俺)(?:们)?(?:自己|本人|家?的?[老阿]?[\u4e00-\u9fff]{0,3}?)?|自己|自家|本人|别人|人家"
    "|[老阿外奶爷爸妈公婆娘爹父母岳丈][\u4e00-\u9fff]{0,3}?)"
)
_DENIED = re.compile(
    "(?<!是)(?<!要)不是(?:说|讲)?(?:[来去]看|[来去]|订|约|请|照顾|服侍)?(?:给|帮|替|为|代|看)?"
    f"{_PERSON}(?:要|用|吃|住|想|需要|订|约|看|请|有病|生病)?(?:的|了)*[啊呀咯了哦嘛]*"
    "(?=[,，。;； ]|而?是|$)"
)
_UNNEEDED = re.compile(
    "(?:给|帮|替|为)?(?:我自己|我本人|自己|本人)(?:的|那[份次个])?(?:就|倒|都)*"
    "(?:不用|不要|不需要|不必|不使|不订|不约)[了啦的]*(?=[,，。;； ]|$)"
)
