"""`nuanling talk`: whole conversations, on an own empty stack with a pinned clock, or live."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from care.clock import SHANGHAI, PinnedClock, SystemClock
from care.records import Booking, Consultation, Escalation
from conversation.contract import Reply, Utterance
from conversation.replay import replay
from nuanling.app import Gateway, wire
from nuanling.lines import read_object, write_json
from nuanling.rasa_alone import free_port, started
from nuanling.settings import Settings, load_settings
from nuanling.stack import actions_program, models, prepare_database, prepare_model, rasa_program

_BOOKING = (
    *("reference", "status", "service", "date", "time", "phone", "name", "address", "county"),
    *("town", "beneficiary", "quantity", "items", "note"),
)
_ESCALATION = ("level", "kind", "turn", "to", "advised", "facts")
_CONSULTATION = (
    *("topic", "about", "name", "phone", "age", "county", "town", "beneficiary", "conditions"),
    *("outcome", "note"),
)


class Talk:
    """One conversation at a time over the JSON lines of PROTOCOL.md."""

    def __init__(self, gateway: Gateway, clock: PinnedClock) -> None:
        self._gateway = gateway
        self._clock = clock
        self._id: str | None = None
        self._count = 0
        self._turns = 0

    async def line(self, data: dict[str, Any]) -> dict[str, Any]:
        """Answer one line; ValueError says what is wrong with it."""
        if "new" in data:
            return await self._new(data["new"])
        if self._id is None:
            raise ValueError('no conversation is open: begin with {"new": {…}}')
        if data.get("end"):
            return await self._end(self._id)
        if isinstance(data.get("text"), str):
            text = data["text"].encode("utf-8", errors="replace").decode("utf-8")
            return await self._turn(Utterance("text" if text.strip() else "silence", text))
        if isinstance(data.get("digits"), str):
            return await self._turn(Utterance("digits", data["digits"]))
        raise ValueError('a line is {"new": …}, {"text": …}, {"digits": …} or {"end": true}')

    async def _new(self, asked: Any) -> dict[str, Any]:
        if not isinstance(asked, dict) or asked.get("channel") not in ("phone", "web", "sms"):
            raise ValueError('"new" needs a "channel": phone, web or sms')
        if asked.get("now"):
            moment = datetime.fromisoformat(str(asked["now"]))
            self._clock.moment = moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
        else:
            self._clock.moment = datetime.now(SHANGHAI)
        if self._id is not None:
            await self._gateway.conversations.end(self._id, reason="new")
        self._count += 1
        caller = asked.get("caller")
        reply = await self._gateway.conversations.begin(
            channel=asked["channel"],
            key=f"talk-{self._count}",
            caller=str(caller) if caller else None,
        )
        self._id, self._turns = reply.conversation_id, 0
        return {"greeting": reply.text, "speech": reply.speech}

    async def _turn(self, utterance: Utterance) -> dict[str, Any]:
        started_at = perf_counter()
        self._turns += 1
        reply = await self._gateway.conversations.turn(
            str(self._id), utterance, nonce=f"n{self._turns}"
        )
        return turn_json(reply, (perf_counter() - started_at) * 1000)

    async def _end(self, conversation_id: str) -> dict[str, Any]:
        await self._gateway.conversations.end(conversation_id, reason="hang_up")
        self._id = None
        return {"final": await asyncio.to_thread(final, self._gateway, conversation_id)}


def turn_json(reply: Reply, elapsed_ms: float) -> dict[str, Any]:
    """Return a turn's reply in the shape of PROTOCOL.md."""
    notice = reply.escalation
    return {
        "reply": reply.text,
        "speech": reply.speech,
        "intent": reply.intent,
        "confidence": reply.confidence,
        "citations": [citation.to_json() for citation in reply.citations],
        "escalation": None
        if notice is None
        else {
            "level": notice.level,
            "kind": notice.kind,
            "to": list(notice.to),
            "advised": list(notice.advised),
        },
        "then": reply.then,
        "elapsed_ms": round(elapsed_ms, 1),
    }


