"""Phone numbers as callers say them: grouped, in words, corrected half-way, a digit short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from care.extractors.dictation import Dictated, Group, dictated, heard_digits, tails
from care.extractors.spans import read
from care.text import Normalised

Kind = Literal["mobile", "landline", "incomplete"]


@dataclass(frozen=True)
class Phone:
    """A number that was said: its digits, whether they make a whole one, and where they stand.

    `missing` is how many digits a mobile number still lacks (negative: that many too many).
    """

    digits: str
    kind: Kind
    start: int
    end: int

    @property
    def complete(self) -> bool:
        """Whether the number can be dialled."""
        return self.kind != "incomplete"

    @property
    def missing(self) -> int:
        """How many digits are still wanted; negative where too many were said."""
        return 0 if self.complete else 11 - len(self.digits)

    def __repr__(self) -> str:
        """Show no more of the number than its last two digits."""
        return f"Phone({'*' * max(0, len(self.digits) - 2)}{self.digits[-2:]}, {self.kind})"


def find(text: str | Normalised, *, asked: bool = False) -> list[Phone]:
    """Return the phone numbers in the order said, corrections already applied.

    An incomplete one is returned only where it was clearly meant as a phone: named as one, or
    begun like a mobile number. Bank cards, identity and service numbers (120) are left out.
    `asked`: a phone number was just asked for, so any string of digits is meant as one.
    """
    text = read(text).text
    phones = [phone for run in dictated(text) for phone in _judge(run, text, asked)]
    if not any(phone.complete for phone in phones):
        # 要三八妻妻: only where it completes a number is a mis-heard digit certain
        mended = heard_digits(text)
        if mended != text:
            again = [phone for run in dictated(mended) for phone in _judge(run, mended, asked)]
            phones = [phone for phone in again if phone.complete] or phones
    return phones


def chosen(text: str | Normalised, *, asked: bool = False) -> Phone | None:
    """Return the number to use: the first whole one, a later one where it corrects the first."""
    heard = read(text)
    phones = find(heard, asked=asked)
    best: Phone | None = None
    for phone in phones:
        if best is None or (phone.complete and not best.complete):
            best = phone
            continue
        corrected = _CORRECTED.search(heard.text, best.end, phone.start)
        if phone.complete and corrected:
            best = phone
    return best if best is None or not best.complete else _ended(best, heard.text)


def tail(text: str | Normalised) -> str | None:
    """Return how a number that is known already ends rightly (电话错了,尾号1017才对), if said.

    Put it in the place of as many digits at the end of that number. None where the number itself
    is said too (`chosen` has then mended it), or where an end only tells which one is meant
    (尾号1017那单).
    """
    heard = read(text)
    if any(phone.complete for phone in find(heard)):
        return None
    found = [
        end.digits
        for end in tails(heard.text)
        if len(end.digits) > 1
        and not _OF_ANOTHER.search(heard.text, 0, end.start)
        and not _WHICH.match(heard.text, end.end)
    ]
    return found[-1] if found else None


def grouped(digits: str) -> str:
    """Write a number in the groups in which it is read aloud: 138 7751 0000, 0775 282 3456."""
    if len(digits) == 11 and digits[0] == "1":
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    code = _AREA.match(digits)
    if code:
        return f"{code.group()} {digits[code.end() : -4]} {digits[-4:]}"
    return digits


_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_AREA = re.compile(r"(?:010|02[0-9]|0[3-9][0-9]{2})")
_LANDLINE = re.compile(r"(?:010|02[0-9])[2-8][0-9]{7}|0[3-9][0-9]{2}[2-8][0-9]{6,7}|400[0-9]{7}")
_LOCAL = re.compile(r"[2-8][0-9]{6}")
_NAMED = re.compile("电话|手机|号码|座机|固话|联系|打给|打到|打这个|拨|尾号|机号")
_CORRECTED = re.compile(
    "不对|不是|错|改|换|应该|更正|停机|不用了|打这个|(?:莫|别|不要|不用)(?:写|记|留|打)|要停|留(?:我|他|她)"
)
_RIGHT = re.compile("[,， ]*(?:才|就)(?:是对|是|对)")
_OF_ANOTHER = re.compile(
    "(?:卡|卡号|单|订单|车牌|车|身份证|女儿|儿子|老伴|[他她]|别人)的?(?:电话|手机|号码)?的?$"
)
_WHICH = re.compile("的?那?(?:个|一)?(?:单|预约|订单|电话|手机|号码)")
_WEEKDAY = re.compile("(?:周|星期|礼拜)$")
_COUNTED = re.compile("[份个点号斤岁楼栋月日年块元次位人只袋瓶盒室]")


def _ended(phone: Phone, text: str) -> Phone:
    """Put the end right that is named after other words: 看的是我女儿那个,后三位是001."""
    for end in tails(text):
        if end.start < phone.end or _OF_ANOTHER.search(text, phone.end, end.start):
            continue
        if _CORRECTED.search(text, phone.end, end.end) or _RIGHT.match(text, end.end):
            digits = phone.digits[: -len(end.digits)] + end.digits
            phone = replace(phone, digits=digits, end=end.end)
    return phone


def _judge(run: Dictated, text: str, asked: bool) -> list[Phone]:
    groups = [g for g in run.groups if len(g.digits) < 15]
    found = list(_whole(groups, text))
    if found or not groups:
        return found
    begins = (i for i, g in enumerate(groups) if re.match("(?:86)?1[3-9]|0775", g.digits))
    first = next(begins, 0)
    start, end = groups[first].start, groups[-1].end
    digits = re.sub("^(?:00)?86(?=1[3-9])", "", "".join(g.digits for g in groups[first:]))
    named = asked or bool(_NAMED.search(text, max(0, start - 12), start))
    if _COUNTED.match(text, end) and len(digits) < 8:
        return []
    if _LOCAL.fullmatch(digits) and named:
        return [Phone(digits, "landline", start, end)]
    begun = re.match("1[3-9]|0775", digits) is not None
    shortest = 3 if named and begun else 4 if asked else 8
    if (named or begun) and shortest <= len(digits) <= 14:
        return [Phone(digits, "incomplete", start, end)]
    return []


def _whole(groups: list[Group], text: str) -> Iterator[Phone]:
    """Find neighbouring groups that together make a whole number; others stand for something else.

    So 周三 before a number or 2 份 after it does not spoil it.
    """
    first = 0
    while first < len(groups):
        digits = ""
        for last in range(first, min(len(groups), first + 14)):
            group = groups[last]
            digits += group.digits
            if len(digits) > 16:
                break
            kind, plain = _kind(digits, cut=_COUNTED.match(text, group.end) is not None)
            if kind is None and _WEEKDAY.search(text, 0, groups[first].start):
                # 周三幺三八…: the normaliser makes one run of it, whose first digit is the day's
                kind, plain = _kind(digits[1:], cut=False)
            # 0775 28234 56: a longer reading of a landline wins while groups still fit
            longer = kind == "landline" and last + 1 < len(groups)
            if longer and _LANDLINE.fullmatch(digits + groups[last + 1].digits):
                continue
            if kind is not None:
                yield Phone(plain, kind, groups[first].start, group.end)
                first = last
                break
        first += 1


def _kind(digits: str, *, cut: bool) -> tuple[Kind | None, str]:
    plain = re.sub(r"^(?:00)?86(?=1[3-9])", "", digits)
    if _MOBILE.fullmatch(plain):
        return "mobile", plain
    if _LANDLINE.fullmatch(digits):
        return "landline", digits
    if cut and 11 < len(plain) <= 13 and _MOBILE.match(plain):
        # the normaliser joins 零零零零三份 into one run of digits; the last belong to 份
        return "mobile", plain[:11]
    return None, plain
