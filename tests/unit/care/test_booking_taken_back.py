"""What a caller takes back in the same breath is not booked, nor is the reason why."""

import pytest

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
