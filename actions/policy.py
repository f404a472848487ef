"""Answers a question out of the policy documents and logs it."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.consulting import log_consultation
from actions.services import Services
from actions.turn import CurrentTurn
from care.errors import StorageUnavailable
from care.messages import Message


class AnswerPolicy(Action):  # type: ignore[misc]  # rasa-sdk ships no types
    """action_answer_policy: which clause answers this, or that the document does not say."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def name(self) -> str:
        """Return the name under which Rasa knows the action."""
        return "action_answer_policy"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[Any]:
        """Answer, log, and remember the clause for a follow-up."""
        turn = CurrentTurn.of(tracker)
        about = tracker.get_slot("about_clause")
        # FAISS and the encoder release the GIL badly: in a thread they do not hold up other turns.
        answer = await asyncio.to_thread(self._services.answerer.answer, turn.text, about)
        message = Message(answer.reply, answer.speech, answer.citations)
        dispatcher.utter_message(json_message=message.to_json())
        clause = answer.citations[0].clause if answer.citations else None
        outcome = f"依据第{clause}条答复" if clause else "文件没有写明，已说明"
        try:
            await asyncio.to_thread(self._log, turn, clause, outcome)
        except StorageUnavailable:
            # The caller is answered all the same; the turn itself is kept by conversation.
            return [SlotSet("about_clause", clause)] if clause else []
        return [SlotSet("about_clause", clause)] if clause else []

    def _log(self, turn: CurrentTurn, clause: str | None, outcome: str) -> None:
        with self._services.database.begin() as tx:
            log_consultation(
                tx, turn, "政策咨询", about=clause, outcome=outcome, note=turn.text[:500]
            )
