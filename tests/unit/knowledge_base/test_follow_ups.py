"""Short questions beside what was told before: asked of that measure, or of nothing."""

from pathlib import Path

import pytest
import yaml

CHAINS = yaml.safe_load(Path(__file__).with_name("follow_ups.yaml").read_text("utf-8"))
STEPS = [(chain["first"], step) for chain in CHAINS for step in chain["then"]]


@pytest.mark.parametrize(("first", "step"), STEPS, ids=[f"{f}-{s['text']}" for f, s in STEPS])
def test_a_short_question_is_asked_of_what_was_just_told(answerer, first, step):
    before = answerer.answer(first)
    assert before.answerable, before.reply
    clause, told = before.citations[0].clause, before.facts[0]
    answer = answerer.answer(step["text"], clause, told=told)
    shown = f"{answer.speech} | {[c.clause for c in answer.citations]} | {told}"
    if step.get("no"):
        assert not answer.answerable, shown
        assert "没有写明" in answer.speech
        return
    assert answer.citations, shown
    assert answer.citations[0].clause in step["clause"], shown
    if "says" in step:
        assert any(word in answer.speech for word in step["says"]), shown
    if not step.get("own"):
        assert answer.followed, shown


def test_there_are_many_chains_over_many_clauses():
    assert len(STEPS) >= 80
    assert len(CHAINS) >= 25


def test_a_clause_known_without_what_was_told_of_it_is_still_gone_on_with(answerer):
    answer = answerer.answer("那谁负责呢", "T12")
    assert "团市委" in answer.speech


def test_who_asks_which_department_hears_it_and_need_not_read_the_quote(answerer):
    answer = answerer.answer("为老志愿服务登记那个制度是哪个部门管的")
    assert answer.citations[0].clause == "T12"
    assert "团市委" in answer.speech


@pytest.mark.parametrize(
    "text", ["请问养老服务券什么人可以领？网上说有补贴", "养老补贴什么人能领", "谁能领服务券"]
)
def test_who_may_have_it_is_answered_with_people_and_not_with_who_is_paid(answerer, text):
    assert "五保" in answerer.answer(text).speech


@pytest.mark.parametrize("text", ["家庭照料者培训，什么时候开班", "家庭照料者培训，几时开班"])
def test_the_time_that_is_not_written_is_named_as_the_time(answerer, text):
    assert "没有写明具体时间" in answerer.answer(text).speech


@pytest.mark.parametrize(
    "text",
    ["她记性差 痴呆几年了 那个心理咨询有没有得申请", "老伴走咗几年啦 我想搵人辅导下心理 得唔得"],
)
def test_how_long_it_has_lasted_hides_no_question_and_asks_for_no_date(answerer, text):
    answer = answerer.answer(text, "20")
    assert "具体时间" not in answer.speech
    assert "心理" in answer.speech
    assert {c.clause for c in (*answer.citations, *answer.related)} == {"20"}


@pytest.mark.parametrize("text", ["要交几多学费", "老年大学要交多少学费"])
def test_what_it_costs_is_asked_of_what_was_told_and_not_of_another_course(answerer, text):
    answer = answerer.answer(text, "20")
    assert not answer.answerable
    assert "没有写明具体金额" in answer.speech
