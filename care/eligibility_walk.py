"""Walking somebody through the rules: what was told, what is still needed, what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from itertools import product
from typing import Any

from care import eligibility
from care.eligibility import Finding, Rule
from care.eligibility_hearing import doubts, gives_up, hear, spoken_of
from care.eligibility_programmes import programme_of
from care.eligibility_said import denies_all, plain_of
from care.extractors import ages
from care.text import normalise

GENERAL = "elder"
"""The programme of somebody who asks what there is for them, naming nothing."""


@dataclass(frozen=True)
class Walk:
    """Where a walk stands: what is asked about, the facts told, the question just put.

    `unsure` are questions that the caller could not answer: they are not put again. `supposed`
    are facts that are taken for not so because others of their kind were denied.
    """

    programme: str = GENERAL
    facts: Mapping[str, Any] = field(default_factory=dict)
    asked: str | None = None
    unsure: tuple[str, ...] = ()
    supposed: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Walk:
        """Read it from a slot; unknown keys of another version are dropped."""
        known = {k: v for k, v in data.items() if k in {f.name for f in fields(cls)}}
        lists = {name: tuple(known.get(name) or ()) for name in ("unsure", "supposed")}
        return cls(**known | lists)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self) | {"unsure": list(self.unsure), "supposed": list(self.supposed)}


@dataclass(frozen=True)
class Result:
    """What a walk comes to: `findings` are the rules that hold (`in`), else the one told of."""

    verdict: eligibility.Verdict
    findings: tuple[Finding, ...]

    @property
    def rule(self) -> Rule:
        """The rule to quote."""
        return self.findings[0].rule


def begin(text: str, told: Mapping[str, Any] | None = None) -> Walk:
    """Begin a walk with a first text; `told` are facts known from earlier in the call."""
    doubted = doubts(text)
    facts = {**(told or {}), **hear(text, None)}
    denied = facts.get("preferential") is False
    programme = programme_of(text, but="preferential" if denied else None) or GENERAL
    return about(_with_the_rest(Walk(programme, facts, unsure=doubted), text, facts), programme)


def about(walk: Walk, programme: str) -> Walk:
    """Return the walk about a programme; who asks for what homes alone have speaks for one."""
    rules = eligibility.load().of(programme)
    if rules and all("is_institution" in rule.facts for rule in rules):
        walk = replace(walk, facts={"is_institution": True, **walk.facts})
    return replace(walk, programme=programme)


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
    walk = _with_the_rest(walk, text, told)
    of_asked = walk.asked in {eligibility.load().facts[name].ask for name in told}
    # 认定没有办过，我也不懂找哪个 leaves open what was to be told, whatever else is told
    of_asked = of_asked or (walk.asked == "economy" and "certified" in told)
    if not doubted and walk.asked and gives_up(text) and (of_asked or not told):
        doubted = (walk.asked,)
    return replace(walk, unsure=tuple(dict.fromkeys((*walk.unsure, *doubted))))


def _with_the_rest(walk: Walk, text: str, told: Mapping[str, Any]) -> Walk:
    """Return the walk with what follows for the rest from what a turn denies of one question."""
    own = economy()
    supposed = tuple(name for name in walk.supposed if name not in told)
    walk = replace(walk, supposed=supposed)
    if "economy" in walk.unsure or "economy" in doubts(text) or gives_up(text):
        return walk
    asked = walk.asked == "economy"
    if not denies_all(plain_of(text), told, walk.facts, own, asked=asked):
        return walk
    rest = tuple(name for name in own if name not in walk.facts)
    facts = {**walk.facts, **dict.fromkeys(rest, False)}
    return replace(walk, facts=facts, supposed=(*supposed, *rest))


def economy() -> tuple[str, ...]:
    """Return the facts that the question for somebody's means names, as the book has them."""
    return tuple(name for name, fact in eligibility.load().facts.items() if fact.ask == "economy")


def fitting(text: str, programmes: tuple[str, ...]) -> str | None:
    """Return the programme, of those asked about, that a text's facts bear on; else the last."""
    named = spoken_of(text)
    best, most = None, -1
    for programme in programmes:
        bearing = {fact for rule in eligibility.load().of(programme) for fact in rule.facts}
        if len(named & bearing) >= most:
            best, most = programme, len(named & bearing)
    return best


def step(walk: Walk, day: date) -> tuple[Walk, Result | None]:
    """Return the walk with its next question in `asked`, or with the result when none is left."""
    book = eligibility.load()
    if walk.programme == "purchased" and walk.facts.get("preferential"):
        walk = replace(walk, programme="preferential")  # what else there is takes another door
    rules = book.of(walk.programme)
    if walk.programme == GENERAL and walk.facts.get("preferential"):
        # who served is asked about that first, whatever else there is for old people
        rules = (*(r for r in book.of("preferential") if r not in rules), *rules)
    findings = [eligibility.judge(rule, walk.facts, day) for rule in rules]
    held = tuple(f for f in findings if f.verdict == "in")
    held = held or _by_another_door(rules, walk.facts, day)
    nearer = _nearer(walk, findings) if held else None
    if nearer is not None:
        return replace(walk, asked=nearer), None
    if held:
        return replace(walk, asked=None), Result("in", held)
    # the rule that fewest questions decide is asked about first, else in the book's order
    order = sorted(findings, key=lambda f: len({book.facts[n].ask for n in f.missing}))
    for finding in _deciding(walk, order, day):
        for name in finding.missing:
            question = book.facts[name].ask
            if question not in walk.unsure:
                return replace(walk, asked=question), None
    open_ = tuple(f for f in findings if f.verdict == "unknown")
    if open_:
        return replace(walk, asked=None), Result("unknown", open_)
    return replace(walk, asked=None), Result("out", tuple(findings))


def _deciding(walk: Walk, findings: Sequence[Finding], day: date) -> Sequence[Finding]:
    """Return the findings that the questions still open can decide, what may be had first.

    Who does not know how their neighbour stands is not asked what would settle nothing.
    """
    if not walk.unsure:
        return findings
    reach = {f.rule.id: _verdicts_open(walk, f, day) for f in findings}
    deciding = [f for f in findings if reach[f.rule.id] != {"unknown"}]
    return sorted(deciding, key=lambda finding: "in" not in reach[finding.rule.id])


def _verdicts_open(walk: Walk, finding: Finding, day: date) -> set[str]:
    """Return what a rule may come to on the answers to the questions that are still put."""
    facts = eligibility.load().facts
    free = [name for name in finding.missing if facts[name].ask not in walk.unsure]
    found: set[str] = set()
    for values in product((True, False), repeat=len(free)):
        told = {
            name: value if facts[name].type == "boolean" else value * _MANY
            for name, value in zip(free, values, strict=True)
        }
        found.add(eligibility.judge(finding.rule, {**walk.facts, **told}, day).verdict)
    return found


_MANY = 999
"""A figure above every bound."""


def _nearer(walk: Walk, findings: list[Finding]) -> str | None:
    """Return the question that settles the very thing asked for, though another holds already.

    Who asks for bought services and lives on an allowance has the voucher; whether it is the
    bought services turns on one thing more, which they are asked.
    """
    first = findings[0]
    if walk.programme != "purchased" or first.verdict != "unknown" or len(first.missing) != 1:
        return None
    question = eligibility.load().facts[first.missing[0]].ask
    return question if question == "self_care" and question not in walk.unsure else None


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
