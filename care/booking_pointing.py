"""What a caller points back to instead of telling it anew: 就送到刚才讲的那里, 号码头先报过了.

It names no value: what was meant is looked for in the earlier turns of the call.
"""

from __future__ import annotations

import re

from care.booking_changes import clauses_in
from care.text import normalise

_LATELY = (
    "(?:刚才|刚刚|刚|头先|啱先|啱啱|先头|先前|前面|前头|上面|开头|开始|早先|之前"
    "|已经|早就|早|都|不是|唔系)"
)
_TOLD = "(?:讲|说|话|报|告诉|通知|留|写|登记|记|提|念|给)"
# Ends of a telling that is over: 讲过, 报的, 话嘅.
_DONE = "(?:的|嘅|那|嗰|个|过|了|咗|齐|低|哪|哩)"
_TO_YOU = "(?:给|畀|俾|同|跟|和|与|[你您]们?|哋|[他佢她]们?|我|下|低|知|清楚|完|明白|好|住|听)"
_POINTS = re.compile(
    f"{_LATELY}(?:{_TO_YOU}|{_LATELY}|也|都|就|系|是|在电话里|电话里)*{_TOLD}{_TO_YOU}*{_DONE}"
    f"|{_LATELY}(?:那|嗰|的|嘅)(?:一)?(?:个|里|度|边|处|条|地|电|号|名)"
    f"|{_LATELY}(?:一样|地址|号码)"
    f"|{_TOLD}{_TO_YOU}*(?:过|咗)(?:了|的|嘅|给|你|您|呀|啦|啊|喇|嘛|$)|{_TOLD}{_TO_YOU}*了(?:的)?(?:呀|啦|啊|嘛|吗|$)"
    "|(?:还|仲|就|都|照|按)(?:是|系|用|送|到|去)*(?:刚才|头先)?(?:那|嗰|同一|原来)(?:一)?(?:个|里|度)"
    "|[你您]们?(?:哋|那里|那边|这里|都|也|不是|已经|应该)*(?:记[下低住]|有|知道|存)(?:了|咗|的|嘅)"
)
_NAMED = {
    "address": re.compile(
        "地址|住址|地方|门牌|位置|那里|嗰度|那边|嗰边|那处|[送来到去]到?(?:刚才|刚刚|头先|先前|之前|那个)|在哪里|在边度|住边度|住哪"
    ),
    "phone": re.compile("(?:电话|号码|手机)(?!里|号?码?[是系:： ]?[0-9幺零一二三四五六七八九])"),
    "name": re.compile("名字|姓名|(?<![门])名(?=[^字]|$)|我叫什么|叫咩"),
}
# Something else than what was told, or somebody else's telling.
_ANEW = re.compile(
    "[不唔莫别](?:是|系|用|要|在|送|到|去|给)*(?:再)?(?:送|到|去)?(?:刚才|刚刚|头先|先前|之前|那|嗰|原来)(?!.{0,8}(?:[吗嘛么]|了$|过$|咗))"
    "|不同|不一样|唔同|[不没]对|唔啱|错|改|换|另外|搬|第二个|骗|陌生|有人|人家|等下|等阵|待会|先不|忘"
)
_ASKS = re.compile(
    "什么(?!名|地)|咩(?!名|地)|多少|几多|谁|边个|为什么|怎么|点解|有没有|是不是|哪个"
)
# 不是告诉你在哪里了吗 reminds, though it has a question's word.
_REMINDS = re.compile("不是|唔系|都|已经|过|咗")
_FILLER = re.compile(
    f"{_POINTS.pattern}|{_LATELY}|{_TO_YOU}|[我你您他她那这个就是系的嘅了咗啊呀啦嘛呢吗么吧喇噶照按用得行嗯哦喂诶还一样]|[\\W_]"
)


def points_back(text: str, asked: str | None) -> frozenset[str]:
    """Return which of address, phone and name a text says were told before in this call.

    Where none is named it is what was `asked` for, if the words hold nothing else.
    """
    found: set[str] = set()
    for clause in clauses_in(normalise(text).text):
        if not _POINTS.search(clause) or _ANEW.search(clause):
            continue
        if _ASKS.search(clause) and not _REMINDS.search(clause):
            continue
        named = {slot for slot, words in _NAMED.items() if words.search(clause)}
        if named:
            found |= named
        elif asked in _NAMED and not _FILLER.sub("", clause):
            found.add(str(asked))
    return frozenset(found)
