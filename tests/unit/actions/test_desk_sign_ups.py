"""What follows an answer or an enquiry: a sign-up, an application, thanks, an apology."""

import pytest

from care.desk_assent import makes_up, only_hears, waits
from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database


@pytest.fixture
def line(database_url):
    made = database(database_url)
    yield DeskLine(made)
    made.close()


@pytest.mark.parametrize("lonely", [False, True])
@pytest.mark.parametrize("text", ["那帮我登记一下", "那就报一个", "我要参加"])
def test_a_bare_wish_after_an_answer_signs_up_with_what_is_told(line, text, lonely):
    if lonely:
        line.say("屋里头静得很，想找人说话", "chitchat_lonely")
    line.say("照顾老人有培训吗", "ask_policy")
    line.say(f"{text}，我叫苏玉梅，电话15378105526", "inform")
    row = line.consultations()[-1]
    assert (row.topic, row.name, row.phone) == ("照料者培训报名", "苏玉梅", "15378105526")


def test_a_question_about_an_application_is_asked_of_its_service(line):
    line.slots["memory"] = {"applied": {"service": "家庭无障碍改造", "at": 0}}
    asked = []
    answer = line.services.answerer.answer
    line.services.answerer.answer = lambda text, *a, **k: (
        asked.append(text) or answer(text, *a, **k)
    )
    line.say("装这个公家出不出钱啊", "ask_policy")
    assert asked[0].startswith("家庭无障碍改造")
    line.say("养老院白蚁防治费减多少", "ask_policy")
    assert not asked[-1].startswith("家庭无障碍改造")


@pytest.mark.parametrize("text", ["好 晓得了 我就问这些", "知道了 谢谢", "好 明白了"])
def test_who_takes_in_an_answer_agrees_to_no_offer(text):
    assert only_hears(text)


@pytest.mark.parametrize(
    "text", ["好", "好的谢谢", "好 那帮我登记", "要的 麻烦你", "知道了 帮我记吧"]
)
def test_a_yes_to_an_offer_is_one(text):
    assert not only_hears(text)


@pytest.mark.parametrize(
    "text", ["算了 我也不是骂你 就是急", "麻烦你们上点心", "刚才话讲重了 别往心里去"]
)
def test_an_angry_caller_who_relents_is_understood(line, text):
    assert makes_up(text)
    line.say("我要投诉你们派来的护工没有来，电话13800775566", "complain")
    while line.loop:
        line.say("是姓李的护工，昨天的事，电话13800775566")
    assert "上心" in line.say(text, "out_of_scope", 0.5)


@pytest.mark.parametrize("text", ["护工在骂老人", "我要投诉他态度差", "点心没送来", "去看急诊了"])
def test_what_goes_on_with_a_complaint_is_no_relenting(text):
    assert not makes_up(text)


def test_who_waits_for_the_call_is_let_go_with_that():
    assert waits("好 我等你们电话")
    assert not waits("我等了两个钟头没人来")
