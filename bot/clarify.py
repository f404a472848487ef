"""When two intents are close: ask which, once; remember the two; after two failures, a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.turns import TurnRequest
from bot.wishes import booking_wish, policy_question
from care.errors import ContentError
from care.requests import intent_of
from care.text import normalise

UNSURE = "nlu_fallback"
OUT_OF_SCOPE = "out_of_scope"
_CHOICES = Path(__file__).with_name("intents.yaml")
_FIRST = re.compile(
    r"(?:就|要|选|是|我要)*(?:第一|前面|前一|头一|1)(?:个|种|样|项)?(?:的|那个|吧|啊|呀)*"
)
_SECOND = re.compile(
    r"(?:就|要|选|是|我要)*(?:第二|后面|后一|2)(?:个|种|样|项)?(?:的|那个|吧|啊|呀)*"
)


def best_guess(parsed: dict[str, Any]) -> dict[str, Any]:
    """Return the intent as PROTOCOL.md knows it: of two close ones, the better."""
    chosen: dict[str, Any] = parsed["intent"]
    if chosen["name"] != UNSURE:
        return chosen
    for entry in parsed.get("intent_ranking") or ():
        if entry["name"] != UNSURE:
            return dict(entry)
    return {"name": OUT_OF_SCOPE, "confidence": chosen["confidence"]}


def understood(
    parsed: dict[str, Any], tracker: DialogueStateTracker, asked: TurnRequest
) -> list[Event]:
    """Read the turn in the light of what was offered before; changes `parsed` where it decides.

    Returns what to tell the tracker before the dialogue runs: `language`, the two options to offer,
    how often in a row the caller was not understood. A form that stood back for a side question is
    armed again: Rasa would otherwise keep it rejected until its action ran.
    """
    events: list[Event] = []
    if tracker.active_loop is not None and tracker.active_loop.rejected:
        events.append(ActiveLoop(tracker.active_loop_name))
    if tracker.get_slot("language") != asked.language:
        events.append(SlotSet("language", asked.language))
    offered = tracker.get_slot("offered") or []
    picked = pick(asked.text, offered)
    if picked is not None:
        parsed["intent"] = {"name": picked, "confidence": 1.0}
    looping = tracker.active_loop_name
    sure = None if looping == "booking_form" else intent_of(asked.text)
    wished = None if looping or sure else booking_wish(asked.text, parsed["intent"])
    if sure is not None and parsed["intent"]["name"] != sure:
        parsed["intent"] = {"name": sure, "confidence": 1.0}
    elif wished is not None:
        parsed["intent"] = {"name": wished, "confidence": 0.9}
    elif not looping and policy_question(asked.text, parsed["intent"]):
        parsed["intent"] = {"name": "ask_policy", "confidence": 0.9}
    if sure is None and _follows_up(parsed, tracker, asked.text):
        parsed["intent"] = {"name": "ask_policy", "confidence": 1.0}
    if parsed["intent"]["name"] == UNSURE and _asks_the_policy(parsed, asked.text):
        parsed["intent"] = {"name": "ask_policy", "confidence": parsed["intent"]["confidence"]}
    options = _options(parsed) if parsed["intent"]["name"] == UNSURE else []
    if parsed["intent"]["name"] == UNSURE and len(options) < 2:
        parsed["intent"] = best_guess(parsed)
    lost = parsed["intent"]["name"] in (UNSURE, OUT_OF_SCOPE) and not tracker.active_loop_name
    times = int(tracker.get_slot("not_understood") or 0) + 1 if lost else 0
    values: dict[str, Any] = {
        "offered": options or None,
        "first_option": choices()[options[0]] if options else None,
        "second_option": choices()[options[1]] if options else None,
        "not_understood": times or None,
        "offer_person": "yes" if times >= 2 else None,
    }
    events += [SlotSet(k, v) for k, v in values.items() if tracker.get_slot(k) != v]
    return events


def _asks_the_policy(parsed: dict[str, Any], text: str) -> bool:
    """Tell whether one of two close intents is a policy question and the text does ask: an answer
    serves the caller better than being asked which was meant."""
    close = {entry["name"] for entry in (parsed.get("intent_ranking") or ())[:2]}
    return "ask_policy" in close and _FOLLOW_UP.search(normalise(text).text) is not None


_FOLLOW_UP = re.compile(
    "多少|几(?:时|个|岁|点|钱)|谁|哪|怎么|什么|为何|能不能|要不要|有没有|吗$|呢$"
)
_SHORT = 14


def _follows_up(parsed: dict[str, Any], tracker: DialogueStateTracker, text: str) -> bool:
    """Tell whether a short question that stands for nothing by itself goes on with the policy.

    那谁负责呢, 一个月多少钱: understood only beside the clause that was just quoted.
    """
    if tracker.active_loop_name == "booking_form" or not tracker.get_slot("about_clause"):
        return False
    last = next(
        (
            e
            for e in reversed(tracker.events)
            if isinstance(e, ActionExecuted) and e.action_name != "action_listen"
        ),
        None,
    )
    if last is None or last.action_name != "action_answer_policy":
        return False
    said = re.sub(r"[，。！？,.!?\s]", "", normalise(text).text)
    guess = parsed["intent"]
    lost = guess["name"] in (UNSURE, OUT_OF_SCOPE) or float(guess["confidence"] or 0) < 0.6
    return lost and len(said) <= _SHORT and bool(_FOLLOW_UP.search(said))


def pick(text: str, offered: Sequence[str]) -> str | None:
    """Return the offered intent that 第一个, 后面那个 or its own name picks, or None."""
    said = re.sub(r"[，。！？,.!?\s]", "", normalise(text).text)
    for pattern, intent in zip((_FIRST, _SECOND), offered, strict=False):
        if pattern.fullmatch(said) or said == choices().get(intent):
            return intent
    return None


@lru_cache(maxsize=1)
def choices() -> dict[str, str]:
    """Return how each intent that may be offered is called, from `bot/intents.yaml`."""
    data = yaml.safe_load(_CHOICES.read_text(encoding="utf-8"))
    for intent, label in data.items():
        if not isinstance(label, str) or not label:
            raise ContentError(f"bot/intents.yaml, {intent}: give a short label as text.")
    return dict(data)


def _options(parsed: dict[str, Any]) -> list[str]:
    names = [entry["name"] for entry in parsed.get("intent_ranking") or ()][:2]
    return names if all(name in choices() for name in names) else []
