"""A question about the rules is answered from them, whatever request its intent makes of it."""

from dataclasses import replace

import pytest

from care.messages import Citation
from tests.unit.actions.desk_line import NOT_WRITTEN, DeskLine, Found
from tests.unit.actions.hotline import database

SAID = "卫计、食药监部门要定期检查。"
TOLD = Found(SAID, SAID, (Citation("yulin-2015", "G3", "定期对各类养老服务机构进行检查", "监管"),))


class KnowsWhoInspects:
    """Is sure of what is asked of inspections and of those who honour their old."""

    directory = None

    def answer(self, text, about=None, told=None):
        sure = any(word in text for word in ("有权", "表扬孝顺", "整改"))
        return TOLD if sure else replace(NOT_WRITTEN, score=0.1)


@pytest.fixture
def line(database_url):
    opened = database(database_url)
    desk = DeskLine(opened, caller="+8613877510000")
    desk.services = replace(desk.services, answerer=KnowsWhoInspects())
    yield desk
    opened.close()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("我阿公住那间老人院菜都馊了 我想知道哪个部门有权去查他们", "ask_institution"),
        ("我们巷口有个媳妇服侍家公十几年好耐心 政府有没有表扬孝顺人家的", "thanks"),
        ("养老院消防通道堆东西 政府有没有讲要整改", "complain"),
    ],
)
def test_what_is_asked_of_the_rules_opens_no_request(line, text, intent):
    assert SAID in line.say(text, intent, 0.8)
    assert all(row.topic == "政策咨询" for row in line.consultations())


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("我想找间老人院给我妈住 哪个部门有权安排", "ask_institution"),
        ("我要投诉那间老人院 哪个部门有权去查", "complain"),
    ],
)
def test_who_seeks_a_home_or_complains_is_served(line, text, intent):
    assert SAID not in line.say(text, intent, 0.8)


class KnowsOfWater:
    """Is sure of the water bill, which stands in a clause that no rule of people's own has."""

    directory = None

    def answer(self, text, about=None, told=None):
        bill = Found(
            "用水执行优惠政策。",
            "用水执行优惠政策。",
            (Citation("yulin-2015", "4", "用水", "税费"),),
        )
        return bill if "用水" in text else replace(NOT_WRITTEN, score=0.1)


def test_what_stands_in_a_clause_of_no_rule_begins_no_walk(line):
    line.services = replace(line.services, answerer=KnowsOfWater())
    text = "我住的养老院说加钱 听讲养老院用水有便宜的 我们有没有份"
    assert "用水执行优惠政策" in line.say(text, "ask_policy")
    assert line.slots["memory"]["desk"]["walk"] is None


def test_a_walk_begins_with_the_clause_that_it_is_about(line):
    said = line.say("我爸瘫了，家里困难，政府配的轮椅我们能不能有", "eligibility_check")
    assert "第14条" in said or "属文件所列范围" in said


def test_who_does_not_want_to_live_in_a_home_seeks_none(line):
    line.services = replace(line.services, answerer=KnowsWhoInspects())
    line.say("哪个部门有权查养老院", "ask_policy")
    text = "他不想去养老院 等整改好了就在自己家里行不行"
    assert SAID in line.say(text, "ask_institution", 0.8)
