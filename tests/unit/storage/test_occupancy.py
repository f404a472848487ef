"""Who works on a database is known to a restore, and never kept from answering callers."""

import pytest

from care.errors import StorageUnavailable
from storage.occupancy import alone, at_work


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'nuanling.db'}"


def test_nobody_has_the_database_alone_while_somebody_works_on_it(url):
    with at_work(url), pytest.raises(StorageUnavailable, match="stop the hotline"), alone(url):
        pass


def test_a_disk_that_takes_no_lock_keeps_nobody_from_working(url, tmp_path):
    (tmp_path / "nuanling.db.lock").mkdir()  # stands for a file that cannot be made
    worked = []
    with at_work(url):
        worked.append(True)
    assert worked
    with pytest.raises(OSError, match="directory"), alone(url):
        pass


def test_a_lock_that_cannot_be_written_is_taken_all_the_same(url, tmp_path, monkeypatch):
    lock = tmp_path / "nuanling.db.lock"
    lock.touch()
    opened = type(lock).open

    def on_a_read_only_disk(path, mode="r", *rest, **more):
        if "a" in mode:
            raise OSError(30, "Read-only file system")
        return opened(path, mode, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr(type(lock), "open", on_a_read_only_disk)
        working = at_work(url)
        working.__enter__()
    with pytest.raises(StorageUnavailable), alone(url):
        pass
    working.__exit__(None, None, None)
