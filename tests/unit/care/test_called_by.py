"""What a caller wants to be called."""

import pytest

from care.called_by import called_in


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("我叫阿珍姨就得啦，有人来看我就讲一声", "阿珍姨", True),
        ("叫我李婆婆就行", "李婆婆", False),
        ("喊我老周就好", "老周", False),
        ("你叫我五叔吧", "五叔", False),
        ("大家都叫我三婆", "三婆", False),
        ("就叫我梁姨，要来之前打个电话给我", "梁姨", False),
        ("叫我阿英得啦", "阿英", False),
        ("村里都喊我七公", "七公", False),
        ("你们叫我陈大爷就可以", "陈大爷", False),
        ("我叫肥婆，来的时候通知一声", "肥婆", True),
    ],
)
def test_what_a_caller_is_called(text: str, name: str, word: bool) -> None:
    called = called_in(text)
    assert called is not None
    assert called.name == name
    if word:
        assert called.wants_word


@pytest.mark.parametrize(
    "text",
    [
        "我叫阿姨来打扫",
        "帮我叫阿姨",
        "护士叫什么",
        "我叫他不要来",
        "叫我女儿接电话",
        "他叫老周",
        "叫人工",
        "我叫了车",
        "叫我怎么办",
        "你叫什么",
        "叫医生来",
    ],
)
def test_other_callings_are_none(text: str) -> None:
    assert called_in(text) is None
