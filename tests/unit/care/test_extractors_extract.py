"""All entities of an utterance at once."""

import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from care.extractors import LIMIT, extract

CASES = yaml.safe_load(
    (Path(__file__).parent / "extractors" / "utterances.yaml").read_text(encoding="utf-8")
)
NOW = datetime.fromisoformat("2026-11-23T09:30+08:00")
SPOKEN = (
    "幺零一二两三四五六七八九十百千万有又半刻点字分号月日年天后大前明今昨早晚上下午中周星期礼拜初廿卅"
    "正腊冬闰农历改到推迟提前不对是错我姓叫名陈黄妈伴婆住在玉州福绵区县镇路街村斤瓶个买鸡蛋要岁块元"
    "013789 ,，。:/-差过搭几多"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["said"])
def test_an_utterance_gives_just_these_entities(case: dict[str, Any]) -> None:
    assert extract(case["said"]) == case["entities"]


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text(max_size=80), st.text(alphabet=SPOKEN, max_size=40)))
def test_any_text_is_taken_with_and_without_a_clock(text: str) -> None:
    for now in (None, NOW):
        found = extract(text, now)
        assert all(found.values())
        assert set(found) <= {
            *("service", "item", "date", "time", "new_date", "new_time", "age", "phone", "name"),
            *("person", "address", "county", "town", "institution", "condition", "amount"),
            *("phone_incomplete", "resolved"),
        }
        if "phone" in found:
            assert found["phone"].isdigit()


def test_the_clock_adds_what_day_was_meant() -> None:
    found = extract("改到下个礼拜三下午三点", NOW)
    assert found["resolved"] == {
        "date": "2026-12-02",
        "part": "下午",
        "time": "15:00",
        "problem": None,
    }


def test_very_long_texts_are_read_in_bounded_time() -> None:
    for unit in (
        "幺三八",
        "我姓",
        "第三号",
        "下个",
        "初一",
        "人民路",
        "鸡蛋两斤，",
        "不对是1",
        "住",
    ):
        began = time.perf_counter()
        extract(unit * 20_000)
        assert time.perf_counter() - began < 5
    assert LIMIT >= 1000


def test_an_utterance_takes_two_milliseconds_at_the_median() -> None:
    extract(CASES[0]["said"])
    taken = []
    for _ in range(10):
        for case in CASES:
            began = time.perf_counter()
            extract(case["said"])
            taken.append(time.perf_counter() - began)
    assert sorted(taken)[len(taken) // 2] < 0.002
