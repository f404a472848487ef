"""Phone numbers as callers say them: grouped, in words, corrected half-way, a digit short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from care.extractors.dialling import LOCAL, MOBILE, SERVICE, Kind, kind_of, without_country
from care.extractors.dictation import dictated, heard_digits, names_last_one, tails
from care.extractors.numerals import DIGITS, NUMERAL
from care.extractors.repairs import Group, continued, readings
from care.extractors.spans import read
from care.text import Normalised


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
    text = _without_restated(read(text).text)
    phones = [phone for run in dictated(text) for phone in _judge(run, text, asked)]
    phones = [phone for phone in phones if not _DENIED.match(text, phone.end)]
    if any(phone.complete for phone in phones):
        return phones
    # 要三八妻妻, 一三八 你等我戴个眼镜 七七五一: certain only where it makes a whole number
    mended = heard_digits(text)
    ways = [dictated(mended)] if mended != text else []
    for runs in (*ways, dictated(text, loose=True)):
        again = [phone for run in runs for phone in _judge(run, mended, asked)]
        whole = [phone for phone in again if kind_of(phone.digits)[0] is not None]
        if whole:
            return whole
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
    best = _called(phones, heard.text) or best
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
        if (len(end.digits) > 1 or names_last_one(heard.text[end.start : end.end]))
        and not _OF_ANOTHER.search(heard.text, 0, end.start)
        and not _WHICH.match(heard.text, end.end)
    ]
    return found[-1] if found else None


def completed(begun: str, text: str | Normalised) -> str | None:
    """Return the whole number that a part said before makes with what is said now, if it does.

    The group at which it broke off may be said again.
    """
    text = read(text).text
    for run in dictated(text):
        counted = _COUNTED.match(text, run[-1].end) or _DOOR.search(text, 0, run[0].start)
        for reading in () if counted else readings(list(run)):
            whole = continued(begun, "".join(group.digits for group in reading))
            if whole is not None:
                return whole
    return None


def _without_restated(text: str) -> str:
    """Blank out a last digit that is said once more: 四零八九，最后一个九. The length stays."""

    def blank(match: re.Match[str]) -> str:
        before = re.search(f"([{NUMERAL}0-9])[^{NUMERAL}0-9]*$", text[: match.start()])
        same = before is not None and DIGITS.get(before[1]) == DIGITS.get(match["digit"])
        return " " * len(match.group()) if same else match.group()

    return _LAST_AGAIN.sub(blank, text)


_LAST_AGAIN = re.compile(
    f"(?:最后|末尾|尾)(?:一|1)[个位](?:数字|号码|数|字)?[是系]?(?P<digit>[{NUMERAL}0-9])(?![{NUMERAL}0-9个份斤点号月岁块元])"
)
_NAMED = re.compile("电话|手机|号码|座机|固话|联系|打给|打到|打这个|拨|尾号|机号")
_CORRECTED = re.compile(
    "不对|不是|(?<=[ ,，、])不+(?=[ ,，、0-9零一二三四五六七八九])"
    "|错|改|换|应该|更正|停机|不用了|打这个|(?:莫|别|不要|不用)(?:写|记|留|打)|要停|留(?:我|他|她)"
)
_DENIED = re.compile(
    "[,， ]*(?:那|这)(?:一?[个只部]|支|台)?(?:电话|号码|号|座机|手机)?(?:就|都|也|已经|早就?)*"
    "(?:(?:不要|不用|别|莫)(?:再)?(?:打|记|写|留|登|拨|用)|不用了|不要了|停机?了|没用了|坏了|注销了|打不通)"
)
"""座机二八二三五六七那个别打: a number that is told so that nobody calls it."""
_RIGHT = re.compile("[,， ]*(?:才|就)(?:是对|是|对)")
_OF_ANOTHER = re.compile(
    "(?:卡|卡号|[单工]号?|订单号?|车牌|车|身份证|女儿|儿子|老伴|[他她]|别人)的?(?:电话|手机|号码)?(?:[的是系]|就是)?$"
)
_WHICH = re.compile("的?那?(?:个|一)?(?:单|预约|订单|电话|手机|号码)")
_CALL = re.compile(
    "(?:打|用|留|联系|写|找|记)(?:我?那个)?(?P<whose>[我他她佢]?[\u4e00-\u9fff]{0,3}?)(?:[的个]|(?<=[打系找]我))(?:那个|电话|手机|号码|号)*"
    "(?:[吧就啊哦啦行得可好先了]|[,，。;； ]|$)"
)
"""Which of several numbers to call: 打我爸的吧."""
_THEIRS = re.compile("[他她佢爸妈儿女崽仔爷奶婆公伯叔姨婶哥姐弟妹孙媳邻友]")
_LEAST_END, _LONGEST_END, _EXCUSE = 3, 8, 24
"""How many digits are said anew as an end, and how much may be said in excuse before them."""
_SLIP = re.compile(
    "记不[住得清准]|不记得|糊涂|[岔反乱混](?:了|咗|掉)|颠倒|倒转|不好使|(?<![用睡找够得])不着"
)
_READINGS = 200
"""So many ways of taking a dictation are tried: nobody repairs a number more often."""
_BEGUN = 7
_WEEKDAY = re.compile("(?:周|星期|礼拜)$")
_COUNTED = re.compile("[份个点号斤岁楼栋月日年块元次位人只袋瓶盒室]")
_DOOR = re.compile("[号栋幢座楼层室路街巷村组队]$|单元$|地址[是在:： ]*$")


def _called(phones: list[Phone], text: str) -> Phone | None:
    """Return the number of the one whom the caller wants called: 我爸136…，打我爸的吧."""
    whole = [phone for phone in phones if phone.complete]
    call = _CALL.search(text, whole[-1].end) if len(whole) > 1 else None
    if call is None or not call["whose"]:
        return None
    begins = [0, *(phone.end for phone in whole)]
    labels = [text[at : phone.start] for phone, at in zip(whole, begins, strict=False)]
    if call["whose"] == "我":
        of = [p for p, label in zip(whole, labels, strict=True) if not _THEIRS.search(label)]
    else:
        of = [p for p, label in zip(whole, labels, strict=True) if call["whose"] in label]
    return of[0] if len(of) == 1 else None


def _ended(phone: Phone, text: str) -> Phone:
    """Put the end right that is named after other words: 看的是我女儿那个,后三位是001."""
    for end in tails(text):
        if end.start < phone.end or _OF_ANOTHER.search(text, phone.end, end.start):
            continue
        if _CORRECTED.search(text, phone.end, end.end) or _RIGHT.match(text, end.end):
            digits = phone.digits[: -len(end.digits)] + end.digits
            phone = replace(phone, digits=digits, end=end.end)
    return _said_better(phone, text)


def _said_better(phone: Phone, text: str) -> Phone:
    """Put the last group right that is said anew behind an excuse: …一六三四 老了记不住 是一六四三.

    Nothing names it as an end, so it has to look like the one that it replaces, and to be nothing
    that is counted.
    """
    for run in dictated(text):
        start, end = run[0].start, run[-1].end
        digits = "".join(group.digits for group in run)
        between = text[phone.end : start].strip(" ,，")
        if start < phone.end or not _LEAST_END <= len(digits) <= _LONGEST_END:
            continue
        if _COUNTED.match(text, end) or _OF_ANOTHER.search(between) or _DOOR.search(between):
            continue
        slipped = len(between) <= _EXCUSE and (_CORRECTED.search(between) or _SLIP.search(between))
        if slipped and _resembles(phone.digits[-len(digits) :], digits):
            whole = phone.digits[: -len(digits)] + digits
            phone = replace(phone, digits=whole, end=end)
    return phone


def _resembles(old: str, new: str) -> bool:
    """Tell whether digits are others of the same group: in another order, or all but one."""
    same = sum(a == b for a, b in zip(old, new, strict=True))
    return old != new and (sorted(old) == sorted(new) or same >= len(new) - 1)


def _judge(run: tuple[Group, ...], text: str, asked: bool) -> list[Phone]:
    groups = [g for g in run if len(g.digits) < 15]
    found = _fullest(groups, text)
    if found or not groups:
        return found
    begins = (i for i, g in enumerate(groups) if re.match("(?:86)?1[3-9]|0775", g.digits))
    first = next(begins, 0)
    start, end = groups[first].start, groups[-1].end
    digits = without_country("".join(g.digits for g in groups[first:]))
    named = asked or bool(_NAMED.search(text, max(0, start - 12), start))
    if SERVICE.fullmatch(digits) or (_COUNTED.match(text, end) and len(digits) < 8):
        return []
    if LOCAL.fullmatch(digits) and named:
        return [Phone(digits, "landline", start, end)]
    begun = re.match("1[3-9]|0775", digits) is not None
    if _WEEKDAY.search(text, 0, start) and len(digits) < _BEGUN:
        return []  # 礼拜一三五得闲: those are days
    shortest = 3 if named and begun else 4 if asked else 8
    if (named or begun) and shortest <= len(digits) <= 14:
        return [Phone(digits, "incomplete", start, end)]
    return []


def _fullest(groups: list[Group], text: str) -> list[Phone]:
    """Return the whole numbers of the reading that leaves the fewest digits without a meaning."""
    best: list[Phone] = []
    least = 0
    for reading in islice(readings(groups), _READINGS):
        phones = list(_whole(reading, text))
        left = sum(
            len(group.digits)
            for group in reading
            if not any(p.start <= group.start < p.end for p in phones)
            and not _COUNTED.match(text, group.end)
        )
        if phones and (not best or left < least):
            best, least = phones, left
        if best and not least:
            break
    return best


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
                kind, plain = kind_of(digits[1:])
            # 0775 28234 56: a longer reading of a landline wins while groups still fit
            longer = kind == "landline" and last + 1 < len(groups)
            if longer and kind_of(digits + groups[last + 1].digits)[0] == "landline":
                continue
            if kind is not None:
                yield Phone(plain, kind, groups[first].start, group.end)
                first = last
                break
        first += 1


def _kind(digits: str, *, cut: bool) -> tuple[Kind | None, str]:
    kind, plain = kind_of(digits)
    if kind is None and cut and 11 < len(plain) <= 13 and MOBILE.match(plain):
        # the normaliser joins 零零零零三份 into one run of digits; the last belong to 份
        return "mobile", plain[:11]
    return kind, plain
