"""What callers want besides bookings (`requests.yaml`), and the closed list of topics."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from care.desk_assent import closes, takes_leave, thanks
from care.desk_letting_go import apologises, lets_go
from care.desk_taken import asks_if_taken
from care.errors import ContentError
from care.loose_counts import without_loose_counts
from care.text import normalise
from care.told_stories import praised_in, story_in

_HERE = Path(__file__).parent
_KEYS = frozenset(
    {
        "says",
        "not",
        "wins",
        "unsure_only",
        "intents",
        "intents_if",
        "intent",
        "topic",
        "about",
        "ask",
        "outcome",
        "first",
        "done",
    }
)
ASKABLE = frozenset(
    {"name", "phone", "county", "what", "whom", "fee", "consent", "health_note", "cared_for"}
)
"""What an intake may ask for; each has its question in `desk_words/ask.yaml`."""

SIGN_UPS = frozenset({"volunteer", "training", "university"})
"""Requests that sign somebody up."""

_BEFORE_STORIES = ("doubts_us", "scam", "praise", "foul")
_STORIES = frozenset({"complain", "thanks"})
"""Intents of stories: whom one is about tells a neighbour's noise from what went wrong with us."""
_UNHEARD = frozenset({"out_of_scope", "nlu_fallback", "inform", "chitchat_lonely"})
"""What a neighbour's noise is taken for, which is none of a hotline's usual matters."""

_DOUBTED = frozenset({"ask_policy", "ask_institution", "eligibility_check", "check_booking"})
"""What a complaint is taken for, unsurely, that begins with the home or the booking it is about."""
_UNLIKELY = 0.6

_EDGES = " ，,。！!？?"
_SURE = 0.5
_FIRM = 0.7
_CERTAIN = 0.93
_QUESTIONS = frozenset({"ask_policy", "eligibility_check"})
_OUTWEIGHED = frozenset({"institution", "sorry"})
"""Requests whose words stand in many a question about the rules: 打听下，合股起个养老院免不免费."""
_SEEKS_HOME = re.compile("[找揾寻]|介绍|推荐|物色|空床")
"""Whoever seeks a home says so, however sure the question beside it."""


@dataclass(frozen=True)
class Wanted:
    """One kind of request, as `requests.yaml` describes its fields."""

    id: str
    says: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    wins: re.Pattern[str] | None
    unsure_only: bool
    intents: frozenset[str]
    intents_if: re.Pattern[str] | None
    intent: str | None
    topic: str | None
    about: str | None
    ask: tuple[str, ...]
    outcome: str | None
    first: str | None
    done: str | None

    def means(self, plain: str) -> bool:
        """Whether a normalised text says this by its own words, whatever else it may say."""
        return _says(self, plain.strip(_EDGES))


def wanted(name: str) -> Wanted:
    """Return a request by its id; unknown ids raise `ContentError`."""
    found = _load().get(name)
    if found is None:
        raise ContentError(f"requests.yaml has no {name!r}: add it there")
    return found


def recognise(text: str, intent: str = "", confidence: float = 0.0) -> Wanted | None:
    """Return what a text wants: by its own words first, then by a sure enough intent."""
    plain = _plain(text)
    asks = _asks_rules(plain, intent, confidence)
    winner = _winner(plain) or _story(plain, intent, confidence)
    if winner is not None and not (asks and winner.id in _OUTWEIGHED):
        return winner
    for entry in _load().values():
        if asks and entry.id in _OUTWEIGHED:
            continue
        if _says(entry, plain) and not (entry.unsure_only and confidence >= _FIRM):
            return entry
    if apologises(text) and not asks:
        return wanted("sorry")
    for entry in _load().values():
        if intent in entry.intents and confidence >= _SURE and _bears_out(entry, plain):
            return entry
    return None


def _asks_rules(plain: str, intent: str, confidence: float) -> bool:
    """Tell whether a text is surely a question to the documents, and seeks no home."""
    sure = intent in _QUESTIONS and confidence >= _CERTAIN
    return sure and _SEEKS_HOME.search(plain) is None


