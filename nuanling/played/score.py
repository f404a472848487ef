"""Compares what a conversation said and left with what its writer expected.

Facts are compared as a person would who reads them: Chinese numerals are digits, the place is
county, town and address together, a list has no order; everything else must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nuanling.played.scripts import Script

Record = Mapping[str, Any]

_DIGITS = str.maketrans("零〇一二三四五六七八九幺", "001234567891")
_HUNDREDS = re.compile(r"(\d)百(?:(\d)十|0)?(\d)?")
_TENS = re.compile(r"(\d)?十(\d)?")
_WITHIN = frozenset({"address", "note", "about", "outcome", "beneficiary", "town", "county"})
_SETS = frozenset({"to", "advised", "conditions"})


def is_judged(turn: Record) -> bool:
    """Tell whether anything is expected of a turn's answer."""
    return "clauses" in turn or any(turn.get(key) for key in ("any", "not", "level", "kind"))


def wrong_turn(turn: Record, answer: Record) -> str | None:
    """Return what is wrong with an answer; None where it is as the writer expected."""
    said = " ".join(str(answer.get(key, "")) for key in ("reply", "speech", "error"))
    if turn.get("any") and not any(words in said for words in turn["any"]):
        return f"none of {turn['any']}"
    if unwelcome := [words for words in turn.get("not", ()) if words in said]:
        return f"said {unwelcome}"
    cited = [citation["clause"] for citation in answer.get("citations", ())]
    if "clauses" in turn and not (set(cited) & set(turn["clauses"]) or cited == turn["clauses"]):
        return f"cites {cited}, not {turn['clauses']}"
    notice = answer.get("escalation") or {}
    level, kind = notice.get("level"), notice.get("kind")
    if turn.get("level") == "none" and level in ("emergency", "urgent"):
        return f"alarm: {kind}"
    if turn.get("level") not in (None, "none", level):
        return f"level is {level}, not {turn['level']}"
    if turn.get("kind") not in (None, kind):
        return f"kind is {kind}, not {turn['kind']}"
    return None


def wrong_ending(script: Script, final: Mapping[str, Sequence[Record]]) -> str | None:
    """Return what the database lacks or has too much; None where the ending is right.

    Of bookings and escalations there must be as many as expected; of consultations at least.
    """
    found = list(_wrongs(script, final))
    return "; ".join(found) or None


def _wrongs(script: Script, final: Mapping[str, Sequence[Record]]) -> Iterator[str]:
    for name, wanted in script.final.items():
        left = list(final.get(name, ()))
        if name != "consultations" and len(left) != len(wanted):
            yield f"{len(left)} {name}, not {len(wanted)}"
        for facts in wanted:
            if not left:
                yield f"no {name} for {dict(facts)}"
                continue
            nearest = min(left, key=lambda record: len(_different(facts, record)))
            left.remove(nearest)
            for key in _different(facts, nearest):
                yield f"{key} is {nearest.get(key)!r}, not {facts[key]!r}"


def _different(facts: Record, record: Record) -> list[str]:
    return [key for key in facts if not _same(key, facts[key], _fact(record, key))]


def _fact(record: Record, key: str) -> Any:
    if key == "address":
        return "".join(str(record.get(part) or "") for part in ("county", "town", "address"))
    return record.get(key)


def _same(key: str, wanted: Any, given: Any) -> bool:
    if wanted is None or key == "facts":
        return True
    if given is None:
        return False
    if key == "items":
        return sorted(_plain(item) for item in wanted) == sorted(_plain(item) for item in given)
    if isinstance(wanted, list) and key not in _SETS:
        return any(_same(key, one, given) for one in wanted)
    if key in _WITHIN:
        return _plain(wanted) in _plain(given) or (
            key in ("county", "town", "beneficiary") and _plain(given) in _plain(wanted)
        )
    if key in _SETS:
        return set(wanted) <= set(given)
    return str(wanted) == str(given)


def _plain(text: Any) -> str:
    """Return a text with its numerals as digits and without pauses."""
    digits = str(text).translate(_DIGITS)
    digits = _HUNDREDS.sub(lambda m: m[1] + (m[2] or "0") + (m[3] or "0"), digits)
    digits = _TENS.sub(lambda m: (m[1] or "1") + (m[2] or "0"), digits)
    return re.sub(r"[\s,，]", "", digits)
