"""Shopping lists: 鸡蛋两斤 → 鸡蛋2斤, and what a caller adds to, takes off or changes in one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from care.extractors.goods import COUNT, GOODS, QUANTITY, STOPS, UNITS, WORD, H
from care.extractors.lists import spelled_out
from care.extractors.numerals import number
from care.extractors.spans import Span, put_right, read
from care.text import Normalised

Kind = Literal["add", "remove", "set"]


@dataclass(frozen=True)
class Item(Span):
    """Something to buy: its name and how much (2斤, 半斤; empty where that was not said)."""

    name: str
    quantity: str

    @property
    def text(self) -> str:
        """How it stands on a list: 鸡蛋2斤."""
        return self.name + self.quantity


@dataclass(frozen=True)
class Change:
    """What is done to a list; a `set` item without a quantity of its own keeps the old one."""

    kind: Kind
    item: Item


def find(text: str | Normalised) -> list[Item]:
    """Return the things named with a quantity, and known goods where something is to be bought.

    What is taken off a list (酱油不要了) is no item: see `changes`.
    """
    return [change.item for change in changes(text) if change.kind != "remove"]


def changes(text: str | Normalised) -> list[Change]:
    """Return what the text does to a list, in order; a first list is all additions."""
    heard = read(text)
    written = spelled_out(heard.text)
    if written != heard.text:
        heard = read(written)
    made: list[Change] = []
    for item in _items(heard):
        change = Change(_kind(heard.text, item), item)
        if change.kind == "set" or item.quantity:
            # 鸡蛋两斤怕不够，改三斤: the first amount is gone
            made = [m for m in made if m.item.name != item.name or m.kind == "remove"]
        made.append(change)
    return made


def apply(items: list[str], made: list[Change]) -> list[str]:
    """Return the list after the changes; entries are matched by the name they begin with."""
    result = list(items)
    for change in made:
        name = change.item.name
        at = next((i for i, entry in enumerate(result) if _name_of(entry) == name), None)
        if at is None and change.kind == "remove":
            at = next((i for i, entry in enumerate(result) if name in _name_of(entry)), None)
        if change.kind == "remove":
            if at is not None:
                del result[at]
        elif at is None:
            result.append(change.item.text)
        elif change.item.quantity:
            result[at] = change.item.text
    return result


_QUANTITY, _H, _STOPS, _WORD = QUANTITY, H, STOPS, WORD
_BEFORE = re.compile(f"(?P<q>{_QUANTITY})的?(?P<n>(?:{_H}{{0,2}}?(?:{GOODS}))|{_WORD})")
_AFTER = re.compile(
    f"(?P<n>(?:(?![{_STOPS}]){_H}){{0,2}}?(?:{GOODS})|{_WORD}?)"
    f"(?:要|来|买|称|拿|改|换|成|为|到|加|减|就|变|只|是|再|共|，|,| )*"
    f"(?P<q>{_QUANTITY})(?!{_H}?(?:{GOODS})(?!{_QUANTITY}))"
)
_EACH = re.compile(
    f"(?P<list>(?:{GOODS})(?:[、和跟,， ]+(?:{GOODS}))+)"
    f"(?:都|每样|各)+(?:要|买|来)?(?P<q>{_QUANTITY})"
)
_MENDED = re.compile(f"[,， ]*(?:不对|不是|错了|哦不)[,， ]*(?:是|要|应该是)?(?P<q>{_QUANTITY})")
_GOODS = re.compile(f"(?P<n>(?:{GOODS}))")
_GONE = re.compile("(?:就|也|都|那[个样])*(?:不要|不用|去掉|不买|取消|删|别买|划掉|算了|拿掉)")
_BUYING = re.compile("买|代购|换成|带|捎|拿|取|要|加|去掉|清单|不用|少|称|送点|拎")
_NOT_GOODS = re.compile(
    "^(?:[早午晚中盒套]?[饭餐]|人|老人|月|年|天|钟头?|小时|星期|岁|号|字"
    "|栋|楼|房|单元|月亮|小孩|孩子|儿子|女儿|女|问题|服务|电话|地方|上门|护士"
    "|医生|师傅|阿姨|证|证件|表|材料|资料|轮椅|家政|人来|预约|护理|户口本|身份证"
    "|次|条件|政策|文件|老|儿|男|钱|补贴|保洁|饭|餐|份|名|位|多|左右|事|晚上"
    "|下午|上午|护理员|朋友|同事|亲戚|医院|病人|病|电|灯|门|窗|水龙头|马桶|房间"
    "|村|镇|县|市|区|组|队|路|街|巷|小区|床位|床|选择|办法|要求|意见|建议"
    "|电视|楼上)"
)


def _items(heard: Normalised) -> list[Item]:
    text = heard.text
    found: list[tuple[int, int, int, int, str]] = []
    buying = _BUYING.search(text) is not None
    for each in _EACH.finditer(text):
        for match in _GOODS.finditer(text, *each.span("list")):
            found.append((*match.span(), *match.span("n"), each["q"]))
    taken = [each.span() for each in _EACH.finditer(text)]
    for pattern in _orders(text):
        for match in pattern.finditer(text):
            name = match["n"]
            known = re.search(f"(?:{GOODS})$", name) is not None
            named = known or (buying and not re.search("[,，]", match.group()))
            whose = pattern is _AFTER and known and re.match("成人|老人|大人", name)
            if (_NOT_GOODS.match(name) and not whose) or not named:
                continue
            if all(match.end() <= s or match.start() >= e for s, e in taken):
                mended = _MENDED.match(text, match.end())
                start, end = match.start(), mended.end() if mended else match.end()
                taken.append((start, end))
                found.append((start, end, *match.span("n"), (mended or match)["q"]))
    if buying:
        for match in _GOODS.finditer(text):
            followed = re.match(
                "店|房|铺|厂|市场|单|费|烟机|灯|壶|锅|医|品|饭", text[match.end() :]
            )
            clear = all(match.end() <= s or match.start() >= e for s, e in taken)
            # 买菜 is the errand, not a thing on its list
            errand = match.group() == "菜"
            if clear and not (followed or errand or _inside(text, match)):
                found.append((*match.span(), *match.span(), ""))
    found.sort()
    return [
        Item(start, end, put_right(heard, n, m), put_right(heard, n, m), _quantity(q))
        for start, end, n, m, q in found
    ]


def _orders(text: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns in the order in which this caller lists: 两斤鸡蛋 or 鸡蛋两斤.

    In 鸡蛋两斤酱油一瓶 either would match; how the list begins tells.
    """
    first = re.search(_QUANTITY, text)
    goods = re.search(f"(?:{GOODS})", text)
    if first and goods and goods.start() < first.start():
        return _AFTER, _BEFORE
    return _BEFORE, _AFTER


