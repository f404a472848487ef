"""Walking somebody through the rules: what was told, what is still needed, what comes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from care import eligibility
from care.eligibility import Finding, Rule
from care.eligibility_reading import answered, vetoed
from care.extractors import ages
from care.extractors.numerals import number
from care.text import normalise

HEARING = Path(__file__).with_name("eligibility_hearing.yaml")
_RULES = Path(__file__).with_name("eligibility.yaml")
_NEARLY = re.compile("(?:快|将近|不到|不满|未满|还差|还没到?)(?:要|到|是|有|满)*[^，。]{0,6}$")
GENERAL = "elder"
"""The programme of somebody who asks what there is for them, naming nothing."""


@dataclass(frozen=True)
class Walk:
    """Where a walk stands: what is asked about, the facts told, the question just put.

    `unsure` are questions that the caller could not answer: they are not put again.
    """

    programme: str = GENERAL
    facts: Mapping[str, Any] = field(default_factory=dict)
    asked: str | None = None
    unsure: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Walk:
        """Read it from a slot; unknown keys of another version are dropped."""
        known = {k: v for k, v in data.items() if k in {f.name for f in fields(cls)}}
        return cls(**known | {"unsure": tuple(known.get("unsure") or ())})

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self) | {"unsure": list(self.unsure)}


@dataclass(frozen=True)
class Result:
    """What a walk comes to: `findings` are the rules that hold (`in`), else the one told of."""

    verdict: eligibility.Verdict
    findings: tuple[Finding, ...]

    @property
    def rule(self) -> Rule:
        """The rule to quote."""
        return self.findings[0].rule


def programme_of(text: str) -> str | None:
    """Return which programme a text asks about, or None where it names none."""
    plain = normalise(text).text
    for name, pattern in _programmes():
        if pattern.search(plain):
            return name
    return None


def begin(text: str, told: Mapping[str, Any] | None = None) -> Walk:
    """Begin a walk with a first text; `told` are facts known from earlier in the call."""
    doubted = doubts(text)
    facts = {**(told or {}), **hear(text, None)}
    return Walk(programme_of(text) or GENERAL, facts, unsure=doubted)


def take(walk: Walk, text: str, today: date | None = None) -> Walk:
    """Take one more turn's facts into a walk; several at once, corrections too."""
    plain = normalise(text).text
    told = hear(text, walk.asked, today)
    known = walk.facts.get("age")
    right = ages.put_right(plain, int(known)) if known else None
    if right is not None:
        told["age"] = right
    walk = replace(walk, facts={**walk.facts, **told})
    doubted = doubts(text)
    if not told and not doubted and walk.asked and re.search(_hearing()["unsure"], plain):
        doubted = (walk.asked,)
    return replace(walk, unsure=tuple(dict.fromkeys((*walk.unsure, *doubted))))


def doubts(text: str) -> tuple[str, ...]:
    """Return the questions that a text itself leaves open: 低保批没批下来我不清楚."""
    facts, left = eligibility.load().facts, _doubted(normalise(text).text)
    return tuple(dict.fromkeys(facts[name].ask for name in left if name in _standing()))


