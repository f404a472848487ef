"""Plays turns through the desk's actions as Rasa's rules would, without Rasa."""

import asyncio
from dataclasses import dataclass

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import FORM, AtTheDesk, ValidateIntakeForm
from actions.services import Services
from care.duty import Duty
from care.messages import Citation
from tests.unit.actions.hotline import NOW


@dataclass(frozen=True)
class Found:
    """An answer of the knowledge base, as far as the desk reads it."""

    reply: str
    speech: str
    citations: tuple[Citation, ...] = ()
    related: tuple[Citation, ...] = ()
    facts: tuple[str, ...] = ()
    followed: bool = False
    score: float = 1.0


TRAINING = Found(
    "家人和家政人员可以免费培训。",
    "家人和家政人员可以免费培训。要不要听原文？",
    (Citation("yulin-2015", "19", "对照顾老人的家庭成员或家政人员提供免费培训", "家庭养老"),),
)
NOT_WRITTEN = Found("文件没有写明。", "文件没有写明。要不要我记下来，请工作人员回复您？")


class FakeAnswerer:
    """Answers what has 培训 in it; everything else is not in its document."""

    directory = None

    def answer(self, text, about=None, told=None):
        return TRAINING if "培训" in text else NOT_WRITTEN


class DeskLine:
    """One conversation at the desk."""

    def __init__(self, database, *, caller=None, channel="phone", duty=None):
        self.services = Services(database, FakeAnswerer(), duty or Duty(("+8613800000001",)))
        self.database, self.caller, self.channel = database, caller, channel
        self.slots = {"memory": None, "requested_slot": None}
        self.loop = None
        self.follow = None
        self.count = 0
        self.said = []

    def say(self, text, intent="inform", confidence=0.9):
        self.count += 1
        self.follow = None
        understood = {"intent": {"name": intent, "confidence": confidence}}
        self.said.append({"event": "user", "text": text, "parse_data": understood})
        latest = {
            "text": text,
            "intent": {"name": intent, "confidence": confidence},
            "metadata": {
                "turn_id": f"t_{self.count}",
                "ordinal": self.count,
                "conversation_id": "c_1",
                "now": NOW.isoformat(),
                "caller": self.caller,
                "channel": self.channel,
            },
        }
        said = self._run(ValidateIntakeForm, latest) if self.loop == FORM else None
        return said if said is not None else self._run(AtTheDesk, latest)

    def consultations(self):
        with self.database.read() as tx:
            return tx.consultations.of("c_1")

    def escalations(self):
        with self.database.read() as tx:
            return tx.escalations.of("c_1")

    def _run(self, kind, latest):
        dispatcher = CollectingDispatcher()
        loop = {"name": self.loop} if self.loop else {}
        tracker = Tracker(
            "c_1", dict(self.slots), latest, list(self.said), False, None, loop, "action_listen"
        )
        events = asyncio.run(kind(self.services).run(dispatcher, tracker, {}))
        if not events:
            return None
        for event in events:
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
            elif event["event"] == "active_loop":
                self.loop = event["name"]
            elif event["event"] == "followup":
                self.follow = event["name"]
        return "".join(message["custom"]["speech"] for message in dispatcher.messages)
