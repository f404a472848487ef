"""人工 across a word border names nobody to speak to: 年轻人工作忙, 老人工资, 人工湖.

Takes such places out of a normalised text, so that what asks for a person reads the rest.
"""

from __future__ import annotations

import re

from care.text import normalise

_OTHER_WORD = re.compile(
    # 人 ends one word and 工 begins the next; 人工作业 and 转人工工作人员 aside
    "人工(?=作(?!人员|业)|资|地(?!$)|厂|伤|友|钱|业(?!务)|夫|程(?!序)|龄|种|具|艺|匠|棚|装|头|休|商|科|农)"
    # or 人工 says that a thing was made
    "|人工(?=费|成本|关节|髋|膝|股骨|骨|智能|呼吸|授[精粉]|受[精孕]|流产|耳蜗|晶[体状]|血管|肛门|心脏|瓣膜|肾|肺|泪"
    "|牙|湖|河|岛|林|草|景|鱼塘|池|山|沙|降[雨雪水]|增雨|消雹|影响天气|养[殖的]|种[植的]|繁|孵|喂|饲|栽|合成|甜|色素|香|珍珠|造|雪)"
    # or it is the Cantonese word for wages: 叫你老细加佢人工
    "|(?:加|减|出|扣|欠|发)[了过到]?(?:我|你|您|他|她|它|佢|你们|他们|人家)?(?:多|点|些|返)*的?人工(?![接听来])"
    "|(?<=[年老女男工病客别后有没个本家路好坏旁外熟亲穷富犯])人工会(?!接|打|来|回|听|帮|找)"
)
_TURNS_ABOUT = re.compile(
    "(?<=[旋流周运好逆扭掉左右调])转接?人|转人(?=民|家(?!来)|间|世|手|口|多|少|气)"
)


def without_other_words(plain: str) -> str:
    """Return a normalised text without the 人工 and 转人 that belong to other words."""
    return _TURNS_ABOUT.sub("，", _OTHER_WORD.sub("，", plain))


def may_want_person(text: str) -> bool:
    """Tell whether a text has any word of somebody to speak to, or to be called back by."""
    return _SOMEBODY.search(without_other_words(normalise(text).text)) is not None


def words_for_person(text: str) -> str:
    """Name what is said to who wants a person, or wants one to ring: 真人有空也回我一声."""
    called = _RINGS_BACK.search(normalise(text).text) is not None
    return "requests.person_rings_back" if called else "requests.person_noted"


_RINGS_BACK = re.compile("(?:有空|得闲|忙完|空了|方便|也|记得)[^，,。 ]{0,6}(?:回|打|联系|覆|复)")
_SOMEBODY = re.compile(
    "人工|真人|活人|[转换找叫喊请派接](?:个|一个|你们?的?|一位)?(?:人(?!家)|同志|职员|领导|经理|主任|负责)|工作人员|职员|值班|领导|客服|接线|坐席|有人"
    "|(?:跟|和|同)(?:你们?的?|个)?(?:人(?!家)|领导|同志)|(?:打|回)(?:电话|回|返|给|过来)+(?:给)?我?|回我|联系我|管事|负责的?人|话务|机器"
)


def asks_of_staff(text: str) -> bool:
    """Tell whether a text asks of another kind of staff, amid a rule on them: 那一般工作人员呢."""
    plain = normalise(text).text
    return _OTHER_STAFF.search(plain) is not None and _FETCHES.search(plain) is None


_OTHER_STAFF = re.compile("(?:一般|普通|其他|其余|别的)的?(?:工作)?人员")
_FETCHES = re.compile("找|转|叫|接|喊|换|请(?!问)")
