"""A shopping list that is said in one breath, written as one says it with pauses.

还有那个面条三把, 三斤沙田柚不是四斤, 面条不要了我想起柜子里还有两把加一斤红糖: hesitation goes, an
amount that is put right at once counts alone, and what begins something of its own stands apart.
"""

from __future__ import annotations

import re

from care.booking_stock import COUNT, UNIT
from care.extractors.goods import GOODS, LETTER
from care.extractors.lists import noun_of
from care.extractors.numerals import number


def in_pieces(text: str, having: tuple[str, ...]) -> str:
    """Return a normalised text with the pauses of a list; `having` is the list so far."""
    text = _NAMES_IT.sub(r"\g<lead>买", _HESITATES.sub("", text))
    told = "".join((text, *having))
    text = _BROUGHT.sub(lambda m: "，" if told.count(m["goods"]) > 1 else m["goods"], text)
    text = _LEFT_OFF.sub(r"\g<0>，", text)
    text = _MORE.sub("，", text)
    held = {noun_of(item): item for item in having}
    for pattern in (_AMOUNT_FIRST, _AMOUNT_LAST):
        text = pattern.sub(lambda match: _put_right(match, held), text)
    return text


def _put_right(match: re.Match[str], held: dict[str, str]) -> str:
    """Return the thing with the amount that counts: the second, unless that is denied.

    三斤苹果不是四斤 denies the four that were read back, and takes three back where they were not.
    """
    noun, said, other = match["noun"], match["said"], match["other"]
    known = next((item for own, item in held.items() if own.endswith(noun)), "")
    # 一支蚝油 不是两支 denies; 三斤柚不是四斤 and 三斤柚，不是，四斤 put right
    apart = bool(match["before"]) and not match["after"]
    denied = match["mark"] == "不是" and (apart or known.endswith(_written(other)))
    return f"{noun}{said if denied else other}"


def _written(amount: str) -> str:
    parts = _PARTS.fullmatch(amount)
    return f"{number(parts['count'])}{parts['unit']}" if parts else amount


_Q = f"(?:{COUNT})(?:{UNIT})半?"
_PARTS = re.compile(f"(?P<count>{COUNT})(?P<unit>{UNIT})半?")
_HESITATES = re.compile(
    f"(?:(?<=[有再和跟加要买])|(?:^|(?<=[,，。;；、 ])))(?:那个|这个)+(?={LETTER}{{1,5}}{_Q})"
)
"""还有那个面条三把: a word to gain time; 鸡蛋那个三斤 points at what was named."""
_NAMES_IT = re.compile(
    "(?P<lead>^|[,，。;；、 ])(?:我|想|要|需要|请|帮我)*"
    f"(?:(?:代购|代买|买|要|订)的|药名|名字|名称|东西|清单|单子)(?:就)?(?:是|叫|有|[:：])+"
    f"(?=[^,，。;； ]{{1,12}}?{_Q})"
)
"""代购的是纸尿裤2包, 药名是硝苯地平要一盒: what leads to the thing is no part of its name."""
_BROUGHT = re.compile(
    f"(?:^|(?<=[,，。;；、 ]))(?:帮我|再|就)?送(?P<goods>{GOODS})(?:来|过来|吧|就|得|行)*"
    "(?=[,，。;； ]|$)"
)
"""后天下午送米: when what was ordered is to come, and nothing more to buy."""
_LEFT_OFF = re.compile(
    "(?:不[要用买使]|[别莫]买|免)(?:了|啦)(?=(?:我|家|屋|柜|冰箱|厨房|女|儿|隔壁|邻居|想起|还有|还剩))"
)
_MORE = re.compile(
    f"(?<=[\\u4e00-\\u9fff])(?=(?:再|另外再?|还要|还想)(?:加|买|要|来|拿|带|称)(?:多|上)?{_Q}的?{LETTER})"
    f"|(?<=[完了着掉够])(?=加(?:多|上)?{_Q}的?{LETTER})"
)
_MARK = (
    "(?P<before>[,，。 ]*)(?:啊|哦|哎)*(?P<mark>不是|不对|错了|[讲说记]错了?|哦不)"
    "(?P<after>[,，。 ]*(?:是|要|应该是|买)?)"
)
_ENDS = f"(?!{LETTER}{{1,5}}(?:[,，。 ]|$))"
_NOUN = f"(?:(?![讲说记哦啊]){LETTER}){{1,5}}"
_AMOUNT_FIRST = re.compile(f"(?P<said>{_Q})的?(?P<noun>{_NOUN}){_MARK}(?P<other>{_Q}){_ENDS}")
_AMOUNT_LAST = re.compile(f"(?P<noun>{_NOUN})(?P<said>{_Q}){_MARK}(?P<other>{_Q}){_ENDS}")
