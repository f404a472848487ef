"""Whether the documents say so is no second question; a topic of one sign is one."""

import pytest

from care.following import leaning
from care.text import normalise
from knowledge_base.utterance import asks_if_written, halves, without_attribution


@pytest.mark.parametrize(
    "text",
    [
        "政策里有这个说法吗",
        "文件有没有讲",
        "文件里面有写没有",
        "有没有这个规定",
        "政策上真的有这条吗",
        "文件里头怎么讲的",
        "规定里有没有提到",
        "文件上写没写",
        "你们文件里有没有这个讲法",
        "政策有讲冇",
        "这个文件里有不有讲过咧",
    ],
)
def test_whether_it_is_written_asks_nothing_by_itself(text):
    plain = normalise(text).text
    assert asks_if_written(plain)
    assert halves(normalise(f"住院老人能申请家庭病床吗，{text}").text) == []


@pytest.mark.parametrize(
    "text",
    [
        "文件是哪年出的",
        "政策里对志愿者怎么讲",
        "文件里有没有讲补贴多少",
        "规定谁来负责",
        "政策里床位有补贴吗",
        "文件有几条",
        "政策什么时候实施",
        "有什么优惠政策",
        "文件里税怎么免",
        "护理员有没有补贴",
    ],
)
def test_what_is_asked_of_the_documents_is_a_question(text):
    assert not asks_if_written(normalise(text).text)


def test_words_that_announce_a_question_are_none():
    assert halves(normalise("另外想问一下，护理员有没有补贴").text) == []


def test_tax_is_a_topic_of_its_own():
    assert leaning("税上面有什么优惠").bare is False
    assert leaning("那有什么优惠").bare is True


def test_tax_asked_after_another_matter_is_answered_with_tax(answerer):
    before = answerer.answer("护理型养老院要不要单独设医务室")
    found = answerer.answer("税这块有什么优惠", before.citations[0].clause, told=before.facts[0])
    assert found.citations[0].clause == "4"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("我们县要建几个 文件上怎么写的", "我们县要建几个"),
        ("装扶手补多少 文件里头讲什么", "装扶手补多少"),
        ("养老服务的实施方案里面，护理型床位要占百分之多少", "护理型床位要占百分之多少"),
        ("服务券发给谁 政策里面怎么规定的", "服务券发给谁"),
    ],
)
def test_a_question_is_read_without_the_words_that_say_where_its_answer_stands(text, asked):
    assert without_attribution(normalise(text).text).endswith(asked)


@pytest.mark.parametrize(
    "text", ["文件上怎么写的", "这个文件是哪年的", "附件里面写了什么", "文件里到2020年要多少张床"]
)
def test_what_is_asked_of_the_document_itself_stays_as_it_is(text):
    plain = normalise(text).text
    assert without_attribution(plain) == plain
