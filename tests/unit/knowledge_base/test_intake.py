import os
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from pypdf import PdfReader, PdfWriter

from care.errors import ContentError
from knowledge_base.documents import POLICIES, load_document, load_documents, squeeze
from knowledge_base.facts import load_facts
from knowledge_base.intake import Metadata, add_document, review_document
from tests.unit.knowledge_base.paper import number_paragraphs, set_number, write_pdf

NOTICE = [
    "博白县民政局关于印发老年人助餐办法的通知",
    "博民发〔2024〕7号",
    "各镇人民政府：",
    "为做好老年人助餐服务，结合本县实际，制定本办法。",
    "一、总体要求",
    "（一）坚持自愿。老年人自愿就餐。",
    "（二）坚持便民。助餐点就近设置。",
    "二、补贴标准",
    "八十周岁以上老年人每餐补贴三元。本办法自2024年5月1日起施行，有效期3年。",
    "博白县民政局",
    "2024年4月18日",
]
ROWS = [["序号", "年龄", "每餐补贴"], ["1", "60至79周岁", "2元"], ["2", "80周岁以上", "3元"]]


def word(path: Path) -> Path:
    document = docx.Document()
    for line in NOTICE[:-2]:
        document.add_paragraph(line)
    table = document.add_table(len(ROWS), 3)
    for at, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            table.cell(at, column).text = cell
    for line in NOTICE[-2:]:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def pdf(path: Path) -> Path:
    return write_pdf(path, [NOTICE[:-2] + ["\t".join(row) for row in ROWS] + NOTICE[-2:]])


def html(path: Path) -> Path:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    body = "".join(f"<p>{line}</p>" for line in NOTICE[:-2])
    end = "".join(f"<p>{line}</p>" for line in NOTICE[-2:])
    page = (
        "<html><head><meta charset='gb2312'><title>x</title></head><body><nav>首页</nav>"
        f"<div><div class=c>{body}<table>{rows}</table>{end}</div></div>"
        "<script>var a=1</script><footer>版权所有</footer></body></html>"
    )
    path.write_bytes(page.encode("gb18030"))
    return path


def text(path: Path) -> Path:
    rows = ["\t".join(row) for row in ROWS]
    path.write_text("\n".join(NOTICE[:-2] + rows + NOTICE[-2:]), encoding="utf-8")
    return path


def markdown(path: Path) -> Path:
    rows = [f"| {' | '.join(row)} |" for row in ROWS]
    rows.insert(1, "|---|---|---|")
    lines = [f"# {NOTICE[0]}", *NOTICE[1:4], f"## {NOTICE[4]}", *NOTICE[5:-2], *rows, *NOTICE[-2:]]
    path.write_text("\n\n".join(lines).replace("|\n\n|", "|\n|"), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("write", "name"),
    [(word, "a.docx"), (pdf, "a.pdf"), (html, "a.html"), (text, "a.txt"), (markdown, "a.md")],
)
def test_every_kind_of_file_becomes_the_same_draft(tmp_path: Path, write, name: str):
    added = add_document(write(tmp_path / name), tmp_path / "content", key="meals-2024")
    document = load_document(tmp_path / "content" / "policies" / "meals-2024.yaml")
    assert document == added.document and document.status == "draft" and not document.reviewer
    assert (document.title, document.number) == (NOTICE[0], NOTICE[1])
    assert (document.issuer, document.region) == ("博白县民政局", "广西壮族自治区玉林市博白县")
    assert document.issued == date(2024, 4, 18) and document.in_force_from == date(2024, 5, 1)
    assert document.in_force_until == date(2027, 4, 30)
    clauses = {name: clause.label for name, clause in document.clauses.items() if name[0] != "m"}
    assert clauses == {
        "pre": "前言",
        "S1.1": "第一部分（一）",
        "S1.2": "第一部分（二）",
        "S2": "第二部分",
        "T1": "表格第1项",
        "T2": "表格第2项",
    }
    assert document.clauses["T2"].segments[0].cells == ("2", "80周岁以上", "3元")
    assert squeeze("".join(s.text for s in document.segments)) == squeeze(
        "".join(NOTICE[:-2]) + "".join(map("".join, ROWS)) + "".join(NOTICE[-2:])
    )
    assert (tmp_path / "content" / "policies" / f"meals-2024{Path(name).suffix}").exists()


