"""What callers tell who are in no danger is left alone; what differs by a word is an alarm."""

from datetime import datetime

import pytest

from care.clock import SHANGHAI
from care.emergencies import Verdict, check
from conversation import doubt, frame
from conversation.alarm import in_talk
from conversation.frame import DANGER, Frame
from conversation.frame_patterns import matches, plain
from conversation.state import DialogueState

NOW = datetime(2026, 12, 22, 20, 0, tzinfo=SHANGHAI)
AT_HOME = DialogueState(
    slots={"memory": {"desk": {"case": {"request": "institution"}}}}, active_loop=None
)


def _in_talk(text: str) -> Verdict:
    return in_talk(text, check(text))


@pytest.mark.parametrize(
    "text",
    [
        "老伴早不在了 一个人住",
        "老伴走了 一个人住",
        "我伯娘八十九，有点糊涂，有时出门不认得路回，想找个人看得紧的地方",
        "想搵间养老院，我外公成日行出去唔识返，要有人睇住",
        "这种人我不会再理了，你们打我手机就行，不会再信他们",
        "就打返我呢个号码，我唔会再睬佢哋",
        "血压药停了行不行",
        "降压药我自己减咗半粒，得唔得",
        "他有高血压、痛风，住博白县亚山镇",
        "我爸自己在家，腿脚不方便，帮他订份午饭",
        "我外婆血糖高，过节贪嘴吃了三块糖糕，人好好的没哪里难受，平时要留心什么",
        "救护车来了，人抬上车了，我也跟着去",
        "他八十七了 有点老年痴呆 晚上会起来到处走 我们白天做工 顾不到",
        "上个礼拜做卫生的钱我还没给 那个妹子讲打电话来可以交 怎么交啊",
        "血压计先不买 女婿讲他单位发过一台 拿回来给我 电池也就用不着了 药照买",
        "哎呀我妈说她自己已经搞干净了，不用来了，取消吧",
        "诶等一下我仔打电话来了 他讲后天接我去他那里住 饭不用订了",
    ],
)
def test_who_is_in_no_danger_hears_no_alarm(text: str) -> None:
    assert _in_talk(text).level == "none"


def test_who_has_paid_nothing_and_only_worries_is_followed_up_at_most() -> None:
    assert _in_talk("没点，钱也没给，就是怕真的给停了").level != "emergency"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我伯娘糊涂，有时不认得路，今天出门到现在没回来，请人帮忙找", "missing_dementia"),
        ("外公有痴呆，走丢了，想找个人帮忙找", "missing_dementia"),
        ("以后不用打我电话了，我不会再给你们添麻烦，今晚就走了", "suicide_veiled"),
        ("痴呆的老爸晚上到处走 今天出去了到现在没回 我们要人帮忙找", "missing_dementia"),
        ("我跟我妈说了 饭以后不用送了 活着没意思 我先走了", "suicide_veiled"),
        ("老爸痴呆 半夜到处走 找不着了 要人帮手揾", "missing_dementia"),
        ("他有高血压，住博白县亚山镇，刚才嘴歪了，话都讲不清", "stroke"),
        ("他有糖尿病，打了针没吃饭，手抖出冷汗，平时要注意什么", "hypoglycaemia"),
        ("我爸自己在家，腿脚不方便，跌在厨房起不来", "fall_cannot_rise"),
        ("救护车来了，可是他没气了", "not_breathing"),
    ],
)
def test_who_is_in_danger_is_heard_in_almost_the_same_words(text: str, kind: str) -> None:
    heard = _in_talk(text)
    assert (heard.level, heard.kind) == ("emergency", kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("过节仔女冇返，月饼一个人食唔落", "lonely_low"), ("米缸空了，两天没吃饭", "no_food")],
)
def test_alone_at_the_table_is_not_without_food(text: str, kind: str) -> None:
    food = Verdict("urgent", False, "no_food", ("吃",), 0.9)
    assert in_talk(text, food).kind == kind


@pytest.mark.parametrize("text", ["药吃完了，停了两天行不行", "抗凝药早上断了，医生讲不能停"])
def test_pills_that_have_run_out_stay_urgent(text: str) -> None:
    gone = Verdict("urgent", False, "medicine_out", ("药",), 0.9)
    assert in_talk(text, gone) == gone


def _after_asking(text: str, kind: str) -> str:
    asked = Frame(kind, "e1", awaiting=DANGER, raised=("他有糖尿病",))
    return doubt.outcome(text, asked, DialogueState(), Verdict(), NOW)


