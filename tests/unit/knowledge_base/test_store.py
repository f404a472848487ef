import errno
import json
import shutil
from pathlib import Path

import pytest

from care.errors import ContentError
from knowledge_base.store import IndexStore


def write(folder: Path) -> None:
    (folder / "a.txt").write_text("一", encoding="utf-8")


@pytest.fixture
def store(tmp_path: Path) -> IndexStore:
    return IndexStore(tmp_path / "index")


def test_what_is_published_can_be_opened(store: IndexStore):
    store.publish("one", {"dimension": 2}, write)
    version = store.open("one")
    assert version.manifest["dimension"] == 2
    assert (version.folder / "a.txt").read_text(encoding="utf-8") == "一"


def test_the_newest_serves_and_rollback_goes_back(store: IndexStore):
    store.publish("one", {}, write)
    before = store.stamp()
    store.publish("two", {}, write)
    assert store.names() == ["two", "one"] and store.stamp() != before
    assert store.rollback() == "one" and store.names() == ["one"]
    with pytest.raises(ContentError, match="no earlier version"):
        store.rollback()


def test_old_versions_are_cleared_away(store: IndexStore):
    for name in ("one", "two", "three", "four", "five"):
        store.publish(name, {}, write)
    assert sorted(path.name for path in store.folder.iterdir() if path.is_dir()) == [
        "five", "four", "three",
    ]  # fmt: skip


@pytest.mark.parametrize("damage", ["truncate", "remove", "manifest", "format"])
def test_a_damaged_version_is_refused(store: IndexStore, damage: str):
    folder = store.publish("one", {}, write).folder
    manifest = folder / "manifest.json"
    if damage == "truncate":
        (folder / "a.txt").write_bytes(b"")
    elif damage == "remove":
        (folder / "a.txt").unlink()
    elif damage == "manifest":
        manifest.write_text("{", encoding="utf-8")
    else:
        data = json.loads(manifest.read_text(encoding="utf-8"))
        manifest.write_text(json.dumps({**data, "format": 0}), encoding="utf-8")
    with pytest.raises(ContentError, match="build the index again"):
        store.open("one")


def test_a_failed_write_leaves_nothing_behind_and_the_old_one_serving(store: IndexStore):
    store.publish("one", {}, write)

    def full(folder: Path) -> None:
        write(folder)
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ContentError, match="No space left"):
        store.publish("two", {}, full)
    assert store.names() == ["one"]
    assert {path.name for path in store.folder.iterdir()} == {"one", "current.json", ".lock"}


def test_a_broken_pointer_counts_as_no_version(store: IndexStore):
    store.publish("one", {}, write)
    (store.folder / "current.json").write_text('{"versions": 3}', encoding="utf-8")
    assert store.names() == []
    shutil.rmtree(store.folder)
    assert store.names() == [] and store.stamp() is None
