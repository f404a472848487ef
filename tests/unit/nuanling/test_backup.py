"""A backup is whole though somebody writes, and a restore harms nothing."""

import json
import tarfile
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from care.errors import NuanLingError
from care.records import Conversation
from conversation.journal import Entry, Journal
from nuanling.archive import ArchiveError
from nuanling.backup import back_up, restore
from nuanling.settings import Settings, load_settings
from storage import Database, audit
from storage.migrate import migrate
from storage.occupancy import at_work
from storage.sealing import Sealer

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
KEYS = "k1:" + "a2sr" * 10 + "a2s="


def an_installation(folder: Path, **changes: object) -> Settings:
    values = {"_env_file": None, "var_dir": folder / "var", "encryption_keys": KEYS} | changes
    settings = load_settings(**values)
    settings.var_dir.mkdir(parents=True, exist_ok=True)
    with_database(settings, migrate)
    return settings


def with_database(settings: Settings, work):
    database = Database(settings.database(), Sealer(settings.keys()), busy_ms=5000)
    try:
        return work(database)
    finally:
        database.close()


def add(database: Database, name: str) -> None:
    with database.begin() as tx:
        tx.conversations.add(Conversation(f"c_{name}", "web", name, NOW, NOW, "+8613800000000"))


def names(settings: Settings) -> set[str]:
    def read(database: Database) -> set[str]:
        with database.read() as tx:
            rows = tx.connection.exec_driver_sql("SELECT key FROM conversations")
            return {row[0] for row in rows}

    return with_database(settings, read)


@pytest.fixture
def settings(tmp_path):
    settings = an_installation(tmp_path)
    with_database(settings, lambda database: add(database, "first"))
    return settings


def test_what_was_backed_up_comes_back_and_what_was_there_is_kept(settings, tmp_path):
    content = settings.var_dir / "content" / "local.yaml"
    content.parent.mkdir()
    content.write_text("答: 甲", encoding="utf-8")
    manifest = back_up(settings, tmp_path / "one.backup", NOW, "test")
    assert manifest.keys == ("k1",) and manifest.engine == "sqlite"
    with_database(settings, lambda database: add(database, "second"))
    content.write_text("答: 乙", encoding="utf-8")
    done = restore(settings, tmp_path / "one.backup", NOW, "test")
    assert names(settings) == {"first"}
    assert content.read_text("utf-8") == "答: 甲"
    old = next(Path(kept) for kept in done.aside if "nuanling.db" in kept)
    there = settings.model_copy(update={"database_url": f"sqlite:///{old}"})
    assert names(there) == {"first", "second"}
    assert any("content" in kept for kept in done.aside)
    report = with_database(settings, audit.verify)
    assert report.whole and done.audit_whole


def test_a_backup_taken_while_somebody_writes_is_of_one_moment(settings, tmp_path):
    stop, written, failed = threading.Event(), [], []

    def write(database: Database) -> None:
        while not stop.is_set():
            number = len(written)
            try:
                with database.begin() as tx:
                    # Two rows of one transaction: both or none may be in the copy.
                    for half in ("a", "b"):
                        name = f"{half}{number}"
                        tx.conversations.add(Conversation(f"c_{name}", "web", name, NOW, NOW))
                written.append(number)
            except NuanLingError as error:
                failed.append(error)

    thread = threading.Thread(target=with_database, args=(settings, write))
    thread.start()
    try:
        for number in range(3):
            while len(written) < 5 * (number + 1):
                stop.wait(0.01)
            back_up(settings, tmp_path / f"{number}.backup", NOW, "test")
    finally:
        stop.set()
        thread.join()
    assert not failed, "the backup held the writer up"
    for number in range(3):
        target = an_installation(tmp_path / str(number))
        restore(target, tmp_path / f"{number}.backup", NOW, "test")
        found = names(target) - {"first"}
        assert len(found) >= 10 * (number + 1)
        assert {f"b{name[1:]}" for name in found if name[0] == "a"} == {
            name for name in found if name[0] == "b"
        }


def test_what_waits_in_the_emergency_journal_travels_too(settings, tmp_path):
    sealer = Sealer(settings.keys())
    path = settings.var_dir / "journal" / "emergency.jsonl"
    Journal(path, sealer).append(Entry("turn.t_1", "turn", {"text": "我胸口痛"}))
    back_up(settings, tmp_path / "one.backup", NOW, "test")
    elsewhere = an_installation(tmp_path / "elsewhere")
    restore(elsewhere, tmp_path / "one.backup", NOW, "test")
    there = Journal(elsewhere.var_dir / "journal" / "emergency.jsonl", sealer)
    assert [entry.data["text"] for entry in there.outstanding()] == ["我胸口痛"]


def test_the_backup_holds_no_key_and_nothing_personal_in_plain(settings, tmp_path):
    settings.secret("web_secret")
    back_up(settings, tmp_path / "one.backup", NOW, "test")
    data = (tmp_path / "one.backup").read_bytes()
    assert KEYS.partition(":")[2].encode() not in data
    assert settings.secret("web_secret").encode() not in data
    assert b"13800000000" not in data
    assert (tmp_path / "one.backup").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("place", [0.02, 0.3, 0.6, 0.95])
