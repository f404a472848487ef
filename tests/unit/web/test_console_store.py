"""What the console asks of a store, asked of the fake and of the real one alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from storage import Database
from storage.audit import append, verify
from storage.console import DatabaseConsole
from storage.sealing import Sealer
from tests.unit.web.console_detail import NOW, PHONE
from tests.unit.web.console_fakes import FakeConsoleStore, a_store
from web.console import ConsoleStore
from web.console.ports import Account, Deed, ListQuery, StaffSession


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url, Sealer({"k1": b"k" * 32}), busy_ms=200)
    yield database
    database.close()


@pytest.fixture(params=["fake", "sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store(
    request: pytest.FixtureRequest, new_database: Callable[[str], str]
) -> Iterator[ConsoleStore]:
    fake = a_store(5)
    if request.param == "fake":
        yield fake
        return
    url = new_database(request.param)
    database = Database(url, Sealer({"k1": b"k" * 32}), busy_ms=200)
    fill(database, fake)
    yield DatabaseConsole(database)
    database.close()


def fill(database: Database, fake: FakeConsoleStore) -> None:
    with database.begin() as tx:
        for detail in fake.details.values():
            tx.conversations.add(detail.conversation)
            for turn in detail.turns:
                tx.turns.add(turn)
            for escalation in detail.escalations:
                tx.escalations.add(escalation)
            for consultation in detail.consultations:
                tx.consultations.add(consultation)
            for booking in detail.bookings:
                tx.bookings.add(booking)


def a_deed(action: str = "test") -> Deed:
    return Deed(NOW, "admin", action, "account:admin", {"n": 1})


def an_account(name: str = "admin", role: str = "administrator") -> Account:
    return Account(name, role, "hash", NOW)  # type: ignore[arg-type]


def test_lists_come_in_pages_newest_first(store: ConsoleStore) -> None:
    for ask in (store.conversations, store.escalations, store.bookings, store.consultations):
        first = ask(ListQuery(size=2))
        second = ask(ListQuery(size=2, before=first.next))
        third = ask(ListQuery(size=2, before=second.next))
        ids = [item.id for page in (first, second, third) for item in page.items]
        assert len(ids) == 5
        assert ids == sorted(ids, reverse=True)
        assert third.next is None


def test_lists_are_narrowed(store: ConsoleStore) -> None:
    def count(ask: object, **query: object) -> int:
        return len(ask(ListQuery(**query)).items)  # type: ignore[operator, arg-type]

    assert count(store.conversations, channel="phone") == 5
    assert count(store.conversations, channel="web") == 0
    assert count(store.conversations, day=date(2026, 11, 23)) == 5
    assert count(store.conversations, day=date(2026, 11, 24)) == 0
    assert count(store.bookings, day=date(2026, 11, 24)) == 5
    assert count(store.bookings, status="cancelled") == 0
    assert count(store.consultations, topic="ask_policy") == 5
    assert count(store.consultations, topic="complain") == 0


def test_a_line_of_the_list_tells_turns_and_gravest_level(store: ConsoleStore) -> None:
    newest = store.conversations(ListQuery()).items[0]
    assert (newest.turns, newest.level, newest.caller) == (2, "emergency", f"+86{PHONE}")


def test_one_conversation_comes_with_all_that_belongs_to_it(store: ConsoleStore) -> None:
    detail = store.conversation("c_000000002")
    assert detail == a_store(5).details["c_000000002"]
    assert store.conversation("c_none") is None


def test_search_finds_by_phone_reference_and_id(store: ConsoleStore) -> None:
    by_phone = store.search(PHONE)
    assert (len(by_phone.conversations), len(by_phone.bookings)) == (5, 5)
    assert [b.reference for b in store.search("100003").bookings] == ["100003"]
    assert [c.id for c in store.search("c_000000001").conversations] == ["c_000000001"]
    for nothing in ("", "张三", "'; DROP TABLE turns", "13900000000", "%"):
        assert store.search(nothing).bookings == ()


def test_the_first_acknowledgement_stays_and_only_then_it_can_be_resolved(
    store: ConsoleStore,
) -> None:
    assert store.waiting() == {"emergency": 3, "urgent": 2, "human": 0}
    early = store.resolve("e_000000001", "已回电", a_deed())
    assert early is not None
    assert early.resolved_at is None
    first = store.acknowledge("e_000000001", a_deed())
    again = store.acknowledge("e_000000001", Deed(NOW + timedelta(hours=1), "other", "test"))
    assert first == again
    assert first is not None
    assert (first.acknowledged_by, first.acknowledged_at) == ("admin", NOW)
    assert store.waiting()["emergency"] == 2
    assert len(store.escalations(ListQuery(open=True)).items) == 5
    done = store.resolve("e_000000001", "已回电", a_deed())
    assert done is not None
    assert done.resolution == "已回电"
    assert len(store.escalations(ListQuery(open=True)).items) == 4
    assert store.acknowledge("e_none", a_deed()) is None
    assert store.resolve("e_none", "x", a_deed()) is None


def test_the_first_account_is_made_once(store: ConsoleStore) -> None:
    assert store.add_first_account(an_account(), a_deed())
    assert not store.add_first_account(an_account("other"), a_deed())
    assert not store.add_account(an_account(), a_deed())
    assert [a.name for a in store.accounts()] == ["admin"]


def test_the_last_administrator_cannot_be_taken_away(store: ConsoleStore) -> None:
    store.add_first_account(an_account(), a_deed())
    store.add_account(an_account("seat", "agent"), a_deed())
    assert not store.set_active("admin", False, a_deed())
    assert not store.set_role("admin", "agent", a_deed())
    assert not store.set_role("nobody", "agent", a_deed())
    assert store.set_role("seat", "administrator", a_deed())
    assert store.set_active("admin", False, a_deed())


def test_a_change_of_password_or_right_ends_every_session(store: ConsoleStore) -> None:
    store.add_first_account(an_account(), a_deed())
    store.add_account(an_account("seat", "agent"), a_deed())
    for change in ("password", "role", "active"):
        store.open_session(StaffSession("h" * 64, "seat", NOW, NOW), a_deed())
        assert store.session("h" * 64) is not None
        if change == "password":
            store.set_password("seat", "new", must_change=True, expires_at=NOW, deed=a_deed())
        elif change == "role":
            store.set_role("seat", "supervisor", a_deed())
        else:
            store.set_active("seat", False, a_deed())
        assert store.session("h" * 64) is None
    seat = store.account("seat")
    assert seat is not None
    assert (seat.password_hash, seat.must_change, seat.password_expires_at) == ("new", True, NOW)
    assert (seat.role, seat.active) == ("supervisor", False)


def test_a_session_is_touched_and_old_ones_are_dropped(store: ConsoleStore) -> None:
    store.add_first_account(an_account(), a_deed())
    store.open_session(StaffSession("a" * 64, "admin", NOW, NOW), a_deed())
    store.open_session(StaffSession("b" * 64, "admin", NOW, NOW), a_deed())
    later = NOW + timedelta(hours=13)
    store.touch_session("a" * 64, later, drop_before=later - timedelta(hours=12))
    assert store.session("b" * 64) is None
    found = store.session("a" * 64)
    assert found is not None
    assert found[0].seen_at == later
    store.close_session("a" * 64, a_deed())
    assert store.session("a" * 64) is None


def test_the_audit_is_read_in_pages_and_is_whole(store: ConsoleStore) -> None:
    for _ in range(7):
        store.record(a_deed())
    first = store.audit_entries(ListQuery(size=5))
    rest = store.audit_entries(ListQuery(size=5, before=first.next))
    assert [entry.seq for entry in (*first.items, *rest.items)] == [7, 6, 5, 4, 3, 2, 1]
    assert first.items[0].deed == a_deed()
    assert store.verify_audit().whole
    assert store.verify_audit().entries == 7


@pytest.mark.parametrize(
    ("spoil", "broken_at"),
    [
        ("UPDATE audit_entries SET actor = 'somebody' WHERE seq = 3", 3),
        ("UPDATE audit_entries SET details = '{}' WHERE seq = 3", 3),
        ("UPDATE audit_entries SET at = '2020-01-01 00:00:00.000000' WHERE seq = 3", 3),
        ("DELETE FROM audit_entries WHERE seq = 3", 3),
        ("DELETE FROM audit_entries WHERE seq = 1", 1),
        ("DELETE FROM audit_entries WHERE seq >= 5", 5),
        ("DELETE FROM audit_entries", 1),
        ("DELETE FROM audit_head", 7),
        (
            "UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit_entries WHERE seq = 4);"
            "DELETE FROM audit_entries WHERE seq > 4",
            4,
        ),
    ],
)
def test_verifying_names_the_place_where_the_audit_was_spoilt(
    database: Database, spoil: str, broken_at: int
) -> None:
    for _ in range(6):
        with database.begin() as tx:
            append(tx, a_deed())
    assert verify(database).whole
    with database.begin() as tx:
        for statement in spoil.split(";"):
            tx.connection.execute(text(statement))
    report = verify(database)
    assert report.broken_at == broken_at
    assert report.why


def test_a_chain_made_without_the_key_does_not_pass(database: Database) -> None:
    other = Database(database.url, Sealer({"k1": b"x" * 32}))
    with other.begin() as tx:
        append(tx, a_deed())
    other.close()
    assert verify(database).broken_at == 1


def test_a_failed_change_leaves_no_deed(database: Database) -> None:
    console = DatabaseConsole(database)
    assert console.acknowledge("e_none", a_deed()) is None
    assert not console.set_role("nobody", "agent", a_deed())
    assert verify(database).entries == 0


def test_reading_lists_does_not_hold_up_who_writes(database: Database) -> None:
    fill(database, a_store(3))
    console = DatabaseConsole(database)
    with database.begin() as tx:
        tx.conversations.update("c_000000001", ended_because="bye")
        assert len(console.conversations(ListQuery()).items) == 3
        assert console.conversation("c_000000002") is not None
    with database.read() as reader:
        assert reader.conversations.get("c_000000001") is not None
        with database.begin() as tx:
            tx.conversations.update("c_000000001", ended_because="idle")
