"""A yes with the list said again changes nothing; another amount, or another thing, does."""

import pytest

from care.booking_shopping import shopping_in
from care.booking_told import weigh
from care.shopping_taken_back import confirms


def _after(said, having):
    told = weigh(said, "confirm")
    return shopping_in(told, told.heard.text, asked=False, having=having).applied(having)


@pytest.mark.parametrize(
    ("said", "having"),
    [
        ("啱啱 汤圆三包冬菇一包腊肉一条", ("汤圆3包", "冬菇1包", "腊肉1条")),
        ("着 鸡公一只猪脚一只红纸一包", ("鸡公1只", "猪脚1只", "红纸写对联1包")),
        ("系 就眼药三支", ("珍珠明目滴眼液3支",)),
        ("啱 沙虫干莲子淮山各一斤", ("沙虫干1斤", "莲子1斤", "淮山1斤")),
        ("对 记得没错 毛线五团", ("毛线5团", "毛线针1副")),
        ("对对 就是买 不是卖", ("牛肉2斤", "白萝卜3个")),
        ("没错 就它们三个", ("剪刀1把", "针线包1个", "松紧带3米")),
    ],
)
def test_the_list_said_again_is_a_yes(said, having):
    assert confirms(weigh(said, "confirm").heard.text, having)
    assert _after(said, having) == having


def test_another_amount_is_a_change():
    having = ("米1袋", "油1桶", "盐1包")
    assert not confirms("对 米两袋油一桶", having)
    assert _after("对 米两袋油一桶", having) == ("米2袋", "油1桶", "盐1包")


@pytest.mark.parametrize(
    ("said", "having", "after"),
    [
        ("番枧转做洗衣液两樽", ("番枧3块", "洗衣粉1包"), {"洗衣粉1包", "洗衣液2樽"}),
        ("咸蛋换成皮蛋10个；腊肉再加1条", ("腊肉2条", "咸蛋20个"), {"腊肉3条", "皮蛋10个"}),
        (
            "电风扇先不急 就要蚊帐凉席 另外花露水两瓶",
            ("电风扇1台", "蚊帐1顶", "凉席1张"),
            {"蚊帐1顶", "凉席1张", "花露水2瓶"},
        ),
        ("再加对棉拖鞋 一对", ("枕头1个",), {"枕头1个", "棉拖鞋1对"}),
        ("再添一包红纸写对联", ("鸡公1只",), {"鸡公1只", "红纸1包"}),
    ],
)
def test_one_thing_takes_the_place_of_another(said, having, after):
    assert set(_after(said, having)) == after
