"""Whose name is written on a booking, and who is cared for, where a turn names both."""

from datetime import datetime

import pytest

from care.booking_contact import cared_for, written_under
from care.booking_hearing import Heard, hear
from care.booking_homes_left import without_left_home
from care.booking_people import beneficiary_in
from care.bookings import Draft
from care.text import normalise

NOW = datetime.fromisoformat("2027-05-11T12:40+08:00")
HELD = Draft(
    service="家政",
    date="2027-05-14",
    time="09:00",
    phone="13800002631",
    name="甘家辉",
    address="罗冲村 门牌二十七号",
)


def told(text: str, draft: Draft = HELD, asked: str | None = "confirm") -> Heard:
    return hear(text, asked=asked, draft=draft, now=NOW)


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("联系人写我", "mine"),
        ("有事找我", "mine"),
        ("他不管事 联系写我", "mine"),
        ("联系人写我表妹 她叫庞丽萍", "theirs"),
        ("唔好登我名 登返我老婆", "theirs"),
        ("名字改成我老婆的", "theirs"),
        ("不要登我老婆", None),
        ("我老婆叫吕凤仪 她在家", None),
        ("电话打我现在这个", None),
    ],
)
def test_an_order_tells_whose_name_is_written(said: str, whose: str | None) -> None:
    assert written_under(normalise(said).text) == whose


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("我叫陈志伟 联系人写我表妹 她叫庞丽萍 庞大的庞 美丽的丽 浮萍的萍", "庞丽萍"),
        ("我姓蒙 内蒙古的蒙 蒙丽珍 老头叫罗建新 他不管事 联系写我", "蒙丽珍"),
        ("我叫离福生 黎明的黎 福气的福 住容县黎村镇 温河村", "黎福生"),
        ("我个名系旁志明 庞大嗰个庞 志气嘅志", "庞志明"),
        ("我叫宁国庆 国庆节那个国庆", "宁国庆"),
        ("我姓凌 名字两个字 志刚 志向的志 刚强的刚", "凌志刚"),
    ],
)
def test_the_name_written_is_the_one_that_was_ordered(said: str, name: str) -> None:
    draft = Draft(service="家政", date="2027-05-14", time="09:00")
    assert told(said, draft, "address").name == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("唔好登我名 登返我老婆 佢叫吕凤仪 双口吕 凤凰嘅凤 佢喺屋企", "吕凤仪"),
        ("联系人换我老婆吕凤仪", "吕凤仪"),
        ("名字不对 户口本上是家飞", "甘家飞"),
        ("我老婆叫吕凤仪 她在家", None),
    ],
)
def test_another_name_takes_the_place_of_the_one_held(said: str, name: str | None) -> None:
    assert told(said).name == name


def test_who_is_cared_for_is_no_contact() -> None:
    said = normalise("老人叫风桂莲 信封的封 我是村干部 我叫韦建军").text
    assert cared_for(said, said) == "封桂莲"
    draft = Draft(service="上门护理", name="韦建军", beneficiary="孤寡老人", phone="13800002631")
    heard = told("没错 老人写封桂莲 联系我 行", draft)
    assert (heard.name, heard.beneficiary) == (None, "孤寡老人封桂莲")


def test_an_official_calls_by_office_and_name_for_an_elder() -> None:
    assert (
        hear("我是社区网格员小韦，替一位老人约家政", asked=None, draft=Draft(), now=NOW).name
        == "小韦"
    )
    draft = Draft(service="上门护理", date="2027-05-14", name="小韦", beneficiary="一位独居老人")
    heard = told("老人蒋德全，82岁，住玉州区城西街道石子岭3巷5号", draft, "address")
    assert (heard.name, heard.beneficiary) == (None, "一位独居老人蒋德全")


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("替辖区一位独居老人约上门护理", "一位独居老人"),
        ("那我跟我哥说一声，让他那天别出车", None),
        ("我通知我婆婆 让她在家等", None),
        ("叫我女儿打电话来", None),
        ("我跟我爸商量一下 给他换药", "我爸"),
        ("给我哥送两份饭 跟我哥说一声就行", "我哥"),
        ("同我阿妈换药", "我妈妈"),
        ("我同我妈住人民路", None),
        ("想帮一个老邻居约家政", "老邻居"),
    ],
)
def test_whom_somebody_speaks_to_is_not_whom_it_is_for(said: str, whom: str | None) -> None:
    assert beneficiary_in(normalise(said).text) == whom


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "住博白县亚山镇 温罗村 哎等下 我讲的是老屋 现在搬到民富村了 大水塘边",
            "住博白县亚山镇 住民富村 大水塘边",
        ),
        ("住旺岭村 那是老家 现在住到城西街道新民路了", "住城西街道新民路"),
        ("住温罗村 老屋那里 门口有棵树", "住温罗村 老屋那里 门口有棵树"),
    ],
)
def test_a_home_that_was_left_is_no_place_to_come_to(said: str, kept: str) -> None:
    assert without_left_home(said) == kept


@pytest.mark.parametrize("said", ["嗯 二十七号 冇问题", "是的 二十七号 莫跑错", "门牌二十七号 对"])
def test_the_number_of_the_house_said_again_is_no_day(said: str) -> None:
    heard = told(said)
    assert heard.when.date is None
    assert heard.yes


@pytest.mark.parametrize("said", ["改到二十七号", "二十七号来吧", "嗯 二十八号"])
def test_a_day_stays_a_day_beside_a_house_number(said: str) -> None:
    assert told(said).when.date is not None


def test_a_number_told_so_that_nobody_calls_it_is_none() -> None:
    heard = told("座机二八二三五六七那个别打 没人接 就打我这个手机", asked="address")
    assert heard.phone is None
    assert heard.this_number


def test_an_old_end_gives_way_to_the_new_one() -> None:
    assert told("尾号二六三一那个是旧的 现在是二六一三").phone_tail == "2613"
