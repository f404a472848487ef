"""A conversation that remembers nonces, an outbox in memory, and a signing client."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.testclient import TestClient
from twilio.request_validator import RequestValidator

import telephony.webhooks
from care.clock import UTC
from care.ports import OutgoingMessage, SendResult
from care.records import OutboxRow
from conversation.contract import Reply, Utterance
from telephony.settings import TelephonySettings

TOKEN = "a-token-made-for-tests"
PUBLIC = "https://hotline.example.org/nuanling"
SETTINGS = TelephonySettings(
    public_url=PUBLIC, auth_token=TOKEN, sms_key=b"k" * 32, duty_number="+85229990000"
)
CALL = {"CallSid": "CA0123456789", "From": "+8613800000000", "To": "+85229991111"}


class FakeConversations:
    """Answers with what it was told to answer, and stores replies by nonce as the contract says."""

    def __init__(self, **reply) -> None:
        self.reply = reply
        self.opened: dict[str, Reply] = {}
        self.callers: dict[str, str | None] = {}
        self.turns: list[tuple[str, Utterance, str]] = []
        self.replies: dict[tuple[str, str], Reply] = {}
        self.overheard: list[tuple[str, str]] = []
        self.ended: list[tuple[str, str]] = []
        self.error: Exception | None = None
        self.delay = 0.0

    async def begin(self, *, channel, key, caller=None) -> Reply:
        await self._trouble()
        number = len(self.opened) + 1
        made = Reply(
            f"c_{number}", f"t_greet{number}", 0, "您好，这里是暖铃。", "您好，这里是暖铃。"
        )
        self.callers.setdefault(key, caller)
        return self.opened.setdefault(key, made)

    async def turn(self, conversation_id, utterance, *, nonce) -> Reply:
        await self._trouble()
        known = self.replies.get((conversation_id, nonce))
        if known is not None:
            return known
        self.turns.append((conversation_id, utterance, nonce))
        ordinal = len(self.turns)
        plain = Reply(conversation_id, f"t_{ordinal}", ordinal, "好的。", "好的。")
        reply = self.replies[conversation_id, nonce] = replace(plain, **self.reply)
        return reply

    async def overhear(self, conversation_id, text) -> bool:
        await self._trouble()
        self.overheard.append((conversation_id, text))
        return False

    async def end(self, conversation_id, *, reason) -> None:
        self.ended.append((conversation_id, reason))

    async def _trouble(self) -> None:
        await asyncio.sleep(self.delay)
        if self.error:
            raise self.error

    @property
    def untouched(self) -> bool:
        return not (self.opened or self.turns or self.overheard or self.ended)


class Caller:
    """Plays the carrier: signs forms over the public URL and posts them behind the prefix."""

    def __init__(self, conversations=None, settings=SETTINGS, outbox=None) -> None:
        self.conversations = conversations or FakeConversations()
        self.settings = settings
        app = FastAPI()
        app.include_router(telephony.webhooks.router(self.conversations, settings, outbox=outbox))
        self.client = TestClient(app)

    def post(self, target: str, form: dict[str, str], *, signature: str | None = None, **headers):
        """`target` is a path, or an absolute URL as it stands in TwiML."""
        target = target.removeprefix(PUBLIC)
        if signature is None:
            signature = RequestValidator(TOKEN).compute_signature(PUBLIC + target, form)
        headers = {
            "X-Twilio-Signature": signature,
            "Content-Type": "application/x-www-form-urlencoded",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        return self.client.post(target, content=urlencode(form), headers=headers)


@dataclass
class MemoryOutbox:
    """`OutboxStore` in a dictionary."""

    rows: dict[str, OutboxRow] = field(default_factory=dict)
    reports: list[tuple] = field(default_factory=list)
    error: Exception | None = None

    def put(self, row: OutboxRow) -> OutboxRow:
        self.rows[row.id] = row
        return row

    def claim_due(self, now, limit):
        if self.error:
            raise self.error
        due = [r for r in self.rows.values() if r.status == "pending" and r.due_at <= now]
        due.sort(key=lambda r: (r.purpose not in ("duty_alert", "family_alert"), r.due_at))
        return due[:limit]

    def mark_attempt(self, row_id, now):
        row = self.rows[row_id]
        if row.status != "pending":
            return False
        self._set(row_id, status="attempting", attempts=row.attempts + 1, attempted_at=now)
        return True

    def mark_sent(self, row_id, carrier_id, now):
        self._set(row_id, status="sent", carrier_id=carrier_id, sent_at=now)

    def mark_retry(self, row_id, error, due_at):
        self._set(row_id, status="pending", error=error, due_at=due_at)

    def mark_uncertain(self, row_id, error, due_at):
        self._set(row_id, error=error, due_at=due_at)

    def mark_failed(self, row_id, error, now):
        self._set(row_id, status="failed", error=error)

    def unfinished_attempts(self):
        return [r for r in self.rows.values() if r.status == "attempting"]

    def knows(self, carrier_id):
        return any(r.carrier_id == carrier_id for r in self.rows.values())

    def record_delivery(self, carrier_id, delivered, error):
        if self.error:
            raise self.error
        self.reports.append((carrier_id, delivered, error))

    def _set(self, row_id, **changes):
        self.rows[row_id] = replace(self.rows[row_id], **changes)


START = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


def row(
    name: str, *, kind="sms", to="+8613877510000", body="您的预约已登记。", **more
) -> OutboxRow:
    more = {"purpose": "booking_confirmation", "due_at": START, "created_at": START} | more
    return OutboxRow(id=name, kind=kind, to=to, body=body, **more)


@dataclass
class ScriptedCarrier:
    """Gives scripted results in order, then says sent; lists what the script says it took."""

    script: list[SendResult] = field(default_factory=list)
    listed: list[tuple[str, ...] | Exception] = field(default_factory=list)
    sent: list[OutgoingMessage] = field(default_factory=list)
    asked: list[tuple[datetime, OutgoingMessage]] = field(default_factory=list)

    def send(self, message):
        self.sent.append(message)
        if self.script:
            return self.script.pop(0)
        return SendResult("sent", f"SM{len(self.sent)}")

    def find_sent(self, since, message):
        self.asked.append((since, message))
        answer = self.listed.pop(0) if self.listed else ()
        if isinstance(answer, Exception):
            raise answer
        return answer


MINUTE = timedelta(minutes=1)
