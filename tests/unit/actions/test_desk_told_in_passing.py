"""What a caller tells in passing keeps its name, place and topic; second questions are answered."""

import pytest

from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database

CALL = "黄小兰 陆川良田镇 13877514409"


@pytest.fixture
def line(database_url):
    made = database(database_url)
    yield DeskLine(made)
    made.close()


def test_a_story_that_nobody_took_up_keeps_its_topic_with_the_number(line):
    line.say("屋下田分人承包去了 日日闲坐 想做滴善事 你兜收唔收涯", "volunteer_signup", 0.3)
    line.say(CALL, "inform")
    row = line.consultations()[-1]
    assert (row.topic, row.name, row.town) == ("志愿者报名", "黄小兰", "良田镇")


def test_a_story_of_nothing_in_particular_is_filed_under_other(line):
    line.say("我昨天在圩上看见一只好大的牛 拴在榕树底下", "out_of_scope", 0.9)
    line.say(CALL, "inform")
    assert [row.topic for row in line.consultations()] == ["其他"]


def test_who_leaves_name_and_number_after_hearing_of_the_training_is_signed_up(line):
    line.say("照顾老人有培训吗", "ask_policy")
    line.say(f"恁就好 {CALL}", "inform")
    row = line.consultations()[-1]
    assert (row.topic, row.name) == ("照料者培训报名", "黄小兰")


def test_a_place_told_with_the_number_belongs_to_the_question_before_it(line):
    line.say("服务券去哪里领", "ask_policy")
    line.say(f"你记下来叫人打给我 {CALL}", "inform")
    assert all(row.county == "陆川县" for row in line.consultations())


def test_children_who_have_no_time_are_no_complaint(line):
    said = line.say("两个崽都在广东 打电话来讲不到两句就挂", "complain", 0.6)
    assert "对不起" not in said
    assert [row.topic for row in line.consultations()] == ["精神关爱"]


def test_a_complaint_of_ours_told_of_ones_mother_stays_one(line):
    line.say("你们派的护工骂我妈 我女儿都看见了", "complain", 0.6)
    assert [row.topic for row in line.consultations()] == ["投诉"]


def test_who_ate_a_strangers_eggs_owes_nothing(line):
    line.say("有人派鸡蛋 叫我买六千八的床垫 是不是骗人的", "ask_policy")
    assert "不欠" in line.say("但系食咗人哋咁多鸡蛋 唔买唔好意思", "out_of_scope", 0.4)


def test_what_a_note_is_about_is_added_to_it(line):
    line.say("叫人打返俾我 我姓曾 13718557720", "ask_policy")
    line.say("是我那个合同 有个条款看不懂 找他给我解释", "ask_policy", 0.6)
    assert "合同" in line.consultations()[-1].note


def test_a_question_told_with_the_number_of_a_sign_up_is_noted(line):
    line.say("我要报名学照顾老人的培训 我叫陶丽", "caregiver_training_signup")
    said = line.say("电话13718557720 请问哪天开班", "inform")
    assert "记下来" in said
    assert "开班" in line.consultations()[-1].note


def test_a_record_that_is_wrong_is_put_right_by_who_keeps_it(line):
    assert "更正" in line.say("健康档案把我的血型写错了 谁帮我改过来", "health_record")
