"""Which of the figures in a turn is somebody's age, and which one is put right."""

from __future__ import annotations

from datetime import date

import pytest

from care.eligibility_hearing import hear
from care.extractors import ages

TODAY = date(2026, 12, 2)


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("我父亲66岁，渐冻症。他还没到70岁，是不是没他的份", 66),
        ("我还没到70岁", 69),
        ("我住山上 七十岁多一点 七十二 我没有低保", 72),
        ("今年六十九 明年三月份才做七十大寿", 69),
        ("八十咯 五月初三满的 孙子在柳州读大学", 80),
    ],
)
def test_the_age_that_is_meant_is_heard_among_other_figures(said: str, age: int) -> None:
    assert hear(said, "age", TODAY)["age"] == age


@pytest.mark.parametrize(
    "said",
    ["那是几岁开始有得领嘛 有人讲八十 有人讲九十", "70岁那条只管优抚对象", "要满八十岁才有吗"],
)
def test_a_figure_of_a_rule_or_of_hearsay_is_nobodys_age(said: str) -> None:
    assert "age" not in hear(said, None, TODAY)


@pytest.mark.parametrize(
    ("said", "known", "age"),
    [
        ("不是八十三 是七十三", 83, 73),
        ("她七十三，不是八十三", 83, 73),
        ("讲错了，我七十", 69, 70),
    ],
)
def test_an_age_is_put_right_by_a_no_beside_its_figure(said: str, known: int, age: int) -> None:
    assert ages.put_right(said, known) == age


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("我今年六十九 明年三月份才做七十大寿 也没有低保 不是低收入户", 69),
        ("我七十九不是五保 隔壁那个八十", 79),
    ],
)
def test_a_no_to_something_else_puts_no_age_right(said: str, known: int) -> None:
    assert ages.put_right(said, known) is None
