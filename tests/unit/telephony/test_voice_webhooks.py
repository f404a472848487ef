"""A call from its first webhook to its end, through signed requests."""

import logging
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from telephony_fakes import CALL, PUBLIC, SETTINGS, Caller, FakeConversations, MemoryOutbox

from care.errors import StorageUnavailable
from care.ports import CarrierCapabilities
from conversation.contract import Utterance, Voice

TURN = "/telephony/voice/turn?conversation=c_1&nonce=t_greet1&language=cmn"


def test_a_new_call_gets_a_chinese_greeting_and_a_gather_that_leads_on():
    caller = Caller()
    response = caller.post("/telephony/voice/incoming", CALL)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/xml")
    gather = ET.fromstring(response.content).find("Gather")
    assert gather.attrib | {"hints": ""} == {
        "input": "dtmf speech",
        "language": "cmn-Hans-CN",
        "timeout": "8",
        "speechTimeout": "3",
        "profanityFilter": "false",
        "actionOnEmptyResult": "true",
        "numDigits": "1",
        "finishOnKey": "",
        "hints": "",
        "method": "POST",
        "partialResultCallbackMethod": "POST",
        "action": PUBLIC + TURN,
        "partialResultCallback": PUBLIC + TURN.replace("turn?", "partial?"),
    }
    say = gather.find("Say")
    assert say.attrib == {"language": "cmn-CN", "voice": "Polly.Zhiyu-Neural"}
    assert "".join(say.itertext()) == "您好，这里是暖铃。"
    assert caller.conversations.callers == {"CA0123456789": "+8613800000000"}


def test_what_the_caller_says_reaches_the_conversation_and_the_action_of_the_answer_leads_on():
    caller = Caller()
    first = ET.fromstring(caller.post("/telephony/voice/incoming", CALL).content)
    action = first.find("Gather").get("action")
    said = CALL | {"SpeechResult": "高龄老人有什么津贴", "Confidence": "0.87"}
    second = ET.fromstring(caller.post(action, said).content)
    assert caller.conversations.turns == [
        ("c_1", Utterance("text", "高龄老人有什么津贴", 0.87), "t_greet1")
    ]
    assert "nonce=t_1" in second.find("Gather").get("action")
    third = caller.post(second.find("Gather").get("action"), CALL | {"Digits": "0"})
    assert third.status_code == 200
    assert caller.conversations.turns[1] == ("c_1", Utterance("digits", "0"), "t_1")


@pytest.mark.parametrize("target", ["/telephony/voice/incoming", TURN])
def test_a_repeated_webhook_gets_the_same_bytes_and_changes_nothing(target):
    caller = Caller()
    form = CALL | {"SpeechResult": "我想订餐"}
    answers = {caller.post(target, form).content for _ in range(3)}
    assert len(answers) == 1
    assert len(caller.conversations.opened) + len(caller.conversations.turns) == 1


@pytest.mark.parametrize(
    ("form", "heard"),
    [
        ({}, Utterance("silence")),
        ({"SpeechResult": "  "}, Utterance("silence")),
        ({"SpeechResult": "", "Digits": ""}, Utterance("silence")),
        ({"Digits": "13877510000"}, Utterance("digits", "13877510000")),
        ({"Digits": "*#7"}, Utterance("digits", "*#7")),
        ({"Digits": "１drop"}, Utterance("silence")),
        ({"SpeechResult": "喂", "Digits": "2"}, Utterance("digits", "2")),
        ({"SpeechResult": "喂", "Confidence": "nan"}, Utterance("text", "喂", None)),
        ({"SpeechResult": "喂", "Confidence": "7"}, Utterance("text", "喂", None)),
        ({"SpeechResult": "喂", "Confidence": "0"}, Utterance("text", "喂", 0.0)),
        ({"SpeechResult": "/restart{}"}, Utterance("text", "/restart{}", None)),
    ],
)
def test_speech_keys_and_silence_are_told_apart(form, heard):
    caller = Caller()
    caller.post(TURN, CALL | form)
    assert caller.conversations.turns[0][1] == heard


