"""How the desk answers a turn: what takes up a waiting question, what answers everything else."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import (
    desk_case,
    desk_intake,
    desk_policy,
    desk_quote,
    desk_recall,
    desk_talk,
    desk_walk,
)
from actions.booking_form import SERVICES
from actions.desk_outcome import Hearing, Outcome
from care.booking_wishes import application_in, orders
from care.desk import Desk, asks, says_no, says_yes
from care.messages import Message
from care.requests import Wanted, recognise, wanted
from care.telling import MASK

_OFFER_LASTS = 2
"""Turns for which an offer may still be taken up."""

_SURELY_BOOKS = 0.8
_SURELY_LEAVES = 0.8
_FOR_RULES = frozenset({"talk_to_human", "emergency"})
_CHATTING = frozenset(
    {"inform", "affirm", "deny", "out_of_scope", "nlu_fallback", "chitchat_lonely"}
)
_ASKED_LIKE_THIS = frozenset({"complain", "institution", "fee"})
"""Requests that people put as a question: 有费没结，想交，怎么弄."""

_OPEN_ENDED = frozenset({"what", "whom", "fee", "health_note"})
_WISH = re.compile(
    "(?:再|给我|帮我|替我|想|要|重新|改).{0,6}[订约买送定]|[订约定](?:[一两二三四五六七八九十0-9个份]|餐|饭)"
)


def taken_up(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer the question that waits; None where the turn is about something else."""
    pending = desk.pending
    if pending is None or heard.intent in _FOR_RULES:
        return None
    request = recognise(heard.turn.text, heard.intent, heard.confidence)
    case = desk.case.request if desk.case else None
    about = desk_case.about_case(heard, desk, request)
    if about is not None:
        return put_again(heard, replace(desk, case=about.desk.case), about)
    other = request is not None and request.id not in (case, "lonely", "note_for_person")
    if case == "complain" and request is not None and request.id == "institution":
        other = bool(_ASKS_WHERE.search(heard.text))  # else it names the home complained of
    if pending.kind == "walk":
        found = desk_walk.go_on(heard, desk)
        return found if found is not None and not other else found if not other else None
    if pending.kind == "intake":
        if heard.telling.secret and not _told_to_pay(heard):
            return desk_intake.go_on(heard, desk)
        if other and request is not None and request.says and pending.asked not in _OPEN_ENDED:
            return None
        service = _booked_meanwhile(heard, pending.asked)
        if service is not None:
            return desk_intake.leave_for(heard, desk, service)
        return desk_intake.go_on(heard, desk)
    if heard.turn.ordinal - pending.since > _OFFER_LASTS:
        return None
    return _offer_taken(heard, desk, request)


_ASKS_WHERE = re.compile("有没有|哪里|哪家|哪间|哪个|吗|想找|[?？]")


def _booked_meanwhile(heard: Hearing, asked: str | None) -> str | None:
    """Return the service whose booking the turn asks for instead of answering."""
    service = SERVICES.get(heard.intent)
    if service is None or heard.confidence < _SURELY_BOOKS:
        return None
    # The answer to an open question may name a service without wishing for it (送饭的小李).
    return service if asked not in _OPEN_ENDED or _WISH.search(heard.text) else None


def _offer_taken(heard: Hearing, desk: Desk, request: Wanted | None) -> Outcome | None:
    if heard.intent == "goodbye" and heard.confidence >= _SURELY_LEAVES:
        return None  # 好，谢谢，再见 takes nothing up
    kind = desk.pending.kind if desk.pending else ""
    short = len(heard.text) <= 12
    free = replace(desk, pending=None)
    told = heard.telling.told
    if kind == "quote":
        wants = request is not None and request.id == "original"
        if wants or (short and request is None and says_yes(heard.text)):
            return desk_quote.read_quote(heard, free)
        if short and request is None and says_no(heard.text) and heard.intent != "ask_policy":
            return Outcome(free, (heard.say("policy.quote_declined"),))
        return None
    if kind == "apply" and (request is None or request.id == "note_for_person"):
        service = application_in(heard.text)
        if says_yes(heard.text) or (service is not None and orders(heard.text)):
            if service is not None:
                return Outcome(free, booking=service.name, words=heard.turn.text)
            words = "，".join((*desk.questions[-1:], heard.turn.text))
            return Outcome(free, booking=str(desk.pending and desk.pending.asked), words=words)
    if kind == "apply" and short and request is None and says_no(heard.text):
        return Outcome(free, (heard.say("policy.quote_declined"),))
    if kind == "note":
        agreed = says_yes(heard.text) and (short or told.phone or told.name)
        if (request is not None and request.id == "note_for_person") or told.phone or agreed:
            return desk_intake.open_case(heard, free, wanted("note_for_person"))
        if short and request is None and says_no(heard.text) and heard.intent != "ask_policy":
            return Outcome(free, (heard.say("policy.note_declined"),))
        return None
    if request is not None and request.id != "lonely":
        return None
    if short and says_yes(heard.text):
        if kind == "consult":
            return Outcome(free, (heard.say("talk.book", what="健康咨询"),), booking="健康咨询")
        if kind == "visit":
            return Outcome(free, (heard.say("talk.book", what="陪伴"),), booking="陪伴")
        if kind == "university":
            return desk_intake.open_case(heard, free, wanted("university"))
    if short and says_no(heard.text):
        if desk.lonely:
            return Outcome(free, (heard.say("talk.lonely_more"),))
        return Outcome(free, (heard.say("talk.deny"),))
    return None


