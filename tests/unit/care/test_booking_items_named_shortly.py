"""A shorter name of a thing on a list means that thing, and what leads to a list is no thing."""

import pytest
from booking_line import NOW

from care.booking_hearing import hear
from care.booking_items import read_list
from care.bookings import Draft
from care.text import normalise

CUSHION = ("轮椅坐垫1个", "成人纸尿裤2包")
KITCHEN = ("土鸡蛋2斤", "花生油1桶", "无糖饼干2盒")


def after(said: str, having: tuple[str, ...] = ()) -> list[str]:
    return list(read_list(normalise(said).text, having=having).applied(having))


@pytest.mark.parametrize(
    ("said", "having", "changed"),
    [
        ("不好意思，纸尿裤改成3包", CUSHION, ["轮椅坐垫1个", "成人纸尿裤3包"]),
        ("尿裤要三包", CUSHION, ["轮椅坐垫1个", "成人纸尿裤3包"]),
        ("再加一包纸尿裤", CUSHION, ["轮椅坐垫1个", "成人纸尿裤3包"]),
        ("坐垫不要了", CUSHION, ["成人纸尿裤2包"]),
        ("把坐垫改成两个", CUSHION, ["轮椅坐垫2个", "成人纸尿裤2包"]),
        ("油唔使咯 我个女话佢买咗 鸡蛋加到三斤", KITCHEN, ["土鸡蛋3斤", "无糖饼干2盒"]),
        ("蛋改成一斤", KITCHEN, ["土鸡蛋1斤", "花生油1桶", "无糖饼干2盒"]),
    ],
)
def test_a_shorter_name_means_the_thing_on_the_list(said, having, changed):
    assert after(said, having) == changed


@pytest.mark.parametrize(
    ("said", "having"),
    [
        ("婴儿纸尿裤一包", CUSHION),
        ("猪油两斤", KITCHEN),
        ("咸鸭蛋十个", KITCHEN),
        ("鸡一只", KITCHEN),
    ],
)
def test_another_thing_with_a_like_name_is_put_beside_it(said, having):
    changed = after(said, having)
    assert changed[: len(having)] == list(having)
    assert len(changed) == len(having) + 1


def test_of_two_things_that_a_short_name_fits_none_is_taken():
    assert after("油不要了", ("酱油1瓶", "花生油1桶")) == ["酱油1瓶", "花生油1桶"]


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("代购送轮椅坐垫1个、成人纸尿裤2包", ["轮椅坐垫1个", "成人纸尿裤2包"]),
        ("送过来就行 大米十斤", ["大米10斤"]),
        ("帮买双棉拖鞋跟一条秋裤", ["棉拖鞋1双", "秋裤1条"]),
    ],
)
def test_what_leads_to_a_list_and_a_one_left_away_are_understood(said, put):
    assert after(said) == put


def test_what_stands_right_behind_the_order_to_buy_is_on_the_list():
    said = "两样：1，1月9日上午代购送轮椅坐垫1个，成人纸尿裤2包，地址陆川县马坡镇雄鹰村6队"
    heard = hear(said, asked=None, draft=Draft(service="物品代购"), now=NOW)
    assert heard.items.put == ("轮椅坐垫1个", "成人纸尿裤2包")
