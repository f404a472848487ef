"""Rasa's only door: `turn`, `parse`, `forget` and `health` under /webhooks/nuanling, loopback only.

Answers carry what is said; what was done is in the database (DESIGN §1).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.core.lock_store import LockError
from rasa.shared.core.events import ActiveLoop, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from bot.clarify import best_guess, understood
from bot.components.intents import PLACE
from bot.patches import failed_actions
from bot.place import place_in_call
from bot.tracker_store import FleetingTrackerStore
from bot.turns import (
    BadRequest,
    Collector,
    TurnRequest,
    entities_by_name,
    read_text,
    read_turn,
    told_slots,
)

log = logging.getLogger(__name__)


class NuanlingInput(InputChannel):
    """The input channel that `credentials.yml` names."""

    @classmethod
    def name(cls) -> str:
        """Return the part of the path under /webhooks/."""
        return "nuanling"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes; Rasa's own message handler is not used, it answers nothing."""
        routes = Blueprint("nuanling")

        @routes.get("/health")
        async def health(request: Request) -> HTTPResponse:
            agent = request.app.ctx.agent
            if agent is None or not agent.is_ready():
                return _answer({"status": "loading"}, 503)
            return _answer({"status": "ok", "model": request.app.ctx.model_stamp})

        @routes.post("/parse")
        async def parse(request: Request) -> HTTPResponse:
            async def work(data: Any) -> dict[str, Any]:
                parsed = await request.app.ctx.agent.parse_message(read_text(data))
                return understanding(parsed)

            return await _served(request, work)

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            async def work(data: Any) -> dict[str, Any]:
                return await play(request.app.ctx.agent, read_turn(data))

            return await _served(request, work)

        @routes.post("/forget")
        async def forget(request: Request) -> HTTPResponse:
            async def work(data: Any) -> dict[str, Any]:
                if not isinstance(data, dict) or not isinstance(data.get("conversation_id"), str):
                    raise BadRequest("Field conversation_id must be a string.")
                store = _store(request.app.ctx.agent)
                return {"forgotten": store.forget(data["conversation_id"])}

            return await _served(request, work)

        return routes


async def play(agent: Agent, asked: TurnRequest) -> dict[str, Any]:
    """Play one turn under the conversation's lock and report what was said and understood.

    A turn in which an action failed has not happened: the tracker goes back to where it stood, so
    that the caller can say the same again. (Effects that were stored are there once all the same.)
    """
    processor = agent.processor
    collector = Collector(asked.channel)
    failed: list[str] = []
    token = failed_actions.set(failed)
    try:
        async with agent.lock_store.lock(asked.conversation_id):
            new = asked.conversation_id not in await agent.tracker_store.keys()
            tracker = await processor.fetch_tracker_with_initial_session(
                asked.conversation_id, collector, asked.metadata()
            )
            if new:
                _revive(tracker, asked, agent)
                await processor.save_tracker(tracker)
            store = _store(agent)
            before = store.kept(asked.conversation_id)
            message = UserMessage(
                asked.text,
                collector,
                asked.conversation_id,
                input_channel=asked.channel,
                message_id=asked.turn_id,
                metadata=asked.metadata() | {PLACE: place_in_call(tracker, asked)},
            )
            message.parse_data = await processor.parse_message(message, tracker)
            for event in understood(message.parse_data, tracker, asked):
                tracker.update(event, agent.domain)
            await processor.save_tracker(tracker)
            await processor.handle_message(message)
            if failed and before is not None:
                store.restore(asked.conversation_id, before)
            tracker = await agent.tracker_store.retrieve(asked.conversation_id)
    finally:
        failed_actions.reset(token)
    return {
        "messages": collector.said,
        **understanding(message.parse_data),
        "slots": told_slots(tracker.current_slot_values()),
        "active_loop": tracker.active_loop_name,
        "new_tracker": new,
        "failed_actions": failed,
    }


def understanding(parsed: dict[str, Any]) -> dict[str, Any]:
    """Return intent, confidence and entities as PROTOCOL.md's `parse` names them."""
    guess = best_guess(parsed)
    return {
        "intent": guess["name"],
        "confidence": round(float(guess["confidence"]), 4),
        "entities": entities_by_name(parsed.get("entities") or ()),
    }


def _revive(tracker: DialogueStateTracker, asked: TurnRequest, agent: Agent) -> None:
    known = {slot.name for slot in agent.domain.slots}
    for name, value in asked.slots.items():
        if name in known:
            tracker.update(SlotSet(name, value), agent.domain)
    if asked.active_loop in agent.domain.form_names:
        tracker.update(ActiveLoop(asked.active_loop), agent.domain)


def _store(agent: Agent) -> FleetingTrackerStore:
    store = agent.tracker_store
    while not isinstance(store, FleetingTrackerStore):
        store = store._tracker_store
    return store


async def _served(
    request: Request, work: Callable[[Any], Awaitable[dict[str, Any]]]
) -> HTTPResponse:
    try:
        data = json.loads(request.body)
    except ValueError:
        return _answer({"error": "The body is not JSON in UTF-8."}, 400)
    try:
        return _answer(await work(data))
    except LockError:
        return _answer({"error": "The turn before this one is still running."}, 409)
    except BadRequest as error:
        return _answer({"error": str(error)}, 400)
    except Exception as error:
        log.exception("%s failed with %s", request.path, type(error).__name__)
        return _answer({"error": "Rasa failed at this; the place is in its log."}, 500)


def _answer(body: dict[str, Any], status: int = 200) -> HTTPResponse:
    return json_response(body, status=status, dumps=_dumps)


def _dumps(value: Any, **_: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
