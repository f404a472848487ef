import shutil
import threading

import numpy as np
import pytest

from knowledge_base.answers import Answerer
from knowledge_base.composition import allowed
from knowledge_base.documents import load_documents
from knowledge_base.guard import inventions
from knowledge_base.store import IndexStore
from knowledge_base.vectors import VectorIndex

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


@pytest.fixture
def followed(index_folder, tmp_path, monkeypatch):
    """An answerer over a folder of its own, which it looks at before every answer."""
    monkeypatch.setattr("knowledge_base.answers._LOOK_EVERY_S", 0.0)
    shutil.copytree(index_folder, tmp_path / "index")
    return Answerer.load(tmp_path / "index"), IndexStore(tmp_path / "index")


def publish(store, damage):
    """Publish a copy of the serving version, damaged, whose manifest vouches for it."""
    (good, *_) = store.names()
    manifest = store.open(good).manifest

    def write(folder):
        for name in manifest["files"]:
            shutil.copy(store.folder / good / name, folder / name)
        damage(folder)

    store.publish(f"bad-{damage.__name__}", manifest | {"dimension": 7}, write)
    return good


def truncated(folder):
    (folder / "meaning.faiss").write_bytes((folder / "meaning.faiss").read_bytes()[:5000])


def wrong_dimension(folder):
    count = VectorIndex.load(folder / "meaning.faiss").count
    VectorIndex.of(np.zeros((count, 7), dtype=np.float32)).save(folder / "meaning.faiss")


def no_library(folder):
    (folder / "library.json").write_text('{"titles": [], "facts": [{}], "outside": [[1]]}')


@pytest.mark.parametrize("damage", [truncated, wrong_dimension, no_library])
def test_an_unsound_new_version_is_refused_and_the_last_good_one_serves(followed, damage):
    answerer, store = followed
    good = publish(store, damage)
    assert answerer.answer("高龄老人有什么津贴").citations[0].clause == "19"
    assert answerer.version == good


def test_with_no_version_left_the_one_in_memory_goes_on_serving(followed):
    answerer, store = followed
    (good, *_) = store.names()
    shutil.rmtree(store.folder)
    assert answerer.answer("高龄老人有什么津贴").citations[0].clause == "19"
    assert answerer.version == good


def test_a_process_that_starts_with_a_lost_pointer_serves_what_is_on_disk(index_folder, tmp_path):
    shutil.copytree(index_folder, tmp_path / "index")
    (tmp_path / "index" / "current.json").write_text('{"versions": ["gone"]}', encoding="utf-8")
    answerer = Answerer.load(tmp_path / "index")
    assert answerer.answer("高龄老人有什么津贴").citations[0].clause == "19"
