"""A verdict wanted in one sentence, and help asked for by who tells how they stand."""

import pytest

from actions.desk_standing import presses
from care.eligibility_asked import asks_what_help
from care.eligibility_walk import Walk, step
from care.requests import intent_of, wanted
from care.text import normalise
from conversation.wishes import wish_of
from tests.unit.actions.hotline import NOW

PLAINLY = [
    "你讲咁多我听唔明，到底我符唔符合啊",
    "爽快讲一句，我有没有份",
    "你就一句话，我妈领不领得到",
    "到底有没有我的份嘛",
    "讲那么多，究竟我够不够条件",
    "够不够资格你直接讲",
    "听不懂你讲的，我能不能领就一句",
    "干脆点，算不算",
    "绕来绕去，我到底能领吗",
    "你痛快讲啦 有份没份",
    "究竟合唔合资格，一句讲晒",
    "老实讲我可不可以享受",
]
NOT_PLAINLY = [
    "到底能不能订明天的饭",
    "师傅到底来不来，一句话",
    "听不懂，再讲一次",
    "你讲那么多我记不住",
    "直接送到家里可以吗",
    "到底谁负责这个事",
    "一句话讲清楚要多少钱",
    "我直接去村委领就行了吧",
    "讲短一点",
    "护士能不能直接上门",
    "到底养老院还有没有床位",
    "他叫我直接转账，能不能信",
]
HELP = [
    "厓系农村五保户 又无子女 政府还有乜个帮手无",
    "我食低保嘅，政府有冇咩照顾",
    "我妈瘫在床上，家里困难，国家有没有什么补助",
    "我是三无老人，还有什么政策帮我",
    "我们家低保户，老伴失能，民政有什么帮扶吗",
    "阿爷系五保，镇上有冇咩救济",
    "俺是特困户，公家还有别的照顾没有",
    "我老公半身不遂 屋企又穷 政府有咩帮助",
    "我低收入，卧床两年了，有什么待遇",
    "外婆五保的，有什么优待没有",
]
NO_HELP = [
    "五保老人政府有什么照顾",
    "低保老人有什么补助",
    "失能老人国家有没有补贴",
    "政府对养老院有什么补助",
    "我今年七十二，政府有什么照顾",
    "我是志愿者，有什么好处",
    "我们村里有什么活动",
    "我想请人帮忙打扫",
    "有没有人帮我买菜，我瘫了",
    "我妈卧床，帮她订份饭",
]


@pytest.mark.parametrize("text", PLAINLY)
def test_a_verdict_is_wanted_in_one_sentence(text):
    assert wanted("plainly").means(normalise(text).text)
    assert intent_of(text) == "eligibility_check"
    assert wish_of(text) is None


@pytest.mark.parametrize("text", NOT_PLAINLY)
def test_what_is_to_be_short_is_no_verdict(text):
    assert not wanted("plainly").means(normalise(text).text)


@pytest.mark.parametrize("text", HELP)
def test_who_tells_how_they_stand_asks_what_there_is_for_them(text):
    assert asks_what_help(text)


@pytest.mark.parametrize("text", NO_HELP)
def test_help_asked_of_the_documents_or_of_a_service_is_no_check(text):
    assert not asks_what_help(text)


def test_the_same_thing_may_be_had_by_another_door():
    told = {"low_allowance": True, "hardship": True, "disabled": True, "age": 70}
    _, result = step(Walk("preferential", told), NOW.date())
    assert result is not None and result.verdict == "in"
    assert result.rule.id == "purchased_disabled"


@pytest.mark.parametrize("programme", ["voucher", "aids", "home_bed", "old_age"])
def test_another_thing_is_no_door_to_what_was_asked(programme):
    served = {"preferential": True, "fixed_income": False, "age": 80, "low_allowance": False}
    _, result = step(Walk(programme, served), NOW.date())
    assert result is None or result.verdict != "in"


@pytest.mark.parametrize(
    "text",
    [
        "那你讲我到底得不得嘛，给个准话",
        "究竟得唔得啫，俾句实话",
        "到底行不行",
        "能不能你直接说一声",
        "给我个准信吧",
        "厓究竟得唔得，讲句实话",
        "到底有没有嘛",
        "痛快讲句准话",
        "有还是没有，你给句话",
        "老实讲我能不能",
        "你就说句实话",
        "说个准数",
    ],
)
def test_a_yes_or_no_is_wanted_of_what_was_just_told(text):
    assert presses(text)


@pytest.mark.parametrize(
    "text",
    [
        "师傅到底来不来",
        "明天的饭到底送不送，给个准话",
        "到底多少钱，给个准数",
        "到底什么时候办",
        "能不能帮我订饭",
        "有没有床位，给句实话",
        "跟你说句话",
        "给我回个话",
        "他是不是骗我的，讲句实话",
        "要不要带证件，给个准话",
        "到底归谁管",
        "直接送到家行不行呢，还是自己拿",
    ],
)
def test_what_is_pressed_for_elsewhere_is_no_verdict(text):
    assert not presses(text)
