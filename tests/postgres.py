"""A PostgreSQL server of the tests' own: Debian's, on a free port, in a folder that goes away.

PostgreSQL refuses to run as root, so there it runs as `postgres` or, without that account, nobody.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
"""The databases that the product runs on: `params` of fixtures that speak for both."""
START_WITHIN_S = 60
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")
"""The data are thrown away: nothing needs to survive a power cut."""


class Server:
    """A running server, and databases made on it."""

    def __init__(self, port: int) -> None:
        self._address = f"host=127.0.0.1 port={port} user=postgres"
        self._port = port
        self._made = 0

    def create(self, template: str = "template0") -> str:
        """Make a database and return its name; from a template it takes some 30 ms."""
        self._made += 1
        name = f"nuanling_{self._made}"
        self._do(f'CREATE DATABASE "{name}" TEMPLATE "{template}" ENCODING UTF8')
        return name

    def drop(self, name: str) -> None:
        """Delete a database, whoever is still connected."""
        self._do(f'DROP DATABASE "{name}" WITH (FORCE)')

    def url(self, name: str) -> str:
        """Return a database's address as NUANLING_DATABASE_URL takes it."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self._port}/{name}"

    def _do(self, statement: str) -> None:
        # Here, not above: the tests of care and bot also run where psycopg is not installed.
        import psycopg

        with psycopg.connect(f"{self._address} dbname=postgres", autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def serving() -> Iterator[Server]:
    """Start a server, give it, and stop it."""
    programs = _programs()
    # Not under pytest's folder: that one is closed to other users.
    folder = Path(tempfile.mkdtemp(prefix="nuanling-postgres-", dir="/tmp"))
    try:
        if os.geteuid() == 0:
            account = _account()
            os.chown(folder, account.pw_uid, account.pw_gid)
        data, log = folder / "data", folder / "server.log"
        options = ("-A", "trust", "-U", "postgres", "--no-sync", "--encoding=UTF8", "--no-locale")
        _run([str(programs / "initdb"), "-D", str(data), *options], log)
        port = _free_port()
        settings = " ".join(f"-c {setting}" for setting in _QUICK)
        where = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        control = [str(programs / "pg_ctl"), "-D", str(data), "-w", "-t", str(START_WITHIN_S)]
        _run([*control, "-l", str(log), "-o", f"{where} {settings}", "start"], log)
        try:
            yield Server(port)
        finally:
            _run([*control, "-m", "immediate", "stop"], log)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """Return the folder of the newest PostgreSQL; fails with a remedy where there is none."""
    named = os.environ.get("NUANLING_POSTGRES_BIN")
    debian = Path("/usr/lib/postgresql")
    found = [Path(named)] if named else list(debian.glob("*/bin"))
    found += [Path(path).parent for path in [shutil.which("initdb")] if path]
    whole = [folder for folder in found if (folder / "initdb").exists()]
    if not whole:
        pytest.fail(
            "The storage tests need a PostgreSQL server's programs and found no initdb: "
            "`make setup-tests` installs Debian's (apt-get install postgresql), or name their "
            "folder in NUANLING_POSTGRES_BIN.",
            pytrace=False,
        )
    return max(whole, key=lambda folder: [int(p) for p in folder.parts if p.isdigit()] or [0])


def _account() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    pytest.fail("PostgreSQL does not run as root and there is no account `postgres` or `nobody`.")


def _run(command: list[str], log: Path) -> None:
    account = _account() if os.geteuid() == 0 else None
    with tempfile.TemporaryFile() as errors:
        done = subprocess.run(
            command,
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
            cwd="/",
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            # Files, not pipes: the server would keep a pipe open for as long as it lives.
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        errors.seek(0)
        told = errors.read().decode(errors="replace")
    if done.returncode != 0:
        told += log.read_text(errors="replace") if log.exists() else ""
        pytest.fail(f"{Path(command[0]).name} failed: {told[-1500:]}", pytrace=False)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
