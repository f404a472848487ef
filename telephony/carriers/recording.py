"""A carrier for development: it writes down what it would have sent and sends nothing."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from care.clock import Clock, SystemClock
from care.errors import StorageUnavailable
from care.ports import OutgoingMessage, SendResult

_PLACE = "recording.line"


class LineSealer(Protocol):
    """What seals and opens a line (`storage.sealing.Sealer`)."""

    def seal(self, value: str, place: str) -> str:
        """Encrypt a line."""

    def open(self, sealed: str, place: str) -> str:
        """Decrypt a line; `StorageUnavailable` if it is not one of ours."""


@dataclass(frozen=True)
class RecordFile:
    """Where records are kept, and what seals them."""

    path: Path
    sealer: LineSealer


@dataclass(frozen=True)
class Recorded:
    """One message that would have been sent."""

    carrier_id: str
    at: datetime
    message: OutgoingMessage = field(repr=False)


def reseal_file(file: RecordFile) -> None:
    """Seal the file's lines anew; one that does not open stays as it is, and so do line numbers."""
    lines = []
    for line in file.path.read_text("utf-8").splitlines():
        try:
            lines.append(file.sealer.seal(file.sealer.open(line, _PLACE), _PLACE))
        except StorageUnavailable:
            lines.append(line)
    draft = file.path.with_suffix(".new")
    draft.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    draft.replace(file.path)


class RecordingCarrier:
    """Keeps messages in memory and, given a file, as sealed lines that outlive the process.

    Sealed, because somebody may rehearse with real numbers; `nuanling recorded` reads the file.
    """

    def __init__(self, file: RecordFile | None = None, clock: Clock | None = None) -> None:
        self._file = file
        self._clock = clock or SystemClock()
        self._lock = threading.Lock()
        self._sent: list[Recorded] | None = None
        self._lines = 0
        self._torn = False

    @property
    def sent(self) -> tuple[Recorded, ...]:
        """Everything recorded so far, oldest first."""
        with self._lock:
            return tuple(self._records())

    def send(self, message: OutgoingMessage) -> SendResult:
        """Record a message."""
        with self._lock:
            records = self._records()
            prefix = "CA" if message.kind == "call" else "SM"
            # Counted by lines, not by records: one that does not open still has its number.
            record = Recorded(f"{prefix}{self._lines + 1:032x}", self._clock.now(), message)
            try:
                self._append(record)
            except OSError as error:
                return SendResult("retry", reason=f"开发记录写不进去（{error.strerror}）")
            records.append(record)
            self._lines += 1
        return SendResult("sent", record.carrier_id)

    def find_sent(self, since: datetime, message: OutgoingMessage) -> tuple[str, ...]:
        """Return the ids of the same texts, or of calls to the same number, since then."""
        return tuple(
            r.carrier_id
            for r in self.sent
            if r.at >= since
            and (r.message.kind, r.message.to) == (message.kind, message.to)
            and (message.kind == "call" or r.message.body == message.body)
        )

    def _records(self) -> list[Recorded]:
        if self._sent is None:
            lines: list[str] = []
            if self._file is not None and self._file.path.exists():
                text = self._file.path.read_text("utf-8")
                # A process killed while writing leaves half a line at the end.
                self._torn = not text.endswith("\n")
                lines = text.splitlines()
            self._lines = len(lines)
            self._sent = [r for line in lines if (r := self._read(line)) is not None]
        return self._sent

    def _append(self, record: Recorded) -> None:
        if self._file is None:
            return
        line = {
            "carrier_id": record.carrier_id,
            "at": record.at.isoformat(),
            "kind": record.message.kind,
            "to": record.message.to,
            "body": record.message.body,
        }
        sealed = self._file.sealer.seal(json.dumps(line, ensure_ascii=False), _PLACE)
        self._file.path.parent.mkdir(parents=True, exist_ok=True)
        with self._file.path.open("a", encoding="utf-8") as file:
            file.write("\n" * self._torn + sealed + "\n")
        self._torn = False

    def _read(self, line: str) -> Recorded | None:
        if self._file is None:
            return None
        try:
            data = json.loads(self._file.sealer.open(line, _PLACE))
            message = OutgoingMessage(data["kind"], data["to"], data["body"])
            return Recorded(data["carrier_id"], datetime.fromisoformat(data["at"]), message)
        except (StorageUnavailable, ValueError, KeyError, TypeError):
            return None
