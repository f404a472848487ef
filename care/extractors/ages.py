"""Ages: 八十二岁, 七十有九, 今年79; those that have to be reckoned are read by `reckoned`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from care.extractors import reckoned
from care.extractors.numerals import number
from care.extractors.spans import Span, read, said
from care.text import Normalised

_DIGIT = "[一二三四五六七八九]"
_HUNDRED = "一?百[零〇]?[一二三四五六七八九十]{0,3}"
_TENS = f"(?:[0-9]{{2,3}}|[二三四五六七八九]十[有又零]?{_DIGIT}?|{_HUNDRED})"
_N = f"(?:[0-9]{{1,3}}|{_DIGIT}?十[有又零]?{_DIGIT}?|{_HUNDRED}|{_DIGIT})"
_AGE = re.compile(
    f"(?<![0-9零一二两三四五六七八九十百千])(?P<years>{_N})(?P<more>[多几来])?(?:周岁|岁数?|嵗)(?P<half>半)?"
    f"|(?:今年|才|刚|年纪|年龄|虚岁|实岁|周岁|岁数|年满|高龄|刚满|快满|已满|满了|足|(?:[他她我妈爸婆公伴奶爷姐哥弟妹叔姑姨舅娘母父亲伯姆嬷嫲])(?:今年|才|都)?)"
    f"(?:是|有|都|已经|也|大概|快|就|刚刚?|满|到|差不多|将近|不到|有了)*(?P<bare>{_TENS})(?P<baremore>[多几])?"
    "(?![0-9号月年块元蚊斤分点个天日万千百只米度路栋楼位%]|/|公斤|平方?)"
    f"|(?P<old>[二三四五六七八九]十[有又][一二三四五六七八九])"
    f"|(?<![0-9零一二两三四五六七八九十百千])(?P<plain>[五六七八九]十{_DIGIT}?)"
    "(?=了(?!多|[0-9一二三四五六七八九])|整(?![个天])|出头|有份)"
    f"|(?:^|(?<=[,，。 我他她妈爸婆公伴姆]))(?P<aloud>[五六七八九]十{_DIGIT}?)"
    "(?=[咯啦喇啰嘞咧][,，。！! ]|[咯啦喇啰嘞咧]$)"
    f"|(?P<high>{_TENS})(?:高龄|高寿|大寿)"
)
_WORDS = ("years", "bare", "old", "plain", "aloud", "high")
_REFINED = re.compile(
    "(?P<more>还?(?:多|出头|来岁|上下|左右)(?:1|一)?(?:点|些|滴)?)?[,，。 ]+"
    "(?:我|他|她|今年|实际|应该|就|是|系)*"
    f"(?P<n>{_TENS})(?:周?岁)?(?=[,，。 了咯啦]|$)"
)
"""七十岁多一点，七十二: the second figure says it closely."""
_UNDER = re.compile(
    f"(?:快要?到?|将近|不到|不满|未满|差不多|接近|还没到?)(?:是|有|满|到)*{_N}[岁周数]*$"
)


@dataclass(frozen=True)
class Age(Span):
    """An age in years.

    `exact` is false for 八十多岁, which is at least `years`; `under` is true for 快八十, which is
    less and must not be taken for it.
    `reckoned` is true where what was said was another number (差四年就九十).
    """

    years: int
    exact: bool = True
    under: bool = False
    reckoned: bool = False


def find(text: str | Normalised, *, asked: bool = False, today: date | None = None) -> list[Age]:
    """Return the ages in the order said, 1 to 120. `asked`: a bare number is one.

    A year of birth and a sign of the zodiac are reckoned only where `today` is told.
    """
    heard = read(text)
    ages = [
        Age(age.start, age.end, said(heard, age.start, age.end), age.years, age.exact, False, True)
        for age in reckoned.find(heard.text, today)
    ]
    taken = [(age.start, age.end) for age in ages]
    for match in _AGE.finditer(heard.text):
        words = next(match[name] for name in _WORDS if match[name])
        years = number(words)
        more = match["more"] or match["baremore"]
        if years is None or not 1 <= years <= 120 or _spoiled(heard.text, match):
            continue
        if any(match.start() < end and match.end() > start for start, end in taken):
            continue
        under = _UNDER.search(heard.text[: match.end()]) is not None
        span = match.span()
        closer = None if under else _REFINED.match(heard.text, match.end())
        refined = number(closer["n"]) if closer and (more or closer["more"]) else None
        closely = refined is not None and years <= refined < years - years % 10 + 10
        ages.append(Age(*span, said(heard, *span), years, not (more or under or closely), under))
        if closer and refined is not None and closely:
            ages.append(Age(*closer.span("n"), said(heard, *closer.span("n")), refined))
            taken.append(closer.span("n"))
    if not ages and asked:
        alone = re.fullmatch(
            f"[^0-9]{{0,4}}?(?P<n>{_TENS})(?P<more>[多几])?[^0-9点号]{{0,3}}", heard.text
        )
        years = number(alone["n"]) if alone else None
        if alone and years is not None and years <= 120:
            span = alone.span("n")
            ages.append(Age(*span, said(heard, *span), years, not alone["more"]))
    return sorted(ages, key=lambda age: age.start)


def chosen(text: str | Normalised, *, asked: bool = False, today: date | None = None) -> Age | None:
    """Return the age that counts: the first exact one, a later one where it corrects it."""
    heard = read(text)
    allowed = _TAKEN_FOR.search(heard.text)
    years = number(allowed["n"]) if allowed else None
    if allowed and years is not None and _NO_BOUND < years <= OLDEST:
        span = allowed.span("n")
        return Age(*span, said(heard, *span), years, reckoned=True)
    best: Age | None = None
    for age in find(heard, asked=asked, today=today):
        turned = best and re.search("不对|不是|错|应该", heard.text[best.end : age.start + 1])
        if best is None or turned or (age.exact and not best.exact):
            best = age
    return best


_TAKEN_FOR = re.compile(
    f"(?:就|你|您|们|都)*当(?:作|做|是|他|她|佢|我)*(?P<n>{_TENS})(?:周?岁)?"
    "(?:好|算|了|啦|吧|咯|啊)*(?=$|[,，。;； ])"
)
"""八十三四这样 你当八十四啦: of two that are close, the caller says which to put down."""
_NO_BOUND = 70
"""Up to here a year decides what somebody may have, and nobody is taken for older than they are."""


def of_nobody(text: str, start: int, end: int) -> bool:
    """Whether a figure of a normalised text is a rule's or hearsay, and so nobody's age.

    70岁那条, 要满八十才有, 有人讲八十有人讲九十.
    """
    if _OF_RULE.match(text, end) or _HEARSAY.search(text, 0, start):
        return True
    return _BOUND.search(text, 0, start) is not None and _ONLY_THEN.match(text, end) is not None


_OF_RULE = re.compile("(?:周岁|岁)?的?[那这嗰](?:1|一)?(?:[条句款项道]|个(?:标准|规定|线|说法))")
_HEARSAY = re.compile(
    "(?:有(?:的|些)?人|人家|别人|个个|人人|大家|外[面头]|村里人?|街坊)(?:都|又|就)?[讲说话传]"
    "(?:是|要|得|到|满|过|够|[:：,， ])*$"
)
_BOUND = re.compile("(?:要|须|得|非)(?:是|到|满|够|足|过)*$")
_ONLY_THEN = re.compile(
    "(?:周岁|岁)?(?:以上|整)?(?:才|先|方)(?:有|得|能|可以|算|给|发|领|够|到|会)"
)


def put_right(plain: str, known: int) -> int | None:
    """Return the age that a text puts in the place of the one known: 不是八十三是七十三.

    The figures need no 岁 there, since one of them is the age that was told before. 不是 has to
    stand beside a figure: 六十九，明年做七十大寿，不是低收入户 puts nothing right.
    """
    if not (_PUTS_RIGHT.search(plain) or _BESIDE_FIGURE.search(plain)):
        return None
    said = [(m, number(m["n"])) for m in _FIGURE.finditer(plain)]
    figures = [(m, n) for m, n in said if n is not None and OLD <= n <= OLDEST]
    figures = [(m, n) for m, n in figures if not of_nobody(plain, *m.span())]
    if len(figures) == 1 and _WRONG.search(plain) and figures[0][1] != known:
        return figures[0][1]
    if len(figures) != 2 or known not in (figures[0][1], figures[1][1]):
        return None
    return next((n for _, n in figures if n != known), None)


OLD, OLDEST = 40, 120
"""Figures between these may be an old person's age where nothing else tells that they are one."""

_PUTS_RIGHT = re.compile("不对|[讲说记报]错|错了")
_BESIDE_FIGURE = re.compile(
    "(?:不是|唔系|应该是|其实)"
    "(?:[我他她老]|妈妈?|爸爸?|婆|公|伴|老人|今年|已经|都|有|是|系|讲|说|[,， ])*"
    "(?:[0-9]{2}|[四五六七八九]十|一?百)"
)
_WRONG = re.compile("[讲说记报]错|错了")
_FIGURE = re.compile(
    "(?<![0-9零〇一二两三四五六七八九十百千万第月号楼栋])(?P<n>[0-9]{2,3}|[一二两三四五六七八九]?百?[零〇]?[一二三四五六七八九]?十[一二三四五六七八九]?)"
    "(?![0-9零〇一二两三四五六七八九十百千万年月日号点块元斤张栋楼路户人次天])"
)


def _spoiled(text: str, match: re.Match[str]) -> bool:
    # 岁 inside 万岁 and 十八岁那年 long past are no ages of today's callers
    if of_nobody(text, *match.span()):
        return True
    return bool(re.match("那年|那时|的时候|开始", text[match.end() :])) or (
        match["years"] is not None and re.search("[万千]$", text[: match.start()]) is not None
    )
