"""What a caller takes back in the same breath is not booked, nor is the reason why."""

import pytest

from care.booking_days_told_of import without_told_of
from care.booking_edits import orders_change
from care.booking_taken_back import wishes_plainly, without_taken_back
from care.text import normalise
from tests.unit.care.booking_line import Form

MEAL = "我要订两份午饭，后天中午，送到玉州区民主路10号，我叫苏玉兰，电话13800000053"
CLEANING = (
    "约个人上门打扫卫生，十二月一号上午九点，博白县博白镇人民中路22号，我叫黄秀英，电话13800000095"
)
NURSE = (
    "想请护士上门给我老伴换药，星期四下午三点，容县容州镇东门街15号，我叫李国强，电话13800000087"
)


@pytest.mark.parametrize(
    ("whole", "said", "date", "time"),
    [
        (NURSE, "改星期五 哎不不 星期五儿媳妇要用车 还是星期六吧 钟点一样", "2026-11-28", "15:00"),
        (NURSE, "改到五点 哦不对 五点太晚了怕天黑 还是四点吧", "2026-11-26", "16:00"),
        (NURSE, "提前到星期三 讲错了 星期三我要去圩上 星期五先", "2026-11-27", "15:00"),
        (MEAL, "改周四 呃不不 周四我女儿回来煮 还是周三算了", "2026-11-25", "中午"),
        (MEAL, "改礼拜五 唔系 礼拜五我要去饮茶 礼拜六啦", "2026-11-28", "中午"),
        (CLEANING, "改月底三十号 呃 三十号礼拜一我要去打针 还是一号 就一号", "2026-12-01", "09:00"),
    ],
)
def test_of_a_day_taken_back_the_last_one_counts(whole, said, date, time):
    form = Form(whole)
    form.say(said)
    assert (form.draft.date, form.draft.time) == (date, time)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("三份 呃不 我妹讲她不来了 还是两份 还是两份 就这样", 2),
        ("三份 呃 等等 我数下 我 老头 还有阿妹 阿妹礼拜三上学不回的 那还是两份", 2),
        ("要四份 哎不不 我孙子不来 三份算了", 3),
        ("不 我要三份", 3),
    ],
)
def test_of_portions_taken_back_the_last_ones_count(said, count):
    form = Form(MEAL)
    form.say(said)
    assert (form.draft.quantity, form.draft.date) == (count, "2026-11-25")


def test_who_comes_back_to_what_is_booked_calls_nothing_wrong():
    form = Form(CLEANING)
    form.say("九点啊 嗯 我想想 那日我好像要去喝喜酒的 哦不是 喜酒是三号 那就一号 九点 没错的")
    assert form.progress.asked == "confirm"
    assert (form.draft.date, form.draft.time) == ("2026-12-01", "09:00")


@pytest.mark.parametrize(
    "said",
    [
        "周二周三各一份 不对 周三两份",
        "星期三 还是星期四呢 你帮我看看",
        "周五中午 呃 周六中午也要",
        "电话是13800000053 哦不对 是13800000035",
        "等等 我看看 星期五吧",
        "不 星期五来",
    ],
)
def test_where_nothing_is_taken_back_the_words_stay(said):
    assert without_taken_back(said) == said


@pytest.mark.parametrize(
    ("said", "changes", "plainly"),
    [
        ("就今日咯 今日中午 煤气用完了", False, True),
        ("早一天啊就是今天下午得不得 家里一粒米都没有了", True, True),
        ("改明天上午吧 药没有了", True, True),
        ("胰岛素昨晚用完了", False, False),
        ("今天早上都没得吃", False, False),
        ("今天早上 药用完了", True, False),
    ],
)
def test_a_day_said_by_itself_is_wished_for(said, changes, plainly):
    assert wishes_plainly(normalise(said).text, changes=changes) is plainly


@pytest.mark.parametrize(
    ("said", "ordered"),
    [("嗯，改吧", True), ("那就改过来", True), ("好 你帮我改一下", True), ("改周五吧", False)],
)
def test_改吧_orders_what_was_proposed(said, ordered):
    assert orders_change(normalise(said).text) is ordered


WHO = "我叫苏玉兰，电话13800000053，住玉州区民主路10号"
ASKS = "想请阿姨来打扫卫生 "


