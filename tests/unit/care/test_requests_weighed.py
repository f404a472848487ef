"""Words that a sure question outweighs, and words that nothing outweighs."""

import pytest

from care.requests import intent_of, recognise

ABOUT_HOMES = [
    "你好我打听下 我弟弟想跟人合股起个养老院 是不是跟公家一样全部免",
    "我想打听下养老院的护工要不要持证",
]


@pytest.mark.parametrize("said", ABOUT_HOMES)
def test_a_sure_question_about_the_rules_seeks_no_home(said):
    assert recognise(said, "ask_policy", 0.97) is None
    assert intent_of(said, "ask_policy", 0.97) != "ask_institution"


@pytest.mark.parametrize("intent, confidence", [("ask_policy", 0.6), ("ask_institution", 0.97)])
def test_one_that_is_not_sure_still_does(intent, confidence):
    found = recognise("我想打听下养老院", intent, confidence)
    assert found is not None and found.id == "institution"


def test_a_stranger_who_wants_money_is_heard_whatever_the_question():
    said = "有人打电话来叫我转账才能领津贴，是不是真的"
    found = recognise(said, "ask_policy", 0.99)
    assert found is not None and found.id in ("scam", "doubts_us")
