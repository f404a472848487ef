"""Staff that a rule is asked about: 工作人员要按几比几来配 wishes for nobody to speak to."""

from __future__ import annotations

import re

from care.person_words import without_other_words
from care.text import normalise

_STAFF = re.compile("人员|员工|护工|客服|坐席|接线员|人工")
_OF_THE_RULE = re.compile(
    "几比几|[0-9一二三四五六七八九十几]比[0-9一二三四五六七八九十几]|比例"
    "|配(?:备|置|齐|足|够|多少|几|得|给)|(?:来|要|怎么|怎样)配"
    "|(?:要|有|得|请|招|至少|最少|起码)[^,，。 ]{0,4}(?:多少|几)(?:个|名|位|人)"
    "|资格|持证|证书|上岗|学历|工资|待遇|补贴|津贴|编制|(?<!受过)培训|什么(?:条件|要求|标准)"
)
_WISHES = re.compile(
    "(?:找|转|叫|喊|请(?!问|多少|几)|接|换|揾|让|联系|帮我|跟|和|与|同)[^,，。 ]{0,6}"
    "(?:工作人员|员工|客服|坐席|接线员|人工)|人工(?:$|服务|台|客服)"
)


def about_staff(text: str) -> bool:
    """Tell whether a text names staff only as what a rule is about, and wishes to reach nobody."""
    plain = without_other_words(normalise(text).text)
    named = _STAFF.search(plain) and _OF_THE_RULE.search(plain)
    return bool(named) and _WISHES.search(plain) is None
