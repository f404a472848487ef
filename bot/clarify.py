"""When two intents are close: ask which, once; remember the two; after two failures, a person."""

from __future__ import annotations

import re
from typing import Any

from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.choices import choices, pick
from bot.turns import TurnRequest
from bot.wishes import booking_wish, cancel_wish, change_wish, order_amid, policy_question
from care.booking_edits import asks_what_stands, may_edit
from care.booking_services import service_in
from care.desk import Desk
from care.desk_gate import (
    JUST_DONE,
    SIGN_UP_INTENTS,
    UnderWay,
    believed,
    under_way,
)
from care.desk_signing import meant_by, only_asks
from care.eligibility_asked import asks_of_posts, asks_own, asks_what_help
from care.eligibility_programmes import programme_of
from care.eligibility_walk import GENERAL
from care.following import leaning
from care.requests import intent_of, wanted
from care.staff_spoken_of import about_staff
from care.text import normalise

UNSURE = "nlu_fallback"
_ORDER = 0.9
OUT_OF_SCOPE = "out_of_scope"


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
    of_staff = looping == "booking_form" and parsed["intent"]["name"] == "talk_to_human"
    if of_staff and about_staff(asked.text):
        parsed["intent"] = {**parsed["intent"], "name": "inform"}  # 安排个会讲客家话的女护士
    asks_back = _asks_back(parsed, tracker, asked)
    guess = str(parsed["intent"]["name"]), float(parsed["intent"]["confidence"] or 0.0)
    sure = None if looping == "booking_form" else intent_of(asked.text, *guess)
    if sure == OUT_OF_SCOPE and _orders(parsed["intent"], asked.text):
        sure = None  # 想订午饭，血压高: an order, whatever is told with it
    wished = None if looping or sure else booking_wish(asked.text, parsed["intent"])
    signing = None if looping == "booking_form" else _signs_up(tracker, asked.text)
    if signing is not None:
        sure = signing
    if sure is not None and parsed["intent"]["name"] != sure:
        parsed["intent"] = {"name": sure, "confidence": 1.0}
    elif wished is not None:
        parsed["intent"] = {"name": wished, "confidence": 0.9}
    elif _just_booked(tracker, asked) and change_wish(asked.text, parsed["intent"]):
        parsed["intent"] = {"name": "change_booking", "confidence": 0.9}
    elif _just_booked(tracker, asked) and cancel_wish(asked.text, parsed["intent"]):
        parsed["intent"] = {"name": "cancel_booking", "confidence": 0.9}
    elif asks_back:
        parsed["intent"] = {"name": "check_booking", "confidence": 0.9}
    elif looping != "booking_form" and policy_question(asked.text, parsed["intent"]):
        parsed["intent"] = {"name": "ask_policy", "confidence": 0.9}
    if sure is None and _follows_up(parsed["intent"], tracker, asked.text):
        parsed["intent"] = {"name": "ask_policy", "confidence": 1.0}
    elif sure is None and _asks_own(parsed, tracker, asked.text):
        parsed["intent"] = {"name": "eligibility_check", "confidence": 0.9}
    if parsed["intent"]["name"] == UNSURE and _asks_the_policy(parsed, tracker, asked.text):
        parsed["intent"] = {"name": "ask_policy", "confidence": parsed["intent"]["confidence"]}
    options = _options(parsed) if parsed["intent"]["name"] == UNSURE else []
    if _just_booked(tracker, asked) and may_edit(asked.text):
        options = []  # 再来一份吧: beside the booking it is plain, and the actions read it so
    if parsed["intent"]["name"] == UNSURE and len(options) < 2:
        parsed["intent"] = best_guess(parsed)
    if sure in (None, OUT_OF_SCOPE) and picked is None and looping != "booking_form":
        ordered = order_amid(asked.text, parsed["intent"], _enquiry(tracker, asked))
        if ordered is not None:
            parsed["intent"] = {"name": ordered, "confidence": 0.9}
        elif sure is None:
            _kept_inside(parsed, tracker, asked)
    return [*events, *_reckoned(parsed, tracker, options)]


def _reckoned(
    parsed: dict[str, Any], tracker: DialogueStateTracker, options: list[str]
) -> list[Event]:
    """Return what the tracker has to know of the options and of failures in a row."""
    lost = parsed["intent"]["name"] in (UNSURE, OUT_OF_SCOPE) and not tracker.active_loop_name
    times = int(tracker.get_slot("not_understood") or 0) + 1 if lost else 0
    values: dict[str, Any] = {
        "offered": options or None,
        "first_option": choices()[options[0]] if options else None,
        "second_option": choices()[options[1]] if options else None,
        "not_understood": times or None,
        "offer_person": "yes" if times >= 2 else None,
    }
    return [SlotSet(k, v) for k, v in values.items() if tracker.get_slot(k) != v]


def _orders(guess: dict[str, Any], text: str) -> bool:
    """Whether Rasa is sure of a booking, and the text names the service and wishes for it."""
    booking = str(guess["name"]).startswith("book_") and guess["name"] != "book_health_consult"
    sure = float(guess["confidence"] or 0.0) >= _ORDER
    named = service_in(normalise(text).text)
    return booking and sure and named is not None and named[0] != "健康咨询"


def _just_booked(tracker: DialogueStateTracker, asked: TurnRequest) -> bool:
    """Whether a booking was made, looked up or changed a moment ago, and nothing waits."""
    memory = tracker.get_slot("memory")
    kept = memory if isinstance(memory, dict) else {}
    lately = [kept[key] for key in ("booking_at", "stands_at") if isinstance(kept.get(key), int)]
    late = not lately or asked.ordinal - max(lately) > JUST_DONE
    return not late and tracker.active_loop_name is None


