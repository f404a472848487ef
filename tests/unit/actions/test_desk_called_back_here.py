"""This number, meant by who calls, at any time; whose name a complaint tells; superiors."""

import pytest

from care.desk_gate import UnderWay, believed
from care.desk_signing import only_asks
from care.staff_spoken_of import passes_on
from care.telling import reached_at_this
from care.text import normalise
from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database

CALLER = "+8613800005512"


@pytest.fixture
def made(database_url):
    opened = database(database_url)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "text",
    [
        "有结果就发我这个号",
        "有信打我这个电话",
        "到时打我这个就得",
        "问到了打呢个号俾我",
        "有消息话我知就系呢个号",
        "短信发这个号码就行",
        "回我这个号码",
        "有消息就打我这个手机",
        "通知就发到这个号上",
        "你们回复发我这个手机",
        "结果出来发条短信到这个号码",
        "覆我打我这个",
        "有事打我现在这个",
    ],
)
def test_who_wants_to_be_reached_at_this_number_is_heard(text):
    assert reached_at_this(normalise(text).text)


@pytest.mark.parametrize(
    "text",
    [
        "这个号码打来骗我钱",
        "有个人用这个号码打给我",
        "这个号码不是我的，别打这个",
        "别发我这个号码",
        "不要打我这个电话",
        "这个号码是邻居的",
        "刚才有人发我一个号码",
        "我儿子叫我打这个电话的",
        "你给我这个号码是哪里的",
        "这个电话打了好几次都没人接",
        "这个号码是不是你们的",
        "打这个电话要不要钱",
        "有人发短信说这个号码欠费",
        "我打你们这个号码打不通",
    ],
)
def test_talk_of_numbers_and_calls_is_no_wish_to_be_reached(text):
    assert not reached_at_this(normalise(text).text)


def test_the_calling_number_stands_in_every_row_once_it_is_named(made):
    line = DeskLine(made, caller=CALLER, channel="sms")
    line.say("家人照护培训怎么报", "ask_policy")
    line.say("我叫罗玉芬，有消息发我这个号码", "inform")
    rows = line.consultations()
    assert rows
    assert {(row.name, row.phone) for row in rows} == {("罗玉芬", "13800005512")}


def test_a_number_somebody_else_called_from_is_not_the_callers(made):
    line = DeskLine(made, caller=CALLER)
    line.say("家人照护培训怎么报", "ask_policy")
    line.say("刚才有个人用这个号码打给我", "inform")
    assert all(row.phone is None for row in line.consultations())


def test_whose_dinner_was_late_is_not_who_complains(made):
    line = DeskLine(made, caller=CALLER)
    line.say("你们送饭的人怎么回事，饭都馊了", "complain")
    line.say("我就要投诉到底，问这么多", "complain")
    line.say("是我外婆那份，她叫覃秀兰，住成均镇，送饭的还骂她", "complain")
    line.say("我叫覃建国，电话13800005513", "inform")
    (row,) = line.consultations()
    assert (row.name, row.phone, row.town) == ("覃建国", "13800005513", "成均镇")
    assert "覃秀兰" in row.note


TO_SUPERIORS = [
    "真的，一定要跟她领导讲哦",
    "你们要同小韦个领导讲下",
    "记得帮我讲给她经理知",
    "叫她领导表扬她",
    "麻烦转告他单位",
    "一定要让他们院长知道",
    "跟她公司讲一声哈",
    "要话俾佢主管知",
    "你帮我向她单位反映一下",
    "写给她领导看嘛 跟领导说",
    "同你们老板讲下啦",
    "记得告诉他领导啊",
]


@pytest.mark.parametrize("text", TO_SUPERIORS)
def test_superiors_to_be_told_hand_nobody_over(text):
    assert passes_on(text)
    assert believed(text, "talk_to_human", 0.95, UnderWay("praise", waits=False)) == "inform"


@pytest.mark.parametrize(
    "text",
    [
        "我要跟你们领导讲",
        "叫领导来听",
        "我要找你们领导",
        "喊你们主任打给我",
        "你们领导是谁",
        "叫个人来",
        "转人工",
        "我想同你们经理讲几句",
        "领导电话多少",
        "公司地址在哪里",
        "我直接找她单位",
        "换你们负责人来接",
    ],
)
def test_who_wants_to_speak_to_superiors_is_no_message_for_them(text):
    assert not passes_on(text)


def test_a_praise_to_be_passed_on_is_said_to_be(made):
    line = DeskLine(made)
    line.say("我要表扬小韦姑娘，换药好细心", "thanks")
    assert "转告领导" in line.say("要跟她领导讲下啊", "inform")
    (row,) = line.consultations()
    assert "领导" in row.note


@pytest.mark.parametrize(
    "text",
    [
        "我也想来做志愿者，帮下其他老人家，要不要人",
        "退休了想来当义工，收不收",
        "我想出来做点志愿，还要不要人",
        "我也想去当志愿者，得不得",
        "我们几个老姐妹想来当志愿者，你们收吗",
    ],
)
def test_who_would_come_and_help_asks_to_be_taken(text):
    assert not only_asks(text)


@pytest.mark.parametrize(
    "text",
    ["志愿者有没有补贴", "培训是免费的吧", "当志愿者有什么条件", "志愿者要做什么"],
)
def test_who_asks_about_helping_is_answered(text):
    assert only_asks(text)


def test_what_nobody_knows_of_a_home_is_said_so_and_noted(made):
    line = DeskLine(made)
    line.say("我想找个养老院，在容县", "ask_institution")
    said = line.say("那边新的那间现在起好没有咧", "goodbye")
    assert "不敢乱说" in said
    assert "查实" in said
