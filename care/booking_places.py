"""The place to come to in a turn; not one that is asked about, or where somebody will be."""

from __future__ import annotations

import re

from care.booking_answers import signals
from care.booking_people import without_spelling
from care.booking_told_of import KIN
from care.extractors import addresses, places
from care.extractors.numerals import NUMERAL
from care.extractors.spans import Span, put_right
from care.text import Normalised


def address_in(
    text: str, heard: Normalised, *, asked: str | None, sure: bool, parted: bool
) -> str | None:
    """Return the place to come to, in the caller's own words: 饮马江 is no 喝马江.

    `text` is the normalised turn without what is known to be something else; `sure` that a place
    is told, whatever its form; `parted` that a number stood beside it.
    """
    whole = heard.text
    where = addresses.find(text, asked=sure)
    if where is None or asks_only(text, where):
        return None
    door = _DOOR.match(text, where.end)
    address = f"{where.said}{door['door']}" if door else where.said
    if asked == "address" and text == whole:
        # the whole answer is the place: 市场后面那栋红楼，门口有棵大榕树
        begin = _place_begins(whole, where.start)
        clause = _OTHER_CLAUSE.split(whole[begin:].split("。")[0], maxsplit=1)[0]
        address = address if parted else _PLACE_ENDS.sub("", clause).strip(" ,，")
    address = _without_orders(address)
    there = re.search(f"去[^,，]{{0,3}}{re.escape(address)}", without_spelling(whole))
    # 明天她要去医院复查 tells where she will be, not where to come to
    if there and (_ERRAND.search(address) or (asked != "address" and _GONE_TO.fullmatch(address))):
        return None
    return _in_own_words(address, heard)


def _in_own_words(address: str, heard: Normalised) -> str:
    """Give the clauses that hold a name back as they were said; dialect in the others is put.

    饮马江小区 is no 喝马江小区, and 门口有头龙眼树个间 is 那间 to who has to find it.
    """
    at = heard.text.find(address)
    if at < 0:
        return address
    pieces = []
    for clause in re.finditer("[^,，;； ]+|[,，;； ]+", address):
        start, end = at + clause.start(), at + clause.end()
        named = _NAMED.search(clause.group())
        pieces.append((put_right(heard, start, end) if named else "") or clause.group())
    return "".join(pieces)


def of_two(said: str | None, told: str | None, *, sure: bool) -> str | None:
    """Return the place of two readings: `said` as grammar ends it, `told` as the network does.

    The network knows who lives there from where it is (…三栋五楼八几年单位分给我们的) and the place
    that is meant from one that is not; to a character it does not know where words end. So it cuts
    more than a few characters off, adds them only within a breath (`sure`), and names the place
    where grammar finds none or quite another.
    """
    if said is None or told is None or said == told:
        return said or (told if sure else None)
    at = said.find(told)
    if at >= 0:
        begin = at if at > _SLIP else 0
        end = at + len(told)
        whole = addresses.whole_unit(said, end)
        cut = len(said) - end > _SLIP and not _LANDMARK.match(said, end)
        cut = cut and not addresses.goes_on(said, whole)  # 旺岭村| 三组 晒谷坪边
        # no floor is cut in two: 二十七号一|楼九公叫…
        return said[begin : whole if cut else None].strip(" ,，。(（")
    at = told.find(said)
    if at >= 0:
        tail = told[at + len(said) :]
        within = not _BREATH.search(tail) or _DOOR_AFTER.fullmatch(tail)
        longer = sure and len(tail) > _SLIP and within
        begin = 0 if sure and at > _SLIP else at
        return told[begin:] if longer else told[begin : at + len(said)]
    apart = not any(said[i : i + _COMMON] in told for i in range(len(said) - _COMMON + 1))
    return told if sure and apart else said


_SLIP, _COMMON = 2, 3
_DOOR_AFTER = re.compile(
    f"(?:[ ,，]*(?:[\u4e00-\u9fff]{{2,5}}(?:苑|花园|家园|小区|公寓|新村|大院|广场)"
    f"|[{NUMERAL}]{{1,4}}(?:栋|幢|座|单元|号楼?|室|楼|层|房)))+"
)
"""新松路 翠湖苑 七栋: the estate and the house after a breath."""
_LANDMARK = re.compile(
    "[ ,，。]*(?:就?(?:是|系|喺|在)[^,，。 ]{1,8}?)?"
    "(?:[(（]|楼[上下]|对面|斜对|隔[壁离]|旁边|侧边|背后|[前后]面|门口)"
)