def intent_of(text: str, intent: str = "", confidence: float = 0.0) -> str | None:
    """Return the intent that a text's own words are sure of, or None.

    `intent` is what it was understood as: a sure question to the documents outweighs some words.
    """
    plain = _plain(text)
    asks = _asks_rules(plain, intent, confidence)
    winner = _winner(plain) or (_story(plain, intent, confidence) if intent in _UNHEARD else None)
    if winner is not None and not (asks and winner.id in _OUTWEIGHED):
        return winner.intent
    for entry in _load().values():
        if asks and entry.id in _OUTWEIGHED:
            continue
        if entry.intent is not None and not entry.unsure_only and _says(entry, plain):
            return entry.intent
    if apologises(text) and not asks:
        return wanted("sorry").intent
    if asks_if_taken(text):
        return "check_booking"  # the desk answers where it is about an enquiry
    if closes(text) or not lets_go(text):
        return None
    # 好，编号我抄下来了 was taken for a cancellation
    return "goodbye" if takes_leave(text) else "thanks" if thanks(text) else "affirm"


@cache
def topics() -> tuple[str, ...]:
    """Return the topics that consultations may have."""
    return tuple(yaml.safe_load((_HERE / "topics.yaml").read_text(encoding="utf-8")))


def all_requests() -> Mapping[str, Wanted]:
    """Return all requests by id, in the order in which they are tried."""
    return _load()


def _winner(plain: str) -> Wanted | None:
    """Return the request whose words are so plain that nothing else in the turn outweighs them."""
    for entry in _load().values():
        if entry.wins is not None and entry.wins.search(plain) and not _unless(entry, plain):
            return entry
    return None


def _story(plain: str, intent: str, confidence: float) -> Wanted | None:
    """Return the complaint that a text tells as a story; none where a stranger wants money."""
    doubted = intent in _DOUBTED and confidence < _UNLIKELY
    told = story_in(plain) if doubted or intent in _STORIES | _UNHEARD else None
    if told is None and intent == "thanks" and praised_in(plain):
        told = "praise"
    found = _load()
    if told is None or (intent in _UNHEARD and told != "neighbour"):
        return None
    if doubted and told != "complain":
        return None
    if any(_says(found[name], plain) for name in _BEFORE_STORIES):
        return None
    return found[told]


def _says(entry: Wanted, plain: str) -> bool:
    if entry.says is None or entry.says.search(plain) is None:
        return False
    return not _unless(entry, plain)


def _bears_out(entry: Wanted, plain: str) -> bool:
    """Whether a text may be what its intent says: it names what the request needs, if anything."""
    named = entry.intents_if is None or entry.intents_if.search(plain) is not None
    return named and not _unless(entry, plain)


def _unless(entry: Wanted, plain: str) -> bool:
    # 退休几年了, told of oneself, is not the 几年 that asks when something is due
    return entry.unless is not None and entry.unless.search(without_loose_counts(plain)) is not None


def _plain(text: str) -> str:
    return normalise(text[:2000]).text.strip(_EDGES)


@cache
def _load() -> dict[str, Wanted]:
    path = _HERE / "requests.yaml"
    found = {}
    for name, entry in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        unknown = sorted(set(entry) - _KEYS)
        if unknown:
            raise ContentError(f"{path.name}, {name}: remove {', '.join(unknown)}.")
        topic, ask = entry.get("topic"), tuple(entry.get("ask") or ())
        if topic is not None and topic not in topics():
            raise ContentError(f"{path.name}, {name}: topic {topic!r} is not in topics.yaml.")
        if not set(ask) <= ASKABLE:
            raise ContentError(f"{path.name}, {name}: ask only of {', '.join(sorted(ASKABLE))}.")
        found[name] = Wanted(
            id=name,
            says=re.compile(entry["says"]) if "says" in entry else None,
            unless=re.compile(entry["not"]) if "not" in entry else None,
            wins=re.compile(entry["wins"]) if "wins" in entry else None,
            unsure_only=bool(entry.get("unsure_only")),
            intents=frozenset(entry.get("intents") or ()),
            intents_if=re.compile(entry["intents_if"]) if "intents_if" in entry else None,
            intent=entry.get("intent"),
            topic=topic,
            about=entry.get("about"),
            ask=ask,
            outcome=entry.get("outcome"),
            first=entry.get("first"),
            done=entry.get("done"),
        )
    return found
