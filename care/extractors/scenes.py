"""What is said about a day: that it only sets the scene, or that the next one is meant."""

from __future__ import annotations

import re


def only_told(day: str, text: str, end: int) -> bool:
    """Tell whether a day, said up to `end`, is no day that anything is wished for.

    今天有两件事求你, 上个星期摔了一跤, 昨天打过电话. Such a day yields
    to another one; where it is the only one, it may be meant after all.
    """
    if _PAST.match(day):
        return True
    if day not in ("今天", "今日"):
        return _DONE.match(text, end) is not None and day.startswith("今")
    return _SCENE.match(text, end) is not None and _BOTH.search(text, end) is None


def beside(text: str, end: int) -> int:
    """Return by how many days the one meant lies beside the one said up to `end`.

    重阳节后面那天 1, 中秋前一天 -1, else 0.
    """
    match = _BESIDE.match(text, end)
    return 0 if match is None else -1 if match["before"] else 1


_BESIDE = re.compile(
    "(?:节|当天|那天)?的?(?:(?P<before>前(?:面|头)?(?:那|一)?[天日](?!晚上?前))"
    "|(?:后|过后|后面|后头|之后)的?(?:那|一|第[一1])[天日]|(?:第[二2]|隔|翌)[天日])"
)
_PAST = re.compile("昨|前[天日]|大前|上+一?个?(?:星期|周|礼拜|月)")
_DONE = re.compile("[,， ]*(?:我|就|都)*(?:已经|刚刚?|才|打过|来过|去过|问过|吃过)")
_WHO = "[,， ]*(?:我们?|你们?|是|就|又|特地|专门|特意|主要|也没别的|来|过来)*"
_SCENE = re.compile(
    f"{_WHO}(?:有(?:[一两三几点些]?[件个样桩点])?(?:小|要紧)?事|想(?!要?今)|打(?:个|了个|过|了)?(?:电话|来|过来)|打给"
    "|来电|问|求|麻烦|拜托|找你|跟你|同你|和你|同志|下雨|天气|好?[冷热]|才|刚|听|看[到见]|收到|去[了过]|吃[了过]"
    "|已经|记[得起]|醒|起床|不舒服|头[晕痛]|家里|先)"
)
_BOTH = re.compile("(?:天|日|星期[一二三四五六日天])的?[早中午晚上下]*[饭餐]?(?:也|还(?!没)|又|都)")
