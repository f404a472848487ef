"""The emergency journal as a file: torn lines, full disks, other processes."""

import errno
import os

import pytest

from care.errors import StorageUnavailable
from conversation.journal import Entry, Journal
from storage.sealing import Sealer

SEALER = Sealer({"k": b"k" * 32})


def entry(number, of="c_1"):
    return Entry(f"turn.{number}", "turn", {"n": number}, of)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal" / "emergency.jsonl"


def ids(journal):
    return [e.id for e in journal.outstanding()]


def full_disk(monkeypatch):
    def refuse(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)


def test_what_one_process_wrote_another_takes_up(path):
    Journal(path, SEALER).append(entry(1), entry(2))
    journal = Journal(path, SEALER)
    assert ids(journal) == ["turn.1", "turn.2"]
    assert journal.outstanding()[0].conversation_id == "c_1"


def test_half_a_line_left_by_a_crash_does_not_swallow_the_next(path):
    journal = Journal(path, SEALER)
    journal.append(entry(1))
    with path.open("a") as file:
        file.write(path.read_text()[:20])
    Journal(path, SEALER).append(entry(2))
    assert ids(Journal(path, SEALER)) == ["turn.1", "turn.2"]


def test_a_full_disk_is_told_and_leaves_no_half_line(path, monkeypatch):
    journal = Journal(path, SEALER)
    journal.append(entry(1))
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        full_disk(patch)
        with pytest.raises(StorageUnavailable, match="No space left"):
            journal.append(entry(2))
    assert path.read_bytes() == before


def test_what_the_disk_refused_is_owed_and_written_with_the_next(path, monkeypatch):
    journal = Journal(path, SEALER)
    with monkeypatch.context() as patch:
        full_disk(patch)
        with pytest.raises(StorageUnavailable):
            journal.append(entry(1))
    assert ids(journal) == ["turn.1"]
    journal.append(entry(2))
    assert ids(Journal(path, SEALER)) == ["turn.1", "turn.2"]


def test_a_conversation_is_owed_something_until_all_its_entries_are_settled(path):
    journal = Journal(path, SEALER)
    journal.append(entry(1), entry(2), entry(3, of="c_2"))
    assert not journal.settle(["turn.1", "turn.3"])
    assert journal.owes("c_1")
    assert not journal.owes("c_2")
    assert journal.settle(["turn.2"])
    assert not journal.owes("c_1")
    assert not path.exists()


def test_settling_needs_no_room_on_the_disk(path, monkeypatch):
    journal = Journal(path, SEALER)
    journal.append(entry(1))
    full_disk(monkeypatch)
    assert journal.settle(["turn.1"])
