"""Days kept by the moon's calendar: 外婆只记农历，她说三月十八."""

from datetime import datetime

import pytest

from care.booking_by_the_moon import by_the_moon
from care.extractors import times


def at(day):
    return datetime.fromisoformat(f"{day}T09:00+08:00")


@pytest.mark.parametrize(
    ("today", "said", "day"),
    [
        ("2027-04-12", "外婆只记农历，她说三月十八才有空", "2027-04-24"),
        ("2027-03-01", "我们老人家记日子都看黄历的 你就写二月十九", "2027-03-26"),
        ("2027-08-10", "我哋老人家睇旧历嘅 你写七月十六啦", "2027-08-17"),
        ("2027-01-20", "二月初三 我讲农历啊", "2027-03-10"),
        ("2027-04-06", "三月十八 上午", "2027-04-24"),
    ],
)
def test_a_day_told_by_the_moon_is_the_moons(today, said, day):
    assert times.resolve_date(by_the_moon(said, at(today)), at(today)).date == day


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2027-03-01", "三月十八上午"),
        ("2027-04-06", "三月十八号"),
        ("2027-04-06", "公历三月十八"),
        ("2027-04-06", "我不看农历的 四月二十来"),
        ("2027-04-06", "我生日是农历三月十八 四月二十来吧"),
        ("2027-04-06", "农历三月十八"),
        ("2027-11-20", "三月十八"),
        ("2027-04-06", "三月十八岁的"),
    ],
)
def test_every_other_day_is_the_suns(today, said):
    assert by_the_moon(said, at(today)) == said
