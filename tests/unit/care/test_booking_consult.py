"""A consult ordered at the end of a health story is booked, with what a doctor should hear."""

import pytest

from care.booking_care import worries_in
from care.requests import recognise
from care.text import normalise


@pytest.mark.parametrize(
    "said",
    [
        "开了药又不晓得是饭前吃还是饭后吃所以我想约个医生做健康咨询明天下午三点",
        "我血压高，药怎么吃，想约个医生问问",
        "头晕了半个月想请你们帮我约个大夫看看怎么办",
        "想做个健康咨询，糖尿病能不能吃荔枝",
        "膝盖痛得落唔到楼，想约个健康咨询，后日上昼",
        "替我妈约个医生，她睡不着，药要不要停",
    ],
)
def test_a_consult_that_is_ordered_is_no_question_for_now(said):
    request = recognise(said, "book_health_consult", 0.5)
    assert request is None or request.id != "health_question"


@pytest.mark.parametrize(
    "said",
    [
        "降压药饭前吃还是饭后吃",
        "血压一百六要不要紧",
        "阿司匹林能不能停",
        "我膝盖痛怎么办啊",
        "医生开的药一天吃几粒",
        "医生讲我血压高要紧吗",
    ],
)
def test_a_question_about_health_stays_one(said):
    request = recognise(said, "book_health_consult", 0.5)
    assert request is not None
    assert request.id == "health_question"


@pytest.mark.parametrize(
    ("said", "worry"),
    [
        ("开了药给我我又不晓得是饭前吃还是饭后吃所以我想约个医生", "饭前吃还是饭后吃"),
        ("血压一百七，药不知道是早上吃还是晚上吃，想约个健康咨询", "早上吃还是晚上吃"),
        ("血压降不下来，想约个健康咨询", "血压降不下来"),
        ("我成晚睡不着，想约医生", "睡不着"),
        ("糖尿病能不能吃荔枝，想问医生", "能不能吃荔枝"),
    ],
)
def test_what_the_doctor_should_hear_is_told(said, worry):
    assert any(worry in told for told in worries_in(normalise(said).text))


@pytest.mark.parametrize(
    "said",
    [
        "想约个健康咨询明天上午",
        "上午还是下午都行",
        "我住新街口还是老地方",
        "我叫李明，电话13800000123",
    ],
)
def test_other_details_are_no_worry(said):
    assert worries_in(normalise(said).text) == []
