"""What callers say of bookings beside booking: is it really done, some other time, a health worry.

Pure: the actions bring the records.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from care.booking_answers import asks, asks_price
from care.booking_changes import clauses_in, reference_in
from care.booking_moves import moved_by
from care.booking_services import service_in
from care.booking_wishes import orders
from care.booking_words import joined, lookup, spoken_when
from care.desk_letting_go import agrees
from care.extractors import times
from care.messages import Message
from care.records import Booking
from care.text import normalise


def orders_now(text: str) -> bool:
    """Tell whether a text orders what turned out never to have been ordered: 那我现在订一份."""
    return _NOW.search(normalise(text).text) is not None


def wants_reassurance(text: str) -> bool:
    """Tell whether a text only asks if what was done is done: 真的取消了哈, 不会又白跑一趟吧."""
    plain = normalise(text).text
    return bool(_REALLY.search(plain)) and not (_NEW_WISH.search(plain) or _ALL_OFF.search(plain))


def asks_of_fine(text: str) -> bool:
    """Tell whether a text asks if anything is to be paid for calling off: 没罚我钱吧, 要赔钱不."""
    plain = normalise(text).text
    return bool(_FINED.search(plain)) and not _ALLOWANCE.search(plain)


def stands_by(text: str) -> bool:
    """Tell whether a text only says that all that was booked is wanted: 两样都要, 对，都对."""
    plain = re.sub(r"[\W_]+", "", normalise(text).text)
    return _STANDS_BY.fullmatch(plain) is not None


def some_other_time(text: str) -> bool:
    """Tell whether a text puts a booking off to a time that it leaves open: 等她回来再约."""
    plain = normalise(text).text
    return bool(_LATER.search(plain)) and not _NEW_WISH.search(plain)


def books_later(text: str) -> bool:
    """Tell whether a text leaves the booking for another day, whatever it asks: 今日先不订."""
    plain = normalise(text).text
    put_off = _LATER.search(plain) or _NOT_NOW.search(plain) or _NOT_YET.search(plain)
    return bool(put_off) and not _NEW_WISH.search(plain)


def put_off(text: str, service: str | None = None, language: str = "cmn") -> Message:
    """Leave in peace who books later; whether there is a service like that is answered."""
    named = service_in(normalise(text).text)
    service = named[0] if named else service
    if service is not None and asks_whether_there_is(text):
        return lookup("there_is_later", language, service=service)
    return lookup("some_other_time", language)


def not_now(text: str) -> bool:
    """Tell whether a text books nothing for now, from who has booked nothing: 今日唔使约."""
    plain = normalise(text).text
    return bool(_NOT_NOW.search(plain)) and not (_NEW_WISH.search(plain) or asks(plain))


def asks_after(text: str) -> bool:
    """Tell whether a text asks after somebody who was sent for earlier: 前几天叫人来修，人呢.

    It orders nothing, whatever service it names; 昨天叫的师傅修好了，今天想约打扫 is no such text.
    """
    said = clauses_in(normalise(text).text)
    sent_for = any(_SENT_FOR.search(clause) for clause in said)
    waits = any(_NOBODY_CAME.search(clause) for clause in said)
    anew = any(orders(clause) and not _SENT_FOR.search(clause) for clause in said)
    return sent_for and waits and not anew


def only_wonders(text: str) -> bool:
    """Tell whether a text asks what there is, just to know: 平时中午有人送饭吗，就了解一下."""
    plain = normalise(text).text
    if books_later(text):
        # 预约就按这个来。下次换药我再上来约: what stands is agreed to, what comes later is put off
        now = (c for c in clauses_in(plain) if not (_LATER.search(c) or agrees(c)))
        return asks_whether_there_is(text) or not any(orders(clause) for clause in now)
    if asks_what_it_covers(plain):
        return True
    wonders = _JUST_TO_KNOW.search(plain) or _AS_A_RULE.search(plain)
    return bool(wonders) and asks(plain) and not (asks_price(plain) or orders(plain))


def asks_what_it_covers(plain: str) -> bool:
    """Tell whether a normalised text asks what a voucher or allowance is good for.

    服务券能请人上门擦身吗 names a service and orders none; 我有服务券，帮我约人擦身 does.
    """
    asking = [clause for clause in clauses_in(plain) if asks(clause) or _WHETHER.search(clause)]
    covers = any(_COVERS.search(clause) for clause in asking)
    return covers and not any(_ORDERS.search(c) for c in clauses_in(plain) if c not in asking)


def asks_whether_there_is(text: str) -> bool:
    """Tell whether a text asks if a service is to be had at all: 有人送饭吗, 能不能上门剪头发."""
    return bool(_IS_THERE.search(normalise(text).text))


def about_a_booking(text: str) -> bool:
    """Tell whether a text has any word about a booking, without which none is looked for."""
    plain = normalise(text).text
    return bool(_BOOKING.search(plain) or service_in(plain) or reference_in(plain))


def begins(text: str) -> bool:
    """Tell whether a text wishes somebody to come at a time, and speaks of no booking there is.

    礼拜六上午十点半来，莫迟到, from who has booked nothing yet.
    """
    plain = normalise(text).text
    if moved_by(plain) is not None or _MOVED.search(plain) or reference_in(plain):
        return False
    # 上次那个师傅十二点才到, beside the wish, is a story
    wishes = (c for c in clauses_in(plain) if _COMES.search(c) and not _ANOTHER.search(c))
    return any(times.find(clause) for clause in wishes)


def orders_first(text: str) -> bool:
    """Tell whether a text orders a service, and speaks of no booking there is.

    帮奶奶约个打扫，周六我们不在家，下周一吧 was taken for a cancellation.
    """
    plain = normalise(text).text
    of_another = _MOVED.search(plain) or _ANOTHER.search(plain) or reference_in(plain)
    return bool(not of_another and service_in(plain) and _ORDERS.search(plain))


def about_another(text: str) -> bool:
    """Tell whether a normalised text is about a booking that stands already: 上次那个, 查一下."""
    return bool(_ANOTHER.search(text))


def asks_of_several(text: str) -> bool:
    """Tell whether a normalised text asks about all bookings: 两单各是几点, 都订了哪些."""
    return bool(_SEVERAL.search(text))


def asks_health(text: str) -> bool:
    """Tell whether a text asks about health and nowhere wishes for somebody to be booked."""
    return not _WISHES_CONSULT.search(normalise(text).text)


def reassurance(bookings: Sequence[Booking], language: str = "cmn") -> Message:
    """Say how each booking of this call stands: the last one, or all where there are several."""
    if len(bookings) > 1:
        told = [
            lookup(f"stands_{b.status}", language, service=b.service, when=_when(b))
            for b in bookings
        ]
        return joined([lookup("surely", language), *told])
    last = bookings[-1]
    return lookup(
        f"sure_{last.status}",
        language,
        service=last.service,
        when=_when(last),
        reference=last.reference,
    )


def _when(booking: Booking) -> str:
    return spoken_when(booking.date, booking.time)


_DONE = "(?:预约|登记|订|定|约|取消|改|记|报|办|退|搞)(?:上|好|成|到|妥|定|下|落|清楚)?"
_END = "(?:[吧吗哈啊呀嘛?？]|没有?|不(?=[,，。?？]|$)|未)"
_STANDS_BY = re.compile(
    "(?:对|是|系|嗯|好|行|没错|就|那|我)*(?:[两二三]|这几?|几)(?:样|单|个|份|件|次|项)(?:东西|服务)?"
    "(?:我|全|就|也)*都(?:是|系)?(?:要|对|没错|订|得|可以|好|办|留)(?:的|了|啦|喇|啊|吧|好|着)*"
)
_MOMENT = (
    "(?=[^,，。;；!！?？\\s]{0,14}(?:[0-9一二三四五六七八九十]+(?:[号日点]|月)|星期|礼拜|周[一二三四五六日末]|[明后]天|大后天))"
    "[^,，。;；!！?？\\s]{1,14}?"
)
"""A day or an hour said within one clause: 是4月6号吧."""
_NOW = re.compile(
    "(?:现在|这下|今下|重新|干脆)(?:就|再|帮我|给我|替我|同我)*预?[订约](?!了|过|的|好没|的是|单号?)"
    "|重新(?:帮我|给我|替我|同我)?(?:预?[订约]过(?!了)|[叫请])"
)
_REALLY = re.compile(
    f"(?:真的?|确实|是不是|到底|都)[是]?(?:都|已经|帮我|给我|替我)*{_DONE}[了喇啦]*(?:{_END}|$)"
    f"|(?:确定|肯定)(?:都|已经|帮我|给我|替我)*{_DONE}[了喇啦]+{_END}"
    f"|(?:有没有|是不是|得了没有?)(?:真的|都|已经|帮我)*{_DONE}"
    "|(?<!帮我)(?<!给我)(?<!替我)(?<!要)(?:订|定|约|取消|改|记|登记)(?:上|好|成|了)+(?:吧|没有?|未|哈)"
    "|(?:取消|预约|订|约|改)成功了?(?:吧|没有?|吗|未|哈)"
    "|不会(?!.{0,6}(?:用|弄|讲普通话|写))[^,，。]{0,8}"
    "(?:还有人[上来]|白跑|跑空|白等|落空|漏|忘|搞错|弄错|又来|没人来|不来|来错|作数)"
    "|(?:只有|净系|就)[^,，。]{0,8}一[单个][^,，。]{0,2}(?:吧|吗|对吧|[?？])"
    f"|(?:^|[,，。;；!！?？\\s])(?:那|就|还|咁|应该)*(?:是|约的?是?|订的?是?)(?:在|的)?{_MOMENT}(?:来|到|送|上门|那[天日]|的)*"
    "(?:[,，]?(?:对|是|没错)(?:吧|吗|不对|不是)|吧|没错吧|哈|吗|冇错吧)"
    "|真的?是?(?:得|行|可以|好|成|妥)[了喇啦]"
    "|(?:作数|算数)[的]?(?:吧|吗|哈|[?？])"
)
_NEW_WISH = re.compile(
    "改(?:到|成|为|做)|换成|换到|另外|再(?:订|约|要|帮|加)(?:一|两|个|份|我)|(?<!真)帮我[订约](?!好|上|了|成|到)"
)
_ALL_OFF = re.compile("都(?:帮我|给我|替我)*(?:取消|退|撤)掉?(?:吧|啦|喇|$)")
"""两个都取消吧 is to be done, 都取消了吧 is a doubt."""
_PENALTY = "(?:罚|扣|赔|倒贴|违约金?|手续费|押金)"
_FINED = re.compile(
    f"(?:没|不|冇|无|会|要|唔|有|是不是)[^,，。;； ]{{0,6}}{_PENALTY}[^,，。;； ]{{0,6}}"
    f"(?:吧|吗|么|嘛|不|没有?|[?？]|$)|{_PENALTY}(?:不|唔){_PENALTY}"
    f"|{_PENALTY}[^,，。;； ]{{0,4}}(?:吧|吗|么|不|没有?|[?？])"
    "|(?:取消|退|改)[掉了期]*[^,，。;； ]{0,6}(?:要|收|用|扣)(?:不(?:要|收|用|扣)|唔[要使收])?"
    "[^,，。;； ]{0,4}[钱费款][^,，。;； ]{0,3}(?:吧|吗|么|不|没有?|[?？]|$)"
)
_ALLOWANCE = re.compile("津贴|补贴|补助|低保|养老金|机构|养老院|政策|文件|骗|转账|账户")
_LATER = re.compile(
    "(?:等|以后|过后|之后|下次|下回|迟[点些]|改天|改日|过几[天日]|过[两一][天日]|过一?(?:阵|排|段)|第[二日]日|下个(?:月|星期|礼拜)|想好|商量好|到时|到那时|回头)[^。;；!！?？]{0,14}?再"
    "(?:来|上来|上网|上线|进来|过来|打|打来|打过来|打进来|在这里|跟你们?|同你们?|找你们?)*(?:预?约|订|定|讲|说|办|打|打电话|联系|看)"
)
_NOT_NOW = re.compile(
    "(?:今[天日次]|这[次回阵]|现在|暂时|眼下)(?:我|就|都|还|先|也)*(?:不用|不要|不使|不|未)(?:急着)?(?:预?约|订|办)"
)
_NOT_YET = re.compile(
    "(?:先|暂时|暂|今[天日次]|现在|眼下|还)(?:我|就|都|还|先|也)*(?:不|未|唔)(?:用|要|使|急着|打算|准备)?"
    "(?:预?约|订|定)(?!好|到|下来|的是|是)(?:住|先|啦|了|$|[,，。;； ])"
    "|(?:不|未|唔)(?:急着|打算|准备)(?:现在|今[天日]|先)?(?:预?约|订)"
)
_SENT_FOR = re.compile(
    "(?:前[几两天日]+|[昨前]晚?[天日]?|上(?:个|次|回|周|星期|礼拜|月)|那天|早[几两]?[天日]|今早|早上|早先|之前|以前|刚才|老早|早就|几天前|[1-9一两二三四五六七八九十几]+(?:天|日|个?星期|个?礼拜)前)"
    "[^,，。;；!！?？ ]{0,8}(?:叫|约|订|请|喊|报修?|登记|打电话|打来|[讲说]好)"
    "|(?:叫|约|订|请|喊|报修?|登记|[讲说]好)(?:好|过)?了(?:你们?|师傅|护士|阿姨|人|饭|餐|个|一个)[^,，。;；!！?？\\s]{0,8}(?:[天日]|星期|礼拜|钟头?|小时)"
)
_NOBODY_CAME = re.compile(
    "(?:人|师傅|护士|阿姨|饭|餐)(?:呢|在哪|去哪|去了哪|到哪)|(?:还|都|也|仍|仲)(?:没有?|未|不见)(?:见)?(?:[人师护阿][^,，。\\s]{0,3})?(?:来|到|送|修|做|搞)"
    "|(?:没有?|未|不见|没见)(?:见)?(?:一?个)?(?:人|师傅|护士|阿姨|影)(?:来|到|影|(?=[啊呀呢,，。\\s]|$))|(?:没有?|未)(?:来|到|送到?|上门)"
    "|怎么(?:还|都|到现在)*(?:没有?|未|不)(?:见)?(?:人|来|到|送)|(?:来|到|送|修|派|安排|做|搞|办|处理)(?:到|来|好|了|过|成)*(?:没有?|未|不曾)(?=[啊呀呢,，。?？\\s]|$)"
    "|几时(?:才|先)|什么时候才|等(?:到|了)[^,，。 ]{0,6}(?:脖子|颈|花|天|日|钟|小时|半天|老半天)"
)
"""Nobody has come yet: 修到没, 人呢, 师傅还没见来."""
_JUST_TO_KNOW = re.compile(
    "(?:就|只|光|净|仅)(?:是|系)?(?:想)?(?:先)?(?:来)?(?:问|了解|打听|咨询)(?:问|一?下|一?声|看看)?|(?:随便|随口|顺口)(?:问|打听|了解)"
    "|(?:没|不是)(?:有)?(?:别的|要订|要约|什么)[^,，。]{0,4}意思"
)
_IS_THERE = re.compile(
    "有没有|有人|有得|有[^,，。 ]{0,8}(?:吗|么|没有?$)|能不能|可不可以|可以[^,，。 ]{0,8}吗"
)
_AS_A_RULE = re.compile(
    "(?:平时|平日|一般|通常|日常|以后|将来)[^,，。;；]{0,8}(?:有没有|有人|有得)"
)
_BOOKING = re.compile(
    "预?约|订|取消|撤|退掉|退了|编号|单号|[那这]一?单|哪一?单|改(?:期|到|成|时间|日|个|一)|推迟|推后|提前|换(?:到|个|一)"
    "|几时来|什么时候[来到送]|几点[来到送]|[没未](?:来|到|见人|送)|不用来|不要来|别来|莫来|不来|不用送|不要了|师傅|护士|阿姨"
)
_ANOTHER = re.compile(
    "查|编号|单号|[订约](?:过|好|了|上)|之前|以前|上次|上回|原来那|另[一外]|取消|别的预约|真的"
)
_ORDERS = re.compile("[想要帮给替][^,，。]{0,6}[约订请叫找]|[约订请叫找派](?:一?[个位次份]|人)")
_BENEFIT = "(?:[服护]务?券|[那这]个?券|券|补贴|补助|津贴|优待证|长护险|护理保险)"
_COVERS = re.compile(
    f"{_BENEFIT}[^,，。]{{0,6}}?(?P<may>能不能|可不可以|得不得|行不行|[包管抵够]不[包管抵够]|[能可得包管抵够])"
    f"|(?:用|拿|凭)[那这我的个张]*{_BENEFIT}"
)
"""A benefit is what may do it, or what it is to be paid with."""
_WHETHER = re.compile("(?P<verb>[得能可行包管抵够])不(?P=verb)|么$")
_COMES = re.compile("来|送|上门|派")
_MOVED = re.compile("改|换|挪|推|提前|延|不行|不得|不要|不用|别来|莫来|[预]?约了|订了|我[订约]的")
_SEVERAL = re.compile(
    "[两二三几哪][样个单件项次桩]|[一1]共|总共|各[是自在]|分别|都(?!不|没)|全部|所有|哪些|两?边|还有(?:什么|哪|没有别)"
)
_WISHES_CONSULT = re.compile(
    "预?约|订|咨询|请(?!问)|[找问叫见](?:一?个|只|位)?.{0,4}医生|派|上门|安排|登记|打电话|讲座|顾问"
)
