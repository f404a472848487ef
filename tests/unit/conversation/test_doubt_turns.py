"""A doubtful word amid something else: who is told, what is said, where the talk goes on."""

import pytest

from care.emergencies import Verdict
from conversation.rasa import Understanding

BOOKING = {
    "slots": {"service": "助餐", "requested_slot": "confirm", "memory": {"booking": {}}},
    "active_loop": "booking_form",
}


def _heard(monkeypatch, **verdicts):
    """Let words be heard as danger: doubtful ones, and one that is certain."""

    def check(text):
        return next((v for word, v in verdicts.items() if word in text), Verdict())

    monkeypatch.setattr("conversation.service.check", check)


def _doubt(kind):
    return Verdict("emergency", True, kind, ("唔听",), 0.6)


def _inside(house, loop="booking_form", **more):
    """Open a form by an ordinary turn, as Rasa would."""
    answer = house.rasa.answer
    slots = BOOKING["slots"] | more
    house.rasa.answer = type(answer)(
        answer.messages, answer.understanding, slots=slots, active_loop=loop
    )
    house.begin()
    house.say("我想订饭")
    house.rasa.asked.clear()


def test_the_same_turn_goes_on_with_the_booking_and_staff_look_at_it_today(house, monkeypatch):
    _heard(monkeypatch, 唔听=_doubt("abuse_violence"))
    _inside(house)
    assert "危险" in house.say("佢部机成日唔听").text
    reply = house.say("对对对 就这样订")
    assert reply.text.startswith("好，接着办您的事")
    assert "高龄津贴" in reply.text
    assert reply.escalation is None
    assert [asked["text"] for asked in house.rasa.asked] == ["对对对 就这样订"]
    (escalation,) = house.escalations()
    assert (escalation.level, escalation.to) == ("urgent", ("duty",))
    assert escalation.resolved_at is None
    assert escalation.facts["danger"]
    assert [row.kind for row in house.outbox()] == ["sms"]


def test_a_bare_no_answers_what_was_said_before_the_question(house, monkeypatch):
    _heard(monkeypatch, 唔听=_doubt("stroke"))
    _inside(house)
    house.say("佢部机成日唔听")
    reply = house.say("没有啊，我好好的")
    assert reply.text.startswith("好，没事就好")
    assert house.rasa.asked[-1]["text"] == "佢部机成日唔听"
    (escalation,) = house.escalations()
    assert escalation.resolved_at is not None
    assert house.outbox() == []


def test_a_bare_no_after_words_that_mean_nothing_invites_to_go_on(house, monkeypatch):
    _heard(monkeypatch, 唔听=_doubt("stroke"))
    answer = house.rasa.answer
    house.rasa.answer = type(answer)(answer.messages, Understanding("out_of_scope", 0.9))
    house.begin()
    house.say("佢部机成日唔听")
    reply = house.say("没有")
    assert "没事就好" in reply.text
    assert "接着讲" in reply.text
    assert house.rasa.asked == []


def test_what_rasa_takes_for_an_emergency_is_not_played_again(house, monkeypatch):
    _heard(monkeypatch, 唔听=_doubt("stroke"))
    answer = house.rasa.answer
    house.rasa.answer = type(answer)(answer.messages, Understanding("emergency", 0.95))
    house.begin()
    house.say("佢部机成日唔听")
    house.say("没有没有")
    assert house.rasa.asked == []


def test_without_rasa_the_booking_s_question_is_put_again(house, monkeypatch):
    _heard(monkeypatch, 唔听=_doubt("stroke"))
    _inside(house, requested_slot="phone")
    house.rasa.down = True
    house.say("佢部机成日唔听")
    house.rasa.parse = None
    monkeypatch.setattr(
        "conversation.dialogue.Dialogues.words_to_play", lambda *_: _nothing(), raising=True
    )
    assert "联系电话" in house.say("没有").text


async def _nothing():
    return None


def test_the_desk_hears_both_turns(house, monkeypatch):
    _heard(monkeypatch, 保密=_doubt("other_acute"))
    _inside(house, "intake_form", requested_slot="phone")
    house.say("名字要帮我保密")
    house.say("那几时有人回我")
    assert house.rasa.asked[-1]["text"] == "名字要帮我保密。那几时有人回我"


def test_the_lead_is_not_said_again(house, monkeypatch):
    _heard(monkeypatch, 唔听=_doubt("stroke"))
    _inside(house)
    house.say("佢部机成日唔听")
    house.say("就这样订")
    assert "接着办" not in house.say("再说一遍").text


