"""Strings of digits as they are dictated: in groups, with labels, slips and corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from care.extractors.dialling import MOBILE
from care.extractors.numerals import DIGITS
from care.extractors.repairs import Group, Mark, Part, settled


def dictated(text: str, *, loose: bool = False) -> Iterator[tuple[Group, ...]]:
    """Yield the dictations of a normalised text, corrected: digits with only pauses between them.

    `loose`: a few words of any kind may stand between two groups (你等我戴个眼镜). Whoever reads so
    must believe only what makes a whole number.
    """
    tokens: list[_Token] = []
    at, aside = -1, 0
    for match in (_LOOSE if loose else _TOKEN).finditer(text):
        kind = match.lastgroup or ""
        other = kind == "digits" and _of_something(text, match, tokens, loose=loose)
        if other and not loose:
            # 不是1楼,是3楼 corrects no number
            continue
        aside = 0 if kind == "digits" else aside + (kind == "aside")
        if tokens and (match.start() != at or aside > _ASIDE or other):
            yield from _settled(tokens)
            tokens = []
        if other:
            at = -1
            continue
        tokens.append(_Token(kind, match.group(), match.start(), match.end()))
        at = match.end()
    yield from _settled(tokens)


def tails(text: str) -> Iterator[Group]:
    """Yield the ends of numbers that are named as such: 尾号1017, 最后三位不对,是001."""
    yield from _ends(text)
    for match in _TAIL.finditer(text):
        times = DIGITS[match["times"]] if match["times"] else 1
        said = match["one"] or match["digits"]
        digits, end = "".join(str(DIGITS[c]) for c in said) * times, match.end()
        if _LAST_ONE.search(match.group()):
            # 最后一个字是八，七五八: the last one, and then how all ends
            more = _AND_ALL.match(text, end) if len(digits) == 1 else None
            told = digits + "".join(str(DIGITS[c]) for c in more["digits"]) if more else digits
            if len(told) > 2 and told[-1] == told[0]:
                digits, end = told[1:], more.end() if more else end
        while (again := _TAKEN_BACK.match(text, end)) and len(again["digits"]) == len(digits):
            digits, end = "".join(str(DIGITS[c]) for c in again["digits"]), again.end()
        yield Group(digits, match.start(), end)


def _ends(text: str) -> Iterator[Group]:
    """Yield what a number is said to end in, where that is no old one: 八八幺二结尾."""
    for match in _ENDS.finditer(text):
        if not (_NOT_END.search(text, 0, match.start()) or _OLD_END.match(text, match.end())):
            times = DIGITS[match["times"]] if match["times"] else 1
            said = match["one"] or match["digits"]
            yield Group("".join(str(DIGITS[c]) for c in said) * times, *match.span())


def names_last_one(said: str) -> bool:
    """Tell whether the words for an end name one digit as such: 最后一位是八."""
    return _LAST_ONE.search(said) is not None


def heard_digits(text: str) -> str:
    """Write digits for the words that recognisers hear in their place (要三八, 七妻五).

    Only between digits, or before two of them; the caller must check that the result makes sense.
    The length stays the same.
    """
    text = _LEADING.sub("1", text)
    text = _WHOLE_BUT_ONE.sub("1", text)
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
_WHOLE_BUT_ONE = re.compile("么(?=[3-9][0-9]{9}(?![0-9]))")
"""么 is 幺 where the ten digits of a mobile number follow it, and 什么 without them."""
_WITHIN = re.compile(f"(?<=[{_NUMERAL}])[{''.join(_HEARD)}]{{1,2}}(?=[{_NUMERAL}]|[^\\w]|$)")
_TIMES = (
    f"(?:[一二两三四五六2-6]|(?<![0-9])1)个(?=[{_NUMERAL}](?![{_NUMERAL}]?[个份斤点号月岁块元]))"
)
_PLACES = "[一二两三四五六七八1-8几](?:位(?:数字|数|号码)?|[个只](?:数字|数|号码|字|(?=是)))"
_END = "尾后|[尾后末][脚下仔]|最后面?|最尾|后[面边头尾来]|后|末尾|末|尾巴|尾"
_SAY = "(?:说|讲|记|报|念|读|打|写|按)"
_ONE = (
    "(?:[一1两2几半]?个?(?:位|个)?(?:数字|号码|数|字)?)"
    f"(?:(?<=个)[{_NUMERAL}](?=[ ,，、。]+[{_NUMERAL}]{{2}}))?"
)
"""一个, 一位, 个零: how much was left out, and which."""
_TOKENS = (
    f"(?P<label>(?:{_END}|前面|前|开头|中间)(?:的|那)?(?:{_PLACES}|尾号|数字?)|尾号|尾数)"
    f"|(?P<times>{_TIMES})"
    f"|(?P<missed>(?:漏|少|掉|缺)(?:了|{_SAY})+{_ONE}|[还就]?(?:差|少|缺)[一1两2]?个?(?:位数?|个数?字?)"
    f"|没{_SAY}完|不够(?:位|数)?)"
    f"|(?P<extra>多(?:了|{_SAY})+{_ONE}|多[一1两2]个?(?:位数?|个数?字?))"
    "|(?P<rest>是不是|没有?错|[没不]错的?)"
    f"|(?P<wrong>(?<=[ ,，、])不+(?=[ ,，、])"
    f"|(?:{_SAY}|搞|看|听|背)?(?:错(?:了|喽|咧)?|反了|颠倒了?|岔了?|混了|乱了)"
    "|不对头?|不是|(?<![用睡找够得])不着|更正一?下?)"
    "|(?P<pause>等一?等我?|等一?下|等会儿?|稍等|慢点|应该|喂|重新来?|重来|从头来?|(?:等|让)?我?(?:看看|想想|数数|找找|睇睇)"
    f"|(?:等|让)我[看想数找睇]一?下?|再{_SAY}一?[次遍]|不好意思|对不起|对不住|听(?:好|到|得到|清楚?)[了吗没]*|记(?:好|到|住|下)[了吗没]*)"
)
_GLUE = (
    "(?P<glue>[ ,，、.。—~·…()（）+;；:：!！?？-]+|然后|接着|接下来|后面|后头|后边|跟着"
    "|再来|再|就是|是|还有|中间|最后|前面|开头|末尾|呢|啊|呀|嘛|吧|了|哦|我说|改成|改为|改|换成|我|那|刚才|刚刚|对对?|哈|哎|唉|诶|呃|咦|嗯|的)"
)
_DIGITS = f"(?:(?:(?!{_TIMES})[0-9])+|(?:(?!{_TIMES})[{_NUMERAL[3:]}])+)(?![十百千万次遍趟])"
_TOKEN = re.compile(f"{_TOKENS}|(?P<digits>{_DIGITS})|{_GLUE}")
_LONE = f"(?<![^ ,，、。])[{_NUMERAL[3:]}](?![^ ,，、。])"
_LOOSE = re.compile(
    f"{_TOKENS}|(?P<digits>{_LONE}|(?![{_NUMERAL[3:]}][^{_NUMERAL[3:]}]){_DIGITS})|{_GLUE}"
    f"|(?P<aside>[\u4e00-\u9fff])"
)
_ASIDE, _MOBILE = 12, 11
"""So many characters may be said between two groups, where only a whole number is believed."""
_SAID = (
    f"(?:(?P<times>[两二三四五2-5])个(?P<one>[{_NUMERAL}])"
    f"|(?P<digits>[{_NUMERAL}]{{1,8}})(?!个[{_NUMERAL}]))"
)
"""三个八, or digits."""
_ENDING = "(?:结尾|收尾|打尾|煞尾|做尾)"
_ENDS = re.compile(f"{_SAID.replace('1,8', '2,8')}{_ENDING}")
_NOT_END = re.compile("(?<!是)不[是系](?:那个|以)?$|没有?$|以前的?是?$|原来的?是?$")
_OLD_END = re.compile(
    "(?:的|那个|那只|嗰个)*[,，。 ]*(?:那个|那只|那张卡|这个)?(?:就)?[是系]?"
    "(?:我?(?:以前|原来|原先|老早|旧|老)|停|没用|不用|不要|错|不对|[他她]|我?[女儿孙爸妈]|注销)"
)
_TAIL = re.compile(
    f"(?:(?<![{_NUMERAL}]){_ENDING}|(?:{_END})(?:的|那)?{_PLACES}|尾号|尾数|(?:最后面?|最尾|末尾|尾巴|尾后)(?=[是不])|(?<=[错对了,])(?:后[面边头]|尾后)(?=应该|改|是))"
    f"(?:[说讲记报念写打输按]?(?:错了?|反了|颠倒了?)|不对|不是[{_NUMERAL}]{{1,8}})?[,，。 ]*"
    f"(?:应该|要|就|才|改|换|[是为成:：])*[ ,，]*{_SAID}"
    f"(?![{_NUMERAL}十百千万次遍趟份斤点号岁楼栋层月日年块元天个间家排])"
)
_LAST_ONE = re.compile(
    "(?:最后|末|尾)[面尾巴]?(?:的|那)?[一1](?:位(?:数字?|号码)?|个(?:数字?|字|号码)|只(?:数字?|字))"
)
_AND_ALL = re.compile(f"[,，、。 ]*(?P<digits>[{_NUMERAL}]{{2,7}})(?![{_NUMERAL}点号岁份])")
_TAKEN_BACK = re.compile(
    "[,，、。 ]*(?:不对头?|不是|不(?!是|系)|[讲说念看记报]?错[了咗]?"
    f"|那?个?(?:号|就)?是?(?:旧|老|以前|原来|从前)的(?:号码?)?)(?![{_NUMERAL}])"
    f"[^{_NUMERAL}]{{0,16}}?(?P<digits>[{_NUMERAL}]{{2,8}})(?![{_NUMERAL}十百千万次遍趟份斤点号岁楼栋层月日年块元天个间])"
)
_COUNTED = re.compile("[楼栋层岁份斤点号月日年块元天间]|单元|多岁|[个只](?:人|月)")
_ORDINAL = re.compile("第$")
_MARKS: dict[str, Mark] = {"wrong": "wrong", "missed": "missed", "extra": "extra", "pause": "pause"}


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


def _of_something(text: str, match: re.Match[str], tokens: list[_Token], *, loose: bool) -> bool:
    """Tell digits that count something else: a floor, an age, a day."""
    if not (loose or any(token.kind in _MARKS for token in tokens)):
        return False
    counted = len(match.group()) < 3 or loose
    return bool(counted and _COUNTED.match(text, match.end())) or bool(
        loose and _ORDINAL.search(text, 0, match.start())
    )


def _settled(tokens: list[_Token]) -> Iterator[tuple[Group, ...]]:
    tokens = _without_denied(tokens)
    if any(token.kind == "digits" for token in tokens):
        groups = settled(list(_parts(tokens)))
        if groups:
            yield groups


def _without_denied(tokens: list[_Token]) -> list[_Token]:
    """Leave out the digits that a whole number is said not to have: 138…8822，不是8282.

    Without a pause behind 不是, and with nothing told in their place.
    """
    for at in range(1, len(tokens) - 1):
        denied, digits = tokens[at : at + 2]
        if denied.text != "不是" or digits.kind != "digits":
            continue
        before = "".join(t.text for t in tokens[:at] if t.kind == "digits")
        marked = any(t.kind in _MARKS and t.kind != "pause" for t in tokens[:at])
        told = any(t.kind == "digits" for t in tokens[at + 2 :])
        if len(before) == _MOBILE and not (told or marked):
            return [*tokens[:at], *tokens[at + 2 :]]
    return tokens


def _parts(tokens: list[_Token]) -> Iterator[Part]:
    begin = 0
    marks: set[Mark] = set()
    for index, token in enumerate(tokens):
        if token.kind in _MARKS:
            part = _part(tokens[begin:index], marks, tokens[begin - 1 : begin])
            if part.groups:
                yield part
                marks = set()
            begin = index + 1
            marks.add(_MARKS[token.kind])
    part = _part(tokens[begin:], marks, tokens[max(0, begin - 1) : begin])
    if part.groups:
        yield part


def _said_again(digits: str) -> str:
    """Return the number without the digit that was named as left out: 漏了个三 三幺三五… is 135….

    One more than a whole number, of which all but the first are one: no number begins before it.
    """
    again = len(digits) == _MOBILE + 1 and MOBILE.fullmatch(digits[1:])
    return digits[1:] if again else digits


def _part(tokens: list[_Token], marks: set[Mark], before: list[_Token]) -> Part:
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
            if "missed" in marks and not groups:
                digits = _said_again(digits)
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
    if marks and turn and turn < len(groups) and before and before[0].text == "不是":
        instead = (
            "".join(g.digits for g in groups[:turn]),
            "".join(g.digits for g in groups[turn:]),
        )
    return Part(tuple(groups), frozenset(marks), place, instead)
