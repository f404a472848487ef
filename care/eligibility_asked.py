"""Whether somebody asks for an entitlement of their own, and what turns tell before they do."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from typing import Any

from care import assertions, eligibility, safe_yaml
from care.assertions import mentions
from care.eligibility_asides import concludes_none
from care.eligibility_hearing import HEARING, hear
from care.eligibility_programmes import programme_of
from care.eligibility_walk import GENERAL
from care.extractors import ages
from care.following import kinds_in, rest_of
from care.text import normalise

PERSONAL = frozenset(
    {"three_without", "five_guarantee", "low_allowance", "low_income", "hardship"}
    | {"disabled", "half_disabled", "preferential", "fixed_income", "bedridden", "in_institution"}
    | {"age"}
)
"""Facts of an old person's own standing; the others are a carer's or an institution's."""

_ELSEWHERE = frozenset(
    {"amount", "deadline", "department", "place", "procedure", "phone", "materials", "issued"}
)
"""Who asks for these asks what the document says, not whether it is for them."""

_OF_WORKERS = frozenset({"nursing_allowance"})
"""Programmes that turn on somebody's own training and service, not on their age."""

_OF_HOMES = frozenset({"post_insurance"})
"""Programmes that a home asks about for itself, with figures of its own."""

_GRANTED = frozenset({"three_without", "five_guarantee", "low_allowance", "low_income"})
"""Standings that an office grants, and that living in a home costs less for."""

_STRETCHES = re.compile("[,，。；;！!？?、\n ]+")


def asks_own(text: str, about: str | None = None) -> bool:
    """Whether a text asks if the caller, or somebody of theirs, gets what it names.

    `about` is the programme that is being spoken of, for texts that name none: 那有没有我的份.
    """
    words = _words()
    plain = words["exists"].sub(" ", normalise(text).text)
    if concludes_none(text):
        return False  # 噢，那我没有份了 asks nothing any more
    asked = any(words[name].search(plain) for name in ("asks", "either", "has_any"))
    own = words["own"].search(words["lead"].sub("", plain)) is not None
    programme = programme_of(text)
    if asked and own and programme in _OF_WORKERS and not words["home"].search(plain):
        return True  # 我是护工，护龄津贴我有没有: whoever works in a home asks for themselves too
    if not asked or words["not"].search(plain) or set(kinds_in(plain)) & _ELSEWHERE:
        return False
    if programme is not None:
        return own and is_personal(programme)
    if about is None or not is_personal(about):
        return False
    # 我老婆瘫在床，没低保，她有没有份: what only tells how they stand names nothing else
    asking = [part for part in _STRETCHES.split(plain) if part and not _only_facts(part)]
    left = words["either"].sub(" ", words["asks"].sub(" ", " ".join(asking)))
    return len(rest_of(words["insists"].sub(" ", left))) < 2


def _only_facts(part: str) -> bool:
    words = _words()
    told = PERSONAL & set(hear(part, None))
    return bool(told) and not (words["asks"].search(part) or words["either"].search(part))


def asks_what_help(text: str) -> bool:
    """Whether a text tells how its own people stand and asks what there is for them.

    我五保的，无儿无女，政府还有什么帮手; of 五保老人 in general the documents are asked, and an age
    alone is no standing.
    """
    plain = normalise(text).text
    words = _words()
    own = words["own"].search(words["lead"].sub("", plain)) is not None
    told = {name for name, fact in told_facts(text).items() if fact and name != "age"}
    if told & _GRANTED and words["pays"].search(plain) and words["lives_in"].search(plain):
        return own  # 我叔是五保，送去养老院要不要自己掏钱
    return own and bool(told) and words["helps"].search(plain) is not None


def asks_of_posts(text: str) -> bool:
    """Whether a home asks for a subsidy of its own and tells how it stands with its workers.

    我们院请了个下岗的，合同签半年，政府补不补社保: what it told is held against the rule.
    """
    words, plain = _words(), normalise(text).text
    asked = any(words[name].search(plain) for name in ("asks", "either", "has_any", "open"))
    if not asked or programme_of(text) not in _OF_HOMES or set(kinds_in(plain)) & _ELSEWHERE:
        return False
    told = hear(text, None)
    return bool(told.get("is_institution")) and bool(
        {"contract_years", "hard_to_employ"} & set(told)
    )


def asks_for_home(text: str) -> bool:
    """Whether a text speaks for a home or who would open one: 我们养老院的医务室能不能进医保."""
    return _words()["home"].search(normalise(text).text) is not None


def asks_where_used(text: str) -> bool:
    """Whether a text asks what something can be used for: 券系住老人院先用得 定在屋企都用得."""
    return _words()["used"].search(normalise(text).text) is not None


def asks_if_class_counts(text: str) -> bool:
    """Whether a text asks if a class of people is among those just told of: 低收入算不算进去."""
    return _CLASS_COUNTS.search(normalise(text).text) is not None


