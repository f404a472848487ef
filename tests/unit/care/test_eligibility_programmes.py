"""Which entitlement is asked about, for whom, and what only tells how somebody fares."""

import pytest

from care.eligibility_asked import (
    asks_of_posts,
    asks_own,
    asks_what_help,
    only_tells,
    tells_of_body,
    told_facts,
)
from care.eligibility_hearing import hear, is_turning_years
from care.eligibility_programmes import programme_of


@pytest.mark.parametrize(
    ("text", "programme"),
    [
        ("我们护士那个护林金贴有没有得", "nursing_allowance"),
        ("学护理的，护龄津贴我有没有", "nursing_allowance"),
        ("那个高林金铁几岁有", "old_age"),
        ("我问两样 高龄津贴和服务券 先问服务券 我妈吃低保", "voucher"),
        ("先问清楚 高龄津贴几岁有", "old_age"),
        ("下岗的大姐来做 政府补社保不", "post_insurance"),
        ("我想学护理", "training"),
        ("社保补交要多少钱", None),
        ("护士专业毕业的有什么", None),
    ],
)
def test_what_is_asked_about_is_heard_by_words_sound_and_order(text, programme):
    assert programme_of(text) == programme


@pytest.mark.parametrize(
    "text",
    [
        "我叔是五保 想送他去敬老院 用不用自己出钱",
        "我妈吃低保的 住公家养老院要不要钱",
    ],
)
def test_who_was_granted_something_asks_what_a_home_costs_them(text):
    assert asks_what_help(text)


@pytest.mark.parametrize(
    "text",
    ["我妈瘫在床上 你们上门护理要不要钱", "五保老人住养老院要不要钱", "我叔住养老院要不要钱"],
)
def test_what_costs_money_is_no_entitlement_by_itself(text):
    assert not asks_what_help(text)


def test_a_home_that_tells_of_its_workers_asks_for_itself():
    assert asks_of_posts("我们敬老院请了个下岗的 合同签半年 政府补不补社保")
    assert not asks_of_posts("就业困难人员的社保补贴是怎么规定的")
    assert not asks_of_posts("养老院招就业困难的 老板有没有社保补贴")


def test_who_worked_for_years_expects_an_allowance():
    assert asks_own("我在敬老院做了六年 护龄津贴总该有吧")


def test_a_doctor_who_told_of_it_is_not_what_is_asked_for():
    assert asks_own("医生讲可以搞家庭病床 我老公能不能搞")
    assert not asks_own("能不能给我妈叫个医生来开家庭病床")


@pytest.mark.parametrize(
    "text",
    [
        "她八十了 吃饭要我喂 屎尿要我端",
        "他住养老院里 天天躺着 翻身都要护工",
        "是低收入家庭 居委讲的",
    ],
)
def test_needing_somebody_is_no_wish(text):
    assert only_tells(text)


@pytest.mark.parametrize(
    "text", ["我要你们来帮我妈洗澡", "要订个人喂饭 我妈瘫了", "低收入家庭有什么补贴"]
)
def test_a_wish_and_a_question_are_more_than_telling(text):
    assert not only_tells(text)


def test_how_somebody_fares_is_told_in_two_mentions_at_least():
    assert tells_of_body("洗澡一个人不敢 怕跌 得有人扶住")
    for text in ("好 那我走了", "谢谢你啊 我去做饭了", "洗澡要人扶 能不能派人来"):
        assert not tells_of_body(text)


def test_homes_at_large_are_nobodys_standing():
    assert "low_income" not in told_facts("低收入家庭有没有得")


def test_years_that_are_full_only_later():
    assert is_turning_years("等我做满两年再来找你")
    assert not is_turning_years("我做满两年了")


def test_insurance_that_is_paid_is_heard():
    assert hear("社保也都交了 能不能申请补贴", None)["pays_insurance"] is True
    assert hear("社保还没交", None).get("pays_insurance") is not True


def test_how_a_word_is_written_denies_nothing():
    assert hear("我讲的是五保 不是吃饱饭那个饱", None)["five_guarantee"] is True
