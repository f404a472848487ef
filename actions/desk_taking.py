"""One more turn of an enquiry: what it tells is taken, what answers nothing is asked for again."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import desk_details as details
from actions.desk_asking import ask_next, put_once_more
from actions.desk_outcome import Hearing, Outcome
from care.booking_answers import signals
from care.desk import Case, Desk, asks, says_no
from care.following import kinds_in
from care.messages import Message
from care.requests import SIGN_UPS, Wanted

_NAME_LENGTH = 14
"""Up to so many signs the answer to 是哪一位 is taken as it stands."""

_ANY_WORDS = frozenset({"what", "whom", "fee", "health_note"})
_WAITED_FOR = frozenset({"phone", "name"})
_MISSED_OFTEN = 3
_TELLS_ON = 10
"""So many signs that answer nothing tell more of a matter that somebody complains of."""
_AGE_WRONG = re.compile(
    "(?:年龄|年纪|岁数)[^，。,]{0,4}错|[讲说记报]错[^，。,]{0,4}(?:年龄|年纪|岁)|不是[^，。,]{1,5}岁"
)


def take(heard: Hearing, desk: Desk, request: Wanted) -> tuple[Desk | None, tuple[Message, ...]]:
    """Take what was told into the enquiry; None where it was nothing."""
    pending, case = desk.pending, desk.case
    if pending is None or case is None:
        return None, ()
    asked, told = pending.asked, heard.telling.told
    aside = details.aside(heard, desk)
    given = details.given(heard, request)
    if asked in _ANY_WORDS and not aside and not heard.telling.this_number:
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
    elif asked == "phone" and details.refuses_number(heard) and pending.caller:
        declined = replace(pending, caller=False, declined=True, misses=0, put=0)
        return replace(desk, pending=declined), ()
    elif asked == "phone" and details.refuses_number(heard):
        given = (*given, "phone")
    answered = asked in given or number is not None or bool(lead)
    named = told.institution or (request.id == "complain" and details.named_home(heard.text))
    facts = told.phone or told.name or told.county or told.age or told.conditions
    more = details.tells_more(heard, desk) and not (told.phone or told.name or told.county)
    elsewhere = told.county is not None and request.id == "institution"
    if not (answered or given or facts or told.beneficiary or named or more or _denies(heard)):
        return None, ()
    if aside and not (answered or told.phone or told.name or named or elsewhere or _denies(heard)):
        return None, ()  # a question that happens to name somebody
    case = replace(case, given=tuple(dict.fromkeys((*case.given, *given))))
    wonders = request.id in SIGN_UPS and asks(heard.text)
    if (asked in given and asked in _ANY_WORDS) or more or wonders or details.has_substance(heard):
        case = replace(case, note="；".join(dict.fromkeys([case.note, heard.text[:300]])))
    if case.about is None or asked == "whom" or (named and request.id == "complain"):
        case = replace(
            case, about=request.about or details.concerned(heard, desk, request) or case.about
        )
    if asked == "whom" and case.about is None:
        case = replace(case, about=details.called(heard.text))
    if asked == "whom" and "whom" in given and len(heard.text) <= _NAME_LENGTH:
        case = replace(case, about=heard.text.strip(" ，。"))
    if request.id == "institution" and told.county:
        case = with_county(case, told.county)
    desk = replace(desk, case=case)
    return desk, lead or _acknowledged(heard, desk, asked)


def with_county(case: Case, county: str) -> Case:
    """Return the enquiry after homes with one more county to look in; all stand in its note."""
    counties = tuple(dict.fromkeys((*case.counties, county)))
    if len(counties) < 2 or counties == case.counties:
        return replace(case, counties=counties)
    note = f"{case.note}；{'、'.join(counties)}都要查"
    return replace(case, counties=counties, note=note)


def missed(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Open questions take any words; a name or number that was not heard is asked for again."""
    pending, case = desk.pending, desk.case
    if pending is None or case is None or pending.asked is None:
        return Outcome(desk)
    asked = pending.asked
    if asked in ("what", "whom", "fee", "health_note", "cared_for"):
        return _free(heard, desk, request)
    if asked in _WAITED_FOR and signals(heard.text)["wait"] and not kinds_in(heard.text):
        return Outcome(desk, (heard.say("ask.wait"),))
    if asked in ("county", "name") and (
        says_no(heard.text) or re.search("都行|随便|哪里都|不知道", heard.text)
    ):
        kept = replace(case, given=(*case.given, asked))
        return ask_next(heard, replace(desk, case=kept), request, (), None)
    if (
        request.id in details.TOLD_AT_LENGTH
        and len(heard.text) >= _TELLS_ON
        and not asks(heard.text)
    ):
        # 上个礼拜也是这样, while the number is asked for: as much a part of it as the first words
        note = "；".join(dict.fromkeys((case.note, heard.text[:300])))
        noted = replace(desk, case=replace(case, note=note))
        return ask_next(heard, noted, request, (heard.say("requests.noted_on"),), None)
    misses = pending.misses + 1
    desk = replace(desk, pending=replace(pending, misses=misses))
    if misses >= _MISSED_OFTEN:
        return Outcome(desk, (heard.say("ask.person"),))
    desk, again = put_once_more(heard, desk)
    return Outcome(desk, (heard.say("ask.missed"), *again))


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
    return ask_next(heard, replace(desk, case=kept), request, (), None)


def _denies(heard: Hearing) -> bool:
    return bool(heard.telling.denied)


def _acknowledged(heard: Hearing, desk: Desk, asked: str | None) -> tuple[Message, ...]:
    """Return what goes before a question that this turn left open, though it told something."""
    case = desk.case
    if _denies(heard):
        return (heard.say("requests.corrected"),)
    if heard.telling.told.age and _AGE_WRONG.search(heard.text):
        return (heard.say("requests.age_put_right", count=heard.telling.told.age),)
    if case is not None and case.request in SIGN_UPS and asks(heard.text):
        return (heard.say("requests.asked_noted"),)  # 电话是…，哪天开班: whoever rings back tells
    complains = case is not None and case.request in details.COMPLAINTS
    if complains and desk.told.phone is None and details.has_substance(heard):
        return (heard.say("requests.noted_on"),)  # what went wrong was told, and is heard
    open_still = case is not None and asked not in case.given and not details.has(desk, str(asked))
    if not open_still or asked == "consent":
        return ()
    return (heard.say("requests.noted_on"),)
