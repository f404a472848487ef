"""What is asked of a visit that stands booked changes nothing of it."""

import pytest

from care.booking_notes import open_questions
from care.booking_visit import (
    asks_of_visit,
    asks_what_they_do,
    asks_what_to_have_ready,
    wonders_if_hindered,
)
from care.text import normalise


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


@pytest.mark.parametrize(
    "said",
    [
        "那是医生打给我还是要我打过去",
        "是你们来还是我自己去",
        "医生上门还是打电话",
        "到时候是护士来我家还是我去卫生院",
        "师傅来之前是你们打电话还是我打",
        "饭是送上来还是我下去拿",
        "要我自己去拿还是你们送",
        "等你们电话还是我再打来",
    ],
)
def test_who_is_to_call_or_come_is_asked_of_the_visit(said):
    assert asks_of_visit(said)
    assert open_questions(normalise(said).text, "confirm")


@pytest.mark.parametrize(
    "said",
    [
        "我还是要打扫",
        "明天是冬至我还是要订饭",
        "电话还是打我的",
        "还是下午来吧",
        "我们还是去年那个地址",
        "你们还是早点来",
        "是我儿子的电话还是打我的吧",
        "他们去玩了我还是在家",
    ],
)
def test_what_stays_as_it_was_is_no_question(said):
    assert not asks_of_visit(said)
    assert not open_questions(normalise(said).text, "confirm")


@pytest.mark.parametrize(
    "text",
    [
        "护士来之前要不要饿肚子啊，要不要空腹",
        "那天要不要提前吃药",
        "护士带不带血压计的",
        "我要准备什么东西",
        "师傅来之前要不要我先搬开柜子",
        "护士是男的还是女的",
        "那日使唔使空腹㗎",
        "来之前能不能吃早餐",
        "抽血前可唔可以饮水",
        "要不要停药那天",
        "佢识唔识讲白话㗎",
        "阿姨会做饭吗",
    ],
)
def test_who_asks_what_to_do_or_to_know_before_the_visit_is_heard(text):
    assert asks_of_visit(text)


@pytest.mark.parametrize(
    "text",
    [
        "叫护士带多副手套",
        "护士几点来",
        "护士来之前打个电话",
        "师傅带梯子来",
        "再帮我约个护士",
        "护士来了没",
        "明天能不能改到下午",
        "那天不用来了",
        "我想请个阿姨做饭",
        "有没有护士上门",
        "要带身份证去办吗",
        "申请要准备什么材料",
    ],
)
def test_a_wish_or_another_matter_asks_nothing_of_the_visit(text):
    assert not asks_of_visit(text)


@pytest.mark.parametrize(
    "said",
    [
        "来的人是出方案，还是只量尺寸？我好请半天假。",
        "师傅来要搞多久",
        "护士来几个人",
        "来的师傅是修还是只看看",
        "上门一次要多久",
        "阿姨做些什么",
    ],
)
def test_what_whoever_comes_will_do_is_asked_of_the_visit(said):
    assert asks_what_they_do(said)
    assert asks_of_visit(said)


@pytest.mark.parametrize(
    "said", ["师傅是上午来还是下午来", "护士几点来", "是男的还是女的", "来的人是谁", "师傅来了没有"]
)
def test_when_and_who_is_none_of_what_they_will_do(said):
    assert not asks_what_they_do(said)
