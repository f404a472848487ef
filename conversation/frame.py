"""The emergency frame: while it is open, scripted questions from data go on and Rasa is not asked.

Pure logic over a small value; `conversation.emergency` stores what it decides.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from care.emergencies.responses import for_kind
from care.text import normalise
from conversation import asking, hearing, patient
from conversation.frame_patterns import clauses, matches, plain, turned_off
from conversation.wishes import wish_of

DANGER = "danger"
"""What is awaited while the caller was asked whether there is danger at all."""
OVER = "over"
"""What a frame awaits that is closed: only an all-clear said once more."""
FEARED = frozenset({"abuse_violence", "scam_in_progress", "drowning", "missing_dementia"})
"""Kinds in which 他来了 and 门开了 need not be good news."""
WISHES_TO_DIE = frozenset({"suicide_direct", "suicide_veiled"})
_NOT_ENDED = WISHES_TO_DIE | {"missing_dementia"}
"""Kinds that the arrival of an ambulance or of the police does not end."""
_ENDS = {
    "missing_dementia": "found",
    "trapped": "freed",
    "scam_in_progress": "near_miss",
    "fall_cannot_rise": "risen",
    "fire": "put_out",
    "choking": "cleared",
}
"""What ends a kind of its own: 回来了, 出来了, 差点上当."""
_COMES_BACK = frozenset(
    ("gas_co", "stroke", "chest_pain", "overdose_poison", "unconscious", "seizure")
)
"""Kinds in which who feels better is not over it, and needs a doctor all the same."""
_NOT_NEEDED = re.compile("(?:不|唔)(?:用|使)(?:来|叫|打|管)(?:人|了|啦|120)*")
_PRESSING = frozenset({"where", "last_seen", "out"})
"""Questions without whose answer nobody can come: put again at once where they got none."""
_ONCE = frozenset({"safe"})
"""Whether it is safe to speak: who has gone on speaking has answered."""
_WITH_YOU = "with_you"
"""Kinds that ask for it are of one person, who may be the caller."""


@dataclass(frozen=True)
class Frame:
    """Where an open emergency stands.

    `awaiting` is the id of the question just asked, `danger` before alerts went out, or None when
    all is asked; `again` are the questions that were put a second time, which is all they get.
    `facts` is what the caller told: by name, and `said` for the words that no name holds.
    `earlier` are escalations of the same emergency, of kinds that a graver one took over.
    `silent` is true while first words are still owed (raised by an unfinished speech result),
    `handed_over` once a person on duty was asked to take the call, `arrived` once helpers came.
    `raised` is what raised the alarm, and what the caller said while it is doubtful whether there
    is danger at all. `beside` counts turns in a row that were about an everyday matter.
    """

    kind: str
    escalation_id: str = ""
    earlier: tuple[str, ...] = ()
    awaiting: str | None = None
    asked: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    far: bool = False
    silent: bool = False
    interrupted: str | None = None
    handed_over: bool = False
    raised: tuple[str, ...] = ()
    arrived: bool = False
    beside: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return the frame as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Frame:
        """Read a stored frame; unknown keys of another version are dropped."""
        known = {k: v for k, v in data.items() if k in cls.__dataclass_fields__}
        for name in ("asked", "again", "earlier", "raised"):
            known[name] = tuple(known.get(name) or ())
        return cls(**known)

    @property
    def of_self(self) -> bool:
        """Whether the caller is the one in danger."""
        return patient.FACT in self.facts

    @property
    def called(self) -> bool:
        """Whether the caller said that they have dialled 120 (110, 119)."""
        return "called" in self.facts

    def told(self, text: str) -> Frame:
        """Return the frame with what the caller told kept under the names where it belongs.

        What was told of one's own accord is not asked any more.
        """
        if not text.strip():
            return self
        wanted = for_kind(self.kind).wanted()
        awaiting = self.awaiting if self.awaiting in wanted else None
        told = hearing.hear(text, wanted, awaiting=awaiting)
        facts = hearing.merged(self.facts, told, text)
        if _WITH_YOU in wanted:
            before = (*self.raised, *self.facts.get("said", ()))
            facts = patient.noted(facts, text, before, awaiting)
        return replace(self, facts=facts)

    def taken_over(self, kind: str, escalation_id: str) -> Frame:
        """Return the frame of a graver kind: what was told stays, what is asked begins anew."""
        earlier = tuple(
            e for e in (*self.earlier, self.escalation_id) if e not in ("", escalation_id)
        )
        return Frame(
            kind,
            escalation_id,
            earlier,
            facts=self.facts,
            far=self.far,
            interrupted=self.interrupted,
        )

    def also(self, words: str) -> Frame:
        """Return the frame with a sign of another kind, noted for staff."""
        heard = [w for w in self.facts.get("also", []) if w != words]
        return replace(self, facts=self.facts | {"also": [*heard, words]})

    def reopened(self, *, at_end: bool = False) -> Frame:
        """Return the frame with one question to be put once more that got no answer.

        At once for what is pressing; the others only when everything else was asked (`at_end`).
        """
        for name in self.asked if at_end else (self.awaiting,):
            if name is None or name in self.facts or name in self.again or name not in self.asked:
                continue
            if name in _ONCE:
                continue
            if at_end or name in _PRESSING:
                left = tuple(n for n in self.asked if n != name)
                return replace(self, asked=left, again=(*self.again, name))
        return self


def warm_up() -> None:
    """Load what reading an answer needs (patterns, streets and towns): not in an emergency."""
    frame = Frame("stroke").told("我在她身边，玉州区新民路8号，我姓陈，电话13800000000")
    asking.answer_to("我要不要喂她吃药", for_kind(frame.kind))


def is_over(text: str, kind: str = "") -> bool:
    """Tell whether the danger is past, or those are there who end it."""
    rescued = kind not in _NOT_ENDED and matches("rescued", plain(text))
    return rescued or in_hospital(text, kind) or is_well(text, kind)


def needs_doctor(kind: str) -> bool:
    """Tell whether a kind is one of the body, and nobody's doing."""
    return kind not in FEARED | WISHES_TO_DIE and "120" in for_kind(kind).dial


