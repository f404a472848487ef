"""Two bookings in one call: what is said of the second never changes the first."""

import pytest

from care.booking_later import goes_first
from care.text import normalise
from tests.unit.care.booking_line import Form

FIRST = "给我妈约个家政打扫，下周三上午9点，人民中路6号供电所宿舍，电话13800000001，我叫黄丽娟"
SECOND = "另外我妈要换药，想再约个上门护理，下周四下午三点半"


def two():
    form = Form(FIRST)
    form.say(SECOND)
    assert form.progress.queue == "上门护理"
    return form


@pytest.mark.parametrize(
    "said",
    [
        "地址一样的。她右脚上个月做了手术，伤口要换药，护士会带药水来吗？",
        "护士来的时候要戴口罩",
        "换药那个要快一点，伤口有点红",
        "护理的时间能不能定三点半以后",
        "量血压也一起做",
        "护士礼拜五来也行",
        "尿管也要看一下",
    ],
)
def test_a_remark_on_the_second_is_kept_for_it(said):
    form = two()
    before = form.draft
    form.say(said)
    assert form.draft == before
    assert form.progress.queue == "上门护理"
    assert form.progress.queued_words != SECOND
    assert form.outcome == "ask"


@pytest.mark.parametrize("said", ["对，两个都对，就这样订", "对", "嗯，家政的没错，订吧"])
def test_a_yes_books_the_first_and_the_second_still_waits(said):
    form = two()
    form.say(said)
    assert form.outcome == "book"
    assert form.draft.service == "家政"
    assert form.progress.queue == "上门护理"


def test_a_question_about_the_first_is_noted_for_it_and_answered_honestly():
    form = two()
    answer = form.say("家政那边要多久能做完呀 需要我妈自己准备工具不")
    assert "没有写明" in answer
    assert form.draft.service == "家政"
    assert "多久能做完" in form.draft.note


def test_a_correction_still_changes_the_first():
    form = two()
    form.say("电话打错了，是13800000002")
    assert form.draft.phone == "13800000002"
    form.say("不是家政，是要修水管")
    assert form.draft.service == "维修"


def test_the_second_can_be_called_off_while_it_waits():
    form = two()
    assert "不订了" in form.say("护理那个不要了")
    assert form.progress.queue is None
    assert form.draft.service == "家政"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("同埋嗰日中午可唔可以送兩份飯俾佢", "2026年12月2日"),
        ("还要那天中午送两份饭", "2026年12月2日"),
        ("另外明天送两份饭", "明天"),
    ],
)
def test_that_day_of_the_second_is_the_firsts(said, day):
    form = Form("陪我妈聊天，下周三下午三点，人民中路6号，电话13800000001")
    form.say(said)
    assert form.draft.service == "陪伴"
    assert form.progress.queue == "助餐"
    assert day in form.progress.queued_words


def test_an_order_in_the_midst_is_a_second_booking_with_all_its_words():
    form = Form(FIRST)
    before = form.draft
    form.say("帮我约个护士礼拜五上午给我妈换药")
    assert form.draft == before
    assert form.progress.queue == "上门护理"
    assert "礼拜五" in form.progress.queued_words


@pytest.mark.parametrize(
    "said",
    [
        "先讲订饭明天中午两份我跟我老头子吃",
        "先说搞卫生吧，礼拜六上午来",
        "订饭那个先讲，明天中午",
        "咁先订饭啦",
        "首先是送饭，后天中午",
        "修灯先啦，急住用",
        "先弄搞卫生的",
        "哎先订饭先，明天中午一份饭",
    ],
)
def test_what_goes_first_is_said_in_many_ways(said):
    assert goes_first(normalise(said).text)


@pytest.mark.parametrize(
    "said",
    [
        "订饭明天中午",
        "搞卫生先不要了",
        "饭不急，先等等",
        "先这样吧，搞卫生的事就定了",
        "我先吃早餐再说",
        "搞卫生礼拜六上午",
        "先不讲订饭",
        "送饭的先生姓什么",
    ],
)
def test_a_thing_put_off_or_done_first_is_no_service_that_goes_first(said):
    assert not goes_first(normalise(said).text)


def test_the_service_spoken_of_first_is_booked_and_the_other_waits_with_what_was_told():
    form = Form("想请人搞卫生", "礼拜六上午")
    form.say("先订饭先，明天中午一份")
    assert (form.draft.service, form.draft.date, form.draft.quantity) == ("助餐", "2026-11-24", 1)
    assert form.progress.queue == "家政"
    assert "11月28日" in form.progress.queued_words
