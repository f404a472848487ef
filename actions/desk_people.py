"""Whom a turn is about: what is told of one person never becomes another's.

A second sign-up, or a question for somebody else, begins with that person's own facts; rows that
are stored stay as they are. Who is spoken of again gets back what was told of them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.desk_outcome import Hearing
from actions.desk_walk import somebody_else
from care.booking_people import beneficiary_in
from care.desk import Desk
from care.desk_people import (
    SELF,
    is_near,
    key_of,
    merely_beside,
    names,
    registrant,
    relation_asked_for,
    relation_name,
    talked_of,
)
from care.desk_signing import joins, meant_by
from care.eligibility_asked import told_facts
from care.eligibility_hearing import is_turning, undoubted
from care.eligibility_walk import Walk
from care.extractors import ages
from care.requests import SIGN_UPS, Wanted, recognise, wanted
from care.telling import Told

_TRAINING = re.compile("培训|课|班|学|照料|照护|护理")
_OTHER_SIGN_UPS = {
    "volunteer": re.compile("志愿|义工"),
    "university": re.compile("老年大学"),
}
_FOR_THEM = re.compile("(?:帮|给|替)(?:她|他)(?:们)?[^，。,]{0,4}(?:报|登记)")
THEY = "她"
"""The key of whoever is signed up and not named yet."""

_TAKEN_FOR = frozenset({"note_for_person", "lonely", "institution", "training", "health_question"})
"""What a bare wish to sign up is taken for where nothing names the thing: 那帮我登记，高血压."""

_OF_STANDING = frozenset({"eligibility_check", "ask_policy"})
"""Intents with which a bare figure (今年七十二的事) is somebody's age."""

_OF_OTHERS = frozenset({"praise", "complain"})
"""Requests that tell of others by name: whoever is praised, whoever was treated badly."""

_NEXT = re.compile(
    "呢[?？]?(?=$|[，。,])|算不算|算吗|行不行|行吗|够不够|符不符合|能不能|可不可以|可以吗|能领|有没有(?:份|得)|得不得"
)
_ALIKE = re.compile(
    "(?:跟|同|和)(?:我|她|他)[^，。,]{0,4}(?:一样|差不多)|(?:其他|别的|情况|条件)[^，。,]{0,4}(?:一样|差不多)"
)


def told_by(desk: Desk, heard: Hearing) -> Desk:
    """Return the desk with the facts of this turn; a lonely caller's stories are no request."""
    request = recognise(heard.turn.text, heard.intent, heard.confidence)
    request = meant_sign_up(heard, desk, request)
    signing = request.id if request is not None and request.id in SIGN_UPS else None
    told = heard.telling.told
    if told.beneficiary is None and heard.intent == "eligibility_check" and not signing:
        told = replace(told, beneficiary=relation_asked_for(heard.text))
    told = replace(told, conditions=undoubted(told.conditions, heard.turn.text))
    if told.age is not None and is_turning(heard.turn.text):
        told = replace(told, age=None)  # 等我满了七十再问过: that is still to come
    right = ages.put_right(heard.text, desk.told.age) if desk.told.age else None
    told = told if right is None else replace(told, age=right)
    if request is not None and request.id == "foul":
        told = replace(told, beneficiary=None)  # 他妈的
    complains = request is not None and request.id in _OF_OTHERS
    if heard.telling.others_name and (complains or _of_a_worker(desk)):
        told = replace(told, name=None)  # 她姓农, who is praised; 她叫…, whose dinner was late
    if signing and told.name is None:
        told = replace(told, name=relation_name(heard.turn.text))
    desk = _turned_to(desk, heard, told, request)
    desk = replace(desk, told=desk.told.without(heard.telling.denied))
    taking = desk.pending is not None and desk.pending.kind == "intake"
    standing = told_facts(heard.turn.text, heard.today)
    if standing.get("age") and told.age not in (None, standing["age"]):
        told = replace(told, age=standing["age"])  # 我六十八 我妈九十: whose it is, is heard there
    recording = request is not None and request.id in (*SIGN_UPS, "health_record")
    if not recording and (heard.intent == "chitchat_lonely" or (desk.lonely and not taking)):
        told, standing = replace(told, beneficiary=None, conditions=()), {}
    under_way = desk.case.request if desk.case and not desk.case.over else None
    if signing and told.beneficiary and key_of(told.beneficiary) == desk.person:
        told = replace(told, beneficiary=None)  # 我爱人照顾他: it is she who signs up
    if desk.case is not None and desk.told.beneficiary and not _is_for(heard, told):
        told = replace(told, beneficiary=None)  # 我姐可能先去看看: it stays for whom it was
    if _stays(desk, heard, told):
        told = replace(told, beneficiary=None)
    if "volunteer" in (signing, under_way):
        # 想去陪陪孤寡老人: those are the people to be visited
        told = replace(told, conditions=())
    if standing.get("age") and told.age is None and heard.intent in _OF_STANDING:
        told = replace(told, age=standing["age"])
    desk = replace(desk, told=desk.told.with_(told), standing={**desk.standing, **standing})
    if heard.telling.others_name is not None and told.name is not None:
        desk = replace(desk, others_name=heard.telling.others_name)
    if desk.person == SELF and SELF not in desk.people and told.beneficiary:
        desk = replace(desk, person=key_of(told.beneficiary) or SELF)
    return desk


def _of_a_worker(desk: Desk) -> bool:
    """Whether the enquiry in hand is about somebody of ours, who may be named."""
    return desk.case is not None and desk.case.request in _OF_OTHERS


