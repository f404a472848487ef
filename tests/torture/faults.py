"""Faults, made for real: signals, damaged files, full and read-only disks, a rude carrier.

Each is a context manager over a running hotline; leaving it lifts the fault and waits until the
hotline is well again. The disks need root (tmpfs and bind mounts), as CI has it.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.real_hotline import ROOT, Stack

WELL_WITHIN_S = 90.0


def wait_until(what: Callable[[], bool], within_s: float, name: str) -> float:
    """Return after how many seconds something holds; AssertionError when it never does."""
    began = time.monotonic()
    while not what():
        assert time.monotonic() - began < within_s, f"not within {within_s:.0f} s: {name}"
        time.sleep(0.1)
    return time.monotonic() - began


@contextmanager
def nothing(stack: Stack) -> Iterator[None]:
    """No fault: what the others are compared with."""
    yield


@contextmanager
def hung(stack: Stack, program: str) -> Iterator[None]:
    """SIGSTOP: the process is there, its port takes connections, and nothing answers."""
    pid = _pid(stack, program)
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        # The supervisor may have given up on it meanwhile.
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)
        _well(stack, program)


@contextmanager
def killed(stack: Stack, program: str) -> Iterator[None]:
    """SIGKILL: the port refuses until the supervisor has started the process again."""
    kill(stack, program)
    yield
    _well(stack, program)


@contextmanager
def stopped(stack: Stack, program: str) -> Iterator[None]:
    """Gone for as long as it lasts: its port is held by somebody who accepts nobody."""
    kill(stack, program)
    port = int(stack.health()[program].split(":")[2].split("/")[0])
    with _held(port, lambda _: None):
        yield
    _well(stack, program)


@contextmanager
def restarted(stack: Stack, program: str) -> Iterator[None]:
    """Killed and well again: what it had in memory is gone."""
    kill(stack, program)
    _well(stack, program)
    yield


@contextmanager
def garbage(stack: Stack, program: str, body: bytes, status: str) -> Iterator[None]:
    """Somebody else on its port who answers every request with the same nonsense."""
    kill(stack, program)
    port = int(stack.health()[program].split(":")[2].split("/")[0])
    kind = b"application/json" if body[:1] in b"{[" else b"text/html"
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n".encode()
    answer = head + b"Content-Type: " + kind + b"\r\n\r\n" + body

    def serve(connection: socket.socket) -> None:
        connection.settimeout(2)
        with suppress(OSError):
            connection.recv(1 << 20)
            connection.sendall(answer)

    with _held(port, serve):
        yield
    _well(stack, program)


@contextmanager
def database_locked(stack: Stack) -> Iterator[None]:
    """Another program holds SQLite's write lock, as a backup or a stuck console would."""
    lock = sqlite3.connect(database_file(stack), isolation_level=None, timeout=10)
    lock.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        lock.execute("ROLLBACK")
        lock.close()


@contextmanager
def database_read_only(stack: Stack) -> Iterator[None]:
    """A read-only mount over the database's folder, met by freshly started processes."""
    folder = str(database_file(stack).parent)
    _run("mount", "--bind", folder, folder)
    _run("mount", "-o", "remount,bind,ro", folder)
    try:
        for program in ("gateway", "actions"):
            kill(stack, program)
        for program in ("gateway", "actions"):
            _well(stack, program)
        yield
    finally:
        # Whoever opened the database through this mount keeps it busy: they go first.
        _run("umount", "--lazy", folder)
        for program in ("gateway", "actions"):
            kill(stack, program)
            _well(stack, program)


@contextmanager
def disk_full(stack: Stack, *, journal_too: bool) -> Iterator[None]:
    """The database's disk takes no more byte; with `journal_too` nor does the journal's and log's.

    The stack must have been started by `small_disks`.
    """
    folders = [database_file(stack).parent]
    folders += [stack.settings.var_dir / "small"] if journal_too else []
    with sqlite3.connect(database_file(stack), timeout=10) as connection:
        # What lies in the write-ahead log would be written over without needing new room.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    for folder in folders:
        _fill(folder / "filler")
    try:
        yield
    finally:
        for folder in folders:
            (folder / "filler").unlink()


