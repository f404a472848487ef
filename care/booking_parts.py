"""A part of what was noted, put right: 门牌不是26号，是62号; 电话中间错了，是0001; 不姓李，姓黎.

Which slot a bare 26号 belongs to is decided by what it replaces: where 26号 stands in the address,
it is a door and no day. Only that part changes. What replaces nothing that is held is left to the
other readers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from care.booking_assent import error_denied
from care.booking_districts import district_told
from care.booking_doors import on_same_road, slips, without_doors
from care.booking_names import name_put_right_in, without_name
from care.booking_part_values import (
    Door,
    held_door,
    in_address,
    in_name,
    in_phone,
    new_road,
    reversed_door,
)
from care.bookings import Draft
from care.extractors import places
from care.extractors.numerals import NUMERAL


@dataclass(frozen=True)
class PutRight:
    """The slots with a part put right, whole; `rest` is what the turn says besides."""

    rest: str
    address: str | None = None
    county: str | None = None
    town: str | None = None
    phone: str | None = None
    name: str | None = None


def put_right(text: str, draft: Draft, asked: str | None) -> PutRight | None:
    """Return what a normalised turn puts right of the values held; None where it does no such."""
    if not (draft.address or draft.phone or draft.name):
        return None
    name = draft.name and name_put_right_in(text, draft.name, confirming=asked == "confirm")
    if name:
        return PutRight(without_name(text, name), name=name)
    said = error_denied(text)
    text = _without_neighbour(without_doors(said, draft))
    for pattern in _PAIRS:
        for pair in pattern.finditer(text):
            if _OTHERS.search(text, 0, pair.start("old")):
                continue
            found = _exchanged(pair["old"], _trimmed(pair["new"]), text, draft)
            if found is not None:
                return replace(found, rest=_without(text, *pair.span()))
    found = _told(text, draft, asked) or _said_again(text, draft)
    if found is not None:
        return found
    # 十五号也对, 不是大街上那个十五号: the number of the house, and no day
    rest = without_doors(text, draft, denied=True)
    return PutRight(rest) if rest != said else None


def names_part(text: str) -> bool:
    """Tell whether a normalised text is about a part of the address only: 门牌错了."""
    return bool(_DOOR.search(text) or _LEVEL.search(text)) and not _WHOLE.search(text)


def _exchanged(old: str, new: str, text: str, draft: Draft) -> PutRight | None:
    """Return the slot that holds `old`, with `new` in its place."""
    old = _trimmed(old)
    if not old or not new or old == new or re.fullmatch(_UNITS, old):
        return None
    day = _BARE_DOOR.fullmatch(old) and _of_day(old, draft) and not _about_address(text)
    if day or (_DATED.search(text) and not _about_address(text)):
        return None  # 不是26号，是27号, of a visit on the 26th
    district = {draft.county: "county", draft.town: "town"}
    slot = next((slot for name, slot in district.items() if name and _is_place(old, name)), None)
    if slot is not None:
        found = places.town(new, asked=True) if slot == "town" else places.county(new, asked=True)
        if found is None:
            return None
        if slot == "county":
            return PutRight("", address=draft.address, county=found.name)
        within = places.counties_of(found.name)
        county = within[0] if len(within) == 1 else None
        return PutRight("", address=draft.address, county=county, town=found.name)
    address = in_address(old, new, draft.address) if draft.address else None
    if address is not None and not _PHONE.search(text):
        return PutRight("", address=address)
    place = _PLACE.search(text)
    where = place.group() if place else ""
    phone = in_phone(old, new, draft.phone, place=where) if draft.phone else None
    if phone is not None:
        return PutRight("", phone=phone)
    name = in_name(old, new, draft.name) if draft.name else None
    return PutRight("", name=name) if name is not None else None


def _told(text: str, draft: Draft, asked: str | None) -> PutRight | None:
    """Return a part that is named and told anew, without what it was: 门牌改成28号, 是3楼."""
    if draft.address:
        road = on_same_road(text, draft.address)
        if road is not None:
            rest = _without(text, *road[0].span())
            rest = "，".join(c for c in _CLAUSES.findall(rest) if not slips(c))
            return PutRight(rest, address=road[1])
        district = district_told(text, draft)
        if district is not None:
            county, town, rest = district
            return PutRight(rest, address=draft.address, county=county, town=town)
        swapped = _swapped_door(text, draft.address)
        told = swapped or _door_told(text, draft, asked) or _road_told(text, draft.address)
        if told is not None:
            return told
    place = _PLACE_OF_DIGITS.search(text) if draft.phone else None
    if place is not None and draft.phone and (_ERRS.search(text) or _SAME.search(text)):
        phone = in_phone(None, place["new"], draft.phone, place=place["place"])
        if phone is not None:
            return PutRight(_without(text, *place.span()), phone=phone)
    return None


def _door_told(text: str, draft: Draft, asked: str | None) -> PutRight | None:
    address = draft.address or ""
    corrects = _ERRS.search(text) is not None
    for match in _UNIT.finditer(text):
        if _ELSEWHERE.search(text, 0, match.start()):
            continue
        door = Door.of(match.group())
        if door is None:
            continue
        if door == held_door(address):
            continue
        named = _DOOR.search(text, 0, match.start()) or _LEVEL.search(text, 0, match.start())
        # 队写错了，是17队
        wrong = _UNIT_WRONG.search(text, 0, match.start())
        kind = Door.of(f"1{wrong['unit']}") if wrong else None
        named = named or (wrong if kind and kind.unit == door.unit else None)
        told = asked == "address" or (asked == "confirm" and door.unit != "号")
        answers = told and _ANSWER.fullmatch(text) is not None
        # 念反了，是62号: no month has so many days
        beyond = corrects and door.unit == "号" and (door.number or 0) > _LAST_DAY
        turned = corrects and door == reversed_door(address)
        if not (named or answers or beyond or turned):
            continue
        whole = in_address(None, match.group(), address)
        if whole is not None:
            return PutRight(_without(text, *match.span()), address=whole)
    return None


def _said_again(text: str, draft: Draft) -> PutRight | None:
    """Return the address as it is, where its number is said once more: 没错，就是26号."""
    match = _AGAIN.search(text)
    door = Door.of(match["door"]) if match else None
    held = door is not None and door == held_door(draft.address or "")
    if match is None or not held or _of_day(match["door"], draft) or _DATED.search(text):
        return None
    rest = f"{text[: match.start()]}，{text[match.end() :]}".strip("，")
    return PutRight(rest or "对", address=draft.address)


def _swapped_door(text: str, address: str) -> PutRight | None:
    """Return the address with the figures of its number the other way round: 门牌念反了."""
    turned = _TURNED.search(text)
    if turned is None or not _DOOR.search(text) or _UNIT.search(text):
        return None
    door = reversed_door(address)
    whole = in_address(None, f"{door.number}号", address) if door else None
    return PutRight(_without(text, *turned.span()), address=whole) if whole else None


def _road_told(text: str, address: str) -> PutRight | None:
    """Return the address with another road or village: 路名错了，是江北路."""
    match = _ROAD_TOLD.search(text)
    whole = new_road(address, match["new"]) if match else None
    return PutRight(_without(text, *match.span()), address=whole) if match and whole else None


def _without(text: str, start: int, end: int) -> str:
    """Leave out the clauses of a correction, and those that only say that something is wrong."""
    before = max((text.rfind(mark, 0, start) for mark in _MARKS), default=-1) + 1
    after = next((at for at in range(end, len(text)) if text[at] in _MARKS), len(text))
    kept = [clause for clause in _CLAUSES.findall(text[:before]) if not _ERRS.search(clause)]
    return "，".join([*kept, text[after:].strip(" ,，。;；")]).strip("，")


def _without_neighbour(text: str) -> str:
    """Leave out what is on the side that is denied: 是市场后面，不是对面，对面是卖猪肉的."""
    match = _NEIGHBOUR.search(text)
    if match is None or not re.search(_SIDE, text[: match.start()]):
        return text
    return text[: match.end("no")] + text[match.end() :]


def _trimmed(words: str) -> str:
    return _TAIL.sub("", _LEAD.sub("", words.strip()))


def _is_place(said: str, name: str) -> bool:
    return said == name or (len(said) > 1 and name.startswith(said) and len(name) - len(said) <= 2)


def _of_day(said: str, draft: Draft) -> bool:
    door = Door.of(said if said.endswith("号") else f"{said}号")
    return door is not None and any(int(v.date[-2:]) == door.number for v in draft.visits())


def _about_address(text: str) -> bool:
    return bool(_DOOR.search(text) or _LEVEL.search(text) or _WHOLE.search(text))


_SIDE = "(?:对面|斜对面|后[面边]|背后|前[面边]|旁边|侧边|隔[壁离篱]|[左右][边手]|楼[上下]|门口)"
_NEIGHBOUR = re.compile(
    f"(?P<no>(?<!是)不[是系]在?[\u4e00-\u9fff]{{0,4}}?{_SIDE})[,，。;； ]*"
    f"(?:{_SIDE})?(?:那[里边个])?"
    f"[是系有](?![^,，。;； ]{{0,6}}?(?:{_SIDE}|[路街巷村号]))[^,，。;； ]*"
)
_MARKS = ",，。;；!！?？ \n"
_H = "[\u4e00-\u9fff0-9A-Za-z·-]"
_SAID = f"(?:{_H}{{1,14}}?)"
_NUM = f"[{NUMERAL}]{{1,5}}"
_UNITS = "(?:号楼|号|栋|幢|座|单元|楼|层|室|房|组|队)"
_WRONG = (
    "(?:那[个里]|这[个里])?(?:也|是|就|都)?(?:我)?(?:讲|说|念|报|写|记|听|搞|弄|读|打)?(?:的)?"
    "(?:错|反|倒转?|颠倒|不对|有误)(?:了|咗|的)*"
)
_NEW = f"(?P<new>{_NUM}{_UNITS}(?![{NUMERAL}])|{_H}{{1,14}})"
_IS = "(?:而|应该|应当|该|才|就|正确的|对的|改|换|要)*(?:是|为|写|叫|姓|成)+(?:的)?"
_PART = f"(?:{_NUM}{_UNITS}|[{NUMERAL}]{{3,4}})"
_PAIRS = (
    re.compile(
        f"(?<!是)不[是系](?:说|写|叫|姓|在|住)?(?P<old>{_SAID})[,，。;； ]*(?:我)?{_IS}"
        f"(?:[那这]个)?[,，;； ]*{_NEW}"
    ),
    # 八号是八十号
    re.compile(
        f"(?P<old>{_NUM}{_UNITS})(?:其实|应该|才|原来)*是(?P<new>{_NUM}{_UNITS})(?![{NUMERAL}])"
    ),
    # 三零一是我儿子间屋，我住五零一
    re.compile(
        f"(?<![{NUMERAL}])(?P<old>{_PART})(?:那间)?是我?[^,，。;； {NUMERAL}]{{1,8}}[,，。;； ]+"
        f"我(?:自己|家|屋)*(?:是|住|在)+(?P<new>{_PART})(?![{NUMERAL}]|{_UNITS})"
    ),
    re.compile(f"不姓(?P<old>{_H})[,，。 ]*(?:是|我)*姓(?P<new>{_H})(?!{_H})"),
    re.compile(f"姓(?P<new>{_H})[,，。 ]*(?:不是|不)(?:姓)?(?P<old>{_H})(?:$|[,，。 ])"),
    re.compile(
        f"(?:[是系在住]|^|[,，。;； ])(?P<new>{_H}{{2,12}}?)"
        f"[,，。;； ]*(?:而|并)?不[是系](?P<old>{_H}{{2,12}})"
    ),
    re.compile(f"(?:[把将])?(?P<old>{_H}{{2,12}}?){_WRONG}[,，。;； ]*(?:我|{_IS})*{_NEW}"),
    re.compile(
        f"(?:[把将])(?:门牌号?|地址|房号|电话|号码|名字)?(?:里面?|里头)?的?(?P<old>{_H}{{2,12}}?)(?:改|换|写)[成做为](?P<new>{_H}{{1,14}})"
    ),
)
_LEAD = re.compile(
    "^(?:那个|那|这|我|家|住|在|是|的|就|讲|说|写|叫|个|门牌号?|房号|楼层|号数|电话|号码|手机|尾号|尾数|最后|后面|中间|前面|名字|姓名"
    "|(?:最?[前后]面?|头|开头|末尾?|尾)(?:[一二三四两几1-8][个位])?(?:数字?|号码|字)?[是为])+(?=..)"
)
_TAIL = re.compile(
    "(?:先?(?:才|正)?[啱对](?:头)?的?|才[是对]|先[是对啱]|的?(?:啊|呀|咯|喇|啦|了|哦|吧|哈|嘛|呢)+|[才先])+$"
)
_DOOR = re.compile("门牌|房号|号数|楼号|栋号|门号|房间号|单元号|几号(?=错|反|不对|讲|念)")
_LEVEL = re.compile("楼层|层数|几楼|几层|(?<![一二三四五六七八九十0-9])楼(?=错|不对|讲错|说错)")
_WHOLE = re.compile("地址|住址|地方|[路街巷村屯](?:名)?")
_DATED = re.compile("日子|日期|那天|哪天|月|星期|礼拜|改期")
_PHONE = re.compile("电话|号码|手机|尾号|尾数|[位]")
_BARE_DOOR = re.compile(f"{_NUM}号?")
_UNIT = re.compile(f"{_NUM}{_UNITS}(?![{NUMERAL}])(?![线院店机铺])")
_ANSWER = re.compile(
    f"(?:是|系|就是|应该是|改成|改|我家|门牌|那|哦|嗯|[,，])*{_NUM}{_UNITS}(?:{_NUM}{_UNITS})*(?:啊|呀|吧|咯|了|的|才对|[,，。])*"
)
_ELSEWHERE = re.compile(
    "[月第]$|(?:路|街|巷|道|村|屯|里|弄|苑|园|区|院) ?$|(?:不是|不系|原来|之前|刚才(?:讲|说)的?)$"
)
_UNIT_WRONG = re.compile(f"(?<![{NUMERAL}])(?P<unit>{_UNITS})(?:数|号|名)?{_WRONG}")
_ERRS = re.compile("错|反|倒转|颠倒|不对|有误|改|更正|不是|应该")
_SAME = re.compile(
    "(?:其[他它余]|别的|另外|前面|后面|前后)[^,，。 ]{0,3}(?:都|全部?|还是)?"
    "(?:[1一]样|没变|不变|没改|照旧)"
)
"""中间是七七五零，其他一样: so that part is put right."""
_TURNED = re.compile("(?:念|讲|说|报|写|记|搞|弄|读)?(?:反|倒转|颠倒|调转)(?:了|咗|过来|头)*")
_PLACE = re.compile(
    "倒数第[一二三四五]|第[一二三四五六七八九十]{1,2}|最?后面?|末尾?|尾[号数巴]?|中间|最?前面?|开头|头"
)
_PLACE_OF_DIGITS = re.compile(
    f"(?P<place>{_PLACE.pattern})(?:那)?(?:[一两二三四]?[个位])?(?:数字?|号码|字)*"
    f"[^0-9,，]{{0,8}}[,，。 ]*{_IS}(?P<new>[0-9零一二三四五六七八九]{{1,4}})"
    "(?![0-9]|个[0-9零一二三四五六七八九])"
)
_AGAIN = re.compile(
    f"(?:对|门牌|就)[,，]*(?:就)?(?:是|系)?(?P<door>{_NUM}号)(?:$|(?=[,，。啊呀嘛咯的]))"
)
_OTHERS = re.compile("(?:[他她佢]们?家?|人家?|邻居|隔壁|师傅|阿姨|护士|女儿|儿子)$")
_ROAD_TOLD = re.compile(
    "(?:路名|街名|村名|[路街巷村]的?名字?|哪条[路街])[^,，。]{0,4}(?:错|不对|改)[^,，。]{0,2}"
    f"[,，。 ]*(?:{_IS})?"
    f"(?P<new>(?!不){_H}{{1,6}}?(?:路|街|巷|大道|村|屯))"
)
_CLAUSES = re.compile("[^,，。;；!！?？ \\n]+")
_LAST_DAY = 31
