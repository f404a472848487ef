import multiprocessing
import os
import signal
from datetime import date
from pathlib import Path

import pytest
import yaml

from care.errors import ContentError
from knowledge_base.answers import Answerer
from knowledge_base.institutions import Directory
from knowledge_base.pages import read_pages
from knowledge_base.store import IndexStore
from tests.unit.knowledge_base.small import Base, LetterEncoder

ASKED = "老年助餐点每餐补贴多少元"
LOCAL = {
    "id": "bobai-allowance",
    "document": "city",
    "clauses": ["1"],
    "fills": ["amount"],
    "county": "博白县",
    "text": "博白县高龄津贴每月一百元（虚构，仅供测试）。",
    "source": "虚构的博白县民政局通知",
    "reviewed_by": "李某",
    "reviewed_on": date(2026, 1, 1),
    "expires": date(2026, 12, 31),
}


@pytest.fixture
def base(tmp_path: Path) -> Base:
    return Base(tmp_path)


@pytest.fixture(autouse=True)
def look_always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge_base.answers._LOOK_EVERY_S", 0.0)


def serve(base: Base, day: date = date(2026, 6, 1)) -> Answerer:
    return Answerer.load(base.index, encoder=LetterEncoder(), today=lambda: day)


def cited(answerer: Answerer, text: str = ASKED, **options) -> list[str]:
    return [c.document for c in answerer.answer(text, **options).citations]


def test_a_reviewed_document_without_facts_is_answered_by_its_own_words(base: Base):
    base.write("meals")
    base.build()
    answer = serve(base).answer(ASKED)
    assert answer.answerable and answer.citations[0].document == "meals"
    assert answer.citations[0].quote == "老年助餐点由社区开办，每餐补贴五元。"


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"status": "draft"}, "draft"),
        ({"status": "superseded"}, "superseded"),
        ({"status": "repealed"}, "repealed"),
        ({"reviewer": "null"}, "no reviewer"),
        ({"region": "广西壮族自治区南宁市"}, "not in Yulin"),
    ],
)
def test_what_is_not_reviewed_not_in_force_or_not_ours_is_never_answered(
    base: Base, options: dict[str, str], why: str
):
    base.write("meals", **options)
    built = base.build()
    assert why in built.silent["meals"]
    assert "meals" not in cited(serve(base))
    assert all(fact.document != "meals" for fact, _ in serve(base).search(ASKED))


@pytest.mark.parametrize("extra", [', superseded: "2025年的新办法"', ", region: 南宁市"])
def test_a_superseded_clause_or_one_of_another_district_is_never_answered(base: Base, extra: str):
    base.write("meals", extra=extra)
    base.build()
    assert "meals" not in cited(serve(base))


def test_what_holds_in_one_county_is_told_to_who_asks_about_that_county_only(base: Base):
    base.write("meals", region="广西壮族自治区玉林市博白县")
    base.build()
    answerer = serve(base)
    assert cited(answerer) == []
    assert cited(answerer, county="陆川县") == []
    assert cited(answerer, county="博白县") == ["meals"]
    assert cited(answerer, "博白县" + ASKED) == ["meals"]
    assert cited(answerer, "陆川县" + ASKED, county="博白县") == []


def test_a_document_is_silent_before_its_first_and_after_its_last_day(base: Base):
    path = base.write("meals")
    days = "in_force_from: 2026-02-01\nin_force_until: 2026-06-30\n"
    path.write_text(days + path.read_text(encoding="utf-8"), encoding="utf-8")
    base.build()
    days_told = {
        day: cited(serve(base, day))
        for day in (date(2026, 1, 31), date(2026, 2, 1), date(2026, 6, 30), date(2026, 7, 1))
    }
    assert list(days_told.values()) == [[], ["meals"], ["meals"], []]


def test_two_documents_may_have_a_clause_of_the_same_number(base: Base):
    base.write("meals")
    base.write("visits", "社区每周上门探访独居老人二次。")
    base.build()
    answerer = serve(base)
    assert cited(answerer) == ["meals"]
    assert cited(answerer, "独居老人每周上门探访多少次") == ["visits"]


def test_a_draft_changes_nothing_and_a_build_is_taken_up_without_a_restart(base: Base):
    base.build()
    answerer = serve(base)
    assert cited(answerer) == []
    base.write("meals", status="draft")
    assert not base.build().fresh
    base.write("meals")
    assert cited(answerer) == []
    base.build()
    assert cited(answerer) == ["meals"]


def test_a_rollback_is_taken_up_and_stands_until_the_content_changes(base: Base):
    base.build()
    base.write("meals")
    base.build()
    answerer = serve(base)
    assert cited(answerer) == ["meals"]
    IndexStore(base.index).rollback()
    assert cited(answerer) == []
    again = base.build()
    assert again.set_aside and not again.fresh and cited(answerer) == []
    assert base.build(force=True).fresh and cited(answerer) == ["meals"]


