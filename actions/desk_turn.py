"""How the desk answers a turn: what takes up a waiting question, what answers everything else."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import (
    desk_after,
    desk_applications,
    desk_before_booking,
    desk_case,
    desk_courtesy,
    desk_fraud,
    desk_glossary,
    desk_health,
    desk_homes,
    desk_intake,
    desk_number,
    desk_policy,
    desk_quote,
    desk_recall,
    desk_second_look,
    desk_standing,
    desk_talk,
    desk_walk,
    desk_walk_after,
    desk_walk_asides,
    desk_walk_asking,
    desk_walk_told,
)
from actions import desk_details as details
from actions.desk_doubts import doubted, promise_wanted
from actions.desk_offers import booked_meanwhile, offer_taken
from actions.desk_outcome import Hearing, Outcome
from actions.desk_recognising import adds_on, names_class, recognised
from actions.desk_resuming import put_again
from actions.desk_rules_asked import asks_of_rules
from care.asked_besides import asked_besides
from care.desk import Desk, asks
from care.desk_assent import consents
from care.desk_signing import only_asks
from care.following import kinds_in
from care.lonely import company_for_self
from care.person_words import words_for_person
from care.requests import SIGN_UPS, Wanted, recognise, wanted
from care.telling import MASK

_FOR_RULES = frozenset({"talk_to_human", "emergency"})
_CHATTING = frozenset(
    {"inform", "affirm", "deny", "out_of_scope", "nlu_fallback", "chitchat_lonely"}
)
_AGREES = frozenset({"affirm", "thanks"})
"""好，那我带他去哪里办 asks for all its yes."""
_ASKED_LIKE_THIS = frozenset({"complain", "institution", "fee", "health_record"})
"""Requests that people put as a question: 有费没结，想交，怎么弄."""

_PLEASANT = frozenset({"festive", "hear_me", "line_test", "praises_us", "first_call", "relieved"})
_OPEN_ENDED = frozenset({"what", "whom", "fee", "health_note"})


def taken_up(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer the question that waits; None where the turn is about something else."""
    pending = desk.pending
    if pending is None or heard.intent in _FOR_RULES:
        return None
    request, desk = recognised(heard, desk), desk_homes.with_visit(heard, desk)
    case = desk.case.request if desk.case else None
    first = desk_glossary.amid(heard, desk) or desk_applications.wished(heard, desk, request)
    first = first or desk_standing.told_on(heard, desk, request)
    if first is None and pending.kind != "intake":
        first = desk_walk_asides.said_beside(heard, desk)
    if first is not None:
        return first
    about = _about(heard, desk, request)
    if about is None and pending.kind == "intake":
        about = desk_standing.verdict(heard, desk)
    if about is not None:
        return _with_answer(heard, desk, about)
    if request is not None and request.id in desk_courtesy.SAID_TO_US:
        return None
    other = request is not None and request.id not in (case, "lonely", "note_for_person", "no_call")
    if case == "complain" and request is not None and request.id == "institution":
        other = bool(_ASKS_WHERE.search(heard.text))  # else it names the home complained of
    if pending.kind == "walk":
        if other:
            return None
        return desk_standing.asked(heard, desk) or desk_walk.go_on(heard, desk)
    if pending.kind == "intake":
        if heard.telling.secret and not desk_fraud.told_to_pay(heard):
            return desk_intake.go_on(heard, desk)
        if other and request is not None and request.id == "health_question":
            return put_again(heard, desk, desk_health.answer(heard, desk, request))
        agrees = pending.asked == "consent" and consents(heard.turn.text)
        if other and request is not None and request.says and pending.asked not in _OPEN_ENDED:
            talk = request.id in desk_talk.SIMPLE
            return desk_intake.go_on(heard, desk) if agrees and talk else None
        service = booked_meanwhile(heard, case) or desk_intake.wished_instead(heard, desk)
        if service is not None:
            return desk_intake.leave_for(heard, desk, service)
        return desk_intake.go_on(heard, desk)
    return offer_taken(heard, desk, request)


_ASKS_WHERE = re.compile("有没有|哪里|哪家|哪间|哪个|吗|想找|[?？]")


