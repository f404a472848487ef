"""What something costs, asked of a rule, and a bill that somebody has to pay."""

import pytest

from care.desk_gate import UnderWay, believed
from care.fees_asked import asks_what_it_costs
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