@pytest.mark.parametrize("number", ["anonymous", "", "+266696687", "sip:x@y", "13800000000"])
def test_a_withheld_number_is_no_caller(number):
    caller = Caller()
    caller.post("/telephony/voice/incoming", CALL | {"From": number})
    assert caller.conversations.callers == {"CA0123456789": None}


def test_unfinished_speech_is_overheard_and_answered_with_nothing():
    caller = Caller()
    form = CALL | {"StableSpeechResult": "我妈突然", "UnstableSpeechResult": "嘴歪了"}
    response = caller.post(TURN.replace("/turn", "/partial"), form)
    assert (response.status_code, response.content) == (204, b"")
    assert caller.conversations.overheard == [("c_1", "我妈突然嘴歪了")]
    assert caller.post(TURN.replace("/turn", "/partial"), CALL).status_code == 204
    assert len(caller.conversations.overheard) == 1


def test_an_error_while_overhearing_does_not_reach_the_call():
    caller = Caller()
    caller.conversations.error = StorageUnavailable("locked")
    form = CALL | {"UnstableSpeechResult": "救命"}
    assert caller.post(TURN.replace("/turn", "/partial"), form).status_code == 204


def test_the_end_of_a_call_ends_its_conversation():
    caller = Caller()
    caller.post("/telephony/voice/incoming", CALL)
    for status in ("ringing", "in-progress", "completed"):
        ended = caller.post("/telephony/voice/status", CALL | {"CallStatus": status})
        assert ended.status_code == 204
    assert caller.conversations.ended == [("c_1", "call completed")]


def test_the_end_of_a_call_that_we_made_tells_the_outbox_whether_anybody_answered():
    outbox = MemoryOutbox()
    caller = Caller(outbox=outbox)
    for status in ("ringing", "no-answer", "completed"):
        form = CALL | {"CallStatus": status, "Direction": "outbound-api"}
        assert caller.post("/telephony/voice/status", form).status_code == 204
    assert caller.conversations.untouched
    assert outbox.reports == [
        ("CA0123456789", False, "电话没有人接"),
        ("CA0123456789", True, None),
    ]


def test_a_transfer_dials_the_duty_number_and_comes_back_if_nobody_answers():
    caller = Caller(FakeConversations(then="transfer", speech="好的，帮您接人工。"))
    root = ET.fromstring(caller.post(TURN, CALL | {"Digits": "0"}).content)
    assert [child.tag for child in root] == ["Say", "Dial"]
    assert root.find("Dial/Number").text == "+85229990000"
    action = root.find("Dial").get("action")
    back = ET.fromstring(caller.post(action, CALL | {"DialCallStatus": "no-answer"}).content)
    assert "没有接通" in "".join(back.itertext())
    assert "nonce=t_1-d" in back.find("Gather").get("action")
    done = ET.fromstring(caller.post(action, CALL | {"DialCallStatus": "completed"}).content)
    assert [child.tag for child in done] == ["Say", "Hangup"]


@pytest.mark.parametrize("duty", [None, "+8613877510000"])
def test_a_transfer_to_nobody_is_said_and_the_call_goes_on(duty):
    settings = replace(SETTINGS, duty_number=duty)
    caller = Caller(FakeConversations(then="transfer", speech="好的。"), settings)
    root = ET.fromstring(caller.post(TURN, CALL | {"Digits": "0"}).content)
    assert root.find("Dial") is None and root.find("Gather") is not None
    assert "没有人工值班" in "".join(root.itertext())


def test_a_carrier_that_calls_mainland_china_transfers_there():
    settings = replace(
        SETTINGS, duty_number="+8613877510000", capabilities=CarrierCapabilities(outbound_cn=True)
    )
    caller = Caller(FakeConversations(then="transfer"), settings)
    assert b"<Dial" in caller.post(TURN, CALL | {"Digits": "0"}).content


