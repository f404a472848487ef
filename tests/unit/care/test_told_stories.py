"""Complaints told as a story are heard, with what went wrong; wishes and rules are none."""

from pathlib import Path

import pytest
import yaml

from care.requests import recognise
from care.text import normalise
from care.told_stories import deed_in, matter_in, story_in

SAID = yaml.safe_load(
    Path(__file__).with_name("told_stories_said.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("request_id", "text"), [(k, t) for k, texts in SAID.items() if k != "none" for t in texts]
)
def test_a_story_of_good_or_bad_service_is_heard_without_its_word(request_id, text):
    assert story_in(normalise(text).text) == request_id
    intent = "thanks" if request_id == "praise" else "complain"
    assert recognise(text, intent, 1.0).id == request_id


@pytest.mark.parametrize("text", SAID["none"])
def test_a_wish_a_rule_asked_for_and_a_danger_are_no_complaint(text):
    assert story_in(normalise(text).text) is None


def test_the_matter_is_told_in_the_callers_own_clauses():
    said = "饭堂的饭送上来天天都是冷的 我牙又不好 跟他们讲了三次"
    assert matter_in(said) == "饭堂的饭送上来天天都是冷的"
    assert "床单上有黄渍" in matter_in("我要投诉，走廊里一股尿味，床单上有黄渍，问了护理员")
    assert matter_in("我要投诉") is None


def test_a_short_wrong_brings_what_it_is_about():
    assert matter_in("隔壁养了十几只鸡 臭死了") == "隔壁养了十几只鸡，臭死了"


def test_a_deed_is_told_without_the_praise():
    said = "值班的小谢师傅自己掏腰包给他配了一副。想请你们表扬一下这位师傅"
    assert deed_in(said) == "值班的小谢师傅自己掏腰包给他配了一副"


def test_a_word_of_fraud_outweighs_a_story():
    found = recognise("有人打电话冒充你们热线的阿姨，叫我转账，迟到了要罚", "complain", 0.9)
    assert found.id == "scam"


@pytest.mark.parametrize(
    "text", ["我要讲一讲你们那个来帮我洗头的护理员 上次来啊 外面落大雨", "我想说说上次来的那个师傅"]
)
def test_who_begins_to_tell_of_somebody_of_ours_is_listened_to(text):
    assert recognise(text, "out_of_scope", 0.5).id == "of_staff"
