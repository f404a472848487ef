"""What a turn does to bookings that stand already, and which of them it means.

Callers change what they have just booked without saying so: 绿豆唔使喇, 再加一包饼干, 我还剩哪个,
礼拜一的饭就不要了. Only beside the bookings that stand do such words mean anything, so these are
read with them: a thing on a list, a service or a day that was booked. Pure: records are handed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from care.booking_assent import remarks
from care.booking_changes import calls_off, clauses_in, gives_up, old_date, stays
from care.booking_hearing import Heard, hear
from care.booking_noted_after import noted_after
from care.booking_old_one import asks_if_gone
from care.booking_services import service_in
from care.booking_wishes import spoken_of
from care.bookings import Draft
from care.extractors import times
from care.extractors.lists import noun_of
from care.records import Booking
from care.text import normalise


def task_in(text: str, standing: Sequence[Booking], now: datetime) -> str | None:
    """Return what a turn wants done with bookings that stand: change, cancel, check, or None.

    A wish for another service, or for one more of the same on another day, is none of these.
    """
    plain = normalise(text).text
    if not standing:
        return None
    lists = [_list_after(text, booking, now) for booking in standing]
    if any(after == () for after in lists):
        return "cancel"
    if any(after is not None for after in lists):
        return "change"
    given_up = [c for c in clauses_in(plain) if gives_up_whole(c) and not stays(c)]
    given_up = [c for c in given_up if not any(_spares(c, booking) for booking in standing)]
    if any(_names(clause, booking, now) for clause in given_up for booking in standing):
        return "cancel"
    if (given_up and means_all(plain)) or calls_off(plain):
        return "cancel"
    if _another_wish(plain, standing):
        return None
    if adds_note(text):
        return "change"
    if any(_told_otherwise(text, booking, now) for booking in standing) or left_open(plain):
        return "change"
    return "check" if asks_what_stands(plain) else None


def orders_another(text: str, standing: Sequence[Booking]) -> bool:
    """Tell whether a turn orders what does not stand: 再约个人来修水龙头, 再订一个同样的."""
    plain = normalise(text).text
    named = service_in(plain)
    if _ONCE_MORE.search(plain) and _ORDERS.search(plain):
        return True  # 再订一个下个礼拜五同样的
    other = named is not None and named[0] not in {b.service for b in standing}
    return other and bool(_ORDERS.search(plain)) and not _MOVES.search(plain)


def may_edit(text: str) -> bool:
    """Tell whether a text sounds as if it changed what was just booked, whichever that is."""
    plain = normalise(text).text
    patterns = (_ADDS, _MOVES, _LEFT, _SPOKEN_OF)
    said = any(pattern.search(plain) for pattern in patterns) or asks_if_gone(text)
    return said or any(map(gives_up_whole, clauses_in(plain))) or left_open(plain) is not None


def meant(text: str, standing: Iterable[Booking], now: datetime) -> list[Booking]:
    """Return the bookings that a turn is about; all where it names none.

    What is said of one that is to stay (修水龙头的照旧) speaks for the others.
    """
    every = list(standing)
    said = clauses_in(normalise(text).text)
    stay = [clause for clause in said if stays(clause)]
    given_up = [clause for clause in said if gives_up_whole(clause) and clause not in stay]
    moving = given_up or [clause for clause in said if clause not in stay]
    named = [b for b in every if any(_called(clause, b) for clause in moving)]
    dated = [b for b in named or every if any(_falls_on(c, b, now) for c in moving)]
    named = dated or named
    if not named:
        # 奶奶那个改成10点
        whose = [(b, (b.beneficiary or "").lstrip("我")) for b in every]
        named = [b for b, who in whose if who and any(who in clause for clause in moving)]
    if not named and any(_THEIRS.search(clause) for clause in moving):
        # 她那个提前半小时: of several, the one for somebody else
        named = [b for b in every if b.beneficiary]
    if not named:
        named = [b for b in every if _list_after(text, b, now) is not None]
    if not named and stay:
        named = [b for b in every if not any(_names(clause, b, now) for clause in stay)]
    return named or every


def one_wish(bookings: Sequence[Booking]) -> bool:
    """Tell whether bookings were made by one yes: the days of one wish."""
    return len({(booking.turn_id, booking.service) for booking in bookings}) == 1


def means_all(text: str) -> bool:
    """Tell whether a normalised text is about all bookings there are: 两个都取消, 全部退了."""
    return bool(_ALL.search(text))


def wants_back(text: str) -> bool:
    """Tell whether a text takes a cancelling back: 还是要, 又要了, 恢复吧, 别取消."""
    plain = normalise(text).text
    return bool(_BACK.search(plain)) and not times.find(plain)


def adds_note(text: str) -> bool:
    """Tell whether a text asks to tell something to whoever comes, and nothing else."""
    plain = normalise(text).text
    told = remarks(text)
    rest = [c for c in clauses_in(plain) if not any(c in remark for remark in remarks(plain))]
    others = any(gives_up(clause) and not _SPARED.fullmatch(clause) for clause in rest)
    remarked = bool(told) and not (others or _NOT_TO_COME.search(plain))
    return remarked or noted_after(text) is not None


def gives_up_whole(clause: str) -> bool:
    """Tell whether a clause gives up what it names: 饭就不要了, 取消送饭; not 护理不要钱吗."""
    return gives_up(clause) and bool(_NO_MORE.search(clause)) and not _ASKED.search(clause)


def left_open(text: str) -> str | None:
    """Return the slot that a normalised text calls different without its new value: 地址改了."""
    return next((slot for slot, pattern in _OPEN.items() if pattern.search(text)), None)


def repeats(heard: Heard, wanted: dict[str, Any]) -> bool:
    """Tell whether a turn says what was proposed once more and nothing else: 对对 改成后天 两份."""
    return heard.firm and not (wanted or heard.no or heard.asks or heard.keep or heard.stop)


def orders_change(text: str) -> bool:
    """Tell whether a normalised text orders the change that was proposed: 改吧, 那就改过来."""
    return bool(_ORDERED.fullmatch(text.strip(" ,，。!！")))


def _list_after(text: str, booking: Booking, now: datetime) -> tuple[str, ...] | None:
    """Return what a turn makes of a booking's list; None where it does nothing to it."""
    if not booking.items:
        return None
    heard = hear(text, asked=None, draft=Draft.from_slots(vars(booking)), now=now)
    after = heard.items.applied(booking.items)
    if after == booking.items:
        return None
    recounts = set(map(noun_of, heard.items.put)) <= set(map(noun_of, booking.items))
    recounts = recounts and not heard.asks  # 鸡蛋三斤吧 两斤怕不够
    if heard.items.put and not (heard.items.drop or recounts or _ADDS.search(heard.text)):
        return None
    return after


