"""What the answer to 您现在有危险吗 comes to: danger, none, or the matter that was under way.

Words alone do not tell 对对对 (danger) from 对对对，就这样订 (none): what the interrupted form
asked for, and what the extractors of bookings and of the desk hear in the turn, do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from care import telling
from care.booking_services import service_in
from care.emergencies import Verdict
from care.emergencies.responses import for_kind
from care.errors import ContentError
from care.lonely import company_for_another
from care.requests import recognise
from care.text import normalise
from care.turns.reader import read_turn
from conversation import asking, harmless_talk, waiting
from conversation import frame as frames
from conversation.frame import DANGER, Frame
from conversation.frame_patterns import matches, plain
from conversation.interrupted import told_at_the_desk, told_of_the_booking
from conversation.phrases import Phrase
from conversation.state import DialogueState

Outcome = Literal["danger", "none", "went_on", "once_more"]
_ENOUGH = 2
"""So many details of a booking outweigh a complaint or a yes that is said with them."""
_SYMPTOMS = ("awake", "breathing", "hurt", "since", "called", "taken")
"""Facts of an emergency that no booking holds."""
_WHOM_AND_WHERE = frozenset({"phone", "name", "address"})
"""Details that somebody who cries for help gives too."""
_NO_MATTER = frozenset(
    {"lonely", "child", "foul", "health_question", "scam", "scam_more", "hear_me", "relieved"}
)
"""Requests that somebody in danger may be heard to make."""
_MISHEARD = frozenset({"suicide_veiled"})
"""Kinds that are heard in words of everyday company: 陪她, 走了, 后事."""
_MEALS = "助餐"
_EVERYDAY = frozenset({"abuse_violence", "scam_in_progress"})
_SURELY = 0.8


@dataclass(frozen=True)
class HandedOn:
    """A turn that the ordinary dialogue answers after a question whether there is danger.

    `lead` is said first. `words` are the texts that may be played, the best first: where the
    caller says no more than no, what they had said before the question is still to be answered.
    `bare` tells that nothing but that is left.
    """

    lead: Phrase
    words: tuple[str, ...]
    bare: bool = False


def outcome(
    text: str, frame: Frame, state: DialogueState, verdict: Verdict, now: datetime
) -> Outcome:
    """Return what an answer comes to. Silence, a bare yes, a groan and what may tell are danger.

    Where the kind has a second, gentler question, it is put to whoever evades the first.
    """
    words = plain(text)
    if verdict.level != "none" or not words or matches("cry", words):
        return "danger"
    going = _goes_on(text, frame, state, now)
    no = frames.denies(text) or frames.is_fine(text, frame.kind)
    if going == "plainly":
        return "none" if no else "went_on"
    gently = for_kind(frame.kind).ask_again is not None
    evades = gently and matches("evades", words)
    # Who wants a person gets one, and is asked nothing more.
    once_more = gently and len(frame.raised) < _ENOUGH and not frames.wants_person(text)
    if no and evades and once_more:
        return "once_more"
    if no:
        # What was taken for a wish to die is looked at by a person, whatever is said of it.
        return "went_on" if frame.kind in frames.WISHES_TO_DIE else "none"
    if going is None and not evades:
        return harmless_talk.comes_to(text, frame)
    return "once_more" if once_more else "went_on"


def goes_back(
    text: str, frame: Frame, state: DialogueState, verdict: Verdict, now: datetime
) -> bool:
    """Tell whether a caller inside an emergency goes on with the service they had called for.

    Nobody in danger does: they order it (就这样订), or tell what only a booking holds: a day to
    come, how many, what to buy. The alarm was none, whatever it was raised by. Words taken for a
    wish to die need one such detail, whatever is bodily two: who lies on the floor is asked when.
    """
    words = plain(text)
    if verdict.level != "none" or matches("cry", words) or _troubled(words):
        return False
    if _about_home(words, frame, state):
        return True
    begun = _begun(frame)
    if not (frame.interrupted or begun):
        return False
    if matches("orders", words) and matches("names_order", words):
        return not calls_off(text, frame, verdict)
    misheard = begun and frame.kind in _MISHEARD
    if misheard and frames.denies(text):
        return True
    details = _details(text, frame, state, now) - _WHOM_AND_WHERE
    return len(details) >= (1 if misheard else _ENOUGH)


def calls_off(text: str, frame: Frame, verdict: Verdict) -> bool:
    """Tell whether who has told of the danger calls the booking off because of it.

    120 is called, or the hurt are told of: 饭先不订了 is no sign that the alarm was none.
    """
    if frame.interrupted != waiting.BOOKING or verdict.level != "none":
        return False
    in_earnest = frame.arrived or any(name in frame.facts for name in _SYMPTOMS)
    return in_earnest and matches("calls_off", plain(text))


def is_beside(text: str, frame: Frame, verdict: Verdict) -> bool:
    """Tell whether a turn inside an emergency is about an everyday matter, and tells no sign.

    What the emergency's own data answers is about the emergency, and so is who comes and when.
    Violence and fraud are told in words of services and allowances: there nothing is beside them.
    """
    words = plain(text)
    if frame.kind in _EVERYDAY or verdict.level != "none":
        return False
    if matches("cry", words) or _troubled(words) or frames.asks_for_help(text):
        return False
    talks = matches("moves_on", words) or harmless_talk.chats(text, frame.kind)
    return talks and asking.answer_to(text, for_kind(frame.kind)) is None


def takes_up(text: str, frame: Frame) -> bool:
    """Tell whether a caller who was misheard says in the same turn what they had called for."""
    words = plain(text)
    if not matches("mistaken", words):
        return False
    return bool(service_in(normalise(text).text)) or company_for_another(text) or _begun(frame)


def handed_on(text: str, frame: Frame, lead: Phrase) -> HandedOn:
    """Return what the ordinary dialogue is to hear.

    An open booking hears this turn alone: it reads for itself what the turn before had told. The
    desk hears besides whom to ring, if that was told to the emergency alone.
    """
    raised = "。".join((*frame.raised, *_contacts(frame)))
    if matches("nothing_more", plain(text)):
        return HandedOn(lead, (raised,) if raised else (), bare=True)
    if frame.interrupted == waiting.BOOKING or not raised:
        return HandedOn(lead, (text,))
    return HandedOn(lead, (f"{raised}。{text}", text))


def _contacts(frame: Frame) -> list[str]:
    """Return the turns inside an emergency that told the caller's name or number."""
    if frame.awaiting == DANGER or not frame.raised:
        return []
    told = [telling.hear(said, None) for said in frame.facts.get("said", ())]
    return [
        heard
        for heard, contact in zip(frame.facts.get("said", ()), told, strict=True)
        if heard not in frame.raised and (contact.phone or contact.told.name)
    ]


