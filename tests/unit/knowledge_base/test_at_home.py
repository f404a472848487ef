"""Who lives in a county, town or street of ours is never sent to other regions' rules."""

import pytest

ELSEWHERE = "没有写明别处"


@pytest.mark.parametrize(
    "text",
    [
        "我想问下嗰个高龄津贴系点样嘅 我阿妈九十二啦 住喺玉州城西",
        "我们北流隆盛镇有没有高龄津贴",
        "兴业石南有没有养老补贴",
        "玉州区城西街道的护理补贴是多少",
        "福绵那边跟玉州的高龄补贴一样吗",
        "陆川乌石镇这边有什么补贴给老人",
    ],
)
def test_a_place_of_ours_is_not_elsewhere(answerer, text):
    assert ELSEWHERE not in answerer.answer(text).reply


@pytest.mark.parametrize("text", ["我想问下那个高龄津贴是怎么样的", "高龄津贴怎么样"])
def test_who_names_no_region_is_not_sent_elsewhere(answerer, text):
    found = answerer.answer(text)
    assert ELSEWHERE not in found.reply
    assert "19" in {c.clause for c in (*found.citations, *found.related)}


@pytest.mark.parametrize("text", ["南宁的高龄津贴怎么发", "我在玉州住，想问南宁的高龄津贴有没有"])
def test_another_region_that_is_named_is_elsewhere(answerer, text):
    assert ELSEWHERE in answerer.answer(text).reply


def test_an_amount_that_is_not_written_still_has_its_clause(answerer):
    found = answerer.answer("高龄津贴 一个月几多钱")
    assert not found.answerable
    assert [c.clause for c in found.related] == ["19"]
