import shutil
from pathlib import Path

import pytest

from care.errors import ContentError
from knowledge_base import build
from knowledge_base.answers import Answerer
from knowledge_base.facts import FACTS
from knowledge_base.store import IndexStore


def test_an_unchanged_content_is_not_built_again(index_folder: Path):
    again = build.build_index(index_folder)
    assert not again.fresh and again.version.name == IndexStore(index_folder).names()[0]


def test_a_changed_fact_makes_a_new_version_and_a_running_answerer_takes_it_up(
    index_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("knowledge_base.answers._LOOK_EVERY_S", 0.0)
    shutil.copytree(index_folder, tmp_path / "index")
    shutil.copytree(FACTS, tmp_path / "facts")
    answerer = Answerer.load(tmp_path / "index")
    path = tmp_path / "facts" / "yulin-2015" / "19.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('- "', '- "请教一下，', 1), encoding="utf-8")
    built = build.build_index(tmp_path / "index", facts=tmp_path / "facts", hands=tmp_path / "none")
    assert built.fresh
    assert answerer.answer("高龄老人有什么津贴").answerable
    assert answerer.version == built.version.name


def test_a_damaged_version_is_refused_and_the_last_good_one_serves(
    index_folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    folder = tmp_path / "index"
    shutil.copytree(index_folder, folder)
    store = IndexStore(folder)
    good = store.names()[0]
    store.publish("bad", {}, lambda draft: (draft / "library.json").write_text("{}"))
    assert Answerer.load(folder).version == good
    for sound in folder.glob("*/meaning.faiss"):
        sound.write_bytes(b"short")
    with pytest.raises(ContentError, match="holds no sound index"):
        Answerer.load(folder)
    assert "refused" in caplog.text


def test_a_clause_without_facts_falls_back_on_its_sentences(tmp_path: Path):
    built = build.build_index(
        tmp_path / "index", facts=tmp_path / "nothing", hands=tmp_path / "none"
    )
    assert built.facts > 150
    assert Answerer.load(tmp_path / "index").answer("高龄老人津贴制度").facts[0].startswith("19.s")


def test_the_command_says_what_it_did(index_folder: Path, capsys: pytest.CaptureFixture[str]):
    assert build.main(["--folder", str(index_folder)]) == 0
    assert "unchanged" in capsys.readouterr().out
