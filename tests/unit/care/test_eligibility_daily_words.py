"""Means, health, age and homes told in daily words: what says so is heard, and nothing more."""

from datetime import date

import pytest

from care.desk_gate import INSIDE, UnderWay, believed
from care.desk_people import merely_beside
from care.eligibility_asked import asks_own
from care.eligibility_hearing import hear
from care.eligibility_programmes import programme_of

TODAY = date(2027, 11, 9)


def test_who_is_well_is_not_disabled():
    assert hear("好手好脚 天天打太极", "self_care").get("disabled") is False
    assert hear("好手好脚 天天早上去公园打太极", "economy").get("disabled") is not True


def test_who_was_well_once_is_not_taken_for_well_now():
    assert hear("以前好手好脚，现在瘫在床上了", "self_care").get("disabled") is not False


def test_a_voucher_is_no_service_in_the_army():
    assert "preferential" not in hear("人哋话五保佬有服务券攞 我有冇份", None)


@pytest.mark.parametrize("said", ["我退休金五千八 老婆那边也有四千", "我妈退休金三千二"])
def test_an_ample_pension_answers_the_question_for_means(said):
    from care.eligibility_walk import Walk, take

    walk = take(Walk("voucher", asked="economy"), said, TODAY)
    assert walk.facts.get("low_income") is False and "low_income" in walk.supposed


@pytest.mark.parametrize(
    "said",
    [
        "我没有退休金",
        "女儿退休金四千，我自己没有",
        "退休金才八百",
        "一分钱都没有",
        "现在一个亲人都没有",
        "退休金是一分都没有 地也没有",
        "没儿没女 又没收入",
    ],
)
def test_other_words_about_money_and_kin_neither_grant_nor_deny_anything(said):
    from care.eligibility_walk import Walk, take

    facts = take(Walk("voucher", asked="economy"), said, TODAY).facts
    granted = ("three_without", "five_guarantee", "low_allowance", "low_income")
    assert not {name: facts[name] for name in granted if name in facts}


def test_all_denied_is_still_heard():
    assert hear("什么都没有评过", "economy")["low_income"] is False


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("过咗年先八十四 身份证系一九四三年 即系而家八十三四咁 你当八十四啦", 84),
        ("六十九 过了年才七十 你当七十啦", 69),
    ],
)
def test_an_age_to_be_taken_for_is_put_down_but_makes_nobody_old_enough(said, age):
    assert hear(said, "age", TODAY).get("age") in (age, None if age == 69 else age)


def test_who_was_moved_into_a_home_lives_there():
    said = "不是在家 去年我们把她送到容县这边一间养老院住了"
    assert hear(said, "bedridden").get("in_institution") is True
    assert hear("去年住过养老院，现在接回来了", None).get("in_institution") is not True
    assert hear("去年想送去养老院没送成", None).get("in_institution") is not True


@pytest.mark.parametrize(
    ("said", "programme"),
    [
        ("像我这种老头得不得政府送的服务", "purchased"),
        ("政府请人照顾老人嘅补贴 佢有冇份", "purchased"),
        ("我妈 资助请人上门照顾嗰样 够唔够资格", "purchased"),
    ],
)
def test_an_entitlement_asked_for_in_other_words_is_one(said, programme):
    assert programme_of(said) == programme and asks_own(said)


@pytest.mark.parametrize(
    "said",
    ["政府送的服务是什么", "帮我请人上门照顾老人", "上门照顾收费吗", "噢 那我没有份了"],
)
def test_questions_of_the_document_orders_and_conclusions_ask_for_none(said):
    assert not asks_own(said)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("户口在民乐镇，和我妈两个人住", "妈"),
        ("我爸走那年就吃上低保了", "爸"),
        ("平时就我爸给点", "爸"),
    ],
)
def test_who_is_only_named_beside_takes_over_nothing(said, key):
    assert merely_beside(said, key)


@pytest.mark.parametrize(("said", "key"), [("那我妈呢", "妈"), ("我爸八十二 瘫在床上", "爸")])
def test_who_is_spoken_of_is_not_beside(said, key):
    assert not merely_beside(said, key)


def test_who_tells_how_somebody_is_after_an_answer_orders_nobody():
    enquiry = UnderWay("policy", waits=False)
    said = "自己一点都动不了 鼻子插着胃管 喂流食的 三年了"
    assert believed(said, "book_nursing", 0.9, enquiry) == INSIDE
    ordered = "帮我请个护工来照顾我爸，他瘫在床上"
    assert believed(ordered, "book_nursing", 0.9, enquiry) == "book_nursing"