def test_a_row_is_told_with_the_heads_of_its_columns(tmp_path: Path):
    document = add_document(word(tmp_path / "a.docx"), tmp_path / "content").document
    rows = [fact for fact in load_facts(document, tmp_path) if fact.clause == "T2"]
    assert [fact.plain for fact in rows] == ["年龄：80周岁以上；每餐补贴：3元"]
    assert "amount" in rows[0].gives


def test_the_shipped_policy_comes_out_of_its_own_text_as_a_person_laid_it_out(tmp_path: Path):
    by_hand = load_documents()["yulin-2015"]
    read = add_document(POLICIES / "yulin-2015.txt", tmp_path, key="again").document
    assert read.title == by_hand.title and read.issued == by_hand.issued
    numbered = [*map(str, range(1, 22)), *(f"T{n}" for n in range(1, 15))]
    for name in numbered:
        assert squeeze(read.clauses[name].text) == squeeze(by_hand.clauses[name].text), name
    assert read.clauses["T2"].segments[0].cells == by_hand.clauses["T2"].segments[0].cells
    assert "文化教育、体育健身" in read.clauses["1"].text
    assert read.clauses["S3.1"].text == by_hand.clauses["G1"].text


def test_page_breaks_running_heads_and_page_numbers_of_a_pdf_are_healed(tmp_path: Path):
    long = "县级人民政府应当建立养老服务协调机制，明确各部门职责，定期研究解决养老服务中的重大问题"
    pages = [
        ["养老服务汇编", NOTICE[0], "第一条 " + long, "— 1 —"],
        ["养老服务汇编", "，并向社会公布。", "第二条 每餐补贴三元。", "— 2 —"],
        ["养老服务汇编", "第三条 本办法由县民政局解释。", "2024年4月18日", "— 3 —"],
    ]
    document = add_document(write_pdf(tmp_path / "a.pdf", pages), tmp_path / "c").document
    assert document.clauses["1"].text == f"第一条{long}，并向社会公布。"
    assert not any("汇编" in s.text or "—" in s.text for s in document.segments)


def test_numbers_that_word_writes_by_itself_are_kept(tmp_path: Path):
    document = docx.Document()
    document.add_paragraph(NOTICE[0])
    levels = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    number = number_paragraphs(document, levels)
    words = ["总体要求", "坚持自愿。", "坚持便民。", "补贴", "标准。", "三元。"]
    for depth, line in zip([0, 1, 1, 0, 1, 2], words, strict=True):
        set_number(document.add_paragraph(line), number, depth)
    document.add_paragraph("2024年4月18日")
    document.save(str(tmp_path / "a.docx"))
    added = add_document(tmp_path / "a.docx", tmp_path / "c").document
    texts = [s.text for s in added.segments][1:-1]
    leads = ["一、", "（一）", "（二）", "二、", "（一）", "1."]
    assert texts == [lead + line for lead, line in zip(leads, words, strict=True)]


def test_a_skipped_number_is_pointed_out_to_the_reviewer(tmp_path: Path):
    lines = [NOTICE[0], "第一条 甲。", "第三条 丙。", "2024年4月18日"]
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    added = add_document(tmp_path / "a.txt", tmp_path / "c")
    assert any("从1跳到3" in note for note in added.notes)
    assert "# 核对：第3行：编号从1跳到3" in added.path.read_text(encoding="utf-8")


def encrypted(path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(write_pdf(path, [NOTICE])))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)


