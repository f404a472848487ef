"""The outbox worker: the only place that sends. It owes every row one outcome that staff can see.

It marks the attempt before it sends. After a crash, or when the carrier left it in doubt, it looks
at the carrier's own list before it sends again. Blocking; `run` belongs in a thread of its own.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

from care.clock import Clock
from care.errors import NuanLingError, StorageUnavailable, UpstreamUnavailable
from care.ports import Carrier, CarrierCapabilities, OutboxStore, OutgoingMessage, SendResult
from care.records import OutboxRow
from telephony.numbers import can_call, can_text
from telephony.sms import sms_text

log = logging.getLogger("nuanling.telephony.outbox")

ALERTS = frozenset({"duty_alert", "family_alert"})
"""Purposes of rows for somebody in danger: twice is better than never."""


@dataclass(frozen=True)
class Policy:
    """How patient the worker is. Durations in seconds.

    `settle_s` is how long the carrier gets to list what it took before we look for it; it must
    exceed the carrier's own timeout. Alerts are tried more often and with shorter pauses.
    """

    poll_s: float = 1.0
    threads: int = 4
    attempts: int = 6
    alert_attempts: int = 12
    first_pause_s: float = 10.0
    alert_first_pause_s: float = 3.0
    longest_pause_s: float = 1800.0
    alert_longest_pause_s: float = 60.0
    settle_s: float = 20.0
    doubt_checks: int = 5
    clock_skew_s: float = 120.0
    max_sms_parts: int = 6


def undeliverable(row: OutboxRow, capabilities: CarrierCapabilities) -> str | None:
    """Return, for staff, why this carrier can never deliver the row, or None."""
    if row.kind == "call":
        if can_call(row.to, capabilities):
            return None
        return "运营商打不通这个号码（内地电话须开通 outbound_cn）"
    if row.kind == "sms":
        if not sms_text(row.body):
            return "短信去掉网址后没有内容"
        if can_text(row.to, capabilities):
            return None
        return "运营商不能给这个号码发短信（内地固话须开通 sms_landline）"
    return "发件箱只能发短信和打电话"


class OutboxWorker:
    """Sends due rows through a carrier until it is stopped."""

    def __init__(
        self,
        store: OutboxStore,
        carrier: Carrier,
        clock: Clock,
        capabilities: CarrierCapabilities,
        *,
        policy: Policy | None = None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """`jitter` returns 0..1 and spreads the pauses; tests pass a constant."""
        self._store = store
        self._carrier = carrier
        self._clock = clock
        self._capabilities = capabilities
        self._policy = policy or Policy()
        self._jitter = jitter
        self._wake = threading.Event()
        self._stopped = threading.Event()
        # Two doubtful rows with one text must not both take the same message for theirs.
        self._matching = threading.Lock()
        self._busy: dict[str, tuple[Future[None], OutboxRow]] = {}
        self._checks: dict[str, int] = {}

    def wake(self) -> None:
        """Look for due rows now: an alert was just written."""
        self._wake.set()

    def stop(self) -> None:
        """Let `run` end after the attempts under way."""
        self._stopped.set()
        self._wake.set()

    def run(self) -> None:
        """Send until `stop`; a database or carrier that is gone only makes it wait."""
        with ThreadPoolExecutor(self._policy.threads, "outbox") as pool:
            while not self._stopped.is_set():
                self._wake.clear()
                self._start_due(pool)
                self._wake.wait(self._policy.poll_s)

    def run_once(self) -> int:
        """Handle everything that is due now, in this thread; return how many rows were handled."""
        rows = self._doubtful() + self._store.claim_due(self._clock.now(), 100)
        for row in rows:
            self._handle(row)
        return len(rows)

    def _start_due(self, pool: ThreadPoolExecutor) -> None:
        self._busy = {key: entry for key, entry in self._busy.items() if not entry[0].done()}
        free = self._policy.threads - len(self._busy)
        if free <= 0:
            return
        try:
            # Rows under way are still pending until their thread has marked them: ask for more.
            due = self._store.claim_due(self._clock.now(), free + len(self._busy))
            rows = self._doubtful() + due
        except NuanLingError as error:
            log.warning("the outbox cannot be read: %s", error)
            return
        rows.sort(key=lambda row: row.purpose not in ALERTS)
        ordinary = sum(row.purpose not in ALERTS for _, row in self._busy.values())
        for row in [row for row in rows if row.id not in self._busy][:free]:
            if row.purpose not in ALERTS:
                # One thread is kept for alerts: a hanging carrier holds the others for seconds.
                if ordinary >= max(1, self._policy.threads - 1):
                    continue
                ordinary += 1
            future = pool.submit(self._handle, row)
            self._busy[row.id] = (future, row)
            future.add_done_callback(lambda _: self._wake.set())

    def _doubtful(self) -> list[OutboxRow]:
        """Rows left in the middle of an attempt, once the carrier had time to list it."""
        now = self._clock.now()
        settled = now - timedelta(seconds=self._policy.settle_s)
        return [
            row
            for row in self._store.unfinished_attempts()
            if row.due_at <= now and (row.attempted_at is None or row.attempted_at <= settled)
        ]

    def _handle(self, row: OutboxRow) -> None:
        try:
            if row.status == "attempting":
                self._reconcile(row)
            else:
                self._attempt(row)
        except StorageUnavailable as error:
            # The row stays as it was marked; what was sent unrecorded is found by reconciling.
            log.error("outbox row %s could not be marked: %s", row.id, error)
        except Exception as error:  # noqa: BLE001 - one bad row must not stop the others
            log.error("outbox row %s: unexpected %s", row.id, type(error).__name__)

    def _attempt(self, row: OutboxRow) -> None:
        now = self._clock.now()
        if reason := undeliverable(row, self._capabilities):
            log.error("outbox row %s (%s) fails: %s", row.id, row.purpose, reason)
            self._store.mark_failed(row.id, reason, now)
            return
        if not self._store.mark_attempt(row.id, now):
            return
        result = self._carrier.send(self._message(row))
        self._record(row, row.attempts + 1, result)

    def _record(self, row: OutboxRow, attempts: int, result: SendResult) -> None:
        now = self._clock.now()
        reason = result.reason or "运营商没有说明原因"
        alert = row.purpose in ALERTS
        most = self._policy.alert_attempts if alert else self._policy.attempts
        if result.outcome == "sent" and result.carrier_id:
            self._store.mark_sent(row.id, result.carrier_id, now)
        elif result.outcome in ("sent", "uncertain"):
            due = now + timedelta(seconds=self._policy.settle_s)
            self._store.mark_uncertain(row.id, reason, due)
        elif result.outcome == "failed" or attempts >= most:
            given_up = "" if result.outcome == "failed" else f"（试了{attempts}次，不再试）"
            log.error("outbox row %s (%s) fails: %s%s", row.id, row.purpose, reason, given_up)
            self._store.mark_failed(row.id, reason + given_up, now)
        else:
            pause = max(self._pause(attempts, alert), result.retry_after_s or 0.0)
            self._store.mark_retry(row.id, reason, now + timedelta(seconds=pause))

    def _reconcile(self, row: OutboxRow) -> None:
        """Find out whether an attempt in doubt reached anybody; send again only if it did not."""
        now = self._clock.now()
        alert = row.purpose in ALERTS
        message = self._message(row)
        begun = row.attempted_at or row.created_at
        since = begun - timedelta(seconds=self._policy.clock_skew_s)
        try:
            found = self._carrier.find_sent(since, message)
        except UpstreamUnavailable as error:
            checks = self._checks[row.id] = self._checks.get(row.id, 0) + 1
            if checks < self._policy.doubt_checks:
                pause = self._pause(checks, alert)
                self._store.mark_uncertain(row.id, str(error), now + timedelta(seconds=pause))
                return
            self._checks.pop(row.id)
            reason = "不能确认是否已发出：取不到运营商的发送记录"
            if alert and row.attempts < self._policy.alert_attempts:
                self._store.mark_retry(row.id, reason, now)
            else:
                self._store.mark_failed(row.id, reason, now)
            return
        self._checks.pop(row.id, None)
        with self._matching:
            unclaimed = (found_id for found_id in found if not self._store.knows(found_id))
            if (ours := next(unclaimed, None)) is not None:
                self._store.mark_sent(row.id, ours, now)
                return
        self._record(row, row.attempts, SendResult("retry", reason="运营商没有收到"))

    def _pause(self, attempts: int, alert: bool) -> float:
        policy = self._policy
        first = policy.alert_first_pause_s if alert else policy.first_pause_s
        longest = policy.alert_longest_pause_s if alert else policy.longest_pause_s
        whole: float = min(longest, first * 2 ** (attempts - 1))
        return whole * (0.5 + 0.5 * self._jitter())

    def _message(self, row: OutboxRow) -> OutgoingMessage:
        if row.kind == "call":
            return OutgoingMessage("call", row.to, row.body)
        return OutgoingMessage("sms", row.to, sms_text(row.body, self._policy.max_sms_parts))
