"""One emergency is one escalation, whatever kinds of danger are heard in it."""

from datetime import time

import pytest

from care.duty import Duty
from care.emergencies import Verdict
from conversation.frame import Frame, is_over, refuses
from conversation.going_on import takes_over

SIGNS = {
    "烧": Verdict("emergency", False, "gas_co", ("烧炭",), 0.99),
    "没气": Verdict("emergency", False, "not_breathing", ("没气",), 0.999),
    "交钱": Verdict("urgent", False, "fraud_before_payment", ("交钱",), 0.9),
    "转了": Verdict("emergency", False, "scam_in_progress", ("转了",), 0.99),
    "按着": Verdict("emergency", True, "scam_in_progress", ("按着",), 0.6),
    "走了": Verdict("emergency", False, "suicide_veiled", ("走了",), 0.99),
    "跌了": Verdict("urgent", False, "minor_fall", ("跌了",), 0.9),
    "坐着起不来": Verdict("emergency", True, "fall_cannot_rise", ("起不来",), 0.6),
    "药瓶": Verdict("emergency", True, "suicide_direct", ("药瓶",), 0.6),
    "药": Verdict("urgent", False, "medicine_out", ("药",), 0.9),
}


@pytest.fixture(autouse=True)
def heard(monkeypatch):
    def check(text):
        return next((v for sign, v in SIGNS.items() if sign in text), Verdict())

    monkeypatch.setattr("conversation.service.check", check)


def test_a_graver_kind_takes_the_escalation_over_and_alerts_anew(house):
    house.begin()
    house.say("屋里烧炭，都头晕")
    house.say("他没气了")
    (escalation,) = house.escalations()
    assert escalation.kind == "not_breathing"
    assert escalation.facts["before"] == ["煤气"]
    assert escalation.turn == 1
    assert sum(row.kind == "call" for row in house.outbox()) == 2


def test_what_is_told_after_the_change_keeps_what_it_was_before(house):
    house.begin()
    house.say("屋里烧炭，都头晕")
    house.say("他没气了")
    house.say("玉州区虚构路八号")
    (escalation,) = house.escalations()
    assert escalation.facts["before"] == ["煤气"]
    assert "虚构路" in str(escalation.facts)


def test_money_on_its_way_is_the_same_fraud_that_was_worried_about(house):
    house.begin()
    house.say("有人叫我交钱")
    house.say("我转了一万")
    (escalation,) = house.escalations()
    assert (escalation.level, escalation.kind) == ("emergency", "scam_in_progress")
    assert any(row.kind == "call" for row in house.outbox())


def test_a_doubt_that_comes_to_nothing_leaves_the_fraud_as_it_was(house):
    house.begin()
    house.say("有人叫我交钱")
    house.say("他叫我按着")
    house.say("后天上午来打扫")
    (escalation,) = house.escalations()
    assert (escalation.level, escalation.kind) == ("urgent", "fraud_before_payment")


def test_two_troubles_are_two_escalations(house):
    house.begin()
    house.say("有人叫我交钱")
    house.say("我的药没有了")
    assert sorted(e.kind for e in house.escalations()) == ["fraud_before_payment", "medicine_out"]


@pytest.mark.parametrize(
    ("signs", "over"),
    [(("郁唔", "右边", "大髀"), False), (("嘴歪",), True), (("左边手脚都没力",), True)],
)
def test_a_leg_that_hurts_after_a_fall_is_no_stroke(signs, over):
    verdict = Verdict("emergency", False, "stroke", signs, 0.9998)
    assert takes_over(Frame("fall_cannot_rise"), verdict) is over


@pytest.mark.parametrize(
    "text", ["不用那么急吧 他自己还坐着喝粥 我等仔下班再讲", "等我女儿回来再去"]
)
def test_who_puts_the_doctor_off_is_told_once_more(text):
    assert refuses(text, "stroke")


@pytest.mark.parametrize("text", ["冇事哩 多谢你", "没事了"])
def test_all_over_in_hakka_is_over(text):
    assert is_over(text, "gas_co")


def test_a_graver_kind_that_is_doubted_first_alerts_anew_once_it_is_confirmed(house):
    house.begin()
    house.say("我想走了")
    house.say("帮我约后天上午打扫")
    house.say("帮我约后天上午打扫")
    house.say("药瓶在手边")
    house.say("是的，我不想活了")
    (escalation,) = house.escalations()
    assert (escalation.level, escalation.kind) == ("emergency", "suicide_direct")
    assert sum(row.kind == "call" for row in house.outbox()) == 2
    assert all(len(row.id) <= 40 for row in house.outbox())


def test_a_fall_that_is_doubted_first_takes_over_the_lesser_one(house):
    house.begin()
    house.say("我跌了一下")
    house.say("坐着起不来")
    house.say("是的，起不来")
    (escalation,) = house.escalations()
    assert (escalation.level, escalation.kind) == ("emergency", "fall_cannot_rise")
    assert all(len(row.id) <= 40 for row in house.outbox())


def test_with_nobody_on_duty_a_danger_confirmed_twice_is_kept(make_house):
    house = make_house(duty=Duty(phones=("+8613800000009",), opens=time(3), closes=time(3, 1)))
    house.begin()
    for _ in range(2):
        house.say("坐着起不来")
        house.say("是的，起不来")
        house.say("帮我约后天上午打扫")
        house.say("帮我约后天上午打扫")
    (escalation,) = house.escalations()
    assert (escalation.level, escalation.to) == ("emergency", ())
