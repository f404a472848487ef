"""Under whose name a booking is written, where a turn names both who calls and who is cared for.

联系人写我表妹 她叫庞丽萍 orders another's name, 老头叫罗建新 他不管事 联系写我 one's own, and
服务对象写甘素珍 names for whom it is. What nobody orders is left to the other readers.
"""

from __future__ import annotations

import re
from typing import Literal

from care.extractors import names
from care.extractors.name_spelling import respelled
from care.extractors.persons import KIN
from care.own_names import own_name_in

Whose = Literal["mine", "theirs"]


def written_under(plain: str) -> Whose | None:
    """Tell whose name a normalised text wants on the booking, the last order counting."""
    orders: list[tuple[int, Whose]] = []
    orders += [(match.start(), "mine") for match in _MINE.finditer(plain)]
    orders += [(match.start(), "theirs") for match in _THEIRS.finditer(plain)]
    return max(orders)[1] if orders else None


def name_for(plain: str, spelled: str, said: str | None) -> str | None:
    """Return the name to be written as ordered, in place of the one that was read (`said`).

    `spelled` is the text with the explanations of characters that `plain` is without.
    """
    order = written_under(plain)
    others = [respelled(name.said, spelled) for name in names.others(plain)]
    others = [name for name in others if len(name) > 1]
    if order == "theirs" and others:
        return others[-1]
    if said is not None and respelled(said, spelled) not in others:
        return said
    # 我姓蒙 蒙丽珍 老头叫罗建新: what is told of others is no name of the caller
    own = own_name_in(plain, spelled, said, others=True) if others else None
    own = respelled(own, spelled) if own else None
    return own if own and own not in others and len(own) > 1 else said


def cared_for(plain: str, spelled: str) -> str | None:
    """Return the name of for whom it is, where that is what it is called: 服务对象写甘素珍."""
    wards = (*_WARD.finditer(plain), *_ELDER.finditer(plain))
    told = [respelled(match["name"], spelled) for match in wards]
    found = [name for name in told if (of := names.find(f"我叫{name}")) and of.said == name]
    return found[-1] if found else None


_END = "(?=[,，。;；!！ ]|$|就|吧|啦|了|咯|嘛|行|得|可以|好)"
_WRITE = "(?:写|登记?|记|留|填|用|挂)(?:返|回|上|成|低|到|为|作|的|是)*"
_CONTACT = "(?:联系人?|联络人?|预约人|登记人|下单人|收货人|收件人|订餐人|接货人|名[字子]|姓名|人名)"
_MINE = re.compile(
    f"(?<![不别莫])(?:{_CONTACT}(?:就|还是|都|也|是|还)*(?:{_WRITE}|[是系找])"
    f"|(?:有事|联系|回话|回电|电话)(?:就|都|也|还是)*(?:找|打|联系|通知|{_WRITE}))"
    f"(?:回|返|给)?我(?:的|个|自己|本人|这个|名字)*{_END}"
)
_THEIRS = re.compile(
    f"(?:{_CONTACT}(?:就|改|换|都|也|是)*(?:{_WRITE}|[是系找成])?|(?<!不要)(?<!不用)(?<![不别莫没我])(?:改|换)?{_WRITE})"
    f"(?:我|[他她佢])?(?:们)?(?:家|屋)?的?(?:{KIN}|女孩|妹仔|老妹|阿[姐哥妹弟嫂]|[大二三细小][姐哥妹弟嫂])"
    f"(?:[的个]|的?(?:名[字子]?|大名|姓名))?{_END}"
    f"|(?<![不别莫]){_WRITE}(?:[他她佢])的?(?:名[字子]?|大名|姓名)"
)
_ELDER = re.compile("(?:^|[,，。;； ])老人家?[:： ]?(?P<name>[\u4e00-\u9fff]{3})(?=[,，。;； ]|$)")
"""老人蒋德全，82岁: of whom somebody tells who calls for them."""
_WARD = re.compile(
    "(?:服务对象|老人家?|照顾的|被照顾的|病人)(?:的?名[字子])?(?:就|是|要|应该)*"
    "(?:写|登记?|记|填|是|叫|喊|名叫)+(?:返|回|上|成|做|为)*[:： ]*"
    "(?P<name>[\u4e00-\u9fff]{2,3})(?=[,，。;； ]|$)"
)
