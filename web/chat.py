"""The chat's socket: frames in, turns out. It decides nothing about what is said."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import Counter
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from conversation.contract import Conversations, Reply, Utterance
from web import protocol, tokens
from web.limits import Window
from web.policies import PolicyPages
from web.presence import Presence
from web.security import origin_allowed
from web.settings import WebSettings

log = logging.getLogger(__name__)

_AT_ONCE = 8
_HELLOS_A_MINUTE = 120
_HELLO_WITHIN = 30.0


class Chat:
    """Serves every socket of the process."""

    def __init__(
        self, conversations: Conversations, settings: WebSettings, policies: PolicyPages
    ) -> None:
        self.conversations = conversations
        self.settings = settings
        self.policies = policies
        self.said = Window(settings.rate_messages, settings.rate_window)
        self.hellos = Window(_HELLOS_A_MINUTE, 60.0)
        self.presence = Presence(self._end_idle, settings.idle)
        self.turns: set[asyncio.Task[None]] = set()
        self._sockets: Counter[str] = Counter()

    async def serve(self, websocket: WebSocket) -> None:
        """Serve one socket until it closes. A page of another site is refused with 403."""
        if not origin_allowed(websocket.headers, self.settings):
            await websocket.close(1008)
            return
        address = websocket.client.host if websocket.client else "unknown"
        await websocket.accept()
        line = _Line(self, websocket, address)
        self._sockets[address] += 1
        try:
            if self._sockets[address] > self.settings.sockets_per_address:
                await line.send(protocol.notice("full"))
                await line.close(1013)
            else:
                await line.run()
        finally:
            line.leave()
            self._sockets[address] -= 1
            if not self._sockets[address]:
                del self._sockets[address]

    async def _end_idle(self, conversation_id: str) -> None:
        await self.conversations.end(conversation_id, reason="idle")


class _Line:
    """One socket, from `hello` to its close."""

    def __init__(self, chat: Chat, websocket: WebSocket, address: str) -> None:
        self._chat = chat
        self._websocket = websocket
        self._address = address
        self._conversation: str | None = None
        self._session: str | None = None
        self._open = True
        self._said_at = time.monotonic()
        self._in_flight: set[str] = set()
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def run(self) -> None:
        """Read frames until either side closes."""
        while self._open:
            patience = self._chat.settings.idle if self._conversation else _HELLO_WITHIN
            left = self._said_at + patience - time.monotonic()
            try:
                message = await asyncio.wait_for(self._websocket.receive(), max(0.0, left))
            except TimeoutError:
                await self._finish("idle")
                return
            if message["type"] == "websocket.disconnect":
                self._open = False
            elif (text := message.get("text")) is None:
                await self.send(protocol.notice("binary"))
                await self.close(1003)
            else:
                await self._take(text)

    async def send(self, frame: dict[str, Any]) -> None:
        """Send a frame if the page is still there; what it misses it asks for again."""
        if not self._open:
            return
        try:
            await self._websocket.send_text(json.dumps(frame, ensure_ascii=False))
        except (WebSocketDisconnect, RuntimeError, OSError):
            self._open = False

    async def close(self, code: int = 1000) -> None:
        """Close from our side; closing a line that has gone is no error."""
        if not self._open:
            return
        self._open = False
        try:
            await self._websocket.close(code)
        except (WebSocketDisconnect, RuntimeError, OSError):
            return

    def leave(self) -> None:
        """Note that this page no longer shows its conversation."""
        self._open = False
        if self._conversation is not None:
            self._chat.presence.leave(self._conversation)
            self._conversation = None

    async def _take(self, raw: str) -> None:
        wait = self._chat.said.take(self._session or self._address)
        if wait > 0:
            # Not reading is what slows a page down: nothing that it sends meanwhile is lost.
            await self.send(protocol.notice("slow_down"))
            await asyncio.sleep(wait)
        try:
            frame = protocol.read(raw, max_characters=self._chat.settings.max_characters)
        except protocol.BadFrame as bad:
            await self.send(protocol.notice(bad.code, nonce=bad.nonce))
            return
        match frame:
            case protocol.Hello():
                await self._hello(frame)
            case protocol.Say():
                await self._say(frame)
            case protocol.Ping():
                await self.send({"type": "pong"})
            case protocol.Bye():
                await self._finish("bye")

    async def _hello(self, frame: protocol.Hello) -> None:
        if self._conversation is not None:
            await self.send(protocol.notice("malformed"))
            return
        if not self._chat.hellos.allows(self._address):
            await self.send(protocol.notice("full"))
            await self.close(1013)
            return
        secret = self._chat.settings.secret
        session = tokens.session_of(frame.session, secret)
        token = str(frame.session) if session else tokens.new_token(secret)
        key = session or str(tokens.session_of(token, secret))
        try:
            greeting = await self._chat.conversations.begin(channel="web", key=key)
        except Exception as error:  # noqa: BLE001 - whatever failed, the page must hear of it
            self._report("begin", error)
            await self.send(protocol.notice("failed"))
            await self.close(1011)
            return
        if not self._open:
            return
        self._said_at = time.monotonic()
        self._session, self._conversation = key, greeting.conversation_id
        self._chat.presence.enter(greeting.conversation_id)
        policies = self._chat.policies
        await self.send(
            protocol.welcome(token, greeting, resumed=session is not None, policies=policies)
        )

    async def _say(self, frame: protocol.Say) -> None:
        if self._conversation is None:
            await self.send(protocol.notice("malformed", nonce=frame.nonce))
            return
        if frame.nonce in self._in_flight:
            return
        self._said_at = time.monotonic()
        self._in_flight.add(frame.nonce)
        await self._places.acquire()
        # Turns run beside each other: a cry for help never waits behind a slow answer.
        task = asyncio.create_task(self._turn(self._conversation, frame))
        self._chat.turns.add(task)
        task.add_done_callback(self._chat.turns.discard)

    async def _turn(self, conversation: str, frame: protocol.Say) -> None:
        """Take one turn to its end, also when the page has gone: the reply is kept for it."""
        kind: Any = "text" if frame.text.strip() else "silence"
        value = frame.text if kind == "text" else ""
        turn = asyncio.ensure_future(
            self._chat.conversations.turn(conversation, Utterance(kind, value), nonce=frame.nonce)
        )
        try:
            _, pending = await asyncio.wait({turn}, timeout=self._chat.settings.reply_deadline)
            if pending:
                await self.send(protocol.notice("late", nonce=frame.nonce))
            reply: Reply = await turn
        except Exception as error:  # noqa: BLE001 - whatever failed, the caller must be answered
            self._report("turn", error)
            await self.send(protocol.notice("failed", nonce=frame.nonce))
        else:
            await self.send(protocol.answer(frame.nonce, reply, self._chat.policies))
            if reply.then == "hang_up" and conversation == self._conversation:
                await self._finish("hang_up")
        finally:
            self._places.release()
            self._in_flight.discard(frame.nonce)

    async def _finish(self, reason: str) -> None:
        if (conversation := self._conversation) is not None:
            try:
                await self._chat.conversations.end(conversation, reason=reason)
            except Exception as error:  # noqa: BLE001 - the conversation's sweep ends it later
                self._report("end", error)
        await self.send(protocol.ended(reason))
        await self.close()
        self.leave()
        if conversation is not None:
            self._chat.presence.forget(conversation)

    def _report(self, use_case: str, error: Exception) -> None:
        # The message of a foreign error could hold the caller's words: its type is enough here.
        log.error(
            "conversation %s: %s failed with %s",
            self._conversation or "(not begun)",
            use_case,
            type(error).__name__,
        )
