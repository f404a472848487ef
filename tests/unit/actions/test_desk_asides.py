"""Turns beside the matter: public homes, homes of the documents, family, a warm goodbye."""

import pytest

from care.desk_homes import asked_of_home, asks_of_public
from care.lonely import goes_about
from care.messages import Citation
from tests.unit.actions.desk_line import NOT_WRITTEN, DeskLine, Found
from tests.unit.actions.hotline import database

PUBLIC = Found(
    "公办院给三无、五保老人低收费照护。",
    "公办院给三无、五保老人低收费照护。要不要听原文？",
    (Citation("yulin-2015", "8", "提供无偿或低收费的供养", "办好公办保障性养老机构"),),
)


class PublicHomes:
    """Answers what 公办养老院 is asked of."""

    directory = None

    def answer(self, text, about=None, told=None):
        return PUBLIC if text.startswith("公办养老院") else NOT_WRITTEN


@pytest.fixture
def line(database_url):
    opened = database(database_url)
    yield DeskLine(opened)
    opened.close()


def test_public_homes_amid_an_enquiry_are_answered_from_the_documents(line):
    line.services = type(line.services)(line.database, PublicHomes(), line.services.duty)
    line.say("我想找个养老院，在北流", "ask_institution")
    said = line.say("公家办的那种呢 福利院便宜点吧", "ask_institution")
    assert said.startswith("公办院") and "要不要听原文" not in said
    assert "号码" in said or "电话" in said
    assert "公家办的那种呢" in line.consultations()[0].note


def test_whether_a_home_takes_somebody_is_noted_and_not_promised(line):
    line.say("我想找个养老院，在北流", "ask_institution")
    assert "评估" in line.say("我老头子有点痴呆 他们收不收", "ask_institution")


@pytest.mark.parametrize("said", ["收不收糊涂的老人", "他们肯不肯收", "能收我妈吗"])
def test_what_asks_whether_one_is_taken(said):
    assert asked_of_home(said) == "accepts"


@pytest.mark.parametrize("said", ["收多少钱一个月", "怎么收费", "收费贵不贵"])
def test_what_asks_for_the_price_asks_for_no_place(said):
    assert asked_of_home(said) == "price"


@pytest.mark.parametrize("said", ["我在福利院做过", "我住公家宿舍"])
def test_who_only_names_something_public_asks_nothing(said):
    assert not asks_of_public(said)


def test_after_a_warning_of_fraud_the_family_may_be_told(line):
    line.say("有人打电话要我先交三百手续费才给补贴 是不是骗人", "ask_policy")
    assert "跟家里人讲" in line.say("那要不要告诉我儿子 他在上海", "out_of_scope")


def test_without_a_warning_nothing_is_said_of_fraud(line):
    assert "96110" not in line.say("要不要告诉我儿子", "out_of_scope")


def test_who_talked_and_goes_about_something_is_let_go_warmly(line):
    line.say("没什么事 想找人讲讲话", "chitchat_lonely")
    line.say("老头子走了三年了", "chitchat_lonely")
    said = line.say("行 跟你讲讲话舒服多了 我去煮汤圆吃", "chitchat_lonely")
    assert "随时打来" in said and "？" not in said


@pytest.mark.parametrize("said", ["讲出来好受多了", "那我去睡了", "好咯 不跟你讲了 我去喂鸡"])
def test_a_goodbye_of_the_lonely(said):
    assert goes_about(said)


@pytest.mark.parametrize(
    "said",
    [
        "我去煮饭的时候又哭了",
        "昨天我去看电视了",
        "我去年走的老伴",
        "我就想去死了",
        "我去哪里都没人理",
    ],
)
def test_a_story_of_going_somewhere_is_no_goodbye(said):
    assert not goes_about(said)


def test_who_goes_on_telling_before_a_yes_is_listened_to_and_nothing_is_lost(line):
    line.say("我想建个健康档案", "health_record")
    line.say("我叫卢汉清 今年七十九 有高血压同糖尿病")
    line.say("住博白县龙潭镇 电话13877588231")
    assert "接着讲" in line.say("我对青霉素过敏 以前打针起红疹")
    assert "78岁" in line.say("啊 年龄讲错 虚岁七十九 实岁七十八")
    assert line.consultations()[0].conditions == ()
    assert "登记好了" in line.say("都对 就这样", "affirm")
    row = line.consultations()[0]
    assert row.age == 78
    assert {"高血压", "糖尿病"} <= set(row.conditions)


@pytest.mark.parametrize("said", ["就这样 再见", "不同意", "不对 就这样"])
def test_what_only_ends_or_refuses_is_no_yes_to_a_record(line, said):
    line.say("我想建个健康档案", "health_record")
    line.say("我叫卢汉清 今年七十九 有高血压")
    line.say("电话13877588231")
    line.say(said, "affirm")
    assert line.consultations()[0].conditions == ()
