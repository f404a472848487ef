from datetime import timedelta

import pytest

from care.emergencies import Verdict
from conversation.replay import replay

STROKE = "我妈突然嘴歪了半边身子动不了"


def test_a_stroke_is_escalated_in_the_same_turn_without_rasa(house):
    house.begin(caller="+8613800000000")
    house.rasa.down = True
    reply = house.say(STROKE)
    assert "120" in reply.speech
    assert reply.escalation.level == "emergency"
    assert reply.escalation.kind == "stroke"
    assert reply.escalation.to == ("duty",)
    assert "120" in reply.escalation.advised
    assert house.rasa.asked == []
    assert [(e.kind, e.turn) for e in house.escalations()] == [("stroke", 1)]
    assert sorted(row.kind for row in house.outbox()) == ["call", "sms"]


def test_no_reply_promises_that_help_is_on_its_way(house):
    house.begin()
    for reply in (house.say(STROKE), house.say("在我身边"), house.say("玉州区虚构路八号")):
        assert not any(word in reply.speech for word in ("马上到", "在路上", "已经派", "救护车来"))


def test_what_the_caller_tells_is_gathered_into_the_one_escalation(house):
    house.begin()
    house.say(STROKE)
    house.say("在我身边")
    house.say("玉州区虚构路八号")
    (escalation,) = house.escalations()
    assert "玉州区虚构路八号" in str(escalation.facts)


def test_what_was_told_of_ones_own_accord_is_not_asked(house):
    house.begin()
    house.say("我妈突然嘴歪了半边身子动不了，我守着她")
    reply = house.say("玉州区虚构路八号三楼")
    assert "身边" not in reply.speech
    assert "哪里" not in reply.speech
    (escalation,) = house.escalations()
    assert escalation.facts["where"] == "玉州区虚构路八号三楼"


def test_all_over_is_recorded_as_resolved_and_not_deleted(house):
    house.begin()
    house.say(STROKE)
    house.say("救护车到了，没事了")
    (escalation,) = house.escalations()
    assert escalation.resolved_at is not None
    house.say("高龄老人有什么津贴")
    assert len(house.rasa.asked) == 1


def test_nobody_on_duty_is_told_with_the_number_to_dial(make_house):
    from care.duty import Duty

    house = make_house(duty=Duty())
    house.begin()
    reply = house.say(STROKE)
    assert "没有值班人员" in reply.speech
    assert "120" in reply.speech
    assert reply.escalation.to == ()


def test_somebody_far_away_is_told_the_area_code(house):
    house.begin()
    reply = house.say("我在南宁，我妈一个人在玉林家里，刚打电话她嘴歪了说不清话，半边身子动不了")
    assert "0775120" in reply.text
    assert "0775120" in reply.escalation.advised


def test_a_repeated_emergency_turn_alerts_once(house):
    house.begin()
    first = house.say(STROKE, nonce="same")
    assert house.say(STROKE, nonce="same") == first
    assert len(house.outbox()) == 2


def test_an_unfinished_speech_result_alerts_before_the_pause_ends(house):
    house.begin()
    assert house.overhear("我妈突然嘴歪了半边身子动不了")
    assert [e.kind for e in house.escalations()] == ["stroke"]
    reply = house.say(STROKE)
    assert "120" in reply.speech
    assert len(house.escalations()) == 1


def test_a_call_dropped_in_an_emergency_gets_a_follow_up(house):
    house.begin()
    house.say(STROKE)
    house.end()
    assert ("urgent", "call_dropped") in [(e.level, e.kind) for e in house.escalations()]


def test_a_third_call_within_a_day_gets_a_follow_up(house):
    for number in range(3):
        house.begin(key=f"CA{number}", caller="+8613800000000")
        house.say("你好")
        house.end()
        house.clock.advance(timedelta(hours=1))
    assert [e.kind for e in house.escalations()] == ["repeated_calls"]


def test_with_the_database_locked_the_emergency_is_answered_and_kept(house):
    house.begin(caller="+8613800000000")
    with house.database.begin():
        reply = house.say(STROKE)
        assert "120" in reply.speech
        assert reply.escalation.kind == "stroke"
        house.say("在我身边")
    assert replay(house.journal, house.database, house.duty) > 0
    assert [e.kind for e in house.escalations()] == ["stroke"]
    assert len(house.turns()) == 2
    assert len(house.outbox()) == 2
    assert replay(house.journal, house.database, house.duty) == 0


def test_the_journal_holds_no_readable_words(house, tmp_path):
    house.begin()
    with house.database.begin():
        house.say(STROKE)
    kept = b"".join(p.read_bytes() for p in tmp_path.rglob("journal.jsonl"))
    assert kept
    assert "嘴歪".encode() not in kept


def test_who_is_asked_about_danger_and_goes_on_with_a_booking_is_served(house, monkeypatch):
    doubtful = Verdict("emergency", True, "stroke", ("走不稳",))
    monkeypatch.setattr(
        "conversation.service.check", lambda text: doubtful if "走不稳" in text else Verdict()
    )
    house.begin()
    assert "危险" in house.say("我爷爷走不稳").speech
    house.say("后天上午来打扫")
    assert len(house.rasa.asked) == 1
    (escalation,) = house.escalations()
    assert escalation.resolved_at is None


@pytest.mark.parametrize(
    "answer", ["他讲话也讲不清楚", "今天早上开始这样的", "他八十几岁了", "13800000001"]
)
def test_who_is_asked_about_danger_and_says_anything_else_is_alarmed_for(
    house, monkeypatch, answer
):
    doubtful = Verdict("emergency", True, "stroke", ("走不稳",))
    monkeypatch.setattr(
        "conversation.service.check", lambda text: doubtful if "走不稳" in text else Verdict()
    )
    house.begin()
    house.say("我爷爷走不稳")
    assert "120" in house.say(answer).speech
    assert house.rasa.asked == []
