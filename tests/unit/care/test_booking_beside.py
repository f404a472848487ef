"""What a turn says beside its details: questions of price, reasons, doors, names of others."""

from datetime import datetime

import pytest

from care.booking_after import asks_of_several, wants_reassurance
from care.booking_hearing import hear
from care.booking_items import read_list
from care.booking_notes import open_questions
from care.booking_portions import portions
from care.bookings import Draft
from care.clock import SHANGHAI
from care.text import normalise

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)
LIST = ("鸡蛋2斤", "花生油1桶", "盐1包")


def heard(said, asked, **known):
    return hear(said, asked=asked, draft=Draft(**known), now=NOW)


@pytest.mark.parametrize(
    "said",
    ["一份大概多少钱？", "一个人来做吗", "两个钟够不够", "一次要几多钱", "一份够不够吃",
     "一份里面有几个菜", "一份贵不贵", "三份一共几多钱", "是一个人来还是两个人来",
     "四个人吃要几份"],
)  # fmt: skip
def test_what_is_asked_of_a_portion_orders_none(said):
    assert portions(normalise(said).text, "confirm", 3) is None
    assert heard(said, "confirm", service="助餐", quantity=3).quantity is None


@pytest.mark.parametrize(
    ("said", "having", "count"),
    [
        ("两份得唔得", 3, 2),
        ("送两份可以吗", None, 2),
        ("改成两份行不行", 3, 2),
        ("送三份要多少钱", None, 3),
        ("要三份，一份多少钱", None, 3),
        ("三份，够不够四个人吃", None, 3),
        ("再加一份好不好", 3, 4),
        ("我一份 老公一份", None, 2),
        ("我一份，我老伴一份，孙子两份", None, 4),
        ("我妈一份就够了", None, 1),
    ],
)
def test_a_wish_put_as_a_question_orders(said, having, count):
    assert portions(normalise(said).text, "confirm", having) == count


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("花生油莫买了 我崽昨日扛了一桶转来 加一包红糖", ("鸡蛋2斤", "盐1包", "红糖1包")),
        ("花生油不要了 屋里还有半瓶", ("鸡蛋2斤", "盐1包")),
        ("鸡蛋减到一斤 隔壁给了两斤", ("鸡蛋1斤", "花生油1桶", "盐1包")),
        ("隔壁阿婶送了五斤米", LIST),
        ("我女儿明天带两斤苹果来", LIST),
        ("我仲有三樽酱油", LIST),
        ("家里还有鸡蛋五个 鸡蛋就不要了", ("花生油1桶", "盐1包")),
        ("盐还剩半包 先不买", ("鸡蛋2斤", "花生油1桶")),
        ("上次买了三斤还没吃完", LIST),
        ("昨天买了两斤 还要一斤红糖", (*LIST, "红糖1斤")),
        ("漏了两斤青菜", (*LIST, "青菜2斤")),
        ("还有红糖两包", (*LIST, "红糖2包")),
        ("去隔壁超市买三斤苹果", (*LIST, "苹果3斤")),
        ("家里有两个人吃 面条要五斤", (*LIST, "面条5斤")),
    ],
)
def test_what_is_there_already_is_a_reason_and_no_order(said, changed):
    assert read_list(normalise(said).text, having=LIST).applied(LIST) == changed


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("博白县博白镇兴隆西路 老电影院对面那个巷子五号", "兴隆西路 老电影院对面那个巷子五号"),
        ("住兴隆西路12号", "兴隆西路12号"),
        ("兴隆西路 12号", "兴隆西路 12号"),
        ("文体路八号院五号", "文体路八号院五号"),
        ("建设街那个院子七号", "建设街那个院子七号"),
    ],
)
@pytest.mark.parametrize("asked", ["address", "date", "phone"])
def test_a_number_after_its_lane_is_a_door_and_no_day(said, address, asked):
    found = heard(said, asked, service="家政")
    assert (found.address, found.when.date) == (address, None)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("五号", "2026-12-05"),
        ("12号来", "2026-12-12"),
        ("下个月五号", "2026-12-05"),
        ("住民主路 五号来吧", "2026-12-05"),
        ("30号啦", "2026-11-30"),
    ],
)
def test_a_number_by_itself_is_a_day(said, day):
    assert heard(said, "date", service="家政").when.date == day


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("陆川县温泉镇 九龙山庄往里走两百米 门口有口水井那家",
         ("陆川县", "温泉镇", "九龙山庄往里走两百米 门口有口水井那家")),
        ("我在福绵区樟木镇", ("福绵区", "樟木镇", None)),
        ("北流市民安镇，圩口榕树旁边", ("北流市", "民安镇", "圩口榕树旁边")),
        ("北流市的养老院", (None, None, None)),
        ("玉州区有没有人来", (None, None, None)),
    ],
)  # fmt: skip
def test_a_place_told_of_its_own_accord_is_kept_while_the_phone_is_asked_for(said, place):
    found = heard(said, "phone", service="健康咨询")
    assert (found.county, found.town, found.address) == place


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("阿公大名李福生", "阿公大名李福生"),
        ("她叫陈秀珍", "她叫陈秀珍"),
        ("我爸叫覃国强", "我爸叫覃国强"),
    ],
)
def test_the_name_of_another_is_a_note_once_it_is_known_who_calls(said, note):
    found = heard(said, "confirm", service="健康咨询", name="周志明")
    assert (found.name, found.note) == (None, said)
    assert heard(said, "name", service="健康咨询").name == said[-3:]


@pytest.mark.parametrize("said", ["我叫李福生", "名字写错了，是李福生", "名字改成我爸的，叫李福生"])
def test_a_name_put_right_takes_the_place_of_the_old_one(said):
    assert heard(said, "confirm", service="健康咨询", name="周志明").name == "李福生"


@pytest.mark.parametrize(
    "said",
    ["电话是131 7765 哎后面几多来着 等我看下 是0082", "后面那几个数是什么", "尾数系几多啊"],
)
def test_what_is_said_to_oneself_over_a_number_is_no_question(said):
    assert open_questions(normalise(said).text, "phone") == ()


@pytest.mark.parametrize(
    "said",
    ["好的谢谢 回头我跟阿公讲 是4月6号吧", "系星期三上昼九点系咪", "就是明天上午九点对吧",
     "那是12月2号下午三点来吗", "是下周二吧？"],
)  # fmt: skip
def test_a_day_said_once_more_wants_to_be_confirmed(said):
    assert wants_reassurance(said)


@pytest.mark.parametrize(
    "said", ["能不能改到4月6号吧", "后天来吧", "我想订后天的吧", "是我记错了吧", "是不是要带身份证"]
)
def test_a_day_that_is_wished_for_is_not_confirmed(said):
    assert not wants_reassurance(said)


@pytest.mark.parametrize(
    ("said", "several"),
    [("现在订了哪两样 各是几点", True), ("两单都几时来", True), ("搞卫生是几点", False)],
)
def test_who_asks_of_several_bookings_is_told_all(said, several):
    assert asks_of_several(normalise(said).text) is several
