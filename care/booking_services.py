"""The services that can be booked, from `booking_services.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from care.errors import ContentError

_FILE = Path(__file__).with_name("booking_services.yaml")
_KEYS = {"ends", "aliases", "ask", "task"}
_ASKED = {"date", "time", "address", "phone", "name", "items", "quantity", "note"}


@dataclass(frozen=True)
class Service:
    """One service: how callers name it, what to ask in which order, which words are its task.

    `ends` is booking (a visit on a day) or application (staff take it from there).
    """

    name: str
    ends: str
    called: re.Pattern[str]
    ask: tuple[str, ...]
    task: re.Pattern[str] | None


def services() -> dict[str, Service]:
    """Return all services by name, in the order in which their names are tried."""
    return _services()


def service_called(name: str | None) -> Service | None:
    """Return the service of this name."""
    return _services().get(name or "")


def service_in(text: str) -> tuple[str, int, int] | None:
    """Return the service that a normalised text names, with its span: the longest name wins."""
    best: tuple[int, str, int, int] | None = None
    for name, service in _services().items():
        for match in service.called.finditer(text):
            length = match.end() - match.start()
            if best is None or length > best[0]:
                best = (length, name, match.start(), match.end())
    return None if best is None else best[1:]


@cache
def _services() -> dict[str, Service]:
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    found = {}
    for name, entry in loaded.items():
        if set(entry) != _KEYS or entry["ends"] not in ("booking", "application"):
            raise ContentError(
                f"{_FILE.name}, {name}: it needs {', '.join(sorted(_KEYS))}; "
                "`ends` is booking or application"
            )
        if unknown := set(entry["ask"]) - _ASKED:
            raise ContentError(f"{_FILE.name}, {name}: nobody can ask for {sorted(unknown)}")
        task = re.compile("|".join(entry["task"])) if entry["task"] else None
        called = re.compile("|".join([re.escape(name), *entry["aliases"]]))
        found[name] = Service(name, entry["ends"], called, tuple(entry["ask"]), task)
    return found
