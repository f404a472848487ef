"""Who was told where they stand, and now wants it promised: 意思就是肯定有咯, 系咪稳阵."""

from __future__ import annotations

from dataclasses import replace

from actions.desk_outcome import Hearing, Outcome
from care.desk import Desk
from care.promises_asked import wants_promise
from care.requests import Wanted

_TAKEN_FOR = frozenset({None, "scam", "lonely", "festive"})
"""What such a turn is taken for: 你不是骗我吧, after a verdict, tells of no fraud."""
_LATELY = 4
"""So many turns after an entitlement was spoken of, a doubt is about it."""


def promise_wanted(heard: Hearing, desk: Desk, request: Wanted | None) -> Outcome | None:
    """Promise nothing: the documents list whom it is for, and the assessment decides.

    None where nothing that people are entitled to was spoken of, or an enquiry is open.
    """
    named = request.id if request else None
    known = named == "certain" or (named in _TAKEN_FOR and wants_promise(heard.turn.text))
    if not known or heard.inside_booking:
        return None
    last = max(desk.walked, desk.talked)
    noted = desk.case is None or desk.case.over or desk.case.request == "note_for_person"
    if not last or heard.turn.ordinal - last > _LATELY or not noted:
        return None
    desk = replace(desk, lost=0, talked=heard.turn.ordinal)
    return Outcome(desk, (heard.say("eligibility.certain"),))
