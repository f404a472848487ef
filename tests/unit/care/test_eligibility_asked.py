"""Who asks for an entitlement of their own, and what turns tell of somebody's standing."""

import pytest

from care.eligibility_asked import (
    asks_own,
    asks_where_used,
    only_tells,
    programme_cited,
    told_facts,
)

VOUCHER = (
    "采用发放服务券等形式，为城市“三无”老人和农村“五保”老人、低收入老人、经济困难的失能、半失能老人"
)


@pytest.mark.parametrize(
    "text",
    [
        "捱做得领么",
        "我攞唔攞得",
        "领得不",
        "有没有我的份",
        "有冇我份",
        "轮得到我没",
        "那到底领得领不得咧",
        "我有份没",
        "那我算不算",
        "我妈算吗",
        "我们家够不够资格",
        "我够条件吗",
    ],
)
def test_a_question_of_entitlement_goes_on_with_the_programme_spoken_of(text):
    assert asks_own(text, "voucher")
    assert not asks_own(text)


@pytest.mark.parametrize(
    "text",
    [
        "那个服务卷 捱做得领么",
        "我今年八十二喇，独居，我合唔合资格攞服务券",
        "我妈能不能配轮椅",
        "政府买那个服务轮得到我爸没",
        "高龄津贴我领得到吗",
    ],
)
def test_a_question_of_entitlement_may_name_its_programme(text):
    assert asks_own(text)


@pytest.mark.parametrize(
    "text",
    [
        "服务券什么时候发",
        "五保老人领得服务券不",
        "我能不能装电梯",
        "我们养老院能不能免税",
        "帮我申请家庭病床吧",
        "我能领多少钱",
        "那我去哪里领",
        "护理员能不能领补贴",
        "谁能领",
        "你有没有听到",
        "能不能讲慢点",
        "我能不能订餐",
    ],
)
def test_other_questions_open_no_walk(text):
    assert not asks_own(text, "voucher")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "田都没得种了 没有退休金 食五保的 住陆川乌石那边 村里头",
            {"fixed_income": False, "five_guarantee": True},
        ),
        ("脚不好 走路要扶墙 自己煮饭都难", {"half_disabled": True, "disabled": False}),
        ("我家是低保", {"low_allowance": True, "hardship": True}),
        ("她瘫在床上三年了", {"disabled": True, "bedridden": True}),
        (
            "拄着拐棍走路 没有工资",
            {"half_disabled": True, "disabled": False, "fixed_income": False},
        ),
        ("五保老人政府管不管", {}),
        ("低保户能不能领服务券", {}),
        ("三无老人住院要钱吗", {}),
        ("我想找个养老院", {}),
    ],
)
def test_standing_is_kept_when_it_is_told_and_not_when_it_is_asked_about(text, facts):
    assert told_facts(text) == facts
    assert only_tells(text) == bool(facts)


def test_a_cited_passage_names_the_programme_that_its_rules_belong_to():
    assert programme_cited("19", VOUCHER) == "voucher"
    assert programme_cited("14", "政府为经济困难的失能半失能老人配备康复辅助器具。") == "aids"
    assert programme_cited("T12", "建立为老志愿服务登记制度。") is None
    assert programme_cited("4", "对符合条件的非营利性养老机构按规定免征企业所得税") is None


@pytest.mark.parametrize(
    "text", ["那个券是住养老院才能用还是在家也能用", "服务券系住老人院先用得 定在屋企都用得"]
)
def test_where_it_can_be_used_is_asked_of_the_document(text):
    assert asks_where_used(text)
    assert not only_tells(text)


def test_whether_mother_may_use_it_is_asked_for_her():
    assert not asks_where_used("服务券我妈用得吗")
