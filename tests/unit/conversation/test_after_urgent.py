"""After words that have to be followed up today, a worry about them is answered as one."""

from datetime import datetime

import pytest

from care.clock import SHANGHAI
from care.emergencies import Verdict
from care.records import Conversation, Turn
from conversation import after_urgent
from conversation.rasa import Understanding
from conversation.state import DialogueState

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)
WORRIES = [
    ("fraud_before_payment", "他讲得出我名字 身份证号都晓得 怕是真的吧", "信"),
    ("fraud_before_payment", "佢知道我住边度", "骗子"),
    ("fraud_before_payment", "怕系真㗎", "96110"),
    ("fraud_before_payment", "那我怎么办", "96110"),
    ("fraud_before_payment", "他又打来了", "挂掉"),
    ("fraud_before_payment", "要不要报警", "96110"),
    ("fraud_before_payment", "验证码给不给他", "别给"),
    ("fraud_before_payment", "那个号码再讲一次", "96110"),
    ("fraud_before_payment", "我的卡会不会被冻结", "银行"),
    ("fraud_before_payment", "他讲得好真 连身份证号都知道 怕补贴就没有了 怎么办", "96110"),
    ("minor_fall", "那我要不要去医院拍个片", "医院"),
    ("minor_fall", "膝盖肿了", "120"),
    ("minor_fall", "可不可以擦点药酒", "别"),
    ("minor_fall", "咁点算好", "120"),
    ("medicine_out", "镇上药店没开门", "医生"),
    ("medicine_out", "药店关了，买不到", "医生"),
    ("medicine_out", "拿老伴的药先顶一下行不行", "别人的药"),
    ("medicine_out", "明天要不要加倍补回来", "加倍"),
    ("medicine_out", "那怎么办啊", "120"),
    ("medicine_out", "几时有人联系我", "工作人员"),
    ("no_food", "我没钱买", "村委"),
    ("no_food", "什么时候有人送来", "邻居"),
    ("no_food", "那我怎么办", "邻居"),
    ("power_cut_oxygen", "几时来电啊", "95598"),
    ("power_cut_oxygen", "点蜡烛得冇", "蜡烛"),
    ("past_abuse_institution", "要不要去报警", "110"),
    ("lonely_low", "几时有人打给我", "工作人员"),
]
OTHERS = [
    ("fraud_before_payment", "另外我真有上个月护理费没结，怎么交"),
    ("fraud_before_payment", "好，帮我订个饭"),
    ("fraud_before_payment", "高龄津贴是不是真的有"),
    ("fraud_before_payment", "补贴要去哪里办"),
    ("fraud_before_payment", "我叫梁绍坤，13877501045"),
    ("minor_fall", "我走路不方便，想约个护士"),
    ("minor_fall", "养老院有没有床位"),
    ("medicine_out", "健康咨询还是照订，改到周一早上"),
    ("medicine_out", "对，没错"),
    ("no_food", "谢谢你"),
    ("lonely_low", "老伴走了三年了"),
    ("past_abuse_institution", "打我电话，我姓梁"),
    ("past_abuse_institution", "名字要保密"),
]


def _urgent(monkeypatch, kind):
    heard = Verdict("urgent", False, kind, ("急",), 0.9)
    monkeypatch.setattr(
        "conversation.service.check", lambda text: heard if "急" in text else Verdict()
    )


def _answer(kind, text):
    conversation = Conversation("c", "phone", "k", NOW, NOW)
    state = DialogueState(urgent=kind, urgent_for=3)
    turn = Turn("t", "c", 2, "n", "text", text, NOW)
    return after_urgent.answer(turn, conversation, state, Verdict())


@pytest.mark.parametrize(("kind", "text", "key"), WORRIES)
def test_a_worry_is_answered_in_its_matter(kind, text, key):
    answer = _answer(kind, text)
    assert answer is not None
    assert key in answer.message.text


@pytest.mark.parametrize(("kind", "text"), OTHERS)
def test_another_matter_is_the_ordinary_dialogue_s(kind, text):
    assert _answer(kind, text) is None


def test_a_worry_right_after_it_does_not_reach_rasa(house, monkeypatch):
    _urgent(monkeypatch, "fraud_before_payment")
    house.begin()
    house.say("急")
    assert "96110" in house.say("那我怎么办").text
    assert len(house.rasa.asked) == 1


def test_a_worry_is_about_the_urgent_matter_for_three_turns(house, monkeypatch):
    _urgent(monkeypatch, "medicine_out")
    house.begin()
    house.say("急")
    for _ in range(3):
        house.say("你好")
    house.say("那怎么办啊")
    assert house.rasa.asked[-1]["text"] == "那怎么办啊"


def test_a_worry_that_nobody_understands_is_not_turned_away(house, monkeypatch):
    _urgent(monkeypatch, "fraud_before_payment")
    answer = house.rasa.answer
    house.rasa.answer = type(answer)(answer.messages, Understanding("out_of_scope", 0.9))
    house.begin()
    house.say("急")
    assert "96110" in house.say("我老伴讲会不会有事的啦").text
    assert "高龄津贴" in house.say("今日落唔落雨").text


def test_the_booking_s_question_is_put_again_behind_the_answer(house, monkeypatch):
    _urgent(monkeypatch, "medicine_out")
    answer = house.rasa.answer
    slots = {"service": "助餐", "requested_slot": "phone", "memory": {"booking": {}}}
    house.rasa.answer = type(answer)(
        answer.messages, answer.understanding, slots=slots, active_loop="booking_form"
    )
    house.begin()
    house.say("急")
    reply = house.say("药店明天才开门怎么办")
    assert "医生" in reply.text
    assert "联系电话" in reply.text
    house.say("13877501234")
    assert house.rasa.asked[-1]["text"] == "13877501234"


def test_the_number_is_said_again_whatever_was_said_last(house, monkeypatch):
    _urgent(monkeypatch, "lonely_low")
    house.begin()
    house.say("急")
    house.say("你好")
    assert "12356" in house.say("那个号码再讲一次").text


def test_the_dialogue_hears_how_grave_a_turn_is(house, monkeypatch):
    _urgent(monkeypatch, "medicine_out")
    house.begin()
    house.say("急")
    house.say("订饭")
    assert [asked["level"] for asked in house.rasa.asked] == ["urgent", "none"]


def test_a_state_of_another_version_is_read(house):
    assert DialogueState.from_json({"voice": {}, "urgent": None}).urgent_for == 0


@pytest.mark.parametrize(
    "text", ["我没理他", "我冇扫 我精得很 就系问下", "我冇畀佢 即刻收线", "删咗喇"]
)
def test_who_was_not_taken_in_is_told_that_it_was_right(text):
    answer = _answer("fraud_before_payment", text)
    assert answer is not None
    assert "做得对" in answer.message.text


@pytest.mark.parametrize("text", ["我还没吃饭", "我不会用手机", "验证码给不给他"])
def test_what_is_no_escape_from_a_fraud_is_not_praised(text):
    answer = _answer("fraud_before_payment", text)
    assert answer is None or "做得对" not in answer.message.text
