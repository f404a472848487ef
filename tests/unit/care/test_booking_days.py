"""One wish for several days: told at once, changed day by day, read back together."""

from datetime import datetime

import pytest

from care.bookings import Draft, Visit
from care.clock import SHANGHAI
from care.extractors.day_lists import TooManyDays, listed
from care.text import normalise
from tests.unit.care.booking_line import Form

SATURDAY = datetime(2026, 11, 21, 9, 30, tzinfo=SHANGHAI)
CONTACT = "住人民东路6号，电话13800000001，我叫陈桂英"


def meal(said, **how):
    return Form(f"订饭，{said}，{CONTACT}", now=SATURDAY, **how)


def days(form):
    return [(v.date[5:], v.time, v.quantity) for v in form.draft.visits()]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("下周一到周三", "23 24 25"),
        ("星期一至五", "23 24 25 26 27"),
        ("周一和周三", "23 25"),
        ("礼拜二、四、六", "24 26 28"),
        ("星期一三五", "23 25 27"),
        ("周一周三", "23 25"),
        ("今晚同听日中午", "21 22"),
        ("23到25号", "23 24 25"),
        ("23、25号", "23 25"),
        ("23号和25号", "23 25"),
        ("明天起三天", "22 23 24"),
        ("明后两天每天一份", "22 23"),
        ("周一要两份，周三要一份", "23 25"),
        ("周一一份，周三也要一份", "23 25"),
    ],
)
def test_several_days_in_one_breath_are_one_list(said, wanted):
    found = listed(normalise(said).text, SATURDAY.date())
    assert " ".join(str(one.day.day) for one in found) == wanted
    assert {one.chain for one in found} == {0}


def test_a_range_of_more_than_two_weeks_is_too_long():
    with pytest.raises(TooManyDays) as many:
        listed("11月25号到12月30号", SATURDAY.date())
    assert many.value.count == 36


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "下周一到周三中午每天一份",
            [("11-23", "中午", 1), ("11-24", "中午", 1), ("11-25", "中午", 1)],
        ),
        ("今晚同听日中午各一份", [("11-21", "晚上", 1), ("11-22", "中午", 1)]),
        (
            "周二中午四份因为我舅舅要过来周三中午就照平时两份",
            [("11-24", "中午", 4), ("11-25", "中午", 2)],
        ),
        ("周一早上和周二下午三点要两份", [("11-23", "上午", 2), ("11-24", "15:00", 2)]),
        (
            "下周一到周四中午一份，周三不用送",
            [("11-23", "中午", 1), ("11-24", "中午", 1), ("11-26", "中午", 1)],
        ),
    ],
)
def test_each_day_has_what_was_told_of_it(said, wanted):
    assert days(meal(said)) == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("不是周三，是周四", "2026-11-26"),
        ("改到周四", "2026-11-26"),
        ("周三改到周四", "2026-11-26"),
        ("还是周四吧", "2026-11-26"),
        ("周三不行，周四吧", "2026-11-26"),
    ],
)
def test_a_second_day_that_corrects_the_first_takes_its_place(said, wanted):
    form = meal("周三中午一份")
    form.say(said)
    assert [visit.date for visit in form.draft.visits()] == [wanted]


@pytest.mark.parametrize("said", ["周一或者周三中午", "周一和周三都行", "周一还是周三好"])
def test_a_choice_between_days_is_no_list(said):
    assert len(meal(said).draft.visits()) < 2


@pytest.mark.parametrize(
    "said",
    [
        "我女儿周二去南宁，周五才回来",
        "她周二要去复查",
        "昨天和前天都没吃饭",
        "周四我女儿放假回家看她",
    ],
)
def test_days_of_a_story_change_no_day(said):
    form = meal("下周一到周三中午一份")
    before = form.draft.visits()
    form.say(said)
    assert form.draft.visits() == before


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("周二那天不要了", "23 25"),
        ("礼拜二唔使送啦", "23 25"),
        ("取消周二", "23 25"),
        ("周一周二不要了", "25"),
        ("只要周一和周三", "23 25"),
        ("周三改到周四", "23 24 26"),
        ("不是周三，是周四", "23 24 26"),
        ("周四也要", "23 24 25 26"),
        ("再加一天周四", "23 24 25 26"),
        ("改成周四", "26"),
    ],
)
def test_one_day_is_taken_off_moved_or_added_and_the_others_stay(said, wanted):
    form = meal("下周一到周三中午一份")
    form.say(said)
    assert " ".join(visit.date[8:] for visit in form.draft.visits()) == wanted
    assert {visit.time for visit in form.draft.visits()} == {"中午"}
    assert form.draft.visits()[0].quantity == 1


def test_portions_or_an_hour_of_one_day_are_only_its_own():
    form = meal("下周一和周三中午一份")
    assert "11月23日1份、11月25日2份" in form.say("周三改成两份")
    assert days(form) == [("11-23", "中午", 1), ("11-25", "中午", 2)]
    form.say("周三要晚上")
    assert days(form) == [("11-23", "中午", 1), ("11-25", "晚上", 2)]
    form.say("都要三份")
    assert [quantity for _, _, quantity in days(form)] == [3, 3]


@pytest.mark.parametrize("said", ["中午的改到十二点半", "明天的改到十二点半"])
def test_an_hour_is_of_the_days_whose_part_it_fits(said):
    form = meal("今晚同听日中午各一份")
    form.say(said)
    assert days(form) == [("11-21", "晚上", 1), ("11-22", "12:30", 1)]


def test_all_days_are_read_back_and_one_yes_books_them():
    form = meal("下周一和周三中午一份")
    said = form.say("你念一遍")
    assert "11月23日星期一、11月25日星期三中午" in said
    form.say("对")
    assert form.outcome == "book"
    assert [one.date for one in form.draft.each()] == ["2026-11-23", "2026-11-25"]


def test_a_range_too_long_is_asked_about_and_the_rest_stays():
    form = Form(f"订饭，11月25号到12月30号每天中午一份，{CONTACT}", now=SATURDAY)
    assert form.progress.asked == "date"
    form.say("那就25号到27号")
    assert days(form) == [("11-25", "中午", 1), ("11-26", "中午", 1), ("11-27", "中午", 1)]


def test_a_day_that_cannot_be_had_is_named_and_the_others_stay():
    later = Form(now=SATURDAY.replace(hour=15))
    said = later.say(f"订饭，今天中午和明天中午各一份，{CONTACT}")
    assert "11月21日星期六办不了" in said
    assert [visit.date for visit in later.draft.visits()] == ["2026-11-22"]


def test_days_on_end_are_said_by_the_first_and_the_last():
    assert "11月23日星期一到11月27日星期五共5天" in meal("下周一到周五中午一份").say("你念一遍")


def test_what_a_day_does_not_say_is_as_on_the_first():
    draft = Draft(date="2026-11-23", time="中午", quantity=2, more=(Visit("2026-11-25"),))
    assert draft.visits()[1] == Visit("2026-11-25", "中午", 2)
    assert draft.with_visits(draft.visits()) == draft
