"""Hands over to a person; what the caller tells with that wish is kept and said back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_memory import memory_of
from actions.desk import desk_of, hearing
from actions.desk_outcome import Hearing, Outcome, Record
from actions.desk_people import told_by
from actions.desk_storing import keep
from actions.escalate import Escalate
from actions.turn import CurrentTurn
from care.desk import Desk, handoff_facts
from care.desk_words import joined
from care.errors import StorageUnavailable
from care.messages import Message
from care.person_words import asks_of_staff, may_want_person
from care.records import Escalation
from care.staff_spoken_of import others_send


def hardly_wishes(tracker: Tracker, text: str) -> bool:
    """Tell whether the intent is a weak guess that no word bears out: 今天专门打来讲声多谢."""
    found = (tracker.latest_message or {}).get("intent") or {}
    unsure = float(found.get("confidence") or 0.0) < _UNSURE
    return unsure and not may_want_person(text)


_UNSURE = 0.6


class TalkToHuman(Escalate):
    """action_talk_to_human: the caller wants a person."""

    level, kind = "human", "handoff"

    def name(self) -> str:
        """Return the name under which Rasa knows the action."""
        return "action_talk_to_human"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[Any]:
        """Open the handoff with all that was told, also in this very turn."""
        turn = CurrentTurn.of(tracker)
        if asks_of_staff(turn.text):
            return [FollowupAction("action_answer_policy")]
        if hardly_wishes(tracker, turn.text) or others_send(turn.text):
            return [FollowupAction("action_desk")]
        heard = hearing(self._services, tracker, turn, desk_of(tracker))
        desk = told_by(desk_of(tracker), heard)
        known = "" if heard.inside_booking else heard.telling.told.spoken()
        memory = memory_of(tracker) | {"desk": desk.to_json()}
        facts = handoff_facts({**tracker.current_slot_values(), "memory": memory}, turn.caller)
        try:
            escalation: Escalation | None = await asyncio.to_thread(self._open, turn, facts)
        except StorageUnavailable:
            escalation = None
        try:
            desk = await asyncio.to_thread(self._keep, heard, desk) if known else desk
        except StorageUnavailable:
            known = ""  # what was not kept is not said back
        said = [heard.say("talk.person_told", known=known)] if known else []
        message = joined([*said, self._words(turn, escalation)])
        dispatcher.utter_message(json_message=message.to_json())
        return [SlotSet("memory", memory | {"desk": desk.to_json()})]

    def _keep(self, heard: Hearing, desk: Desk) -> Desk:
        case = desk.case if desk.case is not None and not desk.case.over else None
        record, changes = None, {}
        if case is None:
            record = Record("其他", "请人回复", "来电人要找工作人员，已转告", heard.text[:500])
        elif not case.unsaid:
            note = "；".join(part for part in (case.note, heard.text[:300]) if part)
            desk, changes = replace(desk, case=replace(case, note=note)), {"note": note}
        with self._services.database.begin() as tx:
            return keep(tx, heard.turn, Outcome(desk, record=record, changes=changes))

    def _words(self, turn: CurrentTurn, escalation: Escalation | None) -> Message:
        if escalation is None or "duty" not in escalation.to:
            hours = self._services.duty.hours()
            text = (
                f"现在没有工作人员值班，值班时间是{hours}。我已经记下，请他们联系您。急事请打120。"
            )
            if escalation is None:
                text = "系统这会儿转不过去，请您按0再试一次。急事请直接打120。"
            return Message(text, text)
        text = "好的，我已经通知值班的工作人员，请您稍等，不要挂断。"
        return Message(text, text)
