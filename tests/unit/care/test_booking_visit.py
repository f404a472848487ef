"""What is asked of a visit that stands booked changes nothing of it."""

import pytest

from care.booking_visit import asks_what_to_have_ready, wonders_if_hindered


@pytest.mark.parametrize(
    "text",
    [
        "要是那天落大雨 还来不来的",
        "万一打台风点算",
        "那日停电还修不修得",
        "如果师傅有事来唔到怎么办",
        "万一我那天临时要去医院 能不能改",
        "落大雨还送不送饭的",
        "那天过节你们还上门吗",
        "碰上涨水 还会不会来",
        "要系落雨仲嚟唔嚟",
    ],
)
def test_who_asks_what_becomes_of_it_in_bad_weather_is_heard(text):
    assert wonders_if_hindered(text)


@pytest.mark.parametrize(
    "text",
    [
        "那天我有事 改到后天",
        "那天下雨就改成礼拜六吧",
        "我那天订的几点来",
        "明天来不来",
        "要是护士来了怎么进门",
        "家里下雨漏水 帮我叫师傅",
        "落大雨我出不了门 帮我送饭来",
        "那天不用来了",
    ],
)
def test_a_change_or_another_wish_is_none(text):
    assert not wonders_if_hindered(text)


@pytest.mark.parametrize(
    "said",
    [
        "还要麻烦问下 要不要我自己先买好水龙头",
        "师傅嚟系佢带龙头 定系我自己买定先啊",
        "他们来的时候会自己带工具吗，还是要我们准备拖把水桶",
    ],
)
def test_who_brings_what_is_asked_of_the_visit(said):
    assert asks_what_to_have_ready(said)


@pytest.mark.parametrize("said", ["叫师傅带梯子", "让她带血压计来", "我要买两斤米", "我自己先买了"])
def test_a_wish_for_the_visit_asks_nothing(said):
    assert not asks_what_to_have_ready(said)
