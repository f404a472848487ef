"""Staff as what a rule is about, and staff whom a caller wants to speak to."""

import pytest

from care.desk_gate import UnderWay, believed
from care.staff_spoken_of import about_staff, others_send
from conversation.wishes import wish_of

OF_THE_RULE = [
    "工作人员同五保老人 要按几比几来配",
    "护理人员要唔要持证上岗",
    "工作人员要配几个",
    "管理人员有什么条件",
    "养老院员工有没有培训",
    "请几个工作人员先够",
    "那一般工作人员呢",
    "咁其他嘅工作人员呢",
    "普通员工又呢",
]
WANTED = [
    "找工作人员",
    "我要工作人员",
    "帮我转工作人员问下比例",
    "工作人员呢",
    "找别的工作人员呢",
    "叫你们工作人员来讲",
    "揾个工作人员同我讲下补贴",
    "人工",
]


@pytest.mark.parametrize("text", OF_THE_RULE)
def test_a_rule_about_staff_hands_nobody_over(text):
    assert about_staff(text)
    assert wish_of(text) is None
    policy = UnderWay("policy", waits=False)
    assert believed(text, "talk_to_human", 0.95, policy) == "ask_policy"


@pytest.mark.parametrize("text", WANTED)
def test_who_wants_a_person_gets_one_whatever_they_would_ask(text):
    assert not about_staff(text)
    assert wish_of(text) == "person"


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("那个 不要了 我侄女讲她找人来修", True),
        ("不要了 儿子叫了师傅来修", True),
        ("叫我女儿找人来听", False),
        ("我想找人来修水管", False),
        ("帮我找个人来听电话", False),
    ],
)
def test_whom_kin_send_for_is_nobody_on_the_line(text, theirs):
    assert others_send(text) is theirs
