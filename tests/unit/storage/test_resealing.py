"""Keys are changed without losing anybody, and the old one can then be taken away."""

import pytest
from keeping import CALLER, NEW, NOW, OLD, PHONE, a_database, fill, texts
from sqlalchemy import text

from care.errors import StorageUnavailable
from storage import audit
from storage.console import DatabaseConsole
from storage.console_records import Deed
from storage.resealing import read_all, reseal, stale_rows
from storage.sealing import Sealer

BOTH = {"new": NEW, "old": OLD}


def reopened(database, keys):
    database.sealer = Sealer(keys)
    return database


@pytest.fixture
def database(tmp_path):
    database = a_database(tmp_path)
    for number in range(3):
        fill(database, number, level="emergency" if number == 1 else None)
    with database.begin() as tx:
        for n in range(4):
            audit.append(tx, Deed(NOW, "admin", "test", "", {"n": n}))
    yield database
    database.close()


def quickly(database):
    return reseal(database, NOW, actor="test", pause=lambda _: None)


def test_with_the_new_key_in_front_everything_old_is_still_found(database):
    reopened(database, BOTH)
    fill(database, 9)
    with database.read() as tx:
        assert len(tx.bookings.by_phone(PHONE)) == 4
        assert tx.conversations.count_from(CALLER, NOW) == 4
    assert len(DatabaseConsole(database).search(PHONE).conversations) == 4
    assert audit.verify(database).whole


def test_after_resealing_the_old_key_can_be_taken_away(database):
    before = texts(database, 0, 1, 2)
    reopened(database, BOTH)
    assert stale_rows(database) > 0
    done = quickly(database)
    assert done.complete and done.rows > 0 and done.left == 0
    reopened(database, {"new": NEW})
    assert texts(database, 0, 1, 2) == before
    assert read_all(database) == 3 * 6 + 1
    with database.read() as tx:
        assert len(tx.bookings.by_phone(PHONE)) == 3
        assert tx.conversations.count_from(CALLER, NOW) == 3
    assert audit.verify(database).whole


def test_without_resealing_the_old_key_is_missed_with_a_sentence(database):
    reopened(database, {"new": NEW})
    with pytest.raises(StorageUnavailable, match="NUANLING_ENCRYPTION_KEYS"):
        read_all(database)
    report = audit.verify(database)
    assert report.broken_at == 1 and "reseal" in report.why


def test_resealing_twice_changes_nothing_more(database):
    reopened(database, BOTH)
    quickly(database)
    entries = audit.verify(database).entries
    again = quickly(database)
    assert again.rows == 0 and again.complete
    assert audit.verify(database).entries == entries


def test_keys_can_be_changed_again_and_again(database):
    quickly(reopened(database, BOTH))
    third = {"third": b"3" * 32, "new": NEW}
    quickly(reopened(database, third))
    reopened(database, {"third": b"3" * 32})
    assert audit.verify(database).whole and stale_rows(database) == 0
    with database.begin() as tx:
        audit.append(tx, Deed(NOW, "admin", "after"))
    assert audit.verify(database).whole


def test_what_was_altered_under_a_key_that_is_gone_is_still_seen(database):
    quickly(reopened(database, BOTH))
    reopened(database, {"new": NEW})
    with database.begin() as tx:
        tx.connection.execute(text("UPDATE audit_entries SET actor = 'x' WHERE seq = 2"))
    assert not audit.verify(database).whole


def test_a_chain_that_is_not_whole_is_not_vouched_for(database):
    with database.begin() as tx:
        tx.connection.execute(text("UPDATE audit_entries SET actor = 'x' WHERE seq = 2"))
    done = quickly(reopened(database, BOTH))
    assert not done.complete and done.audit.broken_at == 2
    assert audit.verify(database).entries == 4, "no anchor was added over the spoilt entry"


def test_the_heads_written_down_before_a_change_of_keys_stay_in_the_chain(database):
    head = audit.verify(database).head
    quickly(reopened(database, BOTH))
    with database.read() as tx:
        found = tx.connection.execute(text("SELECT hash FROM audit_entries")).scalars().all()
    assert head in found
