"""Amid a check of eligibility: what comes of it, whether something counts, who merely helps."""

import pytest

from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database


@pytest.fixture
def line(database_url):
    opened = database(database_url)
    yield DeskLine(opened)
    opened.close()


def test_who_wants_to_know_what_comes_of_it_hears_what_is_lacking_and_one_question(line):
    line.say("我妈能不能领服务券", "eligibility_check")
    said = line.say("讲来讲去到底有没有份", "eligibility_check")
    assert "还需要了解" in said and "以当地评估审核为准" in said
    assert said.count("？") == 1
    assert len(line.consultations()) == 1


def test_a_roundabout_walk_comes_to_its_end(line):
    line.say("我这种情况，政府那个买服务的能不能轮到我", "ask_policy")
    line.say("我属猴的 四四年生 你算下几岁", "ask_policy")
    told = "退休金哪有哦 一辈子种田 当过六年兵 民政那边有我的优抚本本"
    assert "属文件所列范围" in line.say(told, "inform")
    counts = line.say("儿子每个月给三百块算不算收入啊 他自己也难", "eligibility_check")
    assert "文件没有写明" in counts and "以当地评估审核为准" in counts
    line.say("走路还走得 就是上厕所要我老太婆扶一下", "inform")
    assert "属文件所列范围" in line.say("那你讲到底我有没有份嘛", "eligibility_check")
    assert line.consultations()[0].age == 82
    assert all(row.beneficiary is None for row in line.consultations())


def test_whether_something_counts_leaves_the_question_that_waits(line):
    line.say("我当过兵，政府购买服务我有没有份，今年八十", "eligibility_check")
    said = line.say("儿子给的三百块算不算收入", "ask_policy")
    assert "文件没有写明" in said and said.endswith("？")


def test_what_tells_a_fact_besides_is_taken_into_the_walk(line):
    line.say("我妈能不能领服务券", "eligibility_check")
    assert "属文件所列范围" in line.say("她吃低保的，瘫在床上，这样算不算", "eligibility_check")


def test_who_does_not_know_hears_where_to_ask_and_what_is_still_wanted(line):
    line.say("我邻居八十二，他有没有免费的养老院住", "eligibility_check")
    said = line.say("我哪里知道他收入多少 我都不清楚", "inform")
    assert "可以问村委或社区" in said and "还需要了解" in said
    assert "自理" not in said


def test_who_does_not_know_one_thing_is_still_asked_what_may_settle_it(line):
    line.say("我八十岁，能不能享受政府购买服务", "eligibility_check")
    said = line.say("不清楚", "inform")
    assert said.startswith("不清楚不要紧，可以问村委或社区，") and said.endswith("？")


def test_what_is_told_after_an_open_outcome_goes_on_with_it_and_declines_no_offer(line):
    line.say("我邻居八十二，他有没有免费的养老院住", "eligibility_check")
    assert "还需要了解" in line.say("我不清楚他的收入", "inform")
    assert "属文件所列范围" in line.say("哦 问到了 他不是低保 是五保", "deny")


def test_a_plain_no_to_the_offer_after_an_open_outcome_lets_it_go(line):
    line.say("我邻居八十二，他有没有免费的养老院住", "eligibility_check")
    line.say("我不清楚他的收入", "inform")
    assert "不记" in line.say("不用了", "deny")


def test_a_relation_named_alone_is_the_callers_own(line):
    said = line.say("没有低保，但是外婆87岁，完全卧床，她能不能领服务券", "eligibility_check")
    assert "您外婆" in said


def test_who_may_be_anybodys_is_called_an_old_person(line):
    said = line.say("隔壁阿婆八十二岁，她能不能领服务券", "eligibility_check")
    assert "您隔壁" not in said and "老人" in said


def test_a_check_stays_for_whom_it_is_though_the_couple_is_named(line):
    line.say("我家公八十三，瘫在床上，能不能领服务券", "eligibility_check")
    line.say("我和我老公在广东打工，厂里裁人", "inform")
    (row,) = line.consultations()
    assert row.beneficiary == "我公公"
