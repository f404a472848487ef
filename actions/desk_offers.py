"""What takes up an offer that was made: to read the text, note a question, apply, send somebody."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import desk_health, desk_intake, desk_quote, desk_second_look
from actions.booking_asides import SERVICES
from actions.desk_after import after_advice
from actions.desk_outcome import Hearing, Outcome
from care.booking_wishes import application_in, orders
from care.desk import Desk, Pending, asks, says_no, says_yes
from care.desk_assent import only_hears, only_thanks, thanks
from care.desk_gate import UnderWay, wishes_service
from care.desk_letting_go import takes_in, wishes_to_hear
from care.eligibility_asked import only_tells
from care.extractors import times
from care.following import leans
from care.notes_asked import leaves_with_it
from care.requests import SIGN_UPS, Wanted, wanted

_LASTS = 2
"""Turns for which an offer may still be taken up."""

_SHORT = 12
"""A yes or no in more signs than this says something else besides."""

_SURELY_LEAVES = 0.8
_VISITS = {"consult": "健康咨询", "visit": "陪伴"}


def offer_taken(heard: Hearing, desk: Desk, request: Wanted | None) -> Outcome | None:
    """Answer a turn that takes up the offer that waits, or declines it; None for all others."""
    pending = desk.pending
    if pending is None or heard.turn.ordinal - pending.since > _LASTS:
        return None
    if heard.intent == "goodbye" and heard.confidence >= _SURELY_LEAVES:
        return None  # 好，谢谢，再见 takes nothing up
    if request is None and (leans(heard.text) or only_hears(heard.text)):
        return None  # 要几时搞好 is no yes to an offer, and 好 晓得了 我就问这些 is none
    if request is None and not heard.telling.phone and leaves_with_it(heard.turn.text):
        name = "parting_thanks" if thanks(heard.turn.text) else "parting"
        return Outcome(replace(desk, pending=None, lost=0), (heard.say(f"talk.{name}"),))
    if request is None and desk.walk is not None and _tells_standing(heard):
        return None  # 他不能自理了, after what is still wanted was told: no no to the offer
    if booked_meanwhile(heard, None) is not None:
        return None  # a number told with a booking is the booking's
    free = replace(desk, pending=None)
    if pending.kind == "available" and takes_in(heard.turn.text):
        return None  # 想订的时候，说一声就行: 好的谢谢 says none
    if pending.kind in ("book", "available") and pending.asked is not None:
        return desk_second_look.taken(heard, free, pending.asked) if request is None else None
    if request is not None and request.id == "original":
        return desk_quote.read_quote(heard, free)
    if pending.kind == "quote":
        return _quote(heard, free, request, pending.since)
    if pending.kind == "note":
        return _note(heard, free, request)
    applied = _apply(heard, free, pending, request) if pending.kind == "apply" else None
    of_health = _of_health(heard, free, pending, request)
    return applied or of_health or _visit(heard, free, pending, request)


def _tells_standing(heard: Hearing) -> bool:
    return only_tells(heard.turn.text, heard.today) and not says_yes(heard.text)


def booked_meanwhile(heard: Hearing, case: str | None) -> str | None:
    """Return the service whose booking the turn asks for instead of answering."""
    service = SERVICES.get(heard.intent)
    if service is None or not wishes_service(heard.text, UnderWay(case or "", waits=True)):
        return None
    return service


def _quote(heard: Hearing, free: Desk, request: Wanted | None, at: int) -> Outcome | None:
    """Read the wording to who wishes for it; thanks and 晓得了 let the offer, made at `at`, go.

    A bare 好 is a yes right after the offer alone: what is repeated later leaves the offer out.
    """
    if not _brief(heard, request):
        return _declined(heard, free, request, "policy.quote_declined")
    wishes = wishes_to_hear(heard.turn.text)
    bare = heard.turn.ordinal - at == 1 and says_yes(heard.text)
    if wishes or (bare and not takes_in(heard.turn.text)):
        return desk_quote.read_quote(heard, free)
    return _declined(heard, free, request, "policy.quote_declined")


def _note(heard: Hearing, free: Desk, request: Wanted | None) -> Outcome | None:
    if request is not None and request.id in {*SIGN_UPS, "health_record"}:
        return None  # 先帮我报个名吧，13…: the number is for that
    told = heard.telling.told
    enough = len(heard.text) <= _SHORT or told.phone or told.name
    agreed = request is None and says_yes(heard.text) and enough and not _only_thanks(heard)
    if (request is not None and request.id == "note_for_person") or told.phone or agreed:
        opened = desk_intake.open_case(heard, free, wanted("note_for_person"))
        if not thanks(heard.turn.text):
            return opened
        return replace(opened, messages=(heard.say("talk.welcome"), *opened.messages))
    return _declined(heard, free, request, "policy.note_declined")


def _apply(heard: Hearing, free: Desk, pending: Pending, request: Wanted | None) -> Outcome | None:
    if request is None or request.id == "note_for_person":
        service = application_in(heard.text)
        if service is not None and (says_yes(heard.text) or orders(heard.text)):
            return Outcome(free, booking=service.name, words=heard.turn.text)
        if says_yes(heard.text):
            words = "，".join((*free.questions[-1:], heard.turn.text))
            return Outcome(free, booking=pending.asked, words=words)
    if _brief(heard, request) and says_no(heard.text):
        return Outcome(free, (heard.say("policy.quote_declined"),))
    return None


def _of_health(
    heard: Hearing, free: Desk, pending: Pending, request: Wanted | None
) -> Outcome | None:
    """Answer more talk of health after a consult was offered: 头不晕，就是问问 is no yes to it."""
    after = after_advice(heard, free) if pending.kind == "consult" and request is None else None
    if after is not None:
        return after
    own = heard.intent == "book_health_consult" and not says_yes(heard.text)
    if pending.kind != "consult" or not own or times.find(heard.text):
        return None
    if request is not None and request.id != "health_question":
        return None
    if asks(heard.text):
        return desk_health.answer(heard, free, wanted("health_question"))
    well = _WELL.search(heard.text) is not None
    return Outcome(free, (heard.say("talk.health_heard" if well else "talk.noted_plain"),))


_WELL = re.compile(
    "(?:没|不|冇)(?:有)?(?:什么|哪里|哪)?(?:不舒服|晕|痛|疼|闷|难受|喘|麻|要紧|事)|好好的|精神"
)


def _visit(heard: Hearing, free: Desk, pending: Pending, request: Wanted | None) -> Outcome | None:
    if request is not None and request.id != "lonely":
        return None
    if pending.kind == "consult" and times.find(heard.text) and not asks(heard.text):
        # 下个礼拜二啦: who names a day takes the offer up
        return Outcome(free, booking=_VISITS["consult"], words=heard.turn.text)
    if len(heard.text) > _SHORT:
        return None
    if pending.kind == "consult" and says_yes(heard.text) and _DOES_ELSE.search(heard.text):
        return Outcome(free, (heard.say("talk.noted_plain"),))  # 好，我丢掉 takes nothing up
    if says_yes(heard.text) and pending.kind in _VISITS:
        return Outcome(free, booking=_VISITS[pending.kind])
    if says_yes(heard.text) and pending.kind == "university":
        return desk_intake.open_case(heard, free, wanted("university"))
    if says_no(heard.text):
        return Outcome(free, (heard.say("talk.lonely_more" if free.lonely else "talk.deny"),))
    return None


_DOES_ELSE = re.compile(
    "^(?!.*(?:约|订|帮|咨询|可以|麻烦|想要)).*我(?:就|先|都|也|再|会|不)*(?:丢|扔|不|停|戒|少|去|问|看|听|记|试)"
)


def _only_thanks(heard: Hearing) -> bool:
    """Whether a turn thanks for what was told: on a screen 需要的话 asks for no yes or no.

    好，谢谢 on the telephone is the answer to 要我记下吗.
    """
    written = heard.turn.channel == "web"
    return written and only_thanks(heard.turn.text)


def _declined(heard: Hearing, free: Desk, request: Wanted | None, words: str) -> Outcome | None:
    no = _brief(heard, request) and says_no(heard.text) and heard.intent != "ask_policy"
    return Outcome(free, (heard.say(words),)) if no else None


def _brief(heard: Hearing, request: Wanted | None) -> bool:
    return request is None and len(heard.text) <= _SHORT
