"""What works without Rasa: waiting out silence, repeating, slowing down, speaking up, keys."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from care.messages import Message
from care.text import normalise
from conversation import told_before, wishes
from conversation.contract import Then
from conversation.phrases import phrase
from conversation.replies import say
from conversation.state import DialogueState
from conversation.waiting import BOOKING
from conversation.wishes import Wish

_OFFERED_FROM = 3
"""From so many repetitions in a row on, a person is offered."""
_GIVEN_UP = 3
"""So many silences in a row bring a person."""


@dataclass(frozen=True)
class Courtesy:
    """An answer without Rasa. `intent` is what PROTOCOL.md calls the request; `wants_person` asks
    the service to open a handoff and to choose the closing words."""

    message: Message
    intent: str
    then: Then = "listen"
    wants_person: bool = False


def on_silence(state: DialogueState, *, staffed: bool) -> Courtesy:
    """Re-prompt twice, the second time slower and with keys; then a person; hang up only after."""
    state.silences += 1
    if state.repeats >= _OFFERED_FROM and state.silences < _GIVEN_UP:
        state.silences = _GIVEN_UP  # who heard nothing three times over and falls silent
    if state.silences == 1:
        return Courtesy(say(phrase("silence_first"), voice=state.voice), "silence")
    if state.silences == 2:
        state.voice = wishes.slower(state.voice)
        return Courtesy(say(phrase("silence_second"), voice=state.voice), "silence")
    if state.silences == _GIVEN_UP:
        name = "silence_person" if staffed else "silence_nobody"
        return Courtesy(
            say(phrase(name), voice=state.voice),
            "silence",
            "transfer" if staffed else "listen",
            wants_person=True,
        )
    return Courtesy(say(phrase("silence_goodbye"), voice=state.voice), "silence", "hang_up")


def on_wish(wish: Wish, state: DialogueState, text: str = "") -> Courtesy:
    """Grant a request about the talk itself; a louder or slower voice lasts for the call.

    The third time a person is offered; who has not heard it then gets one. `text` is the caller's:
    刚才那个日托的事你再讲一次 is about what an emergency broke into.
    """
    if wish == "person":
        return Courtesy(Message("", ""), "talk_to_human", wants_person=True)
    hear_wish(wish, state)
    lead = [phrase(wish)] if wish in ("slower", "louder") else []
    state.repeats += 1
    if state.repeats > _OFFERED_FROM and wish == "repeat":
        return Courtesy(Message("", ""), "talk_to_human", wants_person=True)
    intent = "repeat" if wish in ("repeat", "shorter") else "slower_louder"
    again = _before_emergency(text, state) if wish != "shorter" else None
    if again is None and wish in ("repeat", "shorter") and state.repeats < _OFFERED_FROM:
        again = told_before.again(text, state)
    again = again or (_brief(state) if wish == "shorter" else None) or _again(state)
    tail = [phrase("offer_person")] if state.repeats >= _OFFERED_FROM else []
    return Courtesy(say(*lead, again, *tail, voice=state.voice), intent)


def hear_wish(wish: Wish, state: DialogueState) -> None:
    """Speak slower or louder from now on, where that was asked for."""
    if wish == "slower":
        state.voice = wishes.slower(state.voice)
    elif wish == "louder":
        state.voice = wishes.louder(state.voice)


def on_keys(keys: str, state: DialogueState, *, at_door: bool) -> Courtesy | str:
    """Answer a key, or return the words that the keys stand for.

    0 is a person, always; 2 at the door chooses 白话; * says it again; other digits choose among
    the options just offered, or are the caller's answer (a phone number, a time).
    """
    digits = keys.strip().rstrip("#")
    if digits == "0":
        return on_wish("person", state)
    if digits == "*":
        return on_wish("repeat", state)
    if digits == "2" and at_door and not state.choices:
        state.voice = replace(state.voice, language="yue")
        return Courtesy(say(phrase("yue_on"), voice=state.voice), "greet")
    if digits.isdigit() and 1 <= int(digits) <= len(state.choices):
        return state.choices[int(digits) - 1]
    return digits


def on_miss(state: DialogueState) -> Courtesy:
    """Answer what was not understood; the second time in a row a person is offered."""
    state.misses += 1
    if state.misses >= 2:
        return Courtesy(say(phrase("offer_person"), voice=state.voice), "nlu_fallback")
    return Courtesy(say(phrase("not_understood"), voice=state.voice), "nlu_fallback")


def _again(state: DialogueState) -> Message:
    """Return what was said last, shorter each time: without its offers, then its main sentence."""
    if not state.last_speech:
        found = phrase("nothing_to_repeat")
        return Message(found.text, found.spoken(state.voice.language))
    if state.repeats <= 1:
        return Message(state.last_text, _shorter(state.last_speech, offers_only=True))
    short = _shorter(state.last_speech)
    return Message(short, short)


def _brief(state: DialogueState) -> Message | None:
    """Return the gist of what was said last: no offer, no year, two sentences and a question.

    What a booking reads back is short already, and each detail of it counts.
    """
    if not state.last_speech or state.active_loop == BOOKING:
        return None
    said = [part for part in _SENTENCE.findall(state.last_speech) if part]
    kept = [part for part in said if not (_OFFER.match(part) or _DATED.match(part))] or said
    asked = [part for part in kept[_GIST:][-1:] if part[-1] in "？?"]
    gist = "".join((*kept[:_GIST], *asked))
    return Message(gist, gist)


def _before_emergency(text: str, state: DialogueState) -> Message | None:
    """Return what was last said before an emergency, where the caller comes back to that matter."""
    if not state.before_text or _EARLIER.search(normalise(text).text) is None:
        return None
    return Message(state.before_text, state.before_speech)


def _shorter(speech: str, *, offers_only: bool = False) -> str:
    """Leave out offers (要不要听原文); then everything but the first sentence and a question."""
    sentences: list[str] = [part for part in _SENTENCE.findall(speech) if part]
    kept = [part for part in sentences if not _OFFER.match(part)] or sentences
    if offers_only or len(kept) == 1:
        return "".join(kept)
    return kept[0] + (kept[-1] if kept[-1][-1] in "？?" else "")


_EARLIER = re.compile(
    "(?:刚才|头先|之前|先前|原来|开头|刚刚)[^，。]{0,10}(?:的事|那件|那个|那样|问的)|(?:讲|说)回"
)
_SENTENCE = re.compile("[^。！？!?]*[。！？!?]?")
_GIST = 2
_DATED = re.compile("这是20[0-9]{2}年|呢个系20[0-9]{2}年")
_OFFER = re.compile("要不要|使唔使|要我记下|还有别的事|仲有咩|您还想问")
