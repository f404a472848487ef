"""A number told of one's own accord: for what the turn orders, or to be called back."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import desk_intake, desk_talk
from actions.desk_outcome import Hearing, Outcome
from care.desk import Desk, asks
from care.desk_gate import JUST_DONE
from care.desk_signing import spoken_of
from care.requests import SIGN_UPS, Wanted, recognise, wanted


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
    joined = _joins(heard, desk)
    if joined is not None:
        return joined
    story, about = _told_before(heard, desk)
    note = _filed(about)
    noted = desk_intake.open_case(heard, replace(desk, question=story or desk.question), note)
    if story is not None and noted.desk.pending is None:
        return replace(noted, messages=(heard.say("requests.told_noted"),))
    if desk.question is None and noted.desk.pending is None:
        return replace(noted, messages=(heard.say("requests.known_now"),))
    return noted


def explained(heard: Hearing, desk: Desk, request: Wanted | None) -> Outcome | None:
    """Add to a note for whoever rings back what it is about: 是我那个合同，叫他给我解释."""
    case = desk.case
    if case is None or case.request != "note_for_person" or not case.over:
        return None
    if request is not None or heard.inside_booking:
        return None
    late = heard.turn.ordinal - case.done > JUST_DONE
    if late or asks(heard.text) or _EXPLAINS.search(heard.text) is None:
        return None
    return desk_intake.more(heard, desk)


_EXPLAINS = re.compile(
    "^(?:就|也|都|那|我)*(?:是|为了?|因为|关于)(?:我|讲|问|那|这|他|她)|^(?:讲|问|说)的(?:就)?是"
    "|(?:找|叫|让|等|要|请|喊)(?:他|她|他们|她们|你们的人|打来的人)"
    "[^，。 ]{0,4}(?:给|跟|同|帮)?(?:我)?(?:解释|讲|说|看|答|处理|办)"
)


def _joins(heard: Hearing, desk: Desk) -> Outcome | None:
    """Sign up who leaves name and number right after hearing of the training or the volunteers."""
    lately = bool(desk.talked) and heard.turn.ordinal - desk.talked <= JUST_DONE
    told, meant = heard.telling.told, spoken_of(desk)
    if not lately or meant is None or not (told.name and told.phone) or asks(heard.text):
        return None
    return desk_intake.open_case(heard, desk, wanted(meant))


def _filed(about: Wanted | None) -> Wanted:
    """Return the note for whoever rings back, filed under what the story was about."""
    note = wanted("note_for_person")
    return note if about is None else replace(note, topic=about.topic, about=about.about)


def _told_before(heard: Hearing, desk: Desk) -> tuple[str | None, Wanted | None]:
    """Return the story of a moment ago that nothing was made of, and what it most likely was about.

    A person is to read it: 瘫了半年，唔识翻身 stays what it was, though nobody took it up then.
    """
    if desk.question is not None or desk.rows or desk.lonely or desk.warned:
        return None, None
    told = zip(heard.earlier[-_RECENT:], heard.guesses[-_RECENT:], strict=False)
    for text, guess in reversed(list(told)):
        if len(text) >= _STORY:
            about = recognise(text, guess, _LIKELY)
            return text[:300], about if about is not None and about.id in _TOPICS else None
    return None, None


_TOPICS = SIGN_UPS | {"complain", "praise", "health_record", "fee", "health_question"}
"""Enquiries whose topic a story keeps, though the turn itself was not understood."""
_LIKELY = 0.5
_RECENT = 2
_STORY = 16
"""So many signs told before a number are what the call is about, whatever it was taken for."""
