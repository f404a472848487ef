"""Logs a request that staff will follow up, with its topic from the intent."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.consulting import log_consultation
from actions.services import Services
from actions.turn import CurrentTurn
from care.errors import StorageUnavailable

TOPICS = {
    "eligibility_check": "资格查询",
    "ask_institution": "机构查询",
    "complain": "投诉",
    "thanks": "表扬",
    "health_record": "健康档案",
    "volunteer_signup": "志愿者报名",
    "caregiver_training_signup": "照料者培训报名",
    "pay_service_fee": "服务缴费",
    "book_health_consult": "健康咨询",
}
"""Topics as statistics count them; what is not named here is 服务预约 or 其他."""


class LogConsultation(Action):  # type: ignore[misc]  # rasa-sdk ships no types
    """action_log_consultation: keeps the enquiry, says nothing."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def name(self) -> str:
        """Return the name under which Rasa knows the action."""
        return "action_log_consultation"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[Any]:
        """Keep the enquiry."""
        turn = CurrentTurn.of(tracker)
        intent = str(((tracker.latest_message or {}).get("intent") or {}).get("name") or "")
        topic = TOPICS.get(intent) or ("服务预约" if intent.startswith("book_") else "其他")
        try:
            await asyncio.to_thread(self._log, turn, topic)
        except StorageUnavailable:
            dispatcher.utter_message(text="系统这会儿记不下来，请您按0找工作人员，免得耽误。")
        return []

    def _log(self, turn: CurrentTurn, topic: str) -> None:
        with self._services.database.begin() as tx:
            log_consultation(
                tx, turn, topic, outcome="已记录，待工作人员跟进", note=turn.text[:500]
            )
