"""Taking details down: one mechanism for complaints, sign-ups, fees, notes, records, institutions.

`care/requests.yaml` says what each request asks for; every detail counts whenever it is told; what
was told is stored at once, so that a call that breaks off leaves it behind. A health record alone
is kept after a yes: until then what was told waits in the call's memory.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions import desk_details as details
from actions import desk_homes, desk_institutions
from actions.desk_asking import HALF, ask_next, put_once_more
from actions.desk_closing import close
from actions.desk_outcome import Hearing, Outcome, Record
from actions.desk_policy import DOCUMENT
from actions.desk_taking import missed, take, with_county
from care import eligibility
from care.booking_services import service_in
from care.desk import PRIVATE, Case, Desk, says_enough
from care.desk_assent import (
    agrees_plainly,
    closes,
    confirms,
    consents,
    declines,
    ends,
    makes_up,
    wants_person,
)
from care.desk_gate import UnderWay, wishes_service
from care.desk_signing import rights_record
from care.messages import Citation, Message
from care.requests import Wanted, wanted
from care.staff_spoken_of import passes_on


def open_case(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Begin an enquiry: say the first words, keep what was told, ask for what is missing."""
    if request.id in PRIVATE and desk.withholds and desk.pending is not None:
        # 打你们这里能不能办, asked while the yes is waited for: that question is put again
        return Outcome(desk, (heard.say(f"requests.{request.first}"),))
    case, waits = desk.case, desk.pending is not None and desk.pending.kind == "intake"
    if case is not None and waits and case.request == request.id and request.id in _TOLD_ON:
        # 问那么多干什么，我就要讨个说法: the same matter, whatever it sounds like
        note = "；".join(dict.fromkeys((case.note, heard.text[:300])))
        noted, sorry = replace(desk, case=replace(case, note=note)), f"requests.{request.first}"
        return ask_next(heard, noted, request, (heard.say(sorry),), None)
    about = request.about or details.concerned(heard, desk, request)
    note = heard.text[:500]
    if request.id == "note_for_person" and desk.told.phone is None:
        # 你帮我记下，就这个号码: the calling number, as they say
        desk = replace(desk, told=replace(desk.told, phone=details.number(heard, desk)))
    if request.id == "note_for_person" and desk.question and desk.question != note:
        note = f"{desk.question}；{note}"
    given = details.given(heard, request, first=True)
    if request.id in PRIVATE:
        # told before anybody asked for a yes: it is not asked for again after it
        before = details.illnesses_told(heard)
        note = "；".join(dict.fromkeys((*before, note)))[:500]
        given = (*given, "health_note") if before else given
    if request.id in PRIVATE and agrees_plainly(heard.turn.text):
        given = (*given, "consent")
    case = Case(request.id, "", about, note, given)
    if request.id == "institution" and desk.told.county:
        case = with_county(case, desk.told.county)
    desk = desk.without_unsaid()
    if request.id != "note_for_person":
        desk = desk.off_topic()  # 谁负责 is asked of the enquiry from now on
    desk = replace(desk, case=case, pending=None, lost=0, unanswered=0)
    desk = desk_homes.with_visit(heard, desk)
    desk = replace(desk, questions=(*desk.questions, heard.text[:60])[-5:])
    first, desk = _first_words(heard, desk, request)
    told = "" if case.unsaid else case.note
    record = Record(request.topic or "其他", about, HALF, told or None, of_case=True)
    outcome = ask_next(heard, desk, request, first, record)
    person = request.id == "note_for_person" and wants_person(heard.turn.text)
    return replace(outcome, person=True) if person else outcome


