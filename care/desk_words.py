"""The sentences of everything besides bookings (`desk_words/*.yaml`), by topic and channel."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

from care.errors import ContentError
from care.messages import Message

_FOLDER = Path(__file__).with_name("desk_words")
VARIANTS = ("speech", "text", "sms", "yue")
DECLARED = frozenset(
    {"clause", "what", "offers", "reasons", "who", "known", "missing", "tail", "count"}
    | {"named", "departments", "theme", "county", "listed"}
)
"""The placeholders that a sentence may have; the program fills them all."""


def say(name: str, language: str = "cmn", channel: str = "phone", **values: Any) -> Message:
    """Return a sentence such as `talk.identity`, for this channel and language.

    `speech` is what a telephone says, `text` a screen (speech where it is missing), `sms` a text
    message (text where it is missing), `yue` the telephone in 白话 (speech where it is missing).
    """
    entry = _words().get(name)
    if entry is None:
        raise ContentError(f"desk_words has no {name!r}: add it to the file before the full stop")
    speech = entry["speech"]
    text = entry.get("text", speech)
    if channel == "sms":
        text = entry.get("sms", text)
    spoken = entry.get("yue", speech) if language == "yue" else speech
    return Message(text.format(**values), spoken.format(**values))


def joined(messages: Iterable[Message]) -> Message:
    """Join sentences into one message, with all their citations and buttons."""
    parts = [m for m in messages if m.text or m.speech]
    return Message(
        "\n".join(m.text for m in parts),
        "".join(m.speech for m in parts),
        tuple(c for m in parts for c in m.citations),
        tuple(b for m in parts for b in m.buttons),
    )


def names() -> tuple[str, ...]:
    """Return the names of all sentences."""
    return tuple(_words())


def variants(name: str) -> dict[str, str]:
    """Return a sentence's variants as they stand in its file."""
    return dict(_words()[name])


@cache
def _words() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        for name, entry in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            place = f"desk_words/{path.name}, {name}"
            if not isinstance(entry, dict) or "speech" not in entry or set(entry) - set(VARIANTS):
                raise ContentError(
                    f"{place}: it needs `speech`, and may have `text`, `sms`, `yue`."
                )
            for variant, text in entry.items():
                used = {slot for _, slot, _, _ in Formatter().parse(text) if slot is not None}
                if not used <= DECLARED:
                    wrong = ", ".join(sorted(used - DECLARED))
                    raise ContentError(f"{place}.{variant}: {{{wrong}}} is no declared slot.")
            found[f"{path.stem}.{name}"] = entry
    return found