def in_hospital(text: str, kind: str) -> bool:
    """Tell whether a doctor looks after them now: 到卫生院了，医生在看."""
    if not kind or not needs_doctor(kind):
        return False
    said = [clause.plain for clause in clauses(normalise(text)) if not clause.marked]
    return any(matches("at_hospital", words) for words in said)


def refuses(text: str, kind: str) -> bool:
    """Tell whether the caller will not have a doctor: 睡一觉就好了，不去医院.

    Who says besides that it is past is believed, but for what comes back.
    """
    if not needs_doctor(kind) or not matches("refuses", plain(text)):
        return False
    return kind in _COMES_BACK or not is_well(_NOT_NEEDED.sub("", plain(text)), kind)


def drives(text: str, frame: Frame) -> bool:
    """Tell whether somebody takes them to a doctor, and is not to be held back.

    Where an ambulance is better, that is said once: only who is on the road is let go at once.
    """
    words = plain(text)
    if not needs_doctor(frame.kind) or asking.asks(text):
        return False
    if matches("under_way", words):
        return True
    if not matches("on_the_way", words):
        return False
    told = frame.facts.get("said", ())
    return for_kind(frame.kind).taken_in is not None or any(
        matches("on_the_way", plain(said)) for said in told if said != text
    )


def has_ended(text: str, kind: str) -> bool:
    """Tell whether what ends this kind has come about: 咳出来了, 找到了."""
    ends = _ENDS.get(kind)
    return ends is not None and matches(ends, plain(text))


def is_well(text: str, kind: str = "") -> bool:
    """Tell whether the caller says that the danger is past."""
    words = plain(text)
    if kind in WISHES_TO_DIE and matches("evades", words):
        # 没事啦，你不用理我: said to be left alone
        return False
    return has_ended(text, kind) or matches("over", words) or matches("mistaken", words)


def has_arrived(text: str, kind: str) -> bool:
    """Tell whether the caller says that somebody has come to help.

    Where nobody is to be feared, one clause is enough: 三叔过来了，120他也打了.
    """
    said = [plain(text)]
    if kind not in FEARED:
        said += [clause.plain for clause in clauses(normalise(text)) if not clause.marked]
        if any(matches("somebody_there", words) for words in said):
            return not matches("violence", said[0])
    found = any(matches(name, words) for name in ("arrived", "rescued") for words in said)
    return found and (len(said) == 1 or not matches("violence", said[0]))


def leaves(text: str, kind: str) -> bool:
    """Tell whether the caller hangs up to dial, or goes where help is.

    Who wants to die is held on the line, unless they go to dial.
    """
    words = plain(text)
    staying = kind in WISHES_TO_DIE and not re.search("1[12]0|12356", words)
    return matches("leaves", words) and not staying


def asks_number(text: str) -> bool:
    """Tell whether the caller asks for a number to dial once more."""
    return matches("asks_number", plain(text))


def asks_for_help(text: str) -> bool:
    """Tell whether the caller asks who knows, who comes, or to have somebody told."""
    return matches("asks_for_help", plain(text))


def denies(text: str) -> bool:
    """Tell whether the caller answers 'no' to the question whether there is danger."""
    first = next(iter(clauses(normalise(text))), None)
    if first is not None and matches("bare_no", first.plain):
        return not turned_off("denies", plain(text))
    return matches("denies", plain(text))


def is_fine(text: str, kind: str = "") -> bool:
    """Tell whether the caller, asked about danger, says in other words than a no that all is well.

    Who is beaten, lost or wants to die is not well for taking a walk.
    """
    words = plain(text)
    if kind in WISHES_TO_DIE or kind in FEARED or matches("cry", words):
        return False
    return matches("well", words)


def moves_on(text: str) -> bool:
    """Tell whether the caller, asked about danger, goes on with an everyday matter instead."""
    return matches("moves_on", plain(text)) or wants_person(text)


def asks_what_to_do(text: str) -> bool:
    """Tell whether the caller asks what to do, instead of answering."""
    return matches("asks_what_to_do", plain(text))


def wants_person(text: str) -> bool:
    """Tell whether the caller wants a person on the line, however long the rest of the turn is.

    Somebody to lift or to save is another wish.
    """
    words = plain(text)
    return matches("person", words) or (wish_of(text) == "person" and not matches("helper", words))


def wants_again(text: str) -> bool:
    """Tell whether the caller did not hear the hotline; 她听不清 is about somebody else."""
    return wish_of(text) in ("repeat", "slower", "louder") and matches("again", plain(text))


def is_far(text: str) -> bool:
    """Tell whether the person in danger is somewhere else than the caller."""
    return hearing.is_far(plain(text))
