"""What Rasa takes for an emergency, and the detector for something to follow up, alarms nobody."""

import asyncio

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.escalate import Escalate


def test_words_to_be_followed_up_open_no_emergency_besides():
    metadata = {"conversation_id": "c", "turn_id": "t", "level": "urgent", "channel": "phone"}
    said = {"text": "我滑了一跤，已经起来了", "metadata": metadata}
    tracker = Tracker("c", {}, said, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    # without services: nothing is opened
    asyncio.run(Escalate(None).run(dispatcher, tracker, {}))
    assert "记下" in dispatcher.messages[0]["custom"]["text"]
