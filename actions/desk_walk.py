"""Eligibility: walking a caller, or somebody they ask for, through what the document lists."""

from __future__ import annotations

from dataclasses import replace

from actions.desk_findings import newly_known, told_besides, worded
from actions.desk_outcome import Hearing, Outcome, Record
from actions.desk_policy import DOCUMENT, clause_name, is_noted, is_told_of, offer
from actions.desk_walk_asking import in_vain, left_open, put, waiting
from actions.desk_walk_told import asks_for_self, tells_standing
from care import eligibility
from care.booking_wishes import application_in
from care.desk import Desk
from care.eligibility import Finding, Rule
from care.eligibility_asked import (
    asks_for_home,
    asks_if_class_counts,
    asks_of_document,
    asks_of_posts,
    asks_own,
    asks_what_help,
    asks_where_used,
    is_personal,
    only_tells,
    programme_cited,
    told_facts,
)
from care.eligibility_hearing import doubts, gives_up, hear
from care.eligibility_programmes import programme_of
from care.eligibility_walk import (
    GENERAL,
    Result,
    Walk,
    begin,
    fitting,
    step,
    take,
)
from care.eligibility_walk import about as about_programme
from care.following import kinds_in, leaning
from care.messages import Citation, Message
from care.office import speaks_for_office
from care.text import normalise

_PROGRAMMES = 6
"""So many of the entitlements asked about are remembered."""

_WEAK = frozenset(
    {"ask_policy", "ask_institution", "out_of_scope", "nlu_fallback", "inform", "affirm", "deny"}
)
"""Intents that a question of entitlement is taken for."""

_SAID = frozenset(
    {"amount", "share", "deadline", "department", "place", "procedure", "phone", "issued"}
)
"""Who asks for these asks what the document says."""


def open_walk(heard: Hearing, desk: Desk, meant: str | None = None) -> Outcome:
    """Begin to find out whether somebody is entitled; who only tells more goes on with it.

    `meant` is the programme that is asked about where the text names none.
    """
    if desk.walk_row is not None and only_tells(heard.turn.text, heard.today):
        gone_on = go_on(heard, desk)
        if gone_on is not None:
            return gone_on
    told = {"age": desk.told.age} if desk.told.age else {}
    known = dict(desk.walk["facts"]) if desk.walk else {}
    walk = begin(heard.turn.text, {**desk.standing, **known, **told})
    before = Walk.from_json(desk.walk) if desk.walk else None
    if before is not None and before.programme == walk.programme:
        # what the caller could not tell is not asked again because they press for the result
        walk = replace(walk, unsure=tuple(dict.fromkeys((*before.unsure, *walk.unsure))))
    asked_about = meant or spoken_of(heard, desk)
    named = programme_of(heard.turn.text) is not None or asks_what_help(heard.turn.text)
    if asked_about and walk.programme == GENERAL and not named:
        walk = about_programme(walk, asked_about)
    desk = replace(desk, questions=(*desk.questions, heard.text[:60])[-5:], lost=0)
    record = Record("资格查询", None, "还需要了解", heard.text[:500], of_case=True)
    return _walked(heard, desk, walk, record)


def go_on(heard: Hearing, desk: Desk) -> Outcome | None:
    """Take an answer into the walk; None where the turn told nothing of use to it."""
    if desk.walk is None:
        return None
    before = Walk.from_json(desk.walk)
    standing = dict(desk.standing)
    if told_facts(heard.turn.text, heard.today).get("age"):
        standing.pop("age", None)  # told in this turn: there is none before it to be put right
    known = replace(before, facts={**standing, **before.facts})
    if asks_of_document(heard.turn.text) or asks_where_used(heard.turn.text):
        return None  # 那低保老人几时全部纳入: no answer, the documents are asked
    walk = take(known, heard.turn.text, heard.today)
    if desk.walk_row is None:  # somebody new: their walk begins, whatever was told of them
        record = Record("资格查询", None, "还需要了解", heard.text[:500], of_case=True)
        return _walked(heard, desk, walk, record)
    if walk.facts == before.facts and walk.unsure == before.unsure:
        decided = desk.pending is None and tells_standing(heard, desk)
        return _walked(heard, desk, walk, None) if decided else None
    _, came_to = step(before, heard.today)
    return _walked(heard, desk, walk, None, before=came_to)


