"""Turns about an enquiry already taken down: by when, who is in charge, how to pay, put right."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import desk_policy
from actions.desk_details import named_home
from actions.desk_outcome import Hearing, Outcome
from care.booking_answers import wrong_slots
from care.desk import Case, Desk, asks
from care.desk_gate import JUST_DONE
from care.desk_signing import signs_up
from care.eligibility_programmes import programme_of
from care.extractors import phones
from care.following import kinds_in
from care.requests import SIGN_UPS, Wanted, wanted

_IN_CHARGE = re.compile(
    "(?:哪个|哪些|什么)(?:部门|单位|局)|(?:归|由|是)(?:谁|哪个|哪家)(?:来)?(?:管|负责|监督)"
    "|(?:谁|哪个)(?:来)?(?:管得|能管|管(?=[他它她]|这))"
)
_PAID = re.compile(
    "(?:有没有|有无|给不给|发不发|有)(?:工)?(?:钱|工资|报酬|补助|补贴|红包)|(?:一个月|一天|一次)多少钱|工资多少"
)
_WHERE_TO = re.compile(
    "(?:去|到|找|跟|同|向|打)(?:哪里|哪个|哪边|谁|哪儿|什么(?:地方|单位|部门))|(?:谁|哪个|哪里)(?:来)?(?:管|能管|可以管|负责)"
)
_SENTENCES = re.compile("[^。]+")
_HOME = re.compile("院|公寓|中心|托老所|幸福|苑")
_ANSWERED = frozenset(
    {
        "complain",
        "neighbour",
        "institution",
        "note_for_person",
        "fee",
        "volunteer",
        "training",
        "university",
    }
    | {"praise", "health_record"}
)
_HOW_PAID = re.compile(
    "(?:哪里|哪儿|哪个地方|什么地方)[^，。,]{0,4}[交缴付]|怎么[交缴付]|[交付转打]给谁|(?:能|可以)[^，。,]{0,6}[交缴付]"
)
_HOW_MUCH = re.compile("多少|几多|好多|几钱|几块|查")
_OWED = re.compile("(?:欠|差)(?:了|着)?(?:你们)?(?:多少|几多|好多|几钱)|查(?:得到|不到|到|一?下)")
_BEDS = re.compile("床|位|钱|价|贵|收费|费用")
_TAKEN_FOR_TALK = frozenset({"inform", "nlu_fallback", "affirm", "deny", "out_of_scope", "goodbye"})
"""Intents that a question amid an enquiry is taken for: 建好没有咧 for a goodbye."""
_SURELY_ELSE = 0.7
_NO_CALL = "来电人说不用回电"
_ASKED_OF_CALL = {
    "deadline": ("来电人问几时有结果，未承诺时间", "requests.no_deadline"),
    "who_calls": ("来电人问谁回电", "requests.who_calls"),
}
"""What is asked of the call back, with the remark that is kept and what is said to it."""
_ELSEWHERE = re.compile(
    "(?:我|你们?|您)?[^,，。]*(?:天气|下雨|气温|彩票|股票|基金|足球|比赛|笑话|唱歌|唱个|故事|新闻|油价|菜价|猪肉|几点钟了|星期几)[^,，。]*"
)
"""What no enquiry of ours is about, with the clause that it stands in."""
_OF_US = re.compile(
    "我|[他她]|你们|您们|老人|那边|那里|这件|师傅|阿姨|护士|护工|会不会|能不能|要不要"
)
_SHORT = 18
_TELLS = 0.75
"""How sure the documents' answer has to be amid a complaint, most of whose questions ask us."""
_LEFT_OPEN = re.compile("(?:没|不|未)[^，。,]{0,4}(?:定|知道|晓得|想好|清楚|记得)[^，。,]{0,8}")
"""还没定哪天 asks for nothing."""


FOLLOWING = frozenset({"deadline", "who_calls", "certain", "keep_quiet", "no_call"})
"""Requests of `requests.yaml` that go on with an enquiry, and are nothing by themselves."""


