"""What is asked of a visit that stands booked: if it comes in the rain, what to have ready."""

from __future__ import annotations

import re

from care.booking_answers import asks_who_goes
from care.extractors import times
from care.text import normalise

_RAINS = "(?:下|落|打|刮|翻|发|来|有)[^,，。 ]{0,3}(?:雨|雪|台风|大风|冰雹|洪水|大水)"
_IF = re.compile(
    f"要是|如果|万一|假如|假使|若是|倘若|[碰遇撞赶]到?[上着到]|的话|到时|那(?:一)?[天日]|{_RAINS}"
)
_HINDERED = re.compile(
    f"{_RAINS}|[大暴]雨|台风|涨水|水浸|发大水|天气(?:不好|差)"
    "|停电|停水|塞车|堵车|封路|过节|放假|路(?:滑|断|不通)"
    "|(?:师傅|护士|护工|阿姨|你们|人家|那个人)[^,，。 ]{0,4}"
    "(?:有事|没空|不得闲|病|来不了|请假|不来)"
    "|(?:我|我们|家里|屋里|老人|[我他她][妈爸])[^,，。 ]{0,4}"
    "(?:没人|不在|有事|出门|临时|住院|去医院)"
)
_COMES = "来|送|上门|到|做|修|搞|算数|作数"
_WHETHER = re.compile(
    "(?P<verb>来|送|上门|做|修|到|搞|算|作|会|改|能)(?:不|没)(?P=verb)"
    f"|(?:还|会|照|都|也|是|能)[^,，。 ]{{0,5}}(?:{_COMES})[^,，。 ]{{0,4}}(?:吗|么|不$|没|[?？])"
    "|怎么(?:办|算|搞|弄)|怎样"
    "|(?:可不可以|可以|能|得不得|要不要|用不用)[^,，。 ]{0,8}(?:改|换|推|取消|延|重新|再约)"
    "|(?:吗|么)[啊呀]?$|[?？]$"
)
_NEW_TIME = re.compile(
    "(?:改|换|推|挪|提前|延)(?:到|成|在|去)?[^,，。 ]{0,3}"
    "(?:[0-9一二三四五六七八九十]+[号日点]|明|后天|大后|周|星期|礼拜|下午|上午|早上|晚上)"
)


def wonders_if_hindered(text: str) -> bool:
    """Tell whether a text asks what becomes of a booking in bad weather or the like.

    It changes nothing: 那天落雨就改到后天 does, and is none.
    """
    plain = normalise(text).text
    asked = _IF.search(plain) and _HINDERED.search(plain) and _WHETHER.search(plain)
    return bool(asked) and _NEW_TIME.search(plain) is None


_WHO_COMES = "(?:师傅|阿姨|护士|护工|工人|来的人|他们?|她们?|你们|人家)"
_WHO_IS_COME_TO = "(?:我们?|自己|家里|屋里|老人家?)"
_READY = "(?:先|自己|提前)*(?:买|准备|备|带|出|拿|找|[包管煮留做][饭餐])"
_IS_IT_ON_US = re.compile(
    f"(?:要不要|用不用|需不需要|使不使|是不是要|要)[^,，。 ]{{0,2}}{_WHO_IS_COME_TO}"
    f"[^,，。 ]{{0,3}}{_READY}"
    f"|(?:还是|定是){_WHO_IS_COME_TO}[^,，。 ]{{0,4}}{_READY}"
    # 药膏纱布要不要先买好
    f"|(?:要不要|用不用|需不需要|使不使)(?:先|自己|提前)+(?:买|准备|备|带|拿|找)"
    f"|{_WHO_COMES}[^,，。 ]{{0,8}}(?:自己|会不会|自带|是不是|包)[^,，。 ]{{0,3}}带"
)
_QUESTION = re.compile(
    "要不要|用不用|需不需要|使不使|是不是|会不会|还是|定是|[吗么][啊呀]?$|[?？]|不$"
)


def asks_what_to_have_ready(text: str) -> bool:
    """Tell whether a text asks who brings what: 要不要我自己先买好水龙头, 师傅自己带工具吗.

    叫师傅带梯子 asks nothing: it is for whoever comes.
    """
    plain = normalise(text).text
    return bool(_IS_IT_ON_US.search(plain)) and bool(_QUESTION.search(plain))