def _goes_on(
    text: str, frame: Frame, state: DialogueState, now: datetime
) -> Literal["plainly", "loosely"] | None:
    """Tell whether a turn goes on with what was under way: in its details, or only in its words."""
    words = plain(text)
    details = _details(text, frame, state, now)
    if matches("orders", words) or len(details) >= _ENOUGH or _lists_goods(text):
        return "plainly"
    if _about_home(words, frame, state):
        return "plainly"
    if _of_a_meal(text, frame, state):
        return "loosely"
    if _troubled(words):
        return None
    if details and not (details <= _WHOM_AND_WHERE and matches("assents", words)):
        return "loosely"
    request = recognise(text)
    asks_for_something = request is not None and request.id not in _NO_MATTER
    return "loosely" if asks_for_something or frames.moves_on(text) else None


def _about_home(words: str, frame: Frame, state: DialogueState) -> bool:
    """Tell whether who had asked for homes goes on about one: 下周三想先去参观，看看有没有床位.

    A home is wished for because somebody loses the way.
    """
    asks = waiting.looks_for_a_home(state) and matches("about_home", words)
    return asks and frame.kind not in _EVERYDAY


def _lists_goods(text: str) -> bool:
    """Tell whether a turn surely names several things to buy: in danger nobody does.

    安眠药两瓶 酒一瓶 is no such list to somebody who may wish to die.
    """
    if matches("harmful", plain(text)):
        return False
    try:
        reading = read_turn("items", normalise(text).text)
    except ContentError:
        return False
    return len(reading.words("item", least=_SURELY)) >= _ENOUGH


def _troubled(words: str) -> bool:
    return matches("troubled", words) or any(matches(name, words) for name in _SYMPTOMS)


def _details(text: str, frame: Frame, state: DialogueState, now: datetime) -> frozenset[str]:
    """Return what a turn tells of the interrupted matter; nothing where none was under way."""
    if frame.interrupted == waiting.DESK:
        return told_at_the_desk(text, state, now)
    if frame.interrupted == waiting.BOOKING or _begun(frame):
        return told_of_the_booking(text, state, now)
    return frozenset()


def _of_a_meal(text: str, frame: Frame, state: DialogueState) -> bool:
    """Tell whether a turn says how an ordered meal is to be cooked: 要软烂点的，辣椒千万不要放."""
    named = (service_in(normalise(said).text) for said in frame.raised)
    service = waiting.booked_so_far(state).service or next((n[0] for n in named if n), None)
    return service == _MEALS and matches("cooked_so", plain(text))


def _begun(frame: Frame) -> bool:
    """Tell whether the words that raised the alarm name a service."""
    return any(
        service_in(normalise(said).text) or company_for_another(said) for said in frame.raised
    )
