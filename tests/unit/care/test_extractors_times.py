"""Days and times as they are said, and what they mean."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from care.extractors import times

CASES = yaml.safe_load(
    (Path(__file__).parent / "extractors" / "times.yaml").read_text(encoding="utf-8")
)
NOW = "2026-11-23T09:30+08:00"


def spans(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for when in times.find(text):
        found.setdefault(("new_" if when.new else "") + when.kind, when.said)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['said']}@{case.get('now', '')}")
def test_the_day_and_hour_are_those_that_were_meant(case: dict[str, Any]) -> None:
    found = times.resolve_date(case["said"], datetime.fromisoformat(case.get("now", NOW)))
    wanted = times.Resolved(*(case.get(k) for k in ("date", "part", "time", "problem")))
    assert found == wanted


@pytest.mark.parametrize(
    "case", [case for case in CASES if "spans" in case], ids=lambda case: case["said"]
)
def test_the_words_are_the_callers_own(case: dict[str, Any]) -> None:
    assert spans(case["said"]) == case["spans"]


def test_weeks_begin_on_monday_on_every_day_of_two_years() -> None:
    for day in range(800):
        now = datetime.fromisoformat("2026-01-01T08:00+08:00") + timedelta(days=day)
        monday = now.date() - timedelta(days=now.weekday())
        wednesday = (monday + timedelta(days=9)).isoformat()
        assert times.resolve_date("下个礼拜三", now).date == wednesday


def test_a_booking_is_put_off_or_brought_forward_by_what_was_said() -> None:
    assert times.shifted("推迟一天") == timedelta(days=1)
    assert times.shifted("提前半小时") == timedelta(minutes=-30)
    assert times.shifted("明天上午") is None


@pytest.mark.parametrize(
    ("said", "day", "hour"),
    [
        ("后天不行我要去趁圩 改星期五27号 上午十点", "2026-11-27", "10:00"),
        ("改成后天吧，下午三点来", "2026-11-25", "15:00"),
        ("原来是明天下午三点，改成后天", "2026-11-25", None),
    ],
)
def test_an_hour_said_after_the_new_day_is_of_that_day(
    said: str, day: str, hour: str | None
) -> None:
    found = times.resolve_date(said, datetime.fromisoformat(NOW))
    assert (found.date, found.time) == (day, hour)


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("三点钟我老伴还在睡午觉呢 晚一个钟 四点来", "16:00"),
        ("下午三点不行 上午来 上午十点", "10:00"),
        ("上午九点 太早了吧 十点 对 上午十点", "10:00"),
        ("下午两点 不不 两点我还没睡醒 三点吧", "15:00"),
        ("朝早八点太早啦 九点啦", "09:00"),
        ("晚上七点太早，八点", "20:00"),
        ("下午三点唔得，十点", "10:00"),
        ("八点我都冇睡醒，九点半先", "09:30"),
        ("九点来，我八点还没起床", "09:00"),
        ("上午九点，晚点也行", "09:00"),
        ("下午三点到四点都行", "15:00"),
        ("三点来，五点要接孙子", "15:00"),
        ("下午三点，早一点来也行，四点也行", "15:00"),
    ],
)
def test_of_two_hours_of_which_the_first_is_refused_the_last_holds(said: str, hour: str) -> None:
    assert times.resolve_date(said, datetime.fromisoformat(NOW)).time == hour