def without_leads(address: str) -> str:
    """Return an address without what leads to it or denies another: 改成7栋，不是6栋."""
    return _PARTICLES.sub("", _TAIL.sub("", _LEADS.sub("", place_alone(address.strip()))))


def place_alone(address: str) -> str:
    """Return an address without the clauses after it that tell whom to reach, and how.

    镇政府后面 联系人还是我 电话也是刚才那个 keeps 镇政府后面.
    """
    found = _CONTACT.search(address)
    return address[: found.start()] if found and found.start() else address


def asks_only(text: str, where: Span) -> bool:
    """Tell 医院在哪里 from 医院对面: what is asked about is no place to come to.

    Only the clause that names it counts: 送来得唔得 我住老电影院对面 asks for something else.
    """
    if re.search("[0-9一二三四五六七八九十][号栋楼组]", where.said):
        return False
    begin = max((m.end() for m in _BREATH.finditer(text, 0, where.start)), default=0)
    after = _BREATH.search(text, where.end)
    end = after.end() if after else len(text)
    going_on = _ASKING_ON.match(text, end)
    return bool(signals(text[begin : going_on.end() if going_on else end])["asks"])


def begins_with_place(text: str) -> bool:
    """Tell whether a normalised turn begins with a county or town that stands by itself.

    陆川县温泉镇 九龙山庄… says where to come, whatever was asked; 北流的养老院 does not.
    """
    regions = sorted(places.find(text), key=lambda found: found.start)
    regions = [place for place in regions if place.kind != "street"]
    begin = at = regions[0].start if regions else 0
    for place in regions:
        at = place.end if place.start == at else at
    if at == begin or not (_HERE.fullmatch(text[:begin]) and _PARTED.match(text, at)):
        return False
    clause = _BREATH.split(text[at:].lstrip(" ,，。;；、"))[0]
    return not signals(text[begin:at] + clause)["asks"]


def stands_alone(text: str) -> bool:
    """Tell whether a clause of a normalised turn is nothing but a county or town: 家政 半天 北流.

    Who writes so tells where to come to. 北流的养老院 and 女儿在北流 tell of somewhere else.
    """
    regions = [place for place in places.find(text) if place.kind != "street"]
    return any(
        _HERE.fullmatch("".join(_cut_out(clause, regions)))
        for clause in _CLAUSES.finditer(text)
        if any(clause.start() <= p.start < p.end <= clause.end() for p in regions)
    )


def _cut_out(clause: re.Match[str], regions: list[places.Place]) -> list[str]:
    """Return what a clause says beside the counties and towns in it."""
    pieces, at = [], 0
    inside = [p for p in regions if clause.start() <= p.start < p.end <= clause.end()]
    for place in sorted(inside, key=lambda found: found.start):
        pieces.append(clause.group()[at : place.start - clause.start()])
        at = place.end - clause.start()
    return [*pieces, clause.group()[at:]]


def _without_orders(address: str) -> str:
    """Leave out what whoever comes is to do there: 到了村口打电话, 门铃坏了请敲门."""
    clauses = _PARTS.findall(address)
    for at, clause in enumerate(clauses[1:], 1):
        if _ORDER.search(clause):
            address = "".join(clauses[:at])
            break
    return _ORDER_ON.sub("", address).rstrip(" ,，;；") or address


def _place_begins(text: str, start: int) -> int:
    """Return where a place begins that is the whole answer: 我住老街口进去第三间."""
    lead = _AT.match(text)
    begin = lead.end() if lead else 0
    regions = [place.end for place in places.find(text) if place.kind != "street"]
    begin = max([begin, *(end for end in regions if end <= start)])
    return begin if begin < start and not re.search("[ ,，。;；]", text[begin:start]) else start


