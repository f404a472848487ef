"""What is said beside a check: that we grant it, who writes for them, that it is not fair.

Each is answered, shortly, and the question that waited is put again where it may be.
"""

from __future__ import annotations

from dataclasses import replace

from actions.desk_findings import in_one_sentence
from actions.desk_outcome import Hearing, Outcome
from actions.desk_policy import DOCUMENT
from actions.desk_walk_asking import put
from care import eligibility
from care.desk import Desk, asks, says_enough
from care.desk_gate import JUST_DONE
from care.eligibility_asides import aside_of, asks_materials, concludes_none
from care.eligibility_asked import is_personal
from care.eligibility_hearing import hear
from care.eligibility_walk import Walk, step
from care.messages import Citation, Message

_LATELY = 4
"""So many turns after a check, such talk is still of it."""


def said_beside(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer what is said beside a check, amid its questions or after its result; None else."""
    text = heard.turn.text
    if heard.inside_booking or heard.intent in ("repeat", "talk_to_human", "goodbye"):
        return None
    concluded = _concluded(heard, desk)
    if concluded is not None or desk.walk is None or desk.walk_row is None:
        return concluded
    amid = desk.pending is not None and desk.pending.kind == "walk"
    if not amid and heard.turn.ordinal - desk.walked > _LATELY:
        return None
    name = aside_of(text) or ("materials" if amid and asks_materials(text) else None)
    if name is None and amid and says_enough(heard.text) and not asks(heard.text):
        name = "let_go"  # 算了算了，叫他自己打来
    if name is None:
        return None
    walk = Walk.from_json(desk.walk)
    if name == "left_out" and (asks(heard.text) or not is_personal(walk.programme)):
        return None  # 凭什么 … 那还有没有补贴 asks on
    told = hear(text, walk.asked, heard.today)
    if any(walk.facts.get(fact) != value for fact, value in told.items()):
        return None  # what it tells of them counts more
    if name == "let_go":
        return Outcome(replace(desk, lost=0, pending=None), (heard.say("eligibility.let_go"),))
    said, desk = _said(heard, name), replace(desk, lost=0)
    if not amid:
        return Outcome(desk, (said,))
    desk, asked_now = put(heard, desk)
    return Outcome(desk, (said, *asked_now))


def _said(heard: Hearing, name: str) -> Message:
    if name != "home_fee":
        return heard.say(f"eligibility.{name}")
    rule = next(r for r in eligibility.load().rules if r.id == "low_fee_care")
    said = heard.say("eligibility.home_fee", clause=rule.clause)
    return replace(said, citations=(Citation(DOCUMENT, rule.clause, rule.quote, rule.name),))


def _concluded(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer who takes it that there is nothing for them: rightly so, or by no means."""
    lately = heard.turn.ordinal - max(desk.walked, desk.talked) <= JUST_DONE
    waits = desk.pending is not None and desk.pending.firm
    if waits or not lately or asks(heard.text) or not concludes_none(heard.turn.text):
        return None
    result = (
        step(Walk.from_json(desk.walk), heard.today)[1] if desk.walk_row and desk.walk else None
    )
    desk = replace(desk, lost=0, pending=None)
    if result is not None and result.verdict != "out":
        return Outcome(desk, (in_one_sentence(heard, result),))
    return Outcome(desk, (heard.say("eligibility.concluded"),))
