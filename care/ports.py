"""What the hotline needs from the outside world, as protocols with their values.

A port has a real adapter and a recording one for development and tests. Phone numbers are E.164
unless said otherwise; they and the texts stay out of every `repr`, because those reach logs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from care.records import OutboxRow

Outcome = Literal["sent", "retry", "uncertain", "failed"]


@dataclass(frozen=True)
class OutgoingMessage:
    """One SMS to send or one call to make: for a call, `body` is what the voice says."""

    kind: Literal["sms", "call"]
    to: str = field(repr=False)
    body: str = field(repr=False)


@dataclass(frozen=True)
class SendResult:
    """What became of an attempt to send.

    `sent`: the carrier took it, under `carrier_id`. `retry`: it certainly did not, and may later
    (refused connection, 429); `retry_after_s` is the carrier's wish where it gave one.
    `uncertain`: nobody knows (no answer in time, a 5xx). `failed`: it never will (bad number).
    `reason` is one Chinese sentence for staff, without the number or the text.
    """

    outcome: Outcome
    carrier_id: str | None = None
    reason: str | None = None
    retry_after_s: float | None = None


@dataclass(frozen=True)
class CarrierCapabilities:
    """What a carrier contract allows; some promises cannot be kept without them.

    `outbound_cn`: calls to mainland China. `sms_two_way`: a mainland subscriber can answer a text.
    `sms_landline`: texts reach mainland landlines.
    """

    outbound_cn: bool = False
    sms_two_way: bool = False
    sms_landline: bool = False


class Carrier(Protocol):
    """Somebody who delivers messages and calls. Blocking; called from the worker's threads."""

    def send(self, message: OutgoingMessage) -> SendResult:
        """Try once. Never raises for what the carrier does or fails to do."""

    def find_sent(self, since: datetime, message: OutgoingMessage) -> tuple[str, ...]:
        """Return carrier ids of what may be this message: sent since then to the same number.

        A text must read the same; a call to that number is enough.

        Needed because the carrier has no idempotency key: after an uncertain attempt this is the
        only way to know. Raises `UpstreamUnavailable` when the list cannot be had.
        """


class OutboxStore(Protocol):
    """The outbox as telephony's worker sees it. Each method is one short transaction.

    Statuses: pending -> attempting -> sent | failed, or back to pending. Every method may raise
    `StorageUnavailable`; the worker then tries again and sends nothing that it could not mark.
    """

    def claim_due(self, now: datetime, limit: int) -> list[OutboxRow]:
        """Return pending rows with `due_at <= now`: alerts for people in danger first."""

    def mark_attempt(self, row_id: str, now: datetime) -> bool:
        """Move a pending row to attempting and count the attempt; false if it is pending no more.

        This decides between two workers, so it must be one conditional update.
        """

    def mark_sent(self, row_id: str, carrier_id: str, now: datetime) -> None:
        """Move a row to sent."""

    def mark_retry(self, row_id: str, error: str, due_at: datetime) -> None:
        """Move a row back to pending, not before `due_at`."""

    def mark_uncertain(self, row_id: str, error: str, due_at: datetime) -> None:
        """Leave a row attempting and note when to look at the carrier's list (`due_at`)."""

    def mark_failed(self, row_id: str, error: str, now: datetime) -> None:
        """Move a row to failed, where staff see it with its reason."""

    def unfinished_attempts(self) -> list[OutboxRow]:
        """Return rows whose attempt was begun and never settled."""

    def knows(self, carrier_id: str) -> bool:
        """Tell whether a row has this carrier id, so that it is not taken for another row's."""

    def record_delivery(self, carrier_id: str, delivered: bool, error: str | None) -> None:
        """Note the carrier's last word on a message; unknown ids and repeats change nothing.

        An undelivered message becomes failed with `error`. A late `delivered` never overrides it.
        """
