"""Policy talk: the answer, its original text, what the document leaves open, eligibility."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from actions.desk_outcome import Hearing, Outcome, Record
from care import eligibility
from care.clock import SHANGHAI
from care.desk import Desk
from care.eligibility import Finding
from care.eligibility_walk import GENERAL, Result, Walk, begin, programme_of, step, take
from care.messages import Citation, Message

DOCUMENT = "yulin-2015"
TITLE = "玉林市人民政府关于加快发展养老服务业的实施意见"
_OFFERS_QUOTE = "要不要听原文"
_OFFERS_NOTE = "要不要我记下来"
_ASKED_AGAIN = 3


def answer(heard: Hearing, desk: Desk, subject: str | None = None) -> Outcome:
    """Answer a question from the documents, and offer what fits: the original text, or a note.

    `subject` is what a sign-up under way is about, where the question itself names nothing.
    """
    text = f"{subject}，{heard.turn.text}" if subject else heard.turn.text
    found = heard.services.answerer.answer(text, desk.clause)
    cited = found.citations[0] if found.citations else None
    speech = found.speech
    if heard.inside_booking:
        speech = re.sub("要不要(?:听原文|我记下来[^？]*)？$", "", speech)
    reply = found.reply
    if heard.turn.channel == "sms":
        # A text message has seventy signs: the spoken form, and where it stands.
        reply = speech + (f"（文件{_clause_name(cited.clause)}）" if cited else "")
    messages = [Message(reply, speech, found.citations)]
    desk = replace(desk, lost=0, questions=(*desk.questions, heard.text[:60])[-5:])
    if cited is not None and cited.document != "local":
        desk = replace(desk, clause=cited.clause, quote=cited.quote, title=cited.title)
    desk = replace(desk, unanswered=0 if cited else desk.unanswered + 1)
    if _OFFERS_QUOTE in speech:
        desk = _offer(heard, desk, "quote")
    elif _OFFERS_NOTE in speech:
        desk = _offer(heard, replace(desk, question=heard.text[:200]), "note")
    if desk.unanswered >= _ASKED_AGAIN and not heard.inside_booking:
        messages.append(heard.say("ask.person"))
        desk = replace(desk, unanswered=0)
    near = found.related[0].clause if found.related else None
    local = cited is not None and cited.document == "local"
    if local:
        outcome = "按本地口径答复"
    elif cited:
        outcome = f"依据第{cited.clause}条答复"
    else:
        outcome = "文件没有写明，已说明"
    clause = desk.clause if local else cited.clause if cited else near
    record = Record("政策咨询", clause, outcome, heard.text[:500])
    return Outcome(desk, tuple(messages), record)


def read_quote(heard: Hearing, desk: Desk) -> Outcome:
    """Read the clause just cited in the document's own words."""
    if not desk.quote or not desk.clause:
        return answer(heard, desk)
    lead = heard.say("policy.quote", clause=_clause_name(desk.clause))
    quote = _aloud(desk.quote).rstrip("；，、")
    citation = Citation(DOCUMENT, desk.clause, desk.quote, desk.title)
    message = Message(f"{lead.text}“{quote}”", f"{lead.speech}{quote}", (citation,))
    return Outcome(replace(desk, pending=None), (message,))


def payee(heard: Hearing, desk: Desk) -> Outcome:
    """To whom subsidies are paid: clause 19 says it in two halves."""
    quote = (
        "根据老年人或其家庭意愿到养老服务机构接受服务的，其养老服务补贴可支付给相应的机构；"
        "居家接受社区服务的，其养老服务补贴支付给提供服务的企业、组织和个人。"
    )
    lead = heard.say("policy.payee")
    message = Message(
        lead.text, lead.speech, (Citation(DOCUMENT, "19", quote, "完善家庭养老支持政策"),)
    )
    desk = replace(desk, clause="19", quote=quote, title="完善家庭养老支持政策")
    record = Record("政策咨询", "19", "依据第19条答复", heard.text[:500])
    return Outcome(_offer(heard, desk, "quote"), (message,), record)


def open_walk(heard: Hearing, desk: Desk) -> Outcome:
    """Begin to find out whether somebody is entitled."""
    told = {"age": desk.told.age} if desk.told.age else {}
    known = dict(desk.walk["facts"]) if desk.walk else {}
    walk = begin(heard.turn.text, {**known, **told})
    if walk.programme == GENERAL and desk.walk and not programme_of(heard.turn.text):
        walk = replace(walk, programme=desk.walk["programme"])
    desk = replace(desk, questions=(*desk.questions, heard.text[:60])[-5:], lost=0)
    record = Record("资格查询", None, "还需要了解", heard.text[:500], of_case=True)
    return _walked(heard, desk, walk, record)


def go_on(heard: Hearing, desk: Desk) -> Outcome | None:
    """Take an answer into the walk; None where the turn told nothing of use to it."""
    if desk.walk is None:
        return None
    before = Walk.from_json(desk.walk)
    walk = take(before, heard.turn.text)
    if walk.facts == before.facts and walk.unsure == before.unsure:
        return None
    return _walked(heard, desk, walk, None)


def question(heard: Hearing, desk: Desk) -> Message:
    """Return the walk's question once more."""
    asked = str(desk.walk["asked"]) if desk.walk else "economy"
    return heard.say(f"eligibility.{asked}", who=_who(desk))


