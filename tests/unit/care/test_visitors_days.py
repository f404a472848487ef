"""When kin and guests come is a reason, and no day of the booking; a day that is wished for is."""

from datetime import datetime

import pytest

from care.booking_hearing import hear
from care.bookings import Draft
from care.clock import SHANGHAI
from care.extractors.times import Resolved

NOW = datetime(2026, 12, 17, 11, 0, tzinfo=SHANGHAI)
DRAFT = Draft(service="物品代购", date="2026-12-18", time="上午", items=("鸡蛋2斤",))


@pytest.mark.parametrize(
    "said",
    [
        "牛奶再加一箱吧，外孙周末要来",
        "仔女听日返，猪肉要三斤",
        "鸡蛋要四斤，孙女礼拜天到",
        "周末屋企有客，再加两斤排骨",
        "再加一条鱼，外甥女周日来屋企食饭",
        "星期天我做寿，面条要五斤",
        "多买两斤肉啵，礼拜六摆酒",
        "大米换成二十斤 儿媳妇下周要回来住",
        "侄仔后日走，苹果加两斤",
        "花生油要两桶，二十号亲戚来吃饭",
        "𠊎孙子礼拜日转来，鸡蛋爱三斤",
        "老同学礼拜六来看我，橘子加三斤",
        "加一斤糖，孩子们周末放假",
    ],
)
@pytest.mark.parametrize("asked", ["confirm", "items"])
def test_a_visitors_day_is_no_day_of_the_booking(said, asked):
    heard = hear(said, asked=asked, draft=DRAFT, now=NOW)
    assert heard.when == Resolved()
    assert heard.days is None


def test_the_day_that_is_wished_beside_it_is_the_one():
    draft = Draft(service="物品代购")
    said = "鸡蛋两斤，孙子礼拜天要来，后天上午送来"
    assert hear(said, asked="items", draft=draft, now=NOW).when.date == "2026-12-19"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("孙子周末要来，改成礼拜六送吧", "2026-12-19"),
        ("不要明天了，改到二十号，孙子要来", "2026-12-20"),
        ("礼拜天送吧，等我女儿回来", "2026-12-20"),
        ("礼拜六送，那天我儿子来", "2026-12-19"),
        ("我女儿礼拜六在家，改礼拜六", "2026-12-19"),
        ("叫阿姨礼拜天来", "2026-12-20"),
        ("礼拜天上午来可以吗，我儿子在", "2026-12-20"),
        ("换到礼拜天，我孙子来那天", "2026-12-20"),
        ("你们礼拜六来", "2026-12-19"),
        ("师傅礼拜天过来最好", "2026-12-20"),
        ("改礼拜六，家里有客", "2026-12-19"),
        ("还是二十号送，亲戚要来吃饭", "2026-12-20"),
    ],
)
def test_a_day_that_is_wished_for_stays(said, day):
    assert hear(said, asked="confirm", draft=DRAFT, now=NOW).when.date == day


def test_it_may_be_meant_where_no_other_day_is_known():
    draft = Draft(service="助餐")
    heard = hear("礼拜天孙子要来，两份", asked="date", draft=draft, now=NOW)
    assert heard.when.date == "2026-12-20"
