"""Asked amid or after a check of eligibility: whether something counts, where it all stands."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import desk_policy, desk_walk, desk_walk_asking
from actions.desk_findings import in_one_sentence, told_besides, widest, worded
from actions.desk_outcome import Hearing, Outcome, Record
from care import eligibility
from care.desk import Desk, asks
from care.desk_assent import closes
from care.desk_gate import JUST_DONE
from care.eligibility_asked import asks_own, is_personal, programme_cited
from care.eligibility_hearing import hear
from care.eligibility_programmes import programme_of
from care.eligibility_verdict import asks_verdict, wants_result
from care.eligibility_walk import Result, Walk, fitting, step, take
from care.messages import Message
from care.requests import Wanted, wanted
from care.text import normalise

_COUNTS = re.compile(
    "算不算|算(?:是)?[^，。,算]{0,8}(?:吗|么|不)(?:$|[，。, ])|算(?:得)?进|计不计|计入"
)
_OF = re.compile("收入|困难|失能|自理|退休金|养老金|工资|低保|三无|五保|优抚|卧床|年龄|岁")
"""What the rules turn on, as callers name it."""


def asked(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer what is asked of the check under way; None where the turn is an answer to it."""
    return whether_counts(heard, desk) or where_it_stands(heard, desk)


def told_on(heard: Hearing, desk: Desk, request: Wanted | None) -> Outcome | None:
    """Take the answer to a check's question first, whatever else its words bring to mind.

    老公早不在了，一直在领低保 is neither lonely talk nor a wish for a promise then.
    """
    if desk.walk is None or desk.pending is None or desk.pending.kind != "walk":
        return None
    if (request is not None and request.id in _STANDS) or asks(heard.text):
        return None
    walk = Walk.from_json(desk.walk)
    turns_on = {fact for rule in eligibility.load().of(walk.programme) for fact in rule.facts}
    told = hear(heard.turn.text, walk.asked, heard.today)
    if not turns_on & set(told) or asks_own(heard.turn.text):
        return None
    return desk_walk.go_on(heard, desk)


_STANDS = frozenset({"scam", "foul", "person", "wrong_number", "repeat", "original"})
"""Requests that are heard, whatever they tell besides."""


def whether_counts(heard: Hearing, desk: Desk) -> Outcome | None:
    """Say who asks if something counts (儿子给三百块算不算收入) that the document does not tell."""
    if desk.walk is None or not (_COUNTS.search(heard.text) and _OF.search(heard.text)):
        return None
    walk = Walk.from_json(desk.walk)
    if hear(heard.turn.text, walk.asked, heard.today):
        return None  # it tells something besides, and that is taken
    record = Record("政策咨询", desk.clause, "文件没有写明，已说明", heard.text[:500])
    said = [heard.say("eligibility.counts")]
    if desk.pending is not None and desk.pending.kind == "walk":
        waits = replace(desk.pending, since=heard.turn.ordinal)
        desk, asked_now = desk_walk_asking.put(heard, replace(desk, pending=waits, lost=0))
        return Outcome(desk, (*said, *asked_now), record)
    return Outcome(replace(desk, lost=0), tuple(said), record)


