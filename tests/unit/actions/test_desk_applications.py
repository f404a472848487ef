"""An application wished for at the desk, and what a caller asks who was told there is nothing."""

import pytest

from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database


@pytest.fixture
def line(database_url):
    opened = database(database_url)
    yield DeskLine(opened, caller="+8613800000081")
    opened.close()


def applied(line):
    return (line.slots["memory"].get("booking") or {}).get("queue")


def test_an_application_amid_a_walk_ends_it_and_opens_its_form(line):
    line.say("我妈一直躺在床上，可以申请家庭病床吗", "eligibility_check")
    line.say(
        "哦那先帮我申请家庭病床吧，我妈叫黎桂英，我叫陈丽，电话13800000082，在容县容州镇西门街"
    )
    assert (line.follow, applied(line)) == ("booking_form", "家庭病床")
    assert line.loop is None
    assert "申请家庭病床" in line.consultations()[0].outcome


def test_who_asks_to_apply_in_anothers_name_may(line):
    line.say("阿公自己住，想装个紧急呼叫，文件里哪条讲的，由谁负责", "ask_policy")
    line.say("那要怎么申请，我替他报可以吗", "ask_policy")
    assert (line.follow, applied(line)) == ("booking_form", "紧急呼叫")


@pytest.mark.parametrize("text", ["家庭病床怎么申请", "能不能申请家庭病床", "家庭病床要多少钱"])
def test_a_question_about_an_application_makes_none(line, text):
    line.say(text, "ask_policy")
    assert line.follow != "booking_form"


def test_the_original_after_a_walk_is_the_clause_walked_through(line):
    line.say("我妈一直躺在床上，可以申请家庭病床吗", "eligibility_check")
    assert "第13条原文" in line.say("那这个事文件里是怎么写的，原文", "ask_policy")


def test_where_to_apply_is_answered_for_the_place_told(line):
    said = line.say("我们在北流隆盛镇，那要去哪里办、带什么材料", "ask_policy")
    assert "隆盛镇当地" in said


def test_a_person_is_told_to_call_back_who_is_wanted_in_person(line):
    line.say("我想跟你们的人直接谈，让人回我电话吧。我姓覃，覃海波，13800000082", "ask_policy")
    (handed,) = line.escalations()
    assert (handed.level, handed.kind, handed.facts["phone"]) == ("human", "handoff", "13800000082")
    assert line.consultations()[0].outcome == "已登记，请工作人员回电"


def test_a_call_back_alone_hands_nobody_over(line):
    line.say("麻烦你们叫人给我回个电话，13800000082", "ask_policy")
    assert not line.escalations()
    assert line.consultations()[0].outcome == "已登记，请工作人员回电"
