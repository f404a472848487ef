"""The service under way is called off by its name while others stay, are booked or wait."""

import pytest
from booking_line import Form

from care.booking_given_up import given_up
from care.bookings import Draft
from care.text import normalise

REPAIR = Draft(service="维修", note="修热水器")
MEAL = Draft(service="助餐")
CLEANING = Draft(service="家政")
NURSE = Draft(service="上门护理", note="量血压和换药")
SHOPPING = Draft(service="物品代购", items=("油1瓶",))


@pytest.mark.parametrize(
    ("said", "draft"),
    [
        ("热水器邻居帮修好了，维修那单取消，午餐照送", REPAIR),
        ("是，只取消维修", REPAIR),
        ("修热水器那个不要了 邻居修好了", REPAIR),
        ("维修不用了 饭照旧", REPAIR),
        ("师傅不用叫了 我儿子会修", REPAIR),
        ("修嗰单唔要喇 饭照送", REPAIR),
        ("热水器又好了 不用修了", REPAIR),
        ("热水器不修了", REPAIR),
        ("阿姨不用来了 我女儿来搞", CLEANING),
        ("唔使搞卫生喇", CLEANING),
        ("护士不用来了 卫生院的会来", NURSE),
        ("饭不要了 修水管照旧", MEAL),
        ("东西不买了 我女儿带来", SHOPPING),
        ("医生也到楼下了 我手还在抖 东西今天先不买了 改天再讲", SHOPPING),
    ],
)
def test_a_service_called_off_by_its_name_is_given_up(said, draft):
    assert given_up(normalise(said).text, draft)


@pytest.mark.parametrize(
    ("said", "draft"),
    [
        ("维修不要取消", REPAIR),
        ("取消维修要不要钱", REPAIR),
        ("水龙头不用修了，修马桶", REPAIR),
        ("不是水龙头，是阀门", REPAIR),
        ("灯不用修了", REPAIR),
        ("师傅不用带梯子", REPAIR),
        ("维修改到下午", REPAIR),
        ("不要上午来修，下午来修", REPAIR),
        ("明天的饭不要了 后天的要", MEAL),
        ("不要送饭到楼下 送上楼", MEAL),
        ("饭不要太硬", MEAL),
        ("午饭不要了 改晚饭", MEAL),
        ("窗不用擦 拖地就得", CLEANING),
        ("不用换药了 量血压就得", NURSE),
        ("护士不用来太早", NURSE),
        ("酱油不要买了", SHOPPING),
        ("东西不要太重", SHOPPING),
    ],
)
def test_a_thing_a_time_or_a_question_gives_nothing_up(said, draft):
    assert not given_up(normalise(said).text, draft)


def test_the_service_that_waits_is_booked_next_with_what_was_told_of_it():
    form = Form("给爸妈订明天午餐2份，另外下周一上午约人修热水器")
    form.say("送到容县杨梅镇成美街27号，联系人封晓，13768541127")
    said = form.say("午饭不要了，修热水器照旧")
    assert "助餐不订了" in said
    assert (form.draft.service, form.draft.date, form.draft.time) == ("维修", "2026-11-30", "上午")
    assert form.progress.queue is None


def test_the_last_service_called_off_ends_the_form():
    form = Form("下周一上午约人修热水器", "容县杨梅镇成美街27号，联系人封晓，13768541127")
    said = form.say("热水器邻居帮修好了，维修那单取消，午餐照送")
    assert form.outcome == "stop"
    assert "维修不订了" in said
