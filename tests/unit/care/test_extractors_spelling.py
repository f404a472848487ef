"""A name is heard without what explains its characters, and a thing that only sounds so stays."""

import pytest

from care.extractors import names, spelling


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("电话用我这个就得我姓李木子李李大荣", "李大荣"),
        ("我姓覃覃丽萍西早覃丽是美丽的丽萍是浮萍的萍", "覃丽萍"),
        ("姓甘甘蔗的甘叫甘永芳", "甘永芳"),
        ("我叫卢振邦卢是卢沟桥的卢振是振兴的振邦是联邦的邦", "卢振邦"),
        ("我姓覃 覃是西早覃 覃美玲", "覃美玲"),
        ("我叫余秀英余是年年有余的余", "余秀英"),
        ("我姓黎黎明的黎黎志坚", "黎志坚"),
        ("姓沙沙滩的沙沙美英", "沙美英"),
        ("我叫劳德旺老伴叫苏凤英", "劳德旺"),
        ("捱系佢新舅喊张秀妹", "张秀妹"),
    ],
)
def test_what_explains_a_character_is_no_part_of_the_name(said, name):
    found = names.find(said)
    assert found is not None
    assert found.said == name


@pytest.mark.parametrize(
    "said",
    ["我住老家的老屋旁边", "奶奶的奶粉两罐", "阿公的公司", "我妈妈的妈妈", "上午的上班时间"],
)
def test_words_that_go_on_explain_nothing(said):
    assert spelling.without(said) == said


@pytest.mark.parametrize("said", ["水管漏水喊张师傅", "想喊黄医生", "喊人来修", "叫我吃饭"])
def test_who_is_to_come_is_no_name_of_the_caller(said):
    assert names.find(said) is None
