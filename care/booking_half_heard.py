"""A wish for a service in a turn that the classifier made nothing of, and goods told unasked.

The reader marks the words that ask for a service; the services' names, also as they sound (带购),
say which. What asks for nothing (a price, a story, a service only spoken of) is no wish.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from care.booking_items import ListChange
from care.booking_services import service_called, service_in
from care.booking_shopping import shopping_in
from care.booking_told import HALF, LIKELY, SURE, SURELY, Weighed, weigh
from care.booking_when import without_times
from care.extractors.goods import GOODS, QUANTITY
from care.extractors.lists import noun_of
from care.extractors.misheard import mended
from care.shopping_orders import orders_goods
from care.text import normalise

ERRAND = "物品代购"
_BESIDE = ("date", "time", "portions", "item", "address")
"""Details that nobody tells who only asks what there is."""
_LISTED_WITH = ("item", "service", "second", "whom", "date", "time")
_LIST = 2
_MOSTLY = 0.5
"""What is told of goods, and by whom and when they are wanted, is most of a list's signs."""
_FOR_ME = re.compile(
    "[帮替给请][你您]们|[帮替给][我他她佢老]|[请找叫喊派想要]个?人|来我|上门|到我?家"
)
_WISHES = re.compile(f"{_FOR_ME.pattern}|[想要请爱找叫喊帮替订约]|需要|麻烦")
_EXPLAINS = re.compile("为什么|为啥|点解|原理|什么意思|区别|是什么")
_OF_US = re.compile("有没有|有得|有人|能不能|可不可以|你们|[那这]个|的事|怎么(?:订|约|弄|搞|叫|请)")
"""What is asked of us: 送饭的那个怎么弄, 你们有没有代买; not 为什么水管要高一些."""
_PRICED = re.compile(
    "块[0-9一二三四五六七八九]|[块元]钱|一斤[0-9一二三四五六七八九十两]|贵|便宜|涨|跌"
)
_HAD = re.compile("[买吃煮种送收养煲炒]了|刚|昨|[吃食]|买过|家里|屋里|[养拜]|天天|以前|从前|那时")
"""Goods that were bought or eaten already."""


@dataclass(frozen=True)
class HalfHeard:
    """A service that a turn wishes for; `sure`: plainly enough to begin, not only to ask.

    None is a service that no name or sound tells: some help is wished for all the same.
    """

    service: str | None
    sure: bool


def half_heard(text: str) -> HalfHeard | None:
    """Return the service that a turn wishes for by its marks, its words and its sound."""
    told = weigh(text, None)
    read = told.reading
    if read is None:
        return None
    if _lists(told, _LIST):
        return HalfHeard(ERRAND, sure=True)
    plainly = _counted_plainly(told)
    if plainly >= _LIST:
        return HalfHeard(ERRAND, sure=plainly > _LIST)
    act = read.acts
    if orders_goods(text) and max(act["ask"], act["cancel"]) < HALF:
        return HalfHeard(ERRAND, sure=True)
    told_or_asked = max(act["inform"], act["ask"]) >= SURE
    if not told_or_asked or act["remark"] >= HALF or _EXPLAINS.search(read.text):
        return None
    named = service_in(mended(told.heard.text))
    service = service_called(named[0]) if named else None
    if named is None or service is None:
        helped = told.spans("service") and _FOR_ME.search(read.text)
        return HalfHeard(None, sure=False) if helped else None
    if service.ends != "booking":
        return None
    marked = read.likelihood(named[1], named[2], "service", "second") >= LIKELY
    wishes = _WISHES.search(read.text) is not None and act["inform"] >= SURELY
    details = bool(told.spans(*_BESIDE))
    if wishes and (details or (marked and act["ask"] < HALF)):
        return HalfHeard(service.name, sure=True)
    asked = act["ask"] >= SURE and (marked or _OF_US.search(read.text) is not None)
    return HalfHeard(service.name, sure=False) if wishes or asked else None


