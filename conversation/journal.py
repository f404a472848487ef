"""The emergency journal: an fsynced file that keeps what the database could not take in time.

One sealed line per entry, appended and never changed; the file goes when all its entries are in
the database (which notes each with what it brought). `conversation.replay` brings them there in
order; `conversation.courier` reads alerts out of them while the database is gone.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from care.errors import StorageUnavailable
from storage.sealing import Sealer

_PLACE = "journal.entry"


@dataclass(frozen=True)
class Entry:
    """One line. `id` is unique; `kind` is conversation, turn, reply, escalation, frame, end, or
    alert (how far an alert's sending has come); `conversation_id` is whose it is."""

    id: str
    kind: str
    data: dict[str, Any]
    conversation_id: str = ""


def is_mark(line: str, sealer: Sealer) -> bool:
    """Tell whether a line of the file settles another one."""
    try:
        return bool(json.loads(sealer.open(line, _PLACE))["kind"] == "mark")
    except (StorageUnavailable, ValueError):
        return False


class Journal:
    """An append-only file and what of it is still outstanding. Safe to use from several threads.

    What the disk refuses is kept in memory, outstanding like the rest, and written with the next
    entry that the disk takes: it is promised to nobody, but not given up while the process lives.
    """

    def __init__(self, path: Path, sealer: Sealer) -> None:
        self._path = path
        self._sealer = sealer
        self._file = threading.Lock()
        # Held for no longer than a look: the event loop asks, and must not wait for a disk.
        self._index = threading.Lock()
        self._owed: dict[str, Entry] = {}
        self._unwritten: list[Entry] = []
        self._read_to = 0

    def append(self, *entries: Entry) -> None:
        """Write entries and fsync; `StorageUnavailable` if even that fails."""
        with self._file:
            self._take_up()
            self._owe(entries)
            waiting = [*self._unwritten, *entries]
            try:
                self._write("".join(self._line(entry) for entry in waiting))
            except OSError as error:
                self._unwritten = waiting
                raise StorageUnavailable(
                    f"the emergency journal cannot be written ({error.strerror}): "
                    "free disk space or mend the permissions of its folder"
                ) from error
            self._unwritten = []

    def outstanding(self) -> list[Entry]:
        """Return the entries that are not settled, in order."""
        with self._file:
            self._take_up()
        with self._index:
            return list(self._owed.values())

    def owes(self, conversation_id: str) -> bool:
        """Tell whether entries of a conversation are outstanding: newer ones must go behind them,
        or an old state would be replayed over a new one."""
        with self._index:
            return any(e.conversation_id == conversation_id for e in self._owed.values())

    def settle(self, entry_ids: Iterable[str]) -> bool:
        """Forget entries that are in the database; true when nothing is left and the file is gone.

        The database notes which entries it has (`journal_marks`): nothing is written here, so
        that a full disk keeps no entry from being settled.
        """
        settled = set(entry_ids)
        with self._file:
            self._take_up()
            self._unwritten = [e for e in self._unwritten if e.id not in settled]
            with self._index:
                for entry_id in settled:
                    self._owed.pop(entry_id, None)
                if self._owed:
                    return False
            self._path.unlink(missing_ok=True)
            self._read_to = 0
            return True

    def _owe(self, entries: Iterable[Entry]) -> None:
        with self._index:
            for entry in entries:
                self._owed.setdefault(entry.id, entry)

    def _write(self, lines: str) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not self._path.exists()
        with self._path.open("ab") as file:
            end = file.tell()
            try:
                # A crash or a full disk leaves half a line: the next one must not be glued to it.
                torn = end > 0 and not self._ends_whole()
                file.write(b"\n" * torn + lines.encode("ascii"))
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                with suppress(OSError):
                    os.ftruncate(file.fileno(), end)
                raise
            self._read_to = file.tell()
        if fresh:
            # The name of a new file is safe only once its folder is.
            folder = os.open(self._path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def _ends_whole(self) -> bool:
        with self._path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"

    def _take_up(self) -> None:
        """Read what this process has not written itself: an earlier one's, or another's."""
        try:
            size = self._path.stat().st_size
            if size <= self._read_to:
                return
            with self._path.open("rb") as file:
                file.seek(self._read_to)
                lines = file.read().splitlines()
        except OSError:
            return
        self._read_to = size
        found = []
        for line in lines:
            try:
                data = json.loads(self._sealer.open(line.decode("ascii"), _PLACE))
            except (StorageUnavailable, ValueError):
                # A line torn by a crash: it was never acknowledged, since fsync had not returned.
                continue
            found.append(Entry(data["id"], data["kind"], data["data"], data.get("of", "")))
        self._owe(found)

    def _line(self, entry: Entry) -> str:
        plain = {"id": entry.id, "kind": entry.kind, "data": entry.data}
        plain["of"] = entry.conversation_id
        return self._sealer.seal(json.dumps(plain, ensure_ascii=False), _PLACE) + "\n"
