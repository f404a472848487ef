"""What a turn at the desk comes to, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from actions.services import Services
from actions.turn import CurrentTurn
from care import desk_words
from care.clock import SHANGHAI
from care.desk import Desk
from care.messages import Message
from care.telling import Telling


@dataclass(frozen=True)
class Record:
    """A consultation to be kept; `of_case` makes it the row of the enquiry that is open."""

    topic: str
    about: str | None = None
    outcome: str | None = None
    note: str | None = None
    of_case: bool = False


@dataclass(frozen=True)
class Outcome:
    """Messages to say, the memory after it, and what is to be stored.

    `changes` go to the row of the open enquiry (`of_walk`: of the eligibility check); `booking`
    names a service whose form begins now, `words` what was said of it; `urgent` is a kind of
    escalation to open, `person` that somebody is wanted to speak to. An outcome
    without messages leaves the turn to others.
    """

    desk: Desk
    messages: tuple[Message, ...] = ()
    record: Record | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    of_walk: bool = False
    booking: str | None = None
    words: str | None = None
    urgent: str | None = None
    person: bool = False


@dataclass(frozen=True)
class Hearing:
    """A turn as it was understood: the words (secrets masked), the intent, the facts told.

    `earlier` are the caller's turns before it, as they were said, and `guesses` what each was most
    likely meant as, however unsure; `applied` is the service that was
    applied for a moment ago; `dealt`: something was asked, told or done in this call.
    """

    services: Services
    turn: CurrentTurn
    intent: str
    confidence: float
    telling: Telling
    inside_booking: bool = False
    earlier: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
    applied: str | None = None
    dealt: bool = False

    @property
    def text(self) -> str:
        """The caller's words, normalised, without card numbers and codes."""
        return self.telling.text

    def say(self, name: str, **values: Any) -> Message:
        """Return a sentence of `desk_words` for this turn's channel and language."""
        return desk_words.say(name, self.turn.language, self.turn.channel, **values)

    @property
    def today(self) -> date:
        """The day on which it was said, where the callers live."""
        return self.turn.now.astimezone(SHANGHAI).date()

    @property
    def own_number(self) -> str | None:
        """The calling number as an 11-digit mobile number, if it is one."""
        return self.turn.own_number
