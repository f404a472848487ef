"""A carrier for development: it writes down what it would have sent and sends nothing."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from care.clock import Clock, SystemClock
from care.ports import OutgoingMessage, SendResult


@dataclass(frozen=True)
class Recorded:
    """One message that would have been sent."""

    carrier_id: str
    at: datetime
    message: OutgoingMessage = field(repr=False)


class RecordingCarrier:
    """Keeps messages in memory and, given a path, as JSON lines that outlive the process.

    The file holds phone numbers and texts: it belongs under `var/` on a developer's machine.
    """

    def __init__(self, path: Path | None = None, clock: Clock | None = None) -> None:
        self._path = path
        self._clock = clock or SystemClock()
        self._lock = threading.Lock()
        self._sent: list[Recorded] | None = None
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
            record = Recorded(f"{prefix}{len(records) + 1:032x}", self._clock.now(), message)
            try:
                self._append(record)
            except OSError as error:
                return SendResult("retry", reason=f"开发记录写不进去（{error.strerror}）")
            records.append(record)
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
            if self._path is not None and self._path.exists():
                text = self._path.read_text("utf-8")
                # A process killed while writing leaves half a line at the end.
                self._torn = not text.endswith("\n")
                lines = text.splitlines()
            self._sent = [r for line in lines if (r := _read(line)) is not None]
        return self._sent

    def _append(self, record: Recorded) -> None:
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        line = {
            "carrier_id": record.carrier_id,
            "at": record.at.isoformat(),
            "kind": record.message.kind,
            "to": record.message.to,
            "body": record.message.body,
        }
        with self._path.open("a", encoding="utf-8") as file:
            file.write("\n" * self._torn + json.dumps(line, ensure_ascii=False) + "\n")
        self._torn = False


def _read(line: str) -> Recorded | None:
    try:
        data = json.loads(line)
        message = OutgoingMessage(data["kind"], data["to"], data["body"])
        return Recorded(data["carrier_id"], datetime.fromisoformat(data["at"]), message)
    except (ValueError, KeyError, TypeError):
        return None