def somebody_else(desk: Desk, text: str) -> Desk:
    """Return the desk with the rule asked about in this call, for the person now spoken of."""
    asked_about = fitting(text, desk.programmes)
    if desk.walk is not None or asked_about is None:
        return desk
    if asked_about == "preferential" and hear(text, None).get("preferential") is False:
        asked_about = GENERAL  # 那我妈呢，她没当过兵: whatever else there is for her
    return replace(desk, walk=Walk(asked_about).to_json())


def _walked(
    heard: Hearing, desk: Desk, walk: Walk, record: Record | None, *, before: Result | None = None
) -> Outcome:
    """Tell what a walk comes to, or put its next question; `before` is what was told already."""
    known_before = desk.walk
    walk, result = step(walk, heard.today)
    asked = (*(p for p in desk.programmes if p != walk.programme), walk.programme)
    desk = replace(desk, programmes=asked[-_PROGRAMMES:])
    told = desk.told.with_standing(dict(walk.facts))
    desk = replace(desk, walk=walk.to_json(), told=told, standing={**desk.standing, **walk.facts})
    earlier = Walk.from_json(known_before) if known_before else Walk()
    desk = replace(desk, put=in_vain(desk, earlier, walk))
    if result is None:
        desk = _about(desk, walk.programme).asking("walk", walk.asked, since=heard.turn.ordinal)
        lead = _left_open(heard, walk)
        record = replace(record, about=_clauses_of(walk)) if record else None
        desk, asked_now = put(heard, desk)
        if asked_now and record:
            lead = (*lead, *_named(heard, walk))
        if not asked_now:
            asked_now = (left_open(heard, desk, walk, newly_known(earlier, walk)),)
            desk = waiting(desk)
        return Outcome(desk, (*lead, *asked_now), record)
    finding = _foremost(result)
    rule = finding.rule
    same = before is not None and (before.verdict, before.rule) == (result.verdict, result.rule)
    if same and known_before is not None:
        message = told_besides(heard, result, Walk.from_json(known_before), walk)
    else:
        message = worded(heard, result, finding, walk)
    citation = Citation(DOCUMENT, rule.clause, rule.quote, rule.name)
    desk = replace(desk, pending=None).citing(rule.clause, rule.quote, rule.name)
    messages = [replace(message, citations=(citation,))]
    if result.verdict == "unknown" and not same:
        messages = [*_left_open(heard, walk), *messages]
    if result.verdict == "unknown" and not is_noted(desk):
        messages.append(heard.say("policy.offer_note"))
        desk = offer(heard, replace(desk, question=heard.text[:200]), "note")
    service = application_in(heard.text)
    if result.verdict == "in" and service is not None and not heard.inside_booking:
        messages.append(heard.say("policy.offer_apply", what=service.name))
        desk = desk.asking("apply", service.name, since=heard.turn.ordinal)
    label = {"in": "属文件所列范围", "out": "不在所列范围", "unknown": "还需要了解"}[result.verdict]
    outcome = f"{label}：第{rule.clause}条{rule.name}，以当地评估审核为准"
    if record is not None:
        record = replace(record, about=about(rule), outcome=outcome)
        return Outcome(desk, tuple(messages), record)
    changes = {"about": about(rule), "outcome": outcome}
    return Outcome(desk, tuple(messages), changes=changes, of_walk=True)


def _named(heard: Hearing, walk: Walk) -> tuple[Message, ...]:
    """Name what a walk that begins is about, where it is one thing, before anything is asked."""
    rules = () if walk.programme == GENERAL else eligibility.load().of(walk.programme)
    if len(rules) != 1:
        return ()
    rule = rules[0]
    said = heard.say("eligibility.opening", what=rule.name, clause=clause_name(rule.clause))
    citation = Citation(DOCUMENT, rule.clause, rule.quote, rule.name)
    return (replace(said, citations=(citation,)),)