def test_a_conversation_in_cantonese_is_listened_to_and_spoken_to_in_cantonese():
    caller = Caller(FakeConversations(voice=Voice(language="yue", volume="loud")))
    root = ET.fromstring(caller.post(TURN, CALL | {"Digits": "2"}).content)
    gather = root.find("Gather")
    assert gather.get("language") == "yue-Hant-HK"
    assert "language=yue" in gather.get("action")
    assert gather.find("Say").attrib == {"language": "yue-HK", "voice": "Polly.Hiujin-Neural"}
    assert gather.find("Say/prosody").attrib == {"rate": "slow", "volume": "loud"}


def test_a_question_for_a_number_waits_for_the_whole_number():
    caller = Caller(FakeConversations(keypad="number"))
    gather = ET.fromstring(caller.post(TURN, CALL).content).find("Gather")
    assert gather.get("numDigits") is None and gather.get("finishOnKey") == "#"


@pytest.mark.parametrize("target", ["/telephony/voice/incoming", TURN])
@pytest.mark.parametrize("delay", [0.0, 5.0])
def test_a_conversation_that_fails_or_hangs_still_gets_chinese_in_time(target, delay, caplog):
    caller = Caller(settings=replace(SETTINGS, answer_within_s=0.1))
    caller.conversations.error = RuntimeError("梁阿婆 13877510000")
    caller.conversations.delay = delay
    with caplog.at_level(logging.DEBUG):
        response = caller.post(target, CALL | {"SpeechResult": "我妈摔倒了"})
    root = ET.fromstring(response.content)
    assert response.status_code == 200 and response.elapsed.total_seconds() < 2
    assert "拨打幺二零" in "".join(root.itertext())
    assert root.find("Gather") is not None and root.find("Redirect") is not None
    assert "梁阿婆" not in caplog.text and "摔倒" not in caplog.text


def test_after_a_failure_the_next_words_are_a_turn_of_their_own():
    caller = Caller()
    caller.conversations.error = StorageUnavailable("locked")
    target = TURN
    for _ in range(3):
        root = ET.fromstring(caller.post(target, CALL | {"SpeechResult": "喂"}).content)
        target = root.find("Gather").get("action")
    caller.conversations.error = None
    caller.post(target, CALL | {"SpeechResult": "我妈摔倒了"})
    assert caller.conversations.turns == [("c_1", Utterance("text", "我妈摔倒了"), "t_greet1-r3")]


def test_key_0_reaches_a_person_while_the_conversation_is_broken():
    caller = Caller()
    caller.conversations.error = StorageUnavailable("locked")
    root = ET.fromstring(caller.post(TURN, CALL | {"Digits": "0"}).content)
    assert root.find("Dial/Number").text == "+85229990000"


def test_a_call_whose_greeting_failed_opens_its_conversation_with_the_first_words():
    caller = Caller()
    caller.conversations.error = StorageUnavailable("locked")
    root = ET.fromstring(caller.post("/telephony/voice/incoming", CALL).content)
    caller.conversations.error = None
    action = root.find("Gather").get("action")
    caller.post(action, CALL | {"SpeechResult": "我妈摔倒了"})
    assert list(caller.conversations.opened) == ["CA0123456789"]
    assert caller.conversations.turns[0][0] == "c_1"


def test_a_late_turn_still_ends_and_its_repeat_gets_the_answer():
    caller = Caller(settings=replace(SETTINGS, answer_within_s=0.05))
    caller.conversations.delay = 0.3
    with caller.client:
        first = caller.post(TURN, CALL | {"SpeechResult": "喂"})
        assert "没有跟上" in first.text
        caller.client.portal.call(__import__("asyncio").sleep, 0.5)
        caller.conversations.delay = 0.0
        assert "好的" in caller.post(TURN, CALL | {"SpeechResult": "喂"}).text
    assert len(caller.conversations.turns) == 1
