"""Who goes through several days aloud is booked for the one they settle on."""

from datetime import datetime

import pytest

from care import booking_when
from care.booking_hearing import hear
from care.booking_settled_day import settled_on
from care.bookings import Draft
from care.text import normalise

NOW = datetime.fromisoformat("2027-03-09T09:12+08:00")  # a Tuesday


def heard(said, *, service="家政", now=NOW, asked="date"):
    return hear(said, asked=asked, draft=Draft(service=service), now=now)


@pytest.mark.parametrize(
    ("said", "day", "hour"),
    [
        ("明天不行 明天我要去卖鸡 后天又要带孙女打针 就大后天下午三点吧", "2027-03-12", "15:00"),
        ("听日我要去街市买餸 后日又约咗老姊妹饮茶 大后日朝早九点三个字啦", "2027-03-12", "09:15"),
        ("天光日𠊎爱去赴墟 后日又爱转外家 大后日朝晨九点来做得", "2027-03-12", "09:00"),
        ("这个礼拜五他要值班 嗯 十三号 上午十点", "2027-03-13", "10:00"),
        ("礼拜四老伴要去复诊 算了 就礼拜五 十点钟来", "2027-03-12", "10:00"),
        ("星期四吗 星期四老伴要去复诊 那就星期五 上午", "2027-03-12", None),
        ("呢个礼拜我喺广州 下个礼拜又要凑孙 下下个礼拜三我先得闲 下昼四点", "2027-03-24", "16:00"),
        ("这个礼拜打台风 下个礼拜二嘛 下午", "2027-03-16", None),
        ("今天他们都上班 明天也不行 通知讲明天停电 后天吧 上午九点", "2027-03-11", "09:00"),
        ("清明那几天全家要上山拜祖 等拜完咯 四月六号 上午九点钟", "2027-04-06", "09:00"),
        ("清明那天人多 莫来 第二天上午", "2027-04-06", None),
        ("清明嗰日屋企人多唔好来 之前一日啦 朝早十点", "2027-04-04", "10:00"),
        ("明天我要去赶圩 后天来吧", "2027-03-11", None),
        ("下个星期嘛，星期三上午", "2027-03-17", None),
        ("下个礼拜三不行，礼拜四吧", "2027-03-18", None),
        ("这个礼拜四要去复诊，礼拜五吧", "2027-03-12", None),
        ("下个礼拜之前来，礼拜五", "2027-03-12", None),
        ("三十号 礼拜二 有人要来看房 就二十九号 礼拜一 下午四点", "2027-03-29", "16:00"),
        ("十五号下午 算了还是就十六号吧", "2027-03-16", None),
        ("十五号上午，就是礼拜一", "2027-03-15", None),
        ("今日就系礼拜二啦 今日我要出街 下个礼拜二 下午三点", "2027-03-16", "15:00"),
        ("今日先系二月初二 就二月初八嗰日 下午", "2027-03-15", None),
        ("今晡日下昼来唔掣 天光日下昼来做得", "2027-03-10", None),
        ("今天下午就来", "2027-03-09", None),
        ("三月三的第二天 十点钟来", "2027-04-10", "10:00"),
        ("十二号 夏午三点", "2027-03-12", "15:00"),
        ("下下个礼拜二 清明她就住下来了 下午两点", "2027-03-23", "14:00"),
    ],
)  # fmt: skip
def test_the_day_that_is_settled_on_is_the_day(said, day, hour):
    when = heard(said).when
    assert (when.date, when.time or hour, when.problem) == (day, hour or when.time, None)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("明天下午来 后天我要去医院", "2027-03-10"),
        ("明天要人来打扫，后天我女儿回来", "2027-03-10"),
        ("礼拜四上午，礼拜五我要去南宁", "2027-03-11"),
        ("后天吧 大后天孙子就要考试了", "2027-03-11"),
        ("明天孙女来看我", "2027-03-10"),
        ("后天我要去医院 要人陪我去 大后天也要", "2027-03-11"),
        ("后天我要去医院 你们派人来 大后天下午还要去一次", "2027-03-11"),
        ("后天下午三点 我女儿那时候在家", "2027-03-11"),
    ],
)
def test_a_day_that_is_ordered_first_stays_whatever_is_told_of_the_next(said, day):
    assert heard(said).when.date == day


def test_portions_told_for_several_days_are_of_each_of_them():
    said = normalise("礼拜四孙子来，要三份，礼拜五就一份").text
    assert settled_on(said) == said


@pytest.mark.parametrize(
    "said", ["是中秋前一天还是当天？", "你写的是星期三还是星期四啊", "那是十五号还是十六号？"]
)
def test_who_asks_which_of_two_days_is_written_down_changes_none(said):
    text = booking_when.wished(normalise(said).text, settled=True)
    assert "还是" not in text


def test_who_would_rather_have_another_day_has_it():
    said = normalise("还是星期四吧").text
    assert booking_when.wished(said, settled=True) == said


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("后天 下午三点左右", "15:00"),
        ("三天后 就是礼拜五 下午两点以后", "14:00"),
        ("后天 我们要去喝喜酒 早上八点四十的车 你让人八点半到", "08:30"),
        ("后天早上八点办 我女儿后天晚上的车", "08:30"),
        ("后天 上午九点到十点之间", "09:00"),
    ],
)
def test_an_hour_told_roughly_is_the_hour_and_that_of_a_train_is_none(said, hour):
    assert heard(said).when.time == hour


def test_each_of_two_days_keeps_its_own_hour():
    when = heard("红花油后日下昼送 洗衣机礼拜六朝早十点来", service="物品代购").when
    assert (when.date, when.part, when.time) == ("2027-03-11", "下午", None)


@pytest.mark.parametrize(
    "said",
    [
        "降压药今早吃完最后一粒 今晚就没得吃了",
        "啲药今朝食埋最后一粒 听日就冇药喇",
        "我的药后天就断药了",
    ],
)
def test_when_the_medicine_runs_out_is_no_day_to_come(said):
    assert heard(said, service="物品代购").when.date is None


@pytest.mark.parametrize(
    ("said", "day"),
    [("药明天送来", "2027-03-10"), ("今晚送药来", "2027-03-09"), ("明天帮我买药", "2027-03-10")],
)
def test_a_day_on_which_medicine_is_to_come_is_the_day(said, day):
    assert heard(said, service="物品代购").when.date == day
