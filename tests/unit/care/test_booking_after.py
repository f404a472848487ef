"""What callers say of bookings beside booking: reassured, put off, or not about bookings at all."""

import pytest

from care.booking_after import (
    about_a_booking,
    asks_after,
    asks_health,
    asks_whether_there_is,
    books_later,
    not_now,
    only_wonders,
    orders_first,
    orders_now,
    put_off,
    some_other_time,
    stands_by,
    wants_reassurance,
)
from care.booking_answers import calls_off
from care.text import normalise


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


@pytest.mark.parametrize(
    "said",
    [
        "有没有人可以来家里陪我坐下的？不过今日先不订，过几日再讲",
        "你们有冇人嚟剪头发㗎？今次先唔约住，迟啲再打嚟",
        "能不能上门量血压啊？我先问问，过两天再约",
        "有人送饭吗，暂时不订",
        "先唔订，等我同仔女商量好先再讲",
        "现在还不急着约，等我老头子出院再说",
        "今天就先不约了，改天再打",
    ],
)
def test_who_books_another_day_is_left_in_peace(said):
    assert books_later(said)


@pytest.mark.parametrize(
    "said",
    [
        "今天还没订饭，帮我订",
        "先约明天上午的，后天的再说",
        "想订个护理，明天上午",
        "先订一份，不够再加",
        "现在预约得到吗",
        "今天约的那个几点来",
        "还没定好地址",
        "我今天订的饭还没到",
        "取消之后再帮我订一个",
        "改到后天",
        "现在先订两份",
    ],
)
def test_who_books_now_is_not_put_off(said):
    assert not books_later(said)


def test_whether_there_is_such_a_service_is_answered():
    assert "陪伴" in put_off("有没有人来陪我坐下，今日先不订", "陪伴").text
    assert "有的" not in put_off("今天先不订了").text


@pytest.mark.parametrize(
    "said",
    [
        "好，我记住咗，迟啲再打嚟",
        "过几天再订吧",
        "等我问过老公先再约",
        "下次再打来订",
        "我想好了再打给你",
        "过两日再打电话畀你哋",
        "那我改天再约",
        "晚点再打过来",
        "商量好了再打",
        "等我女儿返来再约",
    ],
)
def test_who_will_call_again_puts_the_booking_off(said):
    assert calls_off(normalise(said).text)


@pytest.mark.parametrize(
    "said",
    [
        "日期过几天再定，先记地址",
        "我儿子过两天再来",
        "晚点再来也行",
        "等下我再打过来",
        "电话等下再报",
        "迟点再送",
        "过几天再打一次针",
        "等她出院再来打针",
        "改天再约多少钱",
        "下次再订也要报编号吗",
    ],
)
def test_what_comes_later_puts_no_booking_off(said):
    assert not calls_off(normalise(said).text)


@pytest.mark.parametrize(
    ("text", "wonders"),
    [
        ("对的，预约就按这个来。下次换药我再上来约", True),
        ("好，没问题，下回要打扫再打进来约", True),
        ("行，照这个办，以后要买东西我再上来订", True),
        ("帮我约明天打扫，下次换药再约", False),
    ],
)
def test_what_stands_is_agreed_to_and_the_next_put_off(text: str, wonders: bool) -> None:
    assert only_wonders(text) is wonders


@pytest.mark.parametrize(
    "text",
    [
        "服务券能请人上门帮擦身洗澡吗",
        "服务券可不可以用来请护工",
        "有服务券能叫人来打扫吗",
        "那个券能不能请人来煮饭",
        "券能抵上门护理的钱吗",
        "那个服务券得唔得请人上门冲凉",
        "养老服务补贴可以拿来请保姆吗",
        "用服务券可以叫人送饭不",
        "服务券包不包洗衣服打扫",
        "护理补贴够不够请人上门翻身",
        "补贴能请个护士来家里打针么",
        "拿服务券叫人剪头发得不得",
    ],
)
def test_what_a_voucher_is_good_for_is_asked_and_orders_nothing(text):
    assert only_wonders(text)


@pytest.mark.parametrize(
    "text",
    [
        "帮我约人明天上门擦身",
        "我有服务券，帮我约个人上门洗澡",
        "服务券我有了，明天请人来打扫可以吗",
        "想请人上门帮擦身洗澡",
        "能不能请人上门帮我妈擦身",
        "明天上午能派个护士来换药吗",
        "我有补贴，能不能帮我订两份饭",
        "用服务券结账，订明天中午一份饭",
        "家里灯坏了能来修吗",
        "可以帮我订个理发吗后天下午",
        "券先不讲，帮我叫个人打扫",
        "阿妹帮我请个护工得不得",
    ],
)
def test_who_orders_does_so_with_a_voucher_too(text):
    assert not only_wonders(text)