def test_a_certain_sign_later_is_an_emergency_with_its_alerts(house, monkeypatch):
    certain = Verdict("emergency", False, "stroke", ("嘴歪",), 1.0)
    _heard(monkeypatch, 唔听=_doubt("stroke"), 嘴歪=certain)
    _inside(house)
    house.say("佢部机成日唔听")
    house.say("就这样订")
    reply = house.say("哎呀他嘴歪了")
    assert reply.escalation.level == "emergency"
    (escalation,) = house.escalations()
    assert (escalation.level, escalation.advised) == ("emergency", ("120",))
    assert sorted(row.kind for row in house.outbox()) == ["call", "sms", "sms"]


def test_a_doubt_confirmed_after_one_left_open_alerts_too(house, monkeypatch):
    _heard(monkeypatch, 唔听=_doubt("stroke"))
    _inside(house)
    house.say("佢部机成日唔听")
    house.say("就这样订")
    house.say("佢又唔听")
    assert "120" in house.say("有，快来").text
    assert "call" in [row.kind for row in house.outbox()]


@pytest.mark.parametrize("kind", ["suicide_veiled", "abuse_violence"])
def test_who_evades_is_asked_gently_once_and_then_left_in_peace(house, monkeypatch, kind):
    _heard(monkeypatch, 唔听=_doubt(kind))
    _inside(house)
    house.say("佢部机成日唔听")
    again = house.say("没什么，不说了")
    assert "？" in again.text or "只说" in again.text
    assert "您现在有危险吗" not in again.text
    assert house.outbox() == []
    house.say("算了，不说了")
    assert len(house.rasa.asked) == 1
    (escalation,) = house.escalations()
    assert (escalation.level, escalation.resolved_at) == ("urgent", None)


def test_a_yes_to_the_gentler_question_alerts(house, monkeypatch):
    _heard(monkeypatch, 唔听=_doubt("abuse_violence"))
    _inside(house)
    house.say("佢部机成日唔听")
    house.say("没什么，不说了")
    reply = house.say("是")
    assert "110" in reply.text
    assert house.escalations()[0].advised == ("110",)


def test_a_question_that_was_not_heard_is_put_again_before_it_is_an_alarm(house, monkeypatch):
    _heard(monkeypatch, 唔听=_doubt("stroke"))
    house.begin()
    house.say("佢部机成日唔听")
    assert "危险" in house.say("你讲什么，再说一遍").text
    assert house.outbox() == []
    assert "120" in house.say("听不清").text


@pytest.mark.parametrize("words", ["就这样订，谢谢", "照订吧", "不要了，帮我取消"])
def test_who_orders_inside_an_alarm_that_was_none_gets_out_of_it(house, monkeypatch, words):
    certain = Verdict("emergency", False, "electric_shock", ("冇电",), 0.99)
    _heard(monkeypatch, 冇电=certain)
    _inside(house)
    assert "总闸" in house.say("佢果部成日冇电").text
    assert house.say(words).text.startswith("好，接着办您的事")
    assert house.rasa.asked[-1]["text"] == words
    (escalation,) = house.escalations()
    assert (escalation.level, escalation.resolved_at) == ("emergency", None)
    assert len(house.outbox()) == 2


@pytest.mark.parametrize("words", ["13877501234，我叫黄丽", "快来，就这样订", "好，照你讲的办"])
def test_who_gives_a_number_inside_an_emergency_stays_in_it(house, monkeypatch, words):
    certain = Verdict("emergency", False, "electric_shock", ("冇电",), 0.99)
    _heard(monkeypatch, 冇电=certain)
    _inside(house)
    house.say("佢果部成日冇电")
    house.say(words)
    assert house.rasa.asked == []


def test_the_other_matter_s_question_still_hears_silence_as_danger(house, monkeypatch):
    _heard(monkeypatch, 唔听=_doubt("stroke"))
    _inside(house)
    house.say("佢部机成日唔听")
    assert "120" in house.silence().text


def test_a_booking_called_off_because_of_the_danger_leaves_the_emergency_open(house, monkeypatch):
    _heard(monkeypatch, 跌=Verdict("emergency", False, "fall_cannot_rise", ("跌",), 0.99))
    _inside(house)
    house.say("她跌在地上起不来")
    house.say("我打了120了")
    assert house.say("饭先不订了，我儿子来了").text.startswith("好，先顾人要紧")
    assert house.rasa.asked[-1]["text"] == "饭先不订了，我儿子来了"
    assert house.escalations()[0].resolved_at is None
    over = house.say("救护车到了，医生抬她上车了")
    assert "人到了就放心" in over.text and "继续" not in over.text
    assert house.escalations()[0].resolved_at is not None
