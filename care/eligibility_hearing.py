"""What a turn tells of the facts that the rules turn on; short answers count for what was asked.

Which facts are spoken of, and how, `care.assertions` tells. What is heard without enough certainty
is told by nobody: the walk asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from care import assertions, eligibility, safe_yaml
from care.assertions import Heard, mentions
from care.assertions.features import said_plainly
from care.eligibility_reading import answered, bare_no, vetoed
from care.eligibility_said import (
    insures,
    lacks_else,
    lives_poorly,
    plain_of,
    years_of_contract,
    years_of_service,
)
from care.extractors import ages
from care.extractors.numerals import number

HEARING = Path(__file__).with_name("eligibility_hearing.yaml")
_NEARLY = re.compile("(?:快|将近|不到|不满|未满|还差|还没到?)(?:要|到|是|有|满)*[^，。]{0,6}$")
_NOT_YET = re.compile("(?:还没|没|不|未)(?:有)?(?:到|满|够)[0-9一二三四五六七八九十百]+(?:周?岁)?$")
"""66岁，还没到70岁: the bound that is not reached is no second age."""
_YOUNGEST = 40
"""Nobody younger is asked for as an old person; the figure is somebody else's."""


def hear(text: str, asked: str | None, today: date | None = None) -> dict[str, Any]:
    """Return the facts that a text tells; short answers count for the question just asked."""
    plain = plain_of(text)
    told = _told(plain, asked, today)
    if told.get("low_allowance"):
        told.setdefault("hardship", True)
    questions = _hearing()["questions"]
    return _answered(questions[asked], told, plain) if asked in questions else told


def doubts(text: str) -> tuple[str, ...]:
    """Return the questions that a text itself leaves open: 低保批没批下来我不清楚."""
    facts, left = eligibility.load().facts, _doubted(plain_of(text))
    return tuple(dict.fromkeys(facts[name].ask for name in left if name in _standing()))


