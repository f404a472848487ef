"""The turn that an action belongs to, read from the metadata that conversation sent along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rasa_sdk import Tracker

from care.clock import SHANGHAI


@dataclass(frozen=True)
class CurrentTurn:
    """Who speaks, on which channel, when; `text` is what was said, `urgent` that somebody has to
    follow it up today."""

    conversation_id: str
    turn_id: str
    ordinal: int
    channel: str
    now: datetime
    text: str
    caller: str | None = None
    language: str = "cmn"
    urgent: bool = False

    @property
    def own_number(self) -> str | None:
        """The calling number as an 11-digit mobile number, if it is one."""
        caller = (self.caller or "").removeprefix("+86")
        return caller if len(caller) == 11 and caller.startswith("1") else None

    @classmethod
    def of(cls, tracker: Tracker) -> CurrentTurn:
        """Read it; without metadata (Rasa's own shell) the turn is named after the tracker."""
        message: dict[str, Any] = tracker.latest_message or {}
        metadata = message.get("metadata") or {}
        moment = metadata.get("now")
        return cls(
            conversation_id=str(metadata.get("conversation_id") or tracker.sender_id),
            turn_id=str(metadata.get("turn_id") or f"shell_{len(tracker.events)}"),
            ordinal=int(metadata.get("ordinal") or 0),
            channel=str(metadata.get("channel") or "web"),
            now=datetime.fromisoformat(moment) if moment else datetime.now(SHANGHAI),
            text=str(message.get("text") or ""),
            caller=metadata.get("caller"),
            language=str(metadata.get("language") or "cmn"),
            urgent=metadata.get("level") == "urgent",
        )
