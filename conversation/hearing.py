"""What a caller tells inside an emergency, filed by what it is and not by what was asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from care.extractors import LIMIT, ages, conditions, names, phones
from care.extractors.misheard import mended
from care.extractors.numerals import DIGITS
from care.text import Normalised, normalise
from conversation import whereabouts
from conversation.asking import is_question
from conversation.frame_patterns import Clause, clauses, has, matches, plain

_ALWAYS = ("called", "medicine", "illness", "way_in", "since", "ruled_out")
"""Told of any kind; the rest is read where the kind has a question for it."""
_LISTED = frozenset({"name", "age", "phone"})
_TURN = re.compile("不对|不是|错|应该是|更正|讲乱")
_FAMILY_NAME = re.compile(
    "姓(?P<s>[\u4e00-\u9fff])[,，、。 ]*(?P<full>(?P=s)[\u4e00-\u9fff]{1,2})(?![\u4e00-\u9fff])"
)
_NICKNAME = re.compile(
    "叫做?(?P<n>阿[^姨婆公妈爸爷奶叔伯哥姐嫂弟妹爹娘]|[^我你您他她大小二三老阿](?:姐|嫂|姨|叔|伯|婶))"
    "(?=的|[^\u4e00-\u9fff]|$)"
)
_NO_NAME = re.compile(
    "^(?:车|救|医|警|武警|消防|水|电|邻|人|安全|应|平安|都|高血|方便|白天|干|万一)"
)
_TAIL = re.compile(
    f"(?:后面|尾号|尾数|末尾|最后(?:[0-9一二两三四]个?(?:位|字|数字?))?)(?:应该)?[是系]+(?P<n>[{''.join(DIGITS)}]{{1,4}})"
)


@dataclass(frozen=True)
class Told:
    """What one turn tells: `facts` by name, whether it corrects, and whether words are left over.

    `tail` are the last digits of a phone number put right (后面是33).
    """

    facts: dict[str, str]
    corrects: bool
    left_over: bool
    tail: str | None = None


def hear(text: str, wanted: frozenset[str], *, awaiting: str | None = None) -> Told:
    """Return what a turn tells; `wanted` are the questions of the kind, `awaiting` the open one."""
    heard = normalise(mended(text[:LIMIT]))
    said = clauses(heard)
    statements = [clause for clause in said if not is_question(clause)]
    facts: dict[str, list[str]] = {}
    used: set[int] = set()
    for name in (*_ALWAYS, *sorted(wanted - set(_ALWAYS))):
        for clause in statements:
            if has(name) and name != "where" and matches(name, clause.plain):
                facts.setdefault(name, []).append(clause.said)
                used.add(id(clause))
    if is_far(plain(text)) and "with_you" in wanted:
        facts.setdefault("with_you", [said[0].said] if said else [text])
    _extracted(facts, heard, awaiting)
    _located(facts, said, wanted, awaiting)
    if awaiting is not None and awaiting not in facts and statements:
        answer = _answer(statements, awaiting, used, told=bool(facts))
        if answer is not None:
            facts[awaiting] = [answer.said]
            used.add(id(answer))
    held = "".join(value for values in facts.values() for value in values)
    left_over = any(id(c) not in used and c.said not in held for c in said)
    tail = _TAIL.search(heard.text)
    return Told(
        {name: "，".join(dict.fromkeys(values)) for name, values in facts.items()},
        _TURN.search(heard.text) is not None,
        left_over,
        "".join(str(DIGITS[c]) for c in tail["n"]) if tail else None,
    )


def merged(facts: dict[str, Any], told: Told, text: str) -> dict[str, Any]:
    """Return the facts with a turn's added; a correction replaces what it puts right.

    The caller's words stay beside the value wherever the value does not hold them all.
    """
    kept = dict(facts)
    for name, value in told.facts.items():
        kept[name] = _joined(name, kept.get(name), value, corrects=told.corrects)
    if "place" in kept and kept["place"] in kept.get("where", ""):
        del kept["place"]
    phone = kept.get("phone", "")
    if told.tail and "phone" not in told.facts and phone[-11:].isdigit():
        kept["phone"] = phone[: -len(told.tail)] + told.tail
    if (told.left_over or not told.facts) and text not in kept.get("said", ()):
        kept["said"] = [*kept.get("said", ()), text]
    return kept


def is_far(words: str) -> bool:
    """Tell whether plain words say that the person in danger is somewhere else."""
    return matches("far", words)


def _extracted(facts: dict[str, list[str]], heard: Normalised, awaiting: str | None) -> None:
    phone = phones.chosen(heard, asked=awaiting == "phone")
    if phone is not None and phone.complete:
        facts["phone"] = [phone.digits]
    people = [age for age in ages.find(heard) if not age.under]
    age = ages.chosen(heard)
    if age is not None and not age.under:
        corrected = _TURN.search(heard.text) is not None
        facts["age"] = [
            f"{a.years}岁" if a.exact else a.said for a in ([age] if corrected else people)
        ]
    full = _FAMILY_NAME.search(heard.text)
    nick = _NICKNAME.search(heard.text)
    name = full["full"] if full else getattr(names.find(heard), "said", nick["n"] if nick else "")
    if name and not _NO_NAME.search(name):
        facts["name"] = [name]
    ill = [condition.said for condition in conditions.find(heard, health=True)]
    if ill:
        facts["illness"] = [*facts.get("illness", []), *ill]


def _located(
    facts: dict[str, list[str]], said: list[Clause], wanted: frozenset[str], awaiting: str | None
) -> None:
    """File the place: precise enough to go to, where they were last seen, or the town alone."""
    spot = whereabouts.find(
        [c.said for c in said if not matches("elsewhere", c.plain)],
        asked=awaiting in ("where", "last_seen"),
    )
    if spot is None or (spot.precise and "last_seen" in facts and "where" not in wanted):
        return
    facts["where" if spot.precise else "place"] = [spot.words]


def _answer(
    statements: list[Clause], awaiting: str, used: set[int], *, told: bool
) -> Clause | None:
    """Return the clause that answers the open question in few words: 在, 不会, 两个, 不知道.

    Only the first, and only where it says nothing else; a turn full of other news answers nothing.
    """
    first = statements[0]
    if id(first) in used or len(first.plain) > 12 or matches("courtesy", first.plain):
        return None
    if awaiting == "where" and matches("elsewhere", first.plain):
        # 我也讲不清这里叫什么路: help still has to be told where
        return None
    if matches("unknown", first.plain):
        return first
    if told and len(first.plain) > 4:
        return None
    name = f"{awaiting}_asked"
    return first if has(name) and matches(name, first.plain) else None


def _joined(name: str, old: str | None, new: str, *, corrects: bool) -> str:
    if old is None or old in new:
        return new
    if name in ("where", "place"):
        return whereabouts.joined(old, new, corrects=corrects)
    if new in old:
        return old
    if name in _LISTED:
        return new if corrects else f"{old}、{new}"
    return f"{old}；{new}"
