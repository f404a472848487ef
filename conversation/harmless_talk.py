"""Talk that tells of no danger: a life gone by, what is on the screen, a laugh, a good night.

Who is asked whether there is danger and answers so is in none; who says what tells nothing either
way is asked once more. A groan, a place, a sign of here and now are never taken for talk.
"""

from __future__ import annotations

from typing import Literal

from care.emergencies.detector import odds
from care.text import normalise
from conversation import asking, hearing
from conversation.frame import FEARED, WISHES_TO_DIE, Frame
from conversation.frame_patterns import clauses, matches, plain

Talk = Literal["surely", "perhaps"]
_THEMES = ("long_gone", "on_screen", "laughs", "good_night", "pastimes")
_SIGNS = ("cry", "right_now", "seeks_help", "tells_where", "awake", "breathing", "called")
_OF_THE_BODY = ("body_signs", "troubled", "hurt")
_FACTS = frozenset({"phone", "where", "place", "name", "called", "with_you", "last_seen"})
"""What is told to whoever is to come."""
_SOME_WORDS = 7
"""Fewer characters than these may be a mumble."""
_TWICE = 2
"""Turns that were told before and at the first question: the next is the second answer."""
_SILENT, _QUIET, _FAINT = -4.0, -2.0, -1.0
"""Log-odds of an alarm below which nothing in the words speaks of danger, or hardly anything."""
_LEAST_SAID = 3
"""So many characters have odds that say something."""


def talk_of(text: str) -> Talk | None:
    """Return whether an answer is talk and nothing else; None where it may tell of danger."""
    words = plain(text)
    if not words or any(matches(name, words) for name in _SIGNS) or _of_a_patient(words):
        return None
    _, alarm = odds(text)
    if alarm >= _FAINT:
        return None
    troubled = any(matches(name, words) for name in _OF_THE_BODY)
    if troubled:
        # A fall of long ago may be told for the one of today.
        of_old = matches("long_gone", words) or matches("inside_screen", words)
        return "perhaps" if of_old else None
    if alarm < _QUIET and any(matches(name, words) for name in _THEMES):
        return "surely"
    told = hearing.hear(text, frozenset({"where", "with_you", "last_seen"})).facts
    if len(words) < _SOME_WORDS or _FACTS & told.keys():
        return None
    answers = any(matches(name, words) for name in ("assents", "courtesy", "unknown"))
    return None if answers else "perhaps"


def comes_to(text: str, frame: Frame) -> Literal["danger", "went_on", "once_more"]:
    """Return what an answer comes to that goes on with nothing and denies nothing.

    Only talk is let go, and once more asked about where it may be more than that.
    """
    talk = talk_of(text)
    if talk is None:
        return "danger"
    if talk == "surely" and frame.kind not in FEARED | WISHES_TO_DIE:
        return "went_on"
    if len(frame.raised) < _TWICE:
        return "once_more"
    return "went_on" if odds(text)[1] < _QUIET else "danger"


def chats(text: str, kind: str) -> bool:
    """Tell whether a turn inside an emergency is talk that nobody in it would make.

    Who wishes to die tells of their life, and of the missing it is told who they were.
    """
    if kind in FEARED | WISHES_TO_DIE or asking.asks(text):
        return False
    return talk_of(text) == "surely"


def only_wants_talk(text: str) -> bool:
    """Tell whether a caller says that nothing is the matter and wants to talk: none is low.

    今晚月亮好圆 beside it changes nothing; what speaks of the body, of things given away or of
    danger however faintly does.
    """
    said = [clause.plain for clause in clauses(normalise(text))]
    beside = [words for words in said if not matches("only_wants_talk", words)]
    if len(beside) == len(said) or any(matches(name, text) for name in _OF_THE_BODY):
        return False
    return all(len(words) >= _LEAST_SAID and odds(words)[1] < _SILENT for words in beside)


def _of_a_patient(words: str) -> bool:
    """Tell whether a turn begins with somebody not named: 他以前是电工."""
    return words[:1] in ("他", "她", "佢") and words[1:2] != "们"