def asked_again(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Answer one more question on the homes sought: beds and prices are not known, it is noted."""
    case, county = desk.case, heard.telling.told.county
    if case is None:
        return open_case(heard, desk, request)
    elsewhere = county is not None and county not in case.counties
    case = replace(case, note="；".join(dict.fromkeys((case.note, heard.text[:300]))))
    desk = replace(desk, case=with_county(case, county) if county else case, lost=0)
    said: tuple[Message, ...] = (heard.say("requests.institution_unknown"),)
    if elsewhere:
        known, desk = desk_institutions.answer(heard, desk)
        said = tuple(known)
    return ask_next(heard, desk, request, said, None)


def go_on(heard: Hearing, desk: Desk) -> Outcome | None:
    """Take one more turn into the enquiry; None where it is a question for somebody else."""
    pending, case = desk.pending, desk.case
    if pending is None or case is None:
        return None
    request = wanted(case.request)
    if heard.telling.secret:
        return ask_next(heard, desk, request, (heard.say("ask.private"),), None)
    if case.unsaid and declines(heard.turn.text):
        return _called_off(heard, desk, "record_refused", "来电人不同意登记，未记健康情况")
    agreed = case.unsaid and consents(heard.turn.text)
    # asked twice and told all the same, 都对 就这样 is the yes that was waited for
    agreed = agreed or (case.unsaid and case.consents > 1 and confirms(heard.turn.text))
    if agreed:
        desk = replace(desk, case=replace(case, given=(*case.given, "consent")))
    elif closes(heard.turn.text) and details.number(heard, desk) is None:
        if pending.asked in _LISTENING and not ends(heard.turn.text):
            desk, again = put_once_more(heard, desk)
            return Outcome(desk, again)
        return close(heard, desk, request)
    if says_enough(heard.text) and not details.given(heard, request):
        return _called_off(heard, desk, "half_done", f"{HALF}；来电人没有说完")
    moved, lead = (desk, ()) if agreed and closes(heard.turn.text) else take(heard, desk, request)
    if moved is None and agreed:
        moved = desk
    if moved is not None and request.id == "institution" and _elsewhere(heard, desk):
        known, moved = desk_institutions.answer(heard, moved)
        lead = tuple(known)
    if moved is not None and lead and moved.pending and moved.pending.digits:
        return Outcome(moved, lead)
    if moved is None:
        return None if details.aside(heard, desk) else missed(heard, desk, request)
    return ask_next(heard, moved, request, lead, None)


def wished_instead(heard: Hearing, desk: Desk) -> str | None:
    """Return the service that a caller wants, who says that they do not complain.

    我不是要投诉他，我就是想再叫个人来修.
    """
    complains = desk.case is not None and desk.case.request in details.COMPLAINTS
    if not complains or not _TAKEN_BACK.search(heard.text):
        return None
    named = service_in(heard.text)
    wishes = wishes_service(heard.turn.text, UnderWay("", waits=True))
    return named[0] if named is not None and wishes else None


_TAKEN_BACK = re.compile("(?:不|没)(?:是|想|要)?(?:要|想|来)?(?:投诉|告)")


def leave_for(heard: Hearing, desk: Desk, service: str) -> Outcome:
    """Close the enquiry as it stands: the caller would rather book something now."""
    case = replace(desk.case, over=True) if desk.case else None
    return Outcome(
        replace(desk.without_unsaid(), case=case, pending=None),
        (heard.say("requests.left_for"),),
        changes={"outcome": f"{HALF}；来电人转去预约{service}"} if case else {},
        booking=service,
        words=heard.turn.text,
    )


def more(heard: Hearing, desk: Desk) -> Outcome | None:
    """Add an afterthought to the enquiry just finished; None where there is none to add to."""
    case = desk.case
    if case is None or not case.over or desk.pending is not None or case.unsaid:
        return None
    # what is added makes it a matter of just now again
    at = heard.turn.ordinal if case.done else 0
    case = replace(case, note=f"{case.note}；{heard.text[:200]}", done=at)
    name = "complain_more" if case.request in details.COMPLAINTS else "more_noted"
    sorry = wanted("sorry").means(heard.text) or makes_up(heard.turn.text)
    if case.request in details.COMPLAINTS and sorry:
        name = "complain_understood"
    if passes_on(heard.turn.text):
        name = "passed_on"
    if heard.telling.denied or _CORRECTS.search(heard.text):
        name = "corrected"
    desk = replace(desk, case=case, lost=0)
    changes = {"note": case.note, "about": details.subject(case)}
    return Outcome(desk, (heard.say(f"requests.{name}"),), changes=changes)


_TOLD_ON = frozenset({"complain", "neighbour", "fee"})
"""Enquiries that callers go on telling in the words that begin one."""
_LISTENING = frozenset({"what", "health_note"})
"""Questions after which a caller who says 好 is about to tell."""

_CORRECTS = re.compile("(?:说|讲|写|报|记|搞|弄)错|改成|改一?下|改为|更正|应该是")


def _first_words(heard: Hearing, desk: Desk, request: Wanted) -> tuple[tuple[Message, ...], Desk]:
    if request.id == "institution":
        known, desk = desk_institutions.answer(heard, desk)
        return tuple(known), desk
    fee = details.fee_named(heard.text) if request.id == "fee" else None
    if request.id == "fee" and desk.warned:
        return (heard.say("requests.fee_first_apart"),), desk
    if fee is not None:
        return (heard.say("requests.fee_first_named", what=fee),), desk
    if request.id == "health_record" and rights_record(heard.text):
        return (heard.say("requests.record_wrong"),), desk
    if request.id == "health_record" and re.search("查|看|念|读|告诉我|是什么", heard.text):
        return (heard.say("requests.record_closed"),), desk
    said = heard.say(f"requests.{request.first}") if request.first else None
    if said is not None and request.id == "training":
        (rule,) = eligibility.load().of("training")  # the offer rests on what the document says
        said = replace(said, citations=(Citation(DOCUMENT, rule.clause, rule.quote, rule.name),))
    return ((said,) if said else ()), desk


def _elsewhere(heard: Hearing, desk: Desk) -> bool:
    """Whether homes are wanted in a county that was not spoken of before."""
    county, case = heard.telling.told.county, desk.case
    asked = desk.pending is not None and desk.pending.asked == "county"
    # 那你记下来，我叫… while the county is asked for names none, and hears no list again
    return county is not None and (asked or (case is not None and county not in case.counties))


def _called_off(heard: Hearing, desk: Desk, name: str, outcome: str) -> Outcome:
    case = replace(desk.case, over=True) if desk.case else None
    return Outcome(
        replace(desk.without_unsaid(), case=case, pending=None),
        (heard.say(f"requests.{name}"),),
        changes={"outcome": outcome},
    )