def undoubted(conditions: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return conditions without those that a text names and leaves open."""
    facts = eligibility.load().facts
    open_ = [facts[name].label for name in _doubted(plain_of(text))]
    return tuple(c for c in conditions if not any(label in c for label in open_))


def spoken_of(text: str) -> frozenset[str]:
    """Return the facts that a text speaks of for whom it is asked, whatever it says of them."""
    plain = plain_of(text)
    named = {name for name, heard in assertions.heard(plain).items() if heard.sure}
    return frozenset(named | ({"age"} if ages.chosen(plain) is not None else set()))


def gives_up(text: str) -> bool:
    """Whether a text says that the caller does not know."""
    return re.search(_hearing()["unsure"], plain_of(text)) is not None


def is_turning(text: str) -> bool:
    """Whether a text says that an age is reached only later: 要过年三月才满七十."""
    return re.search(_hearing()["turning"], plain_of(text)) is not None


def is_turning_years(text: str) -> bool:
    """Whether a text says that years of work are full only later: 等我做满两年再来."""
    return re.search(_hearing()["turning_years"], plain_of(text)) is not None


def _told(plain: str, asked: str | None, today: date | None) -> dict[str, Any]:
    told: dict[str, Any] = {}
    question = _hearing()["questions"].get(asked, {})
    own, said = question.get("facts", ()), assertions.heard(plain, asked)
    besides = any(name not in own and heard.spans != _NOWHERE for name, heard in said.items())
    for name, heard in said.items():
        if heard.spans == _NOWHERE and (besides or _picks_none(question, heard)):
            continue
        else_ = asked == "economy" and lacks_else(plain)
        if heard.spans == _NOWHERE and heard.status == "no" and (else_ or not bare_no(plain)):
            continue
        if heard.value is not None:
            told[name] = heard.value
        elif heard.status != "unknown" and (heard.sure or (name in own and heard.likely)):
            told[name] = heard.status == "yes"
    if told.get("disabled"):
        told.pop("half_disabled", None)
    elif told.get("half_disabled"):
        told["disabled"] = False
    age = _age(plain, asked, today, told.pop("age", None))
    if age is not None:
        told["age"] = age
    if "is_institution" not in said and re.search(_hearing()["entitled"]["home"], plain):
        told["is_institution"] = True  # 我们敬老院新设了两个岗
    if "pays_insurance" not in told and insures(plain):
        told["pays_insurance"] = True
    for name in _OF_TRADES - set(told):
        told |= _if_told(name, said_plainly(plain, name))
    if "contract_years" not in told:
        told |= _if_told("contract_years", years_of_contract(plain))
    if "service_years" not in told:
        served = years_of_service(plain, asked=asked == "service_years")
        told |= _if_told("service_years", served)
    for name in ("service_years", "contract_years"):
        if asked == name and name not in told:
            _count(told, name, _hearing()["numbers"][name], plain)
    if asked == "beds" and "beds" not in told:
        _count(told, "beds", _hearing()["numbers"]["beds"], plain)
    return told


_OF_TRADES = frozenset({"nonprofit", "cares_for_elder", "certified"})
"""Facts of carers and of homes, of which their few words decide where nothing else is sure."""


def _if_told(name: str, value: int | None) -> dict[str, Any]:
    return {} if value is None else {name: value}


_NOWHERE = ((0, 0),)
"""Where a fact is spoken of that a short answer does not name."""


def _picks_none(question: Mapping[str, Any], heard: Heard) -> bool:
    """Whether it is a yes that names nothing to a question which of several it is.

    Beside something else (她走得动, 七十六) no short answer is heard at all.
    """
    return heard.status == "yes" and len(question["facts"]) > 1 and "if_yes" not in question


def _age(plain: str, asked: str | None, today: date | None, heard: int | None) -> int | None:
    """Return the age of whom it is about; one that has to be reckoned goes before all others."""
    said = ages.chosen(plain, asked=asked == "age", today=today)
    if said is not None and said.years < _YOUNGEST:
        said = None
    found = [
        age
        for age in ages.find(plain)
        if (said and age.start == said.start) or not _NOT_YET.search(plain, 0, age.end)
    ]
    roughly = {age.years for age in found if not age.exact}
    if said is not None and said.exact and heard in roughly:
        heard = said.years  # 七十岁多一点，七十二
    if heard is not None and not (said and said.reckoned):
        return heard
    if said is None or not (said.reckoned or asked == "age" or _alone(found)):
        return None
    nearly = said.under or (not said.reckoned and _NEARLY.search(plain, 0, said.end) is not None)
    return said.years - 1 if nearly else said.years


def _alone(found: list[ages.Age]) -> bool:
    """Whether the ages are one, or one told roughly first and then closely."""
    return len(found) == 1 or (
        len(found) == 2 and not found[0].exact and found[0].years // 10 == found[1].years // 10
    )


def _answered(question: Mapping[str, Any], told: dict[str, Any], plain: str) -> dict[str, Any]:
    own = question["facts"]
    named = [name for name in own if name in told]
    none = question.get("none_says")
    unsure = gives_up(plain) or bool(set(own) & set(_doubted(plain)))
    # 低保五保都没有，欠人十几万 denies what it names, and leaves open what else was granted
    # and 一分钱都没有 denies no office's word at all
    unsure = unsure or (bool(none) and (lives_poorly(plain, told) or lacks_else(plain)))
    if none and not unsure and not any(told[n] for n in named) and re.search(none, plain):
        return {**question["if_no"], **told}
    single = len(own) == 1 and "if_no" in question
    if single and told.get(own[0]) and vetoed(plain):
        return {**told, **question["if_no"]}
    if not named:
        if question.get("half_says") and re.search(question["half_says"], plain):
            told |= {"disabled": False, "half_disabled": True}
        elif unsure:
            return told
        elif "if_no" in question and _denies(plain, told):
            told |= question["if_no"]
        else:
            yes = re.search(_hearing()["affirms"], plain) is not None
            told |= _short(question, yes, plain, told)
        named = [name for name in own if name in told]
    if question.get("rest") and named:
        open_ = [name for name in own if name not in told]
        if any(told[name] for name in named) or (open_ == ["hardship"] and len(named) > 1):
            told |= dict.fromkeys(open_, False)
    return told


def _denies(plain: str, told: Mapping[str, Any]) -> bool:
    """Whether a text says no to what was asked; 没有固定收入 says no to something else."""
    no = re.search(_hearing()["denies"], plain)
    return no is not None and bare_no(plain) and not (told and _LACKS.match(plain))


_LACKS = re.compile("(?:没有?|冇|无)[^,，。 啊呀的]")


def _short(
    question: Mapping[str, Any], yes: bool, plain: str, told: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what a yes or a no in no set words comes to; one beside other facts is none."""
    heard = answered(plain) if yes or not told else None
    if heard is False and "if_no" in question:
        return dict(question["if_no"]) if bare_no(plain) else {}
    return dict(question.get("if_yes", {})) if yes or heard else {}


def _count(told: dict[str, Any], name: str, pattern: str, plain: str) -> None:
    match = re.search(pattern, plain)
    if match is None and name != "beds":
        match = re.fullmatch("(?P<n>[0-9一二两三四五六七八九十]+)", plain)
    if match:
        value = 0 if match["n"] == "半" else number(match["n"])
        if value is not None and value < _A_YEAR_OF_THE_CALENDAR:
            told[name] = value


_A_YEAR_OF_THE_CALENDAR = 1900


def _doubted(plain: str) -> list[str]:
    """Return the facts that are spoken of and not known."""
    heard: Mapping[str, Heard] = assertions.heard(plain)
    found = [name for name, fact in heard.items() if fact.status == "unknown"]
    said = [m.fact for m in mentions.find(plain) if _NOT_KNOWN.search(plain, 0, m.start)]
    return [*found, *(name for name in said if name not in heard and name in _standing())]


_NOT_KNOWN = re.compile(
    "(?:不知道?|不清楚|不晓得|不懂|搞不清|弄不清|分不清|讲不好|说不好|唔知|不确定)"
    "[^，。, ]{0,3}(?:算不算|是不是|属不属于?|有没有|有无)(?:是|什么|个|得上)?$"
)
"""不知道算不算低保: whoever says so does not ask us."""


@cache
def _hearing() -> dict[str, Any]:
    loaded: dict[str, Any] = safe_yaml.read(HEARING)
    return loaded


@cache
def _standing() -> tuple[str, ...]:
    """Return the facts that an office has to grant, and that may still be open."""
    return (*_hearing()["questions"]["economy"]["facts"], "preferential")
