"""Who a booking is under: named by what they do, and never the words that only agree or act."""

from datetime import datetime

import pytest

from care.booking_hearing import hear
from care.bookings import Draft
from care.clock import SHANGHAI
from tests.unit.care.booking_line import Form

NOW = datetime(2026, 10, 21, 19, 45, tzinfo=SHANGHAI)


def name_of(said: str, asked: str | None) -> str | None:
    return hear(said, asked=asked, draft=Draft(service="助餐"), now=NOW).name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("帮我爸订餐，送到南洲路66号，收餐人刘启荣，电话13800000350", "刘启荣"),
        ("送饭到博白镇南洲路66号，收货人是我妈陈桂英，138 0000 0350", "陈桂英"),
        ("收件人：我爸周国平", "周国平"),
        ("接电话的是我弟梁振华", "梁振华"),
        ("签收人梁振华 13800000765", "梁振华"),
        ("取餐人姓黎 黎秀梅", "黎秀梅"),
    ],
)
def test_who_receives_or_answers_the_telephone_is_the_name(said, name):
    assert name_of(said, None) == name


@pytest.mark.parametrize(
    "said",
    [
        "确认",
        "提交",
        "下单",
        "搞定",
        "完事",
        "明白",
        "核实",
        "收线",
        "了解",
        "辛苦啦",
        "拜拜",
        "查下",
        "就按这个",
    ],
)
def test_words_of_assent_leave_and_acts_are_no_name_though_one_was_asked_for(said):
    assert name_of(said, "name") is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("阿珍", "阿珍"),
        ("七婆", "七婆"),
        ("启荣", "启荣"),
        ("成龙", "成龙"),
        ("对对，我叫陈芳", "陈芳"),
        ("用刘启荣这个名", "刘启荣"),
    ],
)
def test_short_names_and_names_behind_a_yes_are_names(said, name):
    assert name_of(said, "name") == name


def test_who_a_meal_is_taken_to_by_trade_is_no_name():
    assert name_of("送餐的人什么时候来，接电话的阿姨讲不清楚", None) is None


def test_who_it_is_for_is_kept_with_the_name_told_beside_the_callers():
    draft = Draft(service="上门护理", beneficiary="老头子")
    heard = hear("我叫黄桂兰 老头子叫陈有福", asked="address", draft=draft, now=NOW)
    assert (heard.name, heard.beneficiary) == ("黄桂兰", "老头子陈有福")


def test_who_wants_somebody_sent_is_no_name_of_whom_it_is_for():
    draft = Draft(service="上门护理", beneficiary="我妈", name="陈丽")
    heard = hear("我妈叫你们快点来", asked="phone", draft=draft, now=NOW)
    assert heard.beneficiary in (None, "我妈")


THEIRS = "我妈家水龙头漏水，想叫师傅来修，后天上午，送到北流市新圩镇兴隆街9号"


@pytest.mark.parametrize(
    ("named", "name"),
    [
        ("我妈叫封玉莲，打她电话15900000336", "封玉莲"),
        ("我妈名叫梁桂英，她手机13800000222", "梁桂英"),
        ("我妈大名叫韦秀珍，联系她13700000111", "韦秀珍"),
        ("我妈叫封玉莲，我叫封志明，电话13800000222", "封志明"),
    ],
)
def test_the_name_of_whom_it_is_for_serves_with_their_number(named, name):
    form = Form(THEIRS, named)
    assert form.draft.name == name
    assert form.progress.asked == "confirm"


def test_who_calls_from_the_number_that_was_told_is_asked_for_their_own_name():
    form = Form(THEIRS, "我妈叫封玉莲", "打我这个电话就行", caller="+8613900000111")
    assert form.draft.name is None
    assert form.progress.asked == "name"
    form.say("我叫封志明")
    assert (form.draft.name, form.draft.beneficiary) == ("封志明", "我妈封玉莲")


@pytest.mark.parametrize(
    ("whom", "said", "named"),
    [
        ("我老母亲", "我妈叫封玉莲", "我老母亲封玉莲"),
        ("我爸", "我父亲名叫封国强", "我爸封国强"),
        ("我老伴", "我老头子叫封大德", "我老伴封大德"),
        ("我妈", "不是给我妈，是给我爸的", "我爸"),
        ("我妈", "隔壁邻居妈妈叫封国英", None),
    ],
)
def test_one_person_goes_by_more_than_one_word(whom, said, named):
    draft = Draft(service="维修", beneficiary=whom)
    heard = hear(said, asked="date", draft=draft, now=NOW)
    assert heard.beneficiary == named


def test_a_relation_told_again_keeps_the_name_told_with_it():
    draft = Draft(service="维修", beneficiary="我老母亲封玉莲")
    heard = hear("给我妈用的", asked="date", draft=draft, now=NOW)
    assert heard.beneficiary is None