def _with_answer(heard: Hearing, desk: Desk, about: Outcome) -> Outcome:
    """Return the answer to a turn about the enquiry, with what the turn told besides."""
    pending, told = desk.pending, replace(desk, case=about.desk.case)
    if about.desk.case is not None and about.desk.case.over and about.desk.pending is None:
        return about  # the answer has ended the enquiry
    answers = (
        pending is not None
        and pending.kind == "intake"
        and (
            details.number(heard, told) is not None
            or (pending.asked == "name" and heard.telling.told.name is not None)
        )
    )
    went_on = desk_intake.go_on(heard, told) if answers else None
    if went_on is None:
        return put_again(heard, told, about)
    changes = about.changes | went_on.changes
    return replace(went_on, messages=(*about.messages, *went_on.messages), changes=changes)


def answered(heard: Hearing, desk: Desk) -> Outcome:
    """Answer a turn that no waiting question took."""
    begun = desk_glossary.explained(heard, desk) or desk_second_look.begun(heard, desk)
    begun = begun or desk_after.beside_booking(heard, desk)
    if begun is not None:
        return begun
    if desk.pending and not desk.pending.firm:
        desk = replace(desk, pending=None)
    request, desk = recognised(heard, desk), desk_homes.with_visit(heard, desk)
    warned = MASK in heard.turn.text  # conversation took it out, and warns where nothing waits
    if (
        heard.telling.secret
        and not warned
        and not (request and request.id == "scam" and desk_fraud.told_to_pay(heard))
    ):
        return Outcome(desk, (heard.say("ask.private"),))
    if asks_of_rules(heard, desk, request):
        return desk_standing.first_asked(heard, desk) or desk_policy.answer(heard, desk)
    followed = desk_applications.wished(heard, desk, request) or _followed(heard, desk, request)
    if followed is None and request is not None:
        followed = desk_courtesy.answer(heard, desk, request)
    if followed is not None:
        return followed
    if request is None or request.id in desk_case.FOLLOWING:
        return _unnamed(heard, desk)
    if request.id == "person":
        return Outcome(desk, (heard.say(words_for_person(heard.turn.text)),), person=True)
    if request.id == "recall":
        return desk_recall.recall(heard, desk)
    if request.id == "activities" and company_for_self(heard.turn.text):
        return desk_talk.lonely(heard, desk, wanted("lonely"))
    if request.id == "activities":
        return desk_talk.activities(heard, desk, request)
    if request.id == "scam":
        if desk_fraud.doubts_our_fee(heard, desk):
            return desk_talk.simple(heard, desk, wanted("doubts_us"))
        return desk_fraud.scam(heard, desk, request)
    if request.id == "original":
        return desk_quote.read_quote(heard, desk)
    if request.id == "voucher_payee":
        return desk_policy.payee(heard, desk)
    if request.id == "wrong_number":
        besides = asked_besides(heard.text, request.says)
        if besides is not None:
            of_us = recognise(besides)
            if of_us is not None and of_us.id in desk_talk.SIMPLE:
                return desk_talk.simple(heard, desk, of_us)  # 打错了，那你们是做什么的
            return desk_policy.answer(desk_second_look.only(heard, besides), desk)
    if request.id == "foul" and desk_talk.tells_matter(heard, desk):
        return desk_intake.open_case(heard, desk, wanted("complain"))
    if request.id in desk_talk.SIMPLE or request.id == "foul":
        begun = desk_talk.ordered(heard, desk) if request.id in _PLEASANT else None
        return begun or desk_talk.simple(heard, desk, request)
    if request.id == "health_question":
        return desk_health.answer(heard, desk, request)
    if request.id == "lonely":
        return desk_talk.lonely(heard, desk, request)
    if request.id in (*SIGN_UPS, "health_record") and only_asks(heard.text):
        return desk_policy.answer(heard, desk, request.about)  # 培训是谁来办: no wish to join
    if desk.case is not None and desk.case.request == request.id:
        if request.id == "institution" and not desk.case.over:
            return desk_intake.asked_again(heard, desk, request)
        if asks(heard.text) and request.id not in _ASKED_LIKE_THIS:
            return desk_policy.answer(heard, desk, request.about)
        went_on = desk_intake.go_on(heard, desk) if not desk.case.over else None
        if went_on is not None:
            return went_on
        added = desk_intake.more(heard, desk)
        if added is not None:
            return added
    return desk_intake.open_case(heard, desk, request)


def _about(heard: Hearing, desk: Desk, request: Wanted | None) -> Outcome | None:
    """Answer a turn about the homes sought, or about the enquiry in hand."""
    return (
        desk_fraud.tell_family(heard, desk)
        or desk_homes.asked(heard, desk, request)
        or promise_wanted(heard, desk, request)
        or doubted(heard, desk, request)
        or desk_case.about_case(heard, desk, request)
        or desk_number.explained(heard, desk, request)
    )


