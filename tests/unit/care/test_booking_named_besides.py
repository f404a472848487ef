"""Who calls is the contact; who it is for is named beside them, for staff to know."""

import pytest

from care.booking_people import named_besides


@pytest.mark.parametrize(
    ("said", "own", "told"),
    [
        ("我妈叫黎桂英 我叫陈丽 电话", "陈丽", "我妈叫黎桂英"),
        ("阿公叫杨德才 联系我就行 我叫麦小燕", "麦小燕", "阿公叫杨德才"),
        ("我爸叫冯有田，我是冯志勇", "冯志勇", "我爸叫冯有田"),
        ("我老公叫你们快点来，我叫陈丽", "陈丽", None),
        ("我妈叫我打的，我叫陈丽", "陈丽", None),
        ("我妈叫黎桂英", None, None),
    ],
)
def test_who_it_is_for_is_named_beside_the_caller(said, own, told):
    assert named_besides(said, own) == told
