"""What is said to the hotline and not asked of it: kind words, apologies, no call."""

import pytest

from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database


@pytest.fixture
def line(database_url):
    made = database(database_url)
    yield DeskLine(made, caller="+8613877510000")
    made.close()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("冇别的了 你过节也吃多碗汤圆啊", "chitchat_lonely"),
        ("你早点收工啊外面落雨带伞", "out_of_scope"),
        ("冇事了你过年都要食多几个粽啊", "inform"),
    ],
)
def test_kind_words_are_thanked_for_whatever_they_are_taken_for(line, text, intent):
    assert "谢谢您惦记" in line.say(text, intent)
    assert not line.consultations()


@pytest.mark.parametrize("text", ["你帮我多买点吃的", "你叫他早点休息", "你们几点下班"])
def test_a_wish_or_a_question_is_no_kind_word(line, text):
    assert "惦记" not in line.say(text, "out_of_scope")


def test_who_was_angry_and_says_sorry_after_a_complaint_is_understood(line):
    line.say("我要投诉送餐的，中午的饭两点都没到，老人饿坏了", "complain")
    line.say("就这个号码", "inform")
    assert "我明白" in line.say("刚才火气大了点不好意思", "complain")


def test_an_apology_while_a_number_is_asked_for_is_answered_and_the_number_asked_again(line):
    line.say("我要投诉送餐的，中午的饭两点都没到，老人饿坏了", "complain")
    said = line.say("刚才我话重了你莫怪", "out_of_scope")
    assert "没关系" in said and "尾号0000" in said


def test_praise_in_a_long_turn_is_kept_with_what_is_told_after_it(line):
    line.say(
        "我是来讲好话的你们上个礼拜派来帮我换药那个护士姓黎的妹仔细心得不得了我老头子的脚都快好了",
        "thanks",
    )
    line.say("要给她评个先进我八十六了没见过这么耐心的后生女")
    assert "不给您打电话" in line.say("不用打给我了我耳朵背打来也听不清", "out_of_scope")
    (praise,) = line.consultations()
    assert praise.topic == "表扬" and praise.age == 86
    assert "先进" in praise.note and "不用回电" in praise.note


def test_bare_thanks_and_a_wish_for_a_careful_nurse_are_no_praise(line):
    line.say("好的谢谢你啊", "thanks")
    line.say("能不能派个细心点的护士来", "thanks")
    assert not [kept for kept in line.consultations() if kept.topic == "表扬"]


def test_no_call_back_where_a_number_is_asked_for_ends_the_enquiry_without_one(line):
    line.say("我要投诉送餐的，中午的饭两点都没到，老人饿坏了", "complain")
    line.say("不用打给我了", "deny")
    line.say("不用回电", "deny")
    (complaint,) = line.consultations()
    assert complaint.phone is None and "没有留电话" in complaint.outcome


def test_a_bare_name_while_the_number_is_asked_for_is_the_callers(line):
    line.say("我要投诉，上周五来我妈家搞卫生的阿姨地都没拖就走了", "complain")
    line.say("罗小芸", "out_of_scope")
    (complaint,) = line.consultations()
    assert complaint.name == "罗小芸"


def test_a_question_after_an_enquiry_is_noted_and_the_weather_is_not(line):
    line.say("我要交上个月的护理费", "pay_service_fee")
    line.say("就这个号码", "inform")
    assert "一并答复" in line.say("我回不来能不能叫我弟去给", "out_of_scope")
    assert "一并答复" not in line.say("你讲今天天气怎么样", "out_of_scope")


def test_whether_a_service_is_had_here_is_told(line):
    assert "家政打这个电话就行" in line.say("那个搞清洁的热线是打这个冇", "out_of_scope")


def test_days_are_no_part_of_a_number(line):
    line.say("我想报名当志愿者", "volunteer_signup")
    line.say("我叫冼月娥")
    assert "少了" not in line.say("我住在兴业县城隍镇礼拜一三五得闲")


def test_the_end_of_the_number_offered_takes_it(line):
    line.say("我要投诉送餐的，中午的饭两点都没到，老人饿坏了", "complain")
    assert "少了" not in line.say("0000这个可以", "inform")
    (complaint,) = line.consultations()
    assert complaint.phone == "13877510000"


def test_another_end_is_not_the_number_offered(line):
    line.say("我要投诉送餐的，中午的饭两点都没到，老人饿坏了", "complain")
    line.say("不是0000那个", "inform")
    (complaint,) = line.consultations()
    assert complaint.phone is None
