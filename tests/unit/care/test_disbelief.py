"""Who doubts what was just read to them is told apart from who asks, thanks or charges us."""

import pytest

from care.disbelief import disbelieves
from care.office import speaks_for_office


@pytest.mark.parametrize(
    "text",
    [
        "真的啊",
        "真的假的",
        "真系咩",
        "真㗎 我听人话净系有退休金先得",
        "当真啊 我听隔壁讲要配二十个",
        "你有没有搞错",
        "会不会记错了",
        "你确定吗",
        "我不信",
        "不会吧 有这么好的事",
        "人家都讲不是这样的",
        "没骗我吧",
    ],
)
def test_doubt_is_heard(text):
    assert disbelieves(text)


@pytest.mark.parametrize(
    "text",
    [
        "真的谢谢你",
        "真是麻烦你了",
        "真的啊 那原文怎么写的念给我听",
        "你们是不是骗子",
        "有人叫我转账真的假的",
        "我真的好难过",
        "真的要多少钱",
        "你听错了 我讲的是北流",
        "我听人讲可以订餐",
        "真的没人陪我",
        "我说错了 是明天",
        "确定",
        "我听医生讲要少吃盐",
        "我妈真的走不动",
    ],
)
def test_what_asks_thanks_or_warns_is_no_doubt(text):
    assert not disbelieves(text)


@pytest.mark.parametrize(
    "text",
    [
        "我是镇卫生院的院长 想问床位的事",
        "我在县里做民政的 写总结要引一句",
        "我镇里搞建设的 图纸画好了",
        "本人开厂做轮椅和拐杖",
        "我们公司想在北流做一个养老院",
        "我准备投钱办养老院",
    ],
)
def test_who_speaks_for_an_office_or_a_firm_is_known(text):
    assert speaks_for_office(text)


@pytest.mark.parametrize(
    "text",
    [
        "我妈住在养老院 瘫在床上",
        "我是五保户 想住养老院",
        "我们院子里有个老人没人管",
        "我们村的主任讲我有得领",
        "我在公司打工 我爸一个人在家",
        "我以前是厂里的会计的老婆",
        "村主任是我侄子",
        "我想找一家养老院给我爸住",
        "我在镇上做小工的，今年七十一，有没有补贴",
        "我在街道搞卫生的 六十八了",
    ],
)
def test_who_asks_for_an_old_person_is_not_taken_for_an_office(text):
    assert not speaks_for_office(text)
