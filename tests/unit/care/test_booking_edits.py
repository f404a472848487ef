"""What a turn does to bookings that stand, and which of them it means."""

from dataclasses import replace
from datetime import datetime

import pytest

from care.booking_changes import without_kept
from care.booking_edits import (
    asks_what_stands,
    left_open,
    may_edit,
    meant,
    orders_another,
    repeats,
    task_in,
)
from care.booking_hearing import hear
from care.bookings import Draft
from care.clock import SHANGHAI
from care.records import Booking
from care.text import normalise

NOW = datetime(2027, 3, 12, 15, 30, tzinfo=SHANGHAI)
MEAL = Booking(
    "b1", "100001", "c", "t", NOW, "confirmed", "助餐", date="2027-03-15", time="中午", quantity=1
)
REPAIR = replace(MEAL, id="b2", service="维修", date="2027-03-13", time="09:30", quantity=None)
ERRAND = replace(MEAL, id="b3", service="物品代购", quantity=None, items=("糯米3斤", "绿豆1斤"))
SEVERAL = [MEAL, REPAIR, ERRAND]


@pytest.mark.parametrize(
    "said",
    [
        "绿豆唔使喇 隔篱阿婶俾咗我一碗",
        "净系减绿豆",
        "刚才那单再加一包饼干",
        "糯米改成五斤",
        "份数改三份",
        "再来一份吧，我妹也来",
        "地址改了",
        "电话打我女儿的",
        "送到我女儿那里",
        "饭改到星期二",
        "糯米五斤吧三斤怕不够吃",
        "改成2份吧，我弟明天也过去陪他吃",
    ],
)
def test_these_change_what_stands(said):
    assert task_in(said, SEVERAL, NOW) == "change"


@pytest.mark.parametrize("said", ["名字不是莫水生是莫水清", "我名字是水清唔系水生写错咗"])
def test_a_name_put_right_after_the_booking_changes_it(said):
    assert task_in(said, [replace(REPAIR, name="莫水生")], NOW) == "change"


@pytest.mark.parametrize("said", ["糯米三斤要多少钱", "我叫莫水生，问下养老院", "糯米吃完了没有"])
def test_what_names_a_thing_or_the_caller_alone_changes_nothing(said):
    booked = [replace(ERRAND, name="莫水生")]
    assert task_in(said, booked, NOW) is None


@pytest.mark.parametrize(
    "said",
    ["那礼拜一的饭就不要了，修水龙头的照旧", "饭唔要喇", "修水龙头的取消", "星期六那个不用来了"],
)
def test_these_cancel_one_of_them(said):
    assert task_in(said, SEVERAL, NOW) == "cancel"


def test_a_list_of_which_nothing_is_left_is_cancelled():
    assert task_in("糯米和绿豆都不要了", [ERRAND], NOW) == "cancel"


@pytest.mark.parametrize(
    "said",
    [
        "那现在我还剩哪个 你念给我听听",
        "最后再讲一次给我听，是星期几",
        "我订嗰个系几时",
        "我现在一共订了几样",
    ],
)
def test_these_ask_what_stands(said):
    assert task_in(said, SEVERAL, NOW) == "check"
    assert asks_what_stands(normalise(said).text)


@pytest.mark.parametrize(
    "said",
    [
        "好，谢谢",
        "不用了",
        "没有了",
        "再讲一次",
        "高龄津贴什么时候发",
        "护理不要钱吗",
        "帮我再订一份后天的饭",
        "再约个护士来打针",
        "还要后天下午三点打扫卫生，住人民东路6号，电话13800000001",
        "我女儿打电话来了",
        "一个月要多少钱",
    ],
)
def test_these_do_nothing_to_what_stands(said):
    assert task_in(said, SEVERAL, NOW) is None


def test_without_a_booking_nothing_is_changed():
    assert task_in("饭不要了", [], NOW) is None


def test_the_one_given_up_is_meant_and_not_the_one_that_stays():
    said = "那礼拜一的饭就不要了 修水龙头的照旧啊"
    assert meant(said, SEVERAL, NOW) == [MEAL]


def test_the_day_of_a_booking_names_it():
    assert meant("星期六那个不用来了", [MEAL, REPAIR], NOW) == [REPAIR]


def test_what_is_on_a_list_names_the_list():
    assert meant("绿豆不要了", SEVERAL, NOW) == [ERRAND]


def test_what_stays_speaks_for_the_other():
    assert meant("修水龙头的照旧", [MEAL, REPAIR], NOW) == [MEAL]


def test_a_turn_that_names_none_may_mean_each():
    assert meant("我要改一下", SEVERAL, NOW) == SEVERAL


def test_a_service_that_does_not_stand_is_ordered():
    assert orders_another("再约个人来修水龙头", [MEAL])
    assert not orders_another("帮我约的饭改到后天", [MEAL])
    assert not orders_another("再订一份饭", [MEAL])


@pytest.mark.parametrize(
    ("said", "slot"),
    [
        ("地址改了", "address"),
        ("电话打我女儿的", "phone"),
        ("换个电话", "phone"),
        ("名字写错了", "name"),
        ("日子要改", "date"),
        ("改到后天", None),
        ("我打了电话", None),
    ],
)
def test_a_slot_is_called_different_without_its_value(said, slot):
    assert left_open(normalise(said).text) == slot


def test_who_says_the_new_values_again_agrees():
    draft = Draft(service="助餐", date="2027-03-15", time="中午", quantity=2)
    again = hear("对对 改成星期一 两份", asked="confirm", draft=draft, now=NOW)
    assert repeats(again, {})
    assert not repeats(again, {"date": "2027-03-16"})
    assert not repeats(hear("等一下", asked="confirm", draft=draft, now=NOW), {})


def test_a_pause_parts_what_stays_from_what_goes():
    assert without_kept("饭就不要了 修水龙头的照旧啊") == "饭就不要了"
    assert without_kept("系 三斤 其他照旧", cancelling=False) == "是，三斤"
    assert without_kept("其他照旧", cancelling=False) == "其他照旧"


def test_words_that_may_edit_are_not_asked_about():
    assert may_edit("再来一份吧")
    assert may_edit("饭不要了")
    assert not may_edit("好，谢谢")


@pytest.mark.parametrize(
    "said", ["好，谢谢你啊，提前祝你中秋快乐", "到之前先打个电话", "麻烦提前给我打电话"]
)
def test_a_blessing_and_a_call_before_coming_move_nothing(said):
    assert not may_edit(said)


def test_an_earlier_hour_does():
    assert may_edit("提前一个钟头来")


TAP = replace(REPAIR, note="水龙头坏")


@pytest.mark.parametrize("said", ["灯毋使修 净系水龙头", "灯也不用换 就修水龙头"])
def test_what_else_need_not_be_done_cancels_nothing(said):
    assert task_in(said, [TAP], NOW) is None


@pytest.mark.parametrize("said", ["佢哋来毋使带梯 灯毋使修", "师傅来的时候不用带梯子"])
def test_what_whoever_comes_need_not_bring_is_told_to_them(said):
    assert task_in(said, [TAP], NOW) == "change"


@pytest.mark.parametrize(
    "said", ["水龙头不用修了", "不用修了 好了", "那个不用修了", "师傅不用来了"]
)
def test_what_was_booked_and_is_given_up_is_cancelled(said):
    assert task_in(said, [TAP], NOW) == "cancel"
