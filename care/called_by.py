"""What a caller wants to be called, and to be told before a visit: 我叫阿珍姨就得啦."""

from __future__ import annotations

import re
from dataclasses import dataclass

from care.text import normalise


@dataclass(frozen=True)
class Called:
    """The name, and whether they want word before somebody comes."""

    name: str
    wants_word: bool


def called_in(text: str) -> Called | None:
    """Return what a text says the caller is called; None where it tells another's name or asks."""
    plain = normalise(text).text
    said = _CALLED.search(plain)
    if said is None or _ASKS.search(plain):
        return None
    return Called(said["name"], _WORD.search(plain) is not None)


_KIN = (
    "(?:阿姨|大姐|大妈|大娘|大爷|大伯|大叔|老师|奶奶|婆婆|爷爷|公公"
    "|姨|姐|嫂|婶|伯|叔|婆|公|姑|妈|娘|爷|哥)"
)
_NOT = "我你您他她们的是,，。\\s"
_NAME = (
    f"(?P<name>阿[^{_NOT}]{{1,2}}?{_KIN}|阿[^{_NOT}姨婆公妈爸爷奶叔伯哥姐嫂弟妹]"
    f"|[^{_NOT}阿老大小有没帮叫]{{1,2}}{_KIN}|[老大小细](?!师|板|人|家|伯|爷|头)[\\u4e00-\\u9fff]{_KIN}?)"
)
_END = "(?=就|得|行|可以|好|吧|啦|了|啊|呀|哦|的|[,，。\\s]|$)"
_CALLED = re.compile(
    r"(?:^|[,，。\s]|那)(?:我|人家都?|大家都?|村里都?|你们?|您)?(?:就|都)?"
    rf"(?:是)?(?:叫|喊|称呼)(?:我)?(?:做|作)?{_NAME}{_END}"
)
_ASKS = re.compile(
    "[?？]|吗$|叫什么|叫谁|(?:他|她|师傅|护士|护工)[^,，。]{0,2}叫|(?:想|要|去|帮我?|给我)叫|医|投诉|来(?:修|送|陪|做)"
)
_WORD = re.compile(
    "(?:来|去|上门|到)[^。]{0,10}(?:讲|说|告诉|通知|打)[^。]{0,4}(?:声|一下|我|电话)"
)
