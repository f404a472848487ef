"""To whom a subsidy is paid: heard in the ways people ask it, and for which kind of care."""

import pytest

from care.desk_gate import UnderWay, believed
from care.payees_asked import asks_receiver, payee_place, puts_other_place
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
    ("送去敬老院的话，补贴是给我们还是给敬老院", "institution"),
    ("补助系畀我定系畀养老院啊", None),
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


@pytest.mark.parametrize(
    "text",
    [
        "这个钱是给我们还是给谁",
        "那笔钱打给谁啊",
        "噉啲钱系畀我哋定系畀嗰个护工",
        "这钱到底归谁",
        "钱是付给公司还是付给我妈本人",
        "他不住院，补的钱给家属还是给保姆",
        "那个钱系发畀边个",
        "这笔款拨给机构还是给老人",
        "券是给我们还是给她本人",
        "那钱是直接给谁",
        "钱打到老人还是打到公司",
        "这个钱交给我还是交给上门的人",
    ],
)
def test_who_gets_the_money_is_asked_of_what_was_just_told(text):
    assert asks_receiver(text)


@pytest.mark.parametrize(
    "text",
    [
        "这个钱什么时候给我们",
        "钱给多少",
        "饭钱是给师傅还是给你们",
        "钱要先给你们吗",
        "他叫我把钱转账给谁谁",
        "高龄津贴的钱打给谁",
        "我把钱给了保姆",
        "孩子给我钱",
        "护工的工资给谁",
        "给我们送两份饭",
        "那个钱我不要了",
        "运营补贴给谁",
    ],
)
def test_money_of_another_kind_is_not(text):
    assert not asks_receiver(text)


PUT = [
    "不去住，在自己屋里头请人上门做呢？",
    "那在家请人来服侍呢",
    "如果唔去老人院，请人返屋企照顾呢",
    "我妈就在家里，叫护工上门呢",
    "那要是居家的呢",
    "喺屋企请阿姨照顾，噉又点样呢",
    "不进养老院在家请保姆呢",
    "那住敬老院的呢",
    "留在屋里请人来帮洗身呢",
    "社区上门做护理的呢",
    "冇去养老院，屋企有人上门做呢",
    "那自己家请人照看呢",
]
BOOKED = [
    "帮我请个人上门做卫生",
    "明天上午请人上门护理",
    "想约个护士上门",
    "我要请人上门打扫",
    "后天请人来家里搞卫生得不得",
    "帮我妈订上门护理呢",
    "请人上门做饭",
    "在家里请个护工，星期三来",
    "给我派个阿姨上门",
    "屋里灯坏了，请师傅来修",
    "那明天请人上门做呢",
    "上门护理帮我约一个吧",
]


@pytest.mark.parametrize("text", PUT)
def test_the_other_kind_of_care_is_put_to_the_same_question(text):
    assert puts_other_place(text)
    policy = UnderWay("policy", waits=False)
    assert believed(text, "book_nursing", 0.95, policy) == "ask_policy"


@pytest.mark.parametrize("text", BOOKED)
def test_a_booking_after_a_policy_answer_is_begun(text):
    assert not puts_other_place(text)
    assert believed(text, "book_nursing", 0.95, UnderWay("policy", waits=False)) == "book_nursing"
