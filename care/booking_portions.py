"""How many portions of a meal: 三份, 四个人吃, 再加一份, 少两份."""

from __future__ import annotations

import re

from care.booking_answers import asks
from care.booking_told import Weighed, weigh
from care.extractors.numerals import NUMERAL, number


def portions_told(told: Weighed, spoken: str, asked: str | None, having: int | None) -> int | None:
    """Return the portions of a turn, of whose text `spoken` is without days and hours.

    What the network hears none in beside the question that was open (就我一份, while a number is
    asked for) is read once more as if all had just been read back: then a number may change.
    """
    found, plain = portions(told.portions(spoken), asked, having), portions(spoken, asked, having)
    if found is not None or plain is None:
        return found
    if having is not None and _ONES_OWN.search(spoken):
        return plain
    return portions(weigh(told.heard.original, "confirm").portions(spoken), asked, having)


def portions(text: str, asked: str | None, having: int | None) -> int | None:
    """Return how many portions are wanted; 少一份 and 再加两份 count from what there is.

    一份大概多少钱 and 一个人来做吗 only ask: what is asked about is no order.
    """
    text = "".join(c for c in _CLAUSES.findall(text) if not _only_asks(c, having))
    given_up = len(_ONES_OWN.findall(text))  # 阿婆那份不要了
    text = _ONES_OWN.sub("，", text)
    for match in _MORE_OR_LESS.finditer(text):
        step = number(match["count"]) or 0
        if having is not None:
            return max(1, having + step * (1 if match["way"] in _MORE else -1))
    each = [number(match["count"]) or 0 for match in _OF_EACH.finditer(text)]
    if len(each) > 1:
        return sum(each)  # 我一份，老公一份
    best: re.Match[str] | None = None
    for match in _QUANTITY.finditer(text):
        if _DECLINED.search(text, 0, match.start()) or _TOO_MANY.match(text, match.end()):
            continue
        if best is None or _TURNED.search(text, best.end(), match.start()):
            best = match
    if best is None and asked == "quantity":
        best = _BARE_NUMBER.fullmatch(text.strip(" ，,。"))
    value = number(best["count"]) if best else None
    if value is None and given_up and having is not None and having > given_up:
        return having - given_up
    return value if value and 0 < value <= 50 else None


def _only_asks(clause: str, having: int | None) -> bool:
    if not (asks(clause) or re.search("[几多]少?[份客盒]", clause)):
        return False
    ordered = _ORDERED.search(clause)
    if _OF_AMOUNT.search(clause):
        # 订三份要多少钱 orders three, where no number was told before
        count = number(ordered["count"]) if ordered and having is None else None
        return (count or 1) == 1
    return ordered is None and not _MAY_I.search(clause)


_CLAUSES = re.compile("[^,，。;；!！?？\\n ]+[,，。;；!！?？\\n ]*")
_UNITS = "(?:份|客|盒饭?|个人(?!来|做|上门|过来|扫|搞|陪|去)的?|人份|套|口人)"
_QUANTITY = re.compile(f"(?P<count>[{NUMERAL}]{{1,3}}){_UNITS}(?!东西)")
_OF_EACH = re.compile(
    "(?:^|(?<=[,，。;；、 ]))(?:还有|再加|加上?|和|跟|就|给|要)*"
    "(?:我(?:自己)?|(?:我|她|他)?(?:们)?(?:家)?(?:那个)?(?:老[公婆伴头母豆妈爸人]头?|老人家|妈妈?|爸爸?|奶奶?|爷爷?|阿[公婆妈爸爷嫲妹弟姐哥]"
    "|儿子|女儿|孙[子女儿]?|媳妇|女婿|妹妹?|弟弟?|姐姐?|哥哥?|邻居|家[公婆]))"
    f"(?:也|就|要|吃|订|定|来|各)*(?P<count>[{NUMERAL}]{{1,2}})"
    "[份客盒](?=[,，。;；、 的吧啊呀咯啦]|$)"
)
"""What each of those who eat is to have."""
_DECLINED = re.compile("(?:不是|不要|不用|不使|不必|不需要?|免)了?$")
_TOO_MANY = re.compile("(?:就|都|又)?(?:太多|多了|吃不[完了])")
"""不用两份了，一份就够; 两份太多: the other number is wanted."""
_BARE_NUMBER = re.compile(
    f"(?:要|就|是|改成|订)*(?P<count>[{NUMERAL}]{{1,3}})个?(?:吧|就行|就好|啊)?"
)
_ORDERED = re.compile(
    f"(?:订|定|送|要|来|留|改|换|加|添|减|做)(?:成|为|到|个|我|上)?(?P<count>[{NUMERAL}]{{1,3}}){_UNITS}"
)
_OF_AMOUNT = re.compile(
    "多少|几(?:个)?(?:钱|块|元|毛|菜|两|肉)|贵|价|[收免]费|要钱|够不够|够(?:吃|用)?(?:吗|不|没)|[多少大]不[多少大]"
    "|有(?:什么|多|哪)|什么菜"
)
_OFF = "(?:不|别|莫|免)(?:用|要|使|必|需要?)?|退掉?|取消|去掉|减掉?|算"
_ONES_OWN = re.compile(
    f"(?:不要|不用|退掉?|取消|去掉|减掉?)[^,，。;； 0-9这]{{1,6}}?的?那[一1]?份[了啦喇]*"
    f"|[^,，。;；\\s这]{{1,8}}?的?那[一1]?份(?:就|也|都|先)*(?:{_OFF})(?:订|送|做|煮|要|来)?[了啦喇吧]*(?=[,，。;；!！\\s]|$)"
)
"""One of those for whom it was ordered eats no more: 不要她那份了, 老公那份退掉."""
_MAY_I = re.compile("行|得|好|可以|能|方便|对")
_MORE = ("加", "多", "再加", "添", "再要", "再来")
_MORE_OR_LESS = re.compile(
    f"(?P<way>再加|再要|再来|加|多|添|少|减|去掉|去)(?:订|要|送|上|个|到)*?(?P<count>[{NUMERAL}]{{1,2}}){_UNITS}"
)
_TURNED = re.compile("改|换|不对|不是|错|应该|要|多了|少了|够了|算了")
