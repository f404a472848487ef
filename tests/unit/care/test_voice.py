"""Wishes for the voice, and what is asked beside them."""

import pytest

from care.voice import asks_besides


@pytest.mark.parametrize("text", ["还有那个八有是哪八有 慢慢讲", "这件事情归谁管的 大声点"])
def test_a_question_beside_the_wish_is_heard(text):
    assert asks_besides(text)


@pytest.mark.parametrize(
    "text", ["大声点 听不清 再讲一次", "讲慢点 刚才讲哪几样", "慢点 你讲的什么"]
)
def test_what_asks_of_our_words_is_no_question_beside(text):
    assert not asks_besides(text)
