"""Builds replies: from phrases, from Rasa's messages, from a stored turn."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from care.messages import Button, Citation, Message
from care.records import Turn
from conversation.answers import Answer
from conversation.contract import EscalationNotice, Reply, Voice
from conversation.phrases import Phrase


def say(*phrases: Phrase | Message, voice: Voice) -> Message:
    """Join phrases and messages into one message in the caller's language."""
    texts, speeches = [], []
    citations: list[Citation] = []
    buttons: list[Button] = []
    for part in phrases:
        texts.append(part.text)
        if isinstance(part, Phrase):
            speeches.append(part.spoken(voice.language))
        else:
            speeches.append(part.speech)
            citations.extend(part.citations)
            buttons.extend(part.buttons)
    return Message(
        "\n".join(t for t in texts if t),
        "".join(_ended(s) for s in speeches if s),
        tuple(dict.fromkeys(citations)),
        tuple(buttons),
    )


def reply(answer: Answer, turn: Turn, voice: Voice, *, elapsed_ms: float = 0.0) -> Reply:
    """Return the reply that gives `answer` to `turn`."""
    return Reply(
        conversation_id=turn.conversation_id,
        turn_id=turn.id,
        ordinal=turn.ordinal,
        text=answer.message.text,
        speech=answer.message.speech,
        citations=answer.message.citations,
        buttons=answer.message.buttons,
        intent=answer.intent,
        confidence=answer.confidence,
        escalation=answer.escalation,
        then=answer.then,
        keypad=answer.keypad,
        voice=voice,
        elapsed_ms=round(elapsed_ms, 1),
    )


def to_json(value: Reply) -> dict[str, Any]:
    """Return a reply as plain values, for storage."""
    return asdict(value)


def from_json(data: dict[str, Any]) -> Reply:
    """Read a stored reply."""
    notice = data.get("escalation")
    values = data | {
        "citations": tuple(Citation.from_json(c) for c in data["citations"]),
        "buttons": tuple(Button(**b) for b in data["buttons"]),
        "voice": Voice(**data["voice"]),
        "escalation": None
        if notice is None
        else EscalationNotice(
            notice["level"], notice["kind"], tuple(notice["to"]), tuple(notice["advised"])
        ),
    }
    return Reply(**values)


def _ended(speech: str) -> str:
    return speech if speech[-1] in "。！？…!?" else speech + "。"
