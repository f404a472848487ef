"""What a turn tells of an enquiry: its details, whom it concerns, or that it is no answer."""

from __future__ import annotations

import re

from actions import desk_institutions
from actions.desk_outcome import Hearing
from care.desk import Case, Desk, asks, says_no, says_yes
from care.desk_assent import closes
from care.desk_people import worker_in
from care.extractors import conditions, phones, services
from care.requests import Wanted, wanted
from care.text import normalise
from care.told_stories import deed_in, matter_in

COMPLAINTS = frozenset({"complain", "neighbour"})
TOLD_AT_LENGTH = COMPLAINTS | {"praise"}
"""Requests whose matter is told as a story."""

_ANSWERING = frozenset({"inform", "affirm", "deny", "out_of_scope", "nlu_fallback"})
_SURELY_ELSE = 0.85
_TELLING = 4
"""A turn of so many signs may tell something beside what was asked."""

_AT_A_LOSS = re.compile("不知道|不晓得|不清楚|不记得|忘了|记不|想不起|等|找找|听不|没听|什么")
_BARE = 9
"""A complaint in fewer signs than this says that there is one, not what it is."""

_WHOM = re.compile(
    "送(?:餐|饭)(?:的|员)?|护工|护理员|护士|师傅|家政(?:阿姨)?|保洁(?:阿姨)?|阿姨|医生|社工|志愿者"
    "|养老院|敬老院|福利院|食堂|长者饭堂|热线|你们(?:热线|电话|客服)|送的?饭|饭菜|村(?:委会|干部)|社区|居委会|民政(?:局|办)?|代购|维修"
)
_CALLED = re.compile(
    "(?:叫做?|名叫|是|名字是)(?P<home>(?!什么|不|我|你|哪|这|那|在|一)[^的，。, ]{1,5}"
    "(?:苑|颐园|家园|之家|公寓|养老院|敬老院))"
    "(?=[，。, ]|$|吧|来的|在|里)"
)
_MONTH = re.compile(
    "(?P<month>(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})月|上个?月|这个月|本月|上季度|今年|去年)"
)
_SAYS_NO = 4
_RECENT = 6
"""So many turns back an illness counts for a record that is begun now."""
_TAIL = 4
"""So many of its last signs name the calling number that was offered."""
_OF_NUMBERS = re.compile("电话|手机|号|留|记得|方便|知道")
_WITH_DOCTORS = re.compile("(?:有|带|配|驻)[^，。,]{0,4}(?:医生|护士|医务室|医护|医疗)|医养")
_FEE = re.compile(
    "(?:餐|饭|伙食|护理|家政|保洁|床位|服务|水|电|水电|气|话|日托|押|维修|上门)[^，。]{0,4}费|餐卡|菜钱|饭钱|养老院的钱"
    "|(?:送饭|送餐|打扫|搞卫生|卫生|保洁|护理|洗澡|擦身|修[^，。 ]{1,3})[^，。 ]{0,4}的?(?:钱|费用)"
)


def given(heard: Hearing, request: Wanted, *, first: bool = False) -> tuple[str, ...]:
    """Return which open details a turn gives; name, phone and county speak for themselves."""
    plain = heard.text.strip(" ，。！？")
    found = {
        "what": first and len(plain) >= _BARE,
        "fee": first and _fee(plain) is not None,
        "whom": concerned(heard, None, request) is not None,
        "cared_for": heard.telling.told.beneficiary is not None,
        "health_note": bool(heard.telling.told.conditions),
    }
    return tuple(slot for slot in request.ask if found.get(slot))


def illnesses_told(heard: Hearing) -> tuple[str, ...]:
    """Return the turns before this one in which illnesses were told, not asked about."""
    said = ((text, normalise(text)) for text in heard.earlier[-_RECENT:])
    return tuple(text for text, plain in said if conditions.find(plain) and not asks(text))


def has(desk: Desk, slot: str) -> bool:
    """Whether the desk knows a detail from before."""
    if slot == "cared_for":
        return desk.told.beneficiary is not None
    return slot in ("name", "phone", "county") and getattr(desk.told, slot) is not None


