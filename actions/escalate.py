"""Opens escalations for what only Rasa recognised."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.services import Services
from actions.turn import CurrentTurn
from care.desk import handoff_facts
from care.emergencies.responses import for_kind, general
from care.emergencies.signals import is_of_another_time
from care.errors import StorageUnavailable
from care.escalations import Request, open_escalation
from care.ids import new_id
from care.messages import Message
from care.records import Escalation
from care.text import normalise


class Escalate(Action):
    """action_escalate: an emergency by its intent, though detection heard none."""

    level, kind = "emergency", "other_acute"

    def __init__(self, services: Services) -> None:
        self._services = services

    def name(self) -> str:
        """Return the name under which Rasa knows the action."""
        return "action_escalate"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[Any]:
        """Open the escalation, then say what was done and what to do."""
        turn = CurrentTurn.of(tracker)
        if turn.urgent and self.level == "emergency":
            # 我滑了一跤，已经起来了: the detector has heard it, and opened what there is to open
            recorded = general().recorded
            message = Message(recorded.cmn, recorded.say(turn.language))
            dispatcher.utter_message(json_message=message.to_json())
            return []
        if self.level == "emergency" and is_of_another_time(normalise(turn.text)):
            # 隔壁阿伯前年心口痛，救回来了: the intent hears words, and detection the years between
            past = general().long_ago
            message = Message(past.cmn, past.say(turn.language))
            dispatcher.utter_message(json_message=message.to_json())
            return []
        facts = handoff_facts(tracker.current_slot_values(), turn.caller)
        try:
            escalation = await asyncio.to_thread(self._open, turn, facts)
        except StorageUnavailable:
            escalation = None
        dispatcher.utter_message(json_message=self._words(turn, escalation).to_json())
        return []

    def _open(self, turn: CurrentTurn, facts: dict[str, str]) -> Escalation:
        request = Request(
            conversation_id=turn.conversation_id,
            turn_id=turn.turn_id,
            turn=turn.ordinal,
            level=self.level,
            kind=self.kind,
            now=turn.now,
            advised=for_kind(self.kind).dial,
            caller=turn.caller,
            id=new_id("e", turn.now),
            facts=facts,
        )
        with self._services.database.begin() as tx:
            return open_escalation(
                request, self._services.duty, tx.escalations, tx.outbox, tx.effects
            )

    def _words(self, turn: CurrentTurn, escalation: Escalation | None) -> Message:
        alerted = escalation is not None and "duty" in escalation.to
        response, words = for_kind(self.kind), general()
        done = words.alerted if alerted else words.nobody_on_duty
        text, spoken = (
            response.first.say(language) + done.say(language, dial=response.dial[0])
            for language in ("cmn", turn.language)
        )
        return Message(text, spoken)
