"""A visit to a home: whether one is wished for, when, with how many."""

from datetime import datetime

import pytest

from care.clock import SHANGHAI
from care.desk_homes import Visit, visit_in, wishes_visit

NOW = datetime(2026, 11, 25, 16, 40, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    "text", ["下礼拜三想去看看", "能不能参观一下", "我们想过去看一下环境", "可以先去看看吗"]
)
def test_these_wish_to_see_a_place(text):
    assert wishes_visit(text)


@pytest.mark.parametrize(
    "text", ["去看医生要带什么", "我想去看病", "先不去参观了", "以后再去看看", "看看还有没有床"]
)
def test_these_do_not(text):
    assert not wishes_visit(text)


@pytest.mark.parametrize(
    ("text", "visit"),
    [
        ("下礼拜三想去看看，下午，两个人", Visit("2026-12-02", "下午", 2)),
        ("后天上午九点去参观", Visit("2026-11-27", "09:00", None)),
        ("就我和我伯爷两个人去 下午去", Visit(None, "下午", 2)),
        ("想去看看", Visit()),
    ],
)
def test_the_day_and_the_people_are_heard(text, visit):
    assert visit_in(text, NOW) == visit


def test_a_visit_is_read_back_in_words():
    assert Visit("2026-12-02", "下午", 2).spoken() == "12月2日星期三下午，两个人"
    assert Visit().spoken() == ""


def test_when_somebody_wanders_is_not_when_the_home_is_seen():
    said = "我爸失智，晚上老往外走，想找家护理院，最好能去参观"
    assert visit_in(said, NOW) == Visit()
    assert visit_in("他晚上不睡，我们想后天上午过去看看", NOW) == Visit("2026-11-27", "上午")
