"""What callers say of bookings beside booking: reassured, put off, or not about bookings at all."""

import pytest

from care.booking_after import (
    about_a_booking,
    asks_after,
    asks_health,
    asks_whether_there_is,
    not_now,
    only_wonders,
    orders_first,
    orders_now,
    some_other_time,
    stands_by,
    wants_reassurance,
)


@pytest.mark.parametrize(
    "said",
    [
        "真的取消了哈？",
        "真的订上了？",
        "明天不会又白跑一趟吧？",
        "那现在就只有星期一那一单，明天不会又白跑一趟吧？",
        "你真帮我订好咗未？",
        "确定取消咗喇？",
        "是不是都记上了",
        "订上没有",
        "唔会搞错啩，唔会唔嚟吧",
        "师傅不会忘了吧",
        "改好了吧",
        "真系得啦 系我讲嗰个钟数",
        "真的订上了吧 好 谢谢",
        "两个都订上了吗",
        "取消成功了吧？不会到时候还有人上门吧",
        "预约成功没有",
    ],
)
def test_these_want_to_be_reassured(said):
    assert wants_reassurance(said)


@pytest.mark.parametrize(
    "said",
    [
        "改到下个星期一",
        "帮我查下我订的饭几时来",
        "取消明天那个",
        "我真的要取消",
        "我不会用手机",
        "再订一份",
        "确定取消",
        "我要改一下时间",
        "帮我取消了吧",
    ],
)
def test_these_want_something_done(said):
    assert not wants_reassurance(said)


@pytest.mark.parametrize(
    "said",
    ["好，麻烦了，等她回来以后再约。", "过几天再订", "下次再打来", "到时再讲", "迟啲再约啦"],
)
def test_some_other_time_is_no_wish(said):
    assert some_other_time(said)


@pytest.mark.parametrize(
    "said", ["取消之后再帮我订一个", "改到后天", "等下师傅来吗", "下午再改到三点", "等下取消它"]
)
def test_a_wish_is_not_put_off(said):
    assert not some_other_time(said)


@pytest.mark.parametrize(
    "said",
    ["我要取消", "编号382146", "明天的饭不要了", "师傅怎么还没到", "改到后天", "几时来", "退了它"],
)
def test_these_are_about_a_booking(said):
    assert about_a_booking(said)


@pytest.mark.parametrize(
    "said",
    ["推来推去，一个个吃干饭的，丢那妈，那我找哪个去！", "你是人还是机器", "水费怎么多了八十块"],
)
def test_these_are_about_none(said):
    assert not about_a_booking(said)


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("行路买菜都得，冇跌过。系咪缺钙啊？", True),
        ("我食开降压药，有人话朝早食好，你话呢？", True),
        ("帮涯约只健康咨询", False),
        ("想问下医生血压药怎么吃", False),
        ("请个医生打电话来", False),
    ],
)
def test_a_question_about_health_is_no_booking(said, question):
    assert asks_health(said) == question


@pytest.mark.parametrize(
    "text",
    ["帮奶奶约个打扫，周六元宵节我们不在家，下周一上午9点吧", "想请个护士量血压，明天我不在"],
)
def test_an_order_is_one_whatever_it_was_taken_for(text: str) -> None:
    assert orders_first(text)


@pytest.mark.parametrize(
    "text",
    ["帮我取消约的打扫", "上次约的打扫不要了", "家政改到周五", "帮我查下约的护理"],
)
def test_what_is_about_a_booking_orders_nothing(text: str) -> None:
    assert not orders_first(text)


@pytest.mark.parametrize(
    "said",
    [
        "喂 我前几天叫你们来修水管 修到没 人呢 等到我颈都长了",
        "昨日约咗个阿姨来搞卫生 到而家都未见人",
        "我上个礼拜订的饭怎么没送来",
        "早几日喊你哋派人来通下水道 几时先来㗎",
        "前日打电话报修 师傅还没来",
        "我订了饭三天了都没送",
    ],
)
def test_who_asks_after_somebody_sent_for_orders_nothing_new(said):
    assert asks_after(said)


@pytest.mark.parametrize(
    "said",
    [
        "昨天叫的师傅修好了 今天想约个人打扫",
        "前几天摔了一跤 想叫护士来换药",
        "上次那个阿姨好 想再约她来",
        "我前几天叫人修没修好 帮我再约一个",
        "昨天没人来看我 想订明天的饭",
        "昨天打过来没人接 我想订饭",
        "水龙头坏了没人修 帮我叫个师傅",
    ],
)
def test_who_orders_amid_what_was_before_is_not_taken_to_ask_after_it(said):
    assert not asks_after(said)


@pytest.mark.parametrize(
    "said",
    [
        "爷爷平日中午有人送饭吗，就打听一下",
        "就问问你们有没有人上门剪头发",
        "平时有没有人上门理发的",
        "随便问问 有没有人陪着去医院",
    ],
)
def test_who_only_wants_to_know_what_there_is_books_nothing(said):
    assert only_wonders(said)
    assert asks_whether_there_is(said)


@pytest.mark.parametrize(
    "said",
    [
        "就问一下 帮我约个人明天打扫 得吗",
        "订饭 多少钱 就问问",
        "明天有人来打扫吗",
        "我就是想约个护士 明天有没有人",
        "我想要人送饭",
    ],
)
def test_a_wish_or_a_price_put_as_a_question_is_more_than_wondering(said):
    assert not only_wonders(said)


@pytest.mark.parametrize(
    "said", ["好 我问过屋企人先 今日唔使约", "今次先唔约住 我同仔女商量下", "现在先不订 谢谢你"]
)
def test_who_books_nothing_for_now_says_so(said):
    assert not_now(said)


@pytest.mark.parametrize("said", ["今天不约了 明天来可以吗", "今天不用来了", "今天要约一个"])
def test_another_day_or_a_booking_given_up_is_more_than_not_now(said):
    assert not not_now(said)


@pytest.mark.parametrize("text", ["两样都要", "对，两样都对", "几样都要的", "系，两单都订"])
def test_what_was_booked_is_stood_by(text: str) -> None:
    assert stands_by(text)


@pytest.mark.parametrize("text", ["两样都不要", "都要多少钱", "两份都要送到我家", "你们都好"])
def test_this_stands_by_nothing(text: str) -> None:
    assert not stands_by(text)


@pytest.mark.parametrize(
    "said",
    [
        "怪了 我儿子明明讲帮我订了的 那我现在订一份 明天中午",
        "哦 那是我记错了 那就现在订 冬至那天中午三份",
        "重新帮我约一个",
        "咁我而家订啦",
    ],
)
def test_what_was_never_booked_is_ordered_now(said):
    assert orders_now(said)


@pytest.mark.parametrize("said", ["我现在订的是哪天", "现在订好没", "现在订单是几号", "我订了饭"])
def test_who_asks_for_what_stands_orders_nothing_now(said):
    assert not orders_now(said)
