"""人工 across a word border names nobody to speak to; who asks for a person is heard."""

import pytest

from care.person_words import asks_of_staff, may_want_person, without_other_words
from conversation.wishes import wish_of


@pytest.mark.parametrize(
    "text",
    [
        "年轻人工作忙",
        "老人工资低",
        "我爸做了人工耳蜗",
        "那里有个人工湖",
        "昨天人工降雨了",
        "客人工地上来的",
        "女人工友多",
        "本人工龄三十年",
        "家人工厂倒闭了",
        "病人工伤认定",
        "换了人工膝关节",
        "装了人工晶体",
        "他是做人工养殖的",
        "人工种植的木耳",
        "病情好转人精神了",
        "那钱转人家了",
        "请人工钱贵",
        "没人工夫管我",
        "老年人工会活动",
        "你叫你老细加佢人工啦",
        "上个月扣咗佢人工",
    ],
)
def test_other_words_wish_for_nobody(text: str) -> None:
    assert wish_of(text) != "person"


@pytest.mark.parametrize(
    "text",
    [
        "人工",
        "转人工",
        "我要人工服务",
        "叫人工来",
        "找人工客服",
        "转人工工作人员",
        "转人接",
        "人工台",
        "给我接人工",
        "帮我转真人",
        "我要找工作人员",
        "唔该转人工",
        "人工人工",
    ],
)
def test_who_asks_for_a_person_is_heard(text: str) -> None:
    assert wish_of(text) == "person"


def test_the_rest_of_the_words_stays() -> None:
    assert "工作人员" in without_other_words("年轻人工作忙，我找工作人员")


def test_another_kind_of_staff_asked_about_is_nobody_to_reach():
    assert asks_of_staff("那一般工作人员呢")
    assert not asks_of_staff("帮我转其他工作人员")


def test_thanks_name_nobody_to_speak_to():
    assert not may_want_person("事情有着落了 今天专门打来讲声多谢")
    assert may_want_person("叫你们管事的回个电话")
