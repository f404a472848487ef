"""How whoever comes is to knock is noted; what is said to us, or asked of oneself, is not."""

import pytest
from booking_line import Form

from care.booking_notes import open_questions
from care.text import normalise

TOLD = (
    "想请人帮买东西，鸡蛋2斤、盐1包",
    "周五上午",
    "北流市城南街道永丰路66号",
    "13700000218",
    "我叫陈月娥",
)


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("对，送到门口敲大声点，我耳朵背。", "敲大声点"),
        ("对，叫门大声点", "叫门大声"),
        ("对的，按门铃按久一点", "按久"),
        ("冇错，拍门拍大声啲", "拍大声"),
        ("对，备注一下门铃坏了", "门铃坏了"),
        ("对，到了大声喊我，我在后院", "大声喊我"),
    ],
)
def test_a_yes_with_a_word_for_who_comes_books_with_a_note(said, noted):
    form = Form(*TOLD)
    form.say(said)
    assert noted in (form.draft.note or "")
    if form.outcome != "book":
        form.say("对")
    assert form.outcome == "book"


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("备注写上家里有狗", "家里有狗"),
        ("备注：二楼左手边", "二楼左手边"),
        ("帮我备注一下老人耳朵不好", "耳朵不好"),
        ("你帮我注明要软一点的", "软一点"),
        ("嗯，敲门敲重点，我耳仔聋", "敲重点"),
    ],
)
def test_a_note_is_written_at_any_time(said, noted):
    form = Form(*TOLD[:2])
    asked = form.progress.asked
    form.say(said)
    assert noted in (form.draft.note or "")
    assert form.progress.asked == asked
    assert form.draft.address is None


@pytest.mark.parametrize(
    "said",
    [
        "你讲大声点，我耳朵背",
        "大声点",
        "讲慢点大声点，我听不见",
        "再讲一遍，我耳朵聋",
        "备注没有",
        "你打电话声音太小了",
        "叫大声点，我听唔到你讲乜",
    ],
)
def test_what_is_said_to_us_is_no_note(said):
    form = Form(*TOLD)
    form.say(said)
    assert form.draft.note is None


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("还有冇？哦，加一把青菜", "青菜1把"),
        ("还有什么？对了，加一把青菜", "青菜1把"),
        ("还差什么呢，盐要两包", "盐2包"),
        ("还要买什么来着，哦酱油一瓶", "酱油1瓶"),
        ("漏了什么没有？哦，豆腐两块", "豆腐2块"),
        ("等我想想还有乜嘢要买，再要一包糖", "糖1包"),
        ("我是不是漏了什么，对了，青菜一把", "青菜1把"),
        ("仲有乜嘢呢？噢，要一樽豉油", None),
        ("仲要啲乜啊，加多一包盐", None),
        ("仲有冇漏？噢，加两块香皂", "香皂2块"),
        ("几多好呢？哦，盐两包就够", "盐2包"),
    ],
)
def test_what_one_asks_oneself_is_no_question(said, items):
    form = Form(*TOLD)
    reply = form.say(said)
    assert "没有写明" not in reply
    assert "冇写明" not in reply
    assert not form.draft.note
    assert items is None or items in form.draft.items


@pytest.mark.parametrize(
    "said",
    [
        "还有什么要我准备的",
        "师傅会带袋子来吗？哦还有，加一包糖",
        "鸡蛋会不会打烂",
        "他还要我签什么字吗",
        "还有什么人一起来",
        "你们还卖什么菜",
    ],
)
def test_a_question_to_us_stays_one(said):
    assert open_questions(normalise(said).text, "confirm")


def test_what_is_asked_again_and_again_is_explained_whatever_else_is_told():
    form = Form("想订个饭，一份")
    assert form.progress.asked == "date"
    assert form.say("十一点半就可以了").startswith("好，上午11点半")
    helped = form.say("我住兴业县石南镇玉贵路33号，姓杨，杨家财")
    assert helped.startswith("好，兴业县石南镇玉贵路33号")
    assert "您可以说“明天”" in helped
    offered = form.say("电话一三八零零零零六六七七")
    assert offered.startswith("好，电话138 0000 6677")
    assert "请按0" in offered
    assert "您想约在哪天" in offered
    assert "您可以说“明天”" in form.say("对对")
    assert form.say("后天").startswith("我念一遍")
    assert form.progress.again == 0
