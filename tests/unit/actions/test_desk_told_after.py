"""A check of eligibility answered by denials, and what is told after its result."""

import pytest

from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database


@pytest.fixture
def line(database_url):
    opened = database(database_url)
    yield DeskLine(opened)
    opened.close()


def test_who_denies_what_is_named_and_lives_well_hears_what_would_change_it(line):
    line.say("我妈七十六，能不能领服务券", "eligibility_check")
    said = line.say("低保没有五保也没有 我们退休干部", "deny")
    assert "不在所列范围" in said and "要是认定过低收入" in said
    assert "以当地评估审核为准" in said
    said = line.say("哦 问过了 低收入是认定过的", "inform")
    assert "，属文件所列范围" in said


def test_who_lives_poorly_is_asked_for_the_rest_alone(line):
    line.say("我老公能不能领服务券", "eligibility_check")
    said = line.say("没有低保 申请三次都不批 欠人家十几万", "deny")
    assert "低收入" in said and "低保" not in said and said.count("？") == 1


def test_what_is_told_after_the_result_leads_to_it_being_said_again(line):
    line.say("我妈七十七，低收入家庭，能不能领服务券", "eligibility_check")
    for said in ("她吃饭要我喂 上厕所我背", "洗澡一个人不敢 得有人扶住站"):
        assert "属文件所列范围" in line.say(said, "book_nursing_visit")


def test_years_too_short_are_told_with_when_to_come_again(line):
    told = "我护理毕业的 在养老院做了一个月零三天 护龄津贴我有没有得"
    said = line.say(told, "caregiver_training_signup")
    assert "2年以上" in said and "还不到1年" in said
    said = line.say("那等我做满两年再来找", "inform")
    assert "2年以上" in said
