"""Reads conversations that strangers wrote: one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from care.errors import ContentError


@dataclass(frozen=True)
class Script:
    """One conversation: what begins it, its turns, and what must stand in the database after it.

    A turn is {"text" or "digits", "any"?, "not"?, "level"?, "kind"?, "clauses"?}: `any` are short
    strings of which one must be said, `not` such as must not, `level` and `kind` the escalation of
    that turn ("none": no alarm), `clauses` those of which one must be cited (none given: nothing
    may be). `final` holds {"bookings" | "escalations" | "consultations": [facts, …]}; of a fact
    with a list of values one must hold (items and conditions: all).
    """

    id: str
    new: dict[str, Any]
    turns: tuple[dict[str, Any], ...]
    final: dict[str, list[dict[str, Any]]]

    def lines(self) -> list[dict[str, Any]]:
        """Return the conversation as `nuanling talk --json` reads it."""
        said: list[dict[str, Any]] = [
            {key: turn[key] for key in ("text", "digits") if key in turn} for turn in self.turns
        ]
        return [{"new": self.new}, *said, {"end": True}]


def read_scripts(path: Path) -> list[Script]:
    """Read a set. Raises ContentError that names file, line and remedy."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            turns = tuple(dict(turn) for turn in data["turns"])
            if not all("text" in turn or "digits" in turn for turn in turns):
                raise KeyError("text")
            found.append(Script(str(data["id"]), dict(data["new"]), turns, dict(data["final"])))
        except (ValueError, KeyError, TypeError) as error:
            raise ContentError(
                f"{path.name} 第 {number} 行读不出来({error!r});"
                "一行是一个 JSON 对象,要有 id、new、turns(每轮有 text 或 digits)和 final。"
            ) from error
    return found