def concerned(heard: Hearing, desk: Desk | None, request: Wanted) -> str | None:
    """Return whom or what it concerns: the home named, the service, the fee."""
    plain = normalise(heard.text).text
    home = heard.telling.told.institution
    if home is None and request.id in ("complain", "institution"):
        home = named_home(plain)
    worker = worker_in(plain) if request.id in ("praise", "complain") else None
    if home or worker:
        # 我要表扬松鹤苑养老院的小覃: both; a complaint goes to the home that answers for its staff
        return home if request.id != "praise" and home else f"{home or ''}{worker or ''}"
    if request.id == "fee":
        return _fee(plain)
    if request.id == "institution":
        kind = desk_institutions.kind_in(plain)
        return f"{kind}（要有医生）" if _WITH_DOCTORS.search(plain) else kind
    named = services.find(plain)
    if named:
        return named[0].said
    match = _WHOM.search(plain)
    if match:
        return match.group()
    return desk.told.institution if desk and request.id in ("complain", "praise") else None


def subject(case: Case) -> str | None:
    """Return what an enquiry is kept as: whom it concerns, and of a complaint what went wrong."""
    if case.request not in TOLD_AT_LENGTH:
        return case.about
    told = deed_in(case.note) if case.request == "praise" else matter_in(case.note)
    return "，".join(part for part in (case.about, told) if part) or None


def named_home(text: str) -> str | None:
    """Return the name of a home told without its kind: 院名叫福寿苑."""
    match = _CALLED.search(text)
    return match["home"] if match else None


def called(text: str) -> str | None:
    """Return what the one asked about is called, without its kind: 北流的，叫夕阳红."""
    match = _SHORTLY.search(text)
    return match["home"] if match else None


_SHORTLY = re.compile(
    "(?<![我她他])(?:叫做?|名叫|名字[是叫])(?P<home>(?!什么|我|你)[\u4e00-\u9fff]{2,6})"
    "(?=[,，。 ]|$)"
)


def fee_named(text: str) -> str | None:
    """Return the fee as it is said back, with its month: 11月的护理服务费."""
    fee = _fee(text)
    if fee is None:
        return None
    month = _MONTH.search(text)
    named = fee.replace("的", "")
    return f"{month['month']}的{named}" if month else named


def tells_more(heard: Hearing, desk: Desk) -> bool:
    """Whether a turn tells something that was not asked for: it is neither answer nor question."""
    plain = re.sub("[ ，。！？,.!?]", "", heard.text)
    strict = desk.case is None or desk.case.request not in {"volunteer", *COMPLAINTS}
    lost = strict and heard.intent == "out_of_scope" and heard.confidence >= _SURELY_ELSE
    return len(plain) >= _TELLING and not (
        closes(heard.turn.text)
        or lost
        or _AT_A_LOSS.search(plain)
        or heard.telling.phone
        or heard.telling.this_number
        or aside(heard, desk)
    )


def has_substance(heard: Hearing) -> bool:
    """Whether the words say more than a bare answer."""
    plain = heard.telling.phone is None and not heard.telling.this_number
    return len(heard.text) > 12 and plain and not closes(heard.turn.text)


def refuses_number(heard: Hearing) -> bool:
    """Whether no number is to be had; 不是糖尿病 and 没人管 are about something else."""
    if "没有电话" in heard.text or wanted("no_call").means(heard.text):
        return True
    short = len(heard.text.strip(" ，。！,.!")) <= _SAYS_NO
    return says_no(heard.text) and (short or _OF_NUMBERS.search(heard.text) is not None)


def aside(heard: Hearing, desk: Desk) -> bool:
    """Whether the turn is a question or a wish of its own, not an answer."""
    pending = desk.pending
    if pending is None:
        return False
    own = wanted(desk.case.request).intents if desk.case else frozenset()
    return asks(heard.text) or (
        heard.confidence >= 0.7 and heard.intent not in _ANSWERING and heard.intent not in own
    )


def number(heard: Hearing, desk: Desk) -> str | None:
    """Return the number to call back: said whole, completed, or the caller's own if agreed."""
    pending, own = desk.pending, heard.own_number
    phone = heard.telling.phone
    if phone is not None and phone.complete:
        return phone.digits
    offered = pending is not None and pending.asked == "phone" and pending.caller
    if phone is not None and own and offered and own[-_TAIL:] == phone.digits:
        return None if says_no(heard.text) else own  # 1277这个可以
    if pending and pending.digits:
        whole = phones.completed(pending.digits, heard.text)
        if whole is not None or phone is not None:
            return whole
    agreed = pending and pending.asked == "phone" and pending.caller and says_yes(heard.text)
    if (
        own
        and phone is None
        and (agreed or (heard.telling.this_number and not says_no(heard.text)))
    ):
        return own
    return None


def _fee(plain: str) -> str | None:
    match = _FEE.search(plain)
    return match.group() if match else None
