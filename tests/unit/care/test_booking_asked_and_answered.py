"""What a caller asks amid a booking or at its read-back is answered, and is no yes to all of it."""

import pytest
from booking_line import NOW, Form

from care.booking_after import asks_of_fine
from care.booking_answers import calls_off, wrong_slots
from care.booking_care import care_questions
from care.booking_hearing import hear
from care.booking_waiting import told_of_waiting
from care.bookings import Draft
from care.text import normalise

MEAL = ("想给爸妈订明天晚上的饭，两份", "容县黎村镇街上邮政所旁边", "13800000938", "我叫杨小燕")


def plain(said: str) -> str:
    return normalise(said).text


def test_a_day_is_confirmed_while_something_else_is_asked_for():
    form = Form(*MEAL[:2])
    reply = form.say("等等，是11月24号那天对吧？")
    assert reply.startswith("对，11月24日星期二。")
    assert form.progress.asked == "phone"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("是11月24号那天对吧？", "对，11月24日星期二。"),
        ("电话是13800000938没错吧", "对，电话138 0000 0938。"),
        ("送到邮政所旁边对吗", "对，容县黎村镇街上邮政所旁边。"),
        ("是26号对吧", "现在记的是11月24日星期二。"),
    ],
)
def test_a_detail_asked_about_at_the_read_back_is_told_and_books_nothing(said, told):
    form = Form(*MEAL)
    before = form.draft
    assert form.say(said).startswith(told)
    assert (form.outcome, form.draft) == ("ask", before)
    form.say("对，订吧")
    assert form.outcome == "book"


def test_a_day_that_is_changed_to_is_no_question_though_it_ends_in_one():
    form = Form(*MEAL)
    form.say("改成26号行吗")
    assert form.draft.date == "2026-11-26"


def test_a_question_whether_to_note_something_notes_it_and_books_nothing():
    form = Form(*MEAL)
    reply = form.say("她上个月摔了一跤，现在已经好了，就是走路慢，这个要备注吗")
    assert form.outcome == "ask"
    assert "走路慢" in form.draft.note
    assert "没有写明" not in reply


def test_who_fears_that_a_number_is_wrong_hears_it_once_more():
    form = Form(*MEAL)
    assert "138 0000 0938" in form.say("再帮我查一下订的对不对，我怕号码打错")
    assert wrong_slots(plain("恐怕地址错了")) == ("address",)


@pytest.mark.parametrize(
    "said",
    [
        "我自己先给她抹点酒精消毒可以吗",
        "测血糖那天早上他要不要饿着肚子等啊",
        "爱毋爱自家加多一粒药",
        "尿管堵了我自己拔得不",
        "伤口红了是不是发炎了",
    ],
)
def test_who_asks_how_to_treat_is_sent_to_a_doctor_and_the_form_goes_on(said):
    form = Form("想帮我妈约护士上门换药，后天上午", "北流市新圩镇新圩街农贸市场后面")
    reply = form.say(said)
    assert "不是医生" in reply
    assert "电话" in reply
    assert form.draft.date == "2026-11-25"


@pytest.mark.parametrize(
    "said",
    [
        "护士会带药水来吗",
        "饭可以打软点吗",
        "几点来换药",
        "明天上午来打针可以吗",
        "药可以放门口吗",
        "洗窗户要加钱吗",
    ],
)
def test_what_is_asked_of_staff_is_no_question_for_a_doctor(said):
    assert care_questions(plain(said)) == ()


@pytest.mark.parametrize(
    "said",
    [
        "那个饭 不订了 明天都在医院",
        "饭不要了 我跟车去医院",
        "诶等一下我仔打电话来了 他讲后天接我去他那里住 饭不用订了",
        "护士别来了 人都在医院",
        "餐唔使订喇 听日我去医院",
    ],
)
def test_what_was_wished_for_is_called_off_amid_a_story_with_a_day(said):
    form = Form(*MEAL[:2])
    form.say(said)
    assert form.outcome == "stop"


@pytest.mark.parametrize(
    "said",
    [
        "青菜 不要了",
        "阿婆那份不要了",
        "饭不要了，改成打扫",
        "饭不用送了改成明天",
        "明天不用来了 后天来",
        "饭不用订了吗",
        "饭不要太硬",
    ],
)
def test_less_than_all_or_another_day_calls_nothing_off(said):
    assert not calls_off(plain(said))


@pytest.mark.parametrize(
    "said", ["没罚我钱吧", "取消要不要钱", "会不会扣我钱", "不收违约金吧", "取消收唔收手续费"]
)
def test_who_asks_if_calling_off_costs_anything_is_understood(said):
    assert asks_of_fine(said)


@pytest.mark.parametrize(
    "said", ["他们没扣我补贴吧", "我没带钱", "收不收钱的啊", "护工扣我钱了", "取消"]
)
def test_other_talk_of_money_is_no_such_question(said):
    assert not asks_of_fine(said)


def test_the_day_before_the_one_just_told_is_meant_with_its_hour():
    form = Form("想约护士上门换药", "28号来得不")
    form.say("哦那天不行崽女都回来屋里乱 前一日吧 上午九点")
    assert (form.draft.date, form.draft.time) == ("2026-11-27", "09:00")


@pytest.mark.parametrize("said", ["前一天晚上摔了一跤", "护士前一天来过", "饭后第二天他就好了"])
def test_a_day_before_in_a_story_moves_nothing(said):
    draft = Draft(service="上门护理", date="2026-11-28")
    assert hear(said, asked="address", draft=draft, now=NOW).moved is None


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("中秋回不去，想给爸妈订中秋节晚上的饭", "晚上"),
        ("国庆回不来，国庆节当晚给我妈送一份饭", "晚上"),
        ("晚上，元旦那天送饭", "晚上"),
        ("元旦的午饭订两份", "中午"),
        ("周三不在家，周四下午来", "下午"),
    ],
)
def test_a_festival_keeps_its_part_of_the_day_in_every_order(said, part):
    assert hear(said, asked=None, draft=Draft(service="助餐"), now=NOW).when.part == part


def test_of_two_services_each_hears_its_own_day_and_goods():
    form = Form("厨房水龙头漏水想找个师傅来修，另外还想帮买一双棉拖鞋跟一条秋裤")
    form.say("修水龙头今天下午三点来 棉拖鞋一双38码要红色的 秋裤一条要加大码 东西明天上午送来就行")
    assert (form.draft.date, form.draft.time) == ("2026-11-23", "15:00")
    assert form.progress.queue == "物品代购"
    own = Draft(service="物品代购")
    waits = hear(form.progress.queued_words, asked=None, draft=own, now=NOW)
    assert (waits.when.date, waits.when.part) == ("2026-11-24", "上午")
    assert [item[:2] for item in waits.items.put] == ["棉拖", "秋裤"]
    assert "38码" in waits.note


@pytest.mark.parametrize("said", ["住新圩街，后天下午", "东西不要了", "水管也漏"])
def test_what_names_no_goods_is_of_the_service_under_way(said):
    assert told_of_waiting(said, "家政", "物品代购") is None
