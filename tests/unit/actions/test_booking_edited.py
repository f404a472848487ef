"""A booking that was just made is changed, given up or asked for, whatever a turn was taken for."""

import pytest

from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import Hotline, database


@pytest.fixture
def made(database_url):
    opened = database(database_url)
    yield opened
    opened.close()


def shopped(made):
    line = Hotline(made)
    line.say(
        "买米一袋、绿豆一斤，明天上午，住人民东路6号，电话13800000001，我叫陈桂英", "book_errand"
    )
    line.say("对", "affirm")
    return line


def test_a_thing_is_taken_off_the_list_of_a_booking(made):
    line = shopped(made)
    assert "米1袋，对吗" in line.say("绿豆唔使喇", "cancel_booking")
    assert "改好" in line.say("系 净系减绿豆", "deny")
    assert line.bookings()[0].items == ("米1袋",)


def test_a_wish_for_one_thing_more_opens_no_second_booking(made):
    line = shopped(made)
    assert "饼干1包" in line.say("刚才那单再加一包饼干", "book_errand")
    line.say("对", "affirm")
    (booking,) = line.bookings()
    assert booking.items == ("米1袋", "绿豆1斤", "饼干1包")


def test_a_list_without_anything_left_is_cancelled_after_a_yes(made):
    line = shopped(made)
    assert "取消物品代购" in line.say("米和绿豆都不要了", "change_booking")
    line.say("对", "affirm")
    assert line.bookings()[0].status == "cancelled"


def test_what_is_given_up_is_cancelled_though_taken_for_a_change(made):
    line = shopped(made)
    line.say("后天中午送一份饭，地址电话一样", "book_meal")
    line.say("对", "affirm")
    assert "取消助餐" in line.say("那后天的饭就不要了，买米的照旧", "change_booking")
    line.say("对 只取消饭", "change_booking")
    stands = {booking.service: booking.status for booking in line.bookings()}
    assert stands == {"物品代购": "confirmed", "助餐": "cancelled"}
    left = line.say("那我还剩哪个", "check_booking")
    assert "物品代购" in left
    assert "助餐" not in left


def test_another_place_is_asked_for_and_taken(made):
    line = shopped(made)
    assert "哪里" in line.say("地址改了", "change_booking")
    assert "新民路12号" in line.say("新民路12号", "inform")
    line.say("对", "affirm")
    assert line.bookings()[0].address == "新民路12号"


def test_a_wish_instead_of_a_change_ends_the_search(made):
    line = shopped(made)
    assert "改成什么" in line.say("我要改一下", "change_booking")
    assert "改成什么" not in line.say("多谢哦 新年快乐", "thanks")
    assert line.slots["requested_slot"] is None


@pytest.mark.parametrize("intent", ["check_booking", "cancel_booking", "change_booking"])
def test_what_becomes_of_it_in_bad_weather_touches_no_booking(made, intent):
    line = shopped(made)
    assert line.say("要是那天落大雨 还来不来的", intent) == ""  # the desk answers
    (booking,) = line.bookings()
    assert booking.status == "confirmed"


@pytest.mark.parametrize("intent", ["check_booking", "out_of_scope"])
def test_what_becomes_of_it_in_bad_weather_is_noted_and_nothing_promised(made, intent):
    shopped(made)
    desk = DeskLine(made)
    assert "预约照留" in desk.say("万一打台风点算", intent)
    assert any("变故" in row.outcome for row in desk.consultations())


def test_weather_without_a_booking_is_no_matter_of_ours(made):
    assert "预约照留" not in DeskLine(made).say("万一打台风点算", "out_of_scope")


def test_a_day_put_off_because_of_rain_is_a_change(made):
    line = shopped(made)
    assert "照留" not in line.say("那天下雨就改成后天吧", "change_booking")
    assert line.slots["requested_slot"]
