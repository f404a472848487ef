"""Whether a turn really begins something else while an enquiry is open, or was a moment ago.

To a classifier 可以微信转给上门那个护士吗 is a booking and 还没定哪天，先不约 a question about one.
While details are taken down, and right after, an intent begins something only where the turn itself
wishes for it, however sure the intent is; else the turn belongs to the enquiry (`inform`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from care.booking_services import service_in
from care.desk import Desk, asks
from care.desk_signing import only_asks, signs_up, speaks_of_joining
from care.eligibility_asked import only_tells
from care.fees_asked import asks_what_it_costs
from care.following import leaning
from care.payees_asked import puts_other_place
from care.person_words import without_other_words
from care.requests import SIGN_UPS, wanted
from care.staff_spoken_of import about_staff, passes_on
from care.text import normalise

SIGN_UP_INTENTS = frozenset({"volunteer_signup", "caregiver_training_signup"})
INSIDE = "inform"
"""The intent of a turn that belongs to the enquiry."""

JUST_DONE = 2
"""So many turns after an enquiry was complete, a turn may still belong to it."""

_WALK, _POLICY, _SURE, _ALARM = "eligibility", "policy", 0.8, 0.9


@dataclass(frozen=True)
class UnderWay:
    """An enquiry: its request (`eligibility`, or `policy` where the documents were just spoken of),
    and whether it waits for an answer."""

    request: str
    waits: bool


def under_way(memory: Any, ordinal: int) -> UnderWay | None:
    """Return the enquiry that is open in a call, or was complete a moment before this turn."""
    desk = Desk.from_json(memory.get("desk") if isinstance(memory, dict) else None)
    pending, case = desk.pending, desk.case
    if pending is not None and pending.kind == "walk":
        return UnderWay(_WALK, waits=True)
    if case is None:
        for request, last in ((_WALK, desk.walked), (_POLICY, desk.talked)):
            if last and ordinal - last <= JUST_DONE:
                return UnderWay(request, waits=False)
        return None
    if not case.over and pending is not None and pending.kind == "intake":
        return UnderWay(case.request, waits=True)
    late = not case.done or ordinal - case.done > JUST_DONE
    return None if late else UnderWay(case.request, waits=False)


def believed(text: str, intent: str, confidence: float, enquiry: UnderWay) -> str:
    """Return the intent to go by: the one given where the turn bears it out, else `INSIDE`."""
    plain = normalise(text).text
    if intent in SIGN_UP_INTENTS and only_asks(text):
        return "ask_policy"
    if intent in _own(enquiry):
        return intent
    if enquiry.request in SIGN_UPS and signs_up(text):
        return INSIDE  # 咁我可唔可以报名 amid a sign-up asks for no entitlement
    if enquiry.request == _POLICY and not (intent.startswith("book_") and only_tells(text)):
        return intent if _beside_policy(text, intent, confidence, enquiry) else "ask_policy"
    if intent == "emergency" and confidence < _ALARM:
        return INSIDE  # the detector has heard the turn first: 他中过风 is told, not cried
    if intent == "book_health_consult" and asks(text):
        return intent  # a question for a doctor, which is answered where it comes up
    if intent.startswith("book_"):
        told = only_tells(text)  # 一点都动不了，插着胃管 orders nobody
        return intent if not told and wishes_service(text, enquiry) else INSIDE
    if intent in _LOOKUPS:
        return intent if means_booking(text, intent, enquiry) else INSIDE
    borne_out = _BORNE_OUT.get(intent)
    if borne_out is None or borne_out(plain, confidence):
        return intent
    return INSIDE


def _beside_policy(text: str, intent: str, confidence: float, enquiry: UnderWay) -> bool:
    """Whether a turn right after an answer from the documents is really about something else.

    我改成营利性的呢 changes no booking, and 那个登记费收不收 pays nothing. Only what asks, or goes
    on as questions do, is taken for one more question; everything else stands.
    """
    plain = normalise(text).text
    if not (asks(text) or leaning(plain) or _WHICH.search(plain) or about_staff(plain)):
        return True
    if intent in _LOOKUPS:
        return means_booking(text, intent, enquiry)
    if intent in ("pay_service_fee", "talk_to_human"):
        return _BORNE_OUT[intent](plain, confidence)
    if intent == "ask_institution":
        # 床位呢, 第一社会福利院呢: asked of what was told; 那北流有没有养老院 seeks one
        return leaning(plain) is None or _SEEKS.search(plain) is not None or "有没有" in plain
    return not (intent.startswith("book_") and puts_other_place(text))


def _own(enquiry: UnderWay) -> frozenset[str]:
    if enquiry.request in (_WALK, _POLICY):
        asked = {"ask_policy"} if enquiry.request == _POLICY else set()
        return frozenset({"eligibility_check", *asked})
    return wanted("complain" if enquiry.request == "neighbour" else enquiry.request).intents


def wishes_service(text: str, enquiry: UnderWay) -> bool:
    """Tell whether a text itself wishes for a service: 顺便帮我约个护士, 家里的灯坏了.

    Once nothing is asked any more, a service alone (助餐), or with its time, is a wish as well.
    """
    plain = normalise(text).text
    named = service_in(plain)
    if any(_wishes(clause) for clause in _CLAUSE.findall(plain)):
        return True
    if named is None or _REFUSED.search(plain):
        return False
    about_homes = enquiry.waits and enquiry.request in ("complain", "institution", "praise")
    if named[0] == "维修" and _AT_HOME.search(plain) and not about_homes:
        return True
    if enquiry.waits or asks(text) or _NOT_NEW.search(plain) or _OFFERS_SELF.search(plain):
        return False
    bare = len(plain.strip(" ,。吧啊呀了")) - (named[2] - named[1]) <= _BARE
    return bare or _TIME.search(plain) is not None


def means_booking(text: str, intent: str, enquiry: UnderWay) -> bool:
    """Tell whether a text is about a booking that exists: 我订的饭几点来, 那单取消吧."""
    plain = _NOT_YET.sub("", normalise(text).text)
    booked = _BOOKED.search(plain) is not None
    acts = _ACTS.search(plain) is not None
    if enquiry.waits and enquiry.request in ("complain", "neighbour", "praise"):
        # 我订的饭没送来 is what the complaint is about
        return booked and _CHANGES.search(plain) is not None
    if enquiry.waits and enquiry.request == "fee":
        return booked and acts and _MONEY.search(plain) is None
    if booked or (acts and (service_in(plain) or _WORKER.search(plain))):
        return True
    if enquiry.waits:
        return False
    if intent == "check_booking":
        return bool(_REFERENCE.search(plain) or _WHEN_COMES.search(plain))
    if intent == "change_booking":
        return bool(_MOVES.search(plain) and _TIME.search(plain))
    return bool(_REFERENCE.search(plain) or _GIVES_UP.search(plain))


def _wishes(clause: str) -> bool:
    """Whether one clause wishes for a service to be booked."""
    if _REFUSED.search(clause) or _NOT_NEW.search(clause):
        return False
    if _BOOKS.search(clause):
        return True
    helped = service_in(clause) is not None or _WORKER.search(clause) is not None
    return helped and _CALLS.search(clause) is not None


_WHICH = re.compile("[^,，。 ]还是[^,，。 ]")
_BARE = 3
_LOOKUPS = frozenset({"check_booking", "change_booking", "cancel_booking"})
_CLAUSE = re.compile(r"[^，。！？；,!?;、\s]+")
_WANTS = (
    "(?:想|(?<!只)要(?!是|不|么)|需要|帮(?:我|忙|她|他|我?[妈爸])?|请|给|替|麻烦|再|另外|顺便|还要|也要"
    "|能不能|可不可以|可以)"
)
_BOOKS = re.compile(
    f"{_WANTS}[^,]{{0,10}}?(?:预约|预订|(?<![大节合签])[订约])(?!过|了|的|好|到|定)"
    "|(?:预约|预订|(?<![大节合签])[订约])(?:一?[下个份次位]|[两三四五六七八九1-9]|餐|饭|上门|咨询|健康)"
    "|(?<!决)(?<!一)定(?:一?[个份]|[两三四五1-9]份|餐|饭)"
)
_CALLS = re.compile(
    f"(?:{_WANTS}[^,]{{0,8}}?(?:[叫请派找买送修装借租陪]|安排|申请|打扫|上门|来人|来一?个)"
    "|[叫请派找](?:一?[个位名]|人(?![员家])|师傅|护士|护工|保姆|医生|阿姨)"
    "|有(?:没有)?人[^,]{0,8}(?:来(?:家|我)|上门|帮[我忙]))(?!的|过|了|来的)"
)
_WORKER = re.compile("[个请找叫派有]人(?![员工家])|师傅|护士|护工|保姆|阿姨|钟点工")
_REFUSED = re.compile(
    "(?:先|暂时|还|都|就)?(?:不|没有?|未|别|莫)(?:用|要|想|打算|必|需要)?(?:再)?(?:[订约]|预约|叫人|请人|派人|来了)"
    "|还?没(?:有)?(?:定|想好|决定)|(?:以后|下次|改天|过几天|过阵子?|到时候?|回头)再"
)
_NOT_NEW = re.compile(
    "费|钱|账|转给|微信|支付宝|现金|红包|投诉|举报|反映|表扬|感谢|[那这](?:个|位)(?:护士|师傅|阿姨|护工|保姆|医生|人)"
    "|上次|上回|之前|以前|昨天|前天|去年|上个?(?:月|周|星期|礼拜)|过(?:$|了|的)|来过|来的(?:护士|师傅|阿姨|护工)"
    "|你们(?:的|家)|派来的|参观|去看|看房|看院|看看院|院里|志愿|义工|档案|报名|培训|要(?:先|提前)?预?约吗"
)
_AT_HOME = re.compile(
    "(?:家里?|我家|屋里?|我[妈爸]家|厨房|厕所|卫生间|房间|客厅)[^,]{0,10}"
    "(?:坏|漏|堵|不亮|跳闸|不转|不制冷|打不着|滴水)"
)
_OFFERS_SELF = re.compile("得闲|有空|有时间|我(?:会|能|懂|识|可以)|都行|做过")
_TIME = re.compile(
    "明天|后天|今天|今晚|明早|上午|下午|中午|晚上|早上|[0-9一二三四五六七八九十两](?:点|号|日(?!间))"
    "|(?:周|星期|礼拜)[一二三四五六日天1-7]|[0-9]月"
)
_NOT_YET = re.compile(
    "(?:先|还|暂时|都)?(?:不|没有?|未|别|莫)(?:用|要|想|打算|必)?(?:预约|预订|[订约定])(?:好|下来)?(?:了|哪天|时间|日子)?"
    "|(?:以后|下次|改天|过几天|到时候?|回头)再(?:预约|[订约说讲])?"
)
_BOOKED = re.compile(
    "(?:预约|预订|(?<![大节合签条])[订约])(?:好|过|了|上|到|成|的)"
    "|(?:我们?|之前|上次|昨天|前天|刚才|刚刚|前几天)[^,]{0,6}(?:预约|预订|[订约](?!单))"
    "|预约(?:号|编号|单)|订单|编号|单号|[那这]一?单|哪一?单|(?:取消|改|查|退)[^,]{0,4}预约"
)
_ACTS = re.compile(
    "查|取消|退|推迟|推后|提前|改(?:到|成|期|时间|日|在|为)|换(?:到|成|个?时间|一天)"
    "|(?:几点|几时|什么时候|哪天)[^,]{0,6}(?:来|到|送)|(?:还没|还不|怎么不|怎么没|没见)[^,]{0,3}[来到送]"
    "|(?:不用|不要|别|不使)[来送]|不来了"
)
_CHANGES = re.compile("取消|退掉|退订|推迟|推后|提前|改(?:到|成|期|时间)|[几什][^,]{0,5}[来送]")
_MONEY = re.compile("费|钱|账|款|多少|结清")
_REFERENCE = re.compile("(?<![0-9])[1-9][0-9]{5}(?![0-9])")
_WHEN_COMES = re.compile("(?:几点|几时|什么时候|哪天)[^,]{0,6}(?:来|到|送)")
_MOVES = re.compile("改|换|推|提前|挪|延")
_GIVES_UP = re.compile("取消|退(?:掉|了|订)|不(?:用|要)来")
_LONELY = re.compile(
    "[很好太真]闷|闷得|孤[单独零寡]|寂寞|冷清|无聊|难过|难受|想哭|没意思|没[有得]?人(?:陪|理|说话|讲话|聊)"
    "|(?:陪|跟|同|和)我[^,]{0,3}[说聊讲倾谈]|找(?:个)?人[说聊讲倾谈]|心里[^,]{0,4}[苦空堵慌]|(?:老伴|老头|老公|老婆)[^,]{0,6}(?:走了|不在了|去世)"
    "|就我一个人|只有我一个人|想(?:儿|女|孩子|孙|老伴)"
)
_COMPLAINS = re.compile("投诉|举报|反映|意见|太差|态度|乱收|骗人|不管|不负责|讨个?说法")
_PAYS = re.compile(
    "(?:想|要|帮|来|怎么|怎样|哪里|哪儿|补|代)[^,]{0,10}(?:交|缴|付|结)[^,]{0,12}(?:费|钱|款|账)|(?:交|缴)[^,]{0,6}费"
)
_CHARGED = re.compile(
    "(?:要|用|需要|收|交)(?:不要|不用|不)?(?:交|收|付)?(?:钱|费)[^,]{0,2}(?:吗|不|没)?$|免费"
)
_HOMES = re.compile(
    "养老院|敬老院|福利院|老年公寓|老人院|护理院|日间|托老所|养老机构|院舍|床位|空床|参观|养老中心"
)
_SEEKS = re.compile("想|找|介绍|推荐|帮[^,]{0,3}看|打听|联系")
_CLAIMS = re.compile("领(?!导)|享受|申请|资格|符合|够|补贴|津贴|服务券|政策")
_PERSON = re.compile("人工|真人|转|工作人员|领导|客服|值班|[找叫请换要]个?人")


def _wants_person(plain: str, sure: float) -> bool:
    """Whether a person is asked for; in 叫你老细加佢人工 the word is another one."""
    named = _PERSON.search(without_other_words(plain)) is not None
    return named or (sure >= _SURE and _PERSON.search(plain) is None)


_BORNE_OUT: dict[str, Callable[[str, float], bool]] = {
    "talk_to_human": lambda plain, sure: (
        _wants_person(plain, sure) and not (about_staff(plain) or passes_on(plain))
    ),
    "chitchat_lonely": lambda plain, _: _LONELY.search(plain) is not None,
    "complain": lambda plain, sure: sure >= _SURE or _COMPLAINS.search(plain) is not None,
    "pay_service_fee": lambda plain, _: bool(
        _PAYS.search(plain) and not (_CHARGED.search(plain) or asks_what_it_costs(plain))
    ),
    "ask_institution": lambda plain, _: bool(
        _HOMES.search(plain) and (asks(plain) or _SEEKS.search(plain))
    ),
    "health_record": lambda plain, _: re.search("档案|病历|病史", plain) is not None,
    "eligibility_check": lambda plain, _: asks(plain) or _CLAIMS.search(plain) is not None,
    "volunteer_signup": lambda plain, _: bool(
        speaks_of_joining(plain) or re.search("志愿|义工|帮[^,]{0,4}老人|出[份点]力", plain)
    ),
    "caregiver_training_signup": lambda plain, _: bool(
        speaks_of_joining(plain) or re.search("培训|课|班|学", plain)
    ),
}
"""What a text must say for an intent to begin something else; intents not named here stand."""
