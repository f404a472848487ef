"""A second look at a turn that nothing at the desk has an answer to.

Before a caller is told 这个我帮不上忙: does the turn ask something that the documents know, amid
talk of other things? Does it wish for a service, by the reader's marks, its words or its sound?
What is plain enough begins; what is likely is asked about.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions import desk_talk
from actions.desk_outcome import Hearing, Outcome
from actions.desk_policy import is_told_of
from care.booking_half_heard import ERRAND, half_heard, lists_goods, misheard_service
from care.booking_services import service_called
from care.booking_when import without_times
from care.booking_wishes import application_in
from care.desk import Desk, asks, says_no, says_yes
from care.desk_gate import JUST_DONE
from care.desk_letting_go import takes_in
from care.eligibility_programmes import programme_of
from care.extractors import times
from care.lonely import theme_of
from care.requests import recognise, wanted
from care.small_talk import taken_up
from care.text import normalise
from knowledge_base.utterance import asking_clauses

_UNDERSTOOD = frozenset(
    {"greet", "thanks", "goodbye", "affirm", "deny", "repeat", "slower_louder", "talk_to_human"}
    | {"emergency", "inform"}
)
"""Intents that are answered as they are, whatever else a turn may hold."""
_QUESTION = "ask_policy"
_UNSURE = 0.6


def question(heard: Hearing, desk: Desk) -> Hearing | None:
    """Return the turn cut down to its part that asks of old age; None where none does so surely.

    今天赶圩挤死人了 想问下服务券是什么人有的: the story is left aside.
    """
    applied = heard.confidence < _UNSURE and application_in(heard.text) is not None
    if _open(heard, desk) and applied and asks(heard.text):
        return only(heard, heard.turn.text)  # 颈上挂的那个一按就有人应，怎么样才有
    if not _open(heard, desk) or heard.intent in _UNDERSTOOD:
        return None
    for part in asking_clauses(heard.turn.text):
        asked = only(heard, part)
        if programme_of(part) is not None or is_told_of(asked, desk, surely=True):
            return asked
    return None


def wish(heard: Hearing, desk: Desk) -> Outcome | None:
    """Begin what a turn wishes for, or ask whether it is wished for; None without a wish."""
    if not _open(heard, desk):
        return None
    meant = half_heard(heard.turn.text)
    if meant is None and tells_when(heard, desk):
        return Outcome(replace(desk, lost=0, pending=None), (heard.say("meant.any"),))
    if meant is None or (heard.intent in _UNDERSTOOD and not meant.sure):
        return None
    heard_now = replace(desk, lost=0, pending=None)
    if meant.sure and meant.service is not None:
        return Outcome(heard_now, booking=meant.service, words=heard.turn.text)
    service = service_called(meant.service)
    if service is None:
        return Outcome(heard_now, (heard.say("meant.any"),))
    asking = heard_now.asking("book", service.name, since=heard.turn.ordinal)
    asking = replace(asking, questions=(*desk.questions, heard.text[:60])[-5:])
    return Outcome(asking, (heard.say(f"meant.{service.id}"),))


def begun(heard: Hearing, desk: Desk) -> Outcome | None:
    """Begin the service offered a moment ago, or one that is ordered in misheard words."""
    return still_offered(heard, desk) or misheard_order(heard, desk)


def misheard_order(heard: Hearing, desk: Desk) -> Outcome | None:
    """Begin a service that is plainly ordered in misheard words; None for all else.

    月一个健康自询，问下医生血压的事: classifier and documents go by the words as they were heard,
    and would take what the doctor is to be asked for a question to the documents.
    """
    request = recognise(heard.turn.text)
    if not _open(heard, desk) or heard.intent not in _MISTAKEN:
        return None
    if request is not None and request.id not in _MEANT_FOR_DOCTORS:
        return None
    service = misheard_service(heard.turn.text)
    if service is None:
        return None
    return Outcome(replace(desk, lost=0, pending=None), booking=service, words=heard.turn.text)


_MISTAKEN = frozenset({"ask_policy", "eligibility_check", "inform", "out_of_scope", "nlu_fallback"})
_MEANT_FOR_DOCTORS = frozenset({"health_question", "health_record"})


def tells_when(heard: Hearing, desk: Desk) -> bool:
    """Whether a turn tells nothing but a day and an hour: somebody is to come, but what for?"""
    if heard.intent not in ("inform", "out_of_scope", "nlu_fallback") or desk.case is not None:
        return False
    told, plain = times.find(heard.text), heard.text
    spoken = sum(found.end - found.start for found in told)
    day, hour = (any(t.kind == kind for t in told) for kind in ("date", "time"))
    return day and hour and len(plain.strip(" ,，。!！")) - spoken <= _BARELY


_BARELY = 4


def service_asked(heard: Hearing, desk: Desk) -> Outcome | None:
    """Ask whether a service is wished for that a question about the hotline itself names.

    你们系唔系有得叫人代买嘅 is asked of us, and no quotation serves who asks it.
    """
    asked_of_us = _OURS.search(heard.text) is not None and _OF_RULES.search(heard.text) is None
    return wish(heard, desk) if asked_of_us and half_heard(heard.turn.text) else None


_OURS = re.compile("你们|您们|你这|你那")
_OF_RULES = re.compile(
    "政策|文件|规定|补贴|补助|津贴|服务券|政府|部门|单位|标准|条件|免费|[钱费]|谁|哪[个些条]|电话"
)


def still_offered(heard: Hearing, desk: Desk) -> Outcome | None:
    """Begin the service that was offered a moment ago; None where the turn is about else."""
    pending = desk.pending
    if pending is None or pending.asked is None or heard.inside_booking:
        return None
    if pending.kind != "book" and (pending.kind != "available" or takes_in(heard.turn.text)):
        return None
    if heard.turn.ordinal - pending.since > JUST_DONE or recognise(heard.turn.text) is not None:
        return None
    return taken(heard, replace(desk, pending=None), pending.asked)


def taken(heard: Hearing, free: Desk, service: str) -> Outcome | None:
    """Begin the service that was asked about, after a yes or with what it needs; let go on a no."""
    goods = service == ERRAND and lists_goods(heard.turn.text)
    if says_yes(heard.text) or goods or (times.find(heard.text) and not says_no(heard.text)):
        # 我今日去街市，你们有人代买吗: the day of the story is none of the request
        asked = [without_times(normalise(text).text) for text in free.questions[-1:]]
        words = "，".join((*asked, heard.turn.text))
        return Outcome(free, booking=service, words=words)
    if says_no(heard.text) and len(heard.text) <= _SHORT:
        return Outcome(free, (heard.say("talk.deny"),))
    return None


_SHORT = 8


def remark(heard: Hearing, desk: Desk) -> Outcome | None:
    """Comfort who is afraid or grieves; take note of what only clears up the talk before.

    没有没有 我这边没着火 讲去年的事嘛, after an answer, is no lonely talk and nothing to refuse.
    """
    if not _open(heard, desk) or heard.intent in _UNDERSTOOD - {"deny", "inform"}:
        return None
    theme = theme_of(heard.text)
    if theme is not None and theme.comforts and not asks(heard.text):
        return desk_talk.lonely(heard, desk, wanted("lonely"))
    told = taken_up(heard.turn.text)
    if told is not None and not asks(heard.text):
        return Outcome(replace(desk, lost=0), (told.reply,))
    if clears_up(heard, desk):
        return Outcome(replace(desk, lost=0), (heard.say("talk.cleared"),))
    return None


def clears_up(heard: Hearing, desk: Desk) -> bool:
    """Whether a turn only puts right how the caller was taken, after an answer from documents."""
    lately = bool(desk.talked) and heard.turn.ordinal - desk.talked <= JUST_DONE
    first, *more = _PAUSES.split(heard.text.strip())
    denies = more and says_no(first) and len(first) <= _NO
    return bool(lately and denies and not asks(heard.text) and theme_of(heard.text) is None)


_PAUSES = re.compile(r"[\s,，。!！;；]+")
_NO = 4
"""A no of more signs says what is not so: 没有人陪我 is no answer."""


def _open(heard: Hearing, desk: Desk) -> bool:
    """Whether nothing else is under way that the turn may belong to."""
    busy = heard.inside_booking or (desk.pending is not None and desk.pending.firm)
    return not busy and not heard.telling.secret


def only(heard: Hearing, part: str) -> Hearing:
    """Return the turn as if nothing but this question had been said."""
    turn, telling = replace(heard.turn, text=part), replace(heard.telling, text=part)
    return replace(heard, turn=turn, telling=telling, intent=_QUESTION, confidence=1.0)
