"""Brings every sealed value and look-up hash to the newest key, so that an old one can go."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, func, or_, select, update

from storage import audit
from storage.codec import Codec
from storage.console_records import AuditReport
from storage.database import Database
from storage.sealing import Sealer
from storage.tables import HASHED, SEALED, metadata

_BATCH = 50


@dataclass(frozen=True)
class Resealed:
    """How many rows were brought to the newest key, how many are left, and the audit's state."""

    rows: int
    left: int
    audit: AuditReport

    @property
    def complete(self) -> bool:
        """Return whether this database needs the newest key alone."""
        return self.left == 0 and self.audit.whole


def reseal(
    database: Database,
    now: datetime,
    *,
    actor: str,
    pause: Callable[[float], None] = time.sleep,
) -> Resealed:
    """Reseal in short transactions; may be stopped and run again, and run beside the hotline.

    All processes must already have the new key first in their ring, or they go on sealing with
    the old one and `left` says so. Raises `StorageUnavailable` for a value that does not open.
    """
    done = 0
    for table in _sealed_tables():
        codec, after = Codec(table, database.sealer), None
        while True:
            with database.begin() as tx:
                stale = _stale(table, database.sealer)
                statement = (
                    select(table).where(stale).order_by(table.c.id).limit(_BATCH).with_for_update()
                )
                if after is not None:
                    statement = statement.where(table.c.id > after)
                rows = tx.connection.execute(statement.with_for_update()).mappings().all()
                for row in rows:
                    plain = codec.plain(row)
                    fresh = codec.values({name: plain[name] for name in SEALED[table.name]})
                    tx.connection.execute(
                        update(table).where(table.c.id == row["id"]).values(fresh)
                    )
            done += len(rows)
            if len(rows) < _BATCH:
                break
            after = rows[-1]["id"]
            pause(0.05)
    report = audit.anchor(database, actor, now)
    return Resealed(done, stale_rows(database), report)


def stale_rows(database: Database) -> int:
    """Return how many rows hold a value under another key than the newest."""
    with database.read() as tx:
        return sum(
            int(
                tx.connection.execute(
                    select(func.count()).select_from(table).where(_stale(table, database.sealer))
                ).scalar_one()
            )
            for table in _sealed_tables()
        )


def read_all(database: Database) -> int:
    """Open every sealed value and return the number of rows; `StorageUnavailable` if one fails."""
    count = 0
    with database.read() as tx:
        for table in _sealed_tables():
            codec = Codec(table, tx.sealer)
            for row in tx.connection.execute(select(table)).mappings():
                codec.plain(row)
                count += 1
    return count


def _sealed_tables() -> Iterator[Table]:
    return (metadata.tables[name] for name in SEALED)


def _stale(table: Table, sealer: Sealer) -> ColumnElement[bool]:
    prefix = f"v1:{sealer.current}:"
    # Not LIKE: a key id may hold its wildcards.
    conditions: list[Any] = [
        func.substr(table.c[name], 1, len(prefix)) != prefix for name in sorted(SEALED[table.name])
    ]
    hashes = HASHED.get(table.name, {})
    conditions += [
        table.c[name].isnot(None) & table.c[hashed].is_(None) for name, hashed in hashes.items()
    ]
    return or_(*conditions)
