"""What the documents say of a service that one applies for, where they do not say what was asked.

紧急呼叫怎么申请 is written nowhere, that there is to be one is: the caller hears both, and may have
the application taken down. 装这个公家出不出钱 after an application is asked of that service.
"""

from __future__ import annotations

import re

from actions.desk_outcome import Hearing
from care.booking_services import Service, service_called
from care.booking_wishes import application_in, applies
from care.desk import Desk, asks
from care.eligibility_programmes import programme_of
from care.following import kinds_in, rest_of
from care.messages import Citation, Message
from care.office import speaks_for_office
from care.text import normalise
from knowledge_base import Answer

_POINTS = re.compile("[这那](?:个|些|种|样|件|项|东西)|[装配改弄用](?:这|那|了|好)")
_OF_SERVICE = frozenset(
    {"subsidy", "amount", "free", "procedure", "materials", "entitled", "age", "more", "share"}
)
_SENTENCE = re.compile("[^。！？]*[。！？]")
_CLAUSES = re.compile("[,，。;；!！?？ ]+")


def applied_for(heard: Hearing) -> Service | None:
    """Return the service applied for a moment ago, where the turn asks of it without naming it."""
    service = service_called(heard.applied)
    if service is None or heard.inside_booking or programme_of(heard.text) is not None:
        return None
    if application_in(heard.text) is not None:
        return None
    for clause in _CLAUSES.split(heard.text):
        if not set(kinds_in(clause)) & _OF_SERVICE and not asks(clause):
            continue
        leans = _POINTS.search(clause) is not None or len(rest_of(clause)) < 2
        if leans and set(kinds_in(clause)) & _OF_SERVICE:
            return service
    return None


def offers_to_apply(heard: Hearing, desk: Desk, service: Service, cited: Citation | None) -> bool:
    """Whether who asked of a service is offered to have the application taken down.

    Not who speaks for a hospital or a firm, not where something else was told of than the service,
    and once only unless it is asked how to apply.
    """
    said = (*desk.questions, heard.text)
    if any(speaks_for_office(words) for words in said):
        return False
    if applies(heard.text) or "procedure" in kinds_in(heard.text):
        return True
    before = (application_in(normalise(words).text) for words in heard.earlier)
    if any(named is not None and named.id == service.id for named in before):
        return False
    if cited is None or cited.document == "local":
        return True
    known = heard.services.answerer.answer(service.name)
    clauses = {told.clause for told in (*known.citations, *known.related)}
    return not clauses or cited.clause in clauses


def said_of(heard: Hearing, service: Service, found: Answer) -> tuple[Message, Answer] | None:
    """Return the no to what was asked beside what the documents do say of a service."""
    known = heard.services.answerer.answer(service.name)
    lead = _SENTENCE.match(found.speech)
    if not known.citations or known.citations[0].document == "local" or lead is None:
        return None
    plain = _SENTENCE.match(known.speech)
    only = heard.say("policy.said_only", what=service.name)
    shown = f"{lead.group()}\n{only.text}{known.reply}"
    spoken = f"{lead.group()}{only.speech}{plain.group() if plain else ''}"
    return Message(shown, spoken, known.citations), known
