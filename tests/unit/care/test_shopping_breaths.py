"""Shopping lists said in one breath."""

import pytest

from care.booking_items import read_list
from care.shopping_breaths import in_pieces
from care.shopping_taken_back import plainly
from care.text import normalise

HAVING = ("鸡蛋2斤", "酱油1瓶", "面条3把", "盐1包")


def listed(said, having=()):
    text = in_pieces(normalise(said).text, having)
    change = read_list(plainly(text, having), asked=True, having=having)
    return change.applied(having)


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("鸡蛋两斤还有那个嗯面条三把再来一包盐", ("鸡蛋2斤", "面条3把", "盐1包")),
        ("买月饼两盒五仁嘅再买三斤沙田柚唔系四斤", ("月饼2盒", "沙田柚4斤")),
        ("三斤沙田柚，不是，四斤", ("沙田柚4斤",)),
        ("鸡蛋三斤讲错了四斤", ("鸡蛋4斤",)),
        ("药名是硝苯地平缓释片要一盒", ("硝苯地平缓释片1盒",)),
        ("代购的是成人纸尿裤2包，蜂蜜1瓶", ("成人纸尿裤2包", "蜂蜜1瓶")),
    ],
)
def test_a_list_without_pauses_is_read_thing_by_thing(said, items):
    assert listed(said) == items


def test_what_is_found_at_home_is_why_a_thing_goes_and_no_order():
    said = "面条先不要了我想起柜子里面还有两把没吃完加一斤红糖女儿坐月子要吃"
    assert listed(said, HAVING) == ("鸡蛋2斤", "酱油1瓶", "盐1包", "红糖1斤")


def test_what_somebody_else_bought_goes_and_stays_gone():
    assert listed("酱油不用了儿子买了一瓶回来", HAVING) == ("鸡蛋2斤", "面条3把", "盐1包")


def test_an_amount_that_is_denied_is_not_the_one_that_counts():
    assert listed("鸡蛋三斤不是两斤", HAVING)[0] == "鸡蛋3斤"


@pytest.mark.parametrize(
    "said", ["三斤苹果四斤梨", "要那个牌子的酱油一瓶", "鸡蛋那个三斤", "苹果三斤不要太大的"]
)
def test_an_ordinary_list_stays_as_it_is(said):
    assert in_pieces(said, ()) == said
