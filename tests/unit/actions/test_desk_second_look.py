"""What the classifier made nothing of gets a second look; ordinary chat is left as it is."""

from dataclasses import replace
from datetime import datetime

import pytest
from rasa_sdk import Tracker

from actions.booking_recall import with_before
from care.booking_hearing import hear
from care.bookings import Draft
from care.clock import SHANGHAI
from tests.unit.actions.desk_line import NOT_WRITTEN, TRAINING, DeskLine
from tests.unit.actions.hotline import Hotline, database

AT = datetime(2026, 11, 24, 9, 0, tzinfo=SHANGHAI)
REFUSED = "帮不上"
BEGUN = "booking_form"


class OfTheBareQuestion:
    """Is sure of a question alone, and of none amid a story."""

    directory = None

    def answer(self, text, about=None, told=None):
        if "培训" not in text:
            return NOT_WRITTEN
        return TRAINING if len(text) < 14 else replace(TRAINING, score=0.6)


@pytest.fixture
def made(database_url):
    opened = database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def line(made):
    return DeskLine(made, caller="+8613877510000")


@pytest.mark.parametrize(
    "text",
    [
        "哎呀今日热死人 我刚从田里回来 想问下培训是谁可以去",
        "我那个孙啊又不听话 气得我 哦对 照顾老人的培训要几多钱",
    ],
)
def test_the_asking_part_of_a_ramble_is_answered(line, text):
    line.services = replace(line.services, answerer=OfTheBareQuestion())
    assert "免费培训" in line.say(text, "out_of_scope", 0.6)


@pytest.mark.parametrize("text", ["今日热死人 你食咗饭未", "我刚从田里回来 你讲气不气人"])
def test_a_ramble_that_asks_nothing_of_ours_stays_unanswered(line, text):
    line.services = replace(line.services, answerer=OfTheBareQuestion())
    assert REFUSED in line.say(text, "out_of_scope", 0.9)
    assert line.follow != BEGUN


def test_a_garbled_wish_begins_its_booking(line):
    line.say("我想找你们带购两样东西后天上午", "change_booking", 0.4)
    assert line.follow == BEGUN
    assert line.slots["memory"]["booking"]["queue"] == "物品代购"


def test_a_list_of_goods_begins_an_errand(line):
    line.say("土豆两斤 葱一把 生抽一瓶", "out_of_scope", 0.9)
    assert line.slots["memory"]["booking"]["queue"] == "物品代购"


def test_who_asks_after_a_service_is_asked_and_a_yes_begins_it(line):
    assert "送饭上门吗" in line.say("想问下你们送饭那个是怎么搞的", "out_of_scope", 0.7)
    assert line.follow != BEGUN
    line.say("是啊", "affirm")
    assert line.slots["memory"]["booking"]["queue"] == "助餐"


def test_a_no_lets_go_of_what_was_asked_about(line):
    line.say("想问下你们送饭那个是怎么搞的", "out_of_scope", 0.7)
    line.say("不是", "deny")
    assert line.follow != BEGUN


@pytest.mark.parametrize("text", ["我表弟前年中风走了 我夜夜好怕", "隔壁阿婶过世了 我心里好慌啊"])
def test_who_grieves_and_is_afraid_is_comforted(line, text):
    assert "您别怕" in line.say(text, "out_of_scope", 0.4)


@pytest.mark.parametrize("text", ["我好怕冷", "你怕不怕蛇"])
def test_a_dislike_is_no_grief(line, text):
    assert "您别怕" not in line.say(text, "out_of_scope", 0.9)


@pytest.mark.parametrize("text", ["那盐一天吃几多克合适", "老人一晚睡几个钟头才够", "肥肉少吃好吗"])
def test_what_is_good_to_eat_is_a_question_for_a_doctor(line, text):
    assert "健康咨询" in line.say(text, "out_of_scope", 0.9)


@pytest.mark.parametrize("text", ["盐多少钱一包", "饭要几多份才够分"])
def test_a_price_and_portions_are_no_question_for_a_doctor(line, text):
    assert "我不是医生" not in line.say(text, "out_of_scope", 0.9)


def test_what_only_clears_up_a_question_is_taken_note_of(line):
    line.say("培训免费吗", "ask_policy")
    assert "明白了" in line.say("没有没有 不是我这里 讲的是前年的事啦", "chitchat_lonely")


def test_lonely_talk_out_of_the_blue_is_listened_to(line):
    assert "明白了" not in line.say("没有人陪我讲话 屋里静得很", "chitchat_lonely")


def test_praise_of_the_voice_takes_up_no_offer(line):
    line.say("培训免费吗", "ask_policy")
    assert "谢谢您" in line.say("得 我知了 你声音好温柔", "chitchat_lonely", 0.4)


@pytest.mark.parametrize("text", ["喂 是供电所吗 我家没电了", "你好 是自来水公司吗 水管爆了没水"])
def test_who_took_us_for_another_company_is_told_and_nothing_begins(line, text):
    assert "不是您找的单位" in line.say(text, "out_of_scope") or "漏" in text
    assert line.follow != BEGUN


def test_who_dialled_wrong_and_asks_what_we_do_is_told(line):
    assert "养老热线" in line.say("哎打错了 那你们那里是做什么的呀", "out_of_scope")


