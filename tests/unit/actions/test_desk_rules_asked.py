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
