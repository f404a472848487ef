"""The emergency journal: an fsynced file that keeps what the database could not take in time.

One sealed line per entry, appended and never changed. A replay brings entries into the database
in order; the outbox worker reads alerts out of it while the database is gone.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from care.errors import StorageUnavailable
from storage.sealing import Sealer

_PLACE = "journal.entry"


@dataclass(frozen=True)
class Entry:
    """One line: `id` is unique, `kind` is turn, reply, escalation, or mark."""

    id: str
    kind: str
    data: dict[str, Any]


def is_mark(line: str, sealer: Sealer) -> bool:
    """Tell whether a line of the file settles another one."""
    try:
        return bool(json.loads(sealer.open(line, _PLACE))["kind"] == "mark")
    except (StorageUnavailable, ValueError):
        return False


class Journal:
    """An append-only file. Safe to use from several threads of one process."""

    def __init__(self, path: Path, sealer: Sealer) -> None:
        self._path = path
        self._sealer = sealer
        self._lock = threading.Lock()

    def append(self, *entries: Entry) -> None:
        """Write entries and fsync; `StorageUnavailable` if even that fails."""
        lines = "".join(self._line(entry) for entry in entries)
        try:
            with self._lock:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with self._path.open("a", encoding="ascii") as file:
                    file.write(lines)
                    file.flush()
                    os.fsync(file.fileno())
        except OSError as error:
            raise StorageUnavailable(
                f"the emergency journal cannot be written ({error.strerror}): "
                "free disk space or mend the permissions of its folder"
            ) from error

    def outstanding(self) -> list[Entry]:
        """Return the entries that no later mark settles, in order."""
        entries = list(self._read())
        settled = {entry.data["of"] for entry in entries if entry.kind == "mark"}
        return [e for e in entries if e.kind != "mark" and e.id not in settled]

    def settle(self, *entry_ids: str) -> None:
        """Mark entries as done; when nothing is outstanding the file is emptied."""
        self.append(*(Entry(f"m.{of}", "mark", {"of": of}) for of in entry_ids))
        with self._lock:
            if not self.outstanding():
                self._path.unlink(missing_ok=True)

    def _read(self) -> Iterator[Entry]:
        try:
            lines = self._path.read_text(encoding="ascii").splitlines()
        except FileNotFoundError:
            return
        for line in lines:
            try:
                data = json.loads(self._sealer.open(line, _PLACE))
            except (StorageUnavailable, ValueError):
                # A line torn by a crash: it was never acknowledged, since fsync had not returned.
                continue
            yield Entry(data["id"], data["kind"], data["data"])

    def _line(self, entry: Entry) -> str:
        plain = {"id": entry.id, "kind": entry.kind, "data": entry.data}
        return self._sealer.seal(json.dumps(plain, ensure_ascii=False), _PLACE) + "\n"