def _stays(desk: Desk, heard: Hearing, told: Told) -> bool:
    """Whether a check stays for whom it was, though somebody else is named: 我老公也老了."""
    if desk.walk is None or desk.person == SELF or desk.told.beneficiary is None:
        return False
    other = told.beneficiary is not None and key_of(told.beneficiary) != desk.person
    return other and not _is_for(heard, told)


def _is_for(heard: Hearing, told: Told) -> bool:
    """Whether a turn says for whom it is (帮我爸), and does not only speak of somebody."""
    return told.beneficiary is not None and told.beneficiary == beneficiary_in(heard.text)


def _turned_to(desk: Desk, heard: Hearing, told: Told, request: Wanted | None) -> Desk:
    if request is not None and request.id in SIGN_UPS:
        return _signing_up(desk, heard, told, request)
    taking = desk.pending is not None and desk.pending.kind == "intake"
    who = talked_of(heard.turn.text)
    who = key_of(told.beneficiary) if who is None else who
    if taking or desk.lonely or heard.inside_booking or who is None or who == desk.person:
        return desk
    if merely_beside(heard.turn.text, who):
        return desk  # 和我妈两个人住, told of 我爸
    if desk.person != SELF and names(heard.text, desk.person) and not _NEXT.search(heard.text):
        return desk  # 我们两口子有工作，岳母八十四: it tells of whom it was about
    if who in desk.people:
        # asked about again, they are told again where they stand: a row of its own
        again = desk.turned_to(who, Told())
        return replace(again, walk_row=None) if _NEXT.search(heard.text) else again
    if not (desk.told.age or desk.told.conditions or desk.standing or desk.walk):
        return desk  # nothing was told of anybody yet
    other_age = bool(told.age and desk.told.age and told.age != desk.told.age)
    if desk.person == SELF and (_asking(desk) or (desk.walk is None and not other_age)):
        return desk  # 您家是低保吗: it was for 我妈 all the time
    wishes = heard.intent == "eligibility_check" or (request is not None and request.topic)
    tells = told.age is not None or bool(told.conditions)
    asks_too = wishes or _NEXT.search(heard.text) is not None
    if not (asks_too or tells):
        return desk
    standing = dict(desk.walk["facts"]) if desk.walk and _ALIKE.search(heard.text) else {}
    fresh = replace(desk.told, age=None, conditions=(), beneficiary=None, institution=None)
    if not is_near(who):
        fresh = replace(fresh, county=None, town=None)
    turned = desk.turned_to(who, fresh)
    if desk.walk is None or not asks_too:
        return turned
    turned = somebody_else(turned, heard.turn.text)
    if standing and turned.walk:
        standing.pop("age", None)
        turned = replace(turned, walk=Walk(turned.walk["programme"], standing).to_json())
    return turned


def _asking(desk: Desk) -> bool:
    return desk.pending is not None and desk.pending.kind == "walk"


def meant_sign_up(heard: Hearing, desk: Desk, request: Wanted | None) -> Wanted | None:
    """Return which sign-up 帮她报个名 or 那帮我登记一下 means: the one named, or talked of."""
    taken = request is None or request.id in _TAKEN_FOR - {"training"}
    if taken and desk.case is not None and desk.case.request in SIGN_UPS and joins(heard.turn.text):
        return wanted(desk.case.request)
    of_training = request is not None and _TRAINING.search(heard.text) is not None
    if request is None or (request.id in _TAKEN_FOR and not of_training):
        just_told = meant_by(heard.turn.text, desk)
        if just_told is not None:
            return wanted(just_told)
    if request is None or request.id != "training" or _TRAINING.search(heard.text):
        return request
    if desk.case is not None and desk.case.request in SIGN_UPS:
        return wanted(desk.case.request)
    spoken_of = "".join(desk.questions)
    named = [
        (match.start(), name)
        for name, words in _OTHER_SIGN_UPS.items()
        for match in words.finditer(spoken_of)
    ]
    trained = max((m.start() for m in _TRAINING.finditer(spoken_of)), default=-1)
    last, name = max(named, default=(-1, ""))
    return wanted(name) if last > trained else request


def _signing_up(desk: Desk, heard: Hearing, told: Told, request: Wanted) -> Desk:
    who = registrant(heard.turn.text)
    signed = desk.case is not None and desk.case.request in SIGN_UPS
    other_name = bool(told.name and desk.told.name and told.name != desk.told.name)
    if signed and ((who is not None and who != desk.person) or other_name):
        near = who is not None and is_near(who)
        place = Told(county=desk.told.county, town=desk.told.town) if near else Told()
        return desk.turned_to(who or str(told.name), place)
    if signed:
        return desk
    known = replace(desk.told, age=None, conditions=(), institution=None)
    if _FOR_THEM.search(heard.text) or who not in (None, desk.person):
        # 帮她报个名，她叫…: what was told before is of somebody else, but whom she looks after
        known = replace(known, name=None, phone=None)
        return desk.turned_to(who or told.name or THEY, known)
    if desk.others_name and told.name is None:
        known = replace(known, name=None, phone=None)
        return desk.turned_to(SELF, known) if desk.person != SELF else replace(desk, told=known)
    if request.id == "volunteer" and who is None and desk.person != SELF:
        # whoever asked for their mother before signs up on their own account
        return desk.turned_to(SELF, replace(known, beneficiary=None))
    return desk
