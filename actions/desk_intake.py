"""Taking details down: one mechanism for complaints, sign-ups, fees, notes, records, institutions.

`care/requests.yaml` says what each request asks for; every detail counts whenever it is told; what
was told is stored at once, so that a call that breaks off leaves it behind.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from actions import desk_details as details
from actions import desk_institutions
from actions.desk_case import SUPERVISORS
from actions.desk_outcome import Hearing, Outcome, Record
from care.desk import Case, Desk, says_enough, says_no, says_yes
from care.messages import Message
from care.requests import Wanted, wanted

_NAME_LENGTH = 14
"""Up to so many signs the answer to 是哪一位 is taken as it stands."""

_ANY_WORDS = frozenset({"what", "whom", "fee", "health_note"})
_PRIVATE = frozenset({"health_record"})


def open_case(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Begin an enquiry: say the first words, keep what was told, ask for what is missing."""
    about = request.about or details.concerned(heard, desk, request)
    note = heard.text[:500]
    if request.id == "note_for_person" and desk.question and desk.question != note:
        note = f"{desk.question}；{note}"
    given = details.given(heard, request, first=True)
    case = Case(request.id, "", about, note, given)
    if request.id != "note_for_person":
        desk = desk.off_topic()  # 谁负责 is asked of the enquiry from now on
    desk = replace(desk, case=case, pending=None, lost=0, unanswered=0)
    desk = replace(desk, questions=(*desk.questions, heard.text[:60])[-5:])
    first = [heard.say(f"requests.{request.first}")] if request.first else []
    if request.id == "fee" and desk.warned:
        first = [heard.say("requests.fee_first_apart")]
    if request.id == "health_record" and re.search("查|看|念|读|告诉我|是什么", heard.text):
        first = [heard.say("requests.record_closed")]
    if request.id == "institution":
        first, desk = desk_institutions.answer(heard, desk)
    told = "" if request.id in _PRIVATE else case.note
    record = Record(request.topic or "其他", about, _half(request), told or None, of_case=True)
    return _ask(heard, desk, request, tuple(first), record)


