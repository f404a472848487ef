"""After an answer: who doubts it hears it again, an application is offered to whom it can serve."""

from dataclasses import replace

import pytest

from care.messages import Citation
from tests.unit.actions.desk_line import NOT_WRITTEN, DeskLine, Found
from tests.unit.actions.hotline import database

RATIO = Found(
    "工作人员和五保对象配备不低于1∶8。",
    "工作人员和五保对象配备不低于1∶8。要不要听原文？",
    (Citation("yulin-2015", "9", "工作人员与五保供养对象配备比例不低于1∶8", "农村中心"),),
    facts=("9.10",),
)
CALL = Found(
    "平台提供紧急呼叫。",
    "平台提供紧急呼叫。要不要听原文？",
    (Citation("yulin-2015", "15", "提供紧急呼叫、家政预约", "产业集群"),),
    facts=("15.6",),
)


class Knows:
    """Knows of the ratio and of emergency calls."""

    directory = None

    def answer(self, text, about=None, told=None):
        if "紧急呼叫" in text:
            return CALL
        if "几个老人配" in text or (about == "9" and told == "9.10"):
            return RATIO
        return replace(NOT_WRITTEN, score=0.1)


@pytest.fixture
def line(database_url):
    opened = database(database_url)
    desk = DeskLine(opened, caller="+8613877510000")
    desk.services = replace(desk.services, answerer=Knows())
    yield desk
    opened.close()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("当真啊 我听人讲一个管二十个都得", "chitchat_lonely"),
        ("你这个是真的假的", "greet"),
        ("真的啊", "affirm"),
    ],
)
def test_who_doubts_an_answer_hears_it_again_with_its_place(line, text, intent):
    line.say("几个老人配一个工作人员", "ask_policy")
    said = line.say(text, intent, 0.8)
    assert "1∶8" in said
    assert "确实是这样写" in said


def test_doubt_out_of_the_blue_repeats_nothing(line):
    assert "确实" not in line.say("真的啊", "affirm", 0.8)


def test_who_is_told_of_a_service_is_offered_to_apply_once(line):
    assert "登记申请紧急呼叫" in line.say("紧急呼叫服务文件有没有讲", "ask_policy")
    assert "登记申请" not in line.say("紧急呼叫那个还有什么服务一起", "ask_policy")


def test_a_firm_is_not_offered_to_apply(line):
    said = line.say("我们公司是做紧急呼叫设备的 文件有没有扶持", "ask_policy")
    assert "登记申请" not in said
