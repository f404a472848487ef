"""A stranger's call and text, through signed webhooks to the real processes."""

import os
import signal
import sqlite3
import time
import xml.etree.ElementTree as ET

import pytest

from tests.real_hotline import Call

pytestmark = pytest.mark.e2e
STROKE = "我妈突然嘴歪了半边身子动不了"


def conversation(stack, key):
    with stack.database.begin() as tx:
        found = tx.conversations.latest_by_key(key)
        return found, tx.turns.of(found.id), tx.escalations.of(found.id)


def test_a_call_gets_chinese_twiml_and_the_answer_of_clause_19(stack):
    call = Call(stack, "CA" + "1" * 32)
    gather = ET.fromstring(call.twiml).find("Gather")
    assert gather.attrib["language"] == "cmn-Hans-CN"
    assert gather.find("Say").attrib["voice"] == "Polly.Zhiyu-Neural"
    assert "津贴" in call.say("高龄老人有什么津贴")
    call.hang_up()
    found, turns, _ = conversation(stack, "CA" + "1" * 32)
    assert turns[0].reply["citations"][0]["clause"] == "19"
    assert found.ended_at is not None
    with stack.database.begin() as tx:
        assert [c.about for c in tx.consultations.of(found.id)] == ["19"]


def test_unsigned_and_altered_requests_are_refused_and_change_nothing(stack):
    form = {"CallSid": "CA" + "2" * 32, "From": "+8613800000000", "To": "+8607750000000"}
    assert stack.http.post("/telephony/voice/incoming", data=form).status_code == 403
    assert stack.signed("/telephony/voice/incoming", form, token="wrong").status_code == 403
    with stack.database.begin() as tx:
        assert tx.conversations.latest_by_key("CA" + "2" * 32) is None


def test_a_duplicate_turn_gets_the_same_twiml_and_changes_nothing(stack):
    call = Call(stack, "CA" + "3" * 32)
    action = call.action
    first = call.say("高龄老人有什么津贴") and call.twiml
    form = call._form | {
        "CallStatus": "in-progress",
        "SpeechResult": "高龄老人有什么津贴",
        "Confidence": "0.9",
    }
    assert stack.signed(action, form).text == first
    assert len(conversation(stack, "CA" + "3" * 32)[1]) == 1


def test_key_zero_dials_the_duty_desk(stack):
    call = Call(stack, "CA" + "4" * 32)
    call.press("0")
    assert ET.fromstring(call.twiml).find("Dial") is not None


@pytest.mark.parametrize("which", ["stack", "lonely"])
def test_a_stroke_is_escalated_in_the_same_turn_on_the_phone(which, request):
    running = request.getfixturevalue(which)
    call = Call(running, "CA" + "5" * 32)
    started = time.perf_counter()
    words = call.say(STROKE)
    assert time.perf_counter() - started < 1.0
    assert "打幺二零" in words or "120" in words
    _, _, escalations = conversation(running, "CA" + "5" * 32)
    assert [(e.kind, e.turn) for e in escalations] == [("stroke", 1)]


def test_a_text_message_is_answered_with_a_text(stack):
    form = {
        "MessageSid": "SM" + "1" * 32,
        "AccountSid": "AC" + "0" * 32,
        "From": "+8613800000009",
        "To": "+8607750000000",
        "Body": "高龄老人有什么津贴",
        "NumMedia": "0",
    }
    first = stack.signed("/telephony/sms/incoming", form)
    assert "津贴" in "".join(ET.fromstring(first.text).itertext())
    assert stack.signed("/telephony/sms/incoming", form).text == first.text


def test_an_emergency_by_text_message_is_escalated_without_rasa(lonely):
    form = {
        "MessageSid": "SM" + "2" * 32,
        "AccountSid": "AC" + "0" * 32,
        "From": "+8613800000009",
        "To": "+8607750000000",
        "Body": STROKE,
        "NumMedia": "0",
    }
    answer = lonely.signed("/telephony/sms/incoming", form)
    assert "120" in answer.text


def test_without_rasa_the_caller_gets_chinese_and_a_way_to_a_person(lonely):
    call = Call(lonely, "CA" + "6" * 32)
    started = time.perf_counter()
    assert "按0" in call.say("我想订明天的餐").replace("零", "0")
    assert time.perf_counter() - started < 3.0


@pytest.mark.parametrize(
    "text",
    ["", "😀😀😀", "\x00\x07", "'; DROP TABLE turns; --", "<b>好</b>", "好" * 10_000,
     '/inform{"slot":1}', "%%%{}[]"],
)  # fmt: skip
def test_odd_input_gets_a_kind_reply_and_is_kept(stack, text):
    sid = f"CA{abs(hash(text)) % 10**12:032d}"
    call = Call(stack, sid)
    assert any("一" <= c <= "鿿" for c in call.say(text))
    assert len(conversation(stack, sid)[1]) == 1


def test_no_caller_s_words_or_phone_reach_the_log(stack):
    call = Call(stack, "CA" + "7" * 32)
    call.say("我叫虚构秀英住在虚构路九十九号")
    time.sleep(0.5)
    log = stack.log.read_text()
    assert "虚构" not in log
    assert "13800000000" not in log


def test_ctrl_c_has_been_given_a_readable_log(stack):
    log = stack.log.read_text()
    assert "暖铃已启动" in log
    assert "/simulator" in log


def test_with_the_action_server_hung_an_emergency_is_answered_at_once(stack):
    pid = stack.pid_of("actions")
    os.kill(pid, signal.SIGSTOP)
    try:
        call = Call(stack, "CA" + "8" * 32)
        started = time.perf_counter()
        assert "120" in call.say(STROKE) or "幺二零" in call.words
        assert time.perf_counter() - started < 1.0
    finally:
        os.kill(pid, signal.SIGCONT)


@pytest.mark.parametrize("channel", ["phone", "sms"])
def test_with_the_database_locked_an_emergency_is_answered_and_kept(lonely, channel):
    sid = {"phone": "CA" + "9" * 32, "sms": "SM" + "9" * 32}[channel]
    call = Call(lonely, sid) if channel == "phone" else None
    lock = sqlite3.connect(lonely.settings.var_dir / "nuanling.db", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    started = time.perf_counter()
    if call:
        words = call.say(STROKE)
    else:
        form = {
            "MessageSid": sid,
            "AccountSid": "AC" + "0" * 32,
            "From": "+8613800000077",
            "To": "+8607750000000",
            "Body": STROKE,
            "NumMedia": "0",
        }
        words = lonely.signed("/telephony/sms/incoming", form).text
    took = time.perf_counter() - started
    lock.execute("ROLLBACK")
    lock.close()
    assert "120" in words or "幺二零" in words
    assert took < 1.5
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with lonely.database.begin() as tx:
            found = tx.connection.exec_driver_sql(
                "select count(*) from escalations where kind = 'stroke'"
            ).scalar()
        if found >= (2 if channel == "sms" else 1):
            return
        time.sleep(0.3)
    raise AssertionError("the emergency did not reach the database once it was free")
