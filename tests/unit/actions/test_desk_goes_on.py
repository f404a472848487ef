"""What goes on with an answer: short questions, entitlement in any words, facts told before."""

import pytest

from care.messages import Citation
from tests.unit.actions.desk_line import DeskLine, Found
from tests.unit.actions.hotline import database

VOUCHER = Found(
    "用服务券资助困难老人。",
    "用服务券资助困难老人。要不要听原文？",
    (
        Citation(
            "yulin-2015",
            "19",
            "采用发放服务券等形式，为城市“三无”老人和农村“五保”老人、低收入老人、经济困难的失能、"
            "半失能老人和其他困难老人入住养老机构、接受社区居家养老服务提供资助",
            "家庭养老",
        ),
    ),
    facts=("19.5",),
)
OPEN = Found("文件没有写明。", "文件没有写明。要不要我记下来，请工作人员回复您？", followed=True)


class Documents:
    """Knows the voucher; remembers beside what it was asked."""

    directory = None

    def __init__(self):
        self.asked = []

    def answer(self, text, about=None, told=None):
        self.asked.append((text, about, told))
        return VOUCHER if "服务券" in text else OPEN


@pytest.fixture
def line(database_url):
    made = database(database_url)
    opened = DeskLine(made)
    opened.services = type(opened.services)(made, Documents(), opened.services.duty)
    yield opened
    made.close()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("捱做得领么", "ask_policy"),
        ("我攞唔攞得", "out_of_scope"),
        ("领得不", "inform"),
        ("有没有我的份", "ask_institution"),
        ("轮得到我没", "ask_policy"),
        ("那我妈呢", "ask_policy"),
    ],
)
def test_a_question_of_entitlement_opens_the_walk_whatever_it_sounds_like(line, text, intent):
    line.say("困难老人有服务券吗", "ask_policy")
    assert "五保" in line.say(text, intent)
    assert line.loop == "intake_form"


@pytest.mark.parametrize("text", ["那谁负责呢", "几时发", "我们那个圩镇有没有医生", "一个月几多钱"])
def test_a_question_of_something_else_opens_no_walk(line, text):
    line.say("困难老人有服务券吗", "ask_policy")
    line.say(text, "ask_policy")
    assert line.slots["memory"]["desk"]["walk"] is None


def test_a_follow_up_is_asked_beside_what_was_told_and_leaves_the_clause(line):
    line.say("困难老人有服务券吗", "ask_policy")
    line.say("那谁负责呢", "ask_policy")
    line.say("几时前", "ask_policy")
    assert line.services.answerer.asked[1:] == [
        ("那谁负责呢", "19", "19.5"),
        ("几时前", "19", "19.5"),
    ]


def test_what_the_documents_lack_altogether_leaves_nothing_to_go_on_with(line):
    line.say("困难老人有服务券吗", "ask_policy")
    line.services.answerer.answer = lambda *a, **k: Found("没有写明。", "没有写明。")
    line.say("镇上的公交车免费坐到几岁", "ask_policy")
    assert line.slots["about_clause"] is None


def test_facts_told_before_the_walk_are_not_asked_for_again(line):
    said = line.say("田都没得种了 没有退休金 食五保的 住陆川乌石那边", "ask_institution")
    assert "名单" not in said
    assert not line.consultations()
    assert "属文件所列范围" in line.say("服务券我领得不", "ask_policy")


def test_facts_told_beside_an_answer_are_held_against_it(line):
    line.say("困难老人有服务券吗", "ask_policy")
    assert "属文件所列范围" in line.say("我食五保的", "inform")


@pytest.mark.parametrize("text", ["五保老人政府管不管", "我想给我妈找个养老院，她是低保"])
def test_a_class_asked_about_or_a_home_sought_is_no_standing(line, text):
    line.say(text, "ask_institution")
    assert line.slots["memory"]["desk"]["walk"] is None


def test_a_side_question_is_followed_by_the_walk_once_only(line):
    line.say("我能不能领服务券", "eligibility_check")
    first = line.say("那个补贴几时发", "ask_policy")
    second = line.say("由谁来发", "ask_policy")
    assert first.endswith("没有就说没有。")
    assert not second.endswith("没有就说没有。")
    assert "属文件所列范围" in line.say("哦我是五保", "inform")


@pytest.mark.parametrize("text", ["一个月有好多钱", "几多钱啊", "补好多", "那要多少"])
def test_how_much_is_not_written_and_the_walk_goes_on(line, text):
    line.say("我能不能领服务券", "eligibility_check")
    said = line.say(text, "out_of_scope")
    assert "没有写明" in said
    assert said.endswith("没有就说没有。")


def test_a_question_about_a_sign_up_is_answered_and_signs_nobody_up(line):
    line.say("那是谁来办这个培训", "caregiver_training_signup")
    (row,) = line.consultations()
    assert row.topic == "政策咨询"


def test_the_original_is_read_though_a_note_was_offered(line):
    line.say("困难老人有服务券吗", "ask_policy")
    line.say("那谁负责呢", "ask_policy")
    assert "服务券" in line.say("念下原文来听", "ask_policy")
