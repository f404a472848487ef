"""本地口径: what staff know and have reviewed, where the documents leave something open.

A local answer is never mixed with a document's text, names its source and reviewer, and falls
silent on the day after it expires. None is shipped; staff write `var/content/local.yaml`, a list of

    - id: a name of its own
      document: yulin-2015       # the document that leaves it open
      clauses: ["19"]            # its clauses
      fills: [amount]            # what is asked for, by the names of questions.yaml
      county: 博白县              # may be left out: the whole city
      text: what may be shown; speech: what may be said, if that should be shorter
      source: where staff know it from
      reviewed_by: who checked it
      reviewed_on: 2026-01-31
      expires: 2026-12-31
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from care.errors import ContentError
from care.extractors import gazetteer
from knowledge_base.documents import read_yaml_list
from knowledge_base.facts import refuse_unknown
from knowledge_base.figures import figures
from knowledge_base.questions import rules

_NEEDED = {
    "id",
    "document",
    "clauses",
    "fills",
    "text",
    "source",
    "reviewed_by",
    "reviewed_on",
    "expires",
}
_KEYS = _NEEDED | {"county", "speech"}


@dataclass(frozen=True)
class LocalAnswer:
    """One reviewed answer.

    `clauses` are the clause ids of `document` that leave it open, `fills` the kinds of things asked
    for (`questions.yaml`) that it gives. `county` limits it to one county; None is the whole city.
    """

    id: str
    document: str
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

    def to_json(self) -> dict[str, Any]:
        """Return the answer as the index keeps it."""
        data = asdict(self)
        for key in ("clauses", "fills"):
            data[key] = sorted(data[key])
        for key in ("reviewed_on", "expires"):
            data[key] = data[key].isoformat()
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> LocalAnswer:
        """Read an answer written by `to_json`."""
        days = {key: date.fromisoformat(data[key]) for key in ("reviewed_on", "expires")}
        sets = {key: frozenset(data[key]) for key in ("clauses", "fills")}
        return cls(**{**data, **days, **sets})


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


def save_local(answers: Iterable[LocalAnswer], path: Path) -> None:
    """Write answers as JSON, for a version of the index."""
    data = [answer.to_json() for answer in answers]
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def read_local(path: Path) -> tuple[LocalAnswer, ...]:
    """Read what `save_local` wrote.

    Raises:
        ContentError: when the file is not whole.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return tuple(LocalAnswer.from_json(entry) for entry in data)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ContentError(
            f"{path}: is no whole set of local answers; build the index again."
        ) from error


def choose(
    answers: Iterable[LocalAnswer],
    place: tuple[str, str],
    kind: str,
    counties: Collection[str],
    day: date,
) -> LocalAnswer | None:
    """Return the answer that fills what a clause leaves open: the named county's before the city's.

    Args:
        answers: all that there are.
        place: document id and clause id.
        kind: what is asked for.
        counties: those that the caller named; one for another county is not told.
        day: today; what is not yet reviewed or has expired is not told.
    """
    document, clause = place
    fitting = [
        answer
        for answer in answers
        if answer.document == document
        and clause in answer.clauses
        and kind in answer.fills
        and answer.serves(day)
        and (answer.county is None or answer.county in counties)
    ]
    return max(
        fitting, key=lambda answer: (answer.county is not None, answer.reviewed_on), default=None
    )


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
    if entry["expires"] < entry["reviewed_on"]:
        raise ContentError(f"{place}: 'expires' lies before 'reviewed_on'; mend one of the two.")
    if not isinstance(entry["clauses"], list):
        raise ContentError(f"{place}: 'clauses' must be a list of clause ids such as [\"19\"].")
    county = entry.get("county")
    known = gazetteer.load().called.get(str(county))
    if county is not None and (known is None or known.kind != "county"):
        raise ContentError(
            f"{place}: county {county!r} is none of Yulin's; write 博白县 or the like."
        )
    if added := sorted(figures(str(entry.get("speech") or "")) - figures(str(entry["text"]))):
        raise ContentError(f"{place}: 'speech' has figures that 'text' lacks: {added}; mend it.")
    return LocalAnswer(
        id=str(entry["id"]),
        document=str(entry["document"]),
        clauses=frozenset(map(str, entry["clauses"])),
        fills=frozenset(entry["fills"]),
        text=str(entry["text"]),
        source=str(entry["source"]),
        reviewed_by=str(entry["reviewed_by"]),
        reviewed_on=entry["reviewed_on"],
        expires=entry["expires"],
        county=known.name if known else None,
        speech=entry.get("speech"),
    )
