import threading

import pytest

from knowledge_base.answers import Answerer
from knowledge_base.composition import allowed
from knowledge_base.documents import load_documents
from knowledge_base.guard import inventions

YULIN = load_documents()["yulin-2015"]


def test_a_policy_question_is_answered_with_quote_and_source(answerer: Answerer):
    answer = answerer.answer("高龄老人有什么津贴")
    assert answer.answerable
    assert answer.citations[0].clause == "19"
    assert answer.citations[0].quote in YULIN.clauses["19"].text
    assert answer.citations[0].quote in answer.reply
    assert "2015年12月18日" in answer.reply and "第19条" in answer.reply
    assert answer.speech.endswith("要不要听原文？")


def test_what_the_document_leaves_open_is_said_to_be_open(answerer: Answerer):
    answer = answerer.answer("高龄津贴一个月多少钱")
    assert not answer.answerable and answer.citations == ()
    assert "没有写明" in answer.reply and answer.related[0].clause == "19"


def test_what_has_nothing_to_do_with_it_is_declined_without_a_quote(answerer: Answerer):
    answer = answerer.answer("今天天气真好啊")
    assert not answer.answerable and answer.related == () and answer.citations == ()


@pytest.mark.parametrize(
    "text",
    ["", " ", "？？？", "😀😀", "\x00\x07", "'; DROP TABLE turns;--", "<b>养老</b>", "养" * 10_000],
)
def test_odd_input_gets_a_kind_reply(answerer: Answerer, text: str):
    answer = answerer.answer(text)
    assert answer.reply and answer.speech


def test_the_json_has_the_protocol_shape(answerer: Answerer):
    data = answerer.answer("高龄老人有什么津贴").to_json()
    assert {"answerable", "reply", "speech", "citations", "score", "elapsed_ms"} <= set(data)
    assert data["citations"][0]["document"] == "yulin-2015"


def test_many_threads_get_the_same_answers(answerer: Answerer):
    expected = answerer.answer("高龄老人有什么津贴").reply
    replies: list[str] = []
    threads = [
        threading.Thread(target=lambda: replies.append(answerer.answer("高龄老人有什么津贴").reply))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert replies == [expected] * 8


def test_no_fact_says_more_than_its_quote(answerer: Answerer):
    library = answerer.library
    for fact in library.facts:
        title = library.titles[fact.document]
        assert inventions(fact.plain, allowed(fact, title)) == []
