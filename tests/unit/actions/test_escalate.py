"""What Rasa takes for an emergency, and the detector for something to follow up, alarms nobody."""

import asyncio

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.escalate import Escalate
from care.emergencies.signals import is_of_another_time
from care.text import normalise


def test_words_to_be_followed_up_open_no_emergency_besides():
    metadata = {"conversation_id": "c", "turn_id": "t", "level": "urgent", "channel": "phone"}
    said = {"text": "我滑了一跤，已经起来了", "metadata": metadata}
    tracker = Tracker("c", {}, said, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    # without services: nothing is opened
    asyncio.run(Escalate(None).run(dispatcher, tracker, {}))
    assert "记下" in dispatcher.messages[0]["custom"]["text"]


@pytest.mark.parametrize(
    "text",
    [
        "我们楼下阿婆前年摔断腿没人知道，后来救回来了，我才怕",
        "昨晚电视上播养老院起火",
        "要是家里起火了，你们会怎么讲",
    ],
)
def test_what_was_or_might_be_opens_no_emergency(text):
    said = {"text": text, "metadata": {"conversation_id": "c", "turn_id": "t", "channel": "phone"}}
    tracker = Tracker("c", {}, said, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    # without services: nothing is opened
    asyncio.run(Escalate(None).run(dispatcher, tracker, {}))
    assert "不是现在的事" in dispatcher.messages[0]["custom"]["text"]


@pytest.mark.parametrize(
    "text",
    [
        "前年救回来的，今天又是这样痛",
        "以前没有这样，救救他",
        "电视突然着火了",
        "他倒下去了，叫不应",
    ],
)
def test_what_is_now_is_never_put_down_to_the_past(text):
    assert not is_of_another_time(normalise(text))
