"""A turn is read beside the open question: what is done in it, and which words are which detail."""

from pathlib import Path

import numpy as np
import pytest

from care.errors import ContentError
from care.turns import corpus, reader
from care.turns.corpus import Mark, unmarked
from care.turns.reader import TAGS, plain, read_turn, spans

_SHORT = 6
"""Anybody says 系啊 or 多谢晒."""

ROOT = Path(__file__).resolve().parents[3]


def _acts(folder):
    (folder / "acts").mkdir()
    return folder / "acts" / "turns.yaml"


def test_marks_are_taken_out_and_remembered_by_place():
    assert unmarked("我叫[周敏](name)住[大北路](address)") == (
        "我叫周敏住大北路",
        [Mark("name", 2, 4), Mark("address", 5, 8)],
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("- {asked: confirm, text: 对, acts: [agree]}", "acts"),
        ("- {asked: nothing, text: 对, acts: [affirm]}", "nothing"),
        ('- {asked: confirm, text: "[对](colour)", acts: [affirm]}', "colour"),
        ('- {asked: confirm, text: "[对](date", acts: [affirm]}', "方括号"),
        ("- {asked: confirm, text: 对}", "三项"),
        ("对", "一串"),
    ],
)
def test_a_wrong_line_is_named_with_what_is_wrong(tmp_path, line, problem):
    _acts(tmp_path).write_text(line, encoding="utf-8")
    with pytest.raises(ContentError, match=problem):
        corpus.read_acts(tmp_path)


def test_a_mark_keeps_its_words_though_dialect_is_written_as_mandarin(tmp_path):
    line = '- {asked: address, text: "我喺[戏台对面嗰间屋](address)", acts: [inform]}'
    _acts(tmp_path).write_text(line, encoding="utf-8")
    (turn,) = corpus.read_acts(tmp_path)
    (mark,) = turn.marks
    assert turn.text[mark.start : mark.end] == "戏台对面那间屋"


def test_neighbouring_characters_of_a_detail_are_one_and_a_new_beginning_parts_them():
    tags = ["O", "B-item", "I-item", "B-item", "O", "I-date"]
    shares = np.full((len(tags), len(TAGS)), 0.0, dtype=np.float32)
    for at, tag in enumerate(tags):
        shares[at, TAGS.index(tag)] = 0.9
    found = [(told.detail, told.start, told.end) for told in spans(shares)]
    assert found == [("item", 1, 3), ("item", 3, 4), ("date", 5, 6)]


def test_the_network_was_trained_on_the_turns_that_lie_beside_it():
    with np.load(reader.PATH) as stored:
        assert str(stored["trained_on"]) == corpus.fingerprint()


def test_no_turn_that_measures_is_one_that_teaches():
    taught = {turn.text for turn in corpus.read_acts(corpus.FOLDER) if len(turn.text) > _SHORT}
    measured = {turn.text for turn in corpus.read_acts(ROOT / "tests" / "turns")}
    assert len(measured) >= 400
    assert not taught & measured


@pytest.mark.parametrize("length", [0, 1, 150, 1000])
def test_a_turn_of_any_length_is_read_to_its_end(length):
    reading = read_turn("confirm", "对" * length)
    assert set(reading.acts) == set(corpus.ACTS)
    assert all(0 <= told.start < told.end <= length for told in reading.told)


def test_what_parts_question_and_turn_is_no_trick_of_a_caller():
    assert plain("对$^") == "对  "
    assert read_turn("confirm", "对$^").acts == read_turn("confirm", "对  ").acts


@pytest.mark.parametrize(
    ("asked", "said", "act"),
    [
        ("confirm", "好就咁订多谢你呀妹", "affirm"),
        ("confirm", "系啊冇错最好来个识捉象棋嘅斯斯文文嘅都得", "affirm"),
        ("number", "就系我而家打嗰只电话得啦", "affirm"),
        ("confirm", "等阵我揾下眼镜先", "wait"),
        ("confirm", "唔使约啦我个仔返来了", "cancel"),
        ("address", "几多钱一次啊", "ask"),
        ("name", "乜嘢话听唔清", "repeat"),
    ],
)
def test_acts_are_heard_in_dialect_and_amid_remarks(asked, said, act):
    from care.text import normalise

    assert read_turn(asked, normalise(said).text).acts[act] > 0.5
