"""A false alarm is left where the caller plainly goes on; a true one is not."""

from datetime import datetime

import pytest

from care.clock import SHANGHAI
from care.emergencies import Verdict, check
from care.emergencies.responses import for_kind
from care.lonely import company_for_another
from care.records import Turn
from care.text import normalise
from conversation import alarm, doubt, frame
from conversation.after_urgent import told
from conversation.frame import Frame, is_over, leaves
from conversation.frame_patterns import clauses
from conversation.guidance import doubt_of
from conversation.state import DialogueState
from conversation.wishes import is_heard

NOW = datetime(2026, 11, 9, 14, 5, tzinfo=SHANGHAI)
AUNT = "我姨妈一个人住，她就想有人去陪她说说话"


def _goes_back(text: str, raised: str, kind: str = "suicide_veiled") -> bool:
    opened = Frame(kind, "e1", raised=(raised,))
    return doubt.goes_back(text, opened, DialogueState(), Verdict(), NOW)


@pytest.mark.parametrize("text", ["周四下午四点 她睡完午觉", "没有没有，我就是帮她约个人"])
def test_who_had_called_for_company_and_goes_on_is_served(text: str) -> None:
    assert _goes_back(text, AUNT)


@pytest.mark.parametrize(
    ("text", "raised", "kind"),
    [
        ("周四我儿子回来，那时候我都不在了", "我不想拖累他们了", "suicide_veiled"),
        ("没事的，你不用管我", "我要去陪老伴了", "suicide_veiled"),
        ("她住玉州区新民路8号，姓陈", AUNT, "suicide_veiled"),
        ("下午三点开始的", "想订个护理，我妈嘴歪了", "stroke"),
        ("她脚痛得动不了，明天上午九点来行吗", "想请人陪我妈，她摔倒起不来", "fall_cannot_rise"),
    ],
)
def test_who_may_be_in_danger_is_not_let_go(text: str, raised: str, kind: str) -> None:
    assert not _goes_back(text, raised, kind)


@pytest.mark.parametrize("text", ["没事啦你不用理我", "没什么，别管我了"])
def test_who_wants_to_die_and_to_be_left_alone_is_not_well(text: str) -> None:
    assert not is_over(text, "suicide_veiled")
    assert is_over("人醒过来了，没事了", "unconscious")


def test_what_was_taken_for_a_wish_to_die_stays_open_after_a_no() -> None:
    asked = Frame("suicide_veiled", "e1", awaiting=frame.DANGER, raised=("我走了",))
    came_to = doubt.outcome("我不会做傻事的，你放心", asked, DialogueState(), Verdict(), NOW)
    assert came_to == "went_on"


@pytest.mark.parametrize("text", ["服务券怎么申请", "那个津贴是哪个单位管"])
def test_an_everyday_matter_is_beside_an_emergency_but_help_is_not(text: str) -> None:
    opened = Frame("electric_shock", "e1")
    assert doubt.is_beside(text, opened, Verdict())
    assert not doubt.is_beside(text, Frame("scam_in_progress", "e1"), Verdict())
    for help_is_asked in ("车几时到啊", "你们有没有人来", "他手痛，服务券怎么申请"):
        assert not doubt.is_beside(help_is_asked, opened, Verdict())


@pytest.mark.parametrize(
    "text",
    [
        "我挂了先打120",
        "好我而家打120收线先",
        "我先挂了",
        "那我先打110挂了啊",
        "知道了 先去银行",
        "我去开门",
    ],
)
def test_who_goes_to_dial_is_sent_off(text: str) -> None:
    assert leaves(text, "stroke")


@pytest.mark.parametrize(
    "text",
    ["他不让我挂电话", "要不要挂电话", "我打110了", "我打120打不通", "我去叫他他不应", "不敢打110"],
)
def test_who_stays_is_asked_on(text: str) -> None:
    assert not leaves(text, "stroke")


def test_who_was_shut_in_and_came_out_is_well() -> None:
    assert is_over("出来了出来了人好好的", "trapped")
    assert not is_over("还没出来", "trapped")
    assert not is_over("出来了", "bleeding")


def test_who_wants_to_die_is_held_on_the_line() -> None:
    assert not leaves("我先挂了", "suicide_direct")
    assert leaves("我先打120", "suicide_direct")


def test_fear_of_a_fraud_is_first_told_what_not_to_do() -> None:
    said = doubt_of("scam_in_progress").text
    assert said.startswith("先别转钱") and "链接" in said
    assert doubt_of("stroke").text.endswith("您现在有危险吗？")
    assert for_kind("scam_in_progress").doubt is not None


def test_company_for_another_is_a_service_and_ones_own_loneliness_is_not() -> None:
    lonely = Verdict("urgent", False, "lonely_low", ("没人",), 0.7)
    assert company_for_another(AUNT)
    assert company_for_another("想叫你们的志愿者隔几天去陪陪她老人家")
    for text in ("没有人陪她", "我一个人好闷，没人陪我", "我想当志愿者去陪老人", "叫个人陪我说话"):
        assert not company_for_another(text)
        assert alarm.in_talk(text, lonely) is lonely
    assert alarm.in_talk(AUNT, lonely).level == "none"
    danger = Verdict("emergency", False, "stroke", ("嘴歪",), 0.99)
    assert alarm.in_talk(AUNT, danger) is danger