def tracked(path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("一、要求")
    paragraph._p.append(OxmlElement("w:del"))
    document.save(str(path))


def huge(path: Path) -> None:
    with path.open("wb") as file:
        os.truncate(file.fileno(), 200_000_000)


def lines(*words: str):
    return lambda path: path.write_text("\n".join(words), encoding="utf-8")


BAD = [
    ("corrupt.docx", lambda p: p.write_bytes(b"PK\x03\x04 not a zip"), "不是完整的 .docx"),
    ("cut.docx", lambda p: p.write_bytes(word(p).read_bytes()[:3000]), "不是完整的 .docx"),
    ("old.docx", lambda p: p.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600), "加了密码，或是旧的"),
    ("tracked.docx", tracked, "修订痕迹"),
    ("blank.docx", lambda p: docx.Document().save(str(p)), "没有文字"),
    ("corrupt.pdf", lambda p: p.write_bytes(b"%PDF-1.7 nothing"), "不是完整的 PDF"),
    ("cut.pdf", lambda p: p.write_bytes(write_pdf(p, [NOTICE]).read_bytes()[:300]), "PDF|没有"),
    ("encrypted.pdf", encrypted, "加了密码"),
    ("scanned.pdf", lambda p: write_pdf(p, [None, None]), "2 页都没有文字，是扫描件"),
    ("partly.pdf", lambda p: write_pdf(p, [NOTICE, None]), "第2页只有图像"),
    ("empty.txt", lambda p: p.write_bytes(b""), "空文件"),
    ("white.txt", lines(" ", "", "　"), "没有文字"),
    ("binary.txt", lambda p: p.write_bytes("一、甲\n".encode() + b"\x00\x01"), "第2行有控制字符"),
    ("huge.txt", huge, "200 MB"),
    ("plain.txt", lines(NOTICE[0], "没有编号。", "2024年4月18日"), "没有找到“一、”"),
    ("twice.txt", lines(NOTICE[0], "第一条 甲。", "第二条 乙。", "第二条 丙。"), "第4行.*第3行"),
    ("undated.txt", lines(NOTICE[0], "第一条 甲。", "第二条 乙。"), "认不出印发日期.*--issued"),
    ("empty.html", lambda p: p.write_text("<html><script>1</script></html>"), "没有文字"),
    ("sheet.xlsx", lines("x"), "不认识“.xlsx”"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "write", "says"), BAD, ids=[name for name, *_ in BAD])
def test_a_bad_file_is_refused_by_name_and_place_and_nothing_is_written(
    tmp_path: Path, name: str, write, says: str
):
    write(tmp_path / name)
    with pytest.raises(ContentError, match=says) as told:
        add_document(tmp_path / name, tmp_path / "content")
    assert name in str(told.value)
    assert not list((tmp_path / "content").rglob("*.yaml"))


def test_a_missing_file_is_told(tmp_path: Path):
    with pytest.raises(ContentError, match="读不出来"):
        add_document(tmp_path / "nowhere.txt", tmp_path)


def test_an_id_is_taken_once_and_a_draft_replaced_on_request_is_kept(tmp_path: Path):
    content = tmp_path / "content"
    source = text(tmp_path / "a.txt")
    add_document(source, content, key="meals")
    for key in ("meals", "yulin-2015"):
        with pytest.raises(ContentError, match="已经有了"):
            add_document(source, content, key=key)
    given = Metadata(title="另一个标题")
    again = add_document(source, content, key="meals", given=given, replace=True)
    assert again.document.title == "另一个标题"
    (old,) = (content / "history" / "policies" / "meals.yaml").iterdir()
    assert NOTICE[0] in old.read_text(encoding="utf-8")


def test_a_review_names_the_reviewer_and_is_refused_where_words_were_changed(tmp_path: Path):
    path = add_document(text(tmp_path / "a.txt"), tmp_path, key="meals").path
    reviewed = review_document("meals", tmp_path, reviewer="李某")
    assert (reviewed.status, reviewed.reviewer) == ("reviewed", "李某")
    path.write_text(path.read_text(encoding="utf-8").replace("三元", "五元"), encoding="utf-8")
    with pytest.raises(ContentError, match="differ from the source"):
        review_document("meals", tmp_path, reviewer="李某")
    with pytest.raises(ContentError, match="没有这份草稿"):
        review_document("other", tmp_path, reviewer="李某")