def test_a_damaged_backup_is_refused_and_nothing_is_touched(settings, tmp_path, place):
    back_up(settings, tmp_path / "one.backup", NOW, "test")
    data = bytearray((tmp_path / "one.backup").read_bytes())
    # Up to the end of the last file: what follows is a tar's padding.
    data[int(len(data.rstrip(b"\0")) * place)] ^= 0x55
    (tmp_path / "one.backup").write_bytes(data)
    with_database(settings, lambda database: add(database, "second"))
    with pytest.raises(ArchiveError):
        restore(settings, tmp_path / "one.backup", NOW, "test")
    untouched(settings)


@pytest.mark.parametrize("keep", [0, 100, 5000, 60_000])
def test_a_backup_that_was_cut_off_is_refused(settings, tmp_path, keep):
    back_up(settings, tmp_path / "one.backup", NOW, "test")
    (tmp_path / "cut.backup").write_bytes((tmp_path / "one.backup").read_bytes()[:keep])
    with_database(settings, lambda database: add(database, "second"))
    with pytest.raises(ArchiveError):
        restore(settings, tmp_path / "cut.backup", NOW, "test")
    untouched(settings)


def untouched(settings: Settings) -> None:
    assert names(settings) == {"first", "second"}
    left = {each.name for each in settings.var_dir.iterdir()}
    assert not [name for name in left if "restor" in name or "before" in name]


def test_foreign_files_are_refused(settings, tmp_path):
    (tmp_path / "text").write_text("not a backup")
    with tarfile.open(tmp_path / "tar", "w") as tar:
        tar.add(tmp_path / "text", arcname="manifest.json")
    other = an_installation(tmp_path / "other", encryption_keys="k1:" + "b2sr" * 10 + "b2s=")
    back_up(other, tmp_path / "others", NOW, "test")
    for name, why in {"text": "no whole backup", "tar": "backup", "others": "other keys"}.items():
        with pytest.raises(ArchiveError, match=why):
            restore(settings, tmp_path / name, NOW, "test")
    with pytest.raises(ArchiveError, match="cannot be read"):
        restore(settings, tmp_path / "nowhere", NOW, "test")
    assert names(settings) == {"first"}


def test_a_manifest_that_was_rewritten_is_refused(settings, tmp_path):
    back_up(settings, tmp_path / "one.backup", NOW, "test")
    with tarfile.open(tmp_path / "one.backup") as tar:
        tar.extractall(tmp_path / "in", filter="data")
    manifest = tmp_path / "in" / "manifest.json"
    data = json.loads(manifest.read_text())
    data["made_at"] = "2030-01-01"
    manifest.write_text(json.dumps(data))
    with tarfile.open(tmp_path / "two.backup", "w") as tar:
        for name in ("manifest.json", "manifest.mac", "database"):
            tar.add(tmp_path / "in" / name, arcname=name)
    with pytest.raises(ArchiveError, match="altered"):
        restore(settings, tmp_path / "two.backup", NOW, "test")


def test_nothing_is_restored_under_a_running_hotline(settings, tmp_path):
    back_up(settings, tmp_path / "one.backup", NOW, "test")
    with (
        at_work(settings.database()),
        pytest.raises(NuanLingError, match="stop the hotline"),
    ):
        restore(settings, tmp_path / "one.backup", NOW, "test")
    restore(settings, tmp_path / "one.backup", NOW, "test")


def test_a_backup_never_overwrites_a_file(settings, tmp_path):
    (tmp_path / "one.backup").write_text("precious")
    with pytest.raises(ArchiveError, match="another name"):
        back_up(settings, tmp_path / "one.backup", NOW, "test")
    assert (tmp_path / "one.backup").read_text() == "precious"


def test_an_old_backup_needs_its_old_key_beside_the_new_one(settings, tmp_path):
    back_up(settings, tmp_path / "one.backup", NOW, "test")
    new = "k2:" + "c2sr" * 10 + "c2s="
    alone = an_installation(tmp_path / "alone", encryption_keys=new)
    with pytest.raises(ArchiveError, match="k1"):
        restore(alone, tmp_path / "one.backup", NOW, "test")
    both = an_installation(tmp_path / "both", encryption_keys=f"{new},{KEYS}")
    later = NOW + timedelta(days=1)
    assert restore(both, tmp_path / "one.backup", later, "test").rows == 1
    assert names(both) == {"first"}


def test_a_spoilt_database_can_be_replaced(settings, tmp_path):
    back_up(settings, tmp_path / "one.backup", NOW, "test")
    file = settings.var_dir / "nuanling.db"
    file.write_bytes(b"garbage" * 1000)
    restore(settings, tmp_path / "one.backup", NOW, "test")
    assert names(settings) == {"first"}