@pytest.mark.parametrize(
    ("said", "date", "time"),
    [
        ("星期六 哦不 星期天下午三点 星期六我女儿来", "2026-11-29", "15:00"),
        ("星期三 不 星期三我去打疫苗 星期四上午十点吧", "2026-11-26", "10:00"),
        ("礼拜三 唔系 礼拜四下昼两点 礼拜三我个仔返嚟", "2026-11-26", "14:00"),
        ("二十七号上午 等等 二十八号上午九点 二十七号我要去复查", "2026-11-28", "09:00"),
        ("星期三上午九点 讲错了 星期四下午三点", "2026-11-26", "15:00"),
        ("下只礼拜六上昼 毋系这只礼拜六 这只礼拜六涯爱去吃酒", "2026-12-05", "上午"),
        ("下个礼拜二上午 不是明天那个礼拜二 明天我没空", "2026-12-01", "上午"),
        ("夜里盖三床被 下个礼拜一以前都行 就星期六上午吧 九点半", "2026-11-28", "09:30"),
        ("今天下午五点前 就四点半吧", "2026-11-23", "16:30"),
        ("星期五以前都可以 那就星期四下午三点吧", "2026-11-26", "15:00"),
        ("半夜总是起来三四次 后天下午 三点", "2026-11-25", "15:00"),
        ("我要晚上来 星期五 七点", "2026-11-27", "19:00"),
        ("明天上午九点 星期五下午我女儿来", "2026-11-24", "09:00"),
    ],
)
def test_of_a_first_wish_the_reasons_and_limits_are_no_day(said, date, time):
    form = Form(ASKS + said, WHO)
    assert (form.draft.date, form.draft.time) == (date, time)


@pytest.mark.parametrize(
    ("whole", "said", "date", "time"),
    [
        (
            NURSE,
            "不是这个礼拜四啊 是下个礼拜四 这个礼拜我们还在南宁女儿那里",
            "2026-12-03",
            "15:00",
        ),
        (NURSE, "我讲的是下个礼拜四不是这个礼拜四", "2026-12-03", "15:00"),
        (NURSE, "是四点不是三点 三点老伴还在睡午觉", "2026-11-26", "16:00"),
        (NURSE, "唔系三点 系四点 三点佢仲瞓紧觉", "2026-11-26", "16:00"),
        (CLEANING, "八点半 我讲的是八点半不是九点 九点我就出门了", "2026-12-01", "08:30"),
        (NURSE, "毋系十五号 系十六号 十五号系涯隔篱屋", "2026-11-26", "15:00"),
        (NURSE, "是不是星期四来 星期四我在家", "2026-11-26", "15:00"),
        (MEAL, "礼拜三社区来给我们量血压 一排队就排到下午 你帮我推后一天吧", "2026-11-26", "中午"),
        (NURSE, "能不能早一个钟来 我们吃完饭两点钟就没事了", "2026-11-26", "14:00"),
        (NURSE, "能不能晚一个钟来 我们下午三点还在睡觉", "2026-11-26", "16:00"),
        (NURSE, "推后一天 下午四点来", "2026-11-27", "16:00"),
        (MEAL, "不能早一天的 我不在家", "2026-11-25", "中午"),
        (MEAL, "中午那餐我自己煮得的 我是要晚上那餐 夜晚不敢开火", "2026-11-25", "晚上"),
    ],
)
def test_of_a_change_the_reasons_and_what_is_denied_are_no_day(whole, said, date, time):
    form = Form(whole, said)
    assert (form.draft.date, form.draft.time) == (date, time)


@pytest.mark.parametrize(
    "said",
    [
        "礼拜天来好不好 这个礼拜天 哦不对不对 礼拜天要去拜神 那还是原来那天",
        "十点好不好 哦不对 十点我要出门 还是原来的时间",
        "星期五来得不得 唔系 星期五我要饮茶 都系照旧啦",
    ],
)
def test_who_comes_back_to_the_day_booked_keeps_it_and_is_asked_for_a_yes(said):
    form = Form(CLEANING, said)
    assert form.progress.asked == "confirm"
    assert (form.draft.date, form.draft.time) == ("2026-12-01", "09:00")


def test_an_hour_told_beside_the_day_that_stays_counts():
    form = Form(CLEANING, "下午三点来 日子还是原来那天")
    assert (form.draft.date, form.draft.time) == ("2026-12-01", "15:00")


@pytest.mark.parametrize(
    ("said", "date", "time"),
    [
        ("十点钟 对了日子也改一下 二十七号我不在 礼拜六二十八号来", "2026-11-28", "10:00"),
        ("上午 日子也换一下 换到礼拜六", "2026-11-28", "上午"),
    ],
)
def test_the_hour_that_was_asked_for_stays_where_the_day_changes(said, date, time):
    form = Form("约人搞卫生，11月27号，住玉州区民主路10号，我叫苏玉兰，电话13800000053", said)
    assert (form.draft.date, form.draft.time) == (date, time)


