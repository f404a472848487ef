"""A number told of one's own accord: for what the turn orders, or to be called back."""

from __future__ import annotations

from dataclasses import replace

from actions import desk_intake, desk_talk
from actions.desk_outcome import Hearing, Outcome
from care.desk import Desk
from care.requests import wanted


def left(heard: Hearing, desk: Desk) -> Outcome | None:
    """Take a number that nothing asked for; None where none was told.

    In a long story (…想你们后天派个人陪我去一趟，电话…) it goes with the service ordered there;
    else the caller is to be called back, unless more is said.
    """
    number = heard.telling.phone or (desk.case is None and heard.telling.told.phone)
    if not number or heard.inside_booking:
        return None
    begun = desk_talk.ordered(heard, desk)
    if begun is not None:
        return begun
    note = wanted("note_for_person")
    story = _told_before(heard, desk)
    noted = desk_intake.open_case(heard, replace(desk, question=story or desk.question), note)
    if story is not None and noted.desk.pending is None:
        return replace(noted, messages=(heard.say("requests.told_noted"),))
    if desk.question is None and noted.desk.pending is None:
        return replace(noted, messages=(heard.say("requests.known_now"),))
    return noted


def _told_before(heard: Hearing, desk: Desk) -> str | None:
    """Return the story of a moment ago that nothing was made of; a person is to read it."""
    if desk.question is not None or desk.rows or desk.lonely or desk.warned:
        return None
    said = next((text for text in reversed(heard.earlier[-_RECENT:]) if len(text) >= _STORY), None)
    return said and said[:300]


_RECENT = 2
_STORY = 16
"""So many signs told before a number are what the call is about, whatever it was taken for."""
