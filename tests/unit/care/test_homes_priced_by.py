"""Who fixes what homes charge is asked of the documents; how much one charges is not."""

import pytest

from care.desk_homes import asks_who_prices


@pytest.mark.parametrize(
    "text",
    [
        "养老院收费是政府定还是他们自己定？",
        "价钱系边个定㗎",
        "收费由谁来定",
        "收费是不是老板自己说了算",
        "价格归物价局管吗 还是院里自己定价",
        "谁规定收费的",
        "费用是国家定的吗",
        "政府管不管价格",
        "床位费他们随便定的吗",
        "是自主定价还是政府定价",
        "收费有没有政府规定",
        "价钱是院方自己定的吧",
    ],
)
def test_who_fixes_the_price(text):
    assert asks_who_prices(text)


@pytest.mark.parametrize(
    "text",
    [
        "一个月多少钱",
        "收费贵不贵",
        "价钱能不能少点",
        "我自己定哪天去看",
        "政府有没有补贴",
        "谁负责收费",
        "费用怎么交",
        "床位费一个月几多",
        "哪天去还没定",
        "公家办的呢",
        "收不收偏瘫的",
        "他们自己定的规矩多不多",
    ],
)
def test_what_it_costs_is_another_question(text):
    assert not asks_who_prices(text)
