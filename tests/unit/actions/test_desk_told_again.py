"""What is told or asked after an answer: more facts, a verdict in a sentence, notes, illnesses."""

import pytest

from care.messages import Citation
from tests.unit.actions.desk_line import DeskLine, FakeAnswerer, Found
from tests.unit.actions.hotline import database


@pytest.fixture
def opened(database_url):
    made = database(database_url)
    yield made
    made.close()


@pytest.fixture
def line(opened):
    return DeskLine(opened, caller="+8613800000556")


def allowance(line):
    return line.say("我八十三了，高龄津贴我有没有得领", "eligibility_check")


def test_more_facts_are_acknowledged_and_the_answer_is_not_said_again(line):
    whole = allowance(line)
    more = line.say("我住北流市新圩镇，没有退休金", "eligibility_check")
    assert "新圩镇" in more and "没有固定收入" in more and "以当地评估审核为准" in more
    assert "第19条" in whole and "第19条" not in more
    assert len(line.consultations()) == 1


@pytest.mark.parametrize("text", ["到底我符不符合，一句话", "那我到底有没有得领嘛"])
def test_the_verdict_is_told_in_one_sentence(line, text):
    allowance(line)
    said = line.say(text, "eligibility_check")
    assert said.startswith("一句话") and "以当地评估审核为准" in said


def test_a_note_taken_is_not_offered_again(line):
    allowance(line)
    assert "记好了" in line.say("你帮厓记倒，厓喊做陈二妹，就这个号码", "inform")
    assert "要我记下" not in line.say("到底符不符合，爽快讲", "eligibility_check")
    assert "要不要我记下来" not in line.say("办公的地方在哪里", "ask_policy")
    assert "记" not in line.say("好咯，我喊我孙子载我去问", "thanks")
    assert [row.name for row in line.consultations()] == ["陈二妹"] * 3


def test_what_to_leave_is_asked_for_and_taken(line):
    assert "称呼" in line.say("那我需要留什么信息吗", "out_of_scope")
    assert "记好了" in line.say("13800000557，韦秀英，住容县", "inform")
    (row,) = line.consultations()
    assert (row.name, row.phone, row.county) == ("韦秀英", "13800000557", "容县")


def test_what_to_leave_amid_an_enquiry_puts_its_question_again(line):
    line.say("我想报名做志愿者", "volunteer_signup")
    said = line.say("要留什么资料给你们", "out_of_scope")
    assert "称呼" in said
    assert len(line.consultations()) == 1


def test_who_lives_on_an_allowance_and_cannot_rise_is_not_asked_for_service(line):
    line.say("我七十六了，优抚对象，没有固定收入，政府购买服务有没有我的份", "eligibility_check")
    said = line.say("我老伴呢，她七十了，半边身动不得，我们家吃低保的", "eligibility_check")
    assert "属文件所列范围" in said and "优抚" not in said


class Cheaper(FakeAnswerer):
    """Cites a passage that tells nothing of money."""

    def answer(self, text, about=None, told=None):
        cited = (Citation("yulin-2015", "12", "应当开设老年病科，增加老年病床数量", "医养"),)
        return Found("开老年病科。", "开老年病科。要不要听原文？", cited)


@pytest.mark.parametrize("text", ["看病会不会便宜点", "建好了是不是看病就便宜点啊", "睇病平啲冇"])
def test_no_passage_without_money_tells_that_it_costs_less(opened, text):
    line = DeskLine(opened)
    object.__setattr__(line.services, "answerer", Cheaper())
    said = line.say(text, "ask_policy")
    assert ("没有写明" in said) is (text != "睇病平啲冇")


def test_a_home_asked_about_with_an_illness_is_asked_of_the_documents(line):
    said = line.say("养老院里面有没有医生，我老公血压高", "book_health_consult")
    assert "文件没有写明" in said and "医生，用药" not in said
    assert "医生" in line.say("我老公血压高要不要加药", "book_health_consult")


def test_the_family_is_to_be_told_though_a_fee_is_being_noted(line):
    line.say("有人叫我转钱去安全账户，是不是骗子", "ask_policy")
    line.say("那我欠不欠服务费", "pay_service_fee")
    assert "商量" in line.say("我要不要跟我儿子讲一声", "out_of_scope")
