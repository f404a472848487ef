"""Misheard goods are the ones that were meant, and what was heard right stays."""

import pytest

from care.goods_by_sound import goods_sounded


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("机蛋两斤 江油一瓶 大迷十斤", "鸡蛋两斤 酱油一瓶 大米十斤"),
        ("买一箱牛耐", "买一箱牛奶"),
        ("两包洗一粉 一块肥造", "两包洗衣粉 一块肥皂"),
        ("加一支牙糕", "加一支牙膏"),
        ("青才也要一把", "青菜也要一把"),
        ("在加一把挂面", "再加一把挂面"),
        ("啤酒布要了", "啤酒不要了"),
        ("牛奶还成豆奶粉一包", "牛奶换成豆奶粉一包"),
        ("她在往上买了", "她在网上买了"),
    ],
)
def test_beside_an_amount_a_thing_is_heard_by_its_sound(heard, meant):
    assert goods_sounded(heard, ()) == meant


def test_an_edit_finds_what_is_on_the_list_however_it_was_heard():
    assert goods_sounded("风王浆不要了", ("蜂王浆1瓶",)) == "蜂王浆不要了"


@pytest.mark.parametrize(
    "heard",
    [
        "豆酱一瓶 芹菜一把 种子一包",
        "方瓜一个 鲜蛋两斤",
        "豉油一樽 番枧两块 番豆一斤",
        "米九斤酒一瓶",
        "我现在要两斤",
        "我住江油路 姓江",
        "機器兩台",
        "雞蛋兩斤",
        "大步走两条街",
        "明天有空 我家里有两个人",
    ],
)
def test_words_of_their_own_and_what_is_no_list_stay_as_heard(heard):
    assert goods_sounded(heard, ()) == heard
