"""Talk without a request: greetings, lonely talk, wrong numbers, children, tests of the line."""

from __future__ import annotations

from dataclasses import replace

from actions.desk_outcome import Hearing, Outcome, Record
from care.desk import Desk, says_no, says_yes, theme_of
from care.messages import Message
from care.requests import Wanted

SIMPLE = frozenset({"line_test", "wrong_number", "identity", "ability", "child"})
_PLAIN = {
    "greet": "greet",
    "thanks": "thanks",
    "goodbye": "goodbye",
    "affirm": "affirm",
    "deny": "deny",
    "inform": "noted",
    "repeat": "still_here",
    "slower_louder": "still_here",
}
_LOST = 2
_OFFER_FROM, _OFFER_ANYWAY = 3, 5
"""From this turn of lonely talk on, something is offered: where the caller tells nothing new, or
whatever they tell."""


def simple(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Answer what takes one sentence."""
    if request.id == "foul":
        desk = replace(desk, foul=desk.foul + 1)
        name = "foul" if desk.foul == 1 else "foul_again"
        return Outcome(desk, (heard.say(f"talk.{name}"),))
    return Outcome(replace(desk, lost=0), (heard.say(f"talk.{request.done}"),))


def scam(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Warn, name the numbers, and have somebody call back today."""
    desk = replace(desk, pending=None, lost=0, questions=(*desk.questions, heard.text[:60])[-5:])
    record = Record("防骗咨询", request.about, request.outcome, heard.text[:500])
    return Outcome(desk, (heard.say("requests.scam"),), record, urgent="fraud_before_payment")


def health(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Neither diagnose nor dose; offer a consult."""
    record = Record("健康咨询", request.about, request.outcome, heard.text[:500])
    desk = replace(desk, lost=0, questions=(*desk.questions, heard.text[:60])[-5:])
    if not heard.inside_booking:
        desk = desk.asking("consult", since=heard.turn.ordinal)
    return Outcome(desk, (heard.say("requests.health_question"),), record)


def lonely(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Listen, come back to what was said, offer company without hurrying to end."""
    theme = theme_of(heard.text)
    times = desk.lonely + 1
    record = None
    if times == 1:
        record = Record("精神关爱", request.about, request.outcome, heard.text[:500], of_case=False)
    desk = replace(desk, lonely=times, lost=0, pending=None)
    known = desk.themes
    fresh = theme is not None and theme.theme not in known
    if theme is not None:
        desk = replace(desk, themes=tuple(dict.fromkeys((*known, theme.theme))))
    if heard.inside_booking:
        return Outcome(desk, (heard.say("talk.lonely_first"),), record)
    if fresh and theme is not None and times < _OFFER_ANYWAY:
        return Outcome(desk, (Message(theme.reply, theme.reply),), record)
    if times >= _OFFER_FROM:
        return replace(_offer(heard, desk), record=record)
    name = "talk.lonely_first" if times == 1 else "talk.lonely_more"
    return Outcome(desk, (heard.say(name),), record)


def _offer(heard: Hearing, desk: Desk) -> Outcome:
    """Offer, one at a time: somebody to talk to, a regular visit, the university; then listen."""
    count, desk = desk.offers, replace(desk, offers=desk.offers + 1)
    if count == 0:
        theme = desk.themes[0] if desk.themes else "的这些"
        return Outcome(desk, (heard.say("talk.lonely_care", theme=theme),))
    if count == 1:
        desk = desk.asking("visit", since=heard.turn.ordinal)
        return Outcome(desk, (heard.say("talk.lonely_visit"),))
    if count == 3:
        desk = desk.asking("university", since=heard.turn.ordinal)
        return Outcome(desk, (heard.say("talk.lonely_university"),))
    return Outcome(desk, (heard.say("talk.lonely_more"),))


def plain(heard: Hearing, desk: Desk) -> Outcome:
    """Answer a greeting, a yes without a question, and what is not ours."""
    name = _PLAIN.get(heard.intent)
    if name == "thanks" and desk.lonely:
        name = "lonely_thanks"
    if name == "greet" and desk.questions:
        name = "still_here"
    if name is None:
        if says_yes(heard.text) and len(heard.text) <= 4:
            name = "affirm"
        elif says_no(heard.text) and len(heard.text) <= 4:
            name = "deny"
    if name is not None:
        return Outcome(replace(desk, lost=0), (heard.say(f"talk.{name}"),))
    desk = replace(desk, lost=desk.lost + 1)
    name = "out_of_scope_person" if desk.lost >= _LOST else "out_of_scope"
    return Outcome(desk, (heard.say(f"talk.{name}"),))
