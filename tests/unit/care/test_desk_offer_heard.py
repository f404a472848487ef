"""The wording that was offered is read to who wishes for it; thanks and 晓得了 are no wish."""

import pytest

from care.desk import says_yes
from care.desk_letting_go import takes_in, wishes_to_hear
from care.text import normalise


def _takes_offer(text):
    agrees = says_yes(normalise(text).text) and not takes_in(text)
    return wishes_to_hear(text) or agrees


@pytest.mark.parametrize(
    "text",
    [
        "好",
        "要",
        "好，念来听下",
        "听一下",
        "念吧",
        "嗯，读来听",
        "好啊，你念",
        "想听",
        "好，唔该你念下",
        "要啊",
        "读啦",
        "念给我听",
        "好的，那就念一遍吧",
        "来，念",
    ],
)
def test_these_wish_to_hear_what_was_offered(text):
    assert _takes_offer(text)


@pytest.mark.parametrize(
    "text",
    [
        "哦好好多谢",
        "好，我写低咯，唔该你",
        "晓得了",
        "记住了",
        "好，我写下来了",
        "明白",
        "得啦，听明白喇",
        "好，不用念了",
        "唔使啦多谢",
        "好好好清楚了",
        "嗯，有数了",
        "中，厓记倒了",
        "行，谢谢你，拜拜",
        "好，知道了",
        "好了我听清楚了",
        "可以了，谢谢",
        "收到谢谢",
        "哦，好",
    ],
)
def test_these_have_heard_enough(text):
    assert not _takes_offer(text)


def test_who_goes_and_asks_elsewhere_takes_up_no_offer():
    assert not says_yes("好 恁仔细 涯问下村长")
    assert not says_yes("那报百分之几")
    assert says_yes("好，你帮我问下社区")
