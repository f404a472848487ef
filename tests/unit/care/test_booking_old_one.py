"""Who asks if the old one is gone gets a yes; a wish to call off, or a worry, is another thing."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from care.booking_old_one import asks_if_gone, gone

NOW = datetime.fromisoformat("2026-06-17T11:25+08:00")


def _booking(status: str, day: str = "2026-06-19") -> Any:
    return SimpleNamespace(reference="123456", status=status, service="助餐", date=day, time="中午")


@pytest.mark.parametrize(
    "text",
    [
        "咁听日嗰餐就冇㗎喇系咪",
        "那明天那顿就没有了对吧",
        "那原来那个就作废了是吧",
        "噉头先嗰单唔算数喇系唔系",
        "那星期四就没人来了吧",
        "那明天就不用等了？",
        "这样礼拜三师傅就不来了是不是",
        "那之前那个就取消了是吧",
        "厓原来订个那单就冇哩系无",
        "那三号那天不会来了吧",
        "旧的那个就不算了哈",
        "那后天就不用在家等了对吗",
        "即系听日唔会有人嚟喇？",
        "明天不送了对吧",
    ],
)
def test_these_ask_if_the_old_one_is_gone(text):
    assert asks_if_gone(text)


@pytest.mark.parametrize(
    "text",
    [
        "明天那餐不要了",
        "帮我把明天的取消吧",
        "那明天的饭怎么没有了",
        "我等了半天都没人来",
        "没有了",
        "没有了，就这样",
        "那就没有别的了",
        "后天还来不来",
        "那有没有补贴",
        "明天几点来",
        "那我妈没有户口能不能领",
        "他们不来了怎么办",
        "咁听日有冇人嚟",
        "原来那个电话不用了，打新的",
        "没事了",
        "那明天改成后天吧",
        "这个津贴是不是取消了",
        "那养老院是不是没有床位了",
    ],
)
def test_these_ask_or_wish_something_else(text):
    assert not asks_if_gone(text)


def test_the_old_day_is_gone_and_the_new_one_is_told():
    told = gone("咁听日嗰餐就冇㗎喇系咪", [_booking("changed")], NOW)
    assert told is not None
    assert "是的" in told.text
    assert "6月19日" in told.text


def test_the_day_that_stands_is_not_said_to_be_gone():
    assert gone("那星期五那餐就没有了吧", [_booking("changed")], NOW) is None
    assert gone("那明天那餐就没有了吧", [_booking("confirmed")], NOW) is None
    assert gone("那明天那餐就没有了吧", [], NOW) is None


def test_what_was_called_off_does_not_come():
    told = gone("那就不会有人来了吧", [_booking("cancelled")], NOW)
    assert told is not None
    assert "不会来" in told.text
