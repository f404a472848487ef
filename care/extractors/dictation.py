"""Strings of digits as they are dictated: in groups, with labels, slips and corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from care.extractors.numerals import DIGITS


@dataclass(frozen=True)
class Group:
    """Digits said in one breath, at `start:end` of the text."""

    digits: str
    start: int
    end: int


@dataclass(frozen=True)
class Dictated:
    """One dictation: its groups after all corrections."""

    groups: tuple[Group, ...]


def dictated(text: str) -> Iterator[Dictated]:
    """Yield the dictations of a normalised text: digits with nothing but pauses between them."""
    tokens: list[_Token] = []
    at = -1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        counted = len(match.group()) < 3 and _COUNTED.match(text, match.end())
        if kind == "digits" and counted and any(token.kind == "wrong" for token in tokens):
            # 不是1楼,是3楼 corrects no number
            continue
        if match.start() != at and tokens:
            yield from _settled(tokens)
            tokens = []
        tokens.append(_Token(kind, match.group(), match.start(), match.end()))
        at = match.end()
    yield from _settled(tokens)


def tails(text: str) -> Iterator[Group]:
    """Yield the ends of numbers that are named as such: 尾号1017, 最后三位不对,是001."""
    for match in _TAIL.finditer(text):
        digits = "".join(str(DIGITS[c]) for c in match["digits"])
        yield Group(digits, match.start(), match.end())


def heard_digits(text: str) -> str:
    """Write digits for the words that recognisers hear in their place (要三八, 七妻五).

    Only between digits, or before two of them; the caller must check that the result makes sense.
    The length stays the same.
    """
    text = _LEADING.sub("1", text)
    for _ in range(2):
        text = _WITHIN.sub(lambda m: "".join(_HEARD[c] for c in m.group()), text)
    return text


_NUMERAL = "0-9零〇一幺二两三四五六七八九"
_HEARD = {
    **dict.fromkeys("妖腰要夭摇邀依医衣", "1"),
    **dict.fromkeys("灵铃玲令林凌洞", "0"),
    **dict.fromkeys("儿而尔饿", "2"),
    **dict.fromkeys("山伞散", "3"),
    **dict.fromkeys("是死事似市十寺", "4"),
    **dict.fromkeys("吴无午舞我武", "5"),
    **dict.fromkeys("路陆留溜柳", "6"),
    **dict.fromkeys("妻其期欺齐拐", "7"),
    **dict.fromkeys("吧巴爸扒把", "8"),
    **dict.fromkeys("酒久就旧勾", "9"),
}
_LEADING = re.compile(f"[妖腰要夭摇邀](?=[3-9三四五六七八九][{_NUMERAL}])")
_WITHIN = re.compile(f"(?<=[{_NUMERAL}])[{''.join(_HEARD)}]{{1,2}}(?=[{_NUMERAL}]|[^\\w]|$)")
_TIMES = f"[二两三四五六2-6]个(?=[{_NUMERAL}](?![{_NUMERAL}]?[个份斤点号月岁块元]))"
_PLACES = "[一二两三四五六七八1-8几](?:位(?:数字|数|号码)?|[个只](?:数字|数|号码|字|(?=是)))"
_END = "最后面?|最尾|后[面边头尾来]|后|末尾|末|尾巴|尾"
_TOKEN = re.compile(
    f"(?P<label>(?:{_END}|前面|前|开头|中间)(?:的|那)?(?:{_PLACES}|尾号|数字?)|尾号|尾数)"
    f"|(?P<times>{_TIMES})"
    f"|(?P<digits>(?:(?:(?!{_TIMES})[0-9])+|(?:(?!{_TIMES})[{_NUMERAL[3:]}])+)(?![十百千万次遍趟]))"
    "|(?P<wrong>(?:说|讲|记|报|念|读|打|写|搞|看|听|背)?错(?:了|喽|咧)?|不对头?|不是|更正一?下?|等一?等|等一?下"
    "|重新来?|重来|应该)"
    "|(?P<rest>[ ,，、.。—~·…()（）+;；:：!！?？-]+|然后|接着|接下来|后面|后头|后边|跟着"
    "|再来|再|就是|是|还有|中间|最后|前面|开头|末尾|呢|啊|呀|嘛|吧|了|哦|我说|听好|记好|改成|改为|改|换成|我|那|刚才|刚刚|哈|哎|唉|诶|呃|咦|嗯|的)"
)
_TAIL = re.compile(
    f"(?:(?:{_END})(?:的|那)?{_PLACES}|尾号|尾数|(?:最后面?|末尾|尾巴)(?=[是不])|(?<=[错对了,])后[面边头](?=应该|改|是))"
    f"(?:[说讲记报念写]?错了?|不对|不是[{_NUMERAL}]{{1,8}})?[,，。 ]*"
    f"(?:应该|要|就|才|改|换|[是为成:：])*[ ,，]*(?P<digits>[{_NUMERAL}]{{1,8}})"
    f"(?![{_NUMERAL}十百千万次遍趟份斤点号岁楼栋层月日年块元天个间家排])"
)
_COUNTED = re.compile("[楼栋层岁份斤点号月日年块元天间]")


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


def _settled(tokens: list[_Token]) -> Iterator[Dictated]:
    if not any(token.kind == "digits" for token in tokens):
        return
    settled: list[Group] = []
    for part in _parts(tokens):
        settled = (
            _corrected(settled, part)
            if part.correcting and settled
            else [
                *settled,
                *part.groups,
            ]
        )
    if settled:
        yield Dictated(tuple(settled))


@dataclass(frozen=True)
class _Part:
    """What was said between two corrections; `instead` where it names what was wrong before."""

    groups: tuple[Group, ...]
    correcting: bool
    place: Literal["start", "middle", "end"] | None = None
    instead: tuple[str, str] | None = None


def _parts(tokens: list[_Token]) -> Iterator[_Part]:
    begin = 0
    correcting = False
    for index, token in enumerate(tokens):
        if token.kind == "wrong":
            part = _part(tokens[begin:index], correcting, tokens[begin - 1 : begin])
            if part.groups:
                yield part
                correcting = False
            begin, correcting = index + 1, True
    part = _part(tokens[begin:], correcting, tokens[max(0, begin - 1) : begin])
    if part.groups:
        yield part


def _part(tokens: list[_Token], correcting: bool, before: list[_Token]) -> _Part:
    groups: list[Group] = []
    place: Literal["start", "middle", "end"] | None = None
    times: _Token | None = None
    turn: int | None = None
    for token in tokens:
        if token.kind == "times":
            times = token
        elif token.kind == "digits":
            digits = "".join(str(DIGITS[c]) for c in token.text)
            start = token.start
            if times is not None:
                digits = digits[0] * DIGITS[times.text[0]] + digits[1:]
                start, times = times.start, None
            groups.append(Group(digits, start, token.end))
        elif token.text.startswith(("最", "末", "尾", "后")) and (
            token.kind == "label" or token.text in ("最后", "末尾")
        ):
            place = "end"
        elif token.text.startswith(("前", "开头")):
            place = "start"
        elif token.text.startswith("中间"):
            place = "middle"
        elif token.text in ("是", "就是", "改成", "改为", "换成") and groups:
            turn = turn or len(groups)
    instead = None
    if correcting and turn and turn < len(groups) and before and before[0].text == "不是":
        instead = (
            "".join(g.digits for g in groups[:turn]),
            "".join(g.digits for g in groups[turn:]),
        )
    return _Part(tuple(groups), correcting, place, instead)


def _corrected(earlier: list[Group], part: _Part) -> list[Group]:
    """Put a correction into what was said before it.

    A whole number replaces all; a named place is overwritten; 不是 A 是 B replaces A. Otherwise the
    correction replaces the end: as much of it as makes eleven digits, or the like-sounding last
    group. A correction like 139 alone replaces the head of a number.
    """
    old = "".join(g.digits for g in earlier)
    new = "".join(g.digits for g in part.groups)
    start, end = earlier[0].start, part.groups[-1].end
    if part.instead and part.instead[0] in old:
        head, _, tail = old.rpartition(part.instead[0])
        return [Group(head + part.instead[1] + tail, start, end)]
    if len(new) >= 10 or re.search("1[3-9][0-9]{9}", new):
        return list(part.groups)
    size = len(new)
    heads = bool(size == 3 and re.match("1[3-9]", new) and old[0] == "1" and len(old) > 3)
    if heads:
        # 139 may also correct a last group 129: whatever it is more like
        as_head, as_tail = _same(old[:3], new), _same(old[-3:], new)
        heads = as_head > as_tail or (as_head == as_tail and len(earlier[-1].digits) != 3)
    if part.place == "start" or (heads and part.place is None):
        return [Group(new + old[size:], start, end)]
    if part.place == "middle":
        return [Group(old[:3] + new + old[3 + size :], start, end)]
    last, first = earlier[-1], part.groups[0]
    drop = len(old) + size - 11
    if drop <= 0 and part.place is None:
        if not _alike(last.digits, first.digits):
            # a pause for thought, not a correction: 138 7751, 等一下, 0000
            return [*earlier, *part.groups]
        return [*earlier[:-1], replace(first, start=last.start), *part.groups[1:]]
    if part.place == "end" and len(old) >= 11:
        drop = size
    if drop > len(old):
        return list(part.groups)
    return [Group(old[: len(old) - max(0, drop)] + new, start, end)]


def _alike(one: str, other: str) -> bool:
    """Tell whether the second group corrects the first: as long, and half of it the same."""
    return len(one) == len(other) and _same(one, other) * 2 >= len(one)


def _same(one: str, other: str) -> int:
    return sum(a == b for a, b in zip(one, other))  # noqa: B905 - compared as far as both reach
