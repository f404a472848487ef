"""Short wishes about the talk itself."""

import pytest

from conversation.wishes import wish_of


@pytest.mark.parametrize("text", ["转人工", "找个真人", "我要人工", "揾个真人", "叫值班的人来"])
def test_a_person_is_wanted(text: str) -> None:
    assert wish_of(text) == "person"


@pytest.mark.parametrize(
    "text",
    [
        "唔使叫人嚟",
        "不用找人工",
        "不用转人工了",
        "莫叫人来",
        "不要叫工作人员来了",
        "毋使叫人来",
        "唔好转人工",
        "别找客服了",
        "不需要找真人",
        "我不找人工",
    ],
)
def test_no_person_is_wanted(text: str) -> None:
    assert wish_of(text) is None
