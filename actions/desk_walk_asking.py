"""The questions of a check: how each is put, put again, and at last left open.

A question put twice in the same words is none to who has not understood it; put a third time it is
a nuisance to who told all they know. What is still open is said then, and any answer still counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.desk_findings import labels_of, left_of, widest
from actions.desk_outcome import Hearing, Outcome
from care import eligibility
from care.desk import Desk, asks
from care.desk_letting_go import takes_in
from care.eligibility_walk import Walk, economy
from care.messages import Message

ASIDES = 1
"""So many side questions in a row are followed by the question of a walk; then it waits."""


def put(heard: Hearing, desk: Desk) -> tuple[Desk, tuple[Message, ...]]:
    """Put the walk's question; a second time shortly, with an example, and then no more.

    Whoever told something else twice has heard it: what waits stays open for the answer.
    """
    walk = Walk.from_json(desk.walk) if desk.walk else Walk(asked="economy")
    asked = walk.asked or "economy"
    times = desk.put.get(asked, 0)
    desk = replace(desk, put={**desk.put, asked: times + 1})
    if times >= OFTEN:
        return desk, ()
    again = f"{asked}_again"
    if asked == "economy" and any(walk.facts.get(name) is False for name in economy()):
        again = asked = "economy_rest"
        if times:
            return desk, (
                heard.say("eligibility.rest_again", missing=left_of(walk).split("、")[0]),
            )
    name = f"eligibility.{again if times else asked}"
    return desk, (heard.say(name, who=_who(desk), missing=left_of(walk)),)


OFTEN = 2
"""A question of the check is put so often, and then only told of as still open."""


def left_open(heard: Hearing, desk: Desk, walk: Walk, known: Sequence[str] = ()) -> Message:
    """Say what is still open, after what was told in this turn, instead of asking once more."""
    rules = eligibility.load().of(walk.programme)
    findings = [eligibility.judge(rule, walk.facts, heard.today) for rule in rules]
    open_ = widest(findings)
    told = "，".join(known)
    return heard.say(
        "eligibility.left_open",
        known=f"{told}，" if told else "",
        missing=labels_of(open_),
        clause=open_.rule.clause,
    )


def taken_note(heard: Hearing, desk: Desk) -> Outcome | None:
    """Take note, amid the questions, of what bears on nothing; None where nothing waits.

    Who was asked often enough hears what is still open.
    """
    waits = desk.pending is not None and desk.pending.kind == "walk"
    if desk.pending is None or not waits or desk.pending.misses >= ASIDES or asks(heard.text):
        return None
    walk = Walk.from_json(desk.walk) if desk.walk else Walk()
    desk = replace(desk, lost=0)
    if desk.walk is not None and desk.put.get(walk.asked or "", 0) >= OFTEN:
        if takes_in(heard.turn.text):
            return Outcome(replace(desk, pending=None), (heard.say("talk.parting"),))
        return Outcome(waiting(desk), (left_open(heard, desk, walk),))
    return Outcome(desk, (heard.say("eligibility.heard"),))


def in_vain(desk: Desk, before: Walk, after: Walk) -> dict[str, int]:
    """Return how often questions were put, without those of which something was told since."""
    facts = eligibility.load().facts
    told = {facts[n].ask for n, v in after.facts.items() if before.facts.get(n) != v}
    return {name: times for name, times in desk.put.items() if name not in told}


def waiting(desk: Desk) -> Desk:
    """Return the desk with the question still open for an answer, though not put any more."""
    waits = desk.pending and replace(desk.pending, misses=ASIDES)
    return replace(desk, pending=waits)


def _who(desk: Desk) -> str:
    who = desk.told.beneficiary
    if who is None:
        return "您"
    if who.startswith(("我", "咱")):
        return re.sub("^(?:我们?|咱)家?的?", "您", who)
    return f"您{who}" if _OWN_KIN.fullmatch(who) else "老人"


_OWN_KIN = re.compile(
    "爸爸?|妈妈?|父亲|母亲|岳父|岳母|丈人|丈母娘|外公|外婆|姥姥|姥爷|爷爷|奶奶|家公|家婆"
    "|老伴儿?|老公|老婆|爱人|丈夫|妻子|太太"
)
"""Relations that are the caller's own where they are named alone; 阿婆 may be anybody's."""
