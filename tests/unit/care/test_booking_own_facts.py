"""What is noted is told to who asks for it; a question about anything else is none of it."""

import pytest
from booking_line import Form

TOLD = (
    "想请人帮买东西，鸡蛋2斤、大米10斤、盐1包",
    "农历十月廿二上午九点",
    "北流市城南街道永丰路66号",
    "13700000218",
    "我叫陈月娥",
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("嗰日即系新历几多号啊", "11月30日星期一，农历十月廿二"),
        ("那天新历是几月几号", "11月30日星期一，农历十月廿二"),
        ("这个日子是农历还是新历", "11月30日星期一，农历十月廿二"),
        ("哦那天农历是几号呢", "11月30日星期一，农历十月廿二"),
        ("那天是星期几", "11月30日星期一"),
        ("礼拜几来", "11月30日星期一"),
        ("等等，是几号", "11月30日星期一"),
        ("几点来啊", "11月30日星期一上午9点"),
        ("师傅什么时候来", "11月30日星期一上午9点"),
        ("你写的地址是哪里", "北流市城南街道永丰路66号"),
        ("送到边度啊", "北流市城南街道永丰路66号"),
        ("你记的电话是多少", "电话137 0000 0218"),
        ("尾号多少", "电话137 0000 0218"),
        ("你写我叫什么", "陈月娥"),
        ("我名字怎么写的", "陈月娥"),
        ("一共几样东西", "3样，鸡蛋2斤、大米10斤、盐1包"),
        ("东西一共买了几样", "3样，鸡蛋2斤、大米10斤、盐1包"),
    ],
)
def test_what_is_noted_is_told(said, told):
    form = Form(*TOLD)
    before = form.draft
    reply = form.say(said)
    assert reply in (f"现在记的是{told}。对吗？", f"而家记低嘅系{told}。啱唔啱？")
    assert (form.draft, form.outcome) == (before, "ask")
    form.say("对")
    assert form.outcome == "book"


@pytest.mark.parametrize(
    "said",
    [
        "现在几点了",
        "师傅电话是多少",
        "你们电话多少",
        "你叫什么名字",
        "师傅叫什么名字",
        "高龄津贴几号发",
        "你们几点上班",
        "护士几个人来",
        "多少钱啊",
        "你们在哪里",
        "改成星期几好呢",
        "我不知道哪天有空",
        "下次几号开班",
        "隔壁住几楼",
        "米几多钱一斤",
    ],
)
def test_other_questions_are_not_answered_from_the_form(said):
    form = Form(*TOLD)
    before = form.draft
    assert "现在记的是" not in form.say(said)
    assert form.draft.items == before.items
    assert form.draft.date == before.date


def test_the_day_of_today_is_told_and_moves_nothing():
    form = Form(*TOLD)
    assert form.say("今天几号啊") == "今天是11月23日星期一。对吗？"
    assert form.draft.date == "2026-11-30"


def test_a_question_amid_the_form_goes_back_to_what_is_asked():
    form = Form(*TOLD[:2])
    asked = form.progress.asked
    reply = form.say("嗰日系礼拜几")
    assert "11月30日星期一" in reply
    assert form.progress.asked == asked


def test_a_change_and_a_question_are_both_heard():
    form = Form(*TOLD)
    reply = form.say("改成后天，后天是星期几")
    assert form.draft.date == "2026-11-25"
    assert "星期三" in reply


def test_which_day_it_was_again_is_answered():
    assert "11月30日星期一" in Form(*TOLD).say("那天是阳历几号来着？")
