"""Who books another day, or asks what a voucher is good for, orders nothing now."""

import pytest

from care.booking_after import (
    books_later,
    only_wonders,
    put_off,
)
from care.booking_answers import calls_off
from care.text import normalise


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
