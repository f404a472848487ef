"""Numbers of a turn that are of a house and no day, and an address that is told in part.

十五号也对 confirms the number of the house, 三栋二零二 goes on with the address that is held, and
四十七号，讲错，是49号 tells one number. What else a turn says is left to the other readers.
"""

from __future__ import annotations

import re

from care.booking_part_values import Door, held_door, in_address
from care.bookings import Draft
from care.extractors.numerals import DIGITS, NUMERAL, number


def without_doors(
    text: str, draft: Draft, *, denied: bool = False, confirming: bool = False
) -> str:
    """Leave out of a normalised text the number of the house held, where it can be no day.

    That is where it is called right or a door, or where something is told to be behind it; if
    `denied`, where it is denied though no visit is on that day; if `confirming`, also where it is
    a clause of its own (嗯 二十七号 冇问题) or the turn speaks of doors.
    """
    held = held_door(draft.address or "")
    if held is None:
        return text
    days = {int(visit.date[-2:]) for visit in draft.visits()}

    def left(match: re.Match[str]) -> str:
        door = Door.of(match["door"])
        named = not denied and match["named"]
        return match.group() if door != held or (door.number in days and not named) else "，"

    cut = (_DENIED if denied else _HOUSE).sub(left, text)
    if confirming and not denied:
        cut = (_ANY_DOOR if "门牌" in text else _DOOR_ALONE).sub(left, cut)
    return cut.strip(" ,，") if cut != text else text


def whole(told: str, held: str | None) -> str:
    """Return the whole address where a part of the one that is held was told: 三栋202, 东门街15号.

    Saying its beginning again takes nothing off, and a part goes where its like is.
    """
    if not held or told == held:
        return told
    if _canonical(held).startswith(_canonical(told)):
        rest = _canonical(held)[len(_canonical(told)) :]
        cut = re.match("[0-9]", rest) and re.search("[0-9]$", _canonical(told))
        return told if cut else held
    if _said_of(held, told):
        return held
    if not _PARTS.fullmatch(told):
        return told
    address = held
    for part in _PART.finditer(told):
        room = part["room"]
        fresh = f"{part['count']}{part['unit']}"
        put = in_address(None, fresh, address)
        if put is None:
            return told
        at = put.rfind(fresh) + len(fresh)
        # of a unit that is told with its room, the old room goes
        behind = re.sub(f"^[{NUMERAL}]{{2,4}}", "", put[at:]) if room else put[at:]
        address = f"{put[:at]}{room or ''}{behind}"
    return address


def on_same_road(text: str, held: str) -> tuple[re.Match[str], str] | None:
    """Return where the road held is told with another number, by a slip, and the address then."""
    if not _SLIP.search(text) or _MOVES.search(text):
        return None
    for road in _ROAD.finditer(held):
        told = re.search(f"{road['road']}(?P<door>[{NUMERAL}]{{1,5}}号)(?![{NUMERAL}楼])", text)
        if told is None or Door.of(told["door"]) == held_door(held):
            continue
        address = in_address(None, told["door"], held)
        if address is not None:
            return told, address
    return None


def repaired(text: str) -> str:
    """Return a turn with one number where one is put right at once: 福西街47号，讲错，是49号."""
    return _AT_ONCE.sub(_once, _DENIED_ON_ROAD.sub(lambda told: told["new"], text))


def slips(clause: str) -> bool:
    """Tell whether a clause only says that a figure was lost: 你是不是听漏了个十."""
    return bool(_SLIP.search(clause)) or bool(re.fullmatch(f"[{NUMERAL}]+", clause))


def _once(match: re.Match[str]) -> str:
    old, new = _PART.fullmatch(match["old"]), _PART.fullmatch(match["new"])
    if old is None or new is None or old["unit"] != new["unit"]:
        return match.group()
    before = match.string[: match.start()].rstrip(" ,，")
    if old["unit"] == "号" and not re.search(
        "(?:[路街巷道村屯里园区苑队组]|胡同|门牌号?)$", before
    ):
        return match.group()
    return match["new"] if new["room"] else f"{match['new']}{old['room'] or ''}"


def _canonical(address: str) -> str:
    """Return an address in which 十号 and 10号 are one, without pauses."""
    plain = re.sub("[ ,，、的]", "", _PARTICLES.sub("", address))
    return re.sub(f"[{NUMERAL}]+", lambda m: str(_value(m.group())), plain)


def _said_of(held: str, told: str) -> bool:
    """Whether every clause of what is told stands in the address held: 东门街嘛 市场对面嘛."""
    whole, at = _canonical(held), 0
    pieces = [_canonical(clause) for clause in re.split("[ ,，。;；]+", told) if clause]
    for piece in filter(None, pieces):
        begin = whole.find(piece, at)
        end = begin + len(piece)
        if len(piece) < _LEAST or begin < 0:
            return False
        cut = [whole[n - 1 : n + 1] for n in (begin, end) if 0 < n < len(whole)]
        if any(re.fullmatch("[0-9]{2}", pair) for pair in cut):
            return False
        at = end
    return bool(pieces)


