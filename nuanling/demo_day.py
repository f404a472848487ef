"""The day of `make demo`, as data: who calls when, says what, and what staff do about it.

`demo_day.yaml` is for people to edit; what is wrong in it is told with file, place and remedy.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import yaml

from care.clock import SHANGHAI
from care.errors import SettingsError
from conversation.contract import Utterance

FILE = Path(__file__).with_name("demo_day.yaml")
ENDS = {"phone": "call completed", "web": "closed"}
"""How a conversation of a channel ends; a thread of texts stays open, as it does in life."""


@dataclass(frozen=True)
class StaffAct:
    """What somebody at the desk does about the escalations of a conversation.

    They are acknowledged `after_s` seconds after its end, and closed with `result` ten minutes
    later; without a result they stay open.
    """

    by: str
    after_s: int
    result: str | None = None


@dataclass(frozen=True)
class Visitor:
    """One conversation: when it begins, on which channel, from which number, and its turns."""

    at: datetime
    channel: Literal["phone", "sms", "web"]
    caller: str | None
    turns: tuple[Utterance, ...]
    staff: StaffAct | None = None


@dataclass(frozen=True)
class Day:
    """A day: the staff who sign in (name to role) and the conversations in order of time."""

    staff: dict[str, str]
    visitors: tuple[Visitor, ...]


def load_day(file: Path = FILE) -> Day:
    """Read a day; `SettingsError` names the conversation that is wrong and what to do."""
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    day, staff = data["day"], dict(data["staff"])
    visitors = []
    for number, entry in enumerate(data["conversations"], 1):
        try:
            visitors.append(_visitor(day, staff, entry))
        except (KeyError, TypeError, ValueError) as error:
            raise SettingsError(
                f"{file.name}: conversation {number} ({entry.get('at', 'without a time')}) is not "
                f"as it should be ({error}): write it as the ones before it"
            ) from None
    for earlier, later in pairwise(visitors):
        if later.at <= earlier.at:
            raise SettingsError(
                f"{file.name}: {later.at:%H:%M} comes after {earlier.at:%H:%M}: "
                "put the conversations in order of time"
            )
    return Day(staff, tuple(visitors))


def _visitor(day: date, staff: dict[str, str], entry: dict[str, Any]) -> Visitor:
    if entry["channel"] not in ("phone", "sms", "web"):
        raise ValueError(f"channel {entry['channel']!r} is not phone, sms or web")
    act = entry.get("staff")
    if act and act["by"] not in staff:
        raise ValueError(f"nobody on the staff is called {act['by']!r}")
    at = datetime.combine(day, time.fromisoformat(entry["at"]), SHANGHAI)
    turns = tuple(_utterance(turn) for turn in entry["turns"])
    caller = entry.get("caller")
    return Visitor(at, entry["channel"], caller, turns, StaffAct(**act) if act else None)


def _utterance(turn: Any) -> Utterance:
    if isinstance(turn, str):
        return Utterance("text", turn) if turn else Utterance("silence")
    if isinstance(turn, dict) and set(turn) == {"keys"}:
        return Utterance("digits", str(turn["keys"]))
    raise ValueError(f"the turn {turn!r} is neither words nor keys")