def _inside(text: str, match: re.Match[str]) -> bool:
    """Tell a one-character name inside another word (米 in 厘米, 药 in 换药, 菜 in 菜市场)."""
    if len(match.group()) > 1:
        return False
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    free_before = not before or before in "买要点些成和跟,，、 的带拿取把有"
    free_after = not after or after in ",，、。 和跟吧了呢啊就不也都还"
    return not (free_before and free_after)


def _kind(text: str, item: Item) -> Kind:
    before, after = text[: item.start], text[item.end :]
    if re.search(
        "(?:不要|不买|去掉|取消|删掉?|减掉|不用买?|别买|划掉|拿掉|除了)(?:那个|那|的)?$", before
    ):
        return "remove"
    if not item.quantity and re.match(
        "(?:就|也|都|那[个样])*(?:不要|不用|去掉|不买|取消|删|别买|划掉|算了|拿掉)", after
    ):
        return "remove"
    inner = text[item.start : item.end]
    changed = re.search("改|换成|变成|减到|加到|只要|不对|不是|是", inner) or re.search(
        "(?:改成|改为|换成|不对|应该是|错了)[,， ]*$", before
    )
    return "set" if changed else "add"


def _quantity(words: str) -> str:
    """Write a quantity with digits: 两斤 → 2斤, 斤半 → 1斤半, 半斤 stays."""
    if not words:
        return ""
    if words == "斤半":
        return "1斤半"
    # 二两 is two 两, not the number twenty-two: the unit takes what it can
    match = re.fullmatch(f"({COUNT})((?:大|小)?(?:{UNITS}).*)", words)
    if match is None:
        return "1" + words
    count = number(match[1]) if "." not in match[1] else None
    return (match[1] if count is None else str(count)) + match[2]


def _name_of(entry: str) -> str:
    match = re.match("[^0-9半几]+", entry)
    return match.group() if match else entry
