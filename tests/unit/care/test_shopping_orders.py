"""A list is known by its grammar, whatever the goods are; what is only counted orders nothing."""

import pytest

from care.shopping_orders import orders_goods


@pytest.mark.parametrize(
    "said",
    [
        "我想麻烦你买蜂蜜一瓶 核桃两斤 黑芝麻一斤",
        "你好，我在外地，想请你们给爸爸买：羽绒背心1件，秋裤2条，保暖手套1双。",
        "我要买盆栽的土两袋 花盆三个 菜种子四包 在阳台种点菜打发时间",
        "捱想买番薯粉一袋 扣肉一份 面线四把 冬节爱食",
        "你好呀 我想邦屋里头补点调料 生抽一瓶 老抽一瓶 料酒一瓶",
        "喂 我想要一个闹钟 一本大字日历 三支圆珠笔",
        "先说一遍啊 要毛线五团 毛线针一副 扣子二十颗",
        "捱想备滴茶点 花生两斤 瓜子一斤 茶叶一罐",
        "麻烦帮我捎一把雨伞",
        "拖把一把 垃圾袋五卷",
    ],
)
def test_things_with_amounts_are_ordered_whatever_they_are(said):
    assert orders_goods(said)


@pytest.mark.parametrize(
    "said",
    [
        "我昨天在街上买了三斤猪肉两条鱼",
        "鸡蛋三斤 粉丝两包 多少钱",
        "医生讲每天鸡蛋一个 牛奶一盒",
        "屋里两只猫三只狗",
        "一个儿子两个女儿 都在外面",
        "要两份饭 一份汤",
        "我要三份午餐 一份粥",
        "想约两个人 三个钟头",
        "你们少了我鸡蛋两斤 酱油一瓶",
        "白菜两块五一斤 猪肉十三块一斤",
        "女儿给我买了羽绒服一件 棉鞋一双",
        "一天三顿 药两粒",
        "把一根绳子剪成三段",
        "我想买个轮椅有没有补贴",
    ],
)
def test_what_was_bought_costs_or_is_eaten_and_people_are_no_order(said):
    assert not orders_goods(said)
