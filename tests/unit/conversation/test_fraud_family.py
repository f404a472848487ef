"""After a warning of fraud: what was given away, whether to tell the family, and who does."""

import pytest

from care.emergencies import Verdict
from care.emergencies.responses import for_kind
from conversation import after_urgent, asking
from conversation.frame_patterns import matches, plain
from conversation.state import DialogueState
from tests.unit.conversation.test_after_urgent import NOW, Turn

FRAUD = for_kind("fraud_before_payment")
GIVEN_AWAY = [
    "我告诉了他我的身份证号码会不会有事啊",
    "我同佢讲咗我个名同住址，会唔会有事",
    "身份证号都报给他了怎么办",
    "名字和地址我都说出去了，会不会有事",
    "住哪里也讲给他听了，要紧吗",
    "我把身份证拍给他看了",
    "厓讲了厓个身份证号畀佢 有冇事",
    "生日都念给他了，会不会骗走钱",
    "妈把姓名告诉了对方，要不要紧",
    "我报了我的社保号给他",
]
NOT_GIVEN_AWAY = [
    "我没告诉他身份证号",
    "身份证我没有讲给他",
    "我把密码告诉他了",
    "我告诉了他我的验证码和身份证",
    "卡号都报给他了",
    "他知道我的身份证号",
    "他讲得出我名字",
    "要不要把身份证号告诉他",
    "他叫我报身份证号",
    "我不会把名字给他的",
]
ASKS_FAMILY = [
    "我要不要跟我儿子讲一声",
    "使唔使话畀我个女知",
    "该不该告诉我老公",
    "要不要打电话给我女儿问下",
    "我想跟家里人商量一下好不好",
    "可不可以同我老婆讲",
    "应该告诉孩子吗",
    "需不需要通知家人啊",
    "好不好叫我弟来看看",
    "我是不是要跟我姐讲",
]
FOR_ME = [
    "我儿子叫卢建林，电话13800006161，你们跟他讲一声可以不",
    "帮我告诉我女儿，她电话13800006162",
    "你哋可唔可以打畀我个仔，13800006163",
    "麻烦你们通知我老公一下，13800006164",
    "替我打个电话给我孙子，13800006165",
    "能不能请工作人员联系我女婿13800006166",
    "你们去提醒下我老伴，她的号13800006167",
    "派个人跟我弟讲声，13800006168",
]
NEITHER = [
    "我儿子不在家",
    "儿子每个月打一次电话给我",
    "我老公叫我不要理他",
    "他说要告诉我儿子",
    "女儿讲那是骗子",
    "我跟他讲了我没钱",
    "那他再打来怎么办",
    "我想订饭给我妈",
]


def _key(text):
    found = asking.answer_in(text, (FRAUD.asked,))
    return found.cmn if found else ""


@pytest.mark.parametrize("text", GIVEN_AWAY)
def test_who_gave_away_a_name_hears_that_no_money_goes_by_that_alone(text):
    assert "转不走钱" in _key(text)


@pytest.mark.parametrize("text", NOT_GIVEN_AWAY)
def test_nobody_is_soothed_who_gave_a_code_or_gave_nothing(text):
    assert "转不走钱" not in _key(text)


@pytest.mark.parametrize("text", ASKS_FAMILY)
def test_the_family_is_to_be_told(text):
    assert "商量" in _key(text)


@pytest.mark.parametrize("text", FOR_ME)
def test_we_are_to_tell_the_family_and_keep_the_number(text):
    assert "请工作人员告诉家里人" in _key(text)
    assert matches("tells_family", plain(text))
    state = DialogueState(urgent="fraud_before_payment", urgent_for=2, urgent_id="e_1")
    told = after_urgent.told(Turn("t", "c", 3, "n", "text", text, NOW), state, Verdict())
    assert told is not None and "1380000616" in told.facts["phone"]


@pytest.mark.parametrize("text", NEITHER)
def test_kin_spoken_of_are_not_to_be_told(text):
    assert "商量" not in _key(text) and "告诉家里人" not in _key(text)
