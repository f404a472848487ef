from datetime import timedelta

import pytest

from care.messages import Button, Message
from conversation.rasa import Dialogue, Understanding


def test_a_conversation_begins_with_a_chinese_greeting_once_per_call(house):
    first = house.begin()
    assert "暖铃" in first.speech
    assert house.begin() == first


def test_an_ordinary_turn_is_answered_by_rasa_and_kept(house):
    house.begin(caller="+8613800000000")
    reply = house.say("高龄老人有什么津贴")
    assert reply.speech.startswith("高龄津贴要落实好")
    assert (reply.intent, reply.ordinal, reply.then) == ("ask_policy", 1, "listen")
    (turn,) = house.turns()
    assert turn.text == "高龄老人有什么津贴"
    assert turn.reply["text"] == reply.text
    assert {"hear", "receive", "rasa", "total"} <= set(turn.timings_ms)
    assert house.rasa.asked[0]["now"] == "2026-11-23T09:30:00+08:00"


def test_a_repeated_webhook_gets_the_same_reply_and_changes_nothing(house):
    house.begin()
    first = house.say("高龄老人有什么津贴", nonce="same")
    assert house.say("高龄老人有什么津贴", nonce="same") == first
    assert len(house.turns()) == 1
    assert len(house.rasa.asked) == 1


def test_an_unknown_conversation_is_asked_to_call_again(house):
    house.id = "c_unknown"
    reply = house.say("你好")
    assert reply.then == "hang_up"
    assert "120" in reply.speech


def test_text_that_looks_like_an_intent_reaches_rasa_as_words(house):
    house.begin()
    house.say('/inform{"slot":1}')
    assert house.rasa.asked[0]["text"].startswith("／inform")


def test_without_rasa_the_caller_gets_a_way_to_a_person(house):
    house.begin()
    house.rasa.down = True
    reply = house.say("我想订餐")
    assert "0" in reply.speech
    assert reply.then == "listen"


def test_silence_is_met_twice_and_then_by_a_person_before_any_hanging_up(house):
    house.begin()
    replies = [house.silence() for _ in range(4)]
    assert [r.then for r in replies] == ["listen", "listen", "transfer", "hang_up"]
    assert replies[1].voice.rate == "x-slow"
    assert [e.level for e in house.escalations()] == ["human"]


def test_key_zero_reaches_a_person_at_any_time(house):
    house.begin()
    reply = house.press("0")
    assert reply.then == "transfer"
    assert reply.escalation.level == "human"
    assert reply.escalation.to == ("duty",)
    assert [row.purpose for row in house.outbox()] == ["duty_alert"]


def test_when_nobody_is_on_duty_it_is_said_at_once(make_house):
    from care.duty import Duty

    house = make_house(duty=Duty())
    house.begin()
    reply = house.press("0")
    assert "没有工作人员值班" in reply.speech
    assert reply.escalation.to == ()


def test_key_two_at_the_door_chooses_cantonese_for_the_whole_call(house):
    house.begin()
    assert house.press("2").voice.language == "yue"
    assert house.silence().voice.language == "yue"


def test_a_key_chooses_among_the_options_just_offered(house):
    house.begin()
    options = (Button("订餐", "我想订餐"), Button("问政策", "我想问政策"))
    house.rasa.answer = Dialogue(
        (Message("您想订餐还是问政策？", "您想订餐还是问政策？", (), options),),
        Understanding("ask_policy", 0.5),
    )
    house.say("那个")
    house.press("2")
    assert house.rasa.asked[-1]["text"] == "我想问政策"


@pytest.mark.parametrize("words", ["再说一遍", "听不清", "你再讲一次"])
def test_what_was_said_is_repeated_on_request(house, words):
    house.begin()
    said = house.say("高龄老人有什么津贴").speech
    reply = house.say(words)
    assert reply.intent == "repeat"
    assert said in reply.speech
    assert len(house.rasa.asked) == 1


def test_the_third_request_to_repeat_offers_a_person(house):
    house.begin()
    house.say("高龄老人有什么津贴")
    replies = [house.say("再说一遍") for _ in range(3)]
    assert "人工" in replies[2].speech
    assert "人工" not in replies[0].speech


def test_a_slower_and_louder_voice_lasts_for_the_call(house):
    house.begin()
    house.say("说慢一点")
    house.say("大声点")
    assert house.say("高龄老人有什么津贴").voice.rate == "x-slow"
    assert house.say("还有呢").voice.volume == "loud"


def test_two_turns_not_understood_offer_a_person(house):
    house.begin()
    house.rasa.answer = Dialogue((), Understanding("nlu_fallback", 0.2))
    first, second = house.say("啊吧啊吧"), house.say("咕噜咕噜")
    assert "没听明白" in first.speech
    assert "人工" in second.speech


def test_an_idle_sms_thread_begins_anew_after_half_an_hour(house):
    first = house.begin(channel="sms", key="s1")
    house.clock.advance(timedelta(minutes=10))
    assert house.begin(channel="sms", key="s1").conversation_id == first.conversation_id
    house.clock.advance(timedelta(minutes=31))
    assert house.begin(channel="sms", key="s1").conversation_id != first.conversation_id
