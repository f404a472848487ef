"""Where to come to: the place alone, without whom to reach there."""

import pytest

from care.booking_people import place_alone


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
