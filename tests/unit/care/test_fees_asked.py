"""What something costs, asked of a rule, and a bill that somebody has to pay."""

import pytest

from care.desk_gate import UnderWay, believed
from care.fees_asked import asks_how_we_are_paid, asks_what_it_costs
from care.text import normalise

ASKED = ["要交几多学费", "护理费一个月要交几多", "报名要交多少钱", "要收几多押金"]
BILLS = [
    "上个月护理费要交多少",
    "我想交餐费 几多钱",
    "我妈欠了多少钱",
    "十月份的护理费多少钱",
    "帮我交下水费 睇下几多钱",
]


@pytest.mark.parametrize("text", ASKED)
def test_a_price_asked_after_an_answer_is_one_more_question(text):
    assert asks_what_it_costs(normalise(text).text)
    assert believed(text, "pay_service_fee", 0.8, UnderWay("policy", waits=False)) == "ask_policy"


@pytest.mark.parametrize("text", BILLS)
def test_a_bill_of_ones_own_is_no_question_about_the_rule(text):
    assert not asks_what_it_costs(normalise(text).text)


def test_who_wants_to_pay_after_an_answer_still_pays():
    policy = UnderWay("policy", waits=False)
    assert (
        believed("我想交上个月的餐费，多少钱", "pay_service_fee", 0.9, policy) == "pay_service_fee"
    )


@pytest.mark.parametrize(
    "text",
    [
        "要唔要先交钱噶？",
        "要不要先交钱",
        "使唔使先俾钱",
        "是先给钱还是做完再给",
        "爱先交钱无",
        "几时交钱",
        "怎么付钱啊",
        "钱是打给你们还是给师傅",
        "要交押金吗",
        "需要先付定金吗",
        "这个要收费吗，先交还是后交",
        "你们收不收钱的",
    ],
)
def test_who_asks_how_we_are_paid_is_no_victim(text):
    assert asks_how_we_are_paid(text)


@pytest.mark.parametrize(
    "text",
    [
        "他叫我先交钱才给补贴",
        "有个人打电话讲要先交八百块手续费",
        "短信讲要先交保证金，要不要交",
        "刚才那个人要我先交钱，要不要交啊",
        "补贴要不要先交手续费",
        "他要我先交钱是不是真的",
        "要不要先交保证金",
        "保健品先交钱后发货是真的吗",
        "民政局要收钱吗",
        "佢话要先俾钱先至有得领，系咪真㗎",
        "微信上讲要先付定金要不要付",
        "自称社区的要先收押金吗",
        "我想交餐费",
        "水费怎么交",
        "养老院要先交押金吗",
    ],
)
def test_a_strangers_demand_and_a_bill_are_no_such_question(text):
    assert not asks_how_we_are_paid(text)
