"""After advice, a warning, lonely talk or a story the next turn is answered and moves on."""

import pytest

from actions.desk_after import declines_consult
from actions.desk_fraud import is_over
from care.text import normalise
from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database

REFUSED = "帮不上"


@pytest.fixture
def line(database_url):
    made = database(database_url)
    yield DeskLine(made, caller="+8613877510000")
    made.close()


@pytest.mark.parametrize(
    "text",
    [
        "暂时不约，我先带她去社区医院看看。谢谢。",
        "咁我唔食住 过两日覆诊先问 唔使约",
        "先不约，明天自己去问医生",
    ],
)
def test_who_wants_no_consult_is_wished_well(line, text):
    line.say("膝盖上楼梯就痛，要不要吃钙片", "book_health_consult")
    assert "医生" in line.say(text, "ask_institution", 0.4)


@pytest.mark.parametrize("text", ["那就帮我约一个", "我血压高，药吃完了", "约个懂的人问问"])
def test_who_may_want_one_declines_nothing(text):
    assert not declines_consult(normalise(text).text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("他讲晚上还打来 我要怎么样应他", "挂"),
        ("鸡蛋我都拿了三十几只了 用不用还返给他们", "不用还"),
        ("好 我不理他 存折我收好了", "96110"),
    ],
)
def test_after_a_warning_of_fraud_the_talk_goes_on(line, text, words):
    line.say("有人打来讲我中奖了，叫我先交六百块手续费", "out_of_scope")
    said = line.say(text, "out_of_scope", 0.7)
    assert words in said
    assert REFUSED not in said


def test_a_fraud_of_long_ago_alarms_nobody(line):
    said = line.say(
        "前年我给一个卖保健品的骗去四千块，当时就报了案，人也抓到了，就是闷在心里", "out_of_scope"
    )
    assert "过去" in said
    assert not line.escalations()
    assert line.consultations()[0].topic == "防骗咨询"


@pytest.mark.parametrize(
    "text", ["去年被骗过报了案，刚才那个人又打电话来叫我转钱", "有人叫我交保证金，我还没交"]
)
def test_a_fraud_that_goes_on_is_not_over(text):
    assert not is_over(normalise(text).text)


def test_who_was_comforted_and_wants_no_visit_is_thanked(line):
    line.say("一个人闷得慌，没人讲话", "chitchat_lonely")
    said = line.say("不用派人来 讲几句就好了 你忙吧", "cancel_booking", 0.7)
    assert "不派人来" in said


def test_a_story_before_a_number_is_noted_with_it(line):
    line.say("我想问的事情复杂得很，我三个儿子分家产的那些账讲不清楚", "out_of_scope", 0.5)
    said = line.say("我叫丘文生 电话13877504612", "inform")
    assert "回电" in said
    (row,) = line.consultations()
    assert "分家产" in row.note
    assert (row.name, row.phone) == ("丘文生", "13877504612")


def test_a_fee_for_a_service_of_ours_is_no_fraud(line):
    line.say("我要交送饭的钱 何美清 一三八七七五零七五五四", "pay_service_fee")
    (row,) = line.consultations()
    assert (row.topic, row.name) == ("服务缴费", "何美清")
    assert not line.escalations()


def test_what_a_volunteer_is_paid_is_not_made_up(line):
    line.say("我想报名当志愿者", "volunteer_signup")
    assert "没有写明" in line.say("那个有没有钱的 我老公叫我问", "pay_service_fee", 0.3)


def test_the_own_number_is_told_by_its_end(line):
    assert "0000" in line.say("我这个手机号是多少 你那边看得到没有", "out_of_scope")


def test_one_of_those_just_told_of_is_wished_for_and_no_note(line):
    line.say("档案的事，健康档案是谁来建", "ask_policy")
    said = line.say("那你帮我登记一个 我叫丘运来 13877503322", "health_record", 1.0)
    assert "同意" in said


def test_who_asks_again_of_a_medicine_books_nothing(line):
    line.say("我吃那个降压药老是咳嗽，要不要换一种", "out_of_scope")
    said = line.say("那我今天晚上那颗还吃不吃", "out_of_scope")
    assert "医生" in said
    assert line.follow == "action_listen"


def test_duty_hours_are_told(line):
    assert "值班时间" in line.say("你们值班的几点下班", "greet")


def test_a_trick_heard_of_on_television_alarms_nobody(line):
    said = line.say("我看电视讲有人专门骗老人投资养老山庄 这种是不是都是假的", "ask_policy")
    assert "96110" in said
    assert not line.escalations()


def test_a_trick_tried_on_the_caller_is_followed_up(line):
    line.say("电视讲过这种，刚才有人打来骗我投资养老山庄", "ask_policy")
    assert [e.kind for e in line.escalations()] == ["fraud_before_payment"]


def test_who_takes_a_complaint_back_for_a_repair_gets_one(line):
    line.say("我要投诉你们上次那个修灯的，修完三天又不亮了", "complain")
    line.say("不是，我不是要投诉他，我就是想再叫个人来修", "inform", 0.3)
    assert line.follow == "booking_form"


def test_who_applies_after_the_check_is_noted(line):
    line.say("服务券怎么拿得到，我七十九，低保户", "eligibility_check")
    line.say("那你帮我登记申请一张咯，13877503322", "out_of_scope")
    assert "其他" in [row.topic for row in line.consultations()]


def test_another_food_asked_about_is_left_to_the_doctor(line):
    line.say("血糖七点八能不能吃西瓜", "out_of_scope")
    assert "医生" in line.say("那香蕉呢", "out_of_scope")
    assert "帮不上" not in line.say("好好 不吃不吃 我问过医生先", "inform")


def test_who_agrees_and_does_something_else_takes_no_consult(line):
    line.say("他给的药粉能不能吃", "out_of_scope")
    line.say("好 我丢掉", "affirm")
    assert line.follow == "action_listen"


def test_where_the_class_is_held_is_asked_of_the_documents(line):
    said = line.say("照顾屋里老人的那个培训 我想晓得在哪里上", "caregiver_training_signup", 0.47)
    assert "培训" in said