@pytest.mark.parametrize(
    "text",
    [
        "空腹七点几，人精神得很，还去跳舞呢",
        "佢生猛过我，仲话要去饮茶",
        "他好得很，在楼下下棋",
        "吃得睡得，没什么不舒服",
        "人活蹦乱跳的，就是问问怎么吃",
    ],
)
def test_who_says_in_other_words_that_all_is_well_is_believed(text: str) -> None:
    assert _after_asking(text, "hypoglycaemia") == "none"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("刚才还精神得很，现在不认人了", "stroke"),
        ("人精神还好，就是右边脸有点歪", "stroke"),
        ("早上还去跳舞，一下子就软了", "hypoglycaemia"),
        ("精神不太好", "hypoglycaemia"),
        ("人好好的，但是手举不起来", "stroke"),
        ("没有精神，一身汗", "chest_pain"),
    ],
)
def test_who_was_well_before_is_in_danger(text: str, kind: str) -> None:
    assert _after_asking(text, kind) == "danger"


def test_a_walk_is_no_sign_that_all_is_well_where_somebody_is_lost_or_beaten() -> None:
    for kind in ("missing_dementia", "abuse_violence", "suicide_veiled", "suicide_direct"):
        assert not frame.is_fine("他去公园散步了，精神得很", kind)


@pytest.mark.parametrize("text", ["一个月要几多钱，仲有冇床位", "能不能先去参观一下"])
def test_who_looks_for_a_home_goes_back_to_it(text: str) -> None:
    lost = Frame("missing_dementia", "e1", raised=("她有时不认得路，要有人看得住",))
    assert doubt.goes_back(text, lost, AT_HOME, Verdict(), NOW)
    assert not doubt.goes_back(text, lost, DialogueState(), Verdict(), NOW)
    assert not doubt.goes_back("要不要看养老院的监控", lost, AT_HOME, Verdict(), NOW)


def test_who_calls_the_booking_off_because_of_the_danger_stays_in_it() -> None:
    fall = Frame("fall_cannot_rise", "e1", interrupted="booking_form", raised=("跌倒了",))
    called = fall.told("我打了120了")
    for text in ("饭先不订了，我儿子也回来了", "餐唔使送喇", "那个饭不要了"):
        assert doubt.calls_off(text, called, Verdict())
        assert not doubt.goes_back(text, called, DialogueState(), Verdict(), NOW)
    assert not doubt.calls_off("粥都吃不下了", called, Verdict())
    assert not doubt.calls_off("饭不要了", fall, Verdict()), "nothing of a danger was told"


@pytest.mark.parametrize("text", ["我没转，已经挂他电话了", "收佢线喇", "电话我挂掉了"])
def test_who_has_hung_up_on_a_swindler_is_heard(text: str) -> None:
    assert matches("hung_up", plain(text))


@pytest.mark.parametrize("text", ["他不准我挂他电话", "不敢挂他电话", "要不要挂电话"])
def test_who_is_still_on_the_line_with_one_is_not(text: str) -> None:
    assert not matches("hung_up", plain(text))


@pytest.mark.parametrize(
    "text", ["我同我女讲咗以后唔使嚟睇我", "我跟儿子说了，饭以后不用送了，再也不用送了"]
)
def test_who_tells_the_family_to_come_no_more_is_not_everyday(text: str) -> None:
    doubted = Verdict("emergency", True, "suicide_veiled", ("不用",), 0.7)
    assert in_talk(text, doubted) == doubted


def test_what_the_family_said_of_a_booking_is_everyday() -> None:
    doubted = Verdict("emergency", True, "suicide_veiled", ("不用",), 0.7)
    assert in_talk("我妈说她自己搞干净了，不用来了，取消吧", doubted) == Verdict()


@pytest.mark.parametrize(
    "text", ["老伴不见了 我一个人在家", "老头子走了好久还没回来", "老伴出门没回来"]
)
def test_who_misses_their_spouse_is_asked_and_not_taken_for_widowed(text):
    assert _in_talk(text).kind == "missing_dementia"


@pytest.mark.parametrize(
    "text", ["药我先不买了 存折照旧放在床头 以后不用你们来了", "农药照买 饭先不订"]
)
def test_a_list_that_says_more_than_a_list_is_not_excused(text: str) -> None:
    assert not matches("shopping_list_meant", plain(text))


def test_age_told_of_teeth_is_no_cry() -> None:
    assert not matches("cry", plain("要软烂点的 牙口都不行了"))
    assert matches("cry", plain("他不行了"))
