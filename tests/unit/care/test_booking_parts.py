"""A correction of part of an address, a number or a name changes that part and nothing else."""

import pytest
from booking_line import Form

from care.booking_parts import put_right
from care.bookings import Draft
from care.text import normalise

TOLD = (
    "想请人来打扫",
    "下个礼拜二上午九点",
    "玉州区城北街道广场东路26号，老供销社后面",
    "13800000123",
    "我叫陈桂芳",
)
WHERE = "广场东路{},老供销社后面"


def corrected(said: str) -> Form:
    form = Form(*TOLD)
    assert form.progress.asked == "confirm"
    form.say(said)
    return form


@pytest.mark.parametrize(
    ("said", "door"),
    [
        ("门牌讲错咗，唔系26号，系62号", "62号"),
        ("等等，那个门牌号不对，是六十二号才对", "六十二号"),
        ("26号不对，62号", "62号"),
        ("不是二十六号是二十八号", "二十八号"),
        ("把门牌26号改成27号", "27号"),
        ("门牌写28号先啱", "28号"),
        ("门牌念反了", "62号"),
        ("我把数字讲反了 是62号", "62号"),
        ("是36号，不是26号", "36号"),
        ("楼层冇讲，系3楼", "26号3楼"),
        ("还有楼层，三楼", "26号三楼"),
        ("门牌应该是62号，我老糊涂了", "62号"),
        ("毋系26号，系16号", "16号"),
        ("门牌错了是62号人老了记性差", "62号"),
        ("唉门牌号我记岔了，不是26，是62", "62号"),
    ],
)
def test_a_door_is_put_right_and_is_no_day(said, door):
    form = corrected(said)
    assert (form.draft.address, form.draft.date) == (WHERE.format(door), "2026-12-01")
    assert (form.draft.phone, form.draft.name) == ("13800000123", "陈桂芳")
    assert form.draft.note is None
    assert form.progress.asked == "confirm"


@pytest.mark.parametrize(
    ("said", "address", "town"),
    [
        ("路名错了，是广场西路", "广场西路26号,老供销社后面", "城北街道"),
        ("不是广场东路，是工业路", "工业路26号,老供销社后面", "城北街道"),
        ("唔系东路，系西路", "广场西路26号,老供销社后面", "城北街道"),
        ("是城南街道，不是城北街道", "广场东路26号,老供销社后面", "城南街道"),
        ("不是城北街道，是玉城街道", "广场东路26号,老供销社后面", "玉城街道"),
        ("不是老供销社，是老粮所后面", "广场东路26号,老粮所后面", "城北街道"),
    ],
)
def test_a_road_or_a_town_is_put_right(said, address, town):
    form = corrected(said)
    assert (form.draft.address, form.draft.town) == (address, town)
    assert form.draft.date == "2026-12-01"


def test_a_town_put_right_is_read_with_the_address():
    form = Form(*TOLD)
    assert "城西街道" in form.say("镇不对，是城西街道，不是城北街道")


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("电话尾号错了，不是0123，是0321", "13800000321"),
        ("最后四位不是零一二三，是零一三二", "13800000132"),
        ("电话中间那四位错了，是0001", "13800010123"),
        ("电话中间四位不是零零零零，是零零一一", "13800110123"),
        ("电话头三位不是138，是139", "13900000123"),
        ("号码最后两位念反了，是32", "13800000132"),
        ("电话倒数第二位错了，是4", "13800000143"),
        ("电话第三位不对，应该是9", "13900000123"),
    ],
)
def test_digits_of_a_phone_are_put_right(said, phone):
    form = corrected(said)
    assert (form.draft.phone, form.draft.address) == (phone, WHERE.format("26号"))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("名字唔啱，唔系桂芳，系桂香", "陈桂香"),
        ("名字写错了，不是桂芳，是桂花", "陈桂花"),
        ("我不姓陈，姓程", "程桂芳"),
        ("姓程不姓陈", "程桂芳"),
        ("不是陈桂芳，是陈贵芳", "陈贵芳"),
        ("名字错咗，唔系桂芳，系桂芬", "陈桂芬"),
    ],
)
def test_part_of_a_name_is_put_right(said, name):
    assert corrected(said).draft.name == name


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("日子错了，不是1号，是3号", "2026-12-03"),
        ("不是1号，是2号", "2026-12-02"),
        ("改成26号", "2026-11-26"),
        ("那天不行，26号来", "2026-11-26"),
        ("26号吧，26号上午九点", "2026-11-26"),
        ("改到28号", "2026-11-28"),
        ("日期改成12月26号", "2026-12-26"),
    ],
)
def test_a_day_stays_a_day(said, date):
    form = corrected(said)
    assert (form.draft.address, form.draft.date) == (WHERE.format("26号"), date)


@pytest.mark.parametrize(
    "said",
    [
        "对，都对",
        "没错，就是26号",
        "不是，我是想问一下谁来",
        "不是我住，是我妈住",
        "不是自己擦，是师傅带梯子来擦吗",
        "隔壁28号那家也想约",
        "上次来的不是小李，是小王",
        "我女儿不是住这里，是住南宁",
        "这个电话不是手机，是座机吗",
        "门牌没错，二十六号",
        "来的不是一个人，是两个人吧",
    ],
)
def test_what_puts_nothing_right_changes_nothing(said):
    form = corrected(said)
    held = (form.draft.address, form.draft.date, form.draft.phone, form.draft.name)
    assert held == (WHERE.format("26号"), "2026-12-01", "13800000123", "陈桂芳")


def test_a_door_called_wrong_is_asked_for_and_the_road_stays():
    form = corrected("门牌错了")
    assert form.progress.asked == "address"
    form.say("是62号")
    assert form.draft.address == WHERE.format("62号")
    assert form.progress.asked == "confirm"


def test_nothing_is_put_right_of_an_empty_form():
    assert put_right(normalise("不是26号，是27号").text, Draft(), None) is None
