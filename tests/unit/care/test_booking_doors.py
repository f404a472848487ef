"""A part of the address told alone, a house number that is no day, and towns put right."""

import pytest
from booking_line import NOW, Form

from care.booking_hearing import hear
from care.bookings import Draft

CLEANING = (
    "想请人来打扫",
    "下个礼拜二上午九点",
    "玉州区城北街道广场东路26号，老供销社后面",
    "13800000123",
    "我叫陈桂芳",
)
ERRAND = (
    "帮我买鸡蛋两斤、大米十斤，明天上午送到北流市城南路8号2单元301，我叫陈桂芳，电话13877510024",
)
NURSE = (
    "想请护士上门给我老伴换药，星期四下午三点，容县容州镇东门街15号市场对面，我叫李国强，电话13800000087",
)
VILLAGE = ("我要订两份午饭，后天中午，送到玉东新区茂林镇鹿潘村7队，我叫苏玉兰，电话13800000053",)


def after(told: tuple[str, ...], said: str) -> tuple[Form, Draft]:
    form = Form(*told)
    assert form.progress.asked == "confirm"
    before = form.draft
    form.say(said)
    return form, before


@pytest.mark.parametrize(
    ("told", "said", "address"),
    [
        (VILLAGE, "队写错了 是17队", "鹿潘村17队"),
        (VILLAGE, "17队", "鹿潘村17队"),
        (ERRAND, "是3单元", "城南路8号3单元301"),
        (ERRAND, "单元错了，是5单元", "城南路8号5单元301"),
        (ERRAND, "二单元没错 三零一系我个仔间屋 我住五零一", "城南路8号2单元501"),
        (ERRAND, "2单元系我弟，我是3单元", "城南路8号3单元301"),
        (ERRAND, "八号是八十号 我自己讲漏个十", "城南路八十号2单元301"),
        (ERRAND, "城南路十八号 十八 你是不是听漏了个十", "城南路十八号2单元301"),
        (ERRAND, "搬到城南路18号了", "城南路18号"),
        (NURSE, "不是大街上那个十五号，是巷子里的，东门街二巷15号", "东门街二巷15号"),
        (CLEANING, "26号后面再加3栋502", "广场东路26号3栋502,老供销社后面"),
    ],
)
def test_a_part_of_the_address_takes_the_place_of_its_like(told, said, address):
    form, before = after(told, said)
    assert form.draft.address == address
    assert (form.draft.date, form.draft.time) == (before.date, before.time)
    assert form.progress.asked == "confirm"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (NURSE, "十五号也对 星期四也对"),
        (NURSE, "东门街十五号没错"),
        (NURSE, "十五号系门牌，唔系日子"),
        (ERRAND, "三单元没错"),
        (ERRAND, "县错了没啊 我在北流市 城南路八号 嗯 是对的 我听成玉州了"),
        (CLEANING, "二十六号系门牌来嘅"),
    ],
)
def test_a_part_of_the_address_that_is_called_right_changes_nothing(told, said):
    form, before = after(told, said)
    assert form.draft == before


def test_a_number_called_the_door_is_no_yes():
    form, _ = after(NURSE, "十五号系门牌，唔系日子")
    assert form.outcome == "ask"


@pytest.mark.parametrize(
    ("told", "said", "date"),
    [
        (ERRAND, "改到八号", "2026-12-08"),
        (ERRAND, "八号来吧", "2026-12-08"),
        (NURSE, "那天不行，15号吧", "2026-12-15"),
        (NURSE, "改十五号", "2026-12-15"),
        (NURSE, "15号来", "2026-12-15"),
    ],
)
def test_a_day_wished_for_is_one_though_the_house_has_its_number(told, said, date):
    form, before = after(told, said)
    assert (form.draft.date, form.draft.address) == (date, before.address)


@pytest.mark.parametrize(
    ("told", "said", "county", "town"),
    [
        (NURSE, "镇错了，是石头镇", "容县", "石头镇"),
        (NURSE, "容县对 镇不对 我这里系石头镇 路名门牌都一样", "容县", "石头镇"),
        (NURSE, "不是容州镇 是那个 呃 石头镇 东门街十五号", "容县", "石头镇"),
        (ERRAND, "市错了 我搬到博白县了 不是北流市的", "博白县", None),
    ],
)
def test_a_county_or_town_put_right_leaves_the_road(told, said, county, town):
    form, before = after(told, said)
    assert (form.draft.county, form.draft.town) == (county, town)
    assert form.draft.address == before.address


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("玉州区人民东路140号3单元602 不对 3单元是我弟 我是2单元602", "人民东路140号2单元602"),
        ("福绵区福绵镇福西街 四十七号 哦讲错 是49号", "福西街 49号"),
        ("玉州区民主路10号，讲错咗，系12号", "民主路12号"),
    ],
)
def test_a_number_put_right_at_once_is_one_number(said, address):
    heard = hear(said, asked="address", draft=Draft(service="助餐"), now=NOW)
    assert heard.address == address
    assert heard.when.date is None


def test_a_day_put_right_at_once_stays_a_day():
    heard = hear("12月3号，讲错，是5号", asked="date", draft=Draft(service="助餐"), now=NOW)
    assert heard.address is None


@pytest.mark.parametrize(
    "said",
    [
        "系啊系啊 东门街嘛 市场对面嘛 好认的 门口有棵龙眼树",
        "对对 东门街十五号啦 市场对面那里",
        "就是市场对面嘛",
        "市场对面啦 好认的啦",
    ],
)
def test_what_repeats_the_address_changes_nothing(said):
    form, before = after(NURSE, said)
    assert form.draft.address == before.address


@pytest.mark.parametrize(
    ("said", "side"),
    [
        ("是市场后面 不是对面 对面是卖猪肉的", "市场后面"),
        ("市场旁边 不是对面 对面是学校", "市场旁边"),
        ("系市场隔篱 唔系对面", "市场隔壁"),
        ("不是对面 是后面", "市场后面"),
    ],
)
def test_the_side_put_right_is_not_what_stands_on_the_other(said, side):
    form, _ = after(NURSE, said)
    assert form.draft.address == f"东门街15号{side}"


def test_a_market_is_no_city_and_keeps_its_name():
    form, _ = after(NURSE, "送到市场后面")
    assert form.draft.address == "市场后面"


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("玉州区大北路七号不是七号是十七号", "大北路十七号"),
        ("玉州区大北路七号，唔系，十七号", "大北路十七号"),
        ("大北路七号三楼不是三楼是四楼", "大北路七号四楼"),
        ("大北路七号不是十七号", "大北路七号"),
    ],
)
def test_a_door_denied_and_told_anew_in_one_breath_is_no_day(said, address):
    form = Form("我想约个阿姨来搞卫生", "下礼拜二上午", said)
    assert (form.draft.address, form.draft.date) == (address, "2026-12-01")
