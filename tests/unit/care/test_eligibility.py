"""The rules at their boundaries, the words that tell facts, and the walk that asks for the rest."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from care import eligibility
from care.eligibility_hearing import hear
from care.eligibility_programmes import programme_of
from care.eligibility_walk import Walk, begin, step, take
from care.errors import ContentError

DAY = date(2026, 11, 23)
CASES = yaml.safe_load(Path(__file__).with_name("eligibility_cases.yaml").read_text("utf-8"))
POLICY = Path(__file__).parents[3] / "knowledge_base/policies/yulin-2015.txt"


def bare(name, when):
    texts = dict.fromkeys(("name", "clause", "quote", "offers"), "…")
    return {"id": name, "programmes": [], "when": when} | texts


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['rule']}-{c['verdict']}-{c['facts']}")
def test_a_rule_decides_at_its_boundary(case):
    rule = next(r for r in eligibility.load().rules if r.id == case["rule"])
    found = eligibility.judge(rule, case["facts"], case.get("day", DAY))
    assert found.verdict == case["verdict"]
    if "missing" in case:
        assert list(found.missing) == case["missing"]
    if "failed" in case:
        assert list(found.failed) == case["failed"]


def test_every_rule_has_its_boundary_cases():
    assert {case["rule"] for case in CASES} == {rule.id for rule in eligibility.load().rules}


def test_every_quote_stands_in_the_document():
    text = "".join(POLICY.read_text(encoding="utf-8").split())
    for rule in eligibility.load().rules:
        assert "".join(rule.quote.split()) in text, rule.id


def test_every_figure_of_a_parameter_stands_in_the_quotes_that_use_it():
    book = eligibility.load()
    quotes = "".join("".join(rule.quote.split()) for rule in book.rules)
    for name in book.parameters:
        figure = book.parameter(name, DAY)
        assert f"{figure.value}{figure.unit}" in quotes, name


def test_a_parameter_holds_from_its_day_on():
    data = {
        "document": "d",
        "facts": {"age": {"type": "integer", "label": "年龄", "ask": "age"}},
        "parameters": {
            "bound": [
                {"from": date(2020, 1, 1), "value": 80, "unit": "岁", "clause": "1"},
                {"from": date(2015, 1, 1), "value": 70, "unit": "岁", "clause": "1"},
            ]
        },
        "rules": [bare("r", {"at_least": ["age", "bound"]})],
    }
    book = eligibility.parse(data)
    (rule,) = book.rules
    assert eligibility.judge(rule, {"age": 75}, date(2019, 12, 31), book).verdict == "in"
    assert eligibility.judge(rule, {"age": 75}, date(2020, 1, 1), book).verdict == "out"


@pytest.mark.parametrize(
    "when", [{"equals": "age"}, {"is": "age"}, {"at_least": ["age", "nothing"]}, {"all": []}, "age"]
)
def test_an_operator_outside_the_set_is_refused_with_its_place(when):
    data = {
        "document": "d",
        "facts": {"age": {"type": "integer", "label": "年龄", "ask": "age"}},
        "parameters": {},
        "rules": [bare("bad", when)],
    }
    with pytest.raises(ContentError, match="bad"):
        eligibility.parse(data)


@pytest.mark.parametrize(
    ("text", "asked", "told"),
    [
        ("我妈瘫在床上三年了，我们是低保户", None, {"disabled": True, "low_allowance": True}),
        ("没有低保", None, {"low_allowance": False}),
        ("都不是", "economy", {"low_allowance": False, "three_without": False, "hardship": False}),
        ("是低保", "economy", {"low_allowance": True, "five_guarantee": False, "hardship": True}),
        ("能", "self_care", {"disabled": False, "half_disabled": False}),
        ("不能", "self_care", {"disabled": True}),
        ("洗澡要人帮忙", "self_care", {"half_disabled": True, "disabled": False}),
        ("七十二", "age", {"age": 72}),
        ("快七十了", "age", {"age": 69}),
        ("有退休金", "fixed_income", {"fixed_income": True}),
        ("没有", "fixed_income", {"fixed_income": False}),
        ("没收入的", None, {"fixed_income": False}),
        ("两年了", "service_years", {"service_years": 2}),
    ],
)
def test_facts_are_heard_in_callers_words(text, asked, told):
    heard = hear(text, asked)
    assert {name: heard.get(name) for name in told} == told


@pytest.mark.parametrize(
    ("text", "programme"),
    [
        ("我七十了能不能领高龄津贴", "old_age"),
        ("我想问问服务券我能不能领", "voucher"),
        ("我是优抚对象能享受什么", "preferential"),
        ("我能领什么补贴", None),
    ],
)
def test_what_is_asked_about_is_heard(text, programme):
    assert programme_of(text) == programme


def test_a_walk_asks_only_what_is_needed_one_at_a_time():
    walk, result = step(begin("我是重点优抚对象，能不能享受政府买服务"), DAY)
    assert (walk.asked, result) == ("age", None)
    walk, result = step(take(walk, "六十九"), DAY)
    assert result is not None
    assert result.verdict == "out"
    assert result.findings[0].failed == ("age",)


def test_several_facts_at_once_end_the_walk():
    said = "我七十岁，重点优抚对象，没有固定收入，能不能享受"
    _, result = step(begin(said), DAY)
    assert result is not None
    assert (result.verdict, result.rule.clause) == ("in", "19")


def test_bought_services_are_for_who_needs_some_help_too():
    said = "她71岁，前年中风过，走路要人扶，家里是吃低保的，能不能享受政府购买的养老服务"
    _, result = step(begin(said), date(2026, 10, 12))
    assert result is not None
    assert result.verdict == "in"
    assert result.rule.id == "voucher"


def test_what_nobody_knows_is_not_asked_again():
    walk, _ = step(begin("我妈能不能领服务券"), DAY)
    assert walk.asked == "economy"
    walk, result = step(take(walk, "不知道"), DAY)
    assert walk.asked != "economy"
    if result is None:
        walk, result = step(take(walk, "不清楚"), DAY)
    assert result is not None
    assert result.verdict == "unknown"


def test_a_walk_survives_being_stored():
    walk = take(begin("我八十岁"), "不知道")
    assert Walk.from_json(walk.to_json()) == walk


def test_where_no_open_question_could_settle_it_nothing_more_is_asked():
    walk, _ = step(begin("我邻居有没有免费的养老院住"), DAY)
    walk, result = step(take(walk, "我不清楚他的收入"), DAY)
    assert result is not None and result.verdict == "unknown"


def test_what_can_still_settle_it_is_asked_though_something_is_not_known():
    walk, _ = step(begin("我八十岁，能不能享受政府购买服务"), DAY)
    walk, result = step(take(walk, "不知道"), DAY)
    assert result is None and walk.asked == "preferential"


def test_who_does_not_know_whether_it_is_an_allowance_leaves_that_open():
    assert "economy" in begin("我也不知道算不算低保 以前有人来登记过").unsure
    assert "economy" not in begin("我这样算不算低保").unsure


@pytest.mark.parametrize("said", ["她自己走得动吃得", "七十六", "她瘫了", "有", "是的"])
def test_no_answer_to_which_it_is_means_all_of_them(said):
    assert not {"three_without", "low_allowance", "hardship"} & set(hear(said, "economy"))


def test_a_short_no_is_still_of_all_that_was_asked():
    assert hear("都没有", "economy")["low_allowance"] is False
    assert hear("当过", "preferential")["preferential"] is True


@pytest.mark.parametrize("said", ["她自己走得动", "没有退休金", "有低保"])
def test_what_is_told_of_something_else_answers_no_question(said):
    assert "preferential" not in hear(said, "preferential")


def test_who_denies_one_thing_and_does_not_know_the_rest_is_not_asked_for_it_again():
    walk, _ = step(begin("我妈能不能领服务券"), DAY)
    walk = take(walk, "低保没有 低收入不低收入我搞不清")
    assert walk.facts["low_allowance"] is False and "economy" in walk.unsure
