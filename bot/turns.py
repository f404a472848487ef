"""The JSON contract between conversation and Rasa (docs/architecture.md), as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rasa.core.channels.channel import OutputChannel

CHANNELS = ("phone", "sms", "web")
LANGUAGES = ("cmn", "yue")
LIST_ENTITIES = frozenset({"item", "condition"})
"""Entities that are lists in PROTOCOL.md however often they were said."""

MAX_TEXT = 10_000
_INTERNAL_SLOTS = frozenset({"session_started_metadata"})


class BadRequest(ValueError):
    """A request that is not in the contract's shape; the message names a field, never a value."""


@dataclass(frozen=True)
class TurnRequest:
    """One turn as conversation asks for it. `slots` and `active_loop` revive a lost tracker;
    `level` tells how grave the words were heard to be."""

    conversation_id: str
    turn_id: str
    text: str
    channel: str
    language: str = "cmn"
    caller: str | None = None
    now: str | None = None
    slots: dict[str, Any] = field(default_factory=dict)
    active_loop: str | None = None
    ordinal: int = 0
    level: str = "none"

    def metadata(self) -> dict[str, Any]:
        """Return what actions read from `tracker.latest_message["metadata"]`."""
        return {
            "conversation_id": self.conversation_id,
            "turn_id": self.turn_id,
            "channel": self.channel,
            "caller": self.caller,
            "now": self.now,
            "language": self.language,
            "ordinal": self.ordinal,
            "level": self.level,
        }


def read_turn(data: Any) -> TurnRequest:
    """Read a turn's JSON; raises `BadRequest`."""
    if not isinstance(data, dict):
        raise BadRequest("The body must be a JSON object.")
    channel = _text(data, "channel")
    if channel not in CHANNELS:
        raise BadRequest(f"Field channel must be one of {', '.join(CHANNELS)}.")
    language = data.get("language") or "cmn"
    if language not in LANGUAGES:
        raise BadRequest(f"Field language must be one of {', '.join(LANGUAGES)}.")
    slots = {} if data.get("slots") is None else data["slots"]
    if not isinstance(slots, dict):
        raise BadRequest("Field slots must be an object.")
    return TurnRequest(
        conversation_id=_text(data, "conversation_id"),
        turn_id=_text(data, "turn_id"),
        text=read_text(data),
        channel=channel,
        language=language,
        caller=_optional(data, "caller"),
        now=_optional(data, "now"),
        slots=slots,
        active_loop=_optional(data, "active_loop"),
        ordinal=data["ordinal"] if isinstance(data.get("ordinal"), int) else 0,
        level=_optional(data, "level") or "none",
    )


def read_text(data: Any) -> str:
    """Return the caller's words. A leading `/`, which Rasa would obey, becomes a full-width ／."""
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise BadRequest("Field text must be a string.")
    text = data["text"].strip()[:MAX_TEXT]
    return "／" + text[1:] if text.startswith("/") else text


def entities_by_name(found: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Turn Rasa's list of entities into PROTOCOL.md's shape: the last value wins, lists collect."""
    values: dict[str, Any] = {}
    for entity in found:
        name, value = entity["entity"], entity["value"]
        if name in LIST_ENTITIES:
            kept = values.setdefault(name, [])
            if value not in kept:
                kept.append(value)
        else:
            values[name] = value
    return values


def told_slots(values: dict[str, Any]) -> dict[str, Any]:
    """Return the slots worth keeping for a revival: those that are set, without Rasa's own."""
    return {k: v for k, v in values.items() if v is not None and k not in _INTERNAL_SLOTS}


class Collector(OutputChannel):
    """Gathers a turn's responses as messages; its name picks the responses' channel variant."""

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self.said: list[dict[str, Any]] = []

    def name(self) -> str:  # Rasa asks the instance; its base class has a classmethod
        """Return phone, sms or web."""
        return self._channel

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Take one response: `custom` {text, speech, citations, buttons}, or plain text."""
        custom = message.get("custom") or {}
        text = str(custom.get("text") or message.get("text") or "").strip()
        if not text:
            return
        buttons = custom.get("buttons") or [
            {"label": b.get("title", ""), "say": b.get("payload") or b.get("title", "")}
            for b in message.get("buttons") or ()
        ]
        self.said.append(
            {
                "text": text,
                "speech": str(custom.get("speech") or text),
                "citations": list(custom.get("citations") or ()),
                "buttons": buttons,
            }
        )


def _text(data: dict[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not value:
        raise BadRequest(f"Field {name} must be a non-empty string.")
    return value


def _optional(data: dict[str, Any], name: str) -> str | None:
    value = data.get(name)
    if value is not None and not isinstance(value, str):
        raise BadRequest(f"Field {name} must be a string or null.")
    return value
