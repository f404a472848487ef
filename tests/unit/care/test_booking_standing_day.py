"""A weekday or a step told of a booking that stands is reckoned from the day of the booking."""

from dataclasses import fields
from datetime import datetime
from typing import Any

import pytest

from care.booking_changes import wanted_changes
from care.booking_hearing import hear
from care.bookings import Draft
from care.records import Booking

MONDAY = datetime.fromisoformat("2026-11-30T09:00+08:00")
FRIDAY = datetime.fromisoformat("2026-11-27T09:00+08:00")
THURSDAY = datetime.fromisoformat("2026-12-03T10:00+08:00")


def _day_after(text: str, day: str, now: datetime) -> str:
    told: dict[str, Any] = {field.name: None for field in fields(Booking)}
    told |= {"service": "健康咨询", "status": "confirmed", "date": day, "time": "09:30"}
    booking = Booking(**(told | {"items": ()}))
    heard = hear(text, asked=None, draft=Draft.from_slots(vars(booking)), now=now)
    assert heard.when.problem is None
    return str(wanted_changes(heard, booking, now).get("date", day))[5:]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("哦，那天撞到我侄子结婚咯，去不得，帮我推后一日，礼拜五，时间照旧", "12-04"),
        ("对，改成礼拜五", "12-04"),
        ("改做拜六啦", "12-05"),
        ("礼拜四我要去饮喜酒，改礼拜五先", "12-04"),
        ("早一天，礼拜三来", "12-02"),
        ("提前到礼拜二", "12-01"),
        ("提前一日，拜三得唔得", "12-02"),
        ("往后推到周六上午", "12-05"),
        ("改到礼拜一", "11-30"),
        ("推迟到礼拜一", "12-07"),
        ("推到下个礼拜", "12-10"),
        ("推后一个礼拜", "12-10"),
        ("改到下一个礼拜同一天", "12-10"),
        ("改到下个礼拜三", "12-02"),
        ("改到这个礼拜六", "11-28"),
        ("改到5号", "12-05"),
        ("推后一日，5号", "12-05"),
        ("挪后两日", "12-05"),
        ("迟一日啦", "12-04"),
        ("改到星期五上午八点", "12-04"),
        ("我女儿礼拜六先返，改礼拜日", "12-06"),
        ("改到明天", "11-28"),
        ("改到后日下昼", "11-29"),
        ("推迟一天，星期六", "12-05"),
        ("换到星期五下午三点", "12-04"),
        ("同一个礼拜的礼拜五", "12-04"),
        ("周四不行，周五行不行", "12-04"),
        ("改到下周一", "11-30"),
        ("改到下下周一", "12-07"),
        ("时间改成下午三点", "12-03"),
        ("推到下个礼拜，礼拜二", "12-01"),
        ("提前半个钟", "12-03"),
        ("改到礼拜二，提前一个钟", "12-01"),
        ("厓想退后一日，拜五来", "12-04"),
    ],
)
def test_from_a_thursday_of_next_week(text, day):
    assert _day_after(text, "2026-12-03", FRIDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("改成礼拜一", "12-07"),
        ("改成礼拜五", "12-04"),
        ("改礼拜三", "12-09"),
        ("提前到礼拜四", "12-03"),
        ("推后一日礼拜一", "12-07"),
    ],
)
def test_from_a_sunday_of_this_week(text, day):
    assert _day_after(text, "2026-12-06", THURSDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("礼拜五下昼来", "2026-11-27"), ("想约下个礼拜三", "2026-12-02")],
)
def test_where_nothing_stands_a_weekday_is_the_next_one(text, day):
    heard = hear(text, asked="date", draft=Draft(service="家政"), now=FRIDAY)
    assert heard.when.date == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("礼拜二 礼拜二我在家的 你写礼拜二就对了", "12-08"),
        ("下个礼拜二对的 不过推后一天吧 礼拜三 礼拜二那天停水", "12-09"),
        ("这个礼拜二", "12-01"),
    ],
)
def test_the_weekday_of_the_day_that_stands_is_that_day(text, day):
    assert _day_after(text, "2026-12-08", MONDAY) == day