def _value(said: str) -> int | str:
    value = number(said)
    if value is not None:
        return value
    return "".join(str(DIGITS.get(c, c)) for c in said)


_LEAST = 3
_PARTICLES = re.compile("(?:那里|那边|那儿|这里|那个|[嘛啦咯喇嘞呀啊哈])+(?=[ ,，。;；]|$)")
_N = f"[{NUMERAL}]{{1,5}}"
_KINDS = "(?:号楼|栋|幢|座|单元|楼|层|室|房|组|队)"
_PART = re.compile(
    f"(?P<count>{_N}?)(?P<unit>{_KINDS}|号)(?P<room>[{NUMERAL}]{{3,4}}(?!{_KINDS}|[{NUMERAL}]))?"
)
_PARTS = re.compile(f"(?:{_N}?{_KINDS}[ ,，]*)+(?:[{NUMERAL}]{{3,4}})?")
_RIGHT = "(?:也|都|就|那个|是)*(?:没有?错|对(?!面)|正确|啱)(?:的|了|啦|啊|哈)*"
_HOUSE = re.compile(
    f"(?<![路街巷道村屯里园区苑{NUMERAL}月第])(?P<door>{_N}号)(?:那个|那里)?"
    f"(?:{_RIGHT}(?=[,，。;； ]|$)"
    "|(?P<named>(?:[就也]?是)(?:我们?|家|屋|的|里)*(?:门牌|房)号?"
    "(?:[,，。;； ]*(?:又|并|而|可)?不是(?:说)?(?:日子|日期|几号|哪天)[哈啊呀的]*)?)"
    "|(?=的?(?:后头|后面|后边|里面|里头|楼上)(?:还|再|要|加|有|是|那)))"
)
_DOOR_ALONE = re.compile(
    f"(?:^|(?<=[,，。;； ]))(?P<named>(?!))?(?:[嗯啊哦噢是对系着]+的?)?(?P<door>{_N}号)"
    "(?=[,，。;； ]|$)"
)
_ANY_DOOR = re.compile(f"(?P<named>(?!))?(?<![月{NUMERAL}])(?:[是系])?(?P<door>{_N}号)")
_DENIED = re.compile(
    f"(?:^|(?<=[,，。;； ]))不是[^,，。;； 月]{{0,6}}?(?P<door>{_N}号)(?=[,，。;； ]|$)"
)
_ROAD = re.compile(f"(?P<road>[\u4e00-\u9fff]{{1,6}}?(?:大道|路|街|巷子?|胡同))(?=[{NUMERAL}])")
_SLIP = re.compile(
    "(?:听|讲|说|写|记|报|念|打)?(?:漏|少|掉)(?:了|咗)?(?:一?个)?(?:数|字|[零十百一二三四五六七八九])"
    "|(?:门牌|号数|号码|听|讲|说|写|记|报|念|打)(?:得)?(?:错|反)"
)
_MOVES = re.compile("搬|改[到送去]|换[到去]|送[到去]|另一")
_DOORS = f"{_N}(?:{_KINDS}|号)(?:[{NUMERAL}]{{3,4}})?"
_AT_ONCE = re.compile(
    f"(?P<old>{_DOORS})[,，。 ]*(?:哦|噢|哎呀?|唉|啊|呃|我|喔|不不?|[,， ])*"
    "(?:不对|[讲说写报念记搞打]错|错[了咗]"
    # 七号不是七号是十七号; 七号，不是，十七号: but 七号不是十七号 denies
    "|(?<!是)[不毋唔冇][是系](?:(?=[,，。 ]|[是系])|(?P=old)))[了咗啦喇]*[,，。 ]*"
    f"(?:{_N}(?:{_KINDS}|号)[是系]我[^,，。 ]{{1,4}}[,，。 ]*)?"
    f"(?:应该|我家?|就|而)*[是系住喺]*(?P<new>{_DOORS})(?![{NUMERAL}])"
)
_DENIED_ON_ROAD = re.compile(
    "(?<=[路街巷道村屯里园区苑坊])(?:[,，。 ]|呃|嗯|哦|噢|啊|那个|我家?|门牌号?)*"
    "(?<!是)[不毋唔冇][是系]"
    f"{_N}号(?:[,，。 ]|呃|嗯|哦|而|应该|啊)*[是系](?P<new>{_N}号)(?![{NUMERAL}])"
)
"""大东街 不是十七号 是七十号: the road has the number that is told last."""