def final(gateway: Gateway, conversation_id: str) -> dict[str, Any]:
    """Read everything that a conversation made or touched back from the database.

    What went to the emergency journal first, because the database was slow, is brought in before:
    nothing else does it here.
    """
    replay(gateway.journal, gateway.database, gateway.settings.duty(), gateway.clock)
    with gateway.database.begin() as tx:
        return {
            "bookings": [_chosen(b, _BOOKING) for b in tx.bookings.made_in(conversation_id)],
            "escalations": [
                _chosen(e, _ESCALATION) | {"resolved": e.resolved_at is not None}
                for e in tx.escalations.of(conversation_id)
            ],
            "consultations": [
                _chosen(c, _CONSULTATION) for c in tx.consultations.of(conversation_id)
            ],
        }


async def over_json() -> None:
    """Serve JSON lines on an own stack until standard input ends."""
    async with own_stack() as (gateway, clock):
        talk = Talk(gateway, clock)
        async for line in _lines():
            try:
                write_json(await talk.line(read_object(line)))
            except ValueError as error:
                write_json({"error": str(error)})


async def at_the_terminal() -> None:
    """Talk to the running services; the conversation is a web chat like any other."""
    settings = load_settings()
    gateway = wire(settings, clock=SystemClock())
    greeting = await gateway.conversations.begin(channel="web", key=f"terminal-{perf_counter()}")
    print(greeting.text)  # noqa: T201 - the terminal is the reader
    count = 0
    with contextlib.suppress(EOFError):
        while text := await asyncio.to_thread(input, "您："):
            count += 1
            reply = await gateway.conversations.turn(
                greeting.conversation_id, Utterance("text", text), nonce=f"n{count}"
            )
            print(reply.text)  # noqa: T201
            for citation in reply.citations:
                print(f"  依据第{citation.clause}条：{citation.quote}")  # noqa: T201
    await gateway.conversations.end(greeting.conversation_id, reason="closed")


@contextlib.asynccontextmanager
async def own_stack() -> AsyncIterator[tuple[Gateway, PinnedClock]]:
    """Start Rasa and the action server over an empty temporary database, and wire a gateway."""
    shared = load_settings()
    prepare_model(shared)
    with tempfile.TemporaryDirectory(prefix="nuanling-talk-") as folder:
        settings = _own_settings(shared, Path(folder))
        prepare_database(settings)
        _build_index(shared)
        environment = {
            "NUANLING_VAR_DIR": folder,
            "NUANLING_ACTIONS_PORT": str(settings.actions_port),
            "NUANLING_DATABASE_URL": settings.database(),
            "NUANLING_PROFILE": "development",
        }
        actions = actions_program(settings)
        actions.environment.update(environment)
        (Path(folder) / "index").symlink_to((shared.var_dir / "index").absolute())
        with started(actions, rasa_program(settings)):
            clock = PinnedClock(datetime.now(SHANGHAI))
            gateway = wire(settings, clock=clock)
            try:
                yield gateway, clock
            finally:
                gateway.keeper.stop()
                gateway.database.close()


def _own_settings(shared: Settings, folder: Path) -> Settings:
    (folder / "models").symlink_to(models(shared).absolute())
    return shared.model_copy(
        update={
            "profile": "development",
            "carrier": "recording",
            "var_dir": folder,
            "database_url": None,
            "encryption_keys": None,
            "rasa_port": free_port(),
            "actions_port": free_port(),
        }
    )


def _build_index(shared: Settings) -> None:
    from knowledge_base import build_index

    build_index(shared.var_dir / "index", encoder=shared.encoder)


async def _lines() -> AsyncIterator[bytes]:
    import sys

    while line := await asyncio.to_thread(sys.stdin.buffer.readline):
        if line.strip():
            yield line


def _chosen(record: Booking | Escalation | Consultation, names: tuple[str, ...]) -> dict[str, Any]:
    values = asdict(record)
    return {
        name: list(values[name]) if isinstance(values[name], tuple) else values[name]
        for name in names
    }
