"""A booking after an emergency takes what the caller points back to, and nothing else."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from actions.booking_pointed import with_pointed
from actions.turn import CurrentTurn
from care.booking_hearing import hear
from care.bookings import Draft
from care.clock import SHANGHAI

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=SHANGHAI)
DRAFT = Draft(service="助餐", date="2026-11-26", time="中午")
FALL = (
    "我在灶房滑倒了起不来",
    "我叫黎秋菊，住玉州区大塘镇粮站路16号",
    "我儿子的电话13877501066",
    "没事了，邻居扶我起来了",
)


@dataclass
class Past:
    ordinal: int
    text: str
    intent: str = "emergency"


class Turns:
    def __init__(self, said):
        self.past = [Past(n, text) for n, text in enumerate(said, 1)]

    @property
    def turns(self):
        return self

    def of(self, conversation_id):
        return self.past


def _heard(text, said=FALL, draft=DRAFT, asked="address"):
    turn = CurrentTurn("c", "t9", 9, "phone", NOW, text)
    now = hear(text, asked=asked, draft=draft, now=NOW)
    return with_pointed(Turns(said), now, draft, turn, asked)


@pytest.mark.parametrize("text", ["送到我头先讲的那里", "地址刚刚报过了", "还是那个地址就得"])
def test_the_place_told_in_the_emergency_is_meant(text):
    heard = _heard(text)
    assert (heard.county, heard.town, heard.name) == ("玉州区", "大塘镇", "黎秋菊")
    assert "粮站路16号" in heard.address


def test_the_place_told_last_is_meant():
    heard = _heard("地址刚才讲过了", (*FALL, "讲错了，我住玉州区大塘镇粮站路18号"))
    assert "18号" in heard.address


def test_nothing_is_taken_from_who_does_not_point_back():
    heard = _heard("对，没错")
    assert heard.address is None and heard.name is None


def test_what_is_told_anew_or_known_stays():
    assert "人民路" in _heard("刚才讲的不算，送到玉州区人民路5号").address
    assert _heard("还是那个地址", draft=Draft(service="助餐", address="人民路5号")).address is None


def test_only_the_callers_own_number_is_theirs():
    assert _heard("号码刚才讲了", asked="phone").phone is None
    own = _heard("号码刚才讲了", (*FALL, "我电话是13877501077"), asked="phone")
    assert own.phone is not None and own.phone.digits.endswith("1077")


def test_a_name_told_of_another_is_not_the_callers():
    said = ("我邻居叫陈大福，摔倒了", "在玉州区大塘镇粮站路16号")
    assert _heard("送到刚才讲的那里", said).name is None
