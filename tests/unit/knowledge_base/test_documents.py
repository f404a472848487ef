from pathlib import Path

import pytest

from care.errors import ContentError
from knowledge_base.documents import POLICIES, load_document, load_documents, squeeze

YULIN = load_documents()["yulin-2015"]
CLAUSES = ["meta", "pre", "goal", *map(str, range(1, 22))]
CLAUSES += [f"G{n}" for n in range(1, 5)] + [f"T{n}" for n in range(1, 15)]


def test_nothing_of_the_source_is_lost_or_changed():
    source = (POLICIES / "yulin-2015.txt").read_text(encoding="utf-8")
    assert squeeze("".join(segment.text for segment in YULIN.segments)) == squeeze(source)


def test_every_clause_of_the_protocol_is_there_in_order():
    assert list(YULIN.clauses) == CLAUSES


def test_page_breaks_inside_sentences_are_healed():
    assert "文化教育、体育健身" in YULIN.clauses["1"].text
    assert "定点条件的，可申请纳入定点范围" in YULIN.clauses["13"].text


def test_a_row_of_the_annex_holds_task_departments_and_deadline():
    row = YULIN.clauses["T2"].segments[0]
    assert row.is_row
    assert row.cells[2].startswith("市民政局、住建委") and row.cells[3] == "2016年底前"


def test_a_quote_is_found_whatever_its_white_space_and_comes_back_verbatim():
    found = YULIN.clauses["2"].find("人均用地面积不少于0.1平方米")
    assert found == "人均用地面积不少于0.1 平方米"
    assert YULIN.clauses["2"].find("人均用地面积不少于0.2平方米") is None


def test_a_document_is_told_apart_from_one_out_of_force(tmp_path: Path):
    text = (POLICIES / "yulin-2015.yaml").read_text(encoding="utf-8")
    path = tmp_path / "old.yaml"
    path.write_text(text.replace("status: in_force ", "status: repealed "), encoding="utf-8")
    old = load_document(path)
    assert YULIN.answers_on(YULIN.issued) and not old.answers_on(old.issued)


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("id: a\nid: b\n", "line 2"),
        ("id: [a\n", "not readable as YAML"),
        ("- a\n", "mapping"),
        ("id: a\ncolour: red\n", "unknown key 'colour'"),
        ("id: a\nsegments: []\nclauses: [{id: x, label: x, title: x}]\n", "owns no segment"),
        ("id: a\nsegments: [{clause: x}]\nclauses: []\n", "segment 1"),
    ],
)
def test_a_broken_file_is_told_by_name_place_and_remedy(tmp_path: Path, broken: str, says: str):
    path = tmp_path / "broken.yaml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(ContentError, match=says) as told:
        load_document(path)
    assert "broken.yaml" in str(told.value)
