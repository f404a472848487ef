"""Homes sought: a visit is registered, and what is asked of a home is noted for the call back."""

import pytest

from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database


@pytest.fixture
def line(database_url):
    opened = database(database_url)
    yield DeskLine(opened, caller="+8613800000081")
    opened.close()


def test_a_visit_is_noted_with_its_day_and_people_and_read_back(line):
    line.say("陆川有没有养老院啊，我伯爷想去住", "ask_institution")
    assert "12月2日星期三" in line.say("那我们下礼拜三想去看看，参观一下，可以登记吗", "inform")
    said = line.say("我姓丘，丘建国，电话13800000082，就我们两个人，下午去")
    assert "参观登记好了：12月2日星期三下午，两个人" in said
    (row,) = line.consultations()
    assert (row.name, row.phone, row.county) == ("丘建国", "13800000082", "陆川县")
    assert "想参观：12月2日星期三下午，两个人" in row.note


def test_a_visit_wished_for_in_one_breath_is_read_back_at_once(line):
    line.say("陆川有没有养老院啊，回我电话13800000082", "ask_institution")
    said = line.say("下礼拜三想去看看，下午，两个人", "inform")
    assert "参观登记好了：12月2日星期三下午，两个人" in said
    assert "想参观" in line.consultations()[0].note


def test_a_visit_without_a_day_is_registered_all_the_same(line):
    line.say("陆川有没有养老院啊，回我电话13800000082", "ask_institution")
    assert "登记好了" in line.say("能不能先去参观一下", "ask_institution")


@pytest.mark.parametrize("later", [0, 3])
def test_doctors_and_the_price_are_asked_of_the_home_however_late(line, later):
    line.say("陆川有没有养老院啊，回我电话13800000082", "ask_institution")
    for _ in range(later):
        line.say("照顾老人有培训吗", "ask_policy")
    said = line.say("里面有没有医生的，他心脏不太好要常看", "book_health_consult")
    assert "没有核实过" in said
    assert "我不是医生" not in said
    assert "没有写明" in line.say("一个月住下来大概几多钱", "ask_policy")
    row = next(row for row in line.consultations() if row.topic == "机构查询")
    assert "医生" in row.about
    assert "一个月住下来" in row.note


@pytest.mark.parametrize("text", ["去看医生要带什么", "我想去看病", "想去看望我妈"])
def test_who_goes_to_see_a_doctor_wishes_for_no_visit(line, text):
    line.say("陆川有没有养老院啊，回我电话13800000082", "ask_institution")
    assert "参观" not in line.say(text, "inform")


def test_a_visit_put_off_is_registered_as_none(line):
    line.say("陆川有没有养老院啊，回我电话13800000082", "ask_institution")
    assert "参观" not in line.say("下周我姐可能先去看看，还没定哪天，先不约", "inform")


def test_a_visit_may_be_wished_for_in_the_first_turn(line):
    text = "陆川有没有养老院，下礼拜三想去参观，两个人，回我13800000082"
    assert "参观登记好了：12月2日星期三，两个人" in line.say(text, "ask_institution")


def test_the_waiting_question_is_put_once_after_a_visit(line):
    line.say("陆川有没有养老院啊，我伯爷想去住", "ask_institution")
    assert line.say("那我们下礼拜三想去看看，可以登记吗", "inform").count("尾号0081") == 1


def test_who_registers_as_said_before_hears_that_it_is_done(line):
    line.say("陆川有没有养老院啊，回我电话13800000082", "ask_institution")
    for _ in range(3):
        line.say("照顾老人有培训吗", "ask_policy")
    assert "照刚才记下的办" in line.say("好 那就按我刚才讲的登记 对的", "affirm")
