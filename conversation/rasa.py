"""The client of the Rasa server: one request a turn, with a deadline (docs/architecture.md)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any, Protocol

import httpx

from care.errors import UpstreamUnavailable
from care.messages import Message


@dataclass(frozen=True)
class Understanding:
    """What Rasa makes of a text: intent, confidence (0..1), entities."""

    intent: str | None
    confidence: float
    entities: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Dialogue:
    """What Rasa answers to a turn, and where its dialogue stands afterwards.

    `failed`: an action was refused, too late or answered nonsense. Rasa's dialogue then stands
    where it stood before the turn, and `messages` must not be told.
    """

    messages: tuple[Message, ...]
    understanding: Understanding
    slots: dict[str, Any] = field(default_factory=dict)
    active_loop: str | None = None
    failed: bool = False


class Rasa(Protocol):
    """Understanding and dialogue."""

    async def turn(self, request: dict[str, Any]) -> Dialogue:
        """Play one turn; raises `UpstreamUnavailable` when there is no good answer in time."""

    async def parse(self, text: str) -> Understanding:
        """Understand a text without playing a turn; raises `UpstreamUnavailable`."""

    async def forget(self, conversation_id: str) -> None:
        """Delete a conversation's tracker; failure is of no consequence."""


class RasaClient:
    """Rasa over HTTP on the loopback.

    `deadline_s` bounds a whole turn: the caller is waiting on the line.
    """

    def __init__(
        self,
        url: str,
        *,
        deadline_s: float = 2.5,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._deadline_s = deadline_s
        self._http = httpx.AsyncClient(
            base_url=f"{url}/webhooks/nuanling",
            timeout=deadline_s,
            limits=httpx.Limits(max_connections=64, max_keepalive_connections=16),
            transport=transport,
            trust_env=False,
        )

    async def turn(self, request: dict[str, Any]) -> Dialogue:
        """Play one turn."""
        answer = await self._post("/turn", request)
        try:
            return Dialogue(
                messages=tuple(Message.from_json(m) for m in answer["messages"]),
                understanding=_understanding(answer),
                slots=dict(answer.get("slots") or {}),
                active_loop=answer.get("active_loop"),
                failed=bool(answer.get("failed_actions")),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _unfit("turn") from error

    async def parse(self, text: str) -> Understanding:
        """Understand a text."""
        answer = await self._post("/parse", {"text": text})
        try:
            return _understanding(answer)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _unfit("parse") from error

    async def forget(self, conversation_id: str) -> None:
        """Delete a tracker."""
        try:
            await self._post("/forget", {"conversation_id": conversation_id})
        except UpstreamUnavailable:
            return

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        try:
            async with asyncio.timeout(self._deadline_s):
                response = await self._http.post(path, json=body)
            answer = response.raise_for_status().json()
        except (httpx.HTTPError, TimeoutError, ValueError) as error:
            raise UpstreamUnavailable(
                f"Rasa did not answer {path} within {self._deadline_s} s "
                f"({type(error).__name__}): the caller gets the fallback"
            ) from error
        if not isinstance(answer, dict):
            raise _unfit(path)
        return answer


def _understanding(answer: dict[str, Any]) -> Understanding:
    return Understanding(
        intent=answer.get("intent"),
        confidence=float(answer.get("confidence") or 0.0),
        entities=dict(answer.get("entities") or {}),
    )


def _unfit(path: str) -> UpstreamUnavailable:
    return UpstreamUnavailable(f"Rasa's answer to {path} has not the agreed shape")
