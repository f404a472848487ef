"""What is asked and wished for once homes are sought: a visit, doctors, beds, the price.

Nothing of it is known for sure; it is noted for whoever calls back, however late in the call it
comes. 里面有没有医生，他心脏不太好 is asked of the home and is no question for a doctor.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from actions import desk_institutions
from actions.desk_asking import done
from actions.desk_outcome import Hearing, Outcome
from care.desk import Case, Desk, asks
from care.desk_gate import JUST_DONE
from care.desk_homes import (
    Visit,
    asked_of_home,
    asks_of_public,
    asks_who_prices,
    visit_in,
    wishes_visit,
)
from care.eligibility_programmes import programme_of
from care.messages import Message
from care.requests import Wanted, wanted

_OWN = frozenset({None, "institution", "health_question"})
"""What a question about the homes sought is taken for."""

_OF_DOCUMENT = re.compile("文件|政策|规定|补贴|补助|津贴|服务券|免费|优惠|[减免]")
_WHETHER = re.compile("(?:没有?|未)[啊呀的嘛呢]*$")
_PUBLIC_HOMES = "公办养老院哪些老人能免费或者低收费住"
"""What is asked of the documents where a caller asks after 公家办的."""
_WHO_PRICES = "养老院的收费是政府定价还是自主定价"
_OFFER = "要不要听原文？"
_JOINT, _WISH = "；", "想参观："
_FOR_NOTE = 200


def with_visit(heard: Hearing, desk: Desk) -> Desk:
    """Return the desk with what a turn tells of a visit to the homes sought."""
    case = desk.case
    if case is None or case.request != "institution" or not _tells_visit(heard, case):
        return desk
    visit = (case.visit or Visit()).with_(visit_in(heard.text, heard.turn.now))
    parts = [part for part in case.note.split(_JOINT) if not part.startswith(_WISH)]
    note = _JOINT.join(part for part in (*parts, f"{_WISH}{visit.spoken()}") if part)
    return replace(desk, case=replace(case, visit=visit, note=note))


def asked(heard: Hearing, desk: Desk, request: Wanted | None) -> Outcome | None:
    """Answer a turn about the homes sought; None where it is about something else."""
    case, name = desk.case, request.id if request else None
    if case is None or case.request != "institution" or heard.inside_booking or name not in _OWN:
        return None
    known = asked_of_home(heard.text)
    visits = case.visit if _tells_visit(heard, case) else None
    if visits is not None and case.over:
        return Outcome(desk, (done(heard, desk, wanted("institution")),), changes=_changes(case))
    if visits is not None and wishes_visit(heard.text):
        name = "visit_noted" if visits.spoken() else "visit_noted_plain"
        said = heard.say(f"requests.{name}", known=visits.spoken())
        return Outcome(desk, (said,), changes=_changes(case))
    told = _of_documents(heard, desk, case) if visits is None else None
    if told is not None:
        return told
    if known is None or not _leans(heard, case):
        return None
    if known == "doctors" and "医生" not in (case.about or ""):
        case = replace(case, about=f"{case.about or '养老机构'}（要有医生）")
    note = _JOINT.join(dict.fromkeys((*case.note.split(_JOINT), heard.text[:_FOR_NOTE])))
    desk = replace(desk, case=replace(case, note=note), lost=0)
    answer = heard.say(f"requests.institution_{known}")
    return Outcome(desk, (answer,), changes=_changes(replace(case, note=note)))


def _of_documents(heard: Hearing, desk: Desk, case: Case) -> Outcome | None:
    """Answer what the documents do tell of homes: how far a named one is, whom public ones take."""
    if programme_of(heard.text) is not None and not asks_of_public(heard.text):
        return None
    directory: Any = getattr(heard.services.answerer, "directory", None)
    asks_so = asks(heard.text) or _WHETHER.search(heard.text) is not None
    known: Message | None = None
    if directory is not None and asks_so and desk_institutions.named_in(heard.text, directory):
        found, _ = desk_institutions.answer(heard, desk)
        known = found[0]
    elif asks_who_prices(heard.text) or asks_of_public(heard.text):
        of = _WHO_PRICES if asks_who_prices(heard.text) else _PUBLIC_HOMES
        answer = heard.services.answerer.answer(of)
        plain = answer.speech.removesuffix(_OFFER)
        known = Message(answer.reply, plain, answer.citations) if answer.citations else None
    if known is None:
        return None
    note = _JOINT.join(dict.fromkeys((*case.note.split(_JOINT), heard.text[:_FOR_NOTE])))
    case = replace(case, note=note)
    return Outcome(replace(desk, case=case, lost=0), (known,), changes=_changes(case))


def _tells_visit(heard: Hearing, case: Case) -> bool:
    """Whether a turn wishes for a visit, or tells its day or people a moment after."""
    if wishes_visit(heard.text):
        return True
    late = case.over and heard.turn.ordinal - case.done > JUST_DONE
    if case.visit is None or late or asks(heard.text) or heard.intent.startswith("book_"):
        return False
    return visit_in(heard.text, heard.turn.now) != Visit()


def _leans(heard: Hearing, case: Case) -> bool:
    """Whether a question goes on with the homes sought, and names nothing else to be asked of."""
    if programme_of(heard.text) is not None or _OF_DOCUMENT.search(heard.text):
        return False
    county = heard.telling.told.county
    named = heard.telling.told.institution
    return named is None and (county is None or county in case.counties)


def _changes(case: Case) -> dict[str, Any]:
    return {"note": case.note, "about": case.about}
