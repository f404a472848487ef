"""Praise for the voice on the line, and an alarm that the caller explains away."""

import pytest

from care.requests import recognise


def named(text):
    request = recognise(text)
    return request.id if request else None


@pytest.mark.parametrize(
    "text",
    [
        "行 你这个机器答得还蛮准",
        "你讲得好清楚 多谢",
        "你这个机器蛮聪明",
        "暖铃你真能干",
        "你答得几好啊",
        "这个机器人讲话蛮清楚的",
        "个机器都几醒目",
    ],
)
def test_praise_for_the_machine_asks_for_no_explanation_of_what_it_is(text):
    assert named(text) == "praises_us"


@pytest.mark.parametrize(
    "text",
    [
        "你讲得不清楚",
        "你讲清楚点",
        "你讲得太快",
        "那个师傅讲得清楚",
        "你答得准不准啊",
        "你们派来的阿姨真能干",
        "你讲得好大声",
        "你是机器还是人",
        "跟机器讲不清楚",
    ],
)
def test_doubts_and_praise_for_others_are_no_praise_for_us(text):
    assert named(text) != "praises_us"


@pytest.mark.parametrize(
    "text",
    [
        "哎哟你等下 有人喊救命 哦 系电视 电视开太大声哩 冇事冇事",
        "咦外面砰一声 哦原来是放炮仗 没事",
        "哎呀有人哭 哦系隔离屋细佬哥 冇事",
        "吓死我了 原来是猫 没事没事",
    ],
)
def test_a_noise_that_the_caller_explains_was_nothing(text):
    assert named(text) == "false_alarm"


@pytest.mark.parametrize(
    "text",
    [
        "有人喊救命 我不知道是不是隔壁",
        "我爸摔了 喊救命 是在楼下",
        "我在看电视 有什么事",
        "隔壁吵架 是不是归你们管",
        "电视坏了 没事",
    ],
)
def test_an_alarm_that_nothing_explains_is_not_waved_away(text):
    assert named(text) != "false_alarm"
