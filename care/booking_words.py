"""The booking form's sentences (`booking_words.yaml`), and how its values are said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from care.clock import SHANGHAI
from care.errors import ContentError
from care.extractors.dialling import grouped
from care.messages import Message

_FILE = Path(__file__).with_name("booking_words.yaml")
_KEYS = {"speech", "text", "yue", "help"}
WEEKDAYS = "一二三四五六日"


def say(name: str, language: str = "cmn", **values: Any) -> Message:
    """Return a sentence of the section `say` with its placeholders filled."""
    return _message(_words()["say"][name], language, values)


def ask(slot: str, language: str = "cmn", *, helped: bool = False, **values: Any) -> Message:
    """Return the question for a slot; `helped` explains it with an example."""
    entry = _words()["ask"][slot]
    return _message(entry["help"] if helped and "help" in entry else entry, language, values)


def askable(slot: str) -> bool:
    """Tell whether the booking form has a question for a slot of this name."""
    return slot in _words()["ask"]


def only_waits(said: str) -> bool:
    """Tell whether what was said last only bids the caller take their time, and asks nothing."""
    return bool(said) and any(said.strip() == say("wait", lang).text for lang in ("cmn", "yue"))


def lookup(name: str, language: str = "cmn", **values: Any) -> Message:
    """Return a sentence about a booking that exists already."""
    return _message(_words()["lookup"][name], language, values)


def joined(messages: Iterable[Message]) -> Message:
    """Join sentences into one message."""
    parts = list(messages)
    return Message("\n".join(m.text for m in parts), "".join(m.speech for m in parts))


def spoken_date(iso: str, *, today: date | None = None) -> str:
    """Return a date with its weekday: 11月24日星期二; the year where it is another one."""
    day = date.fromisoformat(iso)
    year = f"{day.year}年" if today is not None and day.year != today.year else ""
    return f"{year}{day.month}月{day.day}日星期{WEEKDAYS[day.weekday()]}"


def spoken_today(now: datetime) -> str:
    """Return today's date with its weekday."""
    return spoken_date(now.astimezone(SHANGHAI).date().isoformat())


def spoken_time(value: str) -> str:
    """Return a time as it is said: 15:00 is 下午3点, 08:30 is 上午8点半."""
    if ":" not in value:
        return value
    hour, minute = (int(part) for part in value.split(":"))
    part = next(
        name
        for until, name in ((6, "凌晨"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))
        if hour < until
    )
    said = hour if hour <= 12 else hour - 12
    rest = "" if minute == 0 else "半" if minute == 30 else f"{minute}分"
    return f"{part}{said}点{rest}"


def spoken_when(day: str | None, time: str | None) -> str:
    """Return day and time together; empty where neither is known."""
    return (spoken_date(day) if day else "") + (spoken_time(time) if time else "")


def spoken_phone(digits: str) -> str:
    """Return a phone number in the groups in which it is read aloud."""
    return grouped(digits)


def _message(entry: dict[str, str], language: str, values: dict[str, Any]) -> Message:
    speech = entry.get("yue", entry["speech"]) if language == "yue" else entry["speech"]
    text = entry.get("text", entry["speech"])
    return Message(text.format(**values), speech.format(**values))


@cache
def _words() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    for section, entries in loaded.items():
        for name, entry in entries.items():
            if "speech" not in entry or set(entry) - _KEYS:
                raise ContentError(
                    f"{_FILE.name}, {section}.{name}: it needs `speech` and may have "
                    "`text`, `yue` and `help`"
                )
    return loaded
