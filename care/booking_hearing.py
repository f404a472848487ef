"""All that one turn says about a booking, read at once and in the light of what was asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from care.booking_items import ListChange, read_list
from care.booking_people import beneficiary_in, name_in, without_spelling
from care.booking_services import service_called, service_in
from care.bookings import Draft
from care.extractors import addresses, phones, places, times
from care.extractors.numerals import NUMERAL, number
from care.extractors.phones import Phone
from care.extractors.times import Resolved
from care.text import normalise


@dataclass(frozen=True)
class Heard:
    """What was heard; None or empty where nothing was said of it.

    `wrong` names slots that the caller calls wrong without saying the right value; `also` marks a
    wish for another service besides this one; `text` is the normalised text.
    """

    text: str = ""
    service: str | None = None
    when: Resolved = field(default_factory=Resolved)
    phone: Phone | None = None
    this_number: bool = False
    name: str | None = None
    address: str | None = None
    county: str | None = None
    town: str | None = None
    beneficiary: str | None = None
    items: ListChange = field(default_factory=ListChange)
    quantity: int | None = None
    note: str | None = None
    yes: bool = False
    no: bool = False
    stop: bool = False
    also: bool = False
    changing: bool = False
    asks: bool = False
    price: bool = False
    secret: bool = False
    wrong: tuple[str, ...] = ()

    @property
    def firm(self) -> bool:
        """Whether something was said that no side question contains by chance."""
        return bool(self.phone or self.name or self.items or self.quantity) or (
            self.when != Resolved()
        )

    @property
    def details(self) -> bool:
        """Whether anything was said that a booking holds."""
        loose = (self.service, self.address, self.county, self.beneficiary, self.note)
        return self.firm or self.this_number or any(loose)


def hear(text: str, *, asked: str | None, draft: Draft, now: datetime) -> Heard:
    """Read a turn. `asked` is the slot that was asked for last."""
    heard = normalise(text)
    plain = without_spelling(heard.text)
    phone = phones.chosen(heard, asked=asked == "phone")
    rest = heard.text
    if phone is not None:
        rest = _PHONE_WORDS.sub("，", heard.text[: phone.start] + "，" + heard.text[phone.end :])
    name = name_in(rest, asked=asked == "name")
    rest = without_spelling(rest)
    named = service_in(rest)
    service = named[0] if named else None
    offer = service_called(service or draft.service)
    spoken = _without_times(rest)
    shopping = offer is not None and "items" in offer.ask
    items = read_list(spoken, asked=asked == "items", having=draft.items) if shopping else None
    where = addresses.find(_without_people(spoken, name), asked=asked == "address")
    address = where.said if where is not None and not _asks_only(plain, where.said) else None
    county, town = (
        places.county(rest, asked=asked == "address"),
        places.town(rest, asked=asked == "address"),
    )
    if address is None and asked == "address" and (county or town):
        address = "".join(place.name for place in (county, town) if place)
    return Heard(
        text=heard.text,
        service=service,
        when=_when(heard.original, rest, draft, asked, now),
        phone=phone,
        this_number=bool(_THIS_NUMBER.search(plain)),
        name=name,
        address=address,
        county=county.name if county and (address or asked == "address") else None,
        town=town.name if town and (address or asked == "address") else None,
        beneficiary=beneficiary_in(plain),
        items=items or ListChange(),
        quantity=_quantity(spoken, asked, offer is not None and "quantity" in offer.ask),
        note=_note(plain, asked, service or draft.service),
        yes=_agrees(plain),
        no=bool(_NO.search(plain)) and not _NOT_NO.search(plain),
        stop=bool(_STOP.search(plain)),
        also=bool(_ALSO.search(plain)),
        changing=bool(_CHANGING.search(plain)),
        asks=bool(_ASKS.search(plain)),
        price=bool(_PRICE.search(plain)),
        secret=bool(_SECRET.search(plain)),
        wrong=_wrong(plain),
    )


_PHONE_WORDS = re.compile(
    "(?:我的|她的|他的|联系)?(?:电话|手机|号码)(?:号码?)?(?:是|就是|改成|换成|打)?[,，:： ]*"
)
_THIS_NUMBER = re.compile(
    "(?:就|用|打|留)?(?:是)?(?:这个|打来的|现在这个|本机|来电)(?:手机|电话)?(?:号码?|的号|这个号|电话)|就用?这个号?$"
)
_YES = re.compile(
    "(?:嗯|对|对的|对了|是|是的|好|好的|可以|行|没错|没问题|要得|正确|就这样|就是这样|都对|全对|确认|订吧|帮我订|不用改|不改了?|"
    "没有错|无错|得|ok|OK|可以的|行的|啱|就订|麻烦你?了|谢谢|是啊|对啊|对呀|好啊|好吧|行吧"
    "|就这么定|没有问题|[了啊呀吧,，。！! ])+"
)
_YES_THEN = re.compile("^(?:嗯|对|是的|好的?|可以|行|没错)(?:的)?[,，。 ]")
_NO = re.compile(
    "不对|不是|错了|说错|讲错|不行|不好|搞错|弄错|记错|不可以|^不[,，。]?$|^不用|^没有$|^不要$|有误|有错"
)
_NOT_NO = re.compile("没错|没有错|不错|是不是|对不对|好不好|行不行")
_STOP = re.compile(
    "^(?:那|唉|哎)?(?:算了|不订了|不办了|不约了|不要了|不用了|不预约了|取消吧?|不搞了|不想订了)|(?:还是)?算了|不(?:想|用|要)?(?:订|办|约|预约)了|先不(?:订|办|约)|下次再(?:订|办|说|约)"
)
_ALSO = re.compile("还要|还想|另外|再订|再约|也要|也想|顺便|同时|再帮|再给")
_CHANGING = re.compile("改|换|不对|不是|错|应该|更正|重新")
_ASKS = re.compile("吗|[?？]|多少|怎么|什么|哪|有没有|能不能|是不是|可不可以|几[岁时个](?!点)|呢$")
_PRICE = re.compile("多少钱|收费|价钱|价格|要钱|几钱|几块|贵不贵|费用|免费")
_SECRET = re.compile("(?:银行卡|卡号|密码|验证码|身份证号?码?)(?:是|为|:|,|，)?[0-9 ]{3,}|密码是")
_WRONG = {
    "date": "日子|日期|哪天|天数|星期|号数",
    "time": "时间|钟点|几点|时候",
    "address": "地址|地方|住址|门牌",
    "phone": "电话|号码|手机",
    "name": "名字|姓名|姓(?!什么)|称呼",
    "quantity": "份数|数量|几份",
    "items": "清单|东西|单子|物品",
    "service": "服务|项目",
}
_WRONG_WORDS = (
    "(?:说|讲|搞|弄|记|写|报|听|念)?(?:错|不对|有误|要改|改一下|改一改|想改|换一下|变了|改$)"
)
_UNITS = "(?:份|客|盒饭?|个人的?|人份|套)"
_QUANTITY = re.compile(f"(?P<count>[{NUMERAL}]{{1,3}}){_UNITS}(?!东西)")
_BARE_NUMBER = re.compile(
    f"(?:要|就|是|改成|订)*(?P<count>[{NUMERAL}]{{1,3}})个?(?:吧|就行|就好|啊)?"
)
_REMARK = re.compile(
    "(?:备注|记一下|另外说一下|麻烦|请)(?:写|说)?[,，:：]?(?P<note>(?:带|自带|敲门|打电话前|提前|别|不要|小心|要)[^,，。]{2,20})"
)
_NEEDS = re.compile(
    "听不见|耳朵[不背聋][\u4e00-\u9fff]?|耳背|没电梯|敲门(?:要)?[\u4e00-\u9fff]{0,4}|坐轮椅|有狗|提前打电话|[要带]梯子|[\u4e00-\u9fff]?卧床|眼睛看不见"
)
_MEAL_TIME = re.compile(
    "(?P<part>[早午晚中])(?:上|中|间|餐)?[饭餐]|(?P<noon>晏昼饭|晏饭)|(?P<noon2>中午)"
)
_PARTS = {"早": "上午", "午": "中午", "中": "中午", "晚": "晚上"}


def _when(original: str, text: str, draft: Draft, asked: str | None, now: datetime) -> Resolved:
    when = times.resolve_date(text, now)
    if asked == "time" and when == Resolved() and re.fullmatch(f"[{NUMERAL}]{{1,3}}半?", text):
        when = times.resolve_date(text + "点", now)
    if when.time and not when.part and not when.date and draft.time in _PARTS.values():
        # 三点, after 下午 was said: the afternoon's three
        clock = next((f.said for f in times.find(text) if f.kind == "time"), "")
        again = times.resolve_date(f"{draft.time}{clock}", now)
        if again.time and not again.problem:
            when = Resolved(when.date, again.part, again.time, when.problem)
    if re.search("晏昼饭|晏饭", original) and not when.time:
        return Resolved(when.date, "中午", None, when.problem)
    meal = _MEAL_TIME.search(text)
    if meal and not when.part and not when.time:
        part = _PARTS[meal["part"]] if meal["part"] else "中午"
        return Resolved(when.date, part, None, when.problem)
    return when


def _without_times(text: str) -> str:
    pieces, at = [], 0
    for found in times.find(text):
        pieces.append(text[at : found.start])
        at = max(at, found.end)
    return "，".join([*pieces, text[at:]]) if pieces else text


def _without_people(text: str, name: str | None) -> str:
    text = re.sub(
        "(?:我叫|我姓|名字[叫是]?|姓名[是]?|叫做?)[\u4e00-\u9fff]{1,4}(?=[,，。]|住|$)", "，", text
    )
    return text.replace(name, "，") if name else text


def _agrees(text: str) -> bool:
    if _YES.fullmatch(text.strip()):
        # 谢谢 alone agrees to nothing
        return bool(re.sub("谢谢|麻烦你?|[了啊呀吧,，。！! ]", "", text))
    return bool(_YES_THEN.match(text)) and not _NO.search(text)


def _asks_only(text: str, address: str) -> bool:
    """Tell 医院在哪里 from 医院对面: what is asked about is no place to come to."""
    return bool(_ASKS.search(text)) and not re.search(
        "[0-9一二三四五六七八九十][号栋楼组]", address
    )


def _quantity(text: str, asked: str | None, wanted: bool) -> int | None:
    if not wanted:
        return None
    match = _QUANTITY.search(text)
    if match is None and asked == "quantity":
        match = _BARE_NUMBER.fullmatch(text.strip(" ，,。"))
    value = number(match["count"]) if match else None
    return value if value and 0 < value <= 50 else None


def _note(text: str, asked: str | None, service: str | None) -> str | None:
    offer = service_called(service)
    found = [m.group() for m in _NEEDS.finditer(text)] + [m["note"] for m in _REMARK.finditer(text)]
    if offer is not None and offer.task is not None:
        found = [m.group() for m in offer.task.finditer(text)] + found
    if not found and asked == "note" and len(text) > 1 and not _SECRET.search(text):
        found = [text[:60]]
    return "；".join(dict.fromkeys(found)) or None


def _wrong(text: str) -> tuple[str, ...]:
    return tuple(
        slot
        for slot, words in _WRONG.items()
        if re.search(f"(?:{words})(?:都|那里|这里|也)?{_WRONG_WORDS}", text)
        or re.search(f"改(?:一?下)?(?:{words})|不是这个(?:{words})", text)
    )