_CLASS_COUNTS = re.compile(
    "(?:三无|五保户?|低保户?|低收入|经济困难|优抚对象|半?失能)(?:的|老人|家庭|户)*(?:也|都)?"
    "(?:算不算|算(?:得|也)?(?=进|在)|包不包括?|在不在)(?:进|在|里|内)(?:去|来|面|头|内)?"
)


def asks_of_document(text: str) -> bool:
    """Whether all that a text says is asked of the documents: by when, who is in charge, how much.

    没有低保，多久能批 tells something besides, and so does 我妈低保的几时有: they are answers too.
    """
    plain = normalise(text).text
    if not set(kinds_in(plain)) & _ELSEWHERE or asks_own(text):
        return False
    words = _words()
    return not any(
        part and not kinds_in(part) and hear(part, None) and not words["general"].search(part)
        for part in _STRETCHES.split(plain)
    ) and not words["own"].search(words["lead"].sub("", plain))


def told_facts(text: str, today: date | None = None) -> dict[str, Any]:
    """Return the facts of standing that a turn tells of somebody, whatever else it is.

    A year of birth and a sign of the zodiac are an age only where `today` is told.
    五保老人政府管不管 tells nothing of the caller; 我食五保的 does, and so does 五保的 alone.
    """
    plain = normalise(text).text
    told = {name: fact for name, fact in hear(text, None, today).items() if name in PERSONAL}
    spoken = assertions.heard(plain)
    asked = {name: _only_asked(plain, spoken[name].spans) for name in told if name in spoken}
    told = {name: fact for name, fact in told.items() if not asked.get(name)}
    if asked.get("low_allowance") and "hardship" not in asked:
        told.pop("hardship", None)
    reckoned = ages.chosen(plain, today=today)
    if reckoned is not None and reckoned.reckoned and reckoned.years >= ages.OLD:
        told["age"] = reckoned.years  # 我属猴的，四四年生 is one age in two stretches
    return told


def _only_asked(plain: str, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether all that speaks of a fact asks, or tells of people in general."""
    words = _words()
    parts = [(m.start(), m.end()) for m in re.finditer("[^,，。；;！!？?、\n ]+", plain)]
    for start, _ in spans:
        part = next((plain[a:b] for a, b in parts if a <= start < b), plain)
        general = words["general"].search(part) and not _IS_SO.match(part)
        if not (
            (general or words["open"].search(part))
            and not words["own"].search(words["lead"].sub("", part))
        ):
            return False
    return True


_IS_SO = re.compile(
    "(?:[我他她]们?)?(?:就|也|都|倒|还|确实|真的?|家|家里)*(?:是|属于|算是|定为|认定[为是做])"
)
"""是低收入家庭, told after a question, is of whom it is asked for, not of such homes at large."""


def only_tells(text: str, today: date | None = None) -> bool:
    """Whether a text only tells facts of standing: it asks nothing and wishes nothing."""
    plain = normalise(text).text
    words = _words()
    asks = any(words[name].search(plain) for name in ("open", "wishes", "used"))
    return not asks and bool(told_facts(text, today))


def tells_of_body(text: str) -> bool:
    """Whether a text only tells how somebody fares, in whatever words: nothing is asked or wished.

    Two mentions at least: 好，那我走了 is no report of how they walk.
    """
    plain = normalise(text).text
    words = _words()
    if any(words[name].search(plain) for name in ("open", "wishes", "used")):
        return False
    spans = {(m.start, m.end) for m in mentions.find(plain) if m.fact in _OF_BODY}
    return len({start for start, _ in spans}) > 1


_OF_BODY = frozenset({"disabled", "half_disabled", "bedridden"})


def programme_cited(
    clause: str | None, quote: str | None, asked: tuple[str, ...] = (), *, personal: bool = True
) -> str | None:
    """Return the programme whose rules a cited passage holds, if it is one of people's own.

    Without `personal` one of carers, nurses or homes will do. Of several, one that was asked about
    before (`asked`, the last one last) is meant.
    """
    if clause is None or not quote:
        return None
    passage = _bare(quote)
    found: Counter[str] = Counter()
    for rule in eligibility.load().rules:
        words = _bare(rule.quote)
        if rule.clause == clause and (words in passage or passage in words):
            found.update(name for name in rule.programmes if name != GENERAL)
    likely = [name for name, _ in found.most_common() if not personal or is_personal(name)]
    meant = [name for name in reversed(asked) if name in likely]
    return next(iter((*meant, *likely)), None)


def is_personal(programme: str) -> bool:
    """Whether a programme turns on an old person's own standing."""
    return any(PERSONAL & set(rule.facts) for rule in eligibility.load().of(programme))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    found = safe_yaml.read(HEARING)["entitled"]
    return {name: re.compile(words) for name, words in found.items()}
