"""Whom a turn at the desk is about, where it names several people."""

from __future__ import annotations

import pytest

from care.desk_people import talked_of
from care.telling import hear


@pytest.mark.parametrize(
    "said",
    [
        "困难是困难的 我和我老公在广东打工 厂里头去年又裁人",
        "我没有低保 今年申请了没批 讲我儿子有车",
        "我儿子是智力残的 他四十几 我七十九 我问的是我自己",
    ],
)
def test_who_works_or_is_only_a_reason_is_not_asked_for(said: str) -> None:
    assert hear(said).told.beneficiary is None
    assert not talked_of(said)


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("我们两口子都是有工作的 岳母自己有养老金两千多 八十四岁", "岳母"),
        ("我们家没有低保，但是外婆87岁，完全卧床", "外婆"),
        ("我老公以前在玉林打工，现在瘫了，能不能领", "我老公"),
        ("我儿子四十五 残疾 有没有补贴", "我儿子"),
        ("我想说我女儿瘫痪了", "我女儿"),
        ("我女儿在养老院上班，护龄津贴她有没有", "我女儿"),
    ],
)
def test_who_is_asked_for_is_heard_beside_others(said: str, whom: str) -> None:
    assert hear(said).told.beneficiary == whom


def test_a_mother_in_law_is_no_name() -> None:
    assert hear("老人是我岳母 她八十四").told.name is None
    assert hear("我是岳小兰").told.name == "岳小兰"
