"""Of a clause's facts those that are meant: which taxes, and by how many beds."""

import pytest

from knowledge_base.facts import Fact
from knowledge_base.particulars import asks_which, particulars, within_bounds


def fact(key, plain, *gives, quote=None):
    return Fact(key, "d", key.split(".")[0], quote or plain, plain, frozenset(gives or ("what",)))


HEADING = fact("4.1", "落实税费扶持政策。", "what", "direction", quote="4.落实税费优惠政策。")
INCOME = fact("4.3", "符合条件的非营利性养老机构，按规定免征企业所得税。")
DONOR = fact("4.12", "单位和个人经公益性团体、县级以上政府捐给非营利养老机构的，税前扣除。")
HOUSE = fact("4.4", "福利性、非营利性养老机构自用的房产，免房产税。")
TURNOVER = fact("4.2", "养老机构提供养老服务的收入，依法免征营业税。")
WATER = fact("4.8", "养老机构的水电执行优惠。")
FOUND = (HEADING, INCOME, DONOR, HOUSE, TURNOVER, WATER)


def test_who_asks_which_taxes_hears_those_of_their_own_kind_of_home():
    text = "我办了一家非营利养老院,有什么税收优惠"
    assert asks_which(text)
    assert particulars(HEADING, FOUND, text) == (INCOME, HOUSE)


def test_a_profit_home_hears_nothing_that_only_others_get():
    assert particulars(HEADING, FOUND, "营利性的养老院有哪些税可以免") == (TURNOVER,)


def test_what_is_no_heading_stays_as_it_was_found():
    assert particulars(INCOME, FOUND, "有哪些税收优惠") == ()


@pytest.mark.parametrize(
    "text", ["养老机构税费优惠落实没", "养老院有什么优惠政策", "税收优惠在第几条"]
)
def test_a_question_that_asks_for_none_of_them_gets_the_heading(text):
    assert not asks_which(text)


MORE = fact("12.10", "100张床位及以上的护理型养老机构，应单独设置卫生所。")
FEWER = fact("12.11", "不到100张床的护理型养老院，可单设卫生所，也可和周边医院合作。")
LARGE = fact("2.15", "床位200张以上的养老机构，优先保障用地。")


@pytest.mark.parametrize(
    ("text", "found", "told"),
    [
        ("我们90张床,医务室必须单独设吗", MORE, FEWER),
        ("那不到一百张的呢", FEWER, FEWER),
        ("一百张以下的要不要单设", MORE, FEWER),
        ("我院六十张床位要不要医务室", MORE, FEWER),
        ("120张床的要不要单设", FEWER, MORE),
        ("整整一百张床的要不要单设", FEWER, MORE),
        ("120张床的要不要单设", MORE, MORE),
        ("医务室必须单独设吗", MORE, MORE),
        ("30张床能不能优先用地", LARGE, LARGE),
    ],
)
def test_so_many_beds_choose_the_fact_that_holds_for_them(text, found, told):
    assert within_bounds(found, text, (MORE, FEWER, LARGE)) is told