_OF_THE_DAY = re.compile(
    "(?:来|上门|到|做|抽血|量|打针|换药|检查)[^,，。 ]{0,3}(?:之?前|的?时候?)"
    "|那[天日]|当[天日]|到时|提前|事先|头[一天]天"
)
_TO_DO = re.compile(
    "空腹|饿|禁食|忌口|[吃喝](?:早|饭|药|东西|水|得)|准备|备|搬|挪|腾|收拾|留(?:人|门)|穿|脱|停药|洗澡|憋尿|带(?!我)"
)
_ASKS_TO_DO = re.compile(
    "(?:要不要|用不用|需不需要|使不使|是不是要|能不能|可不可以|得不得|该不该|要|能|可以)"
    f"[^,，。;； ]{{0,8}}(?:{_TO_DO.pattern})"
    f"|(?:{_TO_DO.pattern})[^,，。;； ]{{0,3}}(?:什么|哪些|啥|咩)"
)
_OF_HELPER = re.compile(
    f"{_WHO_COMES}[^,，。;； ]{{0,6}}"
    "(?:(?P<verb>带|会|有|懂|戴|是|收|怕|吃)(?:不|没)(?P=verb)|是[男女]的?还是)"
    f"|{_WHO_COMES}[^,，。;； ]{{0,4}}(?:会|带|有|懂|戴|是)"
    "[^,，。;； ]{1,8}(?:吗|么|不|没有)[啊呀的]?[?？]?$"
)


def asks_what_to_do_before(text: str) -> bool:
    """Tell whether a text asks what to do, or what to know, before somebody comes: 要不要空腹.

    叫护士带手套 wishes, and 护士几点来 asks for what is booked.
    """
    plain = normalise(text).text
    if _ELSEWHERE.search(plain):
        return False
    to_do = _ASKS_TO_DO.search(plain) and (_OF_THE_DAY.search(plain) or _READIES.search(plain))
    return bool(_QUESTION.search(plain) or _WHAT.search(plain)) and bool(
        to_do or _OF_HELPER.search(plain)
    )


_ELSEWHERE = re.compile("材料|证件|申请|手续|身份证|户口|报名|政策|文件")
_READIES = re.compile("空腹|饿肚|禁食|准备|停药|憋尿|忌口")
_WHAT = re.compile(
    "什么|哪些|啥|咩|[带会有懂戴是][不没][带会有懂戴是]|能不能|可不可以|得不得|该不该"
)


_WHAT_THEY_DO = re.compile(
    # 来的人是出方案，还是只量尺寸
    f"{_WHO_COMES}[^。;；!！?？ ]{{0,6}}(?:是|要|会|先|光|只)[^。;；!！?？]{{1,14}}"
    "还是(?:先|只|光|就|要|会|连|一起)*[\u4e00-\u9fff]{2}"
    f"|{_WHO_COMES}[^,，。;；!！?？ ]{{0,6}}"
    "(?:(?:做|搞|弄|看|量|待|坐)(?:些|点|得|到)?(?:什么|啥|咩|哪些|多久|几久|多长)|(?:要|得)?(?:多久|多长时间|几个?(?:钟头?|小时))"
    "|(?:来|有|派)(?:几|多少)个?人?)"
    "|(?:上门|来)(?:一次|一趟|一回)?(?:要|得|会)?(?:多久|多长时间|几久|半天够不够|做(?:些|点)?什么)"
)


def asks_what_they_do(text: str) -> bool:
    """Tell whether a text asks what whoever comes will do, how long, how many: 是量尺寸还是出方案.

    上午来还是下午来 asks for what is booked.
    """
    plain = normalise(text).text
    return bool(_WHAT_THEY_DO.search(plain)) and not (
        times.find(plain) or _WHEN_OR_WHERE.search(plain) or _ELSEWHERE.search(plain)
    )


_WHEN_OR_WHERE = re.compile("几点|几时|什么时候|哪天|[上下中]午|晚上|早上|电话|打给|多少钱|收费")


def asks_of_visit(text: str) -> bool:
    """Tell whether a text asks what only whoever is sent can say."""
    plain = normalise(text).text
    hindered = wonders_if_hindered(text) or asks_what_to_have_ready(text)
    before = asks_what_to_do_before(text) or asks_what_they_do(text)
    return hindered or before or asks_who_goes(plain)
