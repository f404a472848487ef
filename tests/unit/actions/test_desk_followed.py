"""What goes on after an enquiry: recall, quotes by subject, other people, a fee beside a fraud."""

import pytest

from actions.desk_recall import _fitting
from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database


@pytest.fixture
def made(database_url):
    opened = database(database_url)
    yield opened
    opened.close()


TURNS = [
    "阿妹,我没有什么事,想找个人聊天",
    "我养了只猫,叫咪仔,整天睡在我脚边,冬天暖笠笠",
    "我孙子在东莞打工,今年二十二",
    "我老公以前唱采茶戏唱得好好听",
]


@pytest.mark.parametrize(
    ("subject", "told"),
    [("猫", "我养了只猫，叫咪仔"), ("孙子", "我孙子在东莞"), ("", "采茶戏"), ("老家", None)],
)
def test_the_turn_that_shares_most_is_told_back(subject, told):
    found = _fitting(subject, TURNS)
    assert (found is None) if told is None else (told in found)
    assert found is None or len(found) <= 36


def test_a_second_sign_up_leaves_the_first_as_it_was(made):
    line = DeskLine(made)
    line.say("我66岁，想陪陪孤寡老人，报名做志愿者", "volunteer_signup")
    line.say("陈志强，13877501060")
    said = "还有我爱人李玉莲，照顾她妈，也想报那个培训，她电话13877501061"
    assert "登记好了" in line.say(said, "caregiver_training_signup")
    first, second = line.consultations()
    assert (first.name, first.phone, first.age) == ("陈志强", "13877501060", 66)
    assert first.conditions == ()
    assert (second.name, second.phone, second.age) == ("李玉莲", "13877501061", None)


def test_a_neighbour_asked_for_after_the_mother_begins_with_nothing(made):
    line = DeskLine(made)
    asked = "我妈80岁，低保，瘫在床上，能不能申请政府购买服务"
    assert "属文件所列范围" in line.say(asked, "eligibility_check")
    said = line.say("隔壁阿公86也是走不动，低保批没批我不清楚，他算不算", "eligibility_check")
    assert "低保有没有" in said
    mother, neighbour = line.consultations()
    assert (mother.age, mother.beneficiary) == (80, "我妈")
    assert (neighbour.age, neighbour.conditions) == (86, ("走不动",))
    assert "一个月" not in line.say("那我妈一个月领多少钱", "out_of_scope")
    assert line.consultations()[-1].age == 80


def test_a_year_too_young_is_told_to_come_again(made):
    line = DeskLine(made)
    asked = "我六十九岁，重点优抚对象，没有固定收入，能不能享受政府购买服务"
    assert "不在所列范围" in line.say(asked, "eligibility_check")
    assert "满了70周岁再" in line.say("要过年三月先满七十", "eligibility_check")
    assert "没有写明" in line.say("那一个月有多少钱", "out_of_scope")


def test_a_case_closed_is_confirmed_by_a_yes(made):
    line = DeskLine(made)
    line.say("我想报名做志愿者，我叫陈桂英", "volunteer_signup")
    line.say("13800000072")
    assert "照刚才记下的" in line.say("对，就按这个登", "affirm")


def test_an_eligibility_check_leaves_an_open_complaint_alone(made):
    line = DeskLine(made)
    line.say("我要投诉送餐的师傅，态度太差，电话13800000074", "complain")
    line.say("我妈82岁低保，能不能领服务券", "eligibility_check")
    complaint = line.consultations()[0]
    assert (complaint.topic, complaint.age) == ("投诉", None)


def test_a_deadline_is_not_promised_and_a_name_is_kept_out(made):
    line = DeskLine(made)
    line.say("我要投诉福安养老院，房间里有蟑螂", "complain")
    assert "民政" in line.say("这事归哪个部门管", "ask_policy")
    line.say("13800000074")
    assert "保密" in line.say("莫跟院里讲是我说的", "complain")
    assert "不敢乱说" in line.say("那几天能给我个准话", "ask_policy")
    (row,) = line.consultations()
    assert "保密" in row.note


def test_a_fee_beside_a_fraud_is_a_case_of_its_own(made):
    line = DeskLine(made)
    line.say("收到短信讲我欠费，不点链接交就停服务", "ask_policy")
    assert "另外记" in line.say("另外我真有上个月护理上门的费没结，想交，怎么弄", "pay_service_fee")
    assert "另外记好了" in line.say("梁绍坤 13877501045")
    scam, fee = line.consultations()
    assert (scam.topic, fee.topic, fee.about) == ("防骗咨询", "服务缴费", "护理上门的费")


def test_the_original_text_is_read_by_its_subject(made):
    line = DeskLine(made)
    line.say("照顾老人有培训吗", "ask_policy")
    asked = "我妈80岁，低保，瘫在床上，能不能申请政府购买服务"
    line.say(asked, "eligibility_check")
    assert "政府购买" in line.say("原文念一下", "ask_policy")
    assert "免费培训" in line.say("把讲免费培训那句原文念给我听", "ask_policy")
