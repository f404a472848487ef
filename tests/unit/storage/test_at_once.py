"""What several threads or processes do at once comes out as if one had come after the other.

On SQLite as on PostgreSQL: one caller's webhooks repeated, two seats, two gateways, an action late.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from time import monotonic, sleep
from typing import Any

import pytest

from actions.booking_submit import _store as store_booking
from actions.turn import CurrentTurn
from care.bookings import Draft
from care.clock import PinnedClock
from care.duty import Duty
from care.errors import StorageUnavailable
from care.escalations import Request
from care.records import Conversation, OutboxRow, Turn
from conversation import ledger
from storage import Database
from storage.audit import append, verify
from storage.console import DatabaseConsole
from storage.console_records import Account, Deed
from storage.outbox_store import DatabaseOutbox
from storage.sealing import Sealer
from web import WebSettings
from web.console import ConsoleSettings, first_administrator

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
DUTY = Duty(("+8613800000001",))
AT_ONCE = 8
FRESH = Conversation("c_1", "phone", "CA1", NOW, NOW, "+8613800000000")
DRAFT = Draft("家政", "2026-11-24", "上午", "虚构路八号", phone="13800000000", name="虚构某")


@pytest.fixture
def open_again(database_url: str) -> Iterator[Callable[[], Database]]:
    """Open the same database as another process would: with connections of its own."""
    opened: list[Database] = []

    def again() -> Database:
        opened.append(Database(database_url, Sealer({"k1": b"k" * 32}), busy_ms=10_000))
        return opened[-1]

    yield again
    for database in opened:
        database.close()


@pytest.fixture
def database(open_again: Callable[[], Database]) -> Database:
    return open_again()


@pytest.fixture
def together(open_again: Callable[[], Database]) -> Callable[..., list[Any]]:
    """Run work in threads that begin in the same moment, half of them as another process."""
    databases = [open_again(), open_again()]

    def run(work: Callable[[Database, int], Any]) -> list[Any]:
        barrier = threading.Barrier(AT_ONCE)

        def one(number: int) -> Any:
            barrier.wait(10)
            return work(databases[number % 2], number)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(one, range(AT_ONCE)))

    return run


def a_turn(number: int, **changes: Any) -> Turn:
    turn = Turn(f"t_{number}", "c_1", 0, f"n{number}", "text", "高龄津贴", NOW)
    return replace(turn, **changes)


def receive(database: Database, turn: Turn, escalate: Request | None = None) -> ledger.Received:
    received = ledger.receive(database, turn, escalate=escalate, frame=None, duty=DUTY)
    assert received is not None
    return received


def test_turns_of_one_call_get_ordinals_without_gap_or_double(database, together) -> None:
    ledger.find_or_open(database, FRESH)
    got = together(lambda own, n: receive(own, a_turn(n)).turn.ordinal)
    assert sorted(got) == list(range(1, AT_ONCE + 1))


def test_a_webhook_delivered_many_times_is_one_turn(database, together) -> None:
    ledger.find_or_open(database, FRESH)
    got = together(lambda own, n: receive(own, a_turn(n, nonce="same")))
    assert [r.repeated for r in got].count(False) == 1
    assert len({r.turn.id for r in got}) == 1


def test_a_call_announced_many_times_is_one_conversation(database, together) -> None:
    got = together(lambda own, n: ledger.find_or_open(own, replace(FRESH, id=f"c_{n}")).id)
    assert len(set(got)) == 1


def test_an_emergency_said_many_times_is_one_escalation_and_alerts_once(database, together) -> None:
    ledger.find_or_open(database, FRESH)

    def cry(own: Database, number: int) -> str:
        request = Request("c_1", f"t_{number}", 0, "emergency", "stroke", NOW, ("嘴歪",))
        if number % 2:
            return ledger.open_now(own, request, DUTY).id
        received = receive(own, a_turn(number), request)
        assert received.escalation is not None
        return received.escalation.id

    assert len(set(together(cry))) == 1
    with database.read() as tx:
        assert [e.to for e in tx.escalations.of("c_1")] == [("duty",)]
        assert sorted(row.kind for row in tx.outbox.of("c_1")) == ["call", "sms"]


def test_a_booking_submitted_many_times_for_one_turn_is_one_with_one_text(
    database, together
) -> None:
    turn = CurrentTurn("c_1", "t_1", 1, "phone", NOW, "对")

    def book(own: Database, _: int) -> str:
        with own.begin() as tx:
            return store_booking(tx, turn, DRAFT)[0].reference

    assert len(set(together(book))) == 1
    with database.read() as tx:
        assert len(tx.bookings.made_in("c_1")) == 1
        assert [row.purpose for row in tx.outbox.of("c_1")] == ["booking_confirmation"]
        assert len(tx.consultations.of("c_1")) == 1


def test_of_many_workers_one_may_send_a_message(database, together) -> None:
    row = OutboxRow("o_1", "sms", "reminder", "+8613800000000", "明天上午有家政服务", NOW, NOW)
    with database.begin() as tx:
        tx.outbox.add(row)
    got = together(lambda own, _: DatabaseOutbox(own).mark_attempt("o_1", NOW))
    assert got.count(True) == 1
    assert DatabaseOutbox(database).unfinished_attempts()[0].attempts == 1


def test_deeds_of_many_seats_make_one_chain(database, together) -> None:
    def act(own: Database, number: int) -> None:
        for _ in range(5):
            with own.begin() as tx:
                append(tx, Deed(NOW, f"seat{number}", "test"))

    together(act)
    report = verify(database)
    assert (report.whole, report.entries) == (True, AT_ONCE * 5)


def test_an_audit_that_grows_while_it_is_verified_is_whole(database, open_again) -> None:
    writing, other = threading.Event(), open_again()

    def write() -> None:
        while not writing.is_set():
            with other.begin() as tx:
                append(tx, Deed(NOW, "seat", "test"))

    thread = threading.Thread(target=write)
    thread.start()
    try:
        reports = [verify(database)]
        while len(reports) < 20 or reports[-1].entries < reports[0].entries + 5:
            reports.append(verify(database))
    finally:
        writing.set()
        thread.join()
    assert [r.why for r in reports if not r.whole] == []


def test_gateways_started_together_make_one_first_administrator(database, together) -> None:
    settings = ConsoleSettings(WebSettings(b"s" * 32))
    got = together(
        lambda own, _: first_administrator(DatabaseConsole(own), settings, PinnedClock(NOW))
    )
    assert len([given for given in got if given is not None]) == 1
    assert len(DatabaseConsole(database).accounts()) == 1


def test_administrators_who_disable_each_other_at_once_leave_one(database, together) -> None:
    console = DatabaseConsole(database)
    for number in range(AT_ONCE):
        account = Account(f"a{number}", "administrator", "hash", NOW)
        console.add_account(account, Deed(NOW, "test", "test"))
    got = together(
        lambda own, n: DatabaseConsole(own).set_active(f"a{n}", False, Deed(NOW, "test", "test"))
    )
    assert got.count(True) == AT_ONCE - 1
    assert [a.active for a in console.accounts()].count(True) == 1


def test_who_waits_for_a_writer_gives_up_in_time_and_readers_do_not_wait(
    database, database_url
) -> None:
    hurried = Database(database_url, Sealer({"k1": b"k" * 32}), busy_ms=100)
    with database.begin() as tx:
        tx.conversations.add(FRESH)
        started = monotonic()
        with pytest.raises(StorageUnavailable), hurried.begin():
            pytest.fail("two transactions wrote at once")
        with hurried.read() as reader:
            assert reader.conversations.get("c_1") is None
        assert monotonic() - started < 2
    with hurried.read() as reader:
        assert reader.conversations.get("c_1") is not None
    hurried.close()


def test_a_reader_sees_one_moment_however_long_it_reads(database, open_again) -> None:
    other = open_again()
    with database.read() as reader:
        assert reader.conversations.get("c_1") is None
        ledger.find_or_open(other, FRESH)
        assert reader.conversations.get("c_1") is None
    with database.read() as reader:
        assert reader.conversations.get("c_1") is not None


def test_connections_that_are_all_taken_are_told_as_a_database_that_is_away(
    database_url,
) -> None:
    database = Database(database_url, Sealer({"k1": b"k" * 32}), busy_ms=100)
    held = [database.engine.raw_connection() for _ in range(16)]
    with pytest.raises(StorageUnavailable, match="did not take part"), database.read():
        pytest.fail("a seventeenth connection was had")
    for connection in held:
        connection.close()
    database.close()


@pytest.mark.postgres
def test_a_process_that_froze_in_a_transaction_holds_nobody_up_for_long(
    new_database, monkeypatch
) -> None:
    monkeypatch.setattr("storage.database._IDLE_MS", 300)
    url, sealer = new_database("postgresql"), Sealer({"k1": b"k" * 32})
    frozen, other = Database(url, sealer, busy_ms=50), Database(url, sealer, busy_ms=5000)
    with pytest.raises(StorageUnavailable), frozen.begin() as tx:
        tx.conversations.add(FRESH)
        sleep(0.5)
        with other.begin() as later:
            assert later.conversations.get("c_1") is None
        tx.conversations.update("c_1", ended_at=NOW)
    frozen.close()
    other.close()