def _told_otherwise(text: str, booking: Booking, now: datetime) -> bool:
    """Tell whether a turn gives a booking another number of portions, day, number or place."""
    heard = hear(text, asked=None, draft=Draft.from_slots(vars(booking)), now=now)
    plain = heard.text
    if booking.quantity and heard.quantity not in (None, booking.quantity):
        return bool(_ADDS.search(plain) or _SPOKEN_OF.search(plain)) and not _ORDERS.search(plain)
    if heard.phone is not None and _PHONE.search(plain) and heard.changing:
        return True
    if heard.address is not None and (heard.changing or _SENT_TO.search(plain)):
        return True
    if heard.moved is not None or (heard.changing and heard.name and _NAME.search(plain)):
        return True  # 名字不是莫水生是莫水清
    return bool(_MOVES.search(plain)) and bool(times.find(plain))


def _another_wish(plain: str, standing: Sequence[Booking]) -> bool:
    """Tell whether a text orders what does not stand yet."""
    if _SPOKEN_OF.search(plain):
        return False
    named = service_in(plain)
    if _ORDERS.search(plain):
        return True
    if named is None or _MOVES.search(plain):
        return False
    # 还要后天打扫卫生: one more of the same, on a day of its own
    more = _MORE.search(plain) is not None and bool(times.find(plain))
    return more or named[0] not in {b.service for b in standing}