def test_what_we_do_is_told_amid_a_booking_and_the_question_put_again(made):
    form = Hotline(made)
    form.say("想约个护士上门", "book_nursing_visit")
    said = form.say("等下 你们这里到底是做什么的", "out_of_scope")
    assert "养老热线" in said and "哪天" in said
    assert "没有写明" not in said


def test_goods_told_in_turns_that_were_not_understood_are_on_the_list():
    told = ["土豆两斤 葱一把 生抽一瓶", "我住福绵区樟木镇圩上 我叫覃凤英", "土豆一斤就够"]
    events = [{"event": "user", "text": text, "parse_data": {}} for text in (*told, "就买这些")]
    tracker = Tracker("c", {}, {}, events, False, None, {}, "action_listen")
    draft = Draft(service="物品代购")
    heard = with_before(hear("就买这些", asked=None, draft=draft, now=AT), tracker, draft, AT)
    assert heard.items.put == ("土豆1斤", "葱1把", "生抽1瓶")
    assert heard.name == "覃凤英" and "樟木镇" in f"{heard.town}{heard.address}"


def test_what_was_bought_in_a_story_is_on_no_list():
    events = [
        {"event": "user", "text": text, "parse_data": {}}
        for text in ("我昨天买了两斤土豆一把葱", "帮我买点东西")
    ]
    tracker = Tracker("c", {}, {}, events, False, None, {}, "action_listen")
    draft = Draft(service="物品代购")
    heard = with_before(hear("帮我买点东西", asked=None, draft=draft, now=AT), tracker, draft, AT)
    assert not heard.items


def test_a_sign_up_amid_a_booking_is_completed_by_what_the_booking_is_told(made):
    form, line = Hotline(made), DeskLine(made)
    line.say("我想报名当志愿者", "volunteer_signup")
    form.slots["memory"] = line.slots["memory"]
    form.say("想约个护士明天上午九点上门给我妈换药", "book_nursing_visit")
    form.say("我叫吕建中，电话13877545510，住玉州区名山街道新民路3号", "inform")
    assert "报的名也登记好了" in form.say("对", "affirm")
    row = next(c for c in line.consultations() if c.topic == "志愿者报名")
    assert (row.name, row.phone) == ("吕建中", "13877545510")


def test_a_booking_without_a_sign_up_speaks_of_none(made):
    form = Hotline(made)
    form.say("想约个护士明天上午九点上门给我妈换药", "book_nursing_visit")
    form.say("我叫吕建中，电话13877545510，住玉州区名山街道新民路3号", "inform")
    assert "报的名" not in form.say("对", "affirm")


def test_who_takes_up_what_there_is_begins_the_booking(made):
    form, line = Hotline(made), DeskLine(made)
    assert "上门护理" in form.say("平时有没有人上门剪头发", "book_nursing_visit")
    line.slots["memory"] = form.slots["memory"]
    line.count = 1
    line.say("好啊 礼拜六上午啦", "affirm")
    assert line.slots["memory"]["booking"]["queue"] == "上门护理"


def test_who_offers_help_amid_a_booking_books_nothing_for_others(made):
    form = Hotline(made)
    form.say("想约个护士上门给我妈换药", "book_nursing_visit")
    form.say("对了 我刚退休 想报名当志愿者去帮老人", "volunteer_signup", 0.95)
    assert form.slots.get("beneficiary") != "老人"


def test_who_does_not_hear_well_is_noted_but_not_where_they_want_it_louder():
    draft = Draft(service="物品代购")
    note = hear("我耳朵背，敲门大力点", asked="address", draft=draft, now=AT).note
    assert note and "耳朵背" in note
    again = hear("你讲什么 我耳朵背 再讲一遍", asked="address", draft=draft, now=AT)
    assert not again.note and not again.questions


@pytest.mark.parametrize(
    "text",
    [
        "喂我要月一个健康自询就是问下医生糖尿病的事",
        "帮我悦一次健康咨寻问一下我的关节炎",
        "我想月个健康自询问下医生血糖怎么回事",
        "想药一次健康资讯 我血压老是高",
        "麻烦帮我越一个护理 给老伴换尿管",
    ],
)
def test_a_service_ordered_in_misheard_words_is_begun_before_the_documents_are_asked(line, text):
    line.say(text, "ask_policy", 0.9)
    assert line.follow == BEGUN


@pytest.mark.parametrize(
    "text",
    [
        "一个月一次护理要多少钱",
        "健康自询收不收钱",
        "政策里讲的健康咨寻是什么",
        "养老服务补贴一个月多少钱",
        "高龄津贴怎么领",
        "上个月护理的事政策怎么讲",
        "你们的健康自询我要投诉",
        "吃药一个月了血压还高",
    ],
)
def test_what_only_sounds_like_an_order_begins_nothing(line, text):
    line.say(text, "ask_policy", 0.9)
    assert line.follow != BEGUN


def test_a_day_said_once_more_keeps_the_hour_that_was_told_with_it():
    told, more = "年三十中午有冇饭送啊 我一个人过年", "系啊 就系除夕嗰日 一份得啦"
    events = [{"event": "user", "text": text, "parse_data": {}} for text in (told, more)]
    tracker = Tracker("c", {}, {}, events, False, None, {}, "action_listen")
    draft = Draft(service="助餐")
    heard = with_before(hear(more, asked=None, draft=draft, now=AT), tracker, draft, AT)
    assert heard.when.date is not None and heard.when.part == "中午"