def undoubted(conditions: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return conditions without those that a text names and leaves open."""
    open_ = [_patterns()[name][0] for name in _doubted(normalise(text).text)]
    return tuple(c for c in conditions if not any(said.search(c) for said in open_))


def is_turning(text: str) -> bool:
    """Whether a text says that an age is reached only later: 要过年三月才满七十."""
    return re.search(_hearing()["turning"], normalise(text).text) is not None


def fitting(text: str, programmes: tuple[str, ...]) -> str | None:
    """Return the programme, of those asked about, that a text's facts bear on; else the last."""
    plain = normalise(text).text
    named = {n for n, (yes, no) in _patterns().items() if yes.search(plain) or no.search(plain)}
    if ages.chosen(plain) is not None:
        named.add("age")
    best, most = None, -1
    for programme in programmes:
        bearing = {fact for rule in eligibility.load().of(programme) for fact in rule.facts}
        if len(named & bearing) >= most:
            best, most = programme, len(named & bearing)
    return best


def step(walk: Walk, day: date) -> tuple[Walk, Result | None]:
    """Return the walk with its next question in `asked`, or with the result when none is left."""
    book = eligibility.load()
    rules = book.of(walk.programme)
    if walk.programme == GENERAL and walk.facts.get("preferential"):
        # who served is asked about that first, whatever else there is for old people
        rules = (*(r for r in book.of("preferential") if r not in rules), *rules)
    findings = [eligibility.judge(rule, walk.facts, day) for rule in rules]
    held = tuple(f for f in findings if f.verdict == "in")
    held = held or _by_another_door(rules, walk.facts, day)
    if held:
        return replace(walk, asked=None), Result("in", held)
    # the rule that fewest questions decide is asked about first, else in the book's order
    for finding in sorted(findings, key=lambda f: len({book.facts[n].ask for n in f.missing})):
        for name in finding.missing:
            question = book.facts[name].ask
            if question not in walk.unsure:
                return replace(walk, asked=question), None
    open_ = tuple(f for f in findings if f.verdict == "unknown")
    if open_:
        return replace(walk, asked=None), Result("unknown", open_)
    return replace(walk, asked=None), Result("out", tuple(findings))


def _by_another_door(
    rules: tuple[Rule, ...], facts: Mapping[str, Any], day: date
) -> tuple[Finding, ...]:
    """Return the other rules for the very same thing that hold on what was told.

    Who is asked whether they served, and lives on an allowance and cannot rise, has it anyway.
    """
    names = {rule.name for rule in rules}
    if len(names) != 1:
        return ()
    others = (r for r in eligibility.load().rules if r.name in names and r not in rules)
    found = (eligibility.judge(rule, facts, day) for rule in others)
    return tuple(finding for finding in found if finding.verdict == "in")


def hear(text: str, asked: str | None, today: date | None = None) -> dict[str, Any]:
    """Return the facts that a text tells; short answers count for the question just asked."""
    data = _hearing()
    plain = normalise(text).text
    told: dict[str, Any] = {}
    for name, (yes, no) in _patterns().items():
        if no.search(plain):
            told[name] = False
        elif yes.search(plain):
            told[name] = True
    for name in _doubted(plain):
        told.pop(name, None)
    if told.get("half_disabled") and "disabled" not in told:
        told["disabled"] = False
    if told.get("disabled"):
        told.pop("half_disabled", None)
    age = ages.chosen(plain, asked=asked == "age", today=today)
    if age is not None and age.years >= 40:
        nearly = age.under or (not age.reckoned and _NEARLY.search(plain, 0, age.end) is not None)
        told["age"] = age.years - 1 if nearly else age.years
    for name in ("service_years", "contract_years"):
        if asked == name:
            _count(told, name, data["numbers"][name], plain)
    _count(told, "beds", data["numbers"]["beds"], plain)
    if asked in data["questions"]:
        told = _answered(data["questions"][asked], told, plain)
    elif told.get("low_allowance"):
        told.setdefault("hardship", True)
    return told


def _answered(question: Mapping[str, Any], told: dict[str, Any], plain: str) -> dict[str, Any]:
    own = question["facts"]
    named = [name for name in own if name in told]
    none = question.get("none_says")
    if none and not any(told[name] for name in named) and re.search(none, plain):
        return {**told, **question["if_no"]}
    single = len(own) == 1 and "if_no" in question
    if single and told.get(own[0]) and vetoed(plain):
        return {**told, **question["if_no"]}
    if not named:
        if question.get("half_says") and re.search(question["half_says"], plain):
            told |= {"disabled": False, "half_disabled": True}
        elif re.search(_hearing()["unsure"], plain):
            return told
        elif "if_no" in question and _denies(plain, told):
            told |= question["if_no"]
        else:
            yes = re.search(_hearing()["affirms"], plain) is not None
            told |= _short(question, yes, plain, told)
        named = [name for name in own if name in told]
    if named and question.get("rest") and any(told[name] for name in named):
        for name in own:
            told.setdefault(name, False)
    if question.get("rest") and "low_allowance" in own and told.get("low_allowance"):
        told["hardship"] = True
    return told


def _denies(plain: str, told: Mapping[str, Any]) -> bool:
    """Whether a text says no to what was asked; 没有固定收入 says no to something else."""
    no = re.search(_hearing()["denies"], plain)
    return no is not None and not (told and _LACKS.match(plain))


_LACKS = re.compile("(?:没有?|冇|无)[^,，。 啊呀的]")


def _short(
    question: Mapping[str, Any], yes: bool, plain: str, told: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what a yes or a no in no set words comes to; one beside other facts is none."""
    heard = answered(plain) if yes or not told else None
    if heard is False and "if_no" in question:
        return dict(question["if_no"])
    return dict(question.get("if_yes", {})) if yes or heard else {}


def _count(told: dict[str, Any], name: str, pattern: str, plain: str) -> None:
    match = re.search(pattern, plain)
    if match is None and name != "beds":
        match = re.fullmatch("(?P<n>[0-9一二两三四五六七八九十]+)", plain)
    if match:
        value = 0 if match["n"] == "半" else number(match["n"])
        if value is not None:
            told[name] = value


@cache
def _hearing() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(HEARING.read_text(encoding="utf-8"))
    return loaded


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        name: (re.compile(entry["said"]), re.compile(entry["denied"]))
        for name, entry in _hearing()["facts"].items()
    }


def _doubted(plain: str) -> list[str]:
    """Return the facts that are named and left open in the same breath."""
    return [
        name
        for name, patterns in _doubt_patterns().items()
        if any(pattern.search(plain) for pattern in patterns)
    ]


@cache
def _doubt_patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    forms = _hearing()["doubts"]
    # 上得了厕所算不算失能 only asks whether; of a standing one may also not know (批没批)
    return {
        name: tuple(
            re.compile(form.replace("{it}", entry["said"]))
            for form in (forms if name in _standing() else forms[:1])
        )
        for name, entry in _hearing()["facts"].items()
    }


@cache
def _standing() -> tuple[str, ...]:
    """Return the facts that an office has to grant, and that may still be open."""
    return (*_hearing()["questions"]["economy"]["facts"], "preferential")


@cache
def _programmes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    loaded = yaml.safe_load(_RULES.read_text(encoding="utf-8"))["programmes"]
    return tuple((name, re.compile(entry["says"])) for name, entry in loaded.items())