def small_disks(folder: Path) -> dict[str, str]:
    """Mount two small disks under `folder`, for the database and for journal and log.

    Returns the settings that put them there.
    """
    for name, size in (("data", "24m"), ("small", "2m")):
        (folder / name).mkdir(parents=True)
        _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder / name))
    for name in ("journal", "log", "outbox"):
        (folder / "small" / name).mkdir()
        (folder / name).symlink_to(folder / "small" / name)
    return {"NUANLING_DATABASE_URL": f"sqlite:///{folder / 'data' / 'nuanling.db'}"}


def give_disks_back(folder: Path) -> None:
    """Unmount what `small_disks` mounted."""
    for name in ("data", "small"):
        subprocess.run(["umount", "--lazy", str(folder / name)], check=False)


def own_index(folder: Path) -> None:
    """Give a hotline its own copy of the index, to be damaged."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree((ROOT / "var" / "index").resolve(), folder / "index")


@contextmanager
def index_damaged(stack: Stack, damage: str) -> Iterator[None]:
    """Publish a new version of the knowledge index that is unsound, as a bad update would."""
    index = stack.settings.var_dir / "index"
    pointer = index / "current.json"
    before = pointer.read_text()
    names = json.loads(before)["versions"]
    bad = index / f"bad-{damage}"
    if damage != "missing":
        shutil.copytree(index / names[0], bad)
    if damage == "truncated":
        part = bad / "meaning.faiss"
        part.write_bytes(part.read_bytes()[:5000])
    elif damage == "dimension":
        _wrong_dimension(bad)
    _point(pointer, [bad.name] if damage == "missing" else [bad.name, *names])
    time.sleep(1.1)
    try:
        yield
    finally:
        _point(pointer, names)
        shutil.rmtree(bad, ignore_errors=True)


def kill(stack: Stack, program: str) -> None:
    """SIGKILL a program and wait until it is gone."""
    pid = _pid(stack, program)
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: stack.pid_of(program) != pid, 10, f"{program} is gone")


def database_file(stack: Stack) -> Path:
    """Return the SQLite file."""
    return Path(stack.settings.database().removeprefix("sqlite:///"))


def _pid(stack: Stack, program: str) -> int:
    wait_until(lambda: stack.pid_of(program) is not None, WELL_WITHIN_S, f"{program} runs")
    return int(stack.pid_of(program) or 0)


def _well(stack: Stack, program: str) -> None:
    wait_until(lambda: stack.is_well(program), WELL_WITHIN_S, f"{program} is well")


def _wrong_dimension(folder: Path) -> None:
    """Replace the vectors by shorter ones, with a manifest that vouches for them."""
    import hashlib

    import numpy as np

    from knowledge_base.vectors import VectorIndex

    manifest = json.loads((folder / "manifest.json").read_text())
    vectors = np.zeros((manifest["texts"], 7), dtype=np.float32)
    VectorIndex.of(vectors).save(folder / "meaning.faiss")
    manifest["dimension"] = 7
    checksum = hashlib.sha256((folder / "meaning.faiss").read_bytes()).hexdigest()
    manifest["files"]["meaning.faiss"] = checksum
    (folder / "manifest.json").write_text(json.dumps(manifest))


def _point(pointer: Path, names: list[str]) -> None:
    draft = pointer.with_suffix(".new")
    draft.write_text(json.dumps({"versions": names}))
    draft.replace(pointer)


def _fill(path: Path) -> None:
    with suppress(OSError), path.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            with suppress(OSError):
                while file.write(b"\0" * size):
                    pass


@contextmanager
def _held(port: int, serve: Callable[[socket.socket], None]) -> Iterator[None]:
    """Hold a port and hand each connection to `serve`, which may close it at once."""
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    wait_until(lambda: _bound(door, port), 20, f"port {port} is free")
    door.listen(64)
    door.settimeout(0.1)
    over = threading.Event()

    def accept() -> None:
        while not over.is_set():
            with suppress(OSError):
                connection, _ = door.accept()
                with connection:
                    serve(connection)

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        door.close()


def _bound(door: socket.socket, port: int) -> bool:
    try:
        door.bind(("127.0.0.1", port))
    except OSError:
        return False
    return True


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
