"""What is said to a caller, as values that every room understands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Citation:
    """A place in a document that carries an answer.

    `quote` is verbatim text of the document with page-break newlines removed;
    `clause` is an id of PROTOCOL.md, such as "19", "G3", "T12" or "meta".
    """

    document: str
    clause: str
    quote: str
    title: str = ""

    def to_json(self) -> dict[str, str]:
        """Return the citation in the shape of PROTOCOL.md, with the clause's title added."""
        return {
            "document": self.document,
            "clause": self.clause,
            "quote": self.quote,
            "title": self.title,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Citation:
        """Read a citation written by `to_json`."""
        return cls(
            str(data["document"]),
            str(data["clause"]),
            str(data["quote"]),
            str(data.get("title", "")),
        )


@dataclass(frozen=True)
class Button:
    """A choice offered on a screen; pressing it sends `say` as the caller's words."""

    label: str
    say: str


@dataclass(frozen=True)
class Message:
    """One thing said: `text` for a screen, `speech` (short, speakable) for a telephone."""

    text: str
    speech: str
    citations: tuple[Citation, ...] = ()
    buttons: tuple[Button, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        """Return the message as the connector contract carries it."""
        return {
            "text": self.text,
            "speech": self.speech,
            "citations": [c.to_json() for c in self.citations],
            "buttons": [{"label": b.label, "say": b.say} for b in self.buttons],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Message:
        """Read a message written by `to_json`; a missing `speech` is the text itself."""
        text = str(data.get("text") or "")
        return cls(
            text,
            str(data.get("speech") or text),
            tuple(Citation.from_json(c) for c in data.get("citations") or ()),
            tuple(Button(str(b["label"]), str(b["say"])) for b in data.get("buttons") or ()),
        )
