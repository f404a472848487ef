"""Policy talk: the answer from the documents, and to whom subsidies are paid."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.desk_applying import applied_for, offers_to_apply, said_of
from actions.desk_outcome import Hearing, Outcome, Record
from care.booking_wishes import application_in
from care.desk import Desk, asks
from care.desk_gate import JUST_DONE
from care.following import Leaning, kinds_in, leaning
from care.messages import Citation, Message
from care.payees_asked import asks_receiver, payee_place
from knowledge_base import Answer

DOCUMENT = "yulin-2015"
TITLE = "玉林市人民政府关于加快发展养老服务业的实施意见"
HARDLY = frozenset({"out_of_scope", "nlu_fallback", "inform", "pay_service_fee", "complain"})
"""Intents that a question about the documents is taken for where its words are unusual."""
_OFFERS_QUOTE = "要不要听原文"
_OFFERS_NOTE = "要不要我记下来"
_OFFER = re.compile("要不要(?:听原文|我记下来[^？]*)？$")
_LOGS = re.compile("需要的话，我可以记下.*")
"""The offer as a screen has it (`wording.yaml`)."""
_CHEAPER = re.compile(
    "(?:是不是|会不会|能不能|有没有|可以|会|就)[^，。?？]{0,10}(?:便宜|打折|少收|平(?=一?[点些]))"
    "|(?:便宜|打折|少收)[^，。?？]{0,4}(?:吗|么|不|没有?)(?:[啊呀?？]|$)"
)
_RELIEF = re.compile("免|减|优惠|补贴|补助|资助|津贴|低收费|无偿|半|贴息|报销|%")
"""What a passage has to speak of to tell whether something costs less."""
_ASKED_AGAIN = 3


def answer(heard: Hearing, desk: Desk, subject: str | None = None) -> Outcome:
    """Answer a question from the documents, and offer what fits: the original text, or a note.

    `subject` is what a sign-up under way is about, where the question itself names nothing.
    """
    if desk.questions and _WRITTEN.fullmatch(heard.text.strip(" ,，。?？")):
        # 政策里头有没有写这个: of what was asked just now
        again = desk.questions[-1]
        service = application_in(again)
        again = f"文件里有没有提到{service.name}服务" if service is not None else again
        turn, telling = replace(heard.turn, text=again), replace(heard.telling, text=again)
        heard = replace(heard, turn=turn, telling=telling)
    asked, applied = leaning(heard.text), applied_for(heard)
    if applied is not None:
        subject, desk = applied.name, desk.off_topic()
    goes_on = desk.clause is not None and asked is not None and asked.bare
    where = asked.rest if asked and asked.kinds == ("cited",) and not asked.bare else None
    text = f"{subject}，{heard.turn.text}" if subject and not goes_on else heard.turn.text
    found = heard.services.answerer.answer(text, desk.clause, told=desk.fact or desk.quote)
    if where:
        # 数字化的档案又在第几条: what it names is found, and where it stands is told
        found = heard.services.answerer.answer(where)
    elif text != heard.turn.text:
        found = _unless_led_astray(heard, subject, found)
    if _CHEAPER.search(heard.text) and not any(_RELIEF.search(c.quote) for c in found.citations):
        said = heard.say("policy.no_relief")  # 看病便宜点吗: a ward for old people is no answer
        found = replace(found, citations=(), related=(), reply=said.text, speech=said.speech)
    cited = found.citations[0] if found.citations else None
    speech = found.speech
    if heard.inside_booking:
        speech = _OFFER.sub("", speech)
    reply = found.reply
    if cited and goes_on and asked and asked.kinds == ("simpler",):
        reply = speech = _simpler(heard, speech)
    if cited and (goes_on or where) and _cites(asked) and cited.document != "local":
        reply = speech = heard.say("policy.cited", clause=clause_name(cited.clause)).speech
    if heard.turn.channel == "sms":
        # A text message has seventy signs: the spoken form, and where it stands.
        reply = speech + (f"（文件{clause_name(cited.clause)}）" if cited else "")
    shown = found.citations or (found.related if _WHETHER_TOLD.search(heard.text) else ())
    messages = [Message(reply, speech, shown)]
    desk = replace(desk, lost=0, questions=(*desk.questions, heard.text[:60])[-5:])
    desk = _on_topic(desk, found, asked)
    desk = replace(desk, unanswered=0 if cited else desk.unanswered + 1)
    busy = heard.inside_booking or (desk.pending is not None and desk.pending.firm)
    named = applied or application_in(heard.text)
    beside = said_of(heard, named, found) if named is not None and cited is None else None
    if beside is not None:
        messages, desk = [beside[0]], replace(_on_topic(desk, beside[1], None), unanswered=0)
        reply, speech = beside[0].text, beside[0].speech
    offers = not (busy or applied) and bool(cited or beside)
    service = named if named and offers and offers_to_apply(heard, desk, named, cited) else None
    if service is not None:
        # who asks whether it can be had may well want it: one offer, and this one is worth more
        messages = [Message(reply, _OFFER.sub("", speech), found.citations)]
        messages.append(heard.say("policy.offer_apply_assessed", what=service.name))
        desk = desk.asking("apply", service.name, since=heard.turn.ordinal)
    elif _OFFERS_QUOTE in speech:
        desk = offer(heard, desk, "quote")
    elif beside is not None and not busy:
        messages.append(heard.say("policy.offer_note"))
        desk = offer(heard, replace(desk, question=heard.text[:200]), "note")
    elif _OFFERS_NOTE in speech and is_noted(desk):
        first = messages[0]
        text = "\n".join(line for line in reply.split("\n") if not _LOGS.fullmatch(line))
        messages[0] = replace(first, text=text, speech=_OFFER.sub("", speech))
        messages.append(heard.say("requests.asked_noted"))
    elif _OFFERS_NOTE in speech:
        desk = offer(heard, replace(desk, question=heard.text[:200]), "note")
    if not cited and not beside:
        messages[0] = _as_at_home(heard, desk, messages[0])
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
    clause = cited.clause if cited and not local else near or desk.clause
    record = Record("政策咨询", clause, outcome, heard.text[:500])
    return Outcome(desk, tuple(messages), record)


def _cites(asked: Leaning | None) -> bool:
    return asked is not None and asked.kinds == ("cited",)


def _unless_led_astray(heard: Hearing, subject: str | None, found: Answer) -> Answer:
    """Return the answer to a question with its subject put before it, or to the question alone.

    Where the two together find what stands in no clause of the subject, the question said itself
    what it is about.
    """
    of_subject = heard.services.answerer.answer(subject or "")
    about = {cited.clause for cited in (*of_subject.citations, *of_subject.related)}
    if not about or not found.citations or found.citations[0].clause in about:
        return found
    alone = heard.services.answerer.answer(heard.turn.text)
    return alone if alone.citations else found


def is_noted(desk: Desk) -> bool:
    """Whether somebody is to ring back already: a note is not offered twice."""
    case = desk.case
    return case is not None and case.request == "note_for_person" and bool(case.done)


def is_told_of(
    heard: Hearing, desk: Desk, *, surely: bool = False, least: float | None = None
) -> bool:
    """Whether the documents answer a turn that was taken for nothing the hotline does.

    Right after an answer from them a question is most likely one more, and a thing just named
    (防雷那个费) may be; out of the blue, or where it must be so `surely`, the answer has to be as
    good as certain, or have `least` as its score.
    """
    asked = asks(heard.text) or leaning(heard.text) is not None or _WHETHER.search(heard.text)
    asked = asked or _HOW_BIG.search(heard.text)
    last = max(desk.talked, desk.walked)
    lately = bool(last) and heard.turn.ordinal - last <= JUST_DONE
    size = len(heard.text)
    word = asked and lately and size > _WORD  # 八有嘞
    if not (asked or lately) or (size < _SHORTEST and not word):
        return False
    if asked and lately and not surely and least is None and size >= _SHORTEST:
        return True  # that it is not written serves better than 帮不上忙
    found = heard.services.answerer.answer(heard.turn.text, desk.clause, told=desk.fact)
    beside = found.followed or any(cited.clause == desk.clause for cited in found.citations)
    if lately and least is None and not surely and found.citations and beside:
        return True  # 白蚁防治那笔, beside the fees just told
    return bool(found.citations) and found.score >= (least or _CERTAIN)


_HOW_BIG = re.compile("多[大高长久远]")
_WHETHER = re.compile("(?:没有?|不)[啊呀的]?$")
_SHORTEST, _WORD = 4, 2
_CERTAIN = 0.93


def _as_at_home(heard: Hearing, desk: Desk, said: Message) -> Message:
    """Tell who asks where to go and what to bring whose rules hold where they live."""
    place = desk.told.town or desk.told.county
    if place is None or not set(kinds_in(heard.text)) & _WAYS:
        return said
    local = heard.say("policy.as_at_home", county=place)
    offered = _OFFER.search(said.speech)
    end = offered.start() if offered else len(said.speech)
    speech = f"{said.speech[:end]}{local.speech}{said.speech[end:]}"
    first, *others = said.text.split("\n")
    return replace(said, text="\n".join((first, local.text, *others)), speech=speech)


_WRITTEN = re.compile(
    "(?:那|你们?的?|这个|这份)*(?:政策|文件|规定|条文)(?:里|里头|里面|上|上面|中)?(?:到底|究竟|有)*"
    "(?:有没有|有无|写没写|提没提|讲没讲)(?:写|讲|说|提)?(?:到|过)?(?:这|那|嗰)(?:个|样|种|一条|一项|回事|件事)?(?:东西|服务|事)?[啊呀的呢]*"
)
_WHETHER_TOLD = re.compile(
    "(?:文件|政策|规定)[^，。]{0,6}(?:有没有|有无|写没写|讲没讲|提没提|是不是有?)[^，。]{0,2}(?:讲|说|写|提)"
    "|(?:讲|说|写|提)[没不](?:讲|说|写|提)"
)
"""Who asks whether the document speaks of something is shown where: 有没有讲异地就医怎么办."""
_WAYS = frozenset({"place", "procedure", "materials"})


def _on_topic(desk: Desk, found: Answer, asked: Leaning | None) -> Desk:
    """Return the desk with the clause that a short question would now go on with.

    A question that is asked of the clause before leaves it there, whether or not it says so much;
    what the documents do not give at all takes it away.
    """
    if found.followed and (not found.citations or (asked and "issued" in asked.kinds)):
        return desk
    for citation in (*found.citations, *found.related):
        if citation.document != "local":
            fact = next(iter(found.facts), None)
            return desk.citing(citation.clause, citation.quote, citation.title, fact)
    return desk if found.citations else desk.off_topic()


def _simpler(heard: Hearing, speech: str) -> str:
    """Return what was told before in one plain sentence."""
    plain = re.match("[^。！？]*[。！？]?", speech)
    return heard.say("policy.simpler").speech + (plain.group() if plain else speech)


def payee(heard: Hearing, desk: Desk) -> Outcome:
    """To whom subsidies are paid: clause 19 says it in two halves, one for each kind of care."""
    place = payee_place(heard.turn.text)
    if place is None and desk.standing.get("in_institution") is not None:
        place = "institution" if desk.standing["in_institution"] else "home"
    lead = heard.say(_PAID[place])
    message = Message(
        lead.text, lead.speech, (Citation(DOCUMENT, "19", _PAYEES, "完善家庭养老支持政策"),)
    )
    desk = desk.citing("19", _PAYEES, "完善家庭养老支持政策")
    record = Record("政策咨询", "19", "依据第19条答复", heard.text[:500])
    return Outcome(offer(heard, desk, "quote"), (message,), record)


def other_payee(heard: Hearing, desk: Desk) -> Outcome | None:
    """Say who is paid for the one kind of care after both were told: 那在家接受服务的呢."""
    if desk.clause == "19" and asks_receiver(heard.turn.text):
        return payee(heard, desk)  # 这个钱是给我们还是给谁: of what was just spoken of
    if (desk.quote or "?") not in _PAYEES or _PUT.search(heard.text) is None:
        return None
    return payee(heard, desk) if payee_place(heard.turn.text) is not None else None


_PAYEES = (
    "根据老年人或其家庭意愿到养老服务机构接受服务的，其养老服务补贴可支付给相应的机构；"
    "居家接受社区服务的，其养老服务补贴支付给提供服务的企业、组织和个人。"
)
_PUT = re.compile("(?:呢|咧|哩|给谁|怎么(?:付|给|算|发))[啊呀的]*[?？。]?$")
_PAID = {None: "policy.payee", "home": "policy.payee_home", "institution": "policy.payee_care"}


def offer(heard: Hearing, desk: Desk, kind: str) -> Desk:
    """Return the desk with an offer made, unless a firm question waits."""
    if heard.inside_booking or (desk.pending and desk.pending.firm):
        return desk
    return desk.asking(kind, since=heard.turn.ordinal)


def clause_name(clause: str) -> str:
    """Return how a clause is called aloud."""
    if clause.isdigit():
        return f"第{clause}条"
    if clause[0] in _PARTS:
        return _PARTS[clause[0]].format(clause[1:])
    return {"goal": "发展目标", "pre": "开头"}.get(clause, "标题和日期")


_PARTS = {"T": "附件第{}项", "G": "保障措施第{}条"}
