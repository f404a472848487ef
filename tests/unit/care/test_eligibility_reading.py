"""Roundabout answers in a walk, who helps whom, and words that only sound like a question."""

from datetime import date

import pytest

from care import telling
from care.desk_people import talked_of
from care.eligibility_asked import asks_own, told_facts
from care.eligibility_hearing import doubts, hear
from care.following import kinds_in
from care.text import normalise

TODAY = date(2026, 9, 29)


@pytest.mark.parametrize(
    ("asked", "said", "fact", "value"),
    [
        ("preferential", "当然是啦", "preferential", True),
        ("preferential", "那还用说", "preferential", True),
        ("preferential", "没那个福气", "preferential", False),
        ("preferential", "以前是 现在不是了", "preferential", False),
        ("preferential", "民政那边有我的优抚本本", "preferential", True),
        ("fixed_income", "退休金哪有哦", "fixed_income", False),
        ("fixed_income", "以前有 现在没有了", "fixed_income", False),
        ("economy", "没那个福气", "low_allowance", False),
    ],
)
def test_a_roundabout_answer_counts(asked, said, fact, value):
    assert hear(said, asked)[fact] is value


@pytest.mark.parametrize(
    "said",
    ["我也不晓得算不算", "儿子每个月给三百块算不算收入啊", "那你讲到底我有没有份嘛", "我想一下"],
)
def test_what_is_surely_neither_yes_nor_no_answers_nothing(said):
    assert "preferential" not in hear(said, "preferential")
    assert "fixed_income" not in hear(said, "fixed_income")


def test_a_long_answer_that_denies_something_else_keeps_its_yes():
    assert hear("低保就有，别的没有", "economy")["low_allowance"] is True


@pytest.mark.parametrize("said", ["上得了厕所算不算失能", "这个是不是就叫半失能"])
def test_whether_something_counts_tells_nothing_and_is_not_left_open(said):
    assert hear(said, None) == {}
    assert doubts(said) == ()


@pytest.mark.parametrize(
    "said",
    [
        "走路还走得 就是上厕所要我老太婆扶一下",
        "吃饭要我女儿喂",
        "都是我老婆照顾我",
        "靠我老公背上楼",
    ],
)
def test_who_helps_is_not_the_one_it_is_for(said):
    assert telling.hear(said, "x").told.beneficiary is None
    assert talked_of(said) is None


@pytest.mark.parametrize(
    ("said", "who"),
    [("我妈煮饭煮不动了", "我妈"), ("我爸要人扶", "我爸"), ("我爸要我妈扶", "我爸")],
)
def test_who_is_helped_is_the_one_it_is_for(said, who):
    assert telling.hear(said, "x").told.beneficiary == who


@pytest.mark.parametrize("said", ["我属猴的 四四年生 你算下几岁", "四四年出世的", "我1944年生的"])
def test_a_year_of_birth_is_an_age_where_the_day_is_known(said):
    assert told_facts(said, TODAY) == {"age": 82}
    assert told_facts(said) == {}


@pytest.mark.parametrize(
    "said",
    [
        "我老婆瘫咗喺床几年 我哋冇低保 得千几文退休金 佢有冇份",
        "我阿妈瘫在床上三年多 没低保 轮得到她吗",
        "讲来讲去我到底得不得",
        "一句话 有还是没有",
        "那你讲到底我有没有份嘛",
    ],
)
def test_a_share_is_asked_for_beside_what_tells_how_they_stand(said):
    assert asks_own(said, "voucher")
    assert not asks_own(said)


@pytest.mark.parametrize(
    "said", ["儿子每个月给三百块算不算收入啊", "这个券哪里有得用", "我想订饭有没有得送"]
)
def test_another_question_asks_for_no_share(said):
    assert not asks_own(said, "voucher")


@pytest.mark.parametrize(
    "said", ["瘫了几年", "病了好几年", "瘫在床几年", "这几年身体差", "几年前批过的"]
)
def test_how_long_something_has_lasted_asks_for_no_date(said):
    assert kinds_in(normalise(said).text) == ()


@pytest.mark.parametrize("said", ["那还要几年", "几年能建好", "到哪年"])
def test_by_when_is_still_asked(said):
    assert kinds_in(normalise(said).text) == ("deadline",)