def about_case(heard: Hearing, desk: Desk, request: Wanted | None) -> Outcome | None:
    """Answer a turn about the enquiry in hand; None where it is about something else."""
    case, wish = desk.case, request.id if request else None
    if wish == "keep_quiet":
        home = case is not None and case.request == "complain" and _HOME.search(case.about or "")
        name = "requests.confidential" if home else "requests.confidential_plain"
        return _noted(heard, desk, "来电人要求保密", name)
    if case is None and wish in _ASKED_OF_CALL and (desk.warned or desk.lonely):
        return Outcome(replace(desk, lost=0), (heard.say(_ASKED_OF_CALL[wish][1]),))
    if case is None or wish not in (None, case.request, "pay_how", *FOLLOWING):
        return None
    if wish == "no_call":
        waited = desk.pending is not None and desk.pending.asked == "phone"
        return None if waited else _noted(heard, desk, _NO_CALL, "requests.no_call")
    if case.request in _ANSWERED and wish in _ASKED_OF_CALL:
        if case.request == "praise" and desk.told.phone is None:
            return Outcome(replace(desk, lost=0), (heard.say("requests.praise_no_call"),))
        return _noted(heard, desk, *_ASKED_OF_CALL[wish])
    if case.request == "fee" and (wish == "pay_how" or _HOW_PAID.search(heard.text)):
        return _noted(heard, desk, heard.text[:100], "talk.fee_how")
    if wish == "pay_how":
        return None
    if case.request == "volunteer" and _PAID.search(heard.text):
        return _noted(heard, desk, "来电人问有没有报酬", "requests.volunteer_unpaid")
    if case.request == "neighbour" and _WHERE_TO.search(heard.text):
        return _told_where(heard, desk, case)
    of_home = case.request == "complain" and _HOME.search(case.about or "") is not None
    if of_home and _IN_CHARGE.search(heard.text):
        said = heard.say("requests.complain_supervisor", departments=SUPERVISORS)
        return Outcome(replace(desk, lost=0), (said,))
    if case.request == "complain" and _of_documents(heard, desk):
        return desk_policy.answer(heard, desk)
    if heard.inside_booking or (
        wish is not None and case.request not in ("complain", "neighbour", "fee")
    ):
        return None
    return _asked_inside(heard, desk, case)


def _told_where(heard: Hearing, desk: Desk, case: Case) -> Outcome:
    """Tell where neighbours are complained of; who asks that needs no call back for it."""
    note = f"{case.note}；来电人问去哪里反映"
    done = replace(case, note=note, over=True, done=heard.turn.ordinal)
    changes = {"note": note, "outcome": wanted(case.request).outcome}
    desk = replace(desk, case=done, pending=None, lost=0)
    return Outcome(desk, (heard.say("requests.neighbour_where"),), changes=changes)


def put_right(heard: Hearing, desk: Desk) -> Outcome | None:
    """Take a number or name told once the enquiry was complete into its row; None without one."""
    case, phone = desk.case, heard.telling.phone
    if case is None or not case.over:
        return None
    request = wanted(case.request)
    if phone is None and "name" in wrong_slots(heard.text) and heard.telling.told.name:
        return Outcome(replace(desk, lost=0), (heard.say("requests.corrected"),))
    end_only = phone is not None and not phone.complete and phones.tail(heard.turn.text)
    if phone is None or end_only:
        return _end_put_right(heard, desk, case)
    if "phone" not in request.ask:
        # a praise is passed on without one; who tells theirs all the same begins nothing new
        late = heard.turn.ordinal - case.done > JUST_DONE
        told_now = phone.complete and not late and not heard.inside_booking
        return _told_besides(heard, desk, case) if told_now else None
    if not phone.complete:
        name = "ask.phone_short" if phone.missing > 0 else "ask.phone_long"
        desk = replace(desk, case=replace(case, over=False, closings=0))
        desk = desk.asking("intake", "phone", since=heard.turn.ordinal)
        if desk.pending is not None:
            desk = replace(desk, pending=replace(desk.pending, digits=phone.digits))
        return Outcome(desk, (heard.say(name, count=abs(phone.missing)),))
    said = heard.say("requests.phone_put_right", tail=phone.digits[-4:])
    changes = {"outcome": request.outcome} if case.done else {}
    return Outcome(replace(desk, lost=0), (said,), changes=changes)


def _end_put_right(heard: Hearing, desk: Desk, case: Case) -> Outcome | None:
    """Put the end of the number right that was just noted: 不对，最后是37，不是31."""
    end, known = phones.tail(heard.turn.text), desk.told.phone
    if end is None or known is None or len(end) >= len(known):
        return None
    number = known[: -len(end)] + end
    said = heard.say("requests.phone_put_right", tail=number[-4:])
    case = replace(case, done=heard.turn.ordinal if case.done else 0)
    desk = replace(desk, case=case, told=replace(desk.told, phone=number), lost=0)
    return Outcome(desk, (said,), changes={"phone": number})


