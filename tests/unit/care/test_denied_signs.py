"""Signs that are listed to say that there are none raise no alarm; what is told besides does."""

import pytest

from care.emergencies import check
from care.emergencies.denied import without_denied


@pytest.mark.parametrize(
    "text",
    [
        "胸痛头痛都没有 手脚也灵活 就是嘴馋",
        "心口痛、气喘、头晕这些都没有",
        "胸口痛没有 头晕也没有",
        "胸痛气喘统统冇",
        "发烧没有 胸痛也没有 就是咳",
    ],
)
def test_a_list_of_signs_that_are_denied_behind_it_is_no_danger(text):
    assert check(text).level == "none"


@pytest.mark.parametrize(
    "text",
    [
        "胸痛 呼吸都没有了",
        "他胸痛 药都没有",
        "胸痛得很 一个人都没有",
        "我爸叫不醒 反应都没有",
        "发烧都没有 就是胸口痛得厉害",
    ],
)
def test_what_is_missing_or_told_besides_still_alarms(text):
    assert check(text).level == "emergency"


@pytest.mark.parametrize("text", ["胸口痛没有", "头痛 都没有人管我", "胸痛都没有药吃"])
def test_a_bare_or_another_no_denies_no_sign(text):
    assert without_denied(text) == text