def test_a_day_told_twice_keeps_its_part():
    form = Form("我想订一份饭，送到玉州区民主路10号，我叫苏玉兰，电话13800000053")
    form.say("三日后啦 即系星期四 夜晚食嘅")
    assert (form.draft.date, form.draft.time) == ("2026-11-26", "晚上")


@pytest.mark.parametrize(
    ("said", "door"),
    [
        ("兴业县石南镇 大东街 呃 不是十七号 是七十号", "大东街七十号"),
        ("玉州区民主路 唔系十五号 系五十号", "民主路五十号"),
        ("玉州区西街口八十一号", "西街口八十一号"),
    ],
)
def test_the_number_of_a_house_is_no_day(said, door):
    form = Form("我要订两份午饭，后天中午，我叫苏玉兰，电话13800000053", said)
    assert (form.draft.date, form.draft.address) == ("2026-11-25", door)


@pytest.mark.parametrize(
    "said",
    [
        "星期五前来都行",
        "不是星期三一天 星期三星期四都来",
        "还是原来那天 改下午两点",
        "九点以后都得",
    ],
)
def test_where_no_other_day_is_told_the_words_stay(said):
    assert without_told_of(said) == said


@pytest.mark.parametrize(
    ("said", "date", "time"),
    [
        ("日期搞错了 是后天 大后天我要走亲戚", "2026-11-25", "15:00"),
        ("讲错了 是礼拜六 礼拜四我崽返来", "2026-11-28", "15:00"),
        ("哎呀日子讲错了 礼拜四我要去饮喜酒 系礼拜五 下个礼拜五下昼", "2026-12-04", "下午"),
        ("时间讲错了 是四点 三点我要接孙子", "2026-11-26", "16:00"),
        ("日子没错 星期四我在家", "2026-11-26", "15:00"),
    ],
)
def test_why_the_day_that_stood_does_not_suit_may_be_told_last(said, date, time):
    form = Form(NURSE, said)
    assert (form.draft.date, form.draft.time, form.draft.more) == (date, time, ())


def test_the_day_before_is_no_stammer():
    form = Form(MEAL, "不对不对 日子说错了 是大后天 后天我要去饮喜酒")
    assert (form.draft.date, form.draft.time) == ("2026-11-26", "中午")


def test_who_says_both_days_after_a_slip_gets_both():
    form = Form(NURSE, "不对 星期五来 星期六也来一次")
    assert [form.draft.date, *(visit.date for visit in form.draft.more)] == [
        "2026-11-27",
        "2026-11-28",
    ]


def test_a_day_put_right_is_no_yes_to_the_number_that_calls():
    form = Form("水龙头漏水找人来修 下个礼拜三上午 住玉州区民主路10号", caller="+8613800004422")
    form.say("哎呀日子讲错了 礼拜三我要去饮喜酒 系礼拜四 下个礼拜四上昼")
    assert (form.draft.date, form.draft.phone) == ("2026-12-03", None)


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("早上八点 哦八点我要去打太极 九点吧 九点", "09:00"),
        ("下午三点 三点我要接孙子 四点吧", "16:00"),
        ("下昼两点 啊两点太晒 四点", "16:00"),
        ("八点半 哎 八点半我要吃药 九点得了", "09:00"),
        ("上午九点 九点我在家", "09:00"),
        ("下午三点 三点我有空", "15:00"),
        ("九点 十点也得", "09:00"),
    ],
)
def test_an_hour_said_again_with_what_is_done_then_gives_way(said, time):
    form = Form("约人搞卫生，11月27号，住玉州区民主路10号，我叫苏玉兰，电话13800000053")
    form.say(said)
    assert form.draft.time == time


@pytest.mark.parametrize(
    ("said", "date", "time"),
    [
        ("我记旧历的 十一月初一那日 下昼三点", "2026-12-09", "15:00"),
        ("农历十一月初一 上昼九点", "2026-12-09", "09:00"),
        ("星期六那天 下午三点", "2026-11-28", "15:00"),
        ("天光日夜晡 媳妇上夜班 冇人煮", "2026-11-24", "晚上"),
        ("明天 晚上我睡不好", "2026-11-24", None),
    ],
)
def test_a_part_of_the_day_after_a_pause_is_the_days(said, date, time):
    form = Form("约个健康咨询，住玉州区民主路10号，我叫苏玉兰，电话13800000053", said)
    assert (form.draft.date, form.draft.time) == (date, time)
