"""What callers want, by their own words; what they tell; how they agree and decline."""

import pytest

from care.desk import says_no, says_yes
from care.lonely import theme_of
from care.requests import recognise
from care.telling import Told, hear, mask


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("有人打电话来说发补贴，要我先交手续费", "scam"),
        ("喂，测试一下电话", "line_test"),
        ("我想测试一下血压", None),
        ("请问是快递公司吗", "other_company"),
        ("你是机器人吗", "identity"),
        ("你能帮我做什么", "ability"),
        ("我五岁了，我在看奥特曼", "child"),
        ("我孙子五岁了", None),
        ("我妈的低保断了", None),
        ("补贴是付给老人还是付给养老院", "voucher_payee"),
        ("我要表扬送餐的老李", "praise"),
        ("我要投诉，态度太差", "complain"),
        ("降压药一天吃几片", "health_question"),
        ("帮我买降压药", None),
        ("我想报名当志愿者", "volunteer"),
        ("志愿者登记哪个部门管", None),
        ("给我回个电话吧", "note_for_person"),
        ("念一下原文", "original"),
    ],
)
def test_a_request_is_known_by_its_words(text, wants):
    found = recognise(text)
    assert (found.id if found else None) == wants


def test_an_unsure_pattern_gives_way_to_a_sure_intent():
    text = "养老院有没有医生"
    assert recognise(text, "ask_policy", 0.95) is None
    assert recognise("博白有没有养老院", "ask_institution", 0.9).id == "institution"


@pytest.mark.parametrize("text", ["好", "要", "念一下", "行，记吧", "嗯", "要啊"])
def test_agreement_is_heard(text):
    assert says_yes(text)


@pytest.mark.parametrize("text", ["不用了", "算了", "不要", "没有", "要去哪里办", "听什么"])
def test_what_is_no_agreement_is_not_taken_for_one(text):
    assert not says_yes(text)


def test_declining_is_heard():
    assert says_no("不用了，谢谢")


def test_facts_of_one_turn_are_heard_together():
    told = hear("我叫陈桂英，电话13800000061，我妈今年八十二岁，住博白双凤镇，瘫痪在床").told
    assert (told.name, told.phone, told.age) == ("陈桂英", "13800000061", 82)
    assert (told.county, told.town, told.beneficiary) == ("博白县", "双凤镇", "我妈")
    assert told.conditions


def test_who_does_something_for_the_caller_is_no_beneficiary():
    assert hear("我女儿叫我打来问问").told.beneficiary is None
    assert hear("下周我姐可能先去看看，还没定哪天").told.beneficiary is None


def test_a_condition_that_only_names_the_subject_is_nobodys():
    assert hear("五保老人政府管不管").told.conditions == ()


@pytest.mark.parametrize("text", ["卡号是6222 0000 0000 0000", "验证码123456", "密码是888888"])
def test_secrets_are_masked(text):
    masked, found = mask(text)
    assert found
    assert not any(character.isdigit() for character in masked)


def test_a_phone_number_is_no_secret():
    assert mask("电话13800000061") == ("电话13800000061", False)


def test_facts_add_up_and_later_ones_win():
    first = Told(age=80, conditions=("低保",))
    both = first.with_(Told(age=82, conditions=("低保户", "失能")))
    assert (both.age, both.conditions) == (82, ("低保户", "失能"))
    assert Told.from_json(both.to_json()) == both


def test_a_lonely_caller_is_answered_on_what_they_said():
    assert theme_of("老伴走了三年了").theme == "老伴"
    assert theme_of("天气真好") is None


@pytest.mark.parametrize(
    "said",
    [
        "你系机器吧 我听不惯 给我转真人",
        "你这机器讲不清 我要跟人谈 转人工",
        "你是机器人啊，叫个真人来",
    ],
)
def test_who_wants_a_person_is_not_told_what_we_are(said):
    found = recognise(said, "talk_to_human", 0.9)
    assert found is None or found.id != "identity"


@pytest.mark.parametrize("said", ["你是真人还是机器", "你系唔系机器人呀"])
def test_who_asks_what_we_are_is_told(said):
    assert recognise(said).id == "identity"


def test_a_question_about_vouchers_does_not_ask_what_the_line_can_do():
    assert recognise("听说还有什么服务券，是发钱还是发券") is None
    assert recognise("你们有什么服务").id == "ability"
