"""What a turn does to a list: amounts changed, things taken off, exchanged and added."""

import pytest

from care.booking_items import read_list
from care.booking_portions import portions
from care.text import normalise

LIST = ("鸡蛋2斤", "花生油1桶", "面条5斤", "盐1包")


def after(said: str, having: tuple[str, ...] = LIST, *, asked: bool = False) -> list[str]:
    text = normalise(said).text
    return list(read_list(text, asked=asked, having=having).applied(having))


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        # 客家话
        ("哦涯在 头先去关火煲粥 鸡蛋爱三斤好了 盐屋下还有 唔爱盐了 再加两包红糖",
         ["鸡蛋3斤", "花生油1桶", "面条5斤", "红糖2包"]),
        ("鸡蛋爱三斤", ["鸡蛋3斤", "花生油1桶", "面条5斤", "盐1包"]),
        ("盐屋下还有 唔使买", ["鸡蛋2斤", "花生油1桶", "面条5斤"]),
        ("唔爱盐", ["鸡蛋2斤", "花生油1桶", "面条5斤"]),
        ("盐毋爱了", ["鸡蛋2斤", "花生油1桶", "面条5斤"]),
        ("爱两包盐", ["鸡蛋2斤", "花生油1桶", "面条5斤", "盐2包"]),
        ("面条唔爱咁多 三斤够了", ["鸡蛋2斤", "花生油1桶", "面条3斤", "盐1包"]),
        ("还爱一斤红枣", ["鸡蛋2斤", "花生油1桶", "面条5斤", "盐1包", "红枣1斤"]),
        # 白话
        ("鸡蛋要三斤啦 盐屋企有 唔使买", ["鸡蛋3斤", "花生油1桶", "面条5斤"]),
        ("盐同面条都唔要喇", ["鸡蛋2斤", "花生油1桶"]),
        ("面条唔使五斤 三斤就够", ["鸡蛋2斤", "花生油1桶", "面条3斤", "盐1包"]),
        ("多买一斤鸡蛋", ["鸡蛋3斤", "花生油1桶", "面条5斤", "盐1包"]),
        ("再加一斤鸡蛋", ["鸡蛋3斤", "花生油1桶", "面条5斤", "盐1包"]),
        ("面条少买两斤", ["鸡蛋2斤", "花生油1桶", "面条3斤", "盐1包"]),
        ("少一斤鸡蛋", ["鸡蛋1斤", "花生油1桶", "面条5斤", "盐1包"]),
        # 桂普
        ("花生油换成菜油", ["鸡蛋2斤", "面条5斤", "盐1包", "菜油1桶"]),
        ("花生油换成菜籽油两桶", ["鸡蛋2斤", "面条5斤", "盐1包", "菜籽油2桶"]),
        ("刚才讲的盐不要了", ["鸡蛋2斤", "花生油1桶", "面条5斤"]),
        ("盐先莫买", ["鸡蛋2斤", "花生油1桶", "面条5斤"]),
        ("鸡蛋还是三斤吧", ["鸡蛋3斤", "花生油1桶", "面条5斤", "盐1包"]),
        ("盐一包变两包", ["鸡蛋2斤", "花生油1桶", "面条5斤", "盐2包"]),
        ("面条减到三斤", ["鸡蛋2斤", "花生油1桶", "面条3斤", "盐1包"]),
        ("面条要少点 四斤", ["鸡蛋2斤", "花生油1桶", "面条4斤", "盐1包"]),
        # 什么都不变
        ("我孙子爱吃鸡蛋", list(LIST)),
        ("盐是哪种", list(LIST)),
        ("鸡蛋要新鲜的", list(LIST)),
        ("面条不够五斤就算了", list(LIST)),
    ],
)  # fmt: skip
def test_the_list_is_what_the_caller_wants_after_the_turn(said: str, changed: list[str]) -> None:
    assert after(said) == changed


@pytest.mark.parametrize(
    "said", ["脚痛走不远", "我去关火先", "屋下没人", "等我想想", "你听到没有", "我耳朵背"]
)
def test_a_remark_is_nothing_to_buy_though_a_list_was_asked_for(said: str) -> None:
    assert after(said, (), asked=True) == []


@pytest.mark.parametrize("said", ["降压药", "老干妈", "去污粉"])
def test_a_bare_word_is_a_thing_where_a_list_was_asked_for(said: str) -> None:
    assert after(said, (), asked=True) == [said]


@pytest.mark.parametrize(
    ("said", "count"),
    [("爱三份", 3), ("唔爱三份 两份就够", 2), ("一家五口人", 5), ("再加一份", 3), ("少一份", 1)],
)
def test_portions_are_counted_in_dialect_too(said: str, count: int) -> None:
    assert portions(normalise(said).text, None, 2) == count
