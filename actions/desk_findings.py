"""How what an eligibility check comes to is put into words: what is known, lacking, in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.desk_outcome import Hearing
from actions.desk_policy import TITLE
from care import eligibility
from care.eligibility import Finding
from care.eligibility_asked import PERSONAL, is_personal
from care.eligibility_walk import Result, Walk, economy
from care.messages import Message


def worded(heard: Hearing, result: Result, finding: Finding, walk: Walk) -> Message:
    """Return the sentence for a result, with the rule found; on screen with its quote."""
    rule = finding.rule
    values: dict[str, Any] = {
        "clause": rule.clause,
        "offers": rule.offers,
        "known": "，".join(_known(walk)),
        "reasons": _reasons(heard, finding, walk),
        "missing": labels_of(finding),
    }
    if result.verdict == "unknown" and rule.not_given:
        return heard.say("eligibility.not_given", **values)
    supposed = [name for name in finding.failed if name in walk.supposed]
    if result.verdict == "out" and supposed:
        return heard.say("eligibility.out_supposed", **values | {"missing": _named(supposed)})
    message = heard.say(f"eligibility.{result.verdict}", **values)
    if result.verdict == "in" and heard.turn.channel == "web":
        others = [f"第{f.rule.clause}条：{f.rule.offers}。" for f in result.findings[1:]]
        lines = [message.text, *others, f"原文：“{rule.quote}”", f"依据：《{TITLE}》"]
        return replace(message, text="\n".join(lines))
    return message


def told_besides(heard: Hearing, result: Result, before: Walk, after: Walk) -> Message:
    """Return what is said where more was told and it comes to the same: that, then shortly."""
    told = heard.telling.told
    place = "".join(dict.fromkeys(part for part in (told.county, told.town) if part))
    more = newly_known(before, after)
    known = "，".join(part for part in (place, *more) if part)
    return heard.say(f"eligibility.still_{result.verdict}", known=f"{known}，" if known else "")


def newly_known(before: Walk, after: Walk) -> list[str]:
    """Return what is known of somebody that was not before, as it is said to them."""
    standing = (*_known(before), _NOTHING)
    return [said for said in _known(after) if said not in standing]


def widest(findings: Sequence[Finding]) -> Finding:
    """Return the open finding that still turns on most: what may decide is told, and all of it."""
    open_ = [finding for finding in findings if finding.verdict == "unknown"]
    return max(open_ or findings, key=lambda finding: len(finding.missing))


def labels_of(finding: Finding) -> str:
    """Return the names of what a finding still wants, each once."""
    facts = eligibility.load().facts
    return "、".join(dict.fromkeys(facts[name].label for name in finding.missing))


def in_one_sentence(heard: Hearing, result: Result) -> Message:
    """Return the result for who wants it told plainly."""
    finding = result.findings[0]
    if result.verdict == "unknown" and finding.rule.not_given:
        return heard.say("eligibility.plain_not_given")
    missing = labels_of(finding)
    return heard.say(f"eligibility.plain_{result.verdict}", missing=missing or "当地规定")


def left_of(walk: Walk) -> str:
    """Return the names of what is still to be told of somebody's means, the likeliest first."""
    return _named([name for name in economy() if name not in walk.facts], joined="、")


_LIKELY_FIRST = ("low_income", "hardship", "low_allowance", "five_guarantee", "three_without")


def _named(names: Sequence[str], joined: str = "或") -> str:
    facts = eligibility.load().facts
    ordered = [facts[name].label for name in _LIKELY_FIRST if name in names]
    return joined.join(ordered[:2] if joined == "或" else ordered)


def _reasons(heard: Hearing, finding: Finding, walk: Walk) -> str:
    book, day = eligibility.load(), heard.today
    wanted, bounds = [], []
    for name in finding.failed:
        if book.facts[name].type == "integer":
            figure = book.parameter(bound(finding.rule.when, name), day)
            told = walk.facts[name]
            said = f"您说的是{told}{figure.unit}" if told else f"还不到1{figure.unit}"
            bounds.append(f"文件要{figure.value}{figure.unit}以上，{said}")
        elif walk.facts.get(name):
            bounds.append(f"文件说的是没有{book.facts[name].label.removeprefix('有')}的")
        else:
            wanted.append(book.facts[name].label)
    lines = ([f"文件说的是{'、'.join(wanted)}"] if wanted else []) + bounds
    return "；".join(lines)


def bound(when: Any, name: str) -> str:
    """Return the parameter that a fact is measured by in a condition; empty where there is none."""
    operator, argument = next(iter(when.items()))
    if operator == "at_least":
        return str(argument[1]) if argument[0] == name else ""
    parts = argument if operator in ("all", "any") else [argument] if operator == "not" else []
    return next((found for part in parts if (found := bound(part, name))), "")


def _known(walk: Walk) -> list[str]:
    facts, own = eligibility.load().facts, _of_programme(walk)
    said = []
    for name, value in walk.facts.items():
        if name not in own:
            continue  # a home that hires is no home that its caller lives in
        if facts[name].type == "integer":
            said.append(f"{facts[name].label}{value}")
        elif value:
            said.append(facts[name].label)
        elif name == "fixed_income":
            said.append("没有固定收入")
    return said or [_NOTHING]


def _of_programme(walk: Walk) -> frozenset[str]:
    """Return the facts that tell in a programme: a person's own, or those its rules turn on."""
    if is_personal(walk.programme):
        return PERSONAL
    rules = eligibility.load().of(walk.programme)
    return frozenset(name for rule in rules for name in rule.facts)


_NOTHING = "刚才的情况"
