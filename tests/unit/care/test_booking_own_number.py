"""The number that calls is taken for the one to be reached at, in whatever words."""

import pytest

from care import booking_told
from care.booking_own_number import this_number_in
from care.errors import ContentError
from care.telling import hear
from care.text import normalise


@pytest.mark.parametrize(
    "said",
    [
        "我叫梁桂芳 电话就打我现在打过来这个",
        "住大北路12号 电话就记我打过来这个",
        "系呀 就系依家打紧呢个号",
        "号码就写我打进来的这只",
        "电话涯用紧呢只就得",
        "你看得到我号码就记那个",
        "电话记我打来的",
        "就用这个号码",
    ],
)
def test_the_calling_number_is_taken_in_whatever_words(said):
    assert this_number_in(normalise(said).text)
    assert hear(said).this_number


@pytest.mark.parametrize(
    "said",
    [
        "这个电话是我借人家的",
        "这个号我过两日就停了",
        "现在打来的是我邻居的手机",
        "我打这个电话打了好多次",
        "打电话前先讲一声",
        "到了打我电话",
        "打我女儿的电话",
        "电话不是这个",
        "黄婆话打呢个电话有人嚟",
        "电话我等下讲",
        "我打来订饭",
    ],
)
def test_talk_of_another_number_or_of_calling_takes_none(said):
    assert not this_number_in(normalise(said).text)


def test_without_the_network_the_known_ways_still_serve(monkeypatch):
    def missing(asked, text):
        raise ContentError("reader.npz: gone")

    monkeypatch.setattr(booking_told, "read_turn", missing)
    assert this_number_in("就用这个号码")
    assert not this_number_in("电话就打我现在打过来那个")
