"""What a booking takes from turns that were about something else."""

from dataclasses import replace
from datetime import datetime

import pytest

from actions.booking_recall import beside_worry, with_alarm, with_doubted
from actions.turn import CurrentTurn
from care.booking_hearing import hear
from care.bookings import Draft
from care.clock import SHANGHAI
from tests.unit.actions.past_turns import DOUBT, Past, Turns

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=SHANGHAI)
DRAFT = Draft(service="助餐", date="2026-11-26", time="中午")


def _heard(past, text="好", asked="address"):
    turn = CurrentTurn("c", "t9", 9, "phone", NOW, text)
    now = hear(text, asked=asked, draft=DRAFT, now=NOW)
    return with_alarm(Turns(past), now, DRAFT, turn, 2, asked)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("玉州区大塘镇圩尾粮站宿舍一楼", "county", "玉州区"),
        ("我叫黎秋菊，电话13877501066", "name", "黎秋菊"),
        ("就用打来的这个号码", "this_number", True),
        ("要三份，后天中午", "quantity", 3),
        ("她吃东西老呛 打成糊", "note", "她吃东西老呛 打成糊"),
    ],
)
def test_a_turn_in_which_there_was_no_danger_counts_in_full(text, name, value):
    assert getattr(_heard([Past(8, text, verdict=DOUBT)]), name) == value


def test_a_second_question_whether_there_is_danger_changes_nothing():
    past = [Past(7, "我叫黎秋菊", verdict=DOUBT), Past(8, "没什么，不说了")]
    assert _heard(past).name == "黎秋菊"


def test_what_was_told_of_a_real_emergency_is_no_note_and_no_day():
    confirmed = {"escalation": {"level": "emergency"}}
    past = [
        Past(6, "她吃东西老呛，快没气了", verdict=DOUBT),
        Past(7, "有，快来", reply=confirmed),
        Past(8, "今天早上就这样了"),
    ]
    heard = _heard(past)
    assert heard.note is None
    assert heard.when.date is None


def test_who_calls_the_booking_off_is_not_held_to_what_was_told_before():
    heard = _heard([Past(8, "我叫黎秋菊", verdict=DOUBT)], text="算了不订了")
    assert heard.stop
    assert heard.name is None


@pytest.mark.parametrize(
    ("asked", "text", "kept"),
    [
        ("confirm", "胰岛素昨晚用完了，今天早上没得打", ()),
        ("phone", "胰岛素昨晚用完了，我电话13877501066", ("phone",)),
        ("date", "我昨天跌了一跤，今天还痛", ()),
        ("address", "她没饭吃了，住玉州区大塘镇粮站宿舍一楼", ("address", "county", "town")),
    ],
)
def test_words_to_be_followed_up_answer_only_what_was_asked(asked, text, kept):
    heard = beside_worry(hear(text, asked=asked, draft=DRAFT, now=NOW), asked)
    told = () if heard is None else tuple(n for n in kept if getattr(heard, n))
    assert told == kept
    assert heard is None or heard.when.date is None


@pytest.mark.parametrize(
    ("asked", "text", "day"),
    [
        ("date", "就今日咯 今日中午 煤气用完了 送气的还没来", "2026-11-24"),
        ("confirm", "早一天啊就是明天 明天下午得不得 家里一粒米都没有了", "2026-11-25"),
        ("confirm", "没药了怎么办，改下礼拜三也行", "2026-12-02"),
    ],
)
def test_a_day_said_by_itself_is_heard_beside_words_to_be_followed_up(asked, text, day):
    heard = beside_worry(hear(text, asked=asked, draft=DRAFT, now=NOW), asked)
    assert heard is not None
    assert heard.when.date == day


def _opening(past, text="明天下午送来，我叫钟月娥"):
    turn = CurrentTurn("c", "t9", 9, "phone", NOW, text)
    draft = Draft(service="物品代购")
    now = hear(text, asked=None, draft=draft, now=NOW)
    return with_doubted(Turns(past), now, draft, turn)


def test_goods_told_while_an_alarm_was_answered_are_on_the_list_when_the_form_opens():
    past = [Past(7, "我想叫人帮我买东西 我脚痛"), Past(8, "要土鸡蛋两斤 花生油五升装一桶")]
    assert _opening(past).items.put == ("土鸡蛋2斤", "花生油1桶")


def test_what_was_told_before_another_matter_is_no_list():
    past = [Past(5, "要土鸡蛋两斤"), Past(6, "高龄津贴怎么领", intent="ask_policy")]
    assert not _opening(past).items


def test_a_meal_called_off_in_a_turn_taken_for_an_alarm_is_called_off():
    past = [Past(8, "他讲后天接我去他那里住 饭不用订了", verdict=DOUBT)]
    assert _heard(past, "那我打给哪个部门问好", asked="phone").stop


@pytest.mark.parametrize(
    ("text", "gone"),
    [("奶奶刚说家里米还有，大米不要了", {"大米"}), ("家里没米了，老人没东西吃", set())],
)
def test_a_thing_comes_off_the_list_beside_words_to_be_followed_up(text, gone):
    draft = replace(DRAFT, service="物品代购", items=("大米10斤", "盐1包"))
    heard = beside_worry(hear(text, asked="confirm", draft=draft, now=NOW), "confirm")
    assert set(heard.items.drop if heard else ()) == gone
