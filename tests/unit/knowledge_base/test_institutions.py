from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

from care.errors import ContentError
from knowledge_base.check import institution_problems
from knowledge_base.documents import load_documents
from knowledge_base.institutions import FIELDS, KINDS, Directory
from knowledge_base.institutions.imports import import_csv

TODAY = date(2026, 6, 1)
HEAD = "名称,类型,县区,乡镇,地址,电话,床位,医生和护士,来源,核实日期\n"
ROW = "测试养老院,养老机构,博白,博白镇,测试路1号,0775-1234567,80张,2名医生,虚构登记表,2026-05-01\n"


def table(tmp_path: Path, text: str, codec: str = "utf-8") -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(codec))
    return path


def test_the_shipped_directory_holds_what_the_document_names_and_nothing_more():
    directory = Directory.load()
    assert [one.name for one in directory.find(kind="养老机构")] == [
        "玉林市第一社会福利院",
        "玉林市颐养中心",
        "玉林市第二福利院",
        "玉林市养老服务中心",
        "玉林市第四人民医院养老服务中心",
    ]
    for one in directory.find():
        assert one.verified_on == date(2015, 12, 18) and one.source.document == "yulin-2015"
        assert one.address is None and (one.phone is None or one.id == "emergency-120")


def test_every_type_is_told_of_and_what_the_shipped_entries_say_stands_in_the_document():
    directory = Directory.load()
    assert set(directory.kinds) | {one.kind for one in directory.find()} == set(KINDS)
    assert list(institution_problems(load_documents(), None)) == []


def test_what_is_not_known_is_listed():
    home = Directory.load().find(name="颐养中心")[0]
    assert {"address", "phone", "beds", "doctors", "fees"} <= set(home.unknown) <= set(FIELDS)
    assert home.known("status") and home.known("beds") is None


def test_a_name_is_found_in_a_sentence_and_by_a_part():
    directory = Directory.load()
    assert [o.id for o in directory.find(name="请问玉林市颐养中心在哪里")] == [
        "yulin-yiyang-centre"
    ]
    assert directory.find(name="第二福利院") and not directory.find(name="夕阳红老年公寓")


def test_an_institution_of_unknown_county_is_in_no_county():
    assert Directory.load().find(county="玉州区") == ()


def test_an_institution_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        Directory.load().find()[0].name = "别的"  # type: ignore[misc]


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030"])
def test_a_table_is_imported_and_found_by_county_and_type(tmp_path: Path, codec: str):
    done = import_csv(table(tmp_path, HEAD + ROW, codec), tmp_path / "content", today=TODAY)
    directory = Directory.load(content=tmp_path / "content" / "institutions")
    (one,) = directory.find(county="博白县", kind="养老机构")
    assert one == done.institutions[0] and one.county == "博白县"
    assert one.known("doctors").text == "医生和护士：2名医生" and one.phone == "0775-1234567"
    assert "fees" in one.unknown and one.verified_on == date(2026, 5, 1)
    assert directory.find(name="颐养中心")


def test_a_second_import_takes_the_place_of_the_same_row_and_keeps_the_file_before(tmp_path: Path):
    content = tmp_path / "content"
    import_csv(table(tmp_path, HEAD + ROW), content, today=TODAY)
    import_csv(table(tmp_path, HEAD + ROW.replace("80张", "90张")), content, today=TODAY)
    (one,) = Directory.load(content=content / "institutions").find(name="测试养老院")
    assert one.known("beds").text == "床位：90张"
    (old,) = (content / "history" / "institutions" / "imported.yaml").iterdir()
    assert "80张" in old.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + ROW + ROW.replace("博白,", "南宁,"), "第3行“县区”是 '南宁'"),
        (HEAD + ROW.replace("养老机构", "酒店"), "第2行“类型”"),
        (HEAD + ROW.replace("2026-05-01", "2026-02-30"), "第2行“核实日期”是 '2026-02-30'"),
        (HEAD + ROW.replace("2026-05-01", "2026-07-01"), "还没有到"),
        (HEAD + ROW.replace("0775-1234567", "问老王"), "第2行“电话”"),
        (HEAD + ROW.replace("虚构登记表", ""), "第2行“来源”是空的"),
        (HEAD + ROW + ROW, "第3行：与第2行重复"),
        (HEAD + ROW.replace("80张", "80,张"), "第2行有 11 列"),
        (HEAD.replace("来源,", "") + ROW, "缺少 来源"),
        (HEAD.replace("床位", "颜色") + ROW, "不认识 颜色"),
        (HEAD, "没有一行机构"),
        (HEAD + '"没有完', "第2行"),
    ],
)
def test_a_wrong_row_is_told_by_line_and_column_and_nothing_is_imported(
    tmp_path: Path, text: str, says: str
):
    with pytest.raises(ContentError) as told:
        import_csv(table(tmp_path, text), tmp_path / "content", today=TODAY)
    assert says in str(told.value) and "table.csv" in str(told.value)
    assert not (tmp_path / "content").exists()


def test_all_wrong_rows_are_told_together(tmp_path: Path):
    text = HEAD + ROW.replace("养老机构", "酒店") + ROW.replace("博白,", "南宁,")
    with pytest.raises(ContentError, match="2 行有错"):
        import_csv(table(tmp_path, text), tmp_path / "content", today=TODAY)


@pytest.mark.parametrize("changed", [("quote: 2016", "quote: 2017"), ("说，2016年", "说，2019年")])
def test_a_shipped_entry_that_says_more_than_the_document_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: tuple[str, str]
):
    from knowledge_base.institutions import INSTITUTIONS

    text = (INSTITUTIONS / "yulin-2015.yaml").read_text(encoding="utf-8")
    (tmp_path / "spoiled.yaml").write_text(text.replace(*changed), encoding="utf-8")
    monkeypatch.setattr("knowledge_base.institutions.directory.INSTITUTIONS", tmp_path)
    found = [str(problem) for problem in institution_problems(load_documents(), None)]
    assert len(found) == 1 and "yulin-first-welfare-home" in found[0]
