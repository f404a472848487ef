"""A health record told in pieces: nothing is kept before a yes, everything after it."""

import pytest

from care.messages import Citation
from tests.unit.actions.desk_line import DeskLine, Found
from tests.unit.actions.hotline import database


@pytest.fixture
def line(database_url):
    opened = database(database_url)
    yield DeskLine(opened, channel="web")
    opened.close()


def begun(line):
    assert "同意" in line.say("想帮我外婆建一份健康档案", "health_record")


def test_what_is_told_before_the_yes_is_kept_after_it_only(line):
    begun(line)
    assert "还没有登记" in line.say("她今年89，高血压二十年了，还中过风")
    (row,) = line.consultations()
    assert (row.conditions, row.note) == ((), None)
    line.say("她住兴业县葵阳镇，名字陈大妹")
    line.say("有事联系我，我叫苏敏，13800000531")
    assert line.consultations()[0].conditions == ()
    assert "登记好了" in line.say("嗯 对的 就这些，麻烦了", "affirm")
    (row,) = line.consultations()
    assert "高血压" in row.conditions
    assert "二十年" in row.note
    assert (row.age, row.county, row.phone) == (89, "兴业县", "13800000531")


@pytest.mark.parametrize("yes", ["同意", "嗯", "可以", "对", "行，记吧", "好啊"])
def test_every_yes_counts(line, yes):
    begun(line)
    assert "什么病" in line.say(yes, "affirm")


@pytest.mark.parametrize("text", ["可以的，她有高血压", "好，糖尿病十年了", "同意，她中过风"])
def test_a_yes_and_the_illness_may_come_in_one_turn(line, text):
    begun(line)
    assert "称呼" in line.say(text)
    assert line.consultations()[0].conditions


@pytest.mark.parametrize("no", ["不同意", "算了，不登记了", "还是不用了"])
def test_after_a_no_nothing_of_it_is_kept(line, no):
    begun(line)
    line.say("她今年89，高血压二十年了")
    assert "不" in line.say(no, "deny")
    line.say("照顾老人有培训吗", "ask_policy")
    assert all(row.conditions == () for row in line.consultations())
    assert line.consultations()[0].note is None


def test_an_illness_denied_is_no_refusal_and_leaves_the_list(line):
    begun(line)
    line.say("同意", "affirm")
    line.say("有高血压和糖尿病")
    assert "改过来了" in line.say("不是糖尿病，是血糖偏高", "deny")
    (row,) = line.consultations()
    assert row.conditions == ("高血压", "血糖偏高")


def test_an_illness_may_be_taken_back_once_it_is_done(line):
    begun(line)
    line.say("同意", "affirm")
    line.say("有高血压和糖尿病，我叫苏敏，13800000532")
    line.say("糖尿病那个改一下，医生讲没有的")
    assert line.consultations()[0].conditions == ("高血压",)


@pytest.mark.parametrize("text", ["糖尿病那个去掉", "没有糖尿病，说错了", "糖尿病记错了"])
def test_a_condition_taken_back_leaves_other_requests_too(line, text):
    line.say("想帮我妈找个养老院，她有糖尿病", "ask_institution")
    assert line.consultations()[0].conditions == ("糖尿病",)
    line.say(text, "inform")
    assert line.consultations()[0].conditions == ()


def test_a_health_question_is_answered_and_a_yes_is_for_the_record(line):
    begun(line)
    said = line.say("她膝盖老是痛，该看什么科", "book_health_consult", 0.99)
    assert "医生" in said
    assert "想约健康咨询" in said
    assert line.loop
    assert "什么病" in line.say("好", "affirm")
    assert line.follow != "booking_form"


def test_a_consult_is_booked_when_it_is_wished_for(line):
    begun(line)
    line.say("她膝盖老是痛，该看什么科", "book_health_consult", 0.99)
    line.say("那就帮我约一个健康咨询", "book_health_consult", 0.9)
    assert line.follow == "booking_form"


def test_an_address_takes_up_no_consult(line):
    line.say("降压药能不能停", "out_of_scope")
    line.say("她住兴业县葵阳镇，名字陈大妹")
    assert line.follow != "booking_form"


def test_an_illness_that_is_told_is_no_question(line):
    begun(line)
    line.say("同意", "affirm")
    assert "称呼" in line.say("她血压高，血糖也高", "out_of_scope", 1.0)


def test_thanks_alone_give_no_consent(line):
    begun(line)
    line.say("她有高血压")
    assert "同意" in line.say("谢谢啦", "thanks")
    assert "没有登记" in line.say("谢谢啦", "thanks")
    assert line.consultations()[0].conditions == ()


RECORD = "那你帮我登记嘛，我叫封秀珍，六十九，高血压，血糖有点高，电话13800000532，住福绵樟木镇街上"


def test_a_wish_for_the_record_just_asked_about_is_no_question_for_a_doctor(line):
    line.services.answerer.answer = lambda *_args, **_kwargs: Found(
        "可以建。", "可以建。", (Citation("yulin-2015", "12", "建立健康档案", "医养融合"),)
    )
    line.say("健康档案是不是老人家都可以建的", "ask_policy")
    assert "同意" in line.say(RECORD, "health_record")
    assert "登记好了" in line.say("同意同意 记就记咯 不要拿去卖就得", "affirm")
    row = line.consultations()[-1]
    assert (row.topic, row.name, row.phone) == ("健康档案", "封秀珍", "13800000532")
    assert "高血压" in row.conditions


def test_a_consent_given_with_the_wish_needs_no_asking(line):
    said = line.say("我同意，帮我建一份健康档案，我叫封秀珍，高血压，13800000532", "health_record")
    assert "登记好了" in said
    (row,) = line.consultations()
    assert "高血压" in row.conditions
    assert "高血压" in row.note
