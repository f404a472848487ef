from datetime import timedelta

import pytest

from care.emergencies import Verdict

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


def test_the_desk_is_reminded_of_an_emergency_whose_line_went_dead(house):
    house.begin()
    house.say(STROKE)
    house.end()
    (escalation,) = house.escalations()
    assert (escalation.level, escalation.kind) == ("emergency", "stroke")
    assert "请回拨" in escalation.facts["danger"]
    assert [row.kind for row in house.outbox() if "紧急通话中断" in row.body] == ["sms"]


def test_a_third_call_within_a_day_gets_a_follow_up(house):
    for number in range(3):
        house.begin(key=f"CA{number}", caller="+8613800000000")
        house.say("你好")
        house.end()
        house.clock.advance(timedelta(hours=1))
    assert [e.kind for e in house.escalations()] == ["repeated_calls"]


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


DOUBT = Verdict("emergency", True, "breathing", ("翻白眼",))


def _doubts(monkeypatch: pytest.MonkeyPatch, word: str, verdict: Verdict = DOUBT) -> None:
    monkeypatch.setattr(
        "conversation.service.check", lambda text: verdict if word in text else Verdict()
    )


def test_who_asks_which_department_after_a_false_alarm_is_served(house, monkeypatch):
    _doubts(monkeypatch, "翻白眼")
    house.begin()
    assert "危险" in house.say("被单半个月没换，护工还翻白眼").speech
    reply = house.say("这种事到底哪个部门管得到他们？")
    assert "120" not in reply.speech
    assert len(house.rasa.asked) == 1
    (escalation,) = house.escalations()
    assert escalation.resolved_at is None
    assert escalation.level == "urgent"
    assert [row.kind for row in house.outbox()] == ["sms"]


def test_no_danger_and_then_a_complaint_is_resolved_and_served(house, monkeypatch):
    _doubts(monkeypatch, "翻白眼")
    house.begin()
    house.say("护工还翻白眼")
    house.say("没有危险，我就是要投诉护工态度")
    assert len(house.rasa.asked) == 1
    (escalation,) = house.escalations()
    assert escalation.resolved_at is not None


def test_silence_after_the_question_about_danger_still_alerts(house, monkeypatch):
    _doubts(monkeypatch, "翻白眼")
    house.begin()
    house.say("护工还翻白眼")
    assert "120" in house.silence().speech
    assert len(house.outbox()) == 2


@pytest.mark.parametrize("rasa_down", [False, True])
@pytest.mark.parametrize("doubtful", [False, True])
def test_a_person_is_reached_from_inside_an_emergency(house, monkeypatch, doubtful, rasa_down):
    verdict = DOUBT if doubtful else Verdict("emergency", False, "breathing", ("喘",), 1.0)
    _doubts(monkeypatch, "喘", verdict)
    house.begin()
    house.rasa.down = rasa_down
    house.say("喘")
    reply = house.say("跟你讲半天你也做不了主，叫个真人来听，现在。")
    assert reply.then == "transfer"
    assert reply.escalation.level == "human"
    assert ("human", "handoff") in [(e.level, e.kind) for e in house.escalations()]


def test_the_key_for_a_person_works_inside_an_emergency(house):
    house.begin()
    house.say(STROKE)
    assert house.press("0").then == "transfer"
    assert "记下" in house.say("她就在我身边").speech


def test_a_second_all_clear_is_answered_warmly_and_calls_nobody(house):
    house.begin()
    house.say(STROKE)
    house.say("救护车到了，没事了")
    for words in ("冇事喇，系真嘅冇事喇，你唔使再叫人嚟", "真的没事了"):
        reply = house.say(words)
        assert "没事就好" in reply.text
        assert reply.escalation is None
    assert house.rasa.asked == []
    assert [e.kind for e in house.escalations()] == ["stroke"]
    house.say("高龄老人有什么津贴")
    assert len(house.rasa.asked) == 1


def test_a_new_emergency_after_an_all_clear_is_heard(house):
    house.begin()
    house.say("我老公噎住了，脸都紫了出不了声")
    house.say("咳出来了，没事了")
    assert "120" in house.say(STROKE).speech
    assert len(house.escalations()) == 2


def test_a_doubtful_second_sign_opens_no_second_escalation(house):
    house.begin()
    house.say("我妈在冲凉房滑倒，坐在地上起不来")
    reply = house.say("她讲大腿根痛到钻心，一动就叫。我叫隔壁去拉她起来好不好？")
    assert "先别拉" in reply.speech
    assert "马上打120" not in reply.speech
    assert reply.escalation is None
    (escalation,) = house.escalations()
    assert "大腿根痛到钻心" in str(escalation.facts)


def test_a_graver_and_certain_sign_takes_over_and_is_resolved_with_the_first(house):
    house.begin()
    house.say("我妈在冲凉房滑倒，坐在地上起不来")
    house.say("在玉州区人民东路8号")
    reply = house.say("她昏过去了叫不醒")
    assert reply.escalation.kind == "unconscious"
    assert "哪里" not in reply.speech
    house.say("救护车到了没事了")
    (escalation,) = house.escalations()
    assert escalation.kind == "unconscious"
    assert escalation.resolved_at is not None


def test_an_unfinished_lesser_sign_opens_nothing_inside_an_emergency(house):
    house.begin()
    house.say(STROKE)
    house.overhear("她摔倒了起不来")
    assert [e.kind for e in house.escalations()] == ["stroke"]


def test_urgent_words_inside_an_emergency_open_no_second_escalation(house):
    house.begin()
    house.say(STROKE)
    reply = house.say("他有高血压，七十四了，天天吃阿司匹林，我要不要再喂一粒？")
    assert "别喂" in reply.speech
    assert [e.kind for e in house.escalations()] == ["stroke"]
    (escalation,) = house.escalations()
    assert escalation.facts["age"] == "74岁"


def test_a_question_inside_an_emergency_is_answered_in_time(house):
    house.begin()
    house.say(STROKE)
    reply = house.say("能不能给他喝口水？")
    assert reply.elapsed_ms < 2_000  # 300 ms on an idle machine; tests share theirs
