"""Records as the journal writes them: plain JSON values, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from care.records import Conversation
from conversation.journal import Entry, Journal


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """Return values that JSON can hold: moments become strings."""
    return {key: _jsonable(value) for key, value in values.items()}


def moments(data: dict[str, Any]) -> dict[str, Any]:
    """Give moments and tuples back that JSON made strings and lists of."""
    restored: dict[str, Any] = {}
    for key, value in data.items():
        if value is not None and (key.endswith("_at") or key == "now"):
            restored[key] = datetime.fromisoformat(value)
        else:
            restored[key] = tuple(value) if isinstance(value, list) else value
    return restored


def conversation_in(
    journal: Journal, *, conversation_id: str | None = None, key: str | None = None
) -> Conversation | None:
    """Return a conversation as the journal knows it, by id or by its open key.

    A gateway that was restarted while the database is away remembers nothing else.
    """
    found: Conversation | None = None
    for entry in journal.outstanding():
        if entry.kind == "conversation":
            opened = Conversation(**moments(entry.data))
            if opened.id == conversation_id or opened.key == key:
                found = opened
        elif found is not None and entry.conversation_id == found.id:
            found = _after(found, entry)
    return found


def _after(conversation: Conversation, entry: Entry) -> Conversation | None:
    if entry.kind == "end":
        return None
    if entry.kind == "reply":
        return replace(conversation, state=entry.data["state"])
    if entry.kind in ("turn", "frame", "escalation") and entry.data["frame"] is not None:
        return replace(conversation, frame=entry.data["frame"])
    if entry.kind == "frame":
        return replace(conversation, frame=None)
    return conversation


def _jsonable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _jsonable(part) for key, part in value.items()}
    return value.isoformat() if isinstance(value, datetime) else value