def asked_again(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Answer one more question on the homes sought: beds and prices are not known, it is noted."""
    case = desk.case
    if case is None:
        return open_case(heard, desk, request)
    note = "；".join(dict.fromkeys((case.note, heard.text[:300])))
    desk = replace(desk, case=replace(case, note=note), lost=0)
    return _ask(heard, desk, request, (heard.say("requests.institution_unknown"),), None)


def go_on(heard: Hearing, desk: Desk) -> Outcome | None:
    """Take one more turn into the enquiry; None where it is a question for somebody else."""
    pending, case = desk.pending, desk.case
    if pending is None or case is None:
        return None
    request = wanted(case.request)
    if heard.telling.secret:
        return replace(_ask(heard, desk, request, (heard.say("ask.private"),), None), urgent=None)
    if pending.asked == "consent" and says_no(heard.text):
        over = replace(case, over=True)
        return Outcome(
            replace(desk, case=over, pending=None),
            (heard.say("requests.record_refused"),),
            changes={"outcome": "来电人不同意登记，未记健康情况"},
        )
    if says_enough(heard.text) and not details.given(heard, request):
        over = replace(case, over=True)
        return Outcome(
            replace(desk, case=over, pending=None),
            (heard.say("requests.half_done"),),
            changes={"outcome": f"{_half(request)}；来电人没有说完"},
        )
    moved, lead = _take(heard, desk, request)
    if moved is not None and request.id == "institution" and pending.asked == "county":
        known, moved = desk_institutions.answer(heard, moved)
        lead = (*known, *lead)
    if moved is not None and lead and moved.pending and moved.pending.digits:
        return Outcome(moved, lead)
    if moved is None:
        return None if details.aside(heard, desk) else _missed(heard, desk, request)
    return _ask(heard, moved, request, lead, None)


def leave_for(heard: Hearing, desk: Desk, service: str) -> Outcome:
    """Close the enquiry as it stands: the caller would rather book something now."""
    case = replace(desk.case, over=True) if desk.case else None
    unfinished = _half(wanted(case.request)) if case else None
    return Outcome(
        replace(desk, case=case, pending=None),
        (heard.say("requests.left_for"),),
        changes={"outcome": f"{unfinished}；来电人转去预约{service}"} if unfinished else {},
        booking=service,
        words=heard.turn.text,
    )


def more(heard: Hearing, desk: Desk) -> Outcome | None:
    """Add an afterthought to the enquiry just finished; None where there is none to add to."""
    case = desk.case
    if case is None or not case.over or desk.pending is not None or case.request in _PRIVATE:
        return None
    case = replace(case, note=f"{case.note}；{heard.text[:200]}")
    words = "requests.complain_more" if case.request == "complain" else "requests.more_noted"
    return Outcome(replace(desk, case=case), (heard.say(words),), changes={"note": case.note})


def again(heard: Hearing, desk: Desk) -> Message | None:
    """Return the question that waits, after something else was talked about."""
    if desk.pending is None or desk.pending.kind != "intake" or desk.pending.asked is None:
        return None
    return _question(heard, desk, desk.pending.asked)


def _ask(
    heard: Hearing,
    desk: Desk,
    request: Wanted,
    lead: tuple[Message, ...],
    record: Record | None,
) -> Outcome:
    case = desk.case
    if case is None:
        return Outcome(desk, lead, record)
    missing = [
        slot for slot in request.ask if slot not in case.given and not details.has(desk, slot)
    ]
    changes: dict[str, Any] = {"about": case.about}
    if request.id not in _PRIVATE or "consent" in case.given:
        changes["note"] = case.note or None
    if not missing:
        changes["outcome"] = request.outcome
        over = replace(case, over=True, done=heard.turn.ordinal)
        done = replace(desk, case=over, pending=None)
        record = record and replace(record, outcome=request.outcome)
        return Outcome(done, (*lead, _done(heard, done, request)), record, changes)
    before = desk.pending
    same = before is not None and before.kind == "intake" and before.asked == missing[0]
    if not same:
        desk = desk.asking("intake", missing[0], since=heard.turn.ordinal)
        if missing[0] == "phone" and heard.own_number and desk.pending:
            desk = replace(desk, pending=replace(desk.pending, caller=True))
    return Outcome(desk, (*lead, _question(heard, desk, missing[0])), record, changes)


def _question(heard: Hearing, desk: Desk, slot: str) -> Message:
    if slot == "phone" and desk.pending and desk.pending.caller and heard.own_number:
        return heard.say("ask.phone_caller", tail=heard.own_number[-4:])
    return heard.say(f"ask.{slot}")


def _take(heard: Hearing, desk: Desk, request: Wanted) -> tuple[Desk | None, tuple[Message, ...]]:
    """Take what was told into the enquiry; None where it was nothing."""
    pending, case = desk.pending, desk.case
    if pending is None or case is None:
        return None, ()
    asked, told = pending.asked, heard.telling.told
    given = details.given(heard, request)
    if asked in _ANY_WORDS and not details.aside(heard, desk) and not heard.telling.this_number:
        given = (*given, asked)
    lead: tuple[Message, ...] = ()
    number = details.number(heard, desk)
    if number is not None:
        desk = replace(desk, told=replace(desk.told, phone=number))
    elif heard.telling.phone is not None and (asked == "phone" or "phone" in request.ask):
        short = heard.telling.phone.missing
        name = "ask.phone_short" if short > 0 else "ask.phone_long"
        lead = (heard.say(name, count=abs(short)),)
        waiting = replace(pending, digits=heard.telling.phone.digits, caller=False, misses=0)
        desk = replace(desk, pending=waiting)
    elif asked == "phone" and says_no(heard.text) and pending.caller:
        return replace(desk, pending=replace(pending, caller=False, misses=0)), ()
    elif asked == "phone" and (says_no(heard.text) or "没有电话" in heard.text):
        given = (*given, "phone")
    answered = asked in given or number is not None or bool(lead)
    facts = told.phone or told.name or told.county or told.age or told.conditions
    if not (answered or given or facts or told.beneficiary or told.institution):
        return None, ()
    if details.aside(heard, desk) and not (answered or told.phone or told.name):
        return None, ()  # a question that happens to name somebody
    case = replace(case, given=tuple(dict.fromkeys((*case.given, *given))))
    if (asked in given and asked in _ANY_WORDS) or details.has_substance(heard):
        case = replace(case, note="；".join(dict.fromkeys([case.note, heard.text[:300]])))
    if case.about is None or asked == "whom":
        case = replace(
            case, about=request.about or details.concerned(heard, desk, request) or case.about
        )
    if asked == "whom" and "whom" in given and len(heard.text) <= _NAME_LENGTH:
        case = replace(case, about=heard.text.strip(" ，。"))
    return replace(desk, case=case), lead


def _missed(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Open questions take any words; a name or number that was not heard is asked for again."""
    pending, case = desk.pending, desk.case
    if pending is None or case is None or pending.asked is None:
        return Outcome(desk)
    asked = pending.asked
    if asked == "consent":
        agreed = says_yes(heard.text)
        if agreed:
            kept = replace(case, given=(*case.given, "consent"))
            return _ask(heard, replace(desk, case=kept), request, (), None)
    elif asked in ("what", "whom", "fee", "health_note", "cared_for"):
        return _free(heard, desk, request)
    if asked in ("county", "name") and (
        says_no(heard.text) or re.search("都行|随便|哪里都|不知道", heard.text)
    ):
        kept = replace(case, given=(*case.given, asked))
        return _ask(heard, replace(desk, case=kept), request, (), None)
    misses = pending.misses + 1
    desk = replace(desk, pending=replace(pending, misses=misses))
    if misses >= 3:
        return Outcome(desk, (heard.say("ask.person"),))
    return Outcome(desk, (heard.say("ask.missed"), _question(heard, desk, asked)))


def _free(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    pending, case = desk.pending, desk.case
    if pending is None or case is None or pending.asked is None:
        return Outcome(desk)
    asked, plain = pending.asked, heard.text.strip(" ，。")
    kept = replace(
        case,
        given=(*case.given, asked),
        note="；".join(dict.fromkeys(part for part in (case.note, plain[:300]) if part)),
    )
    if asked in ("whom", "fee"):
        kept = replace(
            kept, about=details.concerned(heard, desk, request) or plain[:30] or kept.about
        )
    if asked == "cared_for":
        told = replace(desk.told, beneficiary=desk.told.beneficiary or plain[:10])
        desk = replace(desk, told=told)
    return _ask(heard, replace(desk, case=kept), request, (), None)


def _done(heard: Hearing, desk: Desk, request: Wanted) -> Message:
    about = desk.case.about if desk.case else None
    if request.id == "complain" and about and re.search("院|公寓|中心|托老所|幸福", about):
        named = about if len(about) <= 12 else "这家机构"
        return heard.say(
            "requests.complain_home_done",
            named=named,
            departments=SUPERVISORS,
        )
    if request.id == "fee" and desk.warned:
        return heard.say("requests.fee_done_apart")
    return heard.say(f"requests.{request.done}")


def _half(request: Wanted) -> str:
    return "已记下来电人所说，待补充"
