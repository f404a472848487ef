"""A service that is plainly wished for opens its booking, though the classifier saw less in it."""

from __future__ import annotations

import re
from typing import Any

from care.booking_changes import clauses_in
from care.booking_edits import adds_note, gives_up_whole, wants_back
from care.booking_moves import moved_by
from care.booking_services import service_called, service_in
from care.booking_wishes import application_in, applies, asks_whether
from care.desk_gate import UnderWay
from care.extractors import faults, phones, times
from care.lonely import company_for_another, company_for_self, company_on_the_way
from care.shopping_orders import orders_goods
from care.text import normalise
from care.wished_amid import ordered_amid, ordered_plainly

_INTENTS = {
    "家政": "book_housekeeping",
    "维修": "book_housekeeping",
    "上门护理": "book_nursing_visit",
    "健康咨询": "book_health_consult",
    "物品代购": "book_errand",
    "助餐": "book_meal",
}
OTHER = "book_housekeeping"
"""Opens the form for services without an intent of their own: their words name them there."""

_WEAK = frozenset({"out_of_scope", "nlu_fallback", "inform"})
_LOOSE = frozenset({"chitchat_lonely", "eligibility_check", "ask_policy", "ask_institution"})
_GRUMBLES = frozenset({"complain", "nlu_fallback", "out_of_scope", "chitchat_lonely"})
_OF_COMPANY = frozenset({"chitchat_lonely", "volunteer_signup", "out_of_scope", "nlu_fallback"})
"""What a wish to have somebody sent to keep another company is taken for."""
_UNPLACED = frozenset({"out_of_scope", "nlu_fallback", "volunteer_signup"})
_OF_GOODS = _WEAK | _LOOSE | {"greet", "affirm", "repeat", "health_record", "volunteer_signup"}
"""What a list of things that no word of shopping names is taken for."""
_STANDS = frozenset(
    {"emergency", "complain", "change_booking", "cancel_booking", "talk_to_human", "goodbye"}
)
"""Intents that stand, whoever is to go along."""
_WISH = re.compile(
    "想(?:要|请|找|约|订|叫|借|租|申请|给|在|让|预约)|要(?:请|找|约|订|叫|申请|预约|个)|帮(?:我|忙)?.{0,12}(?:约|订|找|叫|请|申请|买|修)|[找请叫喊]个?人"
    "|来帮|有人可以|来(?:打扫|修|送|换|擦|看看|家|一下)|预约|安排|上门|派人?|申请|需要|能不能(?:派|来|帮|安排)|麻烦|给我(?:送|买|修|订)|陪我?.{0,3}去|装个?|订"
)
_QUESTION = re.compile(
    "查一?[下查]|之前订|上次|取消|改一?下|改[到成期]|条件|多少|标准|规定|政策|什么是|怎么(?:申请|办|弄|收费|回事)|怎样|谁负责|哪些|有没有(?:补|规|政|标|要)|几时|能领|补贴|津贴|资格|验收|要求|为什么|给不给|可不可以享受"
)
_HOW_TO_APPLY = re.compile("(?:怎么|怎样|如何)(?:去|来)?(?:申请|办理?|弄|装)")
_TELLS = re.compile(
    "服务[:：]|[0-9一二三四五六七八九十]点|明天|后天|今天|上午|下午|星期|[0-9]号|地址|路[0-9]"
)


_SOMEBODY = re.compile("[找请叫喊]个?人|[约订派]|安排")


def policy_question(text: str, guess: dict[str, Any]) -> bool:
    """Tell whether a guess to book, or none, is a question about an application: answered first."""
    heard = normalise(text).text
    name = str(guess.get("name"))
    loose = name.startswith("book_") or name == "nlu_fallback"
    return loose and application_in(heard) is not None and asks_whether(heard)


def booking_wish(text: str, guess: dict[str, Any]) -> str | None:
    """Return the booking intent that the words ask for, or None where the guess stands.

    A firm guess of another kind is left alone; a question about a service is no wish for one.
    """
    intent, confidence = str(guess.get("name")), float(guess.get("confidence") or 0.0)
    if intent in _GRUMBLES and broken_at_home(normalise(text).text):
        return OTHER
    if intent in _OF_COMPANY and company_for_another(text) and not _QUESTION.search(text):
        return OTHER
    if intent in _UNPLACED and company_for_self(text) and not _QUESTION.search(text):
        return OTHER  # 想搵个义工嚟陪我坐下: told to us as lonely talk, the desk books it
    if intent not in _STANDS and company_on_the_way(text):
        return OTHER
    if intent in _OF_GOODS and orders_goods(text):
        return "book_errand"
    if intent not in _WEAK and intent not in _LOOSE:
        return None
    heard = normalise(text).text
    named = service_in(heard)
    service = service_called(named[0]) if named else None
    applied = service is not None and service.ends == "consultation" and applies(heard)
    # 我想装一个 怎么申请啊: to be taken down is how
    asked = _HOW_TO_APPLY.sub("", heard) if applied else heard
    if named is None or _QUESTION.search(asked):
        return None
    if service is None or (service.ends == "consultation" and asks_whether(heard)):
        return None
    wish = bool(_WISH.search(heard))
    if intent in _LOOSE:
        # a wish to apply is often taken for a question of entitlement
        company = named[0] == "陪伴" and _SOMEBODY.search(heard) is not None
        if intent == "chitchat_lonely":
            return _INTENTS.get(named[0], OTHER) if wish and company else None
        ends_so = service.ends == "consultation" or company
        if not (wish and ends_so and (confidence < 0.97 or applied or _TELLS.search(heard))):
            return None
    elif not wish and not (_TELLS.search(heard) or phones.chosen(heard)):
        return None
    return _INTENTS.get(named[0], OTHER)


