"""What a turn at the desk wants: by its own words, its intent, and what the call is about."""

from __future__ import annotations

import re

from actions import desk_walk, desk_walk_told
from actions.desk_fraud import sold_by_strangers
from actions.desk_outcome import Hearing
from actions.desk_people import meant_sign_up
from actions.desk_policy import is_told_of
from actions.desk_second_look import clears_up
from care.booking_services import service_in
from care.desk import Desk, asks
from care.desk_gate import JUST_DONE
from care.eligibility_asked import only_tells
from care.eligibility_programmes import programme_of
from care.notes_asked import asks_to_note, asks_what_to_leave
from care.requests import SIGN_UPS, Wanted, recognise, wanted
from care.told_stories import tells_wrong


def recognised(heard: Hearing, desk: Desk) -> Wanted | None:
    """Return what a turn wants.

    她血压高 told amid or after an enquiry is no question; who tells how they stand, or asks of
    an allowance, seeks no home.
    """
    request = recognise(heard.turn.text, heard.intent, heard.confidence)
    surely = heard.confidence >= _SURELY and request is not None and request.id in _TAKEN_DOWN
    request = request if surely else _by_words(heard) or request
    if request is not None and request.id == "complain" and sold_by_strangers(heard):
        return wanted("scam")
    if request is not None and request.id == "complain" and _of_children(heard):
        return wanted("lonely")
    if request is not None and request.id == "praises_us" and heard.intent == "goodbye":
        return None  # 你讲话好清楚，再见 takes leave
    if request is not None and request.id == "plainly":
        request = None  # whether they may have it, in one sentence: `desk_standing` tells it
    if request is not None and desk.case is None and desk_walk_told.asks_for_self(heard):
        return None
    guessed = {"institution"} | ({"lonely"} if desk.walk or desk.programmes else set())
    if request is not None and request.id in guessed:
        own = only_tells(heard.turn.text, heard.today) or desk_walk.is_walk(heard, desk)
        own = own or programme_of(heard.turn.text) is not None
        own = own or _where_taught(heard, desk)
        request = recognise(heard.turn.text) if own else request
    open_still = desk.case is not None and not desk.case.over
    if open_still and desk.case and desk.case.request == "neighbour":
        request = wanted("neighbour") if request and request.id == "complain" else request
    spoken_on = clears_up(heard, desk) or praises_on(heard, desk)
    if request is not None and request.id == "lonely" and spoken_on:
        request = None
    if request is not None and request.id == "health_question" and names_class(heard.text):
        return None  # 有些课教人怎么服侍老人，我腰痛: what is asked about is the class
    if desk.case is not None and request is not None and request.id == "health_question":
        return request if asks(heard.text) else None
    if request is None and desk.programmes and _APPLIES.search(heard.text):
        request = wanted("note_for_person")  # 那你帮我登记申请一张, after the check
    return meant_sign_up(heard, desk, request)


_SURELY = 0.8
_TAKEN_DOWN = SIGN_UPS | {"fee", "health_record"}
"""Enquiries that ask for details themselves: 缴费需要提供什么 begins one."""


def names_class(plain: str) -> bool:
    """Tell whether a normalised text names a class on looking after somebody."""
    return _CLASS.search(plain) is not None


def praises_on(heard: Hearing, desk: Desk) -> bool:
    """Whether a turn tells more of whoever was praised just now: 她手又轻，走时还帮我拎垃圾."""
    case = desk.case
    if case is None or case.request != "praise" or not case.done:
        return False
    late = heard.turn.ordinal - case.done > JUST_DONE
    return not (late or asks(heard.text)) and _OF_THEM.search(heard.text) is not None


def adds_on(heard: Hearing, desk: Desk) -> bool:
    """Whether a turn that was hardly understood adds to the enquiry of a moment ago."""
    case = desk.case
    if praises_on(heard, desk):
        return True
    just_done = case is not None and case.done and heard.turn.ordinal - case.done <= JUST_DONE
    unsure = heard.intent in ("out_of_scope", "nlu_fallback") and heard.confidence < _UNSURE
    return bool(just_done) and unsure and len(heard.text) > _FEW and not asks(heard.text)


_UNSURE, _FEW = 0.6, 4
_OF_THEM = re.compile("[他她佢]|师傅|护士|阿姨|姑娘|护工|领导|单位")


def _by_words(heard: Hearing) -> Wanted | None:
    """Return the wish for a note, or to know what to leave, that a turn has amid what it tells."""
    if heard.inside_booking and not asks_what_to_leave(heard.turn.text):
        return None
    if recognise(heard.turn.text) is not None:
        return None
    if asks_what_to_leave(heard.turn.text):
        return wanted("what_to_leave")
    noted = asks_to_note(heard.turn.text) and service_in(heard.text) is None
    return wanted("note_for_person") if noted else None


def _of_children(heard: Hearing) -> bool:
    """Whether what sounds like a complaint is told of one's own children, and of nobody else.

    两个崽打电话来讲不到两句就挂: no service is at fault, and somebody is to listen.
    """
    if wanted("complain").means(heard.text) or tells_wrong(heard.turn.text):
        return False
    return _CHILDREN.search(heard.text) is not None and _PARTY.search(heard.text) is None


_CHILDREN = re.compile("儿子|女儿|儿女|子女|孩子|[个我的]仔|崽|孙[子女]|阿女|媳妇")
_PARTY = re.compile(
    "你们|热线|师傅|护|阿姨|保姆|家政|保洁|院|食堂|饭堂|送[餐饭]|社区|村委|邻居|隔壁|楼[上下]|对门|公司|钱|费|中心|社工|志愿"
)


def _where_taught(heard: Hearing, desk: Desk) -> bool:
    """Whether a place is sought to learn something, of which the documents tell: no home.

    有没有地方教人管血压; who also names a place to live in seeks that.
    """
    if heard.intent != "ask_institution" or not _TEACHES.search(heard.text):
        return False
    return not _LIVES.search(heard.text) and is_told_of(heard, desk, least=_LIKELY)


_APPLIES = re.compile("(?:帮|给|替)(?:我|他|她)[^，。 ]{0,3}(?:登记|申请|报上|办一)")
_CLASS = re.compile(
    "(?:课|班|培训|学校?|教人?|哪个教|学)[^，。 ]{0,10}(?:服侍|照顾|照料|护理|伺候|看护)"
    "|(?:服侍|照顾|照料|护理|伺候|看护)[^，。 ]{0,8}(?:的)?(?:那个|那种|这个)?(?:课|班(?!车)|培训)"
)
_TEACHES = re.compile("教(?!堂)|学(?!院|校)|练|讲座")
_LIVES = re.compile("住|收|托|床|院|公寓|照[看顾料]|看[护老]|送")
_LIKELY = 0.85
