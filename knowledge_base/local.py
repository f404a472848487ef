"""本地口径: what staff know and have reviewed, where the documents leave something open.

A local answer is never mixed with a document's text, names its source and reviewer, and falls
silent on the day after it expires. None is shipped; staff write the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from care.errors import ContentError
from knowledge_base.documents import read_yaml_list
from knowledge_base.facts import refuse_unknown
from knowledge_base.questions import rules

_NEEDED = {"id", "clauses", "fills", "text", "source", "reviewed_by", "reviewed_on", "expires"}
_KEYS = _NEEDED | {"county", "speech"}


@dataclass(frozen=True)
class LocalAnswer:
    """One reviewed answer.

    `clauses` are the clause ids that leave it open, `fills` the kinds of things asked for
    (`questions.yaml`) that it gives. `county` limits it to one county; None is the whole city.
    """

    id: str
    clauses: frozenset[str]
    fills: frozenset[str]
    text: str
    source: str
    reviewed_by: str
    reviewed_on: date
    expires: date
    county: str | None = None
    speech: str | None = None

    def serves(self, day: date) -> bool:
        """Whether it may still be told on that day."""
        return self.reviewed_on <= day <= self.expires


def load_local(path: Path) -> list[LocalAnswer]:
    """Read the local answers of a file; a file that is not there holds none.

    Raises:
        ContentError: naming the file, the entry and the remedy.
    """
    if not path.exists():
        return []
    found: dict[str, LocalAnswer] = {}
    for at, entry in enumerate(read_yaml_list(path), 1):
        answer = _entry(entry, f"{path}: entry {at}")
        if answer.id in found:
            raise ContentError(f"{path}: the id {answer.id} is taken twice; choose another.")
        found[answer.id] = answer
    return list(found.values())


def choose(
    answers: Iterable[LocalAnswer], clause: str, kind: str, text: str, day: date
) -> LocalAnswer | None:
    """Return the answer that fills what a clause leaves open: the named county's before the city's.

    One for a county that the caller did not name is not told.
    """
    fitting = [
        answer
        for answer in answers
        if clause in answer.clauses
        and kind in answer.fills
        and answer.serves(day)
        and (answer.county is None or _named(answer.county, text))
    ]
    return max(
        fitting, key=lambda answer: (answer.county is not None, answer.reviewed_on), default=None
    )


def _named(county: str, text: str) -> bool:
    return county in text or (len(county) > 2 and county[:-1] in text)


def _entry(entry: Mapping[str, Any], place: str) -> LocalAnswer:
    refuse_unknown(entry, _KEYS, place)
    missing = sorted(key for key in _NEEDED if not entry.get(key))
    if missing:
        raise ContentError(f"{place}: lacks {', '.join(missing)}; a local answer needs them all.")
    kinds = {rule.kind for rule in rules()}
    if not isinstance(entry["fills"], list) or not set(entry["fills"]) <= kinds:
        raise ContentError(f"{place}: 'fills' must list some of {', '.join(sorted(kinds))}.")
    for key in ("reviewed_on", "expires"):
        if type(entry[key]) is not date:
            raise ContentError(f"{place}: {key!r} must be a date such as 2026-12-31.")
    return LocalAnswer(
        id=str(entry["id"]),
        clauses=frozenset(map(str, entry["clauses"])),
        fills=frozenset(entry["fills"]),
        text=str(entry["text"]),
        source=str(entry["source"]),
        reviewed_by=str(entry["reviewed_by"]),
        reviewed_on=entry["reviewed_on"],
        expires=entry["expires"],
        county=entry.get("county"),
        speech=entry.get("speech"),
    )
