"""One more like it, taking back, notes and all at once: what follows a booking."""

from dataclasses import replace
from datetime import datetime

import pytest

from care.booking_after import begins, wants_reassurance
from care.booking_again import as_before, like
from care.booking_edits import adds_note, meant, orders_another, task_in, wants_back
from care.booking_hearing import hear
from care.bookings import Draft
from care.clock import SHANGHAI
from care.records import Booking

NOW = datetime(2027, 3, 12, 15, 30, tzinfo=SHANGHAI)
CLEAN = Booking(
    "b1",
    "100001",
    "c",
    "t",
    NOW,
    "confirmed",
    "家政",
    date="2027-03-15",
    time="08:30",
    note="带梯子",
)
REPAIR = replace(CLEAN, id="b2", service="维修", time="14:00", note="灯坏了", beneficiary="丈母娘")


def heard(text):
    return hear(text, asked=None, draft=Draft(), now=NOW)


def test_one_more_of_the_same_takes_all_but_its_day():
    text = "再订一个下个礼拜五同样的"
    assert as_before(text)
    assert orders_another(text, [CLEAN])
    found = like(heard(text), CLEAN, text)
    assert (found.service, found.when.date, found.when.time) == ("家政", "2027-03-19", "08:30")
    assert found.note == "带梯子"


def test_the_same_day_of_another_service_takes_only_the_day():
    text = "另外也约一个修灯 同一天 上午十点"
    found = like(heard(text), CLEAN, text)
    assert (found.when.date, found.when.time) == ("2027-03-15", "10:00")
    assert found.note != "带梯子"


@pytest.mark.parametrize("said", ["地址电话一样", "那天我不在", "同时帮我买米", "再来一份"])
def test_these_go_by_no_booking_before(said):
    assert not as_before(said)


@pytest.mark.parametrize("said", ["仲系要", "还是要的", "别取消了", "恢复吧"])
def test_a_cancelling_is_taken_back(said):
    assert wants_back(said)


@pytest.mark.parametrize("said", ["我还是要去医院", "取消", "还要后天送一份饭", "好的"])
def test_these_take_nothing_back(said):
    assert not wants_back(said)


def test_a_word_for_who_comes_is_a_note_and_calls_nobody_off():
    assert adds_note("唔该叫阿姨带埋梯子 天花好高")
    assert task_in("叫师傅带梯子来", [CLEAN], NOW) == "change"
    assert not adds_note("叫他们别来了")


def test_all_of_them_are_called_off_and_a_doubt_calls_off_nothing():
    assert task_in("两个都取消吧，我儿子回来弄", [CLEAN, REPAIR], NOW) == "cancel"
    assert not wants_reassurance("两个都取消吧，我儿子回来弄")
    assert wants_reassurance("两个都取消了吧")


def test_what_is_not_to_be_mended_any_more_is_called_off():
    assert task_in("算了不修了我买个新的", [REPAIR], NOW) == "cancel"


def test_hers_is_the_one_for_somebody_else():
    assert meant("她那个提前半小时", [CLEAN, REPAIR], NOW) == [REPAIR]


def test_a_wish_for_a_time_is_no_change_where_nothing_is_booked():
    assert begins("礼拜六上午十点半来 莫迟到 上次那个师傅讲十点结果十二点才到")
    assert not begins("我上个礼拜订的那个护士我想改下时间")
    assert not begins("十月十四号的")


def test_whom_it_is_for_names_one_of_several():
    assert meant("丈母娘那个改成10点", [CLEAN, REPAIR], NOW) == [REPAIR]


def test_one_more_alike_may_say_so_in_a_clause_of_its_own():
    assert as_before("再订一次后天的，一样的")
