"""Hours, closed days, statutory holidays, and what is free near a full day."""

from datetime import date, time

import pytest

from care.booking_calendar import is_full, is_holiday, nearest_free, part_of, why_closed
from care.booking_services import read_service, services
from care.errors import ContentError

ENTRY = {
    "id": "cleaning",
    "name": "家政",
    "aliases": ["家政"],
    "called": ["打扫"],
    "ask": ["date", "time", "phone", "name"],
    "task": [],
    "ends": "booking",
    "provider": "虚构服务站",
    "price": None,
    "clause": "15",
}
LIMITED = read_service(
    ENTRY
    | {
        "hours": ["08:00", "18:00"],
        "closed": ["日"],
        "holidays": False,
        "capacity": {"上午": 1, "下午": 2},
    }
)


@pytest.mark.parametrize(
    ("value", "part"),
    [("08:30", "上午"), ("12:30", "中午"), ("15:00", "下午"), ("19:00", "晚上"), ("上午", "上午")],
)
def test_a_time_belongs_to_a_part_of_the_day(value, part):
    assert part_of(value) == part


@pytest.mark.parametrize(
    ("day", "value", "why"),
    [
        ("2026-11-24", "08:00", None),
        ("2026-11-24", "18:30", "closed_hours"),
        ("2026-11-24", "晚上", "closed_hours"),
        ("2026-11-29", "09:00", "closed_day"),
        ("2027-01-01", "09:00", "closed_holiday"),
        ("2026-11-24", None, None),
    ],
)
def test_why_a_service_cannot_be_had(day, value, why):
    assert why_closed(LIMITED, day, value) == why


def test_a_service_without_limits_is_always_open_and_never_full():
    open_service = read_service(ENTRY)
    assert why_closed(open_service, "2027-01-01", "23:00") is None
    assert not is_full(open_service, "上午", ["上午"] * 100)


def test_hours_of_a_part_are_counted_together_with_the_part():
    assert not is_full(LIMITED, "14:00", ["15:00"])
    assert is_full(LIMITED, "14:00", ["15:00", "下午", "上午"])


def test_a_full_day_offers_its_other_parts_and_then_the_days_after():
    booked = {"2026-11-28": ["09:00"], "2026-11-30": []}
    free = nearest_free(LIMITED, "2026-11-28", "上午", lambda day: booked.get(day, []))
    # Sunday the 29th is closed
    assert free == [("2026-11-28", "下午"), ("2026-11-30", "上午")]


@pytest.mark.parametrize(
    "day",
    [(2026, 10, 3), (2027, 1, 1), (2027, 2, 5), (2027, 2, 6), (2027, 2, 8), (2026, 9, 25)],
)
def test_statutory_holidays_with_the_lunar_ones(day):
    assert is_holiday(date(*day))


@pytest.mark.parametrize("day", [(2026, 10, 4), (2027, 2, 9), (2028, 1, 1)])
def test_other_days_and_years_not_known_are_none(day):
    assert not is_holiday(date(*day))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ends": "visit"}, "booking or consultation"),
        ({"ask": ["date", "shoe"]}, "nobody can ask for shoe"),
        ({"hours": ["18:00", "08:00"]}, "end before they begin"),
        ({"capacity": {"早上": 3}}, "capacity"),
        ({"closed": ["周日"]}, "weekdays"),
        ({"called": ["("]}, "regular expression"),
        ({"colour": "red"}, "colour"),
        ({"optional": ["items"]}, "must stand in `ask`"),
    ],
)
def test_a_wrong_entry_says_where_and_what(change, said):
    with pytest.raises(ContentError, match="家政") as refused:
        read_service(ENTRY | change)
    assert said in str(refused.value)


def test_every_service_names_its_clause_and_no_price_that_the_policy_lacks():
    for service in services().values():
        assert service.clause
        assert service.price is None
    assert LIMITED.hours == (time(8), time(18))
