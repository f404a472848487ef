"""What the desk says, asks and leaves in the database."""

from contextlib import contextmanager

import pytest

from actions.desk import FORM
from care.errors import StorageUnavailable
from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database


@pytest.fixture
def made(database_url):
    opened = database(database_url)
    yield opened
    opened.close()


def test_the_original_text_is_read_after_a_yes_only(made):
    line = DeskLine(made)
    assert "免费培训" in line.say("照顾老人有培训吗", "ask_policy")
    assert "原文" in line.say("好", "affirm")
    assert line.loop is None
    assert len(line.consultations()) == 1


def test_an_offer_not_taken_up_is_forgotten(made):
    line = DeskLine(made)
    line.say("照顾老人有培训吗", "ask_policy")
    assert "没有写明" in line.say("那要去哪里办", "ask_policy")
    assert "号码" in line.say("好，记吧", "affirm")


def test_a_question_that_the_document_leaves_open_is_noted_with_a_phone(made):
    line = DeskLine(made, caller="+8613800000071")
    line.say("那要去哪里办", "ask_policy")
    assert "尾号0071" in line.say("好", "affirm")
    assert "记好了" in line.say("行", "affirm")
    question, note = line.consultations()
    assert question.phone == note.phone == "13800000071"
    assert (question.topic, note.about) == ("政策咨询", "请人回复")
    assert "那要去哪里办" in note.note


def test_the_calling_number_is_not_kept_without_a_yes(made):
    line = DeskLine(made, caller="+8613800000071")
    line.say("那要去哪里办", "ask_policy")
    line.say("好", "affirm")
    line.say("不用这个号码", "deny")
    assert all(row.phone is None for row in line.consultations())


def test_a_half_made_sign_up_leaves_what_was_told(made):
    line = DeskLine(made)
    line.say("我想报名做志愿者，我叫陈桂英", "volunteer_signup")
    (row,) = line.consultations()
    assert (row.topic, row.name, row.phone) == ("志愿者报名", "陈桂英", None)
    assert "待补充" in row.outcome


def test_a_side_question_is_answered_and_the_sign_up_goes_on(made):
    line = DeskLine(made)
    line.say("我想报名做志愿者", "volunteer_signup")
    said = line.say("照顾老人有没有培训呀", "ask_policy")
    assert "免费培训" in said
    assert said.endswith("请问怎么称呼您？")
    assert "要不要听原文" not in said
    line.say("陈桂英")
    assert "登记好了" in line.say("13800000072")
    signed = line.consultations()[0]
    assert (signed.name, signed.phone) == ("陈桂英", "13800000072")


def test_a_digit_short_is_named_and_completed(made):
    line = DeskLine(made)
    line.say("我想报名做志愿者，我叫陈桂英", "volunteer_signup")
    assert "少了1位" in line.say("138 0000 007")
    assert "登记好了" in line.say("13800000073")


def test_health_notes_are_kept_after_consent_only(made):
    line = DeskLine(made)
    line.say("帮我登记健康档案，我有高血压", "health_record")
    (row,) = line.consultations()
    assert row.note is None
    assert "不记" in line.say("不同意", "deny")
    (row,) = line.consultations()
    assert row.note is None
    assert "不同意" in row.outcome


def test_a_card_number_is_neither_kept_nor_said_again(made):
    line = DeskLine(made)
    line.say("我要交餐费", "pay_service_fee")
    said = line.say("卡号6222 0000 0000 0000")
    assert "不要告诉我" in said
    assert "6222" not in said
    assert all("6222" not in (row.note or "") for row in line.consultations())


def test_a_complaint_on_a_home_names_it_and_promises_no_day(made):
    line = DeskLine(made)
    line.say("我要投诉福安养老院，房间里有蟑螂", "complain")
    said = line.say("13800000074")
    assert "福安养老院" in said
    assert "不敢乱说" in said
    (row,) = line.consultations()
    assert row.about == "福安养老院，房间里有蟑螂"
    line.say("还有饭菜也不好", "complain")
    (row,) = line.consultations()
    assert "饭菜" in row.note


def test_a_scam_is_warned_of_and_followed_up_today(made):
    line = DeskLine(made)
    said = line.say("有人说给我发补贴，要我先交手续费", "ask_policy")
    assert "96110" in said
    (escalation,) = line.escalations()
    assert (escalation.level, escalation.kind) == ("urgent", "fraud_before_payment")
    line.say("他又打电话来要验证码", "ask_policy")
    assert len(line.escalations()) == 1


def test_eligibility_leaves_one_record_that_grows(made):
    line = DeskLine(made)
    line.say("我是重点优抚对象，能不能享受政府购买服务", "eligibility_check")
    assert "固定收入" in line.say("七十岁")
    said = line.say("没有", "deny")
    assert "属文件所列范围，以当地评估审核为准" in said
    (row,) = line.consultations()
    assert (row.age, row.about) == (70, "第19条政府购买服务")
    assert "属文件所列范围" in row.outcome
    assert "无固定收入" in row.conditions


def test_a_fact_put_right_after_the_result_turns_it(made):
    line = DeskLine(made)
    line.say("我六十九岁，是重点优抚对象，能不能享受政府购买服务", "eligibility_check")
    assert "固定收入" in line.say("说错了，我七十岁")


def test_a_consult_offered_begins_the_booking(made):
    line = DeskLine(made)
    assert "健康咨询" in line.say("降压药能不能停", "out_of_scope")
    line.say("好", "affirm")
    assert line.follow == "booking_form"
    assert line.slots["memory"]["booking"]["queue"] == "健康咨询"
    assert line.loop is None


def test_lonely_talk_comes_back_to_what_was_said(made):
    line = DeskLine(made)
    line.say("老伴走了，我闷得很", "chitchat_lonely")
    line.say("嗯", "affirm")
    said = line.say("就是这样啊", "inform")
    assert "老伴" in said
    assert [row.topic for row in line.consultations()] == ["精神关爱"]


def test_without_storage_the_caller_is_answered_all_the_same(made, monkeypatch):
    line = DeskLine(made)

    @contextmanager
    def gone():
        raise StorageUnavailable("gone")
        yield

    monkeypatch.setattr(made, "begin", gone)
    assert "免费培训" in line.say("照顾老人有培训吗", "ask_policy")


def test_a_repeated_turn_keeps_one_record(made):
    line = DeskLine(made)
    line.say("我想报名做志愿者", "volunteer_signup")
    line.count, line.loop, line.slots["memory"] = 0, None, None
    line.say("我想报名做志愿者", "volunteer_signup")
    assert len(line.consultations()) == 1
    assert line.loop == FORM
