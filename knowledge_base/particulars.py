"""Of a clause's facts, those that are meant: by what is asked which of, by how many beds there are.

有哪些税收优惠 is not answered by a heading that promises some, and a home with 90 beds is not told
what those with 100 and more have to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from knowledge_base.facts import Fact
from knowledge_base.figures import numeral

MOST = 2
"""So many particulars at most are told at once."""

_SUBJECT = "税|费|补贴|补助|津贴"
_WHICH = re.compile(
    f"(?:什么|哪些|哪几[样种项个]|啥)[^，。,]{{0,8}}?(?P<of>{_SUBJECT}|优惠|减免|扶持)"
    f"|(?P<first>{_SUBJECT})[^，。,]{{0,8}}(?:什么|哪些|哪几[样种项个]|啥)"
)
_NAMED = re.compile(_SUBJECT)
_HOME = re.compile("养老(?:服务)?机构|养老院|敬老院|福利院|公办院|民办院")
_EARLY = 14
"""A fact that names homes only later than this tells what somebody else gets: a donor."""

_SIDES = (
    (re.compile("非(?:营|盈)利|公益|福利性|民非|不赚钱"), re.compile("非营利|公益|福利性")),
    (re.compile("(?<!非)(?:营|盈)利|赚钱"), re.compile("(?<!非)营利")),
)
_BEDS = re.compile(
    "(?P<n>[0-9]+|[一二两三四五六七八九十百千]+)(?:几|多|来)?(?:张|个|只|铺)?(?:护理型?的?)?(?:床|铺位|张(?!嘴))"
)
_FEWER = re.compile("(?:不到|不足|不满|不够|少于|低于|没有|没到)$")
_BOUND = re.compile(
    "(?P<n>[0-9]+)张?(?:床位?)?(?P<side>及以上|以上|以下|以内)|不到(?P<under>[0-9]+)张"
)


def asks_which(text: str) -> bool:
    """Tell whether a normalised question asks which taxes, fees or subsidies there are."""
    return _WHICH.search(text) is not None and _NAMED.search(text) is not None


def particulars(heading: Fact, found: Iterable[Fact], text: str) -> tuple[Fact, ...]:
    """Return the facts under a heading that are meant, in their order of likeness; at most two.

    Empty where the fact is no mere heading, or nothing under it names what is asked.
    """
    if not _is_heading(heading):
        return ()
    named = re.compile("|".join(dict.fromkeys(_NAMED.findall(text))))
    kin = [f for f in found if (f.document, f.clause) == (heading.document, heading.clause)]
    meant = [
        fact
        for fact in kin
        if not _is_heading(fact)
        and "direction" not in fact.gives
        and named.search(fact.plain)
        and _HOME.search(fact.plain, 0, _EARLY + 6)
        and _on_their_side(fact, text)
    ]
    own = [fact for fact in meant if _names_their_side(fact, text)]
    return tuple((own if len(own) >= MOST else meant)[:MOST])


def as_meant(fact: Fact, text: str, facts: Sequence[Fact]) -> Fact:
    """Return the fact of the same clause that is meant where one only names it, or its bounds."""
    return within_bounds(_spelt_out(fact, text, facts), text, facts)


def within_bounds(fact: Fact, text: str, facts: Sequence[Fact]) -> Fact:
    """Return the fact beside the one found that holds for so many beds as a text tells of."""
    beds, bound = _beds_in(text), bound_of(fact)
    if beds is None or bound is None or _holds(bound, beds):
        return fact
    for other in facts:
        theirs = bound_of(other)
        same = (other.document, other.clause) == (fact.document, fact.clause)
        if same and theirs is not None and theirs[0] == bound[0] and theirs[1] != bound[1]:
            return other
    return fact


def bound_of(fact: Fact) -> tuple[float, bool] | None:
    """Return the number of beds that a fact turns on, and whether it is for those above."""
    found = _BOUND.search(fact.plain)
    if found is None:
        return None
    return float(found["n"] or found["under"]), (found["side"] or "以下").endswith("以上")


def _spelt_out(fact: Fact, text: str, facts: Sequence[Fact]) -> Fact:
    """Return the fact that spells a catchword out, to who asks what it is: 八有是哪八样."""
    asked = _WHAT.search(text) is not None
    for said in _CATCHWORD.findall(fact.quote):
        spelt = re.compile(f"“{said}” ?[，,]?即")
        alone = len(text) - len(said) <= _BARELY  # 八有嘞 names it and nothing else
        if said not in text or not (asked or alone) or spelt.search(fact.quote):
            continue
        for other in facts:
            same = (other.document, other.clause) == (fact.document, fact.clause)
            if same and spelt.search(other.quote):
                return other
    return fact


_BARELY = 3
_CATCHWORD = re.compile("“([一二三四五六七八九十][^“”，。]{1,4})”")
_WHAT = re.compile("什么|哪|啥|怎么|如何|几样")


def _beds_in(text: str) -> float | None:
    """Return how many beds a text tells of; 不到一百张 is fewer."""
    found = _BEDS.search(text)
    if found is None:
        return None
    beds = float(found["n"]) if found["n"].isdigit() else numeral(found["n"])
    fewer = _FEWER.search(text, 0, found.start()) or text.startswith("以下", found.end())
    return beds - 1 if fewer else beds


def _is_heading(fact: Fact) -> bool:
    return re.match(r"[0-9]+\.", fact.quote) is not None and "direction" in fact.gives


def _holds(bound: tuple[float, bool], beds: float) -> bool:
    return (beds >= bound[0]) is bound[1]


def _on_their_side(fact: Fact, text: str) -> bool:
    """Whether a fact is not for homes of the other kind: what profit homes do not get."""
    for at, (said, _) in enumerate(_SIDES):
        other = _SIDES[1 - at]
        if said.search(text) and not other[0].search(text):
            return not (other[1].search(fact.plain) and not _SIDES[at][1].search(fact.plain))
    return True


def _names_their_side(fact: Fact, text: str) -> bool:
    return any(said.search(text) and means.search(fact.plain) for said, means in _SIDES)
