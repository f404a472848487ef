"""Days of stories and of other people's plans move no booking; refused days say why."""

from datetime import datetime

import pytest

from care.booking_when import meant, wished
from care.bookings import Draft
from care.clock import SHANGHAI
from care.text import normalise
from tests.unit.care.booking_line import NOW, Form

WHOLE = "下周三上午九点打扫卫生，住人民东路6号，电话13800000001，我叫陈桂英"


@pytest.mark.parametrize(
    "said",
    [
        "刚才我妈打来说胰岛素昨晚用完了，今天早上都没得打",
        "她上个星期摔了一跤，现在好多了",
        "我昨天打过电话给你们，没人接",
        "前天晚上下大雨，屋里漏了一地",
        "我女儿明天要去上班",
        "医生叫她后天去复查",
        "我儿子星期六才放假回来",
        "今早药吃完了",
        "去年摔断过手",
        "今早医生看过讲好了",
        "今天都23号了",
    ],
)
def test_a_day_in_a_remark_moves_no_booking(said):
    form = Form(WHOLE)
    form.say(said)
    assert (form.draft.date, form.draft.time) == ("2026-12-02", "09:00")


@pytest.mark.parametrize(
    ("said", "date", "time"),
    [
        ("改到后天下午三点", "2026-11-25", "15:00"),
        ("我女儿明天才回来，后天再来打扫吧", "2026-11-25", "09:00"),
        ("星期五吧，星期五我在家", "2026-11-27", "09:00"),
        ("哪天来都得 最好下礼拜二上午九点", "2026-12-01", "09:00"),
        ("哪天都行，最好是大后天", "2026-11-26", "09:00"),
        ("她昨晚没睡好，时间改成十点半", "2026-12-02", "10:30"),
        ("哦今天都23号了……那后天上午九点", "2026-11-25", "09:00"),
        ("3号我要上班，改成5号，时间不变", "2026-12-05", "09:00"),
        ("我要星期四上午八点的", "2026-11-26", "08:00"),
        ("周四可以吗", "2026-11-26", "09:00"),
    ],
)
def test_a_day_that_is_wished_moves_it(said, date, time):
    form = Form(WHOLE)
    form.say(said)
    assert (form.draft.date, form.draft.time) == (date, time)


@pytest.mark.parametrize(
    "said",
    ["明天下午三点", "昨天", "今天早上八点", "上午九点到了打电话", "后天她在家", "明早就来得了"],
)
def test_an_answer_keeps_its_day(said):
    assert wished(normalise(said).text) == normalise(said).text


@pytest.mark.parametrize(
    ("now", "said", "why"),
    [
        ("2027-01-28", "腊月三十那天上午", "今年腊月只有二十九天，除夕是2月5日星期五"),
        ("2027-01-28", "腊月三十", "除夕是2月5日"),
        ("2027-01-28", "2月30号", "2月只有28天"),
        ("2026-07-20", "8月32号", "8月只有31天"),
        ("2026-11-23", "11月31号下午", "11月只有30天"),
        ("2026-11-23", "31号", "11月只有30天"),
        ("2026-11-23", "下个月32号", "12月只有31天"),
        ("2026-11-23", "13月5号", "没有13月"),
        ("2026-11-23", "11月20号", "11月20日星期五已经过了"),
        ("2026-11-23", "昨天", "11月22日星期日已经过了"),
        ("2026-11-23", "12月2号星期五", "12月2日星期三，跟您说的星期对不上"),
    ],
)
def test_a_refused_day_says_why_and_the_day_is_asked_again(now, said, why):
    form = Form("打扫卫生", now=datetime.fromisoformat(f"{now}T09:10").replace(tzinfo=SHANGHAI))
    answer = form.say(said)
    assert why in answer
    assert answer.endswith("您想约在哪天？")
    assert form.draft.date is None


def test_a_short_lunar_month_names_its_last_day():
    form = Form("打扫卫生", now=datetime(2026, 9, 1, 9, tzinfo=SHANGHAI))
    short = next(
        answer
        for month in ("八", "九", "十")
        if "只有二十九天" in (answer := form.say(f"农历{month}月三十"))
    )
    assert "二十九是" in short


def test_the_hour_told_with_a_day_that_does_not_exist_is_kept():
    form = Form("打扫卫生", now=datetime(2027, 1, 28, 9, tzinfo=SHANGHAI))
    form.say("腊月三十上午八点半")
    form.say("那就年廿八")
    assert (form.draft.date, form.draft.time) == ("2027-02-04", "08:30")


@pytest.mark.parametrize(
    ("said", "day", "hour"),
    [
        ("空调坏了 下个礼拜一以前都行 就星期六上午吧 九点半", "2026-11-28", "09:30"),
        ("搞卫生 月底前都得 要不就后天上午 十点", "2026-11-25", "10:00"),
        ("修灯 下个礼拜一以前都行", "2026-11-30", None),
    ],
)
def test_a_day_by_which_it_suits_yields_to_the_day_that_is_named(said, day, hour):
    form = Form(said)
    assert (form.draft.date, form.draft.time) == (day, hour)


def test_the_door_on_a_hill_is_no_day():
    form = Form("想下昼四点有个人嚟陪我坐下讲下嘢 今日得唔得")
    form.say("我叫霍婉仪 温婉嘅婉 仪式嘅仪 电话一三八七七五零八九一二 住玉州区北门岭三十五号")
    assert (form.draft.date, form.draft.address) == ("2026-11-23", "北门岭三十五号")


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("来的阿姨吃不吃晏昼饭啊 我要不要煮她那份", "09:00"),
        ("阿姨在我这里吃午饭吗", "09:00"),
        ("师傅食唔食晏昼饭", "09:00"),
        ("要不要给她准备晚饭", "09:00"),
        ("管不管中饭啊", "09:00"),
        ("她们自己带午饭的吗", "09:00"),
        ("吃了午饭再来", "中午"),
        ("晏昼饭后来", "中午"),
    ],
)
def test_whether_who_comes_eats_here_changes_no_hour(said, time):
    draft = Draft(service="家政", date="2026-12-01", time="09:00")
    plain = normalise(said).text
    when = meant(said, plain, draft, "confirm", NOW)
    assert (when.time or when.part or draft.time) == time
