"""The documents' words explained in plain ones: when a meaning is asked, and what is said."""

from __future__ import annotations

import re

import pytest

from care.desk_words import names
from care.errors import ContentError
from care.glossary import DECIDES, read_term, term_asked, terms


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("失能是什么意思 我只读过二年级 你讲白点", "失能"),
        ("失能系咩意思 讲白啲", "失能"),
        ("乜嘢叫半失能", "半失能"),
        ("脉个系三无", "三无"),
        ("五保即系点样嘅人", "五保"),
        ("要到什么程度才算失能", "失能"),
        ("点样先算失能", "失能"),
        ("公见民营系么个意思", "公建民营"),
        ("服务劝系咩嚟", "服务券"),
        ("没听明白 什么叫三无", "三无"),
        ("日间照料中心是做什么的", "日间照料"),
        ("家庭病床系点嘅一回事", "家庭病床"),
        ("重点优抚对象是什么人", "优抚"),
        ("康复辅助器具是些什么东西", "辅具"),
    ],
)
def test_who_asks_what_a_word_means_is_heard(said: str, word: str) -> None:
    term = term_asked(said)
    assert term is not None
    assert term.name == word


@pytest.mark.parametrize(
    "said",
    [
        "服务券是什么人有的",
        "服务券什么时候发",
        "公建民营谁负责",
        "低保要什么材料",
        "怎么样才能办低保",
        "失能老人有什么补贴",
        "失能老人政府怎么样照顾",
        "低保户什么都没有",
        "我是低保 不懂怎么办",
        "日间照料中心什么时候建好",
        "服务券到底是个什么东西 文件怎么讲",
        "五保是什么时候办的",
        "无障碍改造是什么部门管",
        "我老伴失能两年了",
        "",
    ],
)
def test_who_asks_something_else_of_a_word_is_left_to_the_documents(said: str) -> None:
    assert term_asked(said) is None


def test_every_explanation_is_short_names_no_figure_and_says_who_decides_in_known_words() -> None:
    for term in terms():
        assert len(term.plain) <= 50, term.name
        assert not re.search("[0-9０-９]|[一二三四五六七八九十百千]+(?:岁|元|块|年|张)", term.plain)
    assert all(f"policy.decides_{kind}" in names() for kind in DECIDES)


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"says": "失能"}, "plain missing"),
        ({"says": "失能", "plain": "要人照顾。", "who": "x"}, "who mean nothing"),
        ({"says": "失能", "plain": "要人照顾。", "decides": "us"}, "approved, assessed, local"),
        ({"says": "失能", "plain": "要人照顾。", "clause": "14"}, "go together"),
    ],
)
def test_a_wrong_entry_is_told_by_name_with_what_to_do(entry: dict[str, str], says: str) -> None:
    with pytest.raises(ContentError, match=says) as wrong:
        read_term("失能", entry)
    assert "glossary.yaml, 失能" in str(wrong.value)
