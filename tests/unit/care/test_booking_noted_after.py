"""What is told whoever comes once the booking stands, and what only sounds like it."""

import pytest

from care.booking_edits import adds_note
from care.booking_noted_after import noted_after


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("老人养了条狗，上门前请先打电话", "老人养了条狗，上门前请先打电话"),
        ("啱 定啦 把锁系老式嘅 叫师傅戴多两个芯", "把锁系老式嘅，叫师傅戴多两个芯"),
        ("嗯 我在家等 早点来啊", "早点来啊"),
        ("家里有只大狗，会咬人的", "家里有只大狗，会咬人的"),
        ("到楼下打个电话 我下去开门", "到楼下打个电话，我下去开门"),
        ("电梯坏了 要走楼梯 麻烦师傅了", "电梯坏了，要走楼梯"),
        ("嚟之前打个电话畀我", "嚟之前打个电话畀我"),
        ("钥匙放在隔壁阿婆那里", "钥匙放在隔壁阿婆那里"),
        ("对 你们上来喊一声覃老师就得", "你们上来喊一声覃老师就得"),
    ],
)
def test_what_whoever_comes_should_know_is_a_note(said, note):
    assert noted_after(said) == note
    assert adds_note(said)


@pytest.mark.parametrize(
    "said",
    [
        "叫师傅别来了",
        "不要来了 家里有狗",
        "上门前要打电话吗",
        "我家的狗死了 好伤心",
        "早点来八点",
        "护士几点来",
        "我养了条狗陪我",
        "来之前那个电话打不通",
        "叫我儿子早点来",
        "好，再见",
        "我想再约个人打扫",
    ],
)
def test_a_question_a_time_or_talk_is_no_note(said):
    assert noted_after(said) is None
    assert not adds_note(said)