def test_a_bad_file_among_the_content_stops_the_build_and_the_old_index_serves(base: Base):
    base.write("meals")
    base.build()
    before = IndexStore(base.index).names()
    (base.content / "policies" / "bad.yaml").write_text("id: [", encoding="utf-8")
    with pytest.raises(ContentError, match=r"bad\.yaml, line"):
        base.build()
    assert IndexStore(base.index).names() == before and cited(serve(base)) == ["meals"]


def _killed(base: Base) -> None:
    from knowledge_base.retrieval import Retriever

    save = Retriever.save

    def die(self: Retriever, folder: Path) -> None:
        save(self, folder)
        os.kill(os.getpid(), signal.SIGKILL)

    Retriever.save = die  # type: ignore[method-assign]
    base.write("meals")
    base.build()


def test_a_build_that_is_killed_half_way_leaves_the_last_good_one(base: Base):
    base.build()
    before = IndexStore(base.index).names()
    process = multiprocessing.get_context("fork").Process(target=_killed, args=(base,))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    assert IndexStore(base.index).names() == before
    assert cited(serve(base)) == []
    assert base.build().fresh and cited(serve(base)) == ["meals"]


def _damage(folder: Path, how: str) -> None:
    meaning = folder / "meaning.faiss"
    if how == "truncated":
        meaning.write_bytes(meaning.read_bytes()[:40])
    elif how == "checksum":
        data = bytearray(meaning.read_bytes())
        data[-1] ^= 1
        meaning.write_bytes(data)
    elif how == "dimension":
        manifest = folder / "manifest.json"
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(text.replace('"dimension": 32', '"dimension": 64'), encoding="utf-8")
    else:
        (folder / "local.json").unlink()


@pytest.mark.parametrize("how", ["truncated", "checksum", "dimension", "missing"])
def test_a_damaged_index_is_refused_and_the_last_good_one_serves(
    base: Base, how: str, caplog: pytest.LogCaptureFixture
):
    base.build()
    good = IndexStore(base.index).names()[0]
    running = serve(base)
    base.write("meals")
    _damage(base.build().version.folder, how)
    assert cited(running) == [] and running.version == good
    assert serve(base).version == good
    assert "refused" in caplog.text
    assert base.build().fresh and cited(running) == ["meals"]


def write_local(base: Base, **changes: object) -> None:
    base.content.mkdir(exist_ok=True)
    text = yaml.safe_dump([LOCAL | changes], allow_unicode=True)
    (base.content / "local.yaml").write_text(text, encoding="utf-8")


def test_a_local_answer_fills_what_the_document_leaves_open_and_is_cited_as_local(base: Base):
    write_local(base)
    base.build()
    answer = serve(base).answer("博白县高龄津贴由民政部门发放多少钱")
    assert [c.document for c in answer.citations] == ["local"]
    assert "本地口径" in answer.reply and "2026-12-31" in answer.reply and "李某" in answer.reply
    assert "逐步提高标准" not in answer.reply and answer.related == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("博白县高龄津贴由民政部门发放多少钱", date(2027, 1, 1)),
        ("博白县高龄津贴由民政部门发放多少钱", date(2025, 12, 31)),
        ("高龄津贴由民政部门发放多少钱", date(2026, 6, 1)),
        ("陆川县高龄津贴由民政部门发放多少钱", date(2026, 6, 1)),
    ],
)
def test_a_local_answer_is_silent_once_expired_and_elsewhere(base: Base, text: str, day: date):
    write_local(base)
    base.build()
    assert "一百元" not in serve(base, day).answer(text).reply


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"expires": None}, "lacks expires"),
        ({"reviewed_by": ""}, "lacks reviewed_by"),
        ({"source": ""}, "lacks source"),
        ({"expires": date(2025, 1, 1)}, "before 'reviewed_on'"),
        ({"county": "南宁市"}, "none of Yulin's"),
        ({"speech": "每月两百元。"}, "figures"),
        ({"fills": ["colour"]}, "'fills'"),
    ],
)
def test_an_unreviewed_or_unlimited_local_answer_is_refused(
    base: Base, changes: dict[str, object], says: str
):
    write_local(base, **changes)
    with pytest.raises(ContentError, match=says) as told:
        base.build()
    assert "local.yaml: entry 1" in str(told.value)


def test_a_version_holds_pages_and_institutions_too(base: Base):
    base.write("meals")
    version = base.build().version
    assert read_pages(version)["meals"].sections[0][2].endswith("每餐补贴五元。")
    assert Directory.load(index=base.index).find(name="颐养中心")
    assert serve(base).directory.find(kind="老年大学")
