"""Asked how it comes out: told in one sentence; what was told for a rule is held against it."""

from dataclasses import replace

import pytest

from care.messages import Citation
from tests.unit.actions.desk_line import NOT_WRITTEN, DeskLine, Found
from tests.unit.actions.hotline import database

POSTS = Found(
    "新增岗位招就业困难人员给社保补贴。",
    "新增岗位招就业困难人员给社保补贴。",
    (
        Citation(
            "yulin-2015",
            "7",
            "对玉林市养老服务机构新增岗位招用就业困难人员，与其签订1 年以上劳动合同",
            "人才队伍",
        ),
    ),
)


class KnowsOfPosts:
    """Is sure of the subsidy for new posts."""

    directory = None

    def answer(self, text, about=None, told=None):
        return POSTS if "就业困难" in text else replace(NOT_WRITTEN, score=0.1)


@pytest.fixture
def line(database_url):
    opened = database(database_url)
    yield DeskLine(opened)
    opened.close()


@pytest.fixture
def of_posts(line):
    line.services = replace(line.services, answerer=KnowsOfPosts())
    return line


def test_who_asks_after_a_result_hears_it_in_one_sentence(line):
    line.say("我妈80岁，低保，瘫在床上，能不能申请政府购买服务", "eligibility_check")
    said = line.say("那她到底属不属于文件讲的范围", "ask_policy")
    assert "一句话" in said and "属文件所列范围" in said


def test_the_answer_to_a_check_is_taken_though_it_sounds_like_a_wish_for_a_promise(line):
    assert "低保" in line.say("我隔壁阿婆能不能享受政府购买服务", "eligibility_check")
    said = line.say("低保有的 老公走那年就吃上低保了 一直到现在都在领", "chitchat_lonely")
    assert "自理" in said and "打包票" not in said


def test_what_a_home_tells_after_a_rule_was_read_is_held_against_it(of_posts):
    of_posts.say("我们托老所新招了个就业困难的大姐 社会保险补贴给不给", "ask_policy")
    said = of_posts.say("合同先签了半年 社保也给她上了", "inform")
    assert "不在所列范围" in said and "1年" in said


def test_who_tells_more_after_a_result_hears_that_it_stays_so(line):
    line.say("我妈80岁，低保，瘫在床上，能不能申请政府购买服务", "eligibility_check")
    said = line.say("户口几十年都在这里 邻居都认得她的", "inform")
    assert "还是属文件所列范围" in said


def test_a_check_of_somebody_old_does_not_count_up_who_looks_after_them(line):
    said = line.say(
        "我妈80岁，低保，瘫在床上，都是我照顾她，能不能申请政府购买服务", "eligibility_check"
    )
    assert "属文件所列范围" in said and "照顾老人的家属" not in said


def test_a_number_told_last_is_read_back(line):
    line.say("我想做志愿者", "volunteer_signup")
    line.say("我叫文淑贞", "inform")
    assert "138 7754 6602" in line.say("13877546602", "inform")


def test_thanks_for_an_offer_taken_up_are_answered(line):
    line.say("高龄津贴几岁起有", "ask_policy")
    said = line.say("好好好 多谢你", "affirm")
    assert said.startswith("不客气")


def test_not_signing_up_is_no_wish_to_stay_unnamed(line):
    line.say("那个培训是免费的吗", "ask_policy")
    assert "保密" not in line.say("知道了，先不报名，谢谢", "thanks")
