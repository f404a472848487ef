"""Questions amid a complaint: what the documents tell is told, everything else is noted."""

from dataclasses import dataclass

import pytest

from actions.services import Services
from care.duty import Duty
from care.messages import Citation
from tests.unit.actions.desk_line import NOT_WRITTEN, DeskLine, Found
from tests.unit.actions.hotline import database


def told(rule, clause, score=1.0):
    cited = (Citation("yulin-2015", clause, rule, "健全监管机制"),)
    return Found(rule, f"{rule}要不要听原文？", cited, score=score)


RULES = {
    "食品": told("由卫计、食药监监督。", "G4"),
    "不合格": told("责令限期整改。", "G3", 0.8),
    "管不管": told("要健全监管。", "G3", 0.33),
}


@dataclass
class Rules:
    """Answers by a word of the question."""

    directory = None

    def answer(self, text, about=None, told=None):
        return next((found for word, found in RULES.items() if word in text), NOT_WRITTEN)


@pytest.fixture
def line(database_url):
    made = database(database_url)
    line = DeskLine(made, caller="+8613800000209")
    line.services = Services(made, Rules(), Duty(("+8613800000001",)))
    line.say("我要投诉福安养老院，饭菜老是馊的，讲了几次都没人管", "complain")
    yield line
    made.close()


@pytest.mark.parametrize(
    ("text", "intent", "told"),
    [
        ("文件里面有没有讲 谁来管养老院的食品安全", "ask_policy", "食药监"),
        ("查出来不合格会怎么处理他们", "out_of_scope", "整改"),
    ],
)
def test_a_question_that_the_documents_answer_is_answered_and_the_complaint_goes_on(
    line, text, intent, told
):
    said = line.say(text, intent)
    assert told in said
    assert "0209" in said  # the question that waited is put again
    assert "要不要听原文" not in said
    assert "记下" in line.say("对，就打这个", "affirm")
    complaint = next(row for row in line.consultations() if row.topic == "投诉")
    assert complaint.about.startswith("福安养老院")
    assert complaint.phone == "13800000209"


@pytest.mark.parametrize("text", ["那你们管不管的", "会不会报复我妈"])
def test_what_is_asked_of_us_is_noted_and_no_rule_is_read_out(line, text):
    said = line.say(text, "complain")
    assert "记下" in said
    assert "健全" not in said
    assert "没有写明" not in said
