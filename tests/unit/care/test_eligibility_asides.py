"""What is said beside a check is told from its answers and from other questions."""

import pytest

from care.eligibility_asides import aside_of, asks_materials, concludes_none
from care.eligibility_verdict import wants_result


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("可唔可以你即刻帮佢批咗佢", "approve"),
        ("你现在帮我批下来行不行", "approve"),
        ("那你直接给我批了嘛", "approve"),
        ("佢唔识字 去申请嘅话喊曼人帮佢写", "writes"),
        ("我不会写字 叫哪个帮填", "writes"),
        ("咁即系有得入福利院住 收唔收佢钱", "home_fee"),
        ("那住敬老院要不要交钱", "home_fee"),
        ("讲来讲去就是没有咯 我们老老实实上班的反倒吃亏", "left_out"),
        ("村里说还没批", None),
        ("几时才批下来", None),
        ("低保去年批了", None),
        ("她识字的 会写", None),
        ("我妈住养老院两年了", None),
        ("一个月收多少钱", None),
        ("我退休金五千八", None),
    ],
)
def test_asides_are_told_apart(said, name):
    assert aside_of(said) == name


@pytest.mark.parametrize("said", ["噢 咁我冇份喇", "那就是没我份咯", "原来我没资格的"])
def test_who_takes_it_that_there_is_nothing_is_heard(said):
    assert concludes_none(said)


@pytest.mark.parametrize(
    "said", ["那我有没有份", "咁佢有冇份", "我没有低保", "没份工做，没钱", "我冇份工", "没资格证"]
)
def test_a_question_and_what_is_lacking_are_no_conclusion(said):
    assert not concludes_none(said)


@pytest.mark.parametrize("said", ["咁我要准备啲乜嘢证明", "要带哪些材料"])
def test_who_asks_for_papers_is_heard(said):
    assert asks_materials(said)


@pytest.mark.parametrize(
    "said",
    [
        "低保证有的",
        "申请了结果没批",
        "她说没什么机会读书",
        "我跟她讲过了",
        "吃饭要人喂",
        "问来问去 算了不问了",
    ],
)
def test_facts_do_not_press_for_a_result(said):
    assert not wants_result(said)
