"""Portions, meals and tastes as a recogniser writes them; what means something else stays."""

import pytest

from care.meals_by_sound import meals_sounded


@pytest.mark.parametrize(
    ("said", "asked", "meant"),
    [
        ("我想定一分午范", None, "我想定一份午饭"),
        ("要订两分晚犯 明天的", None, "要订两份晚饭 明天的"),
        ("帮我送三分饭", None, "帮我送三份饭"),
        ("后天中午要两分", None, "后天中午要两份"),
        ("想订一份晚范", None, "想订一份晚饭"),
        ("一分", "quantity", "一份"),
        ("就要两分吧", "quantity", "就要两份吧"),
        ("嗯 三分够了", "quantity", "嗯 三份够了"),
        ("要少烟 吃不得咸", "quantity", "要少盐 吃不得咸"),
        ("少言少油", "quantity", "少盐少油"),
        ("菜里面少放颜", "phone", "菜里面少放盐"),
        ("别放烟", "name", "别放盐"),
        ("我学压高", "name", "我血压高"),
        ("老人血牙有点高", "name", "老人血压有点高"),
    ],
)
def test_a_meal_is_heard_by_its_sound(said, asked, meant):
    assert meals_sounded(said, "助餐", asked) == meant


@pytest.mark.parametrize(
    ("said", "service", "asked"),
    [
        ("我少烟少酒", "助餐", "note"),
        ("戒烟了，少烟", "助餐", "name"),
        ("厨房冒烟，有少烟味", "助餐", "phone"),
        ("别放烟花", "助餐", "name"),
        ("少言寡语的一个人", "家政", "name"),
        ("要十分钟", "助餐", "time"),
        ("三点十分饭来", "助餐", "time"),
        ("今晚返屋企", "助餐", "date"),
        ("一分钱都没有", "助餐", "quantity"),
        ("要一粉饭", "助餐", None),
        ("学压腿", "家政", None),
        ("饭都吃不下，屋里好多烟", "助餐", None),
        ("三分之一", "助餐", "quantity"),
        ("分开两个盒", "助餐", "quantity"),
    ],
)
def test_what_means_something_else_stays(said, service, asked):
    assert meals_sounded(said, service, asked) == said
