"""Who works on a database right now: a restore must not pull it from under a running hotline."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TextIO

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from care.errors import StorageUnavailable


@contextmanager
def at_work(url: str) -> Iterator[None]:
    """Be counted as working on the database until the block ends, however it ends.

    `StorageUnavailable` while a restore has it. PostgreSQL counts its sessions itself. A disk that
    takes no file keeps nobody from working: callers are answered from it, and no restore can run.
    """
    with ExitStack() as stack:
        with suppress(OSError):
            stack.enter_context(_locked(url, fcntl.LOCK_SH))
        yield


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Have the database to oneself until the block ends; `StorageUnavailable` if others are on."""
    with _locked(url, fcntl.LOCK_EX):
        if sessions := _sessions(url):
            raise StorageUnavailable(
                f"{sessions} other sessions are on the database {make_url(url).database}: "
                "stop the hotline (Ctrl-C in its terminal) and run this again"
            )
        yield


def file_of(url: str) -> Path | None:
    """Return the file of an SQLite database, None for other engines and for memory."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database)).absolute()


@contextmanager
def _locked(url: str, kind: int) -> Iterator[None]:
    file = file_of(url)
    if file is None:
        yield
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    # The kernel lets go of the lock when the process ends, also by kill -9.
    with _opened(file.with_name(f"{file.name}.lock")) as lock:
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except OSError as error:
            raise StorageUnavailable(
                f"{file.name} is in use: stop the hotline (Ctrl-C in its terminal), or let the "
                "restore under way end, and run this again"
            ) from error
        yield


def _opened(path: Path) -> TextIO:
    try:
        return path.open("a")
    except OSError:  # A disk that takes no writing, yet the lock is there: that needs none.
        return path.open()


def _sessions(url: str) -> int:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return 0
    engine = create_engine(parsed.set(database="postgres"))
    try:
        with engine.connect() as connection:
            counted = text("SELECT count(*) FROM pg_stat_activity WHERE datname = :name")
            return int(connection.execute(counted, {"name": parsed.database}).scalar_one())
    finally:
        engine.dispose()
