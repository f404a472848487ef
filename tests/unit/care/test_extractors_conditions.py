"""Illnesses that are told, denied and taken back, and what is only said about the line."""

import pytest

from care.extractors import conditions, names


def told(text: str) -> list[str]:
    return [span.said for span in conditions.find(text)]


def denied(text: str) -> list[str]:
    return [span.said for span in conditions.denied(text)]


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        (
            "糖尿病那个改一下，刚问了我妈，不是糖尿病，是血糖偏高而已",
            ["糖尿病", "糖尿病"],
            ["血糖偏高"],
        ),
        ("不是高血压，是低血压", ["高血压"], ["低血压"]),
        ("没有糖尿病，有高血压", ["糖尿病"], ["高血压"]),
        ("高血压记错了，是血脂高", ["高血压"], ["血脂高"]),
        ("她有糖尿病，血糖高", [], ["糖尿病", "血糖高"]),
        ("糖尿病好多年了", [], ["糖尿病"]),
        ("中风好了没", [], ["中风"]),
    ],
)
def test_an_illness_taken_back_gives_way_to_the_right_one(
    text: str, gone: list[str], left: list[str]
) -> None:
    assert denied(text) == gone
    assert told(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "你讲得太快了 我耳朵背 慢一点 再讲一遍",
        "我耳仔有啲背 讲大声啲",
        "我耳背，没听清",
        "听不见你讲什么，大声点",
    ],
)
def test_hearing_badly_on_the_line_is_no_condition(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["我妈耳朵背，来的时候大声点", "老人耳背，讲慢一点", "我爸八十二，耳聋，高血压"]
)
def test_hearing_badly_is_a_condition_of_whom_it_is_told_of(text: str) -> None:
    assert any(word.startswith("耳") for word in told(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("她叫韦春燕，我叫苏敏", ["韦春燕"]),
        ("我妈名字叫钟惠芬", ["钟惠芬"]),
        ("我叫苏敏", []),
        ("她叫什么名字", []),
    ],
)
def test_the_names_of_others_are_told_apart(text: str, found: list[str]) -> None:
    assert [span.said for span in names.others(text)] == found
