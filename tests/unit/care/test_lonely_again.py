"""Lonely talk: what is come back to has its own words, and an opinion is wanted of us."""

import pytest

from care.lonely import _themes, asks_opinion, theme_of
from care.text import normalise


@pytest.mark.parametrize(
    "text",
    [
        "你讲年轻人是不是都噉样忙",
        "你话而家啲后生系咪都系噉",
        "你说气不气人",
        "你讲该不该怪他",
        "您评评，我对不对",
        "你看我这样算不算老糊涂",
        "你觉得他是不是嫌我",
        "你说好笑不",
        "你来讲讲，是不是这个理",
        "你讲奇不奇怪",
    ],
)
def test_an_opinion_is_wanted(text):
    assert asks_opinion(text)


@pytest.mark.parametrize(
    "text",
    [
        "你讲话真好听",
        "你刚才说什么",
        "你讲得对",
        "他说我是不是病了",
        "是不是要先订",
        "你说过了",
        "你话畀我听",
        "我儿子不听话",
        "你们是不是放假",
        "讲给你听也不怕",
    ],
)
def test_no_opinion_is_wanted(text):
    assert not asks_opinion(text)


def test_every_theme_is_taken_up_twice_and_briefly():
    for theme in _themes():
        assert theme.again and theme.again != theme.reply
        assert len([c for c in theme.again if "\u4e00" <= c <= "\u9fff"]) <= 40


@pytest.mark.parametrize("text", ["我外孙在读小学", "孙女很会唱歌"])
def test_grandchildren_are_heard(text):
    found = theme_of(normalise(text).text)
    assert found is not None and found.theme == "孙辈"
