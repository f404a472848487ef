"""What a short question asks for, and whether it names anything of its own."""

import pytest

from care.following import kinds_in, leaning, leans
from care.text import normalise


def plain(text):
    return normalise(text).text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("那谁负责呢", "department"),
        ("边个管㗎", "department"),
        ("归哪只部门", "department"),
        ("由边个部门搞", "department"),
        ("那是谁来办", "doer"),
        ("边个教㗎", "doer"),
        ("几时前", "deadline"),
        ("那要什么时候之前搞出来", "deadline"),
        ("要到哪年", "deadline"),
        ("从哪年开始", "since"),
        ("那一个月有好多钱", "amount"),
        ("几多钱啊", "amount"),
        ("补好多咧", "amount"),
        ("那要多少", "amount"),
        ("减好多", "reduced"),
        ("那在哪里办", "place"),
        ("去边度报名", "place"),
        ("怎么申请", "procedure"),
        ("要带什么证件", "materials"),
        ("那他们要做些什么", "duty"),
        ("有没有人查", "check"),
        ("这是哪年的规定", "issued"),
        ("文件几时出的", "issued"),
        ("讲简单点", "simpler"),
        ("我没听懂", "simpler"),
        ("什么意思啊", "simpler"),
        ("哪些人可以", "entitled"),
        ("要交钱吗", "free"),
        ("凭什么", "reason"),
        ("打哪个电话", "phone"),
    ],
)
def test_a_question_that_names_nothing_leans_on_what_was_said(text, kind):
    found = leaning(plain(text))
    assert found is not None
    assert found.bare
    assert found.kinds == (kind,)


@pytest.mark.parametrize("text", ["那农村呢", "私人办的呢", "赚钱的呢", "那我妈呢", "城里的有没有"])
def test_something_put_in_the_place_of_what_was_said_leans_too(text):
    assert leans(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "高龄津贴一个月几多钱",
        "志愿者登记是谁管",
        "家庭病床怎么申请",
        "那家庭病床呢",
        "养老院的消防谁来检查",
        "我想订个饭",
        "明天上午十点来行吗",
        "我叫黄秀英",
        "好的谢谢",
        "人民路六号",
        "我今年八十二",
        "床位有多少张",
        "那床单几时换",
    ],
)
def test_what_names_something_of_its_own_does_not_only_lean(text):
    assert not leans(plain(text))


def test_a_remark_behind_the_question_leaves_the_question():
    found = leaning(plain("那一张床补好多钱咧 隔壁老陈讲有三千块"))
    assert found is not None
    assert found.kinds == ("amount",)
    assert not found.bare


def test_a_long_text_tells_its_kinds_wherever_they_stand():
    text = "我婆婆今年八十二了腿脚都不好，老街坊讲有那个高龄津贴，我就想问你一个月给好多钱"
    assert "amount" in kinds_in(plain(text))


def test_much_money_that_is_told_is_no_question():
    assert "amount" not in kinds_in(plain("我花了好多钱买药"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("依据是文件哪一条", "cited"),
        ("是第几条讲的", "cited"),
        ("那要去哪里问得到钱数啊", "enquire"),
        ("去边度问得到", "enquire"),
        ("现在实际建成多少张了", "status"),
        ("目前建好几家了", "status"),
        ("即系点解", "simpler"),
        ("讲白点", "simpler"),
        ("几多比几多", "share"),
        ("点解要这样", "reason"),
        ("要到哪一年建好", "deadline"),
    ],
)
def test_the_clause_itself_the_place_to_ask_and_how_far_it_has_come_are_asked_for(text, kind):
    assert kinds_in(plain(text)) == (kind,)
