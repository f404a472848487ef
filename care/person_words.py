"""人工 across a word border names nobody to speak to: 年轻人工作忙, 老人工资, 人工湖.

Takes such places out of a normalised text, so that what asks for a person reads the rest.
"""

from __future__ import annotations

import re

_OTHER_WORD = re.compile(
    # 人 ends one word and 工 begins the next; 人工作业 and 转人工工作人员 aside
    "人工(?=作(?!人员|业)|资|地(?!$)|厂|伤|友|钱|业(?!务)|夫|程(?!序)|龄|种|具|艺|匠|棚|装|头|休|商|科|农)"
    # or 人工 says that a thing was made
    "|人工(?=费|成本|关节|髋|膝|股骨|骨|智能|呼吸|授[精粉]|受[精孕]|流产|耳蜗|晶[体状]|血管|肛门|心脏|瓣膜|肾|肺|泪"
    "|牙|湖|河|岛|林|草|景|鱼塘|池|山|沙|降[雨雪水]|增雨|消雹|影响天气|养[殖的]|种[植的]|繁|孵|喂|饲|栽|合成|甜|色素|香|珍珠|造|雪)"
    "|(?<=[年老女男工病客别后有没个本家路好坏旁外熟亲穷富犯])人工会(?!接|打|来|回|听|帮|找)"
)
_TURNS_ABOUT = re.compile(
    "(?<=[旋流周运好逆扭掉左右调])转接?人|转人(?=民|家(?!来)|间|世|手|口|多|少|气)"
)


def without_other_words(plain: str) -> str:
    """Return a normalised text without the 人工 and 转人 that belong to other words."""
    return _TURNS_ABOUT.sub("，", _OTHER_WORD.sub("，", plain))
