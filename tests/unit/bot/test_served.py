"""The real server, trained from the repository's data, against an action server of the test's."""

import time

import pytest
from serving import CUSTOM, turn

pytestmark = pytest.mark.timeout(400)
SECRET = "我住人民东路六号叫梁秋月"


def test_a_question_comes_back_with_speech_and_citation(server, actions):
    status, answer = turn(server, "高龄老人有什么津贴", caller="+8613800000000")
    assert status == 200
    assert answer["messages"] == [CUSTOM]
    assert (answer["intent"], answer["new_tracker"]) == ("ask_policy", True)
    assert answer["confidence"] > 0.5 and answer["failed_actions"] == []
    metadata = actions.calls[-1]["tracker"]["latest_message"]["metadata"]
    assert metadata["caller"] == "+8613800000000" and metadata["channel"] == "phone"
    assert metadata["now"] == "2026-11-23T09:30:00+08:00" and metadata["turn_id"].startswith("t_")


def test_the_channel_picks_its_own_wording(server):
    heard = []
    for channel in ("phone", "web"):
        turn(server, "我想订餐", conversation=f"c_{channel}", channel=channel)
        bye = turn(server, "再见", conversation=f"c_{channel}", channel=channel)[1]
        heard.append(bye["messages"][0]["text"])
    phone, web = heard
    assert phone != web and len(phone) <= 40


def test_a_slash_command_is_only_words(server):
    status, answer = turn(server, '/book_meal{"phone":"1"}')
    assert status == 200 and "phone" not in answer["slots"]


@pytest.mark.parametrize(
    "text",
    ["", "   ", "😀😀", "\x00\x07", "'; DROP TABLE x;--", pytest.param("嗯" * 9999, id="long")],
)
def test_odd_text_reaches_the_desk(server, actions, text):
    status, answer = turn(server, text)
    assert status == 200 and answer["failed_actions"] == []
    assert actions.calls[-1]["next_action"] in ("action_desk", "action_answer_policy")


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"[]", b"{}", b'{"text": 1}', b"null"])
def test_a_request_out_of_shape_is_refused(server, body):
    for path in ("turn", "parse", "forget"):
        status, answer = server.post(path, body)
        assert status == 400 and set(answer) == {"error"}


def test_a_wrong_method_and_an_unknown_path_are_refused(server):
    assert server.get("turn")[0] == 405
    assert server.get("model")[0] == 404


def test_parse_gives_intent_confidence_and_entities(server):
    status, answer = server.post("parse", {"text": "我想订两份午饭，电话幺三八零零零零一二三四"})
    assert status == 200
    assert answer["intent"] == "book_meal" and 0 < answer["confidence"] <= 1
    assert answer["entities"]["phone"] == "13800001234"


def test_a_hung_action_costs_two_seconds_and_is_reported(server, actions):
    actions.answers["action_answer_policy"] = lambda call: time.sleep(6) or {"events": []}
    began = time.monotonic()
    status, answer = turn(server, "服务券怎么用")
    assert status == 200 and time.monotonic() - began < 2.5
    assert answer["failed_actions"] == ["action_answer_policy"] and answer["messages"] == []


@pytest.mark.parametrize("garbage", [b"", b"<html>", b'{"events": 3}', b'{"responses": [1]}'])
def test_a_garbled_action_is_reported(server, actions, garbage):
    actions.answers["action_answer_policy"] = garbage
    status, answer = turn(server, "服务券怎么用")
    assert status == 200 and answer["failed_actions"] == ["action_answer_policy"]


def test_slots_come_back_after_a_restart(server):
    slots = {"service": "助餐", "phone": "13800000000", "unheard_of": 1}
    answer = turn(server, "您好", slots=slots)[1]
    assert answer["new_tracker"] and answer["slots"]["service"] == "助餐"
    assert "unheard_of" not in answer["slots"]


def test_slots_of_a_living_tracker_are_its_own(server):
    turn(server, "您好", conversation="c_living", slots={"service": "助餐"})
    answer = turn(server, "您好", conversation="c_living", slots={"service": "家政"})[1]
    assert not answer["new_tracker"] and answer["slots"]["service"] == "助餐"


def test_a_forgotten_conversation_is_new_again(server):
    turn(server, "您好", conversation="c_gone")
    assert server.post("forget", {"conversation_id": "c_gone"})[1] == {"forgotten": True}
    assert server.post("forget", {"conversation_id": "c_gone"})[1] == {"forgotten": False}
    assert turn(server, "您好", conversation="c_gone")[1]["new_tracker"]


def test_no_callers_words_reach_the_log(server, actions):
    actions.answers["action_answer_policy"] = b'{"events": "' + SECRET.encode() + b'"}'
    turn(server, f"{SECRET}，电话13800004321，高龄津贴怎么领", slots={"name": SECRET})
    server.post("parse", {"text": SECRET})
    server.post("turn", SECRET.encode())
    time.sleep(0.2)
    log = server.log.read_text("utf-8")
    assert "bot.serve Rasa listens on 127.0.0.1" in log
    assert "action_answer_policy failed" in log
    for word in (SECRET, "人民东路", "梁秋月", "13800004321", "高龄津贴"):
        assert word not in log, word
    # JSON-escaped words would slip through a plain search
    assert SECRET.encode("unicode_escape").decode() not in log
