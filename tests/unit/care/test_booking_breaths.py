"""Pauses that a recogniser wrote nothing for, and what a booking makes of the turn."""

import pytest
from booking_line import Form

from care.booking_breaths import in_breaths
from care.booking_parts import put_right
from care.bookings import Draft


@pytest.mark.parametrize(
    ("asked", "said", "parted"),
    [
        ("phone", "唔系唔系听日我要去睇牙后日先啱", "唔系唔系，听日我要去睇牙，后日先啱"),
        (
            "phone",
            "一三八 七七五零 一六三四 不对不对 是一六四三",
            "一三八 七七五零 一六三四 不对不对 是一六四三",
        ),
        ("phone", "不对不对是一六四三", "不对不对，是一六四三"),
        ("phone", "讲错了姓莫没错名字是水清", "讲错了，姓莫没错，名字是水清"),
        ("confirm", "嗯都着了你登记吧", "嗯都着了，你登记吧"),
        ("confirm", "对叫师傅带个马达来", "对，叫师傅带个马达来"),
        ("confirm", "冇错就系咁叫师傅带多个龙头嚟", "冇错，就系咁，叫师傅带多个龙头嚟"),
        ("confirm", "係啊三份莫煮恁咸", "係啊，三份莫煮恁咸"),
        ("confirm", "对的我妈对青霉素过敏", "对的，我妈对青霉素过敏"),
        ("confirm", "柚就四斤冇错我确认", "柚就四斤冇错，我确认"),
        ("confirm", "送饭的也好打扫的也好都照你讲的办", "送饭的也好打扫的也好，都照你讲的办"),
        ("date", "打扫嘛礼拜六下午两点饭嘛明天中午", "打扫嘛礼拜六下午两点，饭嘛明天中午"),
        ("address", "杨耀祖玉州区城西街道民主路三号", "杨耀祖，玉州区城西街道民主路三号"),
    ],
)
def test_a_comma_stands_where_something_of_its_own_begins(asked, said, parted):
    assert in_breaths(said, asked) == parted


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("confirm", "对花生过敏"),
        ("confirm", "对我妈要好一点"),
        ("confirm", "是叫师傅来"),
        ("confirm", "得了中风"),
        ("confirm", "好怕痛的"),
        ("confirm", "是不是就这样定"),
        ("confirm", "不要就这样定"),
        ("phone", "电话讲错了是13877501234"),
        ("date", "明天后天都可以"),
        ("date", "明天我要去医院后天我要去银行"),
        ("address", "家住玉州区民主路三号"),
        ("address", "麻烦玉州区民主路三号"),
        (None, "楼下东西多不是一楼是三楼"),
    ],
)
def test_a_sentence_stays_whole(asked, said):
    assert in_breaths(said, asked) == said


READY = (
    "我想订饭",
    "明天中午两份",
    "玉州区人民路三号",
    "我叫莫水生电话一三八七七五零八零四六",
)


def test_a_day_corrected_in_one_breath_while_the_phone_is_asked_for_is_taken():
    form = Form("我想请人打扫", "听日下昼五点", "玉州区人民路三号")
    form.say("唔系唔系听日我要去睇牙后日先啱都系五点")
    assert (form.draft.date, form.draft.time) == ("2026-11-25", "17:00")


@pytest.mark.parametrize(
    "yes",
    ["嗯都着了你登记吧", "没得错登记", "冇错冇错就系咁叫师傅带多双筷子嚟", "对的两份莫煮恁咸"],
)
def test_assent_amid_an_order_in_one_breath_books(yes):
    form = Form(*READY, yes)
    assert form.outcome == "book"


@pytest.mark.parametrize(
    "said",
    [
        "行就这样不过名字写我老伴的",
        "没错可是我儿子那天要来",
        "对是对不过太早了",
        "行你等下我问问我老婆",
        "你听清楚了没有",
        "没错是后天吗",
    ],
)
def test_a_reservation_or_a_question_in_one_breath_books_nothing(said):
    form = Form(*READY, said)
    assert form.outcome == "ask"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("唔啱唔啱听日我要去医院复诊大后日先得", "2026-11-26"),
        ("不对不对明天我们去走亲戚礼拜四中午先要", "2026-11-26"),
        ("明天不行明天我女儿要带我去体检改成大后天吧", "2026-11-26"),
    ],
)
def test_why_another_day_suits_better_is_no_place_to_come_to(said, day):
    form = Form("我想订饭", "明天中午两份", said)
    assert (form.draft.date, form.draft.address) == (day, None)


def test_two_services_told_in_one_breath_keep_their_own_hours():
    form = Form("两样事一起讲一个是请人来打扫厨房一个是订午饭")
    form.say("打扫嘛礼拜六下午两点饭嘛明天中午要一份就够了")
    assert (form.draft.date, form.draft.time) == ("2026-11-28", "14:00")
    assert "明天中午要一份" in form.progress.queued_words


def test_what_is_told_beside_the_yes_is_noted_once():
    form = Form(*READY)
    form.say("是的我妈耳朵背敲门大声点")
    assert (form.outcome, form.draft.note) == ("book", "我妈耳朵背敲门大声点")


def test_an_illness_told_beside_the_yes_names_nobody_whom_a_meal_is_for():
    form = Form(*READY, "係啊两份莫煮恁咸我老婆血压高")
    assert (form.outcome, form.draft.beneficiary) == ("book", None)


def test_a_meal_said_at_the_read_back_to_be_for_somebody_is_for_them():
    form = Form(*READY, "对，给我老婆吃的，她血压高")
    assert form.draft.beneficiary == "我老婆"


def test_a_bare_name_right_before_its_place_is_the_name():
    form = Form("我想请人打扫", "明天上午九点", "杨耀祖玉州区城西街道民主路老宿舍")
    assert (form.draft.name, form.draft.address) == ("杨耀祖", "民主路老宿舍")


def test_a_given_name_and_a_village_are_put_right_in_one_breath():
    form = Form("想叫护士上门换药", "大后天下午两点半", "我叫莫水生住陆川县良田镇石垌村八队")
    form.say("哎讲错了姓莫没错名字是水清清水的清村子是石角村石头的石角落的角")
    assert (form.draft.name, form.draft.address) == ("莫水清", "石角村八队")


@pytest.mark.parametrize("said", ["名字是李清", "名字是桂花"])
def test_a_given_name_that_may_be_anothers_whole_name_changes_nothing_by_itself(said):
    form = Form(*READY, f"不对，{said}")
    assert form.draft.name != f"莫{said[-2:]}"


def test_a_road_that_is_only_told_of_takes_no_other_roads_place():
    held = Draft(address="人民路三号")
    assert put_right("门口那条路是水泥路", held, "confirm") is None


@pytest.mark.parametrize(
    "said",
    ["修灯明天上午米后天下午送", "修灯明天上午，米后天下午送", "修灯明天上午，后天下午送米"],
)
def test_goods_that_wait_keep_the_day_on_which_they_are_to_come(said):
    form = Form("请师傅修下厕所的灯还有想买十斤米", said)
    assert form.draft.date == "2026-11-24"
    waits = Form(form.progress.queued_words)
    assert (waits.draft.items, waits.draft.date) == (("米10斤",), "2026-11-25")


def test_an_end_that_was_left_out_is_of_the_number_and_not_of_the_goods_that_wait():
    form = Form("请师傅修下厕所的灯还有想买十斤米", "明天上午", "玉州区人民路三号")
    form.say("我叫李莲英一三八七七五零零一一二")
    form.say("尾号是九九")
    assert "九九" not in form.progress.queued_words
    assert form.draft.phone == "13877500199"
