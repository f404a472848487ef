"""Whole copies of a database: taken while it is in use, and put in its place when proven.

SQLite is copied by its online backup, PostgreSQL by pg_dump and pg_restore. A copy is put in place
by renaming, and what was there before is renamed, never deleted.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError

from care.errors import StorageUnavailable
from storage.occupancy import file_of

_SIDES = ("", "-wal", "-shm")


def engine_of(url: str) -> str:
    """Return the name of a database's engine: sqlite or postgresql."""
    return make_url(url).get_backend_name()


def dump(url: str, to: Path) -> None:
    """Copy a database as of one moment into a file; who writes meanwhile is not held up."""
    if engine_of(url) == "sqlite":
        _dump_sqlite(url, to)
    else:
        _postgres_tool("pg_dump", url, "--format=custom", f"--file={to}")


class Staged:
    """A copy beside the database whose place it is to take."""

    def __init__(self, target: str, copy: Path, now: datetime) -> None:
        """Unpack `copy` (made by `dump`); `StorageUnavailable` if it is not sound."""
        self._target = target
        stamp = now.strftime("%Y%m%dT%H%M%S")
        self._aside = f"before_{stamp}"
        if (file := file_of(target)) is not None:
            self._file = file.with_name(f"{file.name}.restoring")
            self.url = make_url(target).set(database=str(self._file)).render_as_string(False)
            try:
                shutil.copyfile(copy, self._file)
                _check_sqlite(self._file)
            except OSError as error:
                raise StorageUnavailable(
                    f"{self._file} cannot be written ({error.strerror}): make room"
                ) from error
            return
        name = f"{make_url(target).database}_restoring_{stamp}".lower()
        _administer(target, f'CREATE DATABASE "{name}" TEMPLATE template0')
        self.url = make_url(target).set(database=name).render_as_string(False)
        try:
            _postgres_tool("pg_restore", self.url, "--no-owner", "--exit-on-error", str(copy))
        except StorageUnavailable:
            self.discard()
            raise

    def discard(self) -> None:
        """Remove the copy; the database stays as it is."""
        if file_of(self._target) is not None:
            for side in _SIDES:
                self._file.with_name(self._file.name + side).unlink(missing_ok=True)
        else:
            _administer(self._target, f'DROP DATABASE IF EXISTS "{make_url(self.url).database}"')

    def put_in_place(self) -> str | None:
        """Take the database's place; returns under which name the old one is kept, if any was."""
        if (file := file_of(self._target)) is not None:
            return self._put_file_in_place(file)
        old, new = make_url(self._target).database, make_url(self.url).database
        aside = f"{old}_{self._aside}".lower()
        _administer(self._target, f'ALTER DATABASE "{old}" RENAME TO "{aside}"')
        try:
            _administer(self._target, f'ALTER DATABASE "{new}" RENAME TO "{old}"')
        except StorageUnavailable:
            _administer(self._target, f'ALTER DATABASE "{aside}" RENAME TO "{old}"')
            raise
        return aside

    def _put_file_in_place(self, file: Path) -> str | None:
        _fold_in_wal(self._file)
        aside = None
        if file.exists():
            with suppress(sqlite3.Error):  # a spoilt old database is put aside as it is
                _fold_in_wal(file)
            aside = file.with_name(f"{file.name}.{self._aside}")
            for side in reversed(_SIDES):
                with suppress(FileNotFoundError):
                    file.with_name(file.name + side).rename(aside.with_name(aside.name + side))
        for side in _SIDES[1:]:
            self._file.with_name(self._file.name + side).unlink(missing_ok=True)
        self._file.rename(file)
        return str(aside) if aside else None


def _dump_sqlite(url: str, to: Path) -> None:
    file = file_of(url)
    if file is None or not file.exists():
        raise StorageUnavailable(f"there is no database to back up at {file}: is the setting right")
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(to)) as target:
            # All pages in one step: a reader's snapshot, which writers neither see nor wait for.
            source.backup(target, pages=-1)
            # The header says WAL; a single file must not need a second one to be whole.
            target.execute("PRAGMA journal_mode=DELETE")
        _check_sqlite(to)
    except sqlite3.Error as error:
        raise StorageUnavailable(
            f"{file.name} could not be copied ({type(error).__name__}): look at `nuanling doctor`"
        ) from error


def _check_sqlite(file: Path) -> None:
    try:
        with closing(sqlite3.connect(file)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        found = type(error).__name__
    if found != "ok":
        raise StorageUnavailable(f"{file.name} is no sound SQLite database: use another backup")


def _fold_in_wal(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _postgres_tool(name: str, url: str, *arguments: str) -> None:
    found = [path for path in [shutil.which(name)] if path]
    # Debian's own folders first: there the newest stands, which reads all older servers.
    found = sorted(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")))[::-1] or found
    if not found:
        raise StorageUnavailable(
            f"{name} was not found: install PostgreSQL's client programs "
            "(Debian: apt-get install postgresql-client) and run this again"
        )
    parsed = make_url(url)
    # Every user of the machine can read a command line: the password goes another way.
    address = parsed.set(drivername="postgresql", password=None).render_as_string(False)
    done = subprocess.run(  # noqa: S603 - found above, arguments are ours
        [found[0], f"--dbname={address}", "--no-password", *arguments],
        env=os.environ | ({"PGPASSWORD": str(parsed.password)} if parsed.password else {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        why = (done.stderr.strip().splitlines() or ["no message"])[0]
        raise StorageUnavailable(f"{name} failed ({why}): mend that and run this again")


def _administer(url: str, statement: str) -> None:
    """Run a statement on databases as such; the account needs CREATEDB."""
    parsed: URL = make_url(url).set(database="postgres")
    engine = create_engine(parsed, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(statement))
    except DBAPIError as error:
        raise StorageUnavailable(
            f"PostgreSQL refused `{statement.split(chr(34))[0].strip()}` "
            f"({type(error.orig).__name__}): the account needs the right CREATEDB, must own the "
            "database, and nobody else may be connected"
        ) from error
    finally:
        engine.dispose()