def _walked(heard: Hearing, desk: Desk, walk: Walk, record: Record | None) -> Outcome:
    day = heard.turn.now.astimezone(SHANGHAI).date()
    walk, result = step(walk, day)
    desk = replace(desk, walk=walk.to_json(), told=desk.told.with_standing(dict(walk.facts)))
    if result is None:
        desk = desk.asking("walk", walk.asked, since=heard.turn.ordinal)
        return Outcome(desk, (question(heard, desk),), record)
    finding = _foremost(result)
    rule = finding.rule
    message = _result(heard, result, finding, walk)
    citation = Citation(DOCUMENT, rule.clause, rule.quote, rule.name)
    desk = replace(desk, pending=None, clause=rule.clause, quote=rule.quote, title=rule.name)
    messages = [replace(message, citations=(citation,))]
    if result.verdict == "unknown":
        messages.append(heard.say("policy.offer_note"))
        desk = _offer(heard, replace(desk, question=heard.text[:200]), "note")
    label = {"in": "属文件所列范围", "out": "不在所列范围", "unknown": "还需要了解"}[result.verdict]
    outcome = f"{label}：第{rule.clause}条{rule.name}，以当地评估审核为准"
    if record is not None:
        record = replace(record, about=rule.clause, outcome=outcome)
        return Outcome(desk, tuple(messages), record)
    changes = {"about": rule.clause, "outcome": outcome}
    return Outcome(desk, tuple(messages), changes=changes, of_walk=True)


def _result(heard: Hearing, result: Result, finding: Finding, walk: Walk) -> Message:
    rule, book = finding.rule, eligibility.load()
    labels = [book.facts[name].label for name in finding.missing]
    values: dict[str, Any] = {
        "clause": rule.clause,
        "offers": rule.offers,
        "known": "，".join(_known(walk)),
        "reasons": _reasons(heard, finding, walk),
        "missing": "、".join(dict.fromkeys(labels)),
    }
    if result.verdict == "unknown" and rule.not_given:
        return heard.say("eligibility.not_given", **values)
    message = heard.say(f"eligibility.{result.verdict}", **values)
    if result.verdict == "in" and heard.turn.channel == "web":
        others = [f"第{f.rule.clause}条：{f.rule.offers}。" for f in result.findings[1:]]
        lines = [message.text, *others, f"原文：“{rule.quote}”", f"依据：《{TITLE}》"]
        return replace(message, text="\n".join(lines))
    return message


def _foremost(result: Result) -> Finding:
    if result.verdict == "out":
        return max(result.findings, key=lambda f: len(f.failed))
    return result.findings[0]


def _reasons(heard: Hearing, finding: Finding, walk: Walk) -> str:
    book, day = eligibility.load(), heard.turn.now.astimezone(SHANGHAI).date()
    wanted, bounds = [], []
    for name in finding.failed:
        if book.facts[name].type == "integer":
            figure = book.parameter(_bound(finding.rule.when, name), day)
            bounds.append(
                f"文件要{figure.value}{figure.unit}以上，您说的是{walk.facts[name]}{figure.unit}"
            )
        elif walk.facts.get(name):
            bounds.append(f"文件说的是没有{book.facts[name].label.removeprefix('有')}的")
        else:
            wanted.append(book.facts[name].label)
    lines = ([f"文件说的是{'、'.join(wanted)}"] if wanted else []) + bounds
    return "；".join(lines)


def _bound(when: Any, name: str) -> str:
    operator, argument = next(iter(when.items()))
    if operator == "at_least":
        return str(argument[1]) if argument[0] == name else ""
    parts = argument if operator in ("all", "any") else [argument] if operator == "not" else []
    return next((found for part in parts if (found := _bound(part, name))), "")


def _known(walk: Walk) -> list[str]:
    facts = eligibility.load().facts
    said = []
    for name, value in walk.facts.items():
        if facts[name].type == "integer":
            said.append(f"{facts[name].label}{value}")
        elif value:
            said.append(facts[name].label)
        elif name == "fixed_income":
            said.append("没有固定收入")
    return said or ["刚才的情况"]


def _who(desk: Desk) -> str:
    who = desk.told.beneficiary
    return (
        re.sub("^(?:我们?|咱)家?的?", "您", who)
        if who and who.startswith(("我", "咱"))
        else ("老人" if who else "您")
    )


def _offer(heard: Hearing, desk: Desk, kind: str) -> Desk:
    if heard.inside_booking or (desk.pending and desk.pending.firm):
        return desk
    return desk.asking(kind, since=heard.turn.ordinal)


def _clause_name(clause: str) -> str:
    if clause.isdigit():
        return f"第{clause}条"
    if clause[0] in _PARTS:
        return _PARTS[clause[0]].format(clause[1:])
    return {"goal": "发展目标", "pre": "开头"}.get(clause, "标题和日期")


_PARTS = {"T": "附件第{}项", "G": "保障措施第{}条"}


def _aloud(quote: str) -> str:
    """Read a row of the annex as a sentence: task, departments, deadline."""
    cells = [cell.strip() for cell in quote.split("\t") if cell.strip()]
    if len(cells) == 3:
        task, departments, deadline = cells
        return f"{task.rstrip('。')}。责任部门：{departments}。时间进度：{deadline}。"
    return "，".join(cells)


def is_walk(heard: Hearing) -> bool:
    """Whether the turn asks for an entitlement rather than for what the document says."""
    if heard.intent == "eligibility_check":
        return heard.confidence >= 0.45
    vague = heard.intent in ("ask_institution", "out_of_scope", "nlu_fallback")
    return vague and _ENTITLED.search(heard.text) is not None and bool(programme_of(heard.text))


_ENTITLED = re.compile(
    "我.*(?:能不能|可不可以|能否|够不够|符不符合|有没有(?:资格|份)|算不算|得不得)"
)
