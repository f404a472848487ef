"""What a booking leaves in the database, and who may see or change it."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

import actions.booking_submit
from care import booking_services
from care.errors import StorageUnavailable
from tests.unit.actions.hotline import Hotline, database

WHOLE = "明天下午三点打扫卫生，住人民东路6号，电话13800000001，我叫陈桂英"


@pytest.fixture
def made(database_url):
    opened = database(database_url)
    yield opened
    opened.close()


def booked(made, **how):
    line = Hotline(made, **how)
    line.say(WHOLE, "book_housekeeping")
    line.say("对", "affirm")
    return line


def test_nothing_is_stored_before_a_yes(made):
    line = Hotline(made)
    said = line.say(WHOLE, "book_housekeeping")
    assert "11月24日星期二下午3点" in said
    assert "138 0000 0001" in said
    assert line.bookings() == []
    assert line.outbox() == []


def test_a_yes_stores_booking_consultation_and_confirmation(made):
    line = booked(made)
    (booking,) = line.bookings()
    assert (booking.service, booking.date, booking.time) == ("家政", "2026-11-24", "15:00")
    assert (booking.phone, booking.name) == ("13800000001", "陈桂英")
    assert booking.reference in "".join(line.said)
    (consultation,) = line.consultations()
    assert consultation.topic == "服务预约"
    (sms,) = line.outbox()
    assert (sms.purpose, sms.to) == ("booking_confirmation", "+8613800000001")
    assert len(sms.body) <= 70
    assert booking.reference in sms.body


def test_the_same_turn_again_books_once_and_says_the_same_reference(made):
    line = Hotline(made)
    line.say(WHOLE, "book_housekeeping")
    before = dict(line.slots)
    first = line.say("对", "affirm", turn_id="t_yes")
    line.slots, line.active = before, True
    second = line.say("对", "affirm", turn_id="t_yes")
    assert first == second
    assert len(line.bookings()) == len(line.outbox()) == len(line.consultations()) == 1


def test_a_yes_said_again_because_its_answer_was_lost_books_once(made):
    line = Hotline(made)
    line.say(WHOLE, "book_housekeeping")
    before = dict(line.slots)
    first = line.say("对", "affirm")
    line.slots, line.active = before, True
    second = line.say("对", "affirm")
    assert first == second
    assert len(line.bookings()) == len(line.outbox()) == len(line.consultations()) == 1
    with made.read() as tx:
        assert tx.effects.find("t_c_1_3", "booking") == line.bookings()[0].id


def test_a_booking_that_differs_in_one_detail_is_another(made):
    line = booked(made)
    line.say("还要后天下午三点打扫卫生，住人民东路6号，电话13800000001", "book_housekeeping")
    line.say("对", "affirm")
    assert len(line.bookings()) == 2


def test_a_reference_that_is_taken_is_drawn_again(made, monkeypatch):
    drawn = iter(["111111", "111111", "222222"])
    monkeypatch.setattr(actions.booking_submit, "new_reference", lambda: next(drawn))
    booked(made, conversation="c_1")
    line = booked(made, conversation="c_2")
    assert [b.reference for b in line.bookings()] == ["222222"]


def test_a_database_that_is_gone_is_said_and_a_second_yes_books(made, monkeypatch):
    line = Hotline(made)
    line.say(WHOLE, "book_housekeeping")

    @contextmanager
    def gone():
        raise StorageUnavailable("gone")
        yield

    with monkeypatch.context() as patch:
        patch.setattr(made, "begin", gone)
        said = line.say("对", "affirm")
    assert "还没订上" in said
    assert "按0" in said
    line.active = True
    line.say("对", "affirm")
    assert len(line.bookings()) == 1


def test_calling_it_off_stores_nothing(made):
    line = Hotline(made)
    line.say("我想请人打扫", "book_housekeeping")
    assert "不订了" in line.say("算了，不办了", "cancel_booking")
    assert line.bookings() == []


def test_a_booking_is_changed_by_its_reference_after_a_yes(made):
    reference = booked(made).bookings()[0].reference
    line = Hotline(made, conversation="c_2")
    line.say(f"预约号{reference}，改到后天上午", "change_booking")
    assert line.bookings() == []
    assert reference in line.say("对", "affirm")
    (booking,) = line.bookings()
    assert (booking.status, booking.date, booking.time) == ("changed", "2026-11-25", "上午")
    with made.read() as tx:
        assert tx.bookings.history(booking.id)[0]["before"]["date"] == "2026-11-24"


def test_the_calling_number_alone_proves_nothing(made):
    booked(made)
    line = Hotline(made, conversation="c_2", caller="+8613800000001")
    said = line.say("查一下我的预约", "check_booking")
    assert "编号" in said
    assert "家政" not in said


def test_phone_name_and_date_together_prove_it(made):
    booked(made)
    line = Hotline(made, conversation="c_2")
    line.say("查一下我的预约", "check_booking")
    line.say("电话13800000001")
    said = line.say("陈桂英，明天那个")
    assert "家政" in said
    assert "11月24日星期二下午3点" in said


def test_a_wrong_name_is_told_nothing(made):
    booked(made)
    line = Hotline(made, conversation="c_2")
    line.say("查一下我的预约", "check_booking")
    said = line.say("电话13800000001，我叫李秀兰，明天的")
    assert "家政" not in said


def test_a_booking_is_cancelled_after_a_yes_and_kept_after_a_no(made):
    line = booked(made)
    line.say("取消预约", "cancel_booking")
    assert "不动" in line.say("不是", "deny")
    assert line.bookings()[0].status == "confirmed"
    line.say("取消预约", "cancel_booking")
    line.say("对，取消", "cancel_booking")
    assert line.bookings()[0].status == "cancelled"


@pytest.fixture
def one_place(monkeypatch):
    """家政 with a single place a morning and afternoon."""
    offered = dict(booking_services.services())
    limited = replace(offered["家政"], capacity={"上午": 1, "下午": 1})
    monkeypatch.setattr(booking_services, "_services", lambda: offered | {"家政": limited})


def test_a_full_day_offers_the_nearest_free_ones(made, one_place):
    booked(made)
    line = Hotline(made, conversation="c_2")
    said = line.say(WHOLE, "book_housekeeping")
    assert "订满" in said
    assert "11月24日星期二上午" in said
    assert "11月25日星期三下午" in said
    line.say("那就后天下午")
    line.say("对", "affirm")
    assert [(b.date, b.time) for b in line.bookings()] == [("2026-11-25", "下午")]


def test_a_place_that_is_taken_between_read_back_and_yes_is_not_booked_twice(made, one_place):
    late = Hotline(made, conversation="c_2")
    late.say(WHOLE, "book_housekeeping")
    booked(made)
    assert "订满" in late.say("对", "affirm")
    assert late.bookings() == []


def test_the_same_service_twice_on_a_day_is_noticed_and_still_bookable(made):
    booked(made)
    line = Hotline(made, conversation="c_2")
    assert "已经订过家政" in line.say(WHOLE, "book_housekeeping")
    line.say("对", "affirm")
    assert len(line.bookings()) == 1


def test_right_after_it_a_booking_is_reassured_with_its_facts(made):
    line = booked(made)
    said = line.say("真的订上了？不会没人来吧？", "check_booking")
    assert "放心" in said
    assert "11月24日星期二下午3点" in said
    line.say("取消明天那个", "cancel_booking")
    line.say("对", "affirm")
    assert "取消好了" in line.say("真的取消了哈？", "cancel_booking")
    assert len(line.bookings()) == 1


def test_some_other_time_asks_for_no_reference(made):
    line = booked(made)
    said = line.say("好，麻烦了，等她回来以后再约。", "cancel_booking")
    assert "编号" not in said
    assert not line.slots["requested_slot"]


def test_anger_cancels_nothing(made):
    line = Hotline(made)
    assert "编号" not in line.say("推来推去，那我找哪个去！", "cancel_booking")
    assert not line.slots["requested_slot"]


def test_a_question_while_a_booking_is_looked_up_waits_for_no_reference(made):
    line = Hotline(made)
    line.say("我要取消预约", "cancel_booking")
    assert "编号" not in line.say("你到底是人还是机器？", "out_of_scope")
    assert line.slots["requested_slot"] == "reference"


def test_a_remark_with_the_yes_goes_into_the_note(made):
    line = Hotline(made)
    line.say(WHOLE, "book_housekeeping")
    line.say("好，就这样，师傅到了喊门大声点", "affirm")
    (booking,) = line.bookings()
    assert "喊门大声点" in booking.note


def test_the_second_booking_of_a_call_is_told_with_the_first(made):
    line = booked(made)
    line.say("还要后天下午三点打扫卫生", "book_housekeeping")
    said = line.say("对", "affirm")
    assert "11月24日" in said
    assert "2" in said


def test_a_question_about_health_opens_no_booking_but_offers_one(made):
    line = Hotline(made)
    said = line.say("我膝头哥一到天冷就酸，系咪缺钙啊？", "book_health_consult")
    assert "医生" in said
    assert "哪天" in line.say("好，帮我约", "affirm")
    assert line.bookings() == []


def test_a_yes_for_several_days_stores_one_booking_for_each(made):
    line = Hotline(made)
    said = line.say(f"{DAYS}，住人民东路6号，电话13800000001，我叫陈桂英", "book_meal")
    assert "11月25日星期三、11月27日星期五" in said
    said = line.say("对", "affirm")
    first, second = sorted(line.bookings(), key=lambda booking: str(booking.date))
    assert (first.date, second.date) == ("2026-11-25", "2026-11-27")
    assert first.reference != second.reference
    assert f"{first.reference}、{second.reference}" in said
    assert first.phone == second.phone == "13800000001"
    (consultation,) = line.consultations()
    assert first.reference in consultation.outcome
    assert second.reference in consultation.outcome
    assert len(line.outbox()) == 2


def test_the_same_yes_again_stores_no_day_twice(made):
    line = Hotline(made)
    line.say(f"{DAYS}，住人民东路6号，电话13800000001，我叫陈桂英", "book_meal")
    before = dict(line.slots)
    first = line.say("对", "affirm", turn_id="t_yes")
    line.slots, line.active = before, True
    assert line.say("对", "affirm", turn_id="t_yes") == first
    assert len(line.bookings()) == 2


def test_the_days_of_one_booking_are_none_of_the_next(made):
    line = Hotline(made)
    line.say(f"{DAYS}，住人民东路6号，电话13800000001，我叫陈桂英", "book_meal")
    line.say("对", "affirm")
    line.say("再约个打扫卫生，下周二上午九点", "book_housekeeping")
    line.say("对", "affirm")
    assert len(line.bookings()) == 3


DAYS = "订饭，周三和周五中午一份"
