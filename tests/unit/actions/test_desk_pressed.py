"""Who presses for a yes or no means what was just told; who presses for something else does not."""

import pytest

from actions.desk_standing import presses


@pytest.mark.parametrize(
    "text",
    [
        "那你讲我到底得不得嘛，给个准话",
        "究竟得唔得啫，俾句实话",
        "到底行不行",
        "能不能你直接说一声",
        "给我个准信吧",
        "厓究竟得唔得，讲句实话",
        "到底有没有嘛",
        "痛快讲句准话",
        "有还是没有，你给句话",
        "老实讲我能不能",
        "你就说句实话",
        "说个准数",
    ],
)
def test_a_yes_or_no_is_wanted_of_what_was_just_told(text):
    assert presses(text)


@pytest.mark.parametrize(
    "text",
    [
        "师傅到底来不来",
        "明天的饭到底送不送，给个准话",
        "到底多少钱，给个准数",
        "到底什么时候办",
        "能不能帮我订饭",
        "有没有床位，给句实话",
        "跟你说句话",
        "给我回个话",
        "他是不是骗我的，讲句实话",
        "要不要带证件，给个准话",
        "到底归谁管",
        "直接送到家行不行呢，还是自己拿",
    ],
)
def test_what_is_pressed_for_elsewhere_is_no_verdict(text):
    assert not presses(text)
