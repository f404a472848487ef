"""The service that is being booked is given up, while others stay: 维修那单取消，午餐照送.

A list or a task from which something is taken off, and a day among several, are none of it.
"""

from __future__ import annotations

import re

from care.booking_answers import asks
from care.booking_changes import clauses_in, stays
from care.booking_services import service_in
from care.booking_wishes import given_up_in
from care.bookings import Draft
from care.extractors import times


def given_up(text: str, draft: Draft, waiting: str | None = None) -> bool:
    """Tell whether a normalised text calls the service under way off, and nothing else in it.

    Beside it may stand why (热水器邻居帮修好了), and what stays (午餐照送) or is `waiting` for its
    turn. 水龙头不用修，修马桶 goes on with the repair.
    """
    own = draft.service
    if own is None or draft.more or asks(text):
        return False
    gone = False
    for clause in clauses_in(text):
        if stays(clause) or _ANOTHER_TIME.search(clause):
            continue
        if given_up_in(clause, own) and _whole(clause, draft):
            gone = True
            continue
        named = service_in(clause)
        if named is not None and named[0] == waiting:
            continue
        mended = named is not None and named[0] == own and _MENDED.search(clause)
        if (named is not None and not mended) or times.find(clause) or _CHANGES.search(clause):
            return False
    return gone


def _whole(clause: str, draft: Draft) -> bool:
    """Whether a clause speaks of all that is to be done, not of one thing among others.

    灯不用修了, of a tap, spares the lamp; 热水器不修了 is all there was to do.
    """
    for found in reversed(times.find(clause)):
        clause = clause[: found.start] + clause[found.end :]
    thing, note = _SAID_OF_ALL.sub("", clause), draft.note or ""
    if not thing or _THAT_ONE.search(clause):
        return True
    pairs = [thing[at : at + 2] for at in range(max(1, len(thing) - 1))]
    return _SEVERAL.search(note) is None and any(pair in note for pair in pairs)


_SAID_OF_ALL = re.compile(
    "不[要用使订约做搞请叫找买修送来]|取消|退掉?|撤掉?|先不|别|莫|算了?|维修|修理?|师傅|家政|保洁|打扫|搞?卫生|清洁"
    "|钟点工|阿姨|家务|上门|护[理士工]|代[购买]|跑腿|东西|买|助餐|[送订早午晚中]?[餐饭]|陪(?:伴|护|聊|诊)|[那这][个单次样件]"
    "|给我|帮我|还是|[的事就也都先只是把我人个来去做搞要请叫找想送订约预再了啦喇咯吧住啊呀嘛对嗯哦唉]"
)
"""What names a service by no thing that is to be done."""
_ANOTHER_TIME = re.compile("^(?:改[天日]|下[次回]|过[几两][天日]|以后|迟[点些])(?:我|先)?再")
_THAT_ONE = re.compile("[那这]一?单|取消")
_SEVERAL = re.compile("[；、和跟同]|还有")
_MENDED = re.compile(
    "(?:修|搞|弄|擦|打扫|洗|做|换|买|煮|送)(?:好|完|过|到)了|又?好了$|又(?:亮|通|转|行)了"
    "|(?:我|儿子?|女儿?|[仔崽侄孙媳]|老[公婆伴]|邻居|隔壁|朋友|自己)[^,，。不]{0,4}(?:会|来|去|帮)?(?:修|搞|弄|打扫|煮|做|买|换)"
)
"""热水器邻居帮修好了 tells why nobody has to come."""
_CHANGES = re.compile("[改换](?![天日])|还要|另外|再(?:订|约|要|来)|只(?:要|修|做|搞|送|买)")
