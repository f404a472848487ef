from datetime import date
from pathlib import Path

import pytest

from knowledge_base.documents import load_document
from nuanling.cli import main
from nuanling.policies import policy_pages
from tests.unit.knowledge_base.small import Base

NOTICE = """博白县民政局关于老年人助餐的通知
第一条 老年人每餐补贴三元。
第二条 由县民政局解释。
2024年4月18日
"""


@pytest.fixture(autouse=True)
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NUANLING_VAR_DIR", str(tmp_path / "var"))
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    return tmp_path


def test_a_file_is_added_reviewed_and_listed(var: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["kb", "add", str(var / "notice.txt"), "--number", "博民发〔2024〕8号"]) == 0
    path = var / "var" / "content" / "policies" / "notice.yaml"
    assert load_document(path).number == "博民发〔2024〕8号"
    assert main(["kb", "list"]) == 0
    assert "不回答：status is draft" in capsys.readouterr().out
    assert main(["kb", "review", "notice", "--reviewer", "李某"]) == 0
    assert load_document(path).status == "reviewed"
    assert main(["kb", "check"]) == 0
    assert "0 处问题" in capsys.readouterr().out


def test_a_bad_file_is_one_sentence_and_a_status(var: Path, capsys: pytest.CaptureFixture[str]):
    (var / "bad.pdf").write_bytes(b"")
    assert main(["kb", "add", str(var / "bad.pdf")]) == 2
    assert "bad.pdf: 是空文件" in capsys.readouterr().err


def test_a_build_is_refused_while_the_content_has_problems(
    var: Path, capsys: pytest.CaptureFixture[str]
):
    main(["kb", "add", str(var / "notice.txt")])
    path = var / "var" / "content" / "policies" / "notice.yaml"
    text = path.read_text(encoding="utf-8").replace("status: draft", "status: reviewed")
    path.write_text(text, encoding="utf-8")
    assert main(["kb", "build"]) == 2
    told = capsys.readouterr().err
    assert "没有发布" in told and "notice.yaml: reviewer: is empty" in told
    assert not (var / "var" / "index").exists()


def test_a_rollback_without_an_earlier_version_says_so(
    var: Path, capsys: pytest.CaptureFixture[str]
):
    (var / "var" / "index").mkdir(parents=True)
    assert main(["kb", "rollback"]) == 2
    assert "no earlier version" in capsys.readouterr().err


def test_institutions_are_imported_and_found(var: Path, capsys: pytest.CaptureFixture[str]):
    day = date(2026, 1, 1).isoformat()
    rows = f"名称,类型,县区,来源,核实日期\n测试幸福院,农村幸福院,容县,虚构登记表,{day}\n"
    (var / "table.csv").write_text(rows, encoding="utf-8")
    assert main(["kb", "institutions", "import", str(var / "table.csv")]) == 0
    assert main(["kb", "institutions", "find", "--county", "容县"]) == 0
    told = capsys.readouterr().out
    assert "测试幸福院（农村幸福院，容县）" in told and "不知道：" in told and "电话" in told


def test_policy_pages_follow_what_is_published(tmp_path: Path):
    base = Base(tmp_path / "kb")
    find = policy_pages(base.index)
    assert find("yulin-2015") is not None and find("meals") is None
    base.write("meals")
    base.build()
    page = find("meals")
    assert page is not None and page.sections[0].text.endswith("每餐补贴五元。")
