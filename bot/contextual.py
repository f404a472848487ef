"""What a turn wants beside what was said to the caller last, as an intent for the dialogue.

Rasa's classifier reads a turn alone: 那税收呢 or 咁约后日上昼，呢次唔系打错 means nothing, or other
things, without what came before. Where `care.turns` is sure of the wish, it decides.
"""

from __future__ import annotations

import logging
from typing import Any

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.wishes import intent_of_service
from care.errors import ContentError
from care.text import normalise
from care.turns.wish_reader import wishes

SURE = 0.85
"""From this probability on a wish decides; `python -m care.turns.evaluate` shows what it costs."""

DECIDES = frozenset(
    {
        "book",
        "apply",
        "check_booking",
        "change_booking",
        "cancel_booking",
        "original",
        "eligibility_check",
        "ask_institution",
        "health_record",
        "health_question",
        "volunteer_signup",
        "identity",
        "recall",
        "thanks",
        "goodbye",
    }
)
"""Wishes that are nearly always right where they are sure. What only goes on (inform, affirm), or
is easily taken for something graver (complain, foul), is left to words and structure."""

_WEAK = frozenset({"out_of_scope", "nlu_fallback", "inform", "chitchat_lonely"})
_DOUBTED = 0.6


def doubted(guess: dict[str, Any]) -> bool:
    """Whether Rasa, who reads the turn alone, makes nothing of it or is unsure."""
    return guess["name"] in _WEAK or float(guess["confidence"] or 0.0) < _DOUBTED


_GREETING = "您有什么事，请慢慢讲。"
_INTENTS = {
    "original": "ask_policy",
    "praise": "thanks",
    "callback": "inform",
    "health_question": "book_health_consult",
    "university": "ask_institution",
    "scam": "ask_policy",
    "identity": "greet",
    "line_test": "out_of_scope",
    "wrong_number": "out_of_scope",
    "child": "out_of_scope",
    "foul": "complain",
    "recall": "chitchat_lonely",
    "wait": "inform",
    "apply": "book_housekeeping",
}
"""The intent of each wish that has no intent of its own name."""

log = logging.getLogger(__name__)


def warm_up() -> None:
    """Load the network: not while the first caller is waiting for it."""
    wish_of(DialogueStateTracker.from_events("", []), "您好")


def wish_of(tracker: DialogueStateTracker, text: str) -> tuple[str, float] | None:
    """Return what a turn wants above all and how sure that is (0..1); None without a network."""
    try:
        found = wishes(normalise(last_said(tracker)).text, normalise(text).text)
    except ContentError as error:
        log.warning("%s", error)
        return None
    best = max(found, key=lambda name: found[name])
    return best, found[best]


def as_intent(wish: str, text: str, guess: str) -> str:
    """Return the intent that a wish comes to; `guess` is Rasa's, which tells a service best."""
    if wish == "book":
        return guess if guess.startswith("book_") else intent_of_service(text)
    return _INTENTS.get(wish, wish)


def last_said(tracker: DialogueStateTracker) -> str:
    """Return the last thing that was said to the caller, the greeting before their first turn."""
    said: list[str] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            said.insert(0, _words(event.data, event.text))
    return "".join(said) or _GREETING


def _words(data: dict[str, Any], text: str | None) -> str:
    custom = data.get("custom") or {}
    return str(custom.get("speech") or custom.get("text") or text or "")