def answered(heard: Hearing, desk: Desk) -> Outcome:
    """Answer a turn that no waiting question took."""
    if desk.pending and not desk.pending.firm:
        desk = replace(desk, pending=None)
    request = recognise(heard.turn.text, heard.intent, heard.confidence)
    warned = MASK in heard.turn.text  # conversation took it out, and warns where nothing waits
    if (
        heard.telling.secret
        and not warned
        and not (request and request.id == "scam" and _told_to_pay(heard))
    ):
        return Outcome(desk, (heard.say("ask.private"),))
    followed = _followed(heard, desk, request)
    if followed is not None:
        return followed
    if request is None or request.id in desk_case.FOLLOWING:
        return _unnamed(heard, desk)
    if request.id == "recall":
        return desk_recall.recall(heard, desk)
    if request.id == "activities":
        return desk_talk.activities(heard, desk, request)
    if request.id == "scam":
        return desk_talk.scam(heard, desk, request)
    if request.id == "original":
        return desk_quote.read_quote(heard, desk)
    if request.id == "voucher_payee":
        return desk_policy.payee(heard, desk)
    if request.id in desk_talk.SIMPLE or request.id == "foul":
        return desk_talk.simple(heard, desk, request)
    if request.id == "health_question":
        return desk_talk.health(heard, desk, request)
    if request.id == "lonely":
        return desk_talk.lonely(heard, desk, request)
    if desk.case is not None and desk.case.request == request.id:
        if request.id == "institution" and not desk.case.over:
            return desk_intake.asked_again(heard, desk, request)
        if asks(heard.text) and request.id not in _ASKED_LIKE_THIS:
            return desk_policy.answer(heard, desk, request.about)
        added = desk_intake.more(heard, desk)
        if added is not None:
            return added
    return desk_intake.open_case(heard, desk, request)


def _told_to_pay(heard: Hearing) -> bool:
    """Whether somebody else wants the card number or the code, not the caller to give it to us."""
    return re.search("骗|有人|对方|他们?说|[要叫让]我|陌生|来电|短信", heard.text) is not None


def _followed(heard: Hearing, desk: Desk, request: Wanted | None) -> Outcome | None:
    """Answer what goes on with an enquiry taken down, or with an entitlement just told."""
    about = desk_case.about_case(heard, desk, request)
    if about is not None or request is not None:
        return about
    return desk_walk.later(heard, desk) or desk_walk.amount(heard, desk)


def _unnamed(heard: Hearing, desk: Desk) -> Outcome:
    if desk_walk.is_walk(heard):
        return desk_walk.open_walk(heard, desk)
    if heard.intent in ("ask_policy", "eligibility_check", "ask_institution"):
        return desk_policy.answer(heard, desk)
    if desk.lonely and heard.intent in _CHATTING and desk.lost == 0:
        return desk_talk.lonely(heard, desk, wanted("lonely"))
    if desk.walk and heard.intent in (_CHATTING | {"eligibility_check"}) and not desk.lonely:
        found = desk_walk.go_on(heard, desk)
        if found is not None:
            return found
    if heard.telling.phone is not None and not heard.inside_booking:
        # A number of one's own accord: to be called back, unless more is said.
        noted = desk_intake.open_case(heard, desk, wanted("note_for_person"))
        if desk.question is None and noted.desk.pending is None:
            return replace(noted, messages=(heard.say("requests.known_now"),))
        return noted
    if heard.intent in ("inform", "complain"):
        added = desk_intake.more(heard, desk)
        if added is not None:
            return added
    return desk_talk.plain(heard, desk)


def put_again(heard: Hearing, before: Desk, outcome: Outcome) -> Outcome:
    """Put a firm question again that waited while something else was answered."""
    waited, desk = before.pending, outcome.desk
    if waited is None or not waited.firm or heard.inside_booking or outcome.booking:
        return outcome
    if heard.intent == "goodbye" or (heard.intent == "thanks" and waited.kind == "walk"):
        return outcome  # who takes leave is not asked once more
    if desk.case != before.case or (desk.walk != before.walk and desk.pending != waited):
        return outcome  # something else has begun
    if desk.pending != waited:
        desk = replace(desk, pending=waited)
    question = (
        desk_walk.question(heard, desk) if waited.kind == "walk" else desk_intake.again(heard, desk)
    )
    if question is None:
        return outcome
    said = tuple(_without_offers(message) for message in outcome.messages)
    return replace(outcome, desk=desk, messages=(*said, question))


def _without_offers(message: Message) -> Message:
    speech = message.speech
    for offer in ("要不要听原文？", "要不要我记下来，请工作人员回复您？"):
        speech = speech.removesuffix(offer)
    return replace(message, speech=speech)
