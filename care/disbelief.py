"""Who doubts what was just read to them: 真的啊, 我听人讲不是这样, 你有没有搞错.

Right after an answer from the documents that is no talk to listen to and no charge of fraud against
us: they want to hear it once more, and where it stands. What asks for something besides is asked.
"""

from __future__ import annotations

import re

from care.following import kinds_in
from care.text import normalise

LONGEST = 30
"""A longer turn tells a story of its own."""


def disbelieves(text: str) -> bool:
    """Tell whether a turn, right after an answer, doubts it and asks for nothing else."""
    plain = normalise(text).text.strip(" ，,。.?？!！")
    if not plain or len(plain) > LONGEST or _ELSE.search(plain) or _CHARGE.search(plain):
        return False
    if set(kinds_in(plain)) - _OF_DOUBT:
        return False
    return any(words.search(plain) for words in (_TRUE, _MISTAKEN, _RUMOUR))


_OF_DOUBT = frozenset({"issued", "how"})
_END = "(?:的|㗎|嘎|噶|喔|哦|啊|呀|吗|么|咩|是|吧|嘛|啦|咧|哩|哈|,|，| )*"
_LEAD = "(?:哦|啊|哎|咦|那|这|你|个|讲|说|的|,|，| )*"
_DISTRUSTS = "(?:不|不太|不大|不怎么|信不过|不敢|难)(?:相)?信(?:$|[,， ]|啊|哦|吧|的)"
_TRUE = re.compile(
    f"^{_LEAD}(?:真的?|当真|真是|讲真)(?:是)?(?:还是)?假?{_END}"
    "(?:$|[,， ]|(?=我|他|人家|隔壁|村里|别人))"
    "|真的?(?:还是)?假(?:的)?(?:$|[,， ?？啊呀]|吗|么)|是不是真的?(?:$|[,， ]|啊|呀|吗)"
    "|(?:有|会)(?:这么好|那么好)(?:的)?(?:事|事情)|不会吧|(?:不|没)可能吧?$"
    f"|{_DISTRUSTS}"
)
_MISTAKEN = re.compile(
    "(?:有没有|是不是|会不会|不是|莫|莫不是|怕是|别)(?:是|又)?"
    "(?:搞|弄|讲|说|记|看|念|查|听)(?:错|反|混|岔)"
    f"|^(?:(?:你|您)(?:确定|敢肯定)|确定(?=吗|么)|(?:你|您)?没(?:讲|说|记|看|搞|念)错){_END}$"
    "|(?:不是|没有|没|莫|别|你)(?:在)?(?:骗|哄|逗)(?:我|人|老人)(?:的)?(?:吧|啊|呀|吗|嘛|哦)?$"
)
_TELL = "[^，。, ]{0,6}(?:讲|说|话|传)"
_OTHERS = f"(?:人|人家|别人|大家|他们|隔壁|邻居|村里|队里|外面|对门|老[^，。, ]){_TELL}"
_RUMOUR = re.compile(
    f"(?:听|看)[^，。, ]{{0,6}}{_OTHERS}[^，。]{{0,6}}(?:不是|没有|没|只|就|才|都|要|净|是|不)"
    "|(?:人家|别人|隔壁[^，。, ]{0,3}|村里人?|他们)(?:都)?(?:讲|说)(?:的)?"
    "(?:不是|没有|跟你|同你|和你)"
)
_CHARGE = re.compile(
    "扫码|转账|汇款|验证码|密码|卡号|链接|短信|陌生|来电|自称|冒充|(?:叫|让|要|催)我[^，。]{0,4}(?:交|转|打|付|汇)"
    "|(?:你|您)们?[^，。]{0,4}(?:是不是|系|就是)(?:骗子|假)|骗子|诈骗|骗钱|中奖"
)
"""What speaks of a fraud, or of us as one: that is answered as such."""
_ELSE = re.compile(
    "原文|原话|念|读|[预订约]|送[餐饭]|师傅|护士|护工|保姆|阿姨|投诉|医生|[吃开]药|人工|真人|机器|再见|拜拜"
    "|[一二三四五六七八九十两0-9]+(?:点|号|份)(?!人)|(?:我|他|她)(?:妈|爸|公|婆)"
)
"""Whose turn is about something else than what was told."""