def misheard_service(text: str) -> str | None:
    """Return the service that is ordered in words which a recogniser heard wrong; None for none.

    A wish before what sounds like 约一个 is plain; else the reader has to be sure of it.
    """
    plain = normalise(text).text
    right = mended(plain)
    named = service_in(right)
    if named is None:
        return None
    name, start, end = named
    if _ORDERED.search(plain, max(0, start - _NEAR), start) and not _EXPLAINS.search(plain):
        return name
    if right[start:end] == plain[start:end]:
        return None
    meant = half_heard(text)
    return meant.service if meant is not None and meant.sure else None


_ORDERED = re.compile(
    "(?:想要?|我要|帮我|给我|麻烦|需要)[^,，。不]{0,2}[月越悦阅药](?=[一1两]?[个次下位])"
)
"""A wish for what sounds like 约一个; 一个月一次 and 吃药 are themselves."""
_NEAR = 10


def lists_goods(text: str) -> bool:
    """Whether a turn only tells things and how much of them: 猪肉一斤 豆腐四块."""
    return _lists(weigh(text, None), 1)


def goods_told(text: str, having: tuple[str, ...] = ()) -> ListChange:
    """Return what a turn does to a list that was told before: 豆腐不要四块 两块够了."""
    told = weigh(text, None)
    change = shopping_in(told, without_times(told.heard.text), asked=True, having=having)
    return replace(change, put=_counted(change.put))


def _counted(put: tuple[str, ...]) -> tuple[str, ...]:
    """Leave the things that were told with their amounts."""
    return tuple(item for item in put if noun_of(item) not in ("", item))


def _counted_plainly(told: Weighed) -> int:
    """Return how many known goods a turn lists with their amounts, whatever it opens with.

    我写落张纸，等我揾下眼镜，得了，鸡蛋三斤，粉丝两包: what comes before is no part of the list.
    """
    text, read = told.heard.text, told.reading
    if read is None or _PRICED.search(text) or _HAD.search(text) or _ASKED.search(text):
        return 0
    if max(read.acts["ask"], read.acts["remark"], read.acts["cancel"]) >= HALF:
        return 0
    orders = [_ORDER.fullmatch(clause) for clause in _CLAUSES.findall(text)]
    first = next((n for n, found in enumerate(orders) if found), 0)
    named = {found["after"] or found["before"] for found in orders if found}
    # among talk that goes on, goods are told of and not ordered
    return len(named) if _MOSTLY * len(orders[first:]) <= len(named) else 0


_CLAUSES = re.compile("[^,，。;；、!！ \\n]+")
_ASKED = re.compile("[吗?？]|多少|怎么|几钱|什么|以前|从前|那时|[每天]天|一个月")
_ORDER = re.compile(
    "(?:还有|再|另外|还要|要|来|加|买|和|先|就|嗯|呃|那个)*"
    f"(?:(?P<before>{GOODS})(?:要|来|买)?(?:{QUANTITY})|(?:{QUANTITY})的?(?P<after>{GOODS}))"
    "[吧啊呀啦咯喇嘛哦]*"
)


def _lists(told: Weighed, least: int) -> bool:
    read = told.reading
    if read is None or _PRICED.search(told.heard.text) or _HAD.search(told.heard.text):
        return False
    act = read.acts
    if act["inform"] < SURELY or max(act["ask"], act["remark"], act["cancel"]) >= HALF:
        return False
    spans = told.spans(*_LISTED_WITH)
    covered = sum(t.end - t.start for t in spans)
    things = sum(t.detail == "item" for t in spans)
    if covered < _MOSTLY * len(told.heard.text.strip()) or things < least:
        return False  # 画一条线分成两个三角形 is no shopping list
    change = shopping_in(told, without_times(told.heard.text), asked=True, having=())
    return len(_counted(change.put)) >= least