def _followed(heard: Hearing, desk: Desk, request: Wanted | None) -> Outcome | None:
    """Answer what goes on with an enquiry taken down, or with an entitlement just told."""
    about = None if request else desk_walk_asides.said_beside(heard, desk)
    about = about or _about(heard, desk, request)
    if about is not None or request is not None:
        return about
    other = desk_policy.other_payee(heard, desk) or desk_standing.whether_counts(heard, desk)
    other = other or desk_standing.verdict(heard, desk)
    return other or desk_walk_after.later(heard, desk) or desk_walk_after.amount(heard, desk)


def _unnamed(heard: Hearing, desk: Desk) -> Outcome:
    right = None if heard.inside_booking else desk_case.put_right(heard, desk)
    if right is not None:
        return right
    if desk_walk.is_walk(heard, desk):
        return desk_before_booking.answered_first(heard, desk) or desk_walk.open_walk(heard, desk)
    standing = _standing_told(heard, desk) or desk_standing.told_of_rule(heard, desk)
    if standing is not None:
        return standing
    if heard.intent == "ask_institution" and _elsewhere_too(heard, desk):
        return desk_intake.asked_again(heard, desk, wanted("institution"))
    if heard.intent in ("ask_policy", "eligibility_check", "ask_institution"):
        return desk_second_look.service_asked(heard, desk) or desk_policy.answer(heard, desk)
    if desk.lonely and heard.intent in _CHATTING and desk.lost == 0:
        return desk_talk.lonely(heard, desk, wanted("lonely"))
    if desk.walk and heard.intent in (_CHATTING | {"eligibility_check"}) and not desk.lonely:
        found = desk_walk.go_on(heard, desk) or desk_standing.still(heard, desk)
        if found is not None:
            return found
    if (left := desk_number.left(heard, desk)) is not None:
        return left
    if heard.intent in ("inform", "complain") or heard.telling.denied or adds_on(heard, desk):
        added = desk_intake.more(heard, desk)
        if added is not None:
            return added
    noted = desk_walk_asking.taken_note(heard, desk) if heard.intent in _CHATTING else None
    if noted is not None:
        return noted
    busy = heard.inside_booking or (desk.pending is not None and desk.pending.kind == "intake")
    kinds = kinds_in(heard.text)
    agreed = heard.intent in _AGREES and bool(kinds)
    hardly = heard.intent in desk_policy.HARDLY or agreed or "cited" in kinds
    hardly = hardly or (heard.intent == "deny" and asks(heard.text))
    if hardly and not busy and desk_policy.is_told_of(heard, desk):
        return desk_second_look.service_asked(heard, desk) or desk_policy.answer(heard, desk)
    of_paper = heard.inside_booking and _OF_PAPER.search(heard.text) and asks(heard.text)
    if of_paper and desk_policy.is_told_of(heard, desk, least=_TOLD):
        return desk_policy.answer(heard, desk)
    if not busy and names_class(heard.text) and asks(heard.text):
        return desk_policy.answer(heard, desk, wanted("training").about)  # 那个培训在哪里上
    part = desk_second_look.question(heard, desk)
    if part is not None:
        return _unnamed(part, desk)
    after = desk_after.moves_on(heard, desk)
    if after is not None:
        return after
    looked = desk_second_look.wish(heard, desk) or desk_second_look.remark(heard, desk)
    return looked or desk_talk.plain(heard, desk)


_OF_PAPER = re.compile("文件|政策|规定|政府|国家")
_TOLD = 0.8


def _elsewhere_too(heard: Hearing, desk: Desk) -> bool:
    """Whether homes are sought in one more county: 北流没位的话容县也可以."""
    case, county = desk.case, heard.telling.told.county
    sought = case is not None and case.request == "institution"
    return bool(sought and county and case and county not in case.counties)


def _standing_told(heard: Hearing, desk: Desk) -> Outcome | None:
    """Take a turn that only tells how somebody stands: into the walk, or kept for one to come."""
    if (desk.lonely and desk.walk is None) or not desk_walk_told.tells_standing(heard, desk):
        return None
    if desk.walk is not None:
        return desk_walk.go_on(heard, desk)
    if desk_walk.in_view(heard, desk) or desk_walk_told.tells_means(heard):
        return desk_walk.open_walk(heard, desk)
    if heard.intent not in ("ask_institution", "out_of_scope", "nlu_fallback"):
        return None
    return Outcome(replace(desk, lost=0), (heard.say("talk.noted"),))
