"""Who wants the booking read out again hears the booking; 再念一次 alone repeats the last words."""

import pytest

from care.booking_told_again import asked_again


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("你再念一次给我听，买哪几样？", {"items"}),
        ("再讲一遍清单", {"items"}),
        ("从头念一遍，都买些什么东西", {"items"}),
        ("麻烦再报一次是几点", {"when"}),
        ("你再讲一次，礼拜几来的", {"when"}),
        ("再说一遍送到哪里", {"place"}),
        ("编号再念一次", {"number"}),
        ("我忘了是哪天来着", {"when"}),
        ("再讲返次系边日几点", {"when"}),
        ("再说一次订了几份", {"portions"}),
        ("把我订的再念一遍", set()),
        ("刚才预约的内容再读一下给我听", set()),
        ("没听清几点来", {"when"}),
        ("单子再念给我听听", {"items"}),
    ],
)
def test_particulars_asked_for_once_more(text: str, of: set[str]) -> None:
    assert asked_again(text) == of


@pytest.mark.parametrize(
    "text",
    [
        "再说一遍",
        "听不清",
        "你再念一次",
        "再讲一次那个政策",
        "改到几点都行",
        "再加一样东西",
        "送到哪里",
        "几点了",
        "帮我买点东西",
        "文件几号出的，再讲一遍",
        "取消了再说",
        "补贴是多少再讲一遍",
        "重新帮我订一份",
    ],
)
def test_other_repetitions_are_none(text: str) -> None:
    assert asked_again(text) is None
