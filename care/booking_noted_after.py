"""What a caller adds for whoever comes once the booking stands: 老人养了条狗，上门前请先打电话.

Right after a booking such words are for its note, whatever else they sound like.
"""

from __future__ import annotations

import re
from dataclasses import replace

from care.booking_answers import asks
from care.booking_assent import remarks, without_assent
from care.booking_changes import gives_up
from care.booking_hearing import Heard
from care.desk_letting_go import agrees
from care.extractors import phones, times
from care.text import normalise
from care.voice import at_the_door


def noted_after(text: str) -> str | None:
    """Return what a turn tells whoever comes, in the caller's words; None where it tells nothing.

    A day, a number, a question or what is given up is no note: 叫师傅明天别来了.
    """
    said = [part.strip() for part in _CLAUSES.findall(text)]
    plain = normalise(text).text
    if asks(plain) or phones.chosen(plain) is not None or _TALK.search(plain):
        return None
    if _NOT_TO_COME.search(plain):
        return None  # 不要来了，家里有狗 calls it off
    meant = [clause for clause in said if _for_comer(clause)]
    kept = [clause for clause in said if clause in meant or _beside(clause)]
    words = "，".join(kept)
    busy = any(times.find(normalise(clause).text) for clause in kept)
    return words[:_MOST] if meant and not busy else None


def with_noted(heard: Heard, text: str) -> Heard:
    """Return what was heard with that note, whole; a door that it speaks of is no new address."""
    note = noted_after(text)
    if note is None:
        return heard
    heard = replace(heard, note=note)
    if heard.changing:
        return heard
    return replace(heard, address=None, county=None, town=None, name=None, beneficiary=None)


def _for_comer(clause: str) -> bool:
    plain = normalise(clause).text
    told = _AT_HOME.search(plain) or _SOONER.fullmatch(plain) or _ARRIVING.search(plain)
    return bool(told or remarks(clause) or remarks(plain) or at_the_door(plain))


def _beside(clause: str) -> bool:
    """Whether a clause tells of the home or the work beside what is to be passed on."""
    plain = normalise(clause).text
    if agrees(plain) or not without_assent(plain).strip() or gives_up(plain):
        return False
    return len(plain) > 2 and _OF_US.search(plain) is None


_MOST = 60
_CLAUSES = re.compile("[^,，。;；!！?？、\\n ]+")
_AT_HOME = re.compile(
    "养(?:了|着|得|有)*[一两几]*[条只个]*[狗猫鹅]|有(?:[一两几]?[条只个])?(?:大|恶|土|看门)*狗"
    "|(?:电梯|楼[梯道]灯?|路灯|门铃|门禁)[^,，]{0,4}(?:坏|没|不[亮响开灵])|(?:敲门|拍门|喊门|按门铃)[^,，]{0,6}"
    "|(?:走|从)[前后侧旁]门|(?:钥匙|锁匙)[^,，]{0,3}(?:放|在|压)|耳朵?[^,，]{0,2}(?:背|聋)"
)
_SOONER = re.compile(
    "(?:尽量|最好|要|请|麻烦|记得|可以|就|都)*(?:早|快|准时)[点些一]*(?:来|到|送来?|过来|上门)?(?:就好|啊|呀|哦|喔|吧|啦|哈|嘛)*"
)
_ARRIVING = re.compile(
    "(?:到了?|来到?了?|上来|上门|进门|到(?:门口|楼下|村口)|来的?时候)[^,，。我 ]{0,6}"
    "(?:打[^,，。 ]{0,3}电话|敲门|喊|叫(?:我|门|一声)|[按摁]门铃|通知|讲一?声|说一?声)"
)
_NOT_TO_COME = re.compile("(?:别|莫|不要|不用|先不)(?:再)?(?:过来|上门|来|送)")
_TALK = re.compile("伤心|难过|陪我|死了|走了|丢了|不见了|好可怜|取消|改(?:成|到|期|天)|换(?:成|到)")
_OF_US = re.compile("^(?:你|您)|谢|辛苦|麻烦|再见|拜拜|没(?:别的|事|有)|[订约]|我(?:在家|们?等|就)")
