"""Whether a turn takes the number that calls for the one to be reached at, in whatever words.

A few ways of saying so are known as they are written; for all others the network is asked, of each
clause that points at a telephone: 电话就记我打过来这个, 就系依家打紧呢个号.
"""

from __future__ import annotations

import re

from care.booking_told import DOUBTED, SURELY, weigh


def this_number_in(text: str) -> bool:
    """Tell whether a normalised text names the number that calls as the one to be reached at."""
    return any(map(_takes, _CLAUSES.findall(_HOTLINE.sub("", text))))


def reached_at_this(text: str) -> bool:
    """Tell whether a normalised text wants to be reached at the number that calls, unasked.

    有消息发我这个号码, 回电打我现在这个; not 别打我这个, 他叫我打这个号码.
    """
    return any(
        (_REACHES.search(clause) or this_number_in(clause)) and not _OF_ANOTHER.search(clause)
        for clause in _CLAUSES.findall(text)
    )


def _takes(clause: str) -> bool:
    """Whether a clause would be a yes, had the calling number been offered."""
    known = _THIS_NUMBER.search(clause) is not None
    other = _OTHER.search(clause) is not None
    if _WILL_NOT_DO.search(clause) or not (known or (_POINTS.search(clause) and not other)):
        return False
    reading = weigh(clause, "phone", offered=True).reading
    if reading is None:
        return known
    # 我打这个电话打了好多次 has the words, and means another thing
    doubted = other and (reading.acts["deny"] >= SURELY or reading.acts["affirm"] < DOUBTED)
    return not doubted if known else reading.acts["affirm"] >= SURELY


_CLAUSES = re.compile("[^,，。;；!！?？ \\n]+")
_POINTS = re.compile(
    "(?:电话|手机|号|打).*(?:这|那|打[过进来着紧]|现在|正在|显示)|(?:这|那|现在|来电|显示|打[过进来着紧]).*(?:电话|手机|号|打)"
)
"""A clause that is worth reading: it speaks of a telephone, and of this one."""
_OTHER = re.compile(
    "不|没|莫|别(?!的)|未|换|改|错|前|后|几|什么|吗|谁|骗|好多|[0-9]{3}"
    "|[他她佢]|邻居|隔壁|人家|别人|儿|女|孙|老[伴公婆]|[爸妈爷奶婆公嫲崽仔媳哥姐弟妹叔姨婶伯]"
)
"""What makes it another number, a number that will not do, or talk about calling."""
_WILL_NOT_DO = re.compile("借|停机?了|要停|欠费|打不通|坏了|过期|注销")
_THIS_NUMBER = re.compile(
    "用我?(?:这个|现在)打来?的|(?:就|用|打|留)?(?:是)?(?:这个|打来的|现在这个|本机|来电)(?:手机|电话)?(?:号码?|的号|这个号|电话)|就用?这个号?$|(?:打|用|留|记)我?现在(?:打的|用的)?这个|我?现在打的|我?现在打那[个只]"
    "|(?:电话|号码)(?:就|都|还是|还)*(?:用|打|写|留)我(?:的|那[个只])?(?=$|[,，。 吧啊])"
    "|(?:电话|手机|号码)(?:就|都|还是)*(?:用|打|写|留|记)我?(?:现在)?[打拨][过进]?来的?(?:这[个只])?(?=$|[,，。\\s吧啊])"
    "|打的这个|打来的这个|打给你们?的"
)
_REACHES = re.compile(
    "(?:打|发|回|覆|复|通知|联系|联络|告诉|寄|留|记)(?:一?[条个封])?(?:短信|信息|微信|电话|消息|信|话)?"
    "(?:给|到|返|去|来|在)*(?:我|厓|捱|佢)?(?:的|现在|打的|打来的|用的|呢|就|是)*"
    "(?:[这呢]个|本机|这只|这部)(?:现在)?(?:的|打的|打来的)?(?:号码?|电话|手机|(?=$|就|吧|啊|啦|也|得|行|可以))"
    "|(?:告诉|通知|联系|回|覆)我?(?:就|都)?[是系用打](?:[这呢]个|本机)(?:号码?|电话|手机|$)"
)
_OF_ANOTHER = re.compile(
    "不|没|莫|别|未|冇|吗|谁|哪|什么|多少|[?？]|骗|有人|有个|人家|别人|陌生|自称|借|停机|坏了|欠|刚才|刚刚|昨天|前天"
    "|[叫喊让教劝催]我|你给我|[他她佢]|邻居|隔壁|儿|女|孙|老[伴公婆]|你们(?:的|这)|几|次|找(?!我)"
)
"""Whose clause tells of another number, of a call there was, or asks, is to be reached at none."""
_HOTLINE = re.compile("(?:[说讲话叫]|知道|听说|喊我|教我)[^,，。]{0,4}打这个(?:电话|号码)?")
"""黄婆话打呢个电话有人嚟: the number of the hotline, not the caller's."""
