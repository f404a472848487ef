"""A turn that lists goods with amounts, whatever the goods are: 拖把一把 扫把两把 垃圾袋五卷.

No list of wares is ever whole; what makes a list is its grammar, a name with a number and a measure
word of goods, said twice or more or behind the word for buying. What was bought, what it costs, how
one lives, meals and people are counted in the same words and order nothing.
"""

from __future__ import annotations

import re

from care.booking_stock import COUNT, UNIT
from care.text import normalise


def orders_goods(text: str) -> bool:
    """Tell whether a turn orders goods by listing them: 我想要一个闹钟 一本大字日历."""
    heard = normalise(text).text
    if _TOLD.search(heard) or _MEALS.search(heard):
        return False
    clauses = _CLAUSES.findall(heard)
    entries = [_entry(clause) for clause in clauses]
    named = {entry for entry in entries if entry}
    if not named:
        return False
    first = next(n for n, entry in enumerate(entries) if entry)
    if 2 * len(named) < len(clauses[first:]):
        return False  # among talk that goes on, things are told of
    head = clauses[: first + 1]
    if any(_BUYS.search(clause) for clause in head):
        return True
    asks_for = any(_WANTS.search(clause) for clause in head)
    measured = sum(
        _MEASURED.search(c) is not None for c, e in zip(clauses, entries, strict=True) if e
    )
    return len(named) > 1 and (asks_for or measured > 1)


def _entry(clause: str) -> str:
    """Return the thing that a clause names with its amount; nothing where it is no thing."""
    match = _THING.fullmatch(_LEAD.sub("", clause))
    name = (match["last"] or match["first"]) if match else ""
    return "" if _NO_THING.search(name) else name


_CLAUSES = re.compile("[^,，。;；、:：!！ \\n]+")
_BUYS = re.compile(
    "(?:帮|替|给|同|代|托|请|麻烦|劳烦|想|要|爱|[我捱厓])[^,，。 ]{0,8}?(?:买|代购|捎)(?!卖)"
    "|^(?:买|代购|捎)|补[点滴些]|备[点滴些]"
)
_WANTS = re.compile("(?:^|[我捱厓想就还都])(?:要|爱)|需要|来[点滴些]|带[点滴些]|拿[点滴些]")
_LEAD = re.compile(
    "^(?:.{0,14}?(?:代买|代购|买|捎|补|备)[点滴些埋返回]?"
    "|(?:[我捱厓嗯呃喂]|还有|另外|再|还|又|加|添|想|就|要|爱|来|和|跟|同埋?|带|拿|先|那个)+)"
)
_Q = f"(?:{COUNT})(?:大|小)?(?:{UNIT})(?:半)?"
_NAME = "[\u4e00-\u9fffA-Za-z]{1,8}"
_THING = re.compile(
    f"(?:(?P<last>{_NAME}?)(?:要|爱|买|来)?{_Q}|{_Q}的?(?P<first>{_NAME}?))[吧啊呀啦咯喇嘛哦的呢]*"
)
_MEASURED = re.compile("[斤两克瓶樽袋包盒桶罐箱提卷捆扎筒打把块支团]")
_NO_THING = re.compile(
    "[人岁天月年日号点钟楼层栋房路街次钱]$|[了过有是在没不吗做住]|[饭餐]$|小时|星期|礼拜|医生|护士|师傅|阿姨"
    "|老[人师]|[儿孙仔崽女妹姐弟哥孩][子儿]?$|学生|问题|事情?$|电话|办法|意见|条件|地方|[猫狗]$|证$|材料|表$"
)
_TOLD = re.compile(
    "[买吃煮种送收养煲炒领拿开用饮食喝](?:了|过|咗|晒)|刚|昨|前[天日]|上[次回个]|以前|从前|那时|那阵|当年"
    "|[每天]天|[每一][天日餐顿晚](?=[要吃食喝用得])|每[次月年餐顿晚日]|一个月|块[0-9一二三四五六七八九]|[块元毛][钱半]|[0-9]元"
    "|多少|几钱|价|贵|便宜|涨|[吗?？]|怎么|什么|为何|点解|原理|是不是|[少漏欠]了|[坏烂臭]|赔|骗"
    f"|[里家屋我][还就]?有(?={_Q})|[剪切分煮炒]成"
)
"""What tells of goods and orders none: what was, what it costs, what is asked."""
_MEALS = re.compile(
    f"[订定送][餐饭]|助餐|{_Q}的?(?:午|晚|早|盒|套|中)?[饭餐]|[饭餐](?:要|来)?(?:{COUNT})份"
)
