"""What a caller says over again, or of today and of a neighbour, changes nothing that was told."""

from datetime import datetime

import pytest

from care.booking_changes import given_up_unbooked
from care.booking_edits import task_in
from care.booking_hearing import hear
from care.bookings import Draft
from care.clock import SHANGHAI
from care.records import Booking

NOW = datetime(2026, 11, 25, 9, 20, tzinfo=SHANGHAI)


def day(text):
    return hear(text, asked="date", draft=Draft(service="助餐"), now=NOW).when.date


def number(text):
    return hear(text, asked="phone", draft=Draft(service="物品代购"), now=NOW).phone.digits


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("哦今天都25号了……那后天中午，两份", "2026-11-27"),
        ("今天是二十五号对吧，大后天上午", "2026-11-28"),
        ("今日25号喇，噉后日得唔得", "2026-11-27"),
        ("就今天25号吧", "2026-11-25"),
        ("今天25号下午", "2026-11-25"),
    ],
)
def test_what_today_is_is_no_day_for_a_visit(text, meant):
    assert day(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "一三三 七七六五 四零八零 不是四零八零 是四零八九 最后一个九",
        "一三三七七六五四零八九 最后一位是九",
        "一三三 七七六五 四零八 最后一个九",
    ],
)
def test_a_last_digit_said_once_more_is_no_digit_more(text):
    assert number(text) == "13377654089"


def test_a_neighbour_with_a_title_does_not_take_the_callers_name():
    draft = Draft(service="家政", name="冯水金", beneficiary="李伯")
    assert hear("第二间是我家 李伯是第三间", asked="address", draft=draft, now=NOW).name is None


def booked(service):
    return Booking(
        id=f"b_{service}",
        reference="123456",
        conversation_id="c",
        turn_id="t",
        status="confirmed",
        service=service,
        created_at=NOW,
        updated_at=NOW,
    )


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("打扫那个莫来了 我崽讲佢返来自己搞", "家政"),
        ("系 取消打扫 饭照送", "家政"),
        ("饭不要了", None),
        ("不用送饭了，我儿子回来打扫煮饭", None),
        ("取消吧", None),
    ],
)
def test_what_was_never_booked_is_not_taken_for_what_was(text, other):
    assert given_up_unbooked(text, [booked("助餐")]) == other


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("那个 不要了 我侄女讲她来帮我擦", "cancel"),
        ("算了 莫来了 我自己搞", "cancel"),
        ("唔使嚟喇 我个女返嚟", "cancel"),
        ("不订了 儿子讲他回来搞", "cancel"),
        ("哎 还是不要了", "cancel"),
        ("不要了", None),
        ("不用了谢谢", None),
        ("不用了 没有别的事", None),
        ("叫她莫来太早", None),
        ("我女儿自己来", None),
    ],
)
def test_what_was_just_booked_is_called_off_without_its_name(text, task):
    assert task_in(text, [booked("家政")], NOW) == task


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("哎哟今天洗了一早上衣服累死我了 我是想约个人来修厨房的抽油烟机", "维修"),
        ("来修一下洗衣机", "维修"),
        ("帮我洗下抽油烟机", "家政"),
        ("装修完想搞卫生", "家政"),
    ],
)
def test_what_is_to_be_mended_is_not_cleaned(text, service):
    heard = hear(text, asked=None, draft=Draft(), now=NOW)
    assert (heard.service, heard.when.date) == (service, None)


def test_a_slip_owned_to_after_the_number_puts_its_end_right():
    said = "噢漏了一个 是一三八 七七五零 三三六九 不不 八 最后是八"
    assert number(said) == "13877503368"


@pytest.mark.parametrize("text", ["明朝日中午", "天光日中午"])
def test_tomorrow_in_hakka_is_tomorrow(text):
    assert day(text) == "2026-11-26"


def test_whoever_is_called_huo_has_a_name():
    text = "二环北路 建材市场后面自建房 我叫霍炎生 炎热的炎"
    assert hear(text, asked="address", draft=Draft(service="维修"), now=NOW).name == "霍炎生"