def _asks_back(parsed: dict[str, Any], tracker: DialogueStateTracker, asked: TurnRequest) -> bool:
    """Whether a turn right after a booking asks how it stands: to say the last again tells less."""
    memory = tracker.get_slot("memory")
    stands = isinstance(memory, dict) and isinstance(memory.get("stands_at"), int)
    guess = parsed["intent"]["name"]
    return (
        stands
        and guess not in _ASKED_ELSEWHERE
        and _just_booked(tracker, asked)
        and asks_what_stands(normalise(asked.text).text)
    )


def _kept_inside(parsed: dict[str, Any], tracker: DialogueStateTracker, asked: TurnRequest) -> None:
    """Take an intent that nothing in the words bears out as part of the enquiry under way."""
    enquiry, guess = _enquiry(tracker, asked), parsed["intent"]
    if enquiry is None or guess["name"] == UNSURE:
        return
    sure = float(guess["confidence"] or 0.0)
    name = believed(asked.text, guess["name"], sure, enquiry)
    if name != guess["name"]:
        parsed["intent"] = {"name": name, "confidence": sure}


def _enquiry(tracker: DialogueStateTracker, asked: TurnRequest) -> UnderWay | None:
    """Return the enquiry that is open, or was a moment ago."""
    return under_way(tracker.get_slot("memory"), asked.ordinal)


def _signs_up(tracker: DialogueStateTracker, text: str) -> str | None:
    """Return the intent of a bare wish to sign up for what the desk just told of."""
    memory = tracker.get_slot("memory")
    desk = Desk.from_json(memory.get("desk") if isinstance(memory, dict) else None)
    meant = meant_by(text, desk)
    return wanted(meant).intent if meant else None


def _asks_the_policy(parsed: dict[str, Any], tracker: DialogueStateTracker, text: str) -> bool:
    """Tell whether one of two close intents is a policy question and the text does ask: an answer
    serves the caller better than being asked which was meant.

    Right after an answer the two kinds of question at the desk need no choosing at all.
    """
    close = {entry["name"] for entry in (parsed.get("intent_ranking") or ())[:2]}
    if close == _QUESTIONS and _actions_before(tracker) & _AT_THE_DESK:
        return True
    return "ask_policy" in close and _FOLLOW_UP.search(normalise(text).text) is not None


_QUESTIONS = frozenset({"ask_policy", "eligibility_check"})


_FOLLOW_UP = re.compile(
    "多少|几(?:时|个|岁|点|钱)|谁|哪|怎么|什么|为何|能不能|要不要|有没有|吗$|呢$"
)
_AT_THE_DESK = frozenset({"action_answer_policy", "action_desk", "intake_form"})
_LEFT_ALONE = frozenset(
    {"ask_policy", "eligibility_check", "talk_to_human", "goodbye", "emergency", "complain"}
)
_WEAK = frozenset({UNSURE, OUT_OF_SCOPE, "inform", "ask_institution", "chitchat_lonely"})
_ASKED_ELSEWHERE = frozenset(
    {"talk_to_human", "goodbye", "emergency", "complain", "change_booking", "cancel_booking"}
)
_DOUBTED = 0.6
_BOOKING_ASKS = frozenset({"amount", "deadline", "place", "phone", "count", "simpler", "more"})
"""What is asked inside a booking for its own sake: how much it costs, when somebody comes."""


def _follows_up(guess: dict[str, Any], tracker: DialogueStateTracker, text: str) -> bool:
    """Tell whether a short question that stands for nothing by itself goes on with the policy.

    那谁负责呢, 一个月多少钱: understood only beside the clause that was just quoted, whatever its
    few words look like to the classifier. One that names something besides is a policy question all
    the same where the classifier made nothing of it.
    """
    if not tracker.get_slot("about_clause"):
        return False
    asked = leaning(normalise(text).text)
    if asked is None:
        return False
    at_desk = bool(_actions_before(tracker) & _AT_THE_DESK)
    if tracker.active_loop_name == "booking_form":
        beside = bool(asked.kinds) and not set(asked.kinds) & _BOOKING_ASKS
        return at_desk and beside and asked.bare
    lost = guess["name"] in (UNSURE, OUT_OF_SCOPE) or float(guess["confidence"] or 0) < _DOUBTED
    # 那是谁来办这个培训 asks about the training, and signs nobody up
    lost = lost or (guess["name"] in SIGN_UP_INTENTS and only_asks(text))
    return at_desk and (asked.bare or (lost and bool(asked.kinds or asked.swapped)))


def _asks_own(parsed: dict[str, Any], tracker: DialogueStateTracker, text: str) -> bool:
    """Tell whether the caller asks for an entitlement in words that the classifier mistook.

    轮得到我没 names nothing: it goes on with what the desk was just asked.
    """
    name = parsed["intent"]["name"]
    if tracker.active_loop_name == "booking_form" or name in _LEFT_ALONE:
        return False
    if asks_of_posts(text) or asks_what_help(text):
        return name in _WEAK
    if programme_of(text) is not None:
        return name in _WEAK and asks_own(text)
    return bool(_actions_before(tracker) & _AT_THE_DESK) and asks_own(text, GENERAL)


def _actions_before(tracker: DialogueStateTracker) -> frozenset[str]:
    """Return what was done in the turn before this one."""
    done: set[str] = set()
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, ActionExecuted):
            done.add(event.action_name)
    return frozenset(done)


def _options(parsed: dict[str, Any]) -> list[str]:
    names = [entry["name"] for entry in parsed.get("intent_ranking") or ()][:2]
    return names if all(name in choices() for name in names) else []
