"""Single details of a booking, each in its own field: doors, tasks, reasons, persons."""

import pytest

from care.booking_hearing import hear
from care.booking_items import read_list
from care.booking_notes import note_in
from care.booking_people import beneficiary_in, name_of_another
from care.bookings import Draft
from care.extractors import phones
from care.text import normalise
from tests.unit.care.booking_line import NOW


def heard(said, asked=None, **known):
    return hear(said, asked=asked, draft=Draft(**known), now=NOW)


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("兴业县石南镇那个玉贵路一百二十号电话打我的一三五一七八五零七六八", "玉贵路一百二十号"),
        ("福绵镇 玉福大道一百零三号 石狗路口那家", "玉福大道一百零三号 石狗路口那家"),
        ("樟木镇罗冲村三队二十六号进村口第一家", "罗冲村三队二十六号进村口第一家"),
        ("兴业县葵阳镇罗冲村 二十六号", "罗冲村 二十六号"),
        (
            "博白县博白镇饮马江小区（江边那个门进）5栋301，门铃坏了请敲门",
            "饮马江小区（江边那个门进）5栋301",
        ),
        ("福绵区新桥镇大楼村旺山屯 到了村口打电话 有人出来接", "大楼村旺山屯"),
        ("北流市北流镇二环南路一百零八号五楼没有电梯的哦辛苦你们", "二环南路一百零八号五楼"),
        (
            "玉州区新团路一百一十二号二楼 楼下系卖猪脚粉嘅",
            "新团路一百一十二号二楼 楼下是卖猪脚粉的",
        ),
        ("北流市新街保安路3号", "新街保安路3号"),
        ("北流市民安镇丰村十一组老大队部隔壁就得了", "丰村十一组老大队部隔壁"),
        ("博白县双凤镇大垌屯十八号门口有口鱼塘", "大垌屯十八号门口有口鱼塘"),
    ],
)
def test_an_address_is_whole_in_the_callers_words_and_no_more(said, address):
    told = heard(said, "address", service="家政", date="2026-12-01", time="上午")
    assert told.address == address
    assert told.when.date is None


@pytest.mark.parametrize("said", ["二十六号来", "改到二十六号", "本月二十六号下午"])
def test_a_number_of_the_month_stays_a_day(said):
    told = heard(said, "address", service="家政", date="2026-12-01", time="上午")
    assert told.address is None
    assert told.when.date is not None


@pytest.mark.parametrize(
    ("said", "service", "note"),
    [
        ("厕所马桶塞咗 臭到死 喊人来通下", "维修", "厕所马桶塞了"),
        ("我老伴中风 尿管要换啦 想请个护士上门", "上门护理", "尿管要换"),
        ("想给外婆约上门护理 量血压 看看脚上的伤口", "上门护理", "量血压；看看脚上的伤口"),
        ("给我外婆订午饭，牙口不好煮烂点，少盐", "助餐", "牙口不好煮烂点；少盐"),
        ("预约家政擦玻璃+洗油烟机", "家政", "擦玻璃+洗油烟机"),
        ("大楼村旺山屯 到了村口打电话", "上门护理", "到了村口打电话"),
        ("替五保户来问的他屋里电灯坏了", "维修", "电灯坏了"),
        ("电话尾号八七六 莫写错成八七九", "助餐", None),
        ("北流镇二环南路五楼没有电梯", "家政", "没有电梯"),
        ("明天上午来换药", "上门护理", "换药"),
        ("到了就打电话订餐", "助餐", None),
        ("我住三号院，明天打这个电话", "家政", None),
    ],
)
def test_a_note_is_the_task_as_it_was_put(said, service, note):
    assert note_in(said, normalise(said).text, None, service) == note


def test_a_blocked_catheter_is_for_the_nurse():
    assert heard("我妈尿管堵了要换一条新的你们派个护士来").service == "上门护理"
    assert heard("厕所堵了").service == "维修"


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("替黄五婶约健康咨询", "黄五婶"),
        ("屯里四个五保老人 想帮他们订饭", "四个五保老人"),
        ("想帮我们村三个孤寡老人订饭", "我们村三个孤寡老人"),
        ("给公公婆婆订餐", "公公婆婆"),
        ("我阿婆九十岁了牙都掉光了想订饭", "我阿婆"),
        ("替村里的五保户李伯来问的", "李伯"),
        ("我家对门的邓伯一个人住手抖得厉害", "对门的邓伯"),
        ("妈妈一个人在容县，想给她送饭", "妈妈"),
        ("隔壁王阿姨说你们这里有人打扫", None),
        ("后天我哥在家陪她 那天不用送", None),
        ("我爸走不动路，能不能给他理发", "我爸"),
        ("我儿子不好说话", None),
        ("我和老伴两个人吃", None),
    ],
)
def test_whom_it_is_for(said, whom):
    assert beneficiary_in(said) == whom


def test_who_it_is_for_is_known_when_she_is_spoken_of():
    assert beneficiary_in("我姐讲给她少放盐", known=True) is None


def test_a_name_of_who_is_helped_is_none_of_the_callers():
    assert name_of_another("阿婆姓黎叫黎桂英", "黎桂英")
    assert name_of_another("我姓黎叫黎桂英", "黎桂英") is None


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("手机15077881234，我爸电话13677882345，打我爸的吧", "13677882345"),
        ("13677882345 我儿子的是15077881234 打我的", "13677882345"),
        ("奶奶电话0775-2655321 我电话18977512345 联系我", "18977512345"),
        ("我的是13512345678，我女儿的是13787654321", "13512345678"),
    ],
)
def test_the_number_to_call_is_whose_the_caller_says(said, digits):
    assert phones.chosen(said).digits == digits


@pytest.mark.parametrize(
    ("said", "having", "put", "drop"),
    [
        ("买点东西啊鸡蛋买三十个老伴讲要补补身还要一袋米", (), ("鸡蛋30个", "米1袋"), ()),
        ("要两斤猪肉孙子回来吃再来一条鱼", (), ("猪肉2斤", "鱼1条"), ()),
        ("老干妈一瓶", (), ("老干妈1瓶",), ()),
        ("酱油家里还有，去掉", ("酱油1瓶", "盐2包"), (), ("酱油",)),
        ("还有鸡蛋也要一板", ("盐2包",), ("鸡蛋1板",), ()),
        ("盐家里没有，要两包", ("盐1包",), ("盐2包",), ()),
    ],
)
def test_reasons_are_no_goods(said, having, put, drop):
    told = read_list(normalise(said).text, having=having)
    assert (told.put, told.drop) == (put, drop)


def test_washing_powder_is_no_washing():
    assert heard("再加洗衣液1瓶", "confirm", service="物品代购", items=("盐1包",)).second is None


def test_what_is_on_the_list_and_not_needed_comes_off():
    known = {"service": "物品代购", "items": ("胃药2盒", "口罩1包")}
    assert heard("口罩屋企仲有 唔使买", "confirm", **known).items.drop == ("口罩",)
    assert not heard("口罩要一包", "confirm", **known).items.drop


def test_a_name_beside_the_calling_number_is_heard():
    assert heard("江秋燕，这个号", "phone", service="上门护理").name == "江秋燕"
    assert heard("就这个号，谢谢", "phone", service="上门护理").name is None