def _told_besides(heard: Hearing, desk: Desk, case: Case) -> Outcome:
    note = f"{case.note}；{heard.text[:200]}"
    desk = replace(desk, case=replace(case, note=note, done=heard.turn.ordinal), lost=0)
    return Outcome(desk, (heard.say("requests.more_noted"),), changes={"note": note})


def _asked_inside(heard: Hearing, desk: Desk, case: Case) -> Outcome | None:
    """Answer a question amid an enquiry from the documents, or note it for whoever answers."""
    late = case.over and heard.turn.ordinal - case.done > JUST_DONE
    if (
        late
        or not (asks(_LEFT_OPEN.sub("", heard.text)) or _of_sign_up(heard, case))
        or _tells_facts(heard)
        or len(heard.text) > 3 * _SHORT
    ):
        return None
    if case.request in SIGN_UPS:
        if signs_up(heard.turn.text):
            return None  # 咁我可唔可以报名: what is missing is asked for
        if len(heard.text) > _SHORT or programme_of(heard.text):
            return None
        if heard.intent in (_TAKEN_FOR_TALK | {"ask_policy"} | wanted(case.request).intents):
            return desk_policy.answer(heard, desk, wanted(case.request).about)
        return None
    surely_else = heard.intent == "out_of_scope" and heard.confidence >= _SURELY_ELSE
    surely_else = surely_else and not _OF_US.search(_ELSEWHERE.sub("", heard.text))
    if heard.intent not in (_TAKEN_FOR_TALK | wanted(case.request).intents) or surely_else:
        return None
    if _waits_for_words(desk) and not (case.request == "fee" and _OWED.search(heard.text)):
        return None
    name = "record_private" if case.unsaid else "asked_noted"
    if case.request == "fee" and _HOW_MUCH.search(heard.text):
        name = "fee_amount"
    elif case.request == "institution" and _BEDS.search(heard.text):
        name = "institution_unknown"
    elif case.request == "institution":
        name = "institution_asked"
    return _noted(heard, desk, heard.text[:100], f"requests.{name}")


def _of_documents(heard: Hearing, desk: Desk) -> bool:
    """Whether the documents surely answer what is asked amid a complaint: 查出来不合格怎么处理.

    你们管不管 and 怎么赔我 are of the complaint itself, and no document tells.
    """
    told = heard.telling.told.name or heard.telling.phone or heard.telling.this_number
    told = told or wanted("complain").means(heard.text)  # 问东问西做什么，我要讨个说法
    if told or heard.inside_booking or _waits_for_words(desk) or not asks(heard.text):
        return False
    return desk_policy.is_told_of(heard, desk, least=_TELLS)


def _of_sign_up(heard: Hearing, case: Case) -> bool:
    """Whether something is asked of a sign-up in other words than questions have: 要多大年纪."""
    return case.request in SIGN_UPS and bool(kinds_in(heard.text))


def _tells_facts(heard: Hearing) -> bool:
    told = heard.telling.told
    facts = told.name or told.county or told.age or told.institution or named_home(heard.text)
    return bool(facts or heard.telling.phone or heard.telling.this_number)


def _waits_for_words(desk: Desk) -> bool:
    """Whether any words are an answer now: people put a complaint as a question."""
    return desk.pending is not None and desk.pending.asked in ("what", "whom", "fee")


def _noted(heard: Hearing, desk: Desk, remark: str, name: str) -> Outcome:
    case, said = desk.case, heard.say(name)
    if case is None or case.unsaid:
        return Outcome(replace(desk, lost=0), (said,))
    # 别讲是我说的。几时有结果: what else was said is as much a part of the enquiry
    more = heard.text[:200] if len(_SENTENCES.findall(heard.text)) > 1 else ""
    note = "；".join(dict.fromkeys(part for part in (case.note, more, remark) if part))
    desk = replace(desk, case=replace(case, note=note), lost=0)
    return Outcome(desk, (said,), changes={"note": note})


SUPERVISORS = "民政、财政、住建、国土、规划、卫计、食药监和公安消防"
"""The departments that clause （三） of the third part has inspect homes."""