def _spares(clause: str, booking: Booking) -> bool:
    """Tell whether a clause says what else need not be done: 灯不用修, of a tap."""
    spared = _SPARED.fullmatch(clause)
    return bool(spared and booking.note and spared["thing"] not in booking.note) and not (
        service_in(clause.replace(spared["rest"], "")) if spared else None
    )


def _names(clause: str, booking: Booking, now: datetime) -> bool:
    """Tell whether a clause names a booking: by its service or task, or else by its day."""
    return _called(clause, booking) or _falls_on(clause, booking, now)


def _called(clause: str, booking: Booking) -> bool:
    named = service_in(clause)
    if named is not None:
        return named[0] == booking.service
    return spoken_of(clause, booking.service)


def _falls_on(clause: str, booking: Booking, now: datetime) -> bool:
    return booking.date is not None and old_date(clause, now) == booking.date


def asks_what_stands(plain: str) -> bool:
    """Tell whether a normalised text asks what is booked and when: 我还剩哪个, 我订的是星期几."""
    if _ELSE_ASKED.search(plain):
        return False
    if _LEFT.search(plain):
        return True
    return any(
        (_AGAIN.search(clause) or _WHEN.search(clause)) and _OF_BOOKING.search(plain)
        for clause in clauses_in(plain)
    )


