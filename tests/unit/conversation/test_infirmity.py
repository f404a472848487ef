from dataclasses import replace

import pytest

from care.emergencies import check
from conversation import frame as frames
from conversation.rasa import Understanding

ASKED = "我家公八十三 偏瘫 左边手脚动不得 洗身要两个人抬 我想问那个服务券发不发得给他"


@pytest.fixture
def sure(house):
    house.rasa.parsed = Understanding("eligibility_check", 0.93)
    house.begin()
    return house


def test_a_question_about_benefits_told_with_an_infirmity_is_answered_with_120_named(sure):
    assert check(ASKED).ask
    reply = sure.say(ASKED)
    assert reply.escalation is None and sure.escalations() == []
    assert "120" in reply.text and "高龄津贴" in reply.text


ANSWER = "他手脚不灵了 讲话也慢 上厕所要人扶"


@pytest.mark.parametrize(("kind", "alarmed"), [("walk", False), ("intake", True)])
def test_an_answer_to_what_the_check_asked_is_taken_without_a_sure_wish(house, kind, alarmed):
    waits = {"memory": {"desk": {"pending": {"kind": kind, "asked": "self_care"}}}}
    house.rasa.answer = replace(house.rasa.answer, slots=waits)
    house.begin()
    house.say("我想问下政府买服务")
    assert check(ANSWER).ask
    assert (house.say(ANSWER).escalation is not None) is alarmed


def test_where_the_wish_is_not_sure_danger_is_asked_about(house):
    house.rasa.parsed = Understanding("eligibility_check", 0.6)
    house.begin()
    assert house.say(ASKED).escalation is not None


@pytest.mark.parametrize("began", ["今早", "刚刚", "突然"])
def test_what_has_only_just_begun_is_asked_about_however_sure_the_wish(sure, began):
    said = f"我家公八十三 {began}偏瘫 左边手脚动不得 我想问那个服务券发不发得给他"
    assert sure.say(said).escalation is not None


def test_where_rasa_is_down_danger_is_asked_about(house):
    house.begin()
    house.rasa.down = True
    assert house.say(ASKED).escalation is not None


def test_who_may_wish_to_die_is_asked_whatever_the_wish_seems(sure):
    said = "取消我以后所有的送餐吧，不用吃了……为什么？我等下就上吊了，还吃什么饭。"
    assert sure.say(said).escalation is not None


def test_what_is_no_doubt_stays_an_alarm(sure):
    assert sure.say("我爸突然嘴歪了 手抬不起来 想问有没有补贴").escalation is not None


def test_inside_an_emergency_every_doubtful_word_counts(sure):
    sure.say("我爸突然嘴歪了 手抬不起来")
    assert sure.say(ASKED).text != sure.rasa.answer.messages[0].text


@pytest.mark.parametrize("said", ["中风是去年的事啦，现在稳定", "跌是前年的事，你莫紧张"])
def test_what_befell_somebody_long_ago_ends_the_alarm(said):
    assert frames.is_over(said, "stroke")


@pytest.mark.parametrize("said", ["中风不是去年的事，就是现在", "去年也中风过，今天又来了"])
def test_what_has_come_back_ends_nothing(said):
    assert not frames.is_over(said, "stroke")


@pytest.mark.parametrize(
    "said",
    [
        "唔该请问有冇义工可以上门帮扶下老人家 阿公喺天井跌咗成朝都冇人扶得起 佢仔女都喺广东",
        "失能评估要带什么材料 我家公摔在灶房还躺那里 身上都凉了",
    ],
)
def test_a_danger_beside_a_sure_question_is_asked_about_where_nothing_has_long_been_so(sure, said):
    assert check(said).ask
    assert sure.say(said).escalation is not None
