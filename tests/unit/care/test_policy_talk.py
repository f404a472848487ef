"""Right after an answer from the documents: what is one more question of them, and what is not."""

import pytest

from care.desk_assent import only_thanks
from care.desk_gate import UnderWay, believed
from care.desk_signing import only_asks, signs_up
from care.eligibility_asked import asks_for_home, asks_of_document
from care.eligibility_walk import GENERAL, Walk, step, take
from care.extractors.ages import put_right
from care.following import kinds_in, leaning

TALK = UnderWay("policy", waits=False)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("我改成营利性的呢？", "change_booking"),
        ("那个土地登记费、房屋登记费收不收", "pay_service_fee"),
        ("钱给我们还是给院里", "pay_service_fee"),
        ("副组长呢", "talk_to_human"),
        ("床位呢", "ask_institution"),
        ("里面要不要单独设医务室", "check_booking"),
    ],
)
def test_what_only_asks_on_is_one_more_question(text, intent):
    assert believed(text, intent, 0.7, TALK) == "ask_policy"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("帮我取消昨天订的饭", "cancel_booking"),
        ("我订的饭几点来？", "check_booking"),
        ("我要转人工可不可以", "talk_to_human"),
        ("那北流有没有养老院", "ask_institution"),
        ("我想交上个月的餐费，怎么交", "pay_service_fee"),
        ("后天来帮我妈洗个澡", "book_nursing_visit"),
        ("谢谢", "thanks"),
    ],
)
def test_what_wishes_for_something_else_stands(text, intent):
    assert believed(text, intent, 0.9, TALK) == intent


def test_a_register_asked_about_signs_nobody_up():
    assert only_asks("先想问那个为老志愿服务登记制度是哪几个单位搞的")
    assert not only_asks("我想登记做志愿者，找谁？")


@pytest.mark.parametrize("text", ["那我报不报得名", "我能报名吗", "可不可以参加"])
def test_whether_one_may_sign_up_is_a_wish_to(text):
    assert signs_up(text)


@pytest.mark.parametrize("text", ["能报几个人", "报名要带什么", "报什么价"])
def test_what_asks_more_than_whether_is_no_wish_to_sign_up(text):
    assert not signs_up(text)


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("那失能的低保老人最迟什么时候全部纳入政府购买服务？好像有写个时间的", True),
        ("那这个归谁负责", True),
        ("没有低保，多久能批", False),
        ("我妈几时才有得领", False),
        ("低保", False),
    ],
)
def test_a_question_amid_a_walk_is_no_answer_to_it(text, documents):
    assert asks_of_document(text) is documents


def test_who_speaks_for_a_home_is_not_assessed():
    assert asks_for_home("我们养老院内设的医务室能不能进医保")
    assert not asks_for_home("我妈住养老院能不能领补贴")


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("讲错了我妈不是八十三是七十三", 73),
        ("八十三不是七十三", 73),
        ("是七十三不是八十三", 73),
        ("讲错了是七十三", 73),
        ("不是83号是73号", None),
        ("我妈八十三", None),
        ("不是五十是六十", None),
    ],
)
def test_an_age_is_put_right_without_the_word_for_years(text, age):
    assert put_right(text, 83) == age


def test_a_walk_takes_the_age_put_right():
    walk = take(Walk("old_age", {"age": 83}), "哦我讲错了我妈不是八十三是七十三")
    assert walk.facts["age"] == 73


def test_who_served_is_judged_by_the_rule_for_them_whatever_was_asked(day):
    told = {"age": 73, "preferential": True, "fixed_income": False}
    _, result = step(Walk(GENERAL, told), day)
    assert result is not None
    assert result.rule.id == "purchased_preferential"
    _, result = step(Walk(GENERAL, {"age": 73, "preferential": False}), day)
    assert result is None


@pytest.fixture
def day():
    from datetime import date

    return date(2026, 12, 1)


def test_thanks_alone_ask_for_nothing():
    assert only_thanks("好嘞谢啦")
    assert not only_thanks("好，帮我记下来谢谢")
    assert not only_thanks("好")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("护理型占多少", "share"),
        ("覆盖率到多少", "share"),
        ("这是谁的任务", "department"),
        ("民政局还是人社局发", "department"),
        ("合同要签多久", "term"),
        ("谁来验收把关", "check"),
        ("轮椅谁给", "doer"),
        ("一个月补多少", "amount"),
        ("要等多久", "deadline"),
    ],
)
def test_what_is_asked_for_is_known_by_its_words(text, kind):
    assert kind in kinds_in(text)


def test_what_it_is_changed_into_is_what_is_asked_about():
    lean = leaning("我改成营利性的呢")
    assert lean is not None
    assert lean.means is not None