@pytest.mark.parametrize(
    ("harmless", "grave", "kind"),
    [
        ("电话打了三次都冇人理", "电话打了三次没人接，我老公触电了", "electric_shock"),
        ("想请个人去陪她说说话", "我要去陪她了", "suicide_veiled"),
        ("送去养老院的话又打给谁？", "护工打我妈 我打给谁投诉", "past_abuse_institution"),
        ("叫你们中午送饭两点都没到", "叫你们快来，他晕倒了都没反应", "unconscious"),
    ],
)
def test_words_beside_a_sign_are_none_and_the_sign_itself_is_heard(
    harmless: str, grave: str, kind: str
) -> None:
    assert alarm.in_talk(harmless, check(harmless)).level == "none"
    assert alarm.in_talk(grave, check(grave)).kind == kind


def test_long_speech_is_cut_where_it_goes_on_to_something_else() -> None:
    heard = clauses(normalise("我开窗了煤气罐阀门关了把她抱到楼下空地了她醒着但是脸红红的"))
    assert [c.plain for c in heard][-2:] == ["她醒着", "但是脸红红的"]
    whole = clauses(normalise("她叫都叫不醒了"))
    assert len(whole) == 1


def test_facts_stand_under_their_names() -> None:
    facts = (
        Frame("gas_co", awaiting="where")
        .told("我开窗了煤气罐阀门关了把她抱到楼下空地了她醒着但是脸红红的")
        .facts
    )
    assert "way_in" not in facts
    assert facts["awake"] == "她醒着"
    where = Frame("fall_cannot_rise").told("在官田村委旁边第三家铁门那间他叫吕振华今年七十七").facts
    assert where["where"].endswith("那间")
    clothes = Frame("missing_dementia").told("他叫谢广荣 80岁 穿灰色夹克 黑布鞋").facts["clothes"]
    assert "灰色夹克" in clothes and "黑布鞋" in clothes


def _told(text: str, kind: str = "minor_fall"):
    state = DialogueState(urgent=kind, urgent_for=3, urgent_id="e1")
    return told(Turn("t", "c", 2, "n", "text", text, NOW), state, Verdict())


def test_what_is_added_to_an_urgent_matter_is_taken_down() -> None:
    added = _told("冇撞到头冇晕我姓邹邹瑞英七十三住玉州区名山街道")
    assert added is not None
    assert added.facts["name"] == "邹瑞英" and "名山" in added.facts["place"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("想请个阿姨每周去陪陪她，顺便看着她", "fraud_before_payment"),
        ("帮我订个饭，我姓陈", "minor_fall"),
        ("要不要去医院", "minor_fall"),
        ("我姓陈，老伴走了三年", "lonely_low"),
        ("谢谢你", "minor_fall"),
    ],
)
def test_another_wish_is_no_addition(text: str, kind: str) -> None:
    assert _told(text, kind) is None


@pytest.mark.parametrize("text", ["我姓冼，打我呢个号就得", "我叫莫桂芳，电话13877500011"])
def test_a_lonely_caller_who_leaves_a_number_is_thanked_for_it(text: str) -> None:
    added = _told(text, "lonely_low")
    assert added is not None and added.facts["name"]


def test_thanks_for_being_heard_is_no_wish_to_hear_it_again() -> None:
    assert is_heard("听到了听到了唔该")
    for text in ("听不到", "我听到隔壁吵", "没听到"):
        assert not is_heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "门锁坏了 锁匙转不动 我拿张凳子顶着门睡 心慌慌的 最好今天上午就来 十一点前后我都在",
        "门锁坏咗 锁匙拧唔郁 我而家用张凳顶住门瞓 心好慌 最好今日上昼嚟",
        "空调不制热 遥控按了没反应 电池也换过了 我老太婆怕冷 夜里盖三床被 "
        "下个礼拜一以前都行 就星期六上午吧 九点半",
        "今日晏昼就要啦 我手痛 拿不起锅铲 今天中午",
        "我手痛拿不起锅铲",
    ],
)
def test_a_wish_told_with_its_reason_raises_no_alarm(text: str) -> None:
    assert alarm.in_talk(text, check(text)).level == "none"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("门锁坏了 我被关在屋里出不去", "trapped"),
        ("我妈被锁在里面 门锁坏了 她心慌", "trapped"),
        ("门锁坏了 有人在外面砸门 我拿凳子顶住门 怕", "abuse_violence"),
        ("氧气机没反应了 电池换过了 老太婆怕冷", "power_cut_oxygen"),
        ("老公打我 我手痛 拿不起锅铲", "abuse_violence"),
        ("我手突然没力 拿不起锅铲", "stroke"),
    ],
)
def test_the_same_reason_told_in_danger_is_one(text: str, kind: str) -> None:
    assert alarm.in_talk(text, check(text)).kind == kind
