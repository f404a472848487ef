"""What callers say of facts: had, not had, not known; and which of several figures is meant."""

import json
from pathlib import Path

import pytest

from care import assertions
from care.assertions import corpus, evaluate, mentions, model
from care.eligibility_hearing import doubts, hear
from care.errors import ContentError
from care.text import normalise

HELD_BACK = Path(__file__).parents[2] / "facts"


@pytest.mark.parametrize(
    "said",
    [
        "低保肯定没有啦 有退休金哪里评得低保",
        "低保也没有 身体也还顶得",
        "低保优抚都不沾边",
        "冇低保",
        "我无低保",
        "哎不对不对 我讲错了 不是低保 低保去年停了的 现在是低收入",
    ],
)
def test_what_is_denied_is_never_heard_as_had(said):
    assert hear(said, None)["low_allowance"] is False


def test_what_is_put_right_takes_the_place_of_what_was_said():
    told = hear("我讲错了 不是低保 低保去年停了的 现在是低收入 有证明", None)
    assert (told["low_allowance"], told["low_income"]) == (False, True)


def test_one_is_denied_and_the_other_had_in_one_breath():
    told = hear("五保人家不给我办 讲我有孙 低保就有 我吃低保十年了", "economy")
    assert (told["five_guarantee"], told["low_allowance"]) == (False, True)


@pytest.mark.parametrize(
    "said",
    [
        "低收入的申请上周才交到镇里 结果还没出来 不知道能不能批",
        "我们算不算困难我也讲不好 手脚还灵便",
        "唔知喎 佢啲收入我点知 人哋唔会同我讲",
    ],
)
def test_who_does_not_know_has_answered_neither_yes_nor_no(said):
    told = hear(said, "economy")
    assert not {"low_income", "hardship", "low_allowance"} & set(told)


def test_what_is_not_known_leaves_its_question_open():
    assert doubts("低收入的申请上周才交 结果还没出来") == ("economy",)


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("大哥今年七十 不对 七十是虚的 身份证上六十九", 69),
        ("我六十八 我妈九十 替我妈问", 90),
        ("七十岁多一点 七十二 我没有低保", 72),
        ("他四十几 我七十九 我问的是我自己", 79),
    ],
)
def test_of_several_figures_the_age_of_whom_it_is_about_is_heard(said, age):
    assert hear(said, None)["age"] == age


def test_a_year_of_the_calendar_is_no_length_of_service():
    told = hear("学校是玉林卫校 正规的中职护理专业 2022年毕业", "service_years")
    assert "service_years" not in told


def test_who_works_in_a_home_does_not_live_there():
    said = "我是护理专业毕业的 在北流一家养老院上班 听说有护龄津贴 我能不能拿"
    assert "in_institution" not in hear(said, None)


@pytest.mark.parametrize("said", ["油服对象", "无保户", "低宝"])
def test_a_fact_is_spoken_of_in_misheard_words_too(said):
    plain = normalise(f"我是{said}").text
    named = {m.fact for m in mentions.find(plain)}
    assert named & {"preferential", "five_guarantee", "low_allowance"}


def test_a_text_that_speaks_of_nothing_tells_nothing():
    assert not assertions.heard(normalise("今天天气真好").text)


def test_utterances_held_back_are_heard_better_than_by_chance_and_seldom_the_wrong_way():
    told = corpus.read(HELD_BACK)
    heard = [evaluate.surely(one) for one in told]
    true, said, both, pairs = evaluate.counted(told, heard)
    wrong = pairs["yes", "no"] + pairs["no", "yes"]
    assert wrong <= 0.07 * (true["yes"] + true["no"])
    assert both["no"] >= 0.8 * said["no"]


def test_the_model_was_trained_on_the_utterances_that_lie_beside_it():
    assert model.load().trained_on == corpus.fingerprint()


def test_no_utterance_is_both_taught_and_held_back():
    assert not {u.text for u in corpus.read()} & {u.text for u in corpus.read(HELD_BACK)}


def test_a_wrong_label_is_refused_with_its_place(tmp_path):
    line = json.dumps({"text": "低保", "facts": {"low_allowance": "maybe"}})
    (tmp_path / "bad.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(ContentError, match=r"bad\.jsonl:1"):
        corpus.read(tmp_path)


def test_what_was_granted_last_year_is_theirs_since_then():
    told = "我父亲66岁。家里去年刚批了低保。他还没到70岁，是不是没他的份"
    assert assertions.heard(normalise(told).text)["low_allowance"].status == "yes"
    for stopped in ("去年批了低保 今年停了", "去年没批低保"):
        assert assertions.heard(normalise(stopped).text)["low_allowance"].status == "no"