def _clauses_of(walk: Walk) -> str:
    """Return what an undecided check is about: the clauses and benefits that may apply."""
    rules = eligibility.load().of(walk.programme)
    return "、".join(dict.fromkeys(about(rule) for rule in rules))


def about(rule: Rule) -> str:
    """Return what a check of a rule is about as its row has it: the clause, and the benefit."""
    return f"第{rule.clause}条{rule.name}"


def _about(desk: Desk, programme: str) -> Desk:
    """Return the desk with the clause that a walk is about, where it is one: 原文 means that."""
    rules = () if programme == GENERAL else eligibility.load().of(programme)
    if len({rule.clause for rule in rules}) != 1 or desk.clause == rules[0].clause:
        return desk
    return desk.citing(rules[0].clause, rules[0].quote, rules[0].name)


def _foremost(result: Result) -> Finding:
    if result.verdict == "out":
        return max(result.findings, key=lambda f: len(f.failed))
    return result.findings[0]


def _left_open(heard: Hearing, walk: Walk) -> tuple[Message, ...]:
    """Say where it can be asked what the caller does not know of somebody."""
    if "economy" in doubts(heard.turn.text):
        return (heard.say("eligibility.doubted", missing="低保"),)
    if walk.unsure and is_personal(walk.programme) and gives_up(heard.turn.text):
        return (heard.say("eligibility.not_known"),)
    return ()


def is_walk(heard: Hearing, desk: Desk) -> bool:
    """Whether the turn asks for an entitlement rather than for what the document says."""
    text = heard.turn.text
    if asks_where_used(text) or asks_if_class_counts(text) or _of_office(text):
        return False
    own = asks_own(text, spoken_of(heard, desk)) or asks_what_help(text) or asks_of_posts(text)
    if own and _told_elsewhere(heard, desk):
        return False
    if heard.intent == "eligibility_check":
        said = set(kinds_in(normalise(text).text)) & _SAID
        unnamed = not own and programme_of(text) is None
        if unnamed and (asks_for_home(text) or is_told_of(heard, desk, surely=True)):
            return False  # 里面要不要单独设医务室: the documents tell, nobody is assessed
        # 五保的，送养老院要不要自己掏钱: whatever the doubt, its words ask for it
        return own or (heard.confidence >= 0.45 and not said)
    if heard.inside_booking or not (heard.intent in _WEAK or asks_for_self(heard)):
        return False
    return own or _swaps_person(heard, desk)


def _of_office(text: str) -> bool:
    """Whether an office or a home asks, and tells nothing of any old person."""
    return speaks_for_office(text) and programme_of(text) is None and not told_facts(text)


def _told_elsewhere(heard: Hearing, desk: Desk) -> bool:
    """Whether the documents surely answer a question of what people get where no rule stands.

    养老院用水用电有没有便宜 sounds like who may live there for little: the water bill is told of.
    """
    programme = programme_of(heard.turn.text)
    if programme is None or programme == GENERAL:
        return False
    clauses = {rule.clause for rule in eligibility.load().of(programme)}
    found = heard.services.answerer.answer(heard.turn.text)
    told = {citation.clause for citation in found.citations}
    return bool(told) and found.score >= _SURELY and not told & clauses


_SURELY = 0.97


def in_view(heard: Hearing, desk: Desk) -> bool:
    """Whether something that people are entitled to was just spoken of."""
    programme = spoken_of(heard, desk)
    return programme is not None and is_personal(programme)


def _swaps_person(heard: Hearing, desk: Desk) -> bool:
    """Whether it asks after somebody else beside what was just said: 那我妈呢."""
    asked = leaning(heard.text)
    return asked is not None and asked.person and in_view(heard, desk)


def spoken_of(heard: Hearing, desk: Desk) -> str | None:
    """Return the programme that was just spoken of: of the clause cited, else one asked about."""
    cited = programme_cited(desk.clause, desk.quote, desk.programmes)
    return cited or fitting(heard.turn.text, desk.programmes)
