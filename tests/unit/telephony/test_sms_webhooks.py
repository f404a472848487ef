"""Texts in, and the carrier's word on texts out."""

import xml.etree.ElementTree as ET

from telephony_fakes import Caller, FakeConversations, MemoryOutbox

from care.errors import StorageUnavailable
from conversation.contract import Utterance

TEXT = {
    "MessageSid": "SM100",
    "From": "+8613800000000",
    "To": "+85229991111",
    "Body": "高龄津贴怎么领",
    "NumMedia": "0",
}


def test_a_text_is_answered_within_the_conversation_of_its_two_numbers():
    caller = Caller(FakeConversations(text="每月发放，见第19条。", speech="每月发放。"))
    response = caller.post("/telephony/sms/incoming", TEXT)
    root = ET.fromstring(response.content)
    assert root.find("Message").text == "每月发放，见第19条。"
    caller.post("/telephony/sms/incoming", TEXT | {"MessageSid": "SM101", "Body": "怎么申请"})
    (key,) = caller.conversations.opened
    assert "13800000000" not in key and "29991111" not in key
    assert caller.conversations.callers[key] == "+8613800000000"
    assert caller.conversations.turns == [
        ("c_1", Utterance("text", "高龄津贴怎么领"), "SM100"),
        ("c_1", Utterance("text", "怎么申请"), "SM101"),
    ]


def test_another_number_is_another_conversation():
    caller = Caller()
    caller.post("/telephony/sms/incoming", TEXT)
    caller.post("/telephony/sms/incoming", TEXT | {"From": "+8613900000000", "MessageSid": "SM2"})
    assert len(caller.conversations.opened) == 2


def test_a_repeated_text_gets_the_same_answer_and_changes_nothing():
    caller = Caller()
    answers = {caller.post("/telephony/sms/incoming", TEXT).content for _ in range(3)}
    assert len(answers) == 1 and len(caller.conversations.turns) == 1


def test_an_empty_text_is_silence():
    caller = Caller()
    caller.post("/telephony/sms/incoming", TEXT | {"Body": " \n", "NumMedia": "1"})
    assert caller.conversations.turns[0][1] == Utterance("silence")


def test_a_broken_conversation_still_answers_a_text_with_the_way_to_help():
    caller = Caller()
    caller.conversations.error = StorageUnavailable("locked")
    root = ET.fromstring(caller.post("/telephony/sms/incoming", TEXT).content)
    assert "120" in root.find("Message").text


def test_delivery_reports_reach_the_outbox():
    outbox = MemoryOutbox()
    caller = Caller(outbox=outbox)
    for status in ("queued", "sent", "delivered", "undelivered"):
        form = {"MessageSid": "SM9", "MessageStatus": status, "ErrorCode": "30003"}
        assert caller.post("/telephony/sms/status", form).status_code == 204
    assert outbox.reports == [
        ("SM9", True, None),
        ("SM9", False, "运营商回报没有送达（undelivered，错误码30003）"),
    ]


def test_a_delivery_report_that_cannot_be_stored_asks_to_be_sent_again():
    outbox = MemoryOutbox(error=StorageUnavailable("locked"))
    form = {"MessageSid": "SM9", "MessageStatus": "failed"}
    assert Caller(outbox=outbox).post("/telephony/sms/status", form).status_code == 503