_CONTACT = re.compile(
    "[,，。;；、 ]+(?:我的?|还是|都是|[他她]的?)?"
    "(?:联系(?:人|方式|电话)?|收件人|电话|手机|号码|称呼)"
    "(?![亭店厂城行局房])"
)
_DOOR = re.compile(f"[,， ]*门牌号?(?:是|为)?(?P<door>[{NUMERAL}]{{1,5}}号)")
_GONE_TO = re.compile("(?:人民|中)?(?:医院|卫生院|菜?市场|学校|车站|派出所|银行)里?")
_ERRAND = re.compile("复查|看病|检查|拿药|取药|住院|买菜|上班")
_AT = re.compile("(?:喂|哦|那|就|是|我们?家?|家里?|就?住在?|就?在|送到?|到|来|地址|[:：,， ])+")
_LEADS = re.compile(
    "^(?:在(?=[^,，。]{1,6}[路街巷村])|那个(?=..)|改成|改到|改为|换成|换到|应该是|还是|就是|就在|[就即]?系|[就即]?喺|是|改)+(?=..)"
)
_PARTICLES = re.compile("(?<=[^ ,，。;；][^ ,，。;；])[嘛啦咯喇嘞]+(?=[ ,，。;；]|$)")
"""东门街嘛 市场对面嘛: what a voice adds is no part of a place."""
_OTHER_CLAUSE = re.compile(
    "[,，;； ]+(?=(?:这?是)?(?:给|帮|替|要(?!过|走)|想|请|麻烦|[我她他](?!家|们|屋)))"
)
_TAIL = re.compile(
    "[,，。 ]*不是.*$|(?<=[号栋楼房室组队])了$"
    "|的?就(?:[是系喺]|得|行|可以|好)了?$|[,，。 ]+(?:是|就是?|我|要|就?在|那)*$"
    "|的?村?(?:干部|主任|支书|民)$"
    "|[,，。 ]+[^,，。 ]{0,4}(?:名字?|姓名|电话|号码)[^,，。 ]{0,6}(?:讲|说|报|给)过.*$"
    # …门口有两张石凳姓廖, …那间瓦屋人人都叫我凌四婆, …楼下我妈叫李秀珍: who lives there is no place
    f"|[,，。 ]*(?:(?:人人|个个|大家|别人)都?(?:叫|喊)?我?"
    f"|(?:我|[他她])?们?(?:{KIN})?(?:免贵)?(?:姓|叫|喊)|[他她])$"
)
_PLACE_ENDS = re.compile(
    "[,，。 ]*(?:谢谢你?|麻烦你?了|(?<=[号栋幢楼室房组队村屯])[那这](?:个|里|边)"
    "|就是这里|就在那里?|你看行吗"
    "|就?(?:得|行|可以|好)了?|好找的?|知道吗|啊|呀|吧|呢|哦)*[,，。 ]*$"
)
_NAMED = re.compile("[路街巷村屯镇江]|大道|小区|花园|新村|山庄|大厦")
_PARTS = re.compile("[^,，;； ]+[,，;； ]*|[,，;； ]+")
_ORDER = re.compile(
    "打.{0,3}电话|敲门|门铃|出来接|有人接|接你|[喊叫](?:我|她|他|一声|门)|提前|小心|记得|没有?电梯|听不[到见清]|[莫别]按"
)
_ORDER_ON = re.compile(
    "[,，;； ]*(?:你们?)?(?:快?到|来到?)了?[^,，;； ]{0,6}(?:打|给)[^,，;； ]{0,3}电话.*$"
    "|[,，;； ]*(?:没有?电梯|辛苦|麻烦|保安|看门)(?![室亭路街巷村]).*$"
)
_HERE = re.compile(
    "(?:[,，。:： ]|喂|嗯|哦|那|就|是|我|[他她]|们|家|屋|里|住|在|地址|到|来|送|广西|玉林市?)*"
)
_CLAUSES = re.compile("[^,，。;；!！?？、 \\n]+")
_PARTED = re.compile("[,，。;；、 ]|$")
_BREATH = re.compile("[,，。;；!！?？ ]+")
_ASKING_ON = re.compile(
    "(?:有没有|是不是|在哪|怎么|哪里|能不能|有什么|行不行|好不好)[^,，。;；!！?？ ]*"
)
