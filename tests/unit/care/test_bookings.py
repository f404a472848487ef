"""The booking form's dialogue: any order, any correction, one question, nothing without a yes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from care.booking_changes import without_kept
from care.booking_items import read_list
from care.booking_reading import han
from care.booking_services import services
from care.booking_words import spoken_time
from care.text import normalise
from tests.unit.care.booking_line import Form

FACTS = {
    "when": "明天下午三点",
    "address": "住人民东路6号",
    "phone": "电话13800000001",
    "name": "我叫陈桂英",
}


@settings(deadline=None, max_examples=24)
@given(st.permutations(sorted(FACTS)))
def test_the_same_facts_in_any_order_lead_to_the_same_booking(order):
    form = Form("我想请人打扫卫生", *(FACTS[name] for name in order))
    assert form.progress.asked == "confirm"
    form.say("对")
    assert form.outcome == "book"
    assert form.draft == Form("打扫卫生，" + "，".join(FACTS.values())).draft


WRONG = {
    "when": ("后天上午", "日子说错了，是明天下午三点"),
    "address": ("住江南路12号", "地址改成人民东路6号"),
    "phone": ("电话13900000002", "电话不对，是13800000001"),
    "name": ("我叫李秀兰", "名字错了，我叫陈桂英"),
}


@settings(deadline=None, max_examples=30)
@given(st.permutations(sorted(FACTS)), st.sampled_from(sorted(WRONG)), st.integers(0, 3))
def test_a_fact_told_wrongly_and_put_right_at_any_time_leads_to_the_same_booking(order, slip, wait):
    first, correction = WRONG[slip]
    lines = [first if name == slip else FACTS[name] for name in order]
    at = min(order.index(slip) + 1 + wait, len(lines))
    form = Form("我想请人打扫卫生", *lines[:at], correction, *lines[at:])
    assert form.draft == Form("打扫卫生，" + "，".join(FACTS.values())).draft
    assert form.outcome == "ask"
    form.say("对")
    assert form.outcome == "book"


@pytest.mark.parametrize(
    ("correction", "slot", "value"),
    [
        ("日子说错了，是后天", "date", "2026-11-25"),
        ("时间改成上午九点", "time", "09:00"),
        ("电话不对，是13900000002", "phone", "13900000002"),
        ("名字错了，我叫李秀兰", "name", "李秀兰"),
        ("地址改成江南路12号", "address", "江南路12号"),
    ],
)
def test_a_correction_at_the_end_changes_that_slot_alone(correction, slot, value):
    form = Form("打扫卫生，" + "，".join(FACTS.values()))
    before = form.draft
    form.say(correction)
    assert getattr(form.draft, slot) == value
    rest = {k: v for k, v in form.draft.to_slots().items() if k != slot}
    assert rest == {k: v for k, v in before.to_slots().items() if k != slot}
    assert form.progress.asked == "confirm"


def test_a_no_asks_what_to_change_and_a_named_slot_is_asked_again():
    form = Form("打扫卫生，" + "，".join(FACTS.values()))
    assert "哪里要改" in form.say("不对")
    assert "电话" in form.say("电话错了")
    form.say("13900000002")
    assert form.draft.phone == "13900000002"
    assert form.outcome == "ask"


def test_a_missing_digit_is_named_and_its_rest_completes_it():
    form = Form("打扫卫生", "明天上午", "人民东路6号")
    assert "少了1位" in form.say("138 0000 000")
    assert form.draft.phone is None
    form.say("13800000001")
    assert form.draft.phone == "13800000001"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("昨天", "11月23日星期一"),
        ("今天早上八点", "11月23日星期一"),
        ("12月2号星期四", "12月2日星期三"),
    ],
)
def test_a_day_that_is_past_or_not_its_weekday_is_asked_again_with_the_weekday(said, day):
    form = Form("打扫卫生")
    assert day in form.say(said)
    assert form.draft.date is None
    assert form.progress.asked == "date"


@pytest.mark.parametrize(
    ("said", "last"),
    [("11月31号", "11月只有30天"), ("腊月三十上午", "除夕是2月5日星期五")],
)
def test_a_day_its_month_has_not_is_asked_again_with_the_last_that_it_has(said, last):
    form = Form("打扫卫生")
    told = form.say(said)
    assert last in told
    assert han(told) <= 40
    assert form.progress.asked == "date"


def test_two_failures_bring_an_example_and_three_a_person():
    form = Form("打扫卫生", "明天上午", "人民东路6号")
    assert "听清" in form.say("啊")
    assert "11位" in form.say("什么")
    assert "按0" in form.say("啥")


def test_the_calling_number_is_used_only_after_a_yes():
    form = Form("打扫卫生", "明天上午", "人民东路6号", caller="+8613800000001")
    assert form.draft.phone is None
    form.say("可以")
    assert form.draft.phone == "13800000001"


def test_a_price_is_never_stated_and_the_question_is_noted():
    form = Form("打扫卫生")
    assert "没有写明" in form.say("多少钱一次")
    assert "价格" in form.draft.note


def test_a_bare_hour_belongs_to_the_part_of_day_said_before():
    form = Form("打扫卫生", "明天下午", "时间改成三点")
    assert form.draft.time == "15:00"


def test_a_shopping_list_grows_shrinks_and_changes():
    form = Form("帮我买鸡蛋两斤，一瓶酱油", "再加一把青菜", "酱油不要了", "鸡蛋改成三斤")
    assert form.draft.items == ("鸡蛋3斤", "青菜1把")


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("鸡蛋两斤青菜一把", ("鸡蛋2斤", "青菜1把")),
        ("两斤鸡蛋一瓶酱油", ("鸡蛋2斤", "酱油1瓶")),
        ("五花肉一斤半", ("五花肉1.5斤",)),
        ("鸡蛋爱三斤好了", ("鸡蛋3斤",)),
    ],
)
def test_amounts_stand_before_or_after_the_goods(said, items):
    assert read_list(normalise(said).text).put == items


@pytest.mark.parametrize("language", ["cmn", "yue"])
def test_questions_are_short_enough_to_be_heard(language):
    form = Form(language=language)
    for line in ("打扫卫生", "明天下午三点", "住人民东路6号二单元301", "138", "13800000001"):
        said = form.say(line)
        assert han(said) <= 40, said
        assert said.count("？") == 1, said


def test_every_service_asks_for_what_a_visit_needs():
    for service in services().values():
        assert {"phone", "name"} <= set(service.ask)
        if service.ends == "booking":
            assert "date" in service.ask


@pytest.mark.parametrize(
    ("value", "said"),
    [("15:00", "下午3点"), ("08:30", "上午8点半"), ("12:15", "中午12点15分"), ("下午", "下午")],
)
def test_times_are_said_as_people_say_them(value, said):
    assert spoken_time(value) == said


@pytest.mark.parametrize("said", ["谢谢", "多少钱", "不对", "等一下", "高龄津贴怎么领"])
def test_only_a_yes_books(said):
    form = Form("打扫卫生，" + "，".join(FACTS.values()))
    form.say(said)
    assert form.outcome == "ask"


@pytest.mark.parametrize("said", ["对", "好的", "是的没错", "可以，订吧", "系", "啱", "冇错"])
def test_a_yes_books_however_it_is_said(said):
    form = Form("打扫卫生，" + "，".join(FACTS.values()))
    form.say(said)
    assert form.outcome == "book"


def test_a_password_is_refused_and_not_kept():
    form = Form("水龙头坏了要修", "明天上午")
    assert "密码" in form.say("我的银行卡号是6222020000000000000，密码123456")
    assert "6222" not in str(form.draft.to_slots())
    assert "123456" not in str(form.draft.to_slots())


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("饭不要了，只留打针的", "饭不要了"),
        ("取消明天的打扫，后天的照旧", "取消明天的打扫"),
        ("都不要了", "都不要了"),
    ],
)
def test_what_is_to_stay_is_not_what_is_cancelled(said, left):
    assert without_kept(said) == left


def test_the_end_of_a_number_is_put_right_in_the_same_breath_and_later():
    form = Form("打扫卫生", "明天上午", "人民东路6号")
    form.say("电话一三八零零零零一零零七，唉，唔系，尾嗰三个系零零一")
    assert form.draft.phone == "13800001001"
    form.say("电话错了，尾号1017才对")
    assert form.draft.phone == "13800001017"


def test_an_amount_alone_is_of_what_was_named_last():
    form = Form("帮我买点东西：鸡蛋两斤，酱油一瓶，还要两包盐，成人纸尿裤2包，我撑拐杖挤不进去")
    assert form.draft.items == ("鸡蛋2斤", "酱油1瓶", "盐2包", "成人纸尿裤2包")
    assert form.progress.queue is None
    form.say("盐家里还有，盐不要了。鸡蛋两斤怕不够，孙子一大帮回来，改三斤")
    assert form.draft.items == ("鸡蛋3斤", "酱油1瓶", "成人纸尿裤2包")


def test_a_question_for_an_allowance_is_no_question_for_a_price():
    form = Form("打扫卫生", "她八十三了，那个高龄津贴一个月到底给几多钱")
    assert form.draft.note is None


def test_what_is_broken_is_heard_from_the_first_turn_and_contact_is_no_note():
    form = Form("屋顶那条灯管一闪一闪，帮叫个师傅来修")
    assert form.progress.asked == "date"
    form = Form("我想报修", "我姓覃，覃木生，住人民东路6号")
    assert form.draft.note is None
    assert form.progress.asked == "note"


def test_the_hotlines_number_is_not_the_callers():
    form = Form("隔离黄婆话打呢个电话有人嚟打扫", caller="+8613800000001")
    assert form.draft.phone is None


def test_a_yes_that_wants_to_hear_it_again_books_nothing_yet():
    form = Form("打扫卫生，" + "，".join(FACTS.values()))
    told = form.say("行吧，那你再念一遍我听听")
    assert form.outcome == "ask"
    assert FACTS["name"][-2:] in told
