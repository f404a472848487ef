"""Names that nothing announces but the number told with them, and how Hakka announces one."""

import pytest

from care.telling import hear

NUMBER = "138 7751 4409"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我们在玉州城北 苏月兰 就打返这个电话得啦", "苏月兰"),
        (f"陈伟强 陆川温泉镇 {NUMBER}", "陈伟强"),
        (f"周锦荣 锦绣嘅锦 光荣嘅荣 兴业石南镇 {NUMBER}", "周锦荣"),
        (f"涯喊罗桂昌 博白凤山 电话 {NUMBER}", "罗桂昌"),
        (f"恁就好 涯喊巫秀珍 福绵新桥镇个 {NUMBER}", "巫秀珍"),
    ],
)
def test_a_name_told_in_passing_is_heard(text, name):
    assert hear(text).told.name == name


@pytest.mark.parametrize(
    "text",
    [
        f"我喊李师傅来修 {NUMBER}",
        f"我喊陈医生过来看 {NUMBER}",
        f"黄豆粉 白萝卜 {NUMBER}",
        "方便面 两包 打这个电话",
        f"江滨路 三号 {NUMBER}",
        f"谢谢你 {NUMBER}",
        "苏月兰 那里 我去过",
    ],
)
def test_what_is_no_name_is_taken_for_none(text):
    assert hear(text).told.name is None
