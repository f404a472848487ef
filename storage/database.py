"""The one way to the database: short transactions over SQLite (WAL) or PostgreSQL.

Transactions that write run one after another on both engines: SQLite takes its only write lock at
BEGIN IMMEDIATE, PostgreSQL an advisory lock. Whoever reads, decides and then writes (the next
ordinal of a turn, the open escalation, the end of the audit chain) is thereby right on both without
locks of its own, and one set of tests speaks for both. Each takes a few milliseconds, so that a
hotline of a hundred calls at once uses a fraction of it. Readers (`read`) wait for nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from care.errors import StorageUnavailable
from storage.bookings import Bookings
from storage.consultations import Consultations
from storage.conversations import ConversationRows
from storage.effects import Effects
from storage.escalations import Escalations
from storage.outbox import Outbox
from storage.sealing import Sealer
from storage.turns import Turns

WRITERS = 0x6E75616E6C696E67
"""The advisory lock of who writes on PostgreSQL: "nuanling" in ASCII."""
_IDLE_MS = 5000
"""How long PostgreSQL lets a process sit in a transaction: one that froze must not hold others."""


class Transaction:
    """The repositories of one transaction; it commits when its `with` block ends well."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self.connection = connection
        self.sealer = sealer
        self.effects = Effects(connection)
        self.conversations = ConversationRows(connection, sealer)
        self.turns = Turns(connection, sealer)
        self.consultations = Consultations(connection, sealer)
        self.escalations = Escalations(connection, sealer)
        self.bookings = Bookings(connection, sealer)
        self.outbox = Outbox(connection, sealer)


class Database:
    """A database by URL. Nothing connects before the first transaction.

    `busy_ms` bounds how long one statement waits for a lock: the gateway, whose emergency path
    must go on within 300 ms, waits less than the action server. A transaction that cannot be had
    raises `StorageUnavailable`.
    """

    def __init__(self, url: str, sealer: Sealer, *, busy_ms: int = 1000) -> None:
        self.url = url
        self.sealer = sealer
        self.engine = _engine(url, busy_ms)
        self._reading: dict[str, Any] = {"nuanling_reads": True}
        if self.engine.dialect.name != "sqlite":
            # Else each statement would see a later moment, and a growing audit look cut off.
            self._reading |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

    @contextmanager
    def begin(self) -> Iterator[Transaction]:
        """Run one transaction; `StorageUnavailable` when the database cannot take part."""
        with _failures_named(), self.engine.begin() as connection:
            yield Transaction(connection, self.sealer)

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """Run one transaction that only reads, as of one moment; it waits for nobody who writes."""
        with _failures_named(), self.engine.connect() as connection:
            connection.execution_options(**self._reading)
            with connection.begin():
                yield Transaction(connection, self.sealer)

    def ping(self) -> None:
        """Raise `StorageUnavailable` unless the database answers."""
        with self.begin() as tx:
            tx.connection.execute(text("SELECT 1"))

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def _engine(url: str, busy_ms: int) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(
            parsed,
            connect_args={"timeout": busy_ms / 1000, "check_same_thread": False},
            pool_size=8,
            max_overflow=8,
            pool_timeout=busy_ms / 1000,
        )
        _prepare_sqlite(engine)
        return engine
    limits = {
        "lock_timeout": busy_ms,
        "statement_timeout": busy_ms * 5,
        "idle_in_transaction_session_timeout": max(_IDLE_MS, busy_ms * 5),
    }
    engine = create_engine(
        parsed,
        pool_size=8,
        max_overflow=8,
        pool_pre_ping=True,
        pool_timeout=busy_ms / 1000,
        connect_args={
            "connect_timeout": max(1, busy_ms // 1000),
            "options": " ".join(f"-c {name}={value}" for name, value in limits.items()),
        },
    )

    @event.listens_for(engine, "begin")
    def _one_writer(connection: Connection) -> None:
        if not connection.get_execution_options().get("nuanling_reads", False):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")

    return engine


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        # sqlite3 would begin transactions by itself, and only before a write: too late for a
        # read-then-write transaction to be sure of its lock.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        # FULL: what was acknowledged survives a power cut, not only a crash.
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get("nuanling_reads", False)
        connection.exec_driver_sql("BEGIN DEFERRED" if reads else "BEGIN IMMEDIATE")


@contextmanager
def _failures_named() -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, PoolTimeout) as error:
        # The driver's message may quote values: only its class is told.
        what = error.orig if isinstance(error, DBAPIError) else error
        raise StorageUnavailable(
            f"the database did not take part ({type(what).__name__}): "
            "look at `nuanling doctor` for locks, disk space and permissions"
        ) from error