_SPARED = re.compile(
    "(?P<thing>(?!那|这|都|就|也|先|还|我|你|您|今|明|后|周|星)[\u4e00-\u9fff]{1,4}?)(?P<rest>(?:就|都|也|那里?)*(?:不用|不使|不必|莫|别)(?:修|换|擦|洗|扫|搞|弄|动)(?:的|了|啦|喇)*)"
)
_THEIRS = re.compile("[她他佢]的?那一?[个次单边]")
_NOT_TO_COME = re.compile("(?:别|莫|不要|先不)(?:再)?(?:过来|上门|来|送)")
_ALL = re.compile("都|全部|所有|通通|统统|一起|[两二三几]样?[个单天日次样]")
_BACK = re.compile(
    "(?:还|仲)[是系]?(?:要|想要|得要|来)(?:的|先)?(?:吧|啊|啦|了|喇)*(?=$|[,，。 ]|[他她佢])"
    "|又(?:想)?要(?:回)?(?:了|喇|啦)|恢复"
    "|(?:别|不要?|莫|先别|唔好|不用)取消|取消错|(?:留|要|订|约)(?:回|返)"
)
_NO_MORE = re.compile(
    "(?:不|唔|别|莫|免)(?:再)?(?:要|用|使|来|送|做|订|约|买|搞|修|扫|陪)?(?:来|送|做|订|约|买|搞|修|扫|陪)?"
    "(?:先|了|啦|喇|吧|咯|啰|嘞|哈|啊|的)*(?:$|(?<=[了啦喇])(?=[我他她佢]))"
    "|(?:取消|退掉?|撤)(?!不了|费)"
)
_ASKED = re.compile("吗|[?？]|能不能|可不可以|怎么|怎样|多少|要不要|用不用|会不会")
_ADDS = re.compile(
    "[再加添补漏忘改减换]|多[要买加来订]|少[要买送来]|多[0-9一二两三四五六七八九十半]|少[0-9一二两三四五六七八九十半]"
)
_SPOKEN_OF = re.compile("刚才|刚刚|头先|那一?[单个份次样]|份数|这一?单|原来|(?<![到来])之前")
_ORDERS = re.compile(
    "(?:再|还要|还想|另外|想|帮我|给我)[^,，。;； ]{0,6}(?:预?约|订|请|找|叫)(?![的好了过上])"
)
_MORE = re.compile("[再还另也]")
_ONCE_MORE = re.compile(
    "(?:再|另外?|多)(?:帮我|给我|替我)?(?:预?约|订)(?:多)?[一1]?[个次单](?!人|护士|师傅|阿姨)"
    "|(?:预?约|订)[^,，。;； ]{0,8}(?:同样|一样)的?"
)
_PHONE = re.compile("电话|手机|号码|打(?:给|到|我|她|他)|联系")
_NAME = re.compile("名字|姓名|称呼|姓")
_SENT_TO = re.compile("送(?:到|去|过)|地址|搬到|去我|来我")
_MOVES = re.compile(
    "[改换挪推调移延](?:到|成|为|做|在|至)|改(?=[明后下大周星礼0-9一二三四五六七八九十上中])"
    "|提前(?!祝|打|说|讲|告|通知|联系|给|拜|恭)|推迟|推后|提早|押后"
)
_WHOSE = (
    "(?:我|她|他)?家?的?"
    "(?:女儿?|儿子|仔|崽|女婿|媳妇|孙[子女]?|老[公婆伴]|哥|姐|弟|妹|妈|爸|她|他|我)"
)
_OPEN = {
    "phone": re.compile(
        f"(?:电话|手机|号码)(?:号码?)?(?:就)?(?:打|留|写|改|换|用|记)(?:给|成|为|到|做|用)?{_WHOSE}"
        f"|打(?:给|到)?{_WHOSE}的?(?:那里|那边|手机|电话|号码)"
        "|(?:换|改)一?个?(?:电话|手机|号码)|(?:电话|手机|号码)(?:号码?)?(?:也|要|想|得|都)*(?:改|换|变)(?:了|一下|一?个)?"
    ),
    "address": re.compile(
        "(?:地址|地方|门牌|住址)(?:也|要|想|得|都|写)*(?:改|换|变|错)(?:了|一下|一?个)?|(?:换|改)一?个?(?:地址|地方)"
        f"|送(?:到|去){_WHOSE}(?:那里|那边|家)"
    ),
    "name": re.compile("(?:名字|姓名|称呼)(?:也|要|想|得|都|写|记)*(?:改|换|错)"),
    "date": re.compile("(?:日子|日期)(?:也|要|想|得|都|写|记)*(?:改|换|变|错)|换一?[个天]日子"),
}
_ELSE_ASKED = re.compile(
    "津贴|补贴|补助|政策|文件|条件|申请|培训|开班|报名|领|发(?:放|钱|下)|低保|养老金|多少钱|收费"
)
_LEFT = re.compile(
    "(?:还|现在|一共|总共)[^,，。;； ]{0,4}(?:剩|留|订着|订了|约了)(?:下|着|有)?[^,，。;； ]{0,3}"
    "(?:哪|什么|几|多少|谁)|剩(?:下|着)?的?(?:是|有)?(?:哪|什么|几)"
)
_AGAIN = re.compile(
    "(?:查|看|检查|核实|对)[一]?[下遍次][^,，。;； ]{0,4}"
    "(?:订|约|单|记|写)[^,，。;； ]{0,4}(?:对|错|[吗没])"
    "|(?:念|读|讲|说|报|重复|核对)[^,，。;； ]{0,5}(?:遍|次|下|听)"
)
_WHEN = re.compile("(?:星期|礼拜|周)几|几[号日]|哪一?[天日]|几点|几时|什么时候")
_OF_BOOKING = re.compile(
    "[订约单]|最后|来|送|到底|编号|日子|时间|(?:星期|礼拜|周)几|几[号日]|哪一?[天日]|剩|清单|地址|师傅|护士|阿姨"
)
_ORDERED = re.compile(
    "(?:那|就|你|您|帮我|给我|麻烦|可以|行|好的?|对的?|是的?|这样|[,， 嗯哦啊])*"
    "(?:改|换|调)(?:过来|过去|一下|好|掉|了)?[了吧咯啦喇嘞啊呀嘛]*(?:谢谢|麻烦|你|您|了|[,， ])*"
)
