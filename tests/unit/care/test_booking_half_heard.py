"""A service is heard by its marks, its words and its sound; a story or a price is no wish."""

import pytest

from care.booking_half_heard import ERRAND, goods_told, half_heard, lists_goods


@pytest.mark.parametrize(
    ("said", "service"),
    [
        ("我想找你们带购两样东西后天上午", "物品代购"),
        ("想喊个师傅来通下厕所", "维修"),
        ("找个人来给我老头剪下头发", "上门护理"),
        ("明天中午订两份饭送到屋企", "助餐"),
    ],
)
def test_a_wish_plain_enough_begins(said, service):
    heard = half_heard(said)
    assert heard is not None and heard.service == service and heard.sure


@pytest.mark.parametrize(
    ("said", "service"),
    [
        ("想问下你们送饭那个是怎么搞的", "助餐"),
        ("你们有没有得上门剪头发的", "上门护理"),
        ("你们那里系唔系有人帮代买嘢嘅", "物品代购"),
    ],
)
def test_who_asks_what_there_is_is_asked_whether_it_is_wished_for(said, service):
    heard = half_heard(said)
    assert heard is not None and heard.service == service and not heard.sure


def test_help_that_has_no_name_here_is_heard_as_help():
    heard = half_heard("想请个人来帮我收谷子")
    assert heard is None or (heard.service is None and not heard.sure)


@pytest.mark.parametrize(
    "said",
    [
        "今天天气真好",
        "软件怎么修改密码",
        "装修一套房子用多久",
        "为什么水管会结冰",
        "我昨天在街上买了三斤猪肉两条鱼",
        "鸡蛋又涨价了三块八一斤",
        "把一根绳子剪成三段两长一短",
        "他们昨晚一起去饭店吃饭了",
    ],
)
def test_chat_a_story_and_a_price_wish_for_nothing(said):
    assert half_heard(said) is None


def test_things_with_their_amounts_are_a_list():
    assert lists_goods("土豆两斤 葱一把 生抽一瓶")
    heard = half_heard("土豆两斤 葱一把 生抽一瓶")
    assert heard is not None and heard.service == ERRAND and heard.sure


@pytest.mark.parametrize("said", ["屋里两只猫三只狗", "刚买了两斤土豆一把葱", "我有三个仔"])
def test_what_somebody_has_or_has_bought_is_no_list(said):
    assert not lists_goods(said)


def test_a_list_told_before_is_changed_by_what_follows():
    having = goods_told("土豆两斤 葱一把 生抽一瓶").applied(())
    assert having == ("土豆2斤", "葱1把", "生抽1瓶")
    assert "土豆1斤" in goods_told("土豆不要两斤 一斤够了", having).applied(having)


@pytest.mark.parametrize(
    "said",
    [
        "喂 呃 我写落张纸 等我揾下眼镜 得了 鸡蛋三斤 粉丝两包 仲有 仲有一支蚝油 系一支唔系两支",
        "等我看看纸 大米十斤 酱油一瓶 盐两包",
    ],
)
def test_a_list_after_looking_for_the_paper_is_an_errand(said):
    heard = half_heard(said)
    assert heard is not None and heard.service == ERRAND


@pytest.mark.parametrize(
    "said",
    [
        "鸡蛋三斤 粉丝两包 多少钱",
        "昨天鸡蛋三斤 粉丝两包 花了三十块",
        "以前一个月 鸡蛋三斤 大米十斤 就过得去",
        "医生讲每天鸡蛋一个 牛奶一盒",
    ],
)
def test_goods_that_are_told_of_are_no_errand(said):
    assert half_heard(said) is None
