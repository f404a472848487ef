"""To whom a subsidy is paid: heard in the ways people ask it, and for which kind of care."""

import pytest

from care.payees_asked import payee_place
from care.requests import recognise

ASKED = [
    ("她住在家里不去养老院，补贴是直接给我们家属吗？", "home"),
    ("我爸不肯进敬老院，那个补贴打到谁的卡上", "home"),
    ("请保姆在屋企照顾，补贴系畀保姆定系畀我哋", "home"),
    ("我妈在家有人上门护理，那笔补贴付给谁", "home"),
    ("没去住福利院，补助会不会打到老人存折", "home"),
    ("我爸住养老院，补贴是给老人还是给养老院", "institution"),
    ("人住进敬老院以后补贴发到我手上还是交给院里", "institution"),
    ("住老人院嘅，补贴付畀边个", "institution"),
    ("补贴是付给老人还是付给养老院", None),
    ("服务券发给老人自己还是发给家属", None),
    ("补贴系唔系打到我张卡", None),
    ("那个服务补贴到哪个手上", None),
    ("养老服务补贴直接给家属吗", None),
    ("补贴是打进我妈账户吗", None),
]


@pytest.mark.parametrize(("text", "place"), ASKED)
def test_who_is_paid_is_asked_for_one_kind_of_care_or_for_either(text, place):
    request = recognise(text)
    assert request is not None and request.id == "voucher_payee"
    assert payee_place(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "高龄津贴打到哪张卡",
        "护龄津贴发给谁",
        "建设补贴给谁",
        "运营补贴直接打给我们院吗",
        "补贴给多少",
        "补贴什么时候给",
        "这个补贴给哪些老人",
        "政府给老人什么补贴",
        "服务费给师傅还是给你们",
        "他叫我把钱打到他卡上",
        "补贴要去哪里领",
        "券给我妈用可以吗",
        "能不能把补贴换成现金",
        "补贴细则是归哪个部门定啊",
        "补贴归哪个单位管",
        "补贴由谁负责发到卡上",
        "有个电话说补贴下来了要我交手续费",
    ],
)
def test_what_asks_for_something_else_about_a_subsidy_is_not(text):
    request = recognise(text)
    assert request is None or request.id != "voucher_payee"
