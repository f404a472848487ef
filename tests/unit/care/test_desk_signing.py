"""Wishes to sign up that name nothing, and questions about a sign-up that wish for one as well."""

from dataclasses import replace

import pytest

from care.desk import Desk
from care.desk_signing import joins, meant_by, only_asks, signs_up

RECORD = Desk().citing("12", "社区卫生服务机构应当为老年人建立健康档案。", "医养")


@pytest.mark.parametrize(
    "text",
    [
        "那你帮我登记一下 我叫苏玉梅",
        "那帮我登记",
        "那就报一个",
        "我要参加",
        "好 帮我报个名",
        "给我妈建一个吧",
        "那帮我外婆登记一下",
        "啱晒 就咁登记啦 唔该",
        "算我一个",
        "恁样涯就报个名 涯叫赖水英",
        "咁我报埋名啦",
        "报名吧",
    ],
)
def test_a_bare_wish_to_sign_up_means_what_was_just_told_of(text):
    assert meant_by(text, RECORD) == "health_record"
    assert meant_by(text, Desk()) is None
    # 帮我记一下 takes up the note that was offered, 登记 what was asked about
    registers = "health_record" if "登记" in text else None
    assert meant_by(text, RECORD.asking("note")) == registers


@pytest.mark.parametrize(
    "text",
    [
        "帮我登记紧急呼叫",
        "我想报个旅行团",
        "帮我订饭",
        "登记要带什么",
        "报名要钱吗",
        "我要投诉",
        "我想参加婚礼",
        "帮我记一下药",
    ],
)
def test_a_wish_that_names_its_thing_or_a_question_is_none(text):
    assert not signs_up(text)


@pytest.mark.parametrize(
    "text",
    [
        "社區可以幫老人建健康檔案嗎 我想幫外婆建一個",
        "健康档案我还没建 怎么弄的",
        "能给我妈建一个吗",
        "我家婆的档案还没建，去哪里建",
        "想帮下老人家 你们要不要义工",
        "我想你帮我记一下我的健康档案 人家问我什么病我答不全",
    ],
)
def test_a_question_with_a_wish_of_ones_own_does_not_only_ask(text):
    assert not only_asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "社区会帮老人建健康档案吗",
        "健康档案是谁来建的",
        "建档案要钱吗",
        "想问下健康档案怎么建",
        "社区卫生站有没有给老人建健康档案",
        "想帮我家老人问问培训免费吗",
    ],
)
def test_a_question_about_a_sign_up_only_asks(text):
    assert only_asks(text)


@pytest.mark.parametrize(
    "text", ["我老公也要报 他叫陈大有", "我妹妹黄玉梅，13877546632，也报", "我妈也想参加"]
)
def test_somebody_else_joins(text):
    assert joins(text)


@pytest.mark.parametrize("text", ["我也要报", "我老公也同意", "医药费我爸也报销", "也报上"])
def test_nobody_else_joins(text):
    assert not joins(text)


TRAINING = replace(Desk(), questions=("我照顾家婆，有没有培训", "都是哪里教", "几号开班")).asking(
    "note"
)
VOLUNTEER = replace(Desk(), questions=("志愿者要做什么", "要去多久")).asking("note")


@pytest.mark.parametrize(
    "text",
    [
        "那先帮我报个名吧，梁小芳，13800001234",
        "那就报一个",
        "好，我要参加",
        "帮我报名",
        "噉你帮我报个名啦",
        "得，帮我老婆报一个",
        "我想报名",
        "行 报名吧",
        "麻烦帮我报上名",
        "那我也要参加",
        "好 就报名吧 玉州区的",
        "我要报名",
    ],
)
def test_who_wishes_to_join_leaves_no_note(text):
    assert meant_by(text, TRAINING) == "training"
    assert meant_by(text, VOLUNTEER) == "volunteer"


@pytest.mark.parametrize(
    "text",
    [
        "好，帮我记一下",
        "那你登记一下",
        "记吧",
        "麻烦帮我记下来",
        "要，13800001234",
        "报名要什么证件",
        "报销要去哪里",
        "报警吧",
        "先不报名",
        "帮我报告一下领导",
        "好",
        "我要订饭",
    ],
)
def test_who_takes_the_note_joins_nothing(text):
    assert meant_by(text, TRAINING) is None
