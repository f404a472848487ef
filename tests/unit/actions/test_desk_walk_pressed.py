"""Amid a check nobody is asked the same thing thrice, and who presses is told what holds so far."""

import pytest

from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database

ASKED_FOR = "我妈能不能享受政府购买服务"
DECIDES = "以当地评估审核为准"


@pytest.fixture
def line(database_url):
    opened = database(database_url)
    yield DeskLine(opened)
    opened.close()


def test_a_question_is_put_again_shortly_and_then_no_more(line):
    first = line.say("我妈能不能领服务券", "eligibility_check")
    again = line.say("她今年七十八岁")
    at_last = line.say("她吃饭要人喂")
    assert len({first, again, at_last}) == 3
    assert "？" in again and len(again) < len(first) + 8
    assert "还需要了解" in at_last and DECIDES in at_last and "？" not in at_last


def test_an_answer_counts_after_the_question_was_let_go(line):
    line.say(ASKED_FOR, "eligibility_check")
    line.say("她今年七十八岁")
    line.say("吃饭要人喂，起不了床")
    assert "属文件所列范围" in line.say("她是吃低保的")


@pytest.mark.parametrize(
    "pressing",
    [
        "咁佢系唔系合条件 你莫绕来绕去",
        "讲结果 讲结果",
        "那现在你看她有没有机会",
        "你给个话",
        "问咗咁耐 得就得 唔得就唔得",
        "你直接讲 莫兜圈子",
    ],
)
def test_who_presses_amid_a_check_is_told_what_is_still_open(line, pressing):
    line.say(ASKED_FOR, "eligibility_check")
    said = line.say(pressing)
    assert "需要了解" in said and DECIDES in said


def test_who_presses_where_something_holds_already_is_told_that(line):
    line.say(ASKED_FOR, "eligibility_check")
    line.say("她是吃低保的")
    assert "属文件所列范围" in line.say("嗯就这些情况 那属不属于这个范围")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("可唔可以你即刻帮佢批咗佢", "当地评估审核"),
        ("咁即系有得入福利院住 收唔收佢钱", "低收费"),
        ("佢唔识字 去申请嘅话喊边个帮佢写", "村委"),
        ("咁我要准备啲乜嘢证明", "没有写明"),
        ("讲来讲去就系冇咯 老实人反倒吃亏", "心情"),
    ],
)
def test_what_is_said_beside_a_check_is_answered_and_the_check_goes_on(line, said, told):
    line.say(ASKED_FOR, "eligibility_check")
    answer = line.say(said)
    assert told in answer
    assert "属文件所列范围" in line.say("她是吃低保的，瘫在床上")


def test_who_takes_it_after_the_result_that_there_is_nothing_is_let_go_kindly(line):
    line.say(ASKED_FOR, "eligibility_check")
    assert "不在所列范围" in line.say("一样都没有，退休金有四千几")
    assert "保重" in line.say("噢 咁佢冇份喇")


def test_a_pension_that_is_ample_and_good_health_are_no_standing(line):
    line.say("我七十五，服务券轮到我没有", "eligibility_check")
    line.say("好手好脚 天天打太极")
    said = line.say("我退休金五千八 老婆那边也有四千")
    assert "不在所列范围" in said and DECIDES in said


def test_no_kin_and_no_pension_are_neither_granted_nor_denied_anything(line):
    line.say("苏婆婆够不够得上三无老人的政府供养", "eligibility_check")
    said = line.say("没生过 退休金是一分都没有 现在一个亲人都没有")
    assert "所列范围" not in said
