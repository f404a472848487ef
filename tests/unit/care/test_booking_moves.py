"""A booking is moved by so much, from where it stands."""

from datetime import timedelta

import pytest

from care.booking_moves import moved_by
from care.text import normalise
from tests.unit.care.booking_line import Form

WHOLE = (
    "家政，星期四上午9点，玉州区人民东路6号，电话13877510000，我叫陈桂英",
    "家政，星期四上午，玉州区人民东路6号，电话13877510000，我叫陈桂英",
)


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("推迟一个钟头啦 佢要饮早茶", timedelta(hours=1)),
        ("时间推后半小时吧", timedelta(minutes=30)),
        ("迟一个半钟头", timedelta(minutes=90)),
        ("晚三个字来", timedelta(minutes=15)),
        ("早一个钟来得唔得", timedelta(hours=-1)),
        ("改成晚一天，时间照旧", timedelta(days=1)),
        ("往后挪一天", timedelta(days=1)),
        ("延后一个礼拜", timedelta(weeks=1)),
    ],
)
def test_a_step_is_read_with_its_direction(said, step):
    assert moved_by(normalise(said).text) == step


@pytest.mark.parametrize(
    "said",
    [
        "提前半个钟打电话给我",
        "上次迟到半小时",
        "师傅晚一个小时都得",
        "他早一天走了",
        "晚一点来",
        "今早三个钟头",
        "你们来之前提前十分钟讲一声",
    ],
)
def test_stories_calls_ahead_and_shrugs_move_nothing(said):
    assert moved_by(normalise(said).text) is None


def test_an_hour_is_moved_before_the_yes():
    form = Form(WHOLE[0])
    assert "9点半" in form.say("时间推后半小时吧，她要喂鸡")
    assert (form.draft.time, form.draft.note) == ("09:30", None)


def test_a_day_is_moved_and_the_hour_stays():
    form = Form(WHOLE[0], "晚一天，时间照旧")
    assert (form.draft.date, form.draft.time) == ("2026-11-27", "09:00")


def test_of_a_new_day_the_hour_that_stood_is_moved():
    form = Form(WHOLE[0], "周四改周五，时间提前一个钟")
    assert (form.draft.date, form.draft.time) == ("2026-11-27", "08:00")


def test_a_part_of_a_day_cannot_be_moved_by_an_hour():
    form = Form(WHOLE[1])
    assert form.progress.asked == "confirm"
    form.say("推迟一个钟")
    assert form.progress.asked == "time"


def test_an_hour_that_is_too_early_gives_way_to_the_one_wished_for():
    form = Form(WHOLE[0], "电话写错了是13877510031 另外9点太早了 10点好么")
    assert (form.draft.time, form.draft.phone) == ("10:00", "13877510031")


def test_a_place_that_is_called_another_is_replaced_whatever_is_asked():
    form = Form("家政，上午9点，玉州区人民东路218号")
    form.say("啊不对 人民东路是我公司 打扫的是我爷爷家 玉州区教育西路37号")
    assert form.draft.address == "教育西路37号"


def test_the_name_of_whom_it_is_for_changes_no_contact():
    form = Form(WHOLE[0], "阿婆姓黎叫黎桂英")
    assert form.draft.name == "陈桂英"
    assert "黎桂英" in form.draft.note


def test_a_name_beside_the_number_that_calls_is_heard():
    form = Form("家政，星期四上午9点，玉州区人民东路6号", caller="+8613877510000")
    form.say("宁国安 就用这个电话")
    assert (form.draft.name, form.draft.phone) == ("宁国安", "13877510000")


@pytest.mark.parametrize(
    ("said", "date", "time"),
    [
        ("改成再后一天", "2026-11-27", "09:00"),
        ("挪后一日得唔得", "2026-11-27", "09:00"),
        ("改第二日吧，钟点不变", "2026-11-27", "09:00"),
        ("改前一天", "2026-11-25", "09:00"),
        ("九点太早，晏半粒钟啦", "2026-11-26", "09:30"),
        ("九点太晏 早半个钟啦", "2026-11-26", "08:30"),
        ("推前一个骨", "2026-11-26", "08:45"),
    ],
)
def test_a_step_said_in_any_words_moves_what_is_read_back(said, date, time):
    form = Form(WHOLE[0])
    form.say(said)
    assert (form.draft.date, form.draft.time) == (date, time)


@pytest.mark.parametrize("said", ["第二日我女儿返来", "后一天再讲", "隔日打过电话", "晏昼饭"])
def test_a_day_after_that_is_not_changed_to_is_no_step(said):
    assert moved_by(normalise(said).text) is None