def order_amid(text: str, guess: dict[str, Any], enquiry: UnderWay | None) -> str | None:
    """Return the booking intent of a service that a turn orders amid a call, whatever its guess.

    `enquiry` is what is under way: in a complaint a service is mostly what went wrong, and an order
    has to say that it is one.
    """
    name = str(guess.get("name"))
    if name in _NO_ORDER or (name in _TAKES_WHOLE and float(guess["confidence"] or 0) >= _FIRM):
        return None
    about = enquiry is not None and enquiry.request in _ABOUT_SERVICES
    service = ordered_plainly(text) if about else ordered_amid(text)
    if service is None:
        return None
    # a guess that books something stays what it is: the form reads which service is meant
    return name if name.startswith("book_") else _INTENTS.get(service, OTHER)


_NO_ORDER = frozenset({"emergency", "complain", "change_booking", "cancel_booking", "goodbye"})
_TAKES_WHOLE = frozenset({"talk_to_human", "pay_service_fee", "health_record", "volunteer_signup"})
"""What a turn is about as a whole where the guess is firm, services named in it or not."""
_FIRM = 0.6
_ABOUT_SERVICES = frozenset({"complain", "praise", "fee", "institution", "neighbour"})

_AT_HOME = re.compile(
    "我家|家里|屋里|我(?:妈|爸|奶奶|爷爷|外婆|外公)家|厨房|厕所|卫生间|楼梯|房间|客厅|阳台"
)
_ABOUT_US = re.compile(
    "投诉|举报|反映|意见|态度|收费|乱收|骗|赔|不管|不负责|说法|你们|师傅|上门的"
    "|养老院|敬老院|社区|物业|路灯|修[了完好过]"
)
_AT_ONCE = 6
"""A fault told within so many signs of the beginning is what the call is about."""
_ALONE = re.compile(
    "一个人|孤|寂寞|没有?人(?:陪|理|说|聊|来)|冷清|静得|闷|走了|不在了|去世"
    "|想(?:他|她|儿|女|孙)|怎么|[?？]"
)
_TALKS = re.compile(
    "(?:想|要)?(?:听|找|有|跟|同|和)(?:一?个)?人[^,，。修来]{0,3}(?:讲|说|聊|倾)[^,，。 ]{0,3}"
)
_CHANGE = re.compile("[改换挪推]到|[改换]成|改[做为在]|提前到|推迟到")
_NO_ANSWER = frozenset({"affirm", "deny", "inform", "out_of_scope", "nlu_fallback"})


def broken_at_home(text: str) -> bool:
    """Tell whether a normalised text grumbles about a thing at home that is broken.

    我家楼梯间个灯又烧了，气死我了 is to be mended; 你们修的灯又坏了 is about us.
    """
    named = service_in(text)
    offer = service_called(named[0]) if named and named[0] == "维修" else None
    if offer is None or _ABOUT_US.search(text):
        return False
    if _TALKS.search(text) and not _WISH.search(_TALKS.sub("", text)):
        return False  # 电视机坏了，屋里静得很，想听个人讲讲话: that is what the call is about
    fault = faults.find(text)
    # 电视没声音了 画面有 …: what one calls about is said first, and that they are lonely is not
    first = fault is not None and fault.start <= _AT_ONCE and not _ALONE.search(text)
    broken = offer.task is not None and offer.task.search(text) is not None
    return first or (broken and _AT_HOME.search(text) is not None)


def cancel_wish(text: str, guess: dict[str, Any]) -> bool:
    """Tell whether a turn right after a booking gives it up: 算了不修了 is no bare no."""
    if guess.get("name") not in _NO_ANSWER:
        return False
    clauses = clauses_in(normalise(text).text)
    return any(gives_up_whole(clause) and service_in(clause) for clause in clauses)


def change_wish(text: str, guess: dict[str, Any]) -> bool:
    """Tell whether a turn right after a booking moves it, adds a note to it or wants it back.

    哦对了，要改成四点半 is no yes, 叫师傅带梯子 no small talk, 仲系要 no no.

    Only beside a booking just made: elsewhere nothing tells what is to be changed.
    """
    if guess.get("name") not in _NO_ANSWER:
        return False
    if adds_note(text) or wants_back(text):
        return True
    heard = normalise(text)
    if moved_by(heard.text) is not None:
        return True
    return _CHANGE.search(heard.text) is not None and bool(times.find(heard))
