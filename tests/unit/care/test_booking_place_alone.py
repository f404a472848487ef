"""Where to come to: the place alone, without whom to reach there."""

import pytest

from care.booking_places import place_alone
from tests.unit.care.booking_line import Form


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("北流市六靖镇镇政府后面 联系人还是我 电话也是刚才那个", "北流市六靖镇镇政府后面"),
        ("老粮所对面，电话就打我这个", "老粮所对面"),
        ("文体路3号，手机还是那个", "文体路3号"),
        ("电话亭旁边那栋楼", "电话亭旁边那栋楼"),
        ("老街 手机店楼上", "老街 手机店楼上"),
    ],
)
def test_whom_to_reach_is_no_part_of_a_place(said, place):
    assert place_alone(said) == place


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("地址改一下 我现在住女儿屋 在北流市 新松路 翠湖苑 七栋", "新松路 翠湖苑 七栋"),
        ("地址改一下 在北流市 新松路 锦绣花园 三栋二单元", "新松路 锦绣花园 三栋二单元"),
        ("地址改一下 在北流市 新松路 我女儿那里", "新松路"),
    ],
)
def test_estate_and_house_after_a_pause_are_of_the_new_address(said, address):
    form = Form("明天上午约护士上门打针，我是陶惠珍，电话13877501188，住玉州区民主南路99号", said)
    assert form.draft.address == address
