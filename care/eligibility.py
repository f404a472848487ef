"""Who falls under what the document lists: dated rules, three-valued, with the clause of each.

Pure. A condition is true, false, or unknown (None) on the facts told so far; an unknown fact never
counts as a no. The rules are data (`eligibility.yaml`), their operators a closed set.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from care.errors import ContentError

Facts = Mapping[str, Any]
Verdict = Literal["in", "out", "unknown"]

_FILE = Path(__file__).with_name("eligibility.yaml")
_OPERATORS = frozenset({"all", "any", "not", "is", "at_least", "unset"})
_RULE = {"id", "name", "clause", "quote", "offers", "programmes", "when", "not_given"}


@dataclass(frozen=True)
class Parameter:
    """A figure of the document with the day from which it holds."""

    value: int
    unit: str
    clause: str
    since: date


@dataclass(frozen=True)
class Fact:
    """Something to be known of a person or an institution; `ask` names the question for it."""

    name: str
    type: str
    label: str
    ask: str


@dataclass(frozen=True)
class Rule:
    """One entitlement: who falls under it, and the document's own words."""

    id: str
    name: str
    clause: str
    quote: str
    offers: str
    programmes: tuple[str, ...]
    when: Mapping[str, Any]
    not_given: str | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that the rule turns on."""
        return tuple(dict.fromkeys(_leaves(self.when)))


@dataclass(frozen=True)
class Rules:
    """The whole rule book."""

    document: str
    facts: Mapping[str, Fact]
    parameters: Mapping[str, tuple[Parameter, ...]]
    rules: tuple[Rule, ...]

    def of(self, programme: str) -> tuple[Rule, ...]:
        """Return the rules of a programme, in the order in which they are tried."""
        return tuple(rule for rule in self.rules if programme in rule.programmes)

    def parameter(self, name: str, day: date) -> Parameter:
        """Return the figure that holds on a day; before the first one, the first."""
        held = [p for p in self.parameters[name] if p.since <= day]
        return (held or list(self.parameters[name]))[-1 if held else 0]


@dataclass(frozen=True)
class Finding:
    """What a rule says of the facts: `failed` are the facts that keep it out, in the rule's order,
    `missing` those still wanted, of which the first is to be asked next."""

    rule: Rule
    verdict: Verdict
    failed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def judge(rule: Rule, facts: Facts, day: date, rules: Rules | None = None) -> Finding:
    """Return whether a rule holds for these facts on this day."""
    book = rules or load()
    value = holds(rule.when, facts, day, book)
    if value is True:
        return Finding(rule, "in")
    if value is False:
        return Finding(rule, "out", failed=tuple(_failed(rule.when, facts, day, book)))
    return Finding(
        rule, "unknown", missing=tuple(dict.fromkeys(_open(rule.when, facts, day, book)))
    )


def holds(when: Mapping[str, Any], facts: Facts, day: date, book: Rules) -> bool | None:
    """Evaluate a condition in three values (Kleene): None is unknown."""
    operator, argument = next(iter(when.items()))
    if operator == "is":
        value = facts.get(argument)
        return None if value is None else bool(value)
    if operator == "not":
        value = holds(argument, facts, day, book)
        return None if value is None else not value
    if operator == "at_least":
        value = facts.get(argument[0])
        return None if value is None else bool(value >= book.parameter(argument[1], day).value)
    if operator == "unset":
        return None  # the document leaves the bound open: no fact can settle it
    values = [holds(part, facts, day, book) for part in argument]
    if operator == "all":
        return False if False in values else None if None in values else True
    return True if True in values else None if None in values else False


@cache
def load() -> Rules:
    """Return the rule book; raises `ContentError` naming the place and the remedy."""
    return parse(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def parse(data: Mapping[str, Any]) -> Rules:
    """Read and check a rule book."""
    facts = {
        name: Fact(name, entry["type"], entry["label"], entry["ask"])
        for name, entry in data["facts"].items()
    }
    parameters = {
        name: tuple(
            sorted(
                (Parameter(e["value"], e["unit"], str(e["clause"]), e["from"]) for e in entries),
                key=lambda p: p.since,
            )
        )
        for name, entries in data["parameters"].items()
    }
    rules = []
    for entry in data["rules"]:
        place = f"{_FILE.name}, rule {entry.get('id')!r}"
        unknown = sorted(set(entry) - _RULE)
        lacking = sorted(_RULE - {"not_given"} - set(entry))
        if unknown or lacking:
            raise ContentError(f"{place}: remove {unknown}, add {lacking}.")
        _check(entry["when"], facts, parameters, place)
        rules.append(
            Rule(
                **entry | {"clause": str(entry["clause"]), "programmes": tuple(entry["programmes"])}
            )
        )
    return Rules(str(data["document"]), facts, parameters, tuple(rules))


def _check(when: Any, facts: Mapping[str, Fact], parameters: Mapping[str, Any], place: str) -> None:
    if not isinstance(when, dict) or len(when) != 1 or not set(when) <= _OPERATORS:
        known = ", ".join(sorted(_OPERATORS))
        raise ContentError(f"{place}: {when!r} must be one operator of {known} and its argument.")
    operator, argument = next(iter(when.items()))
    if operator in ("all", "any"):
        if not isinstance(argument, list) or not argument:
            raise ContentError(f"{place}: {operator} needs a list of conditions.")
        for part in argument:
            _check(part, facts, parameters, place)
    elif operator == "not":
        _check(argument, facts, parameters, place)
    elif operator == "at_least":
        if not isinstance(argument, list) or len(argument) != 2 or argument[1] not in parameters:
            raise ContentError(f"{place}: at_least needs [fact, parameter], not {argument!r}.")
        _known(argument[0], "integer", facts, place)
    else:
        _known(argument, "integer" if operator == "unset" else "boolean", facts, place)


def _known(name: Any, type_: str, facts: Mapping[str, Fact], place: str) -> None:
    if name not in facts or facts[name].type != type_:
        raise ContentError(f"{place}: {name!r} is no {type_} fact; declare it under `facts`.")


def _open(when: Mapping[str, Any], facts: Facts, day: date, book: Rules) -> Sequence[str]:
    """Return the unknown facts that can still turn the condition, in order."""
    if holds(when, facts, day, book) is not None:
        return []
    operator, argument = next(iter(when.items()))
    if operator == "unset":
        return []
    if operator == "is":
        return [argument]
    if operator == "at_least":
        return [argument[0]]
    parts = [argument] if operator == "not" else argument
    return [name for part in parts for name in _open(part, facts, day, book)]


def _failed(when: Mapping[str, Any], facts: Facts, day: date, book: Rules) -> Sequence[str]:
    """Return the facts that make the condition false."""
    if holds(when, facts, day, book) is not False:
        return []
    operator, argument = next(iter(when.items()))
    if operator == "is":
        return [argument]
    if operator == "at_least":
        return [argument[0]]
    if operator == "not":
        return _leaves(argument)
    return [name for part in argument for name in _failed(part, facts, day, book)]


def _leaves(when: Mapping[str, Any]) -> list[str]:
    operator, argument = next(iter(when.items()))
    if operator in ("is", "unset"):
        return [argument]
    if operator == "at_least":
        return [argument[0]]
    parts = [argument] if operator == "not" else argument
    return [name for part in parts for name in _leaves(part)]