def verdict(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer who asks how it comes out, after a check or before there was one."""
    stands = once_more(heard, desk) or first_asked(heard, desk)
    return stands or (where_it_stands(heard, desk) if desk.walk_row is not None else None)


def once_more(heard: Hearing, desk: Desk) -> Outcome | None:
    """Tell in one sentence who asks again where they stand: 到底符合不符合，爽快讲一句."""
    waits = desk.pending is not None and desk.pending.kind == "walk"
    if desk.walk is None or waits or heard.inside_booking:
        return None
    text, walk = heard.turn.text, Walk.from_json(desk.walk)
    since = desk.talked > desk.walked  # the documents told of something else after the result
    if since and desk_walk.spoken_of(heard, desk) not in (None, walk.programme):
        return None
    again = programme_of(text) in (None, walk.programme) and asks_own(text, walk.programme)
    pressed = wants_result(text) or presses(text) or asks_verdict(text)
    if not (again or wanted("plainly").means(heard.text) or pressed):
        return None
    if desk.walk_row is None or take(walk, text, heard.today).facts != walk.facts:
        return None
    _, result = step(walk, heard.today)
    if result is None:
        return None
    said = [in_one_sentence(heard, result)]
    desk = replace(desk, lost=0)
    firm = desk.pending is not None and desk.pending.firm
    if result.verdict == "unknown" and not (firm or desk_policy.is_noted(desk)):
        said.append(heard.say("policy.offer_note"))
        desk = desk_policy.offer(heard, replace(desk, question=heard.text[:200]), "note")
    return Outcome(desk, tuple(said))


def first_asked(heard: Hearing, desk: Desk) -> Outcome | None:
    """Hold what was told so far against the rule just spoken of: 那我这样的机构，属不属于这个范围.

    Facts were told as they came, while the documents answered; the question makes a check of them.
    """
    text = heard.turn.text
    if heard.inside_booking or not asks_verdict(text):
        return None
    if desk.walk is not None and desk.walk_row is not None and programme_of(text) is None:
        return None
    meant = programme_of(text) or programme_cited(
        desk.clause, desk.quote, desk.programmes, personal=False
    )
    if meant is None and desk.case is not None and desk.case.request == "training":
        meant = "training"
    meant = meant or fitting(text, desk.programmes)
    if meant is None or is_personal(meant):
        return None  # whose facts they were is for `desk_walk` to say
    return desk_walk.open_walk(heard, _with_earlier(heard, desk), meant)


def told_of_rule(heard: Hearing, desk: Desk) -> Outcome | None:
    """Hold against the rule that the documents just told of what is told with it in mind.

    合同签了两年，社保个个月都交, after the subsidy for new posts was read out, is no small talk.
    """
    lately = bool(desk.talked) and heard.turn.ordinal - desk.talked <= JUST_DONE
    if desk.walk is not None or heard.inside_booking or not lately or asks(heard.text):
        return None
    meant = programme_cited(desk.clause, desk.quote, desk.programmes, personal=False)
    if meant is None or closes(heard.turn.text):
        return None
    rules = eligibility.load().of(meant)
    told = set(hear(heard.turn.text, None, heard.today))
    if not told & {fact for rule in rules for fact in rule.facts}:
        return None
    known = desk if is_personal(meant) else _with_earlier(heard, desk)
    return desk_walk.open_walk(heard, known, meant)


def _with_earlier(heard: Hearing, desk: Desk) -> Desk:
    """Return the desk with the facts of standing that the last turns told."""
    facts: dict[str, object] = {}
    for told in heard.earlier[-_TOLD_LATELY:]:
        facts |= hear(told, None, heard.today)
    return replace(desk, standing={**desk.standing, **facts})


_TOLD_LATELY = 4
"""So many turns back, facts were told with this question in mind."""


def still(heard: Hearing, desk: Desk) -> Outcome | None:
    """Say that it comes to the same, to who tells something more that no rule turns on.

    户口几十年都在玉州, after it was told that the local rules decide, wants that again and no 好的.
    """
    lately = bool(desk.walked) and heard.turn.ordinal - desk.walked <= JUST_DONE
    if desk.walk is None or desk.walk_row is None or not lately or desk.talked > desk.walked:
        return None
    if heard.intent not in _TELLS or asks(heard.text) or closes(heard.turn.text):
        return None
    walk = Walk.from_json(desk.walk)
    _, result = step(walk, heard.today)
    if result is None:
        return None
    return Outcome(replace(desk, lost=0), (told_besides(heard, result, walk, walk),))


_TELLS = frozenset({"inform", "out_of_scope", "nlu_fallback"})
"""What a turn that tells more is taken for."""


def presses(text: str) -> bool:
    """Tell whether a text wants a yes or no to what was just told: 那我到底得不得嘛，给个准话.

    It names neither what it asks for nor whose it is, so it means something after a result alone.
    """
    plain = normalise(text).text
    return _PRESSES.search(plain) is not None and _OF_ELSE.search(plain) is None


_MAYBE = (
    "(?:行不行|得不得|成不成|能不能|可不可以|有没有|是不是|给不给|够不够"
    "|有还是没有|行还是不行|能还是不能)"
)
_AFTER_ALL = "(?:到底|究竟|爽快|直接|干脆|痛快|老实)"
_PRESSES = re.compile(
    f"{_AFTER_ALL}[^，。,]{{0,6}}{_MAYBE}得?[啊呀嘛呢的咯啦了哦就]*(?:[,，。?？]|$)"
    f"|{_MAYBE}[啊呀嘛呢的]*[,， ]*[你您]?(?:{_AFTER_ALL}|就)?(?:给|说|讲|来|回)"
    "(?:[我你个句1一]|一下)*(?:准|实|明白|痛快|爽快|干脆|准确)?(?:话|信|声)"
    "|(?:给|讲|说|来|要)(?:我|你|您|句|个|1|一)*(?:准话|准信|实话|明白话|痛快话|准数)"
)
_OF_ELSE = re.compile(
    "[预订约]|送|饭|餐|师傅|护士|护工|阿姨|床位|投诉|[药病]|骗|转账|志愿|多少|几[时点号多]|什么时候|谁|哪|电话|上门|证件|材料"
)


def where_it_stands(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer who wants to know amid the questions what comes of it: what is still to be told.

    讲来讲去到底有没有我的份 answers nothing, and the question alone would be no answer either.
    """
    if desk.walk is None or heard.intent in ("repeat", "talk_to_human") or heard.inside_booking:
        return None
    if desk.pending is None and desk.walk_row is None:
        return None
    walk, text = Walk.from_json(desk.walk), heard.turn.text
    if not (asks_own(text, walk.programme) or asks_verdict(text) or wants_result(text)):
        return None
    if take(walk, heard.turn.text, heard.today).facts != walk.facts:
        return None
    walk, result = step(walk, heard.today)
    if result is not None:
        return None
    rules = eligibility.load().of(walk.programme)
    findings = [eligibility.judge(rule, walk.facts, heard.today) for rule in rules]
    desk = replace(desk, walk=walk.to_json(), lost=0)
    desk = desk.asking("walk", walk.asked, since=heard.turn.ordinal)
    held = tuple(finding for finding in findings if finding.verdict == "in")
    if held:  # what holds already is told, though one thing more may be had
        stands = in_one_sentence(heard, Result("in", held))
    else:
        open_ = tuple(finding for finding in findings if finding.verdict == "unknown")
        said = worded(heard, Result("unknown", open_), widest(open_), walk)
        first = said.speech.split("。")[0] + "，以当地评估审核为准。"
        stands = Message(first, first)
    desk, asked_now = desk_walk_asking.put(heard, desk)
    return Outcome(desk, (stands, *asked_now))
