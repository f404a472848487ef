"""Who doubts what they were told: wants a standing promised, or the documents' word once more."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.desk_outcome import Hearing, Outcome
from care.desk import Desk
from care.desk_gate import JUST_DONE
from care.disbelief import disbelieves
from care.messages import Message
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


_DOUBT_TAKEN_FOR = frozenset({None, "doubts_us", "lonely", "certain", "scam", "complain"})
"""What 你这个是真的假的, right after an answer, is taken for."""
_PLAINLY = "讲简单点"
"""What is asked of the documents to hear the fact told last once more."""
_SENTENCE = re.compile("[^。！？]*[。！？]")


def doubted(heard: Hearing, desk: Desk, request: Wanted | None) -> Outcome | None:
    """Say again what the documents say, and where, to who doubts an answer given just now.

    None where none was given, or what was told last is where somebody stands.
    """
    named = request.id if request else None
    if named not in _DOUBT_TAKEN_FOR or not disbelieves(heard.turn.text) or heard.inside_booking:
        return None
    last = desk.talked
    late = not last or last < desk.walked or heard.turn.ordinal - last > JUST_DONE
    if late or desk.clause is None or desk.fact is None:
        return None
    told = heard.services.answerer.answer(_PLAINLY, desk.clause, told=desk.fact)
    plain = _SENTENCE.match(told.speech)
    if not told.citations or plain is None:
        return None
    lead = heard.say("policy.so_written")
    said = Message(lead.text + told.reply, lead.speech + plain.group(), told.citations)
    return Outcome(replace(desk, lost=0, talked=heard.turn.ordinal), (said,))
