"""几 that tells how long or how often, apart from 几 that asks."""

import pytest

from care.desk import asks
from care.following import kinds_in, leaning
from care.loose_counts import without_loose_counts
from care.requests import recognise
from care.text import normalise
from knowledge_base.questions import wanted

TELLS = [
    "她痴呆几年了",
    "瘫咗好几年啦",
    "我退休几年了",
    "病咗几个月喇",
    "佢有几次半夜跑出去",
    "等了几日了都冇人来",
    "来咗几次都冇人",
    "十几年嘅老毛病",
    "几十年老街坊",
    "几年前中过风",
    "过几年我也六十五了",
]
ASKS = [
    "要几年建好",
    "几年能建成",
    "几年内完成",
    "要在几年前完成",
    "还要等几天",
    "住几年才可以领",
    "一年有几次体检",
    "有几个部门负责",
    "第几年开始发",
    "几时建成",
]


def plain(text):
    return normalise(text).text


@pytest.mark.parametrize("text", TELLS)
def test_who_tells_how_long_it_has_lasted_asks_for_no_date(text):
    assert "几" not in without_loose_counts(plain(text))
    assert not asks(text)
    assert not kinds_in(plain(text))
    assert not {want.kind for want in wanted(plain(text))} & {"deadline", "count"}


@pytest.mark.parametrize("text", ASKS)
def test_who_asks_how_long_or_how_many_still_asks(text):
    assert without_loose_counts(plain(text)) == plain(text)


@pytest.mark.parametrize("text", ["要几年建好", "几年能建成", "几年内完成"])
def test_a_date_asked_for_is_still_a_date(text):
    assert "deadline" in kinds_in(plain(text))
    assert "deadline" in {want.kind for want in wanted(plain(text))}


@pytest.mark.parametrize(
    "text",
    [
        "我退休几年了，身体还硬朗，想报名做为老服务的志愿者",
        "我退休好几年啦 得闲 想做义工帮下老人",
        "退咗休几年了 我要报名参加志愿者",
    ],
)
def test_who_has_been_retired_for_years_may_sign_up(text):
    request = recognise(text, "volunteer_signup", 0.99)
    assert request is not None
    assert request.id == "volunteer"


@pytest.mark.parametrize("text", ["志愿者登记几年一次", "几时可以报名做志愿者"])
def test_what_is_asked_of_a_sign_up_is_none(text):
    assert recognise(text, "volunteer_signup", 0.99) is None


def test_a_sum_of_a_fee_alone_is_asked_of_what_was_told():
    assert leaning(plain("要交几多学费")).bare
    assert not leaning(plain("护理费减多少")).bare
