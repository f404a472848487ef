"""What the data says to do in an emergency, as phrases: advice, numbers to dial, questions."""

from __future__ import annotations

import re
from dataclasses import replace

from care.emergencies.responses import AREA_CODE, KindResponse, Wording, for_kind, general
from care.extractors.numerals import DIGITS
from conversation.frame import Frame
from conversation.frame_patterns import matches, plain
from conversation.phrases import Phrase

DOOR = "door"
"""The question whether the door is locked, for who cannot be asked whether they are awake."""
_SPOKEN_DIGITS = re.compile(f"[{''.join(DIGITS)}]{{2,}}")
_CONTACTS = {"phone": "电话", "where": "地址", "place": "地方", "name": "名字"}
"""Facts that are acknowledged by name: who tells them wants to know that they were heard."""


def next_question(frame: Frame, response: KindResponse) -> tuple[Frame, Phrase | None]:
    """Return the frame awaiting its next question, and that; None where all is answered."""
    for put in response.questions:
        question = put.of_self if frame.of_self and put.of_self is not None else put
        told = question.id in frame.facts or any(
            words.search(str(frame.facts.get(fact, ""))) for fact, words in question.unless
        )
        if question.id not in frame.asked and not told:
            asked = (*frame.asked, question.id)
            return replace(frame, awaiting=question.id, asked=asked), words(question.wording)
    return replace(frame, awaiting=None), None


def first_words(response: KindResponse, text: str) -> Phrase:
    """Return what is said first to a turn that has to be followed up.

    Who only finds the house quiet is listened to, and not given a number for the desperate.
    """
    lightly = response.lightly is not None and not matches("low_spirits", plain(text))
    return words(response.lightly if lightly and response.lightly else response.first)


def doubt_of(kind: str) -> Phrase:
    """Return what is said first where it is doubtful whether there is danger.

    Whoever is in danger after all hears the number before they have answered. Who may be beaten, or
    wants to die, is only asked.
    """
    response = for_kind(kind)
    if response.doubt is not None:
        return words(response.doubt)
    if response.ask_again is not None or not response.dial:
        return words(general().ask)
    return words(general().ask_dial, dial=response.dial[0])


def numbers(kind: str, *, far: bool) -> tuple[str, ...]:
    """Return what the caller is told to dial; far from the person also the area's 120."""
    dial = for_kind(kind).dial
    return (*dial, f"{AREA_CODE}120") if far and "120" in dial else dial


def numbers_said(kind: str, text: str, *, far: bool = False) -> Phrase:
    """Return the numbers of a kind once more; 那个九六几多 asks for the one that begins so."""
    known = numbers(kind, far=far) or ("120",)
    begun = _SPOKEN_DIGITS.search(text)
    digits = "".join(str(DIGITS[c]) for c in begun.group()) if begun else ""
    meant = tuple(number for number in known if digits and number.startswith(digits))
    listed = "、".join(meant or known)
    return words(general().numbers, numbers=listed)


def words(wording: Wording, **values: str | Wording) -> Phrase:
    """Return a wording of the data in Mandarin and in 白话; its blanks may be wordings too."""

    def say(language: str) -> str:
        filled = {
            name: value.say(language) if isinstance(value, Wording) else value
            for name, value in values.items()
        }
        return wording.say(language, **filled)

    cmn = say("cmn")
    return Phrase(cmn, cmn, say("yue"))


def what_was_done(response: KindResponse, *, staffed: bool) -> Phrase:
    """Return what is true of the alert: sent and not confirmed, or nobody there to get it."""
    if staffed:
        return words(general().alerted)
    return words(general().nobody_on_duty, dial=response.dial[0] if response.dial else "120")


def what_became_of_it(*, staffed: bool, confirmed: bool) -> Wording:
    """Return what is told to a caller who asks whether anybody knows, as the blank `sent`."""
    if confirmed:
        return general().sent_confirmed
    return general().sent if staffed else general().sent_nobody


def noted(before: Frame, after: Frame) -> Phrase | None:
    """Return by name what was told of whom to reach and where; None where it was nothing new."""
    new = [n for n in _CONTACTS if n in after.facts and after.facts[n] != before.facts.get(n)]
    if not new:
        return None
    what = "、".join(_CONTACTS[name] for name in new)
    return words(general().noted, what=what)


def way_in(before: Frame, after: Frame, response: KindResponse) -> Phrase | None:
    """Return what is said to what was told of the door or its key; None where it was nothing new.

    Only where an ambulance has to come in: who hides from somebody is not told to open.
    """
    if "120" not in response.dial:
        return None
    told = (str(after.facts.get(name, "")) for name in ("way_in", DOOR))
    known = (str(before.facts.get(name, "")) for name in ("way_in", DOOR))
    way, door = (plain(new.removeprefix(old)) for new, old in zip(told, known, strict=True))
    # Asked whether the door is locked, who answers 锁住咗 names no door.
    said = way + (f"门{door}" if door and "门" not in door else door)
    if matches("key_told", said):
        return words(general().key_told)
    if matches("door_locked", said):
        return words(general().door_locked_self if after.of_self else general().door_locked)
    return words(general().door_open) if matches("door_open", said) else None


def closing(response: KindResponse) -> Phrase:
    """Return what is said when all is asked."""
    return words(general().closing, dial=response.dial[0] if response.dial else "120")
