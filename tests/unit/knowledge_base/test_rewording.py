"""A caller's question in the documents' words."""

import pytest

from knowledge_base.rewording import rewordings


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("那康复场所呢", "康复场所"),
        ("到2020年要有多少张床", "到十三五期末要有多少张床"),
        ("农村养老服务中心是谁来经营的", "农村养老服务中心实行什么方式运营"),
        ("轮椅谁给", "轮椅由政府配备吗"),
        ("补贴要退吗", "补贴会不会收回"),
    ],
)
def test_a_question_is_put_in_other_words(text, put):
    assert put in rewordings(text)


@pytest.mark.parametrize("text", ["谁给养老院做消防检查", "那我妈呢", "2015年印发的", "谁负责"])
def test_what_needs_no_other_words_gets_none(text):
    assert rewordings(text) == []
