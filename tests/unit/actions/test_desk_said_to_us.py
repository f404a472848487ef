"""Company for oneself, doubts about the hotline, curses with a matter, details told afterwards."""

from datetime import datetime

import pytest

from actions.desk_fraud import offers_secret
from care import booking_hearing
from care.booking_answers import calls_off
from care.bookings import Draft
from care.clock import SHANGHAI
from care.lonely import company_for_self
from care.requests import recognise
from care.text import normalise
from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database


@pytest.fixture
def line(database_url):
    made = database(database_url)
    yield DeskLine(made, caller="+8613877510000")
    made.close()


@pytest.mark.parametrize(
    "text", ["我系想问下有冇人可以上门陪我倾下偈", "能不能派个人来我家里陪下我", "想请个人陪我讲话"]
)
def test_who_wants_somebody_to_come_wishes_for_company(text):
    assert company_for_self(text)


@pytest.mark.parametrize(
    "text",
    [
        "冇人陪我倾偈",
        "叫佢得闲打来同我倾下",
        "喊个人打电话陪我讲下话",
        "以前有人来陪我",
        "你陪我讲下话",
        "女儿能不能来陪我",
        "有没有人陪我聊下天",
    ],
)
def test_who_is_only_lonely_or_talks_with_us_orders_no_visit(text):
    assert not company_for_self(text)


@pytest.mark.parametrize("text", ["你们是不是骗人的机器人啊", "你们会不会叫我扫码的"])
def test_a_doubt_about_us_is_no_fraud(text):
    assert recognise(text).id == "doubts_us"


@pytest.mark.parametrize(
    "text", ["有人打电话说是你们热线叫我转钱是不是骗子", "你们那个师傅叫我转账是不是骗子"]
)
def test_a_stranger_who_wants_money_is_a_fraud(text):
    assert recognise(text).id == "scam"


def test_a_doubt_about_the_fee_just_noted_is_calmed(line):
    line.say("护理费怎么交呀，就这个号码", "pay_service_fee")
    line.say("不会叫我扫什么二维码吧怕是骗子", "ask_policy")
    assert not line.escalations()


def test_who_curses_and_tells_what_is_wrong_complains(line):
    line.say("你们他妈的怎么回事 上个星期四约的搞卫生 我等了一下午 连个鬼影都没有", "complain")
    (row,) = line.consultations()
    assert (row.topic, row.beneficiary) == ("投诉", None)


def test_who_only_curses_opens_no_complaint(line):
    line.say("你们这些傻逼", "complain")
    assert not line.consultations()


def test_who_praises_and_leaves_a_number_is_one_enquiry(line):
    line.say("我要表扬你们一个护理员 又耐心又不嫌脏", "thanks")
    line.say("我叫吕丽芬 电话13324850117", "inform")
    line.say("她姓农 上个礼拜五下午来的", "inform")
    (row,) = line.consultations()
    assert (row.topic, row.name, row.phone) == ("表扬", "吕丽芬", "13324850117")


def test_the_end_of_the_number_just_noted_is_put_right(line):
    line.say("我想报名做义工 我叫张志强 电话15277589031", "volunteer_signup")
    assert "9037" in line.say("唔着唔着 最尾系三七 唔系三一", "inform")
    assert line.consultations()[0].phone == "15277589037"


def test_more_talk_of_health_is_no_yes_to_a_consult(line):
    line.say("血压药漏吃了可不可以一次吃两粒", "out_of_scope")
    said = line.say("头不晕 胸口也不闷 就是问问", "book_health_consult")
    assert "没有不舒服就好" in said


@pytest.mark.parametrize("text", ["先唔约住 我问下我个女先", "饭先不要了 明天不晓得在哪里吃"])
def test_a_booking_put_off_in_a_clause_of_its_own_is_called_off(text):
    assert calls_off(normalise(text).text)


@pytest.mark.parametrize(
    "text", ["先不约 多少钱一次", "先唔约礼拜四 约礼拜五", "面条先不要了 要大米", "饭先不要送上来"]
)
def test_a_question_another_day_or_a_thing_off_the_list_goes_on(text):
    assert not calls_off(normalise(text).text)


@pytest.mark.parametrize(
    "text", ["要不要我把卡号同密码讲给你们", "使唔使将银行卡密码话畀你知，我讲畀你"]
)
def test_who_asks_to_tell_us_a_password_is_told_not_to(line, text):
    said = line.say(text, "ask_policy")
    assert "不要告诉" in str(said)
    assert not line.escalations()


@pytest.mark.parametrize("text", ["有人叫我把密码讲给他", "那边的人要我把密码告诉你们"])
def test_a_password_that_a_stranger_wants_is_a_fraud(text):
    assert not offers_secret(normalise(text).text)


@pytest.mark.parametrize("text", ["等阵先，电视太嘈，我熄咗佢", "你等下，我去把收音机关小点"])
def test_who_has_to_turn_something_off_is_waited_for(text):
    assert recognise(text).id == "hold_on"


@pytest.mark.parametrize(
    "text", ["等下几点来关窗", "电视坏了关不掉，帮我约人修", "等下，锅里着火了我去关"]
)
def test_who_has_a_matter_with_it_is_not(text):
    request = recognise(text)
    assert request is None or request.id != "hold_on"


def test_a_test_with_an_example_of_danger_is_one_of_the_line():
    assert recognise("我试下你这条线，比如我家煤气漏了你怎么讲，没漏啊").id == "line_test"


def _stops(text):
    now, draft = datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI), Draft(service="助餐")
    return booking_hearing.hear(text, asked="address", draft=draft, now=now).stop


@pytest.mark.parametrize("text", ["饭不要了，我要去医院", "个餐唔要喇我跟车去"])
def test_a_meal_that_is_not_wanted_any_more_is_called_off(text):
    assert _stops(text)


@pytest.mark.parametrize("text", ["饭不要太硬", "饭不要了的话退不退钱", "要饭，汤不要了"])
def test_how_a_meal_is_wanted_calls_nothing_off(text):
    assert not _stops(text)
