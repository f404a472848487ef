"""Inside an emergency what was told is answered and not asked again; beside it, quiet is quiet."""

import pytest

from care.emergencies import Verdict, check
from care.emergencies.responses import for_kind, general
from conversation import ending
from conversation import frame as frames
from conversation.alarm import in_talk
from conversation.asking import answer_to
from conversation.frame import Frame
from conversation.going_on import go_on
from conversation.guidance import first_words

ANSWERED = [
    ("gas_co", "我开了窗了 我老伴还在睡", "扶他一起出去"),
    ("gas_co", "她有点晕 走路歪 我没事", "医院"),
    ("missing_dementia", "他带了个手机但是关机了", "110"),
    ("suicide_direct", "我放抽屉里了 你讲的", "做得对"),
    ("suicide_direct", "药交给隔壁了", "做得对"),
    ("abuse_violence", "我锁在房间里 不敢出声", "别开门"),
    ("abuse_violence", "手流血了 被他打的", "按住"),
    ("scam_in_progress", "要不要去派出所", "派出所报"),
    ("fall_cannot_rise", "我不会讲普通话 怕讲不清", "平时讲的话"),
    ("stroke", "我只会讲白话", "平时讲的话"),
    ("fall_cannot_rise", "度门系锁住嘅", "119"),
    ("suicide_veiled", "你让我女儿来看我一下", "家里人的电话"),
    ("scam_in_progress", "还没报警 我先打给你们", "110"),
    ("scam_in_progress", "要不要去银行", "柜台"),
    ("abuse_violence", "我在自己屋里 不是我 是隔壁", "别自己过去"),
    ("hypoglycaemia", "有糖水 正在喝", "坐着歇"),
]


@pytest.mark.parametrize(("kind", "text", "says"), ANSWERED)
def test_what_is_told_is_answered_at_once(kind: str, text: str, says: str) -> None:
    answer = answer_to(text, for_kind(kind))
    assert answer is not None
    assert says in answer.cmn


@pytest.mark.parametrize(
    "text",
    [
        "药放在床头柜上",
        "药在我手边",
        "存折放抽屉里了 你告诉我儿子",
        "钥匙交给隔壁了 猫也送人了",
        "药收好了等下再吃",
    ],
)
def test_what_is_near_or_given_away_is_no_danger_put_aside(text: str) -> None:
    answer = answer_to(text, for_kind("suicide_direct"))
    assert answer is None or "做得对" not in answer.cmn


def test_who_is_locked_in_by_the_violent_is_not_told_that_the_door_is_well_locked() -> None:
    answer = answer_to("他把我锁在房间里了", for_kind("abuse_violence"))
    assert answer is None or "锁好别开门" not in answer.cmn


@pytest.mark.parametrize(
    "text", ["她还认得我 会点头", "他摇了摇头", "她会应我", "佢仲识得我", "她不认得我了"]
)
def test_whether_they_are_awake_is_told_in_other_words(text: str) -> None:
    assert "awake" in Frame("stroke", awaiting="where").told(text).facts


def test_who_whispers_is_not_asked_once_more_whether_they_can_speak() -> None:
    frame = Frame("abuse_violence", awaiting="safe", asked=("safe",))
    told = frame.told("我锁在房间里 不敢出声")
    assert "safe" in told.facts
    silent = Frame("abuse_violence", asked=("safe", "where", "hurt"), facts={"where": "x"})
    again, _ = go_on(silent, "玉东新区茂林镇泉塘村", Verdict())
    assert again.awaiting != "safe"


@pytest.mark.parametrize(
    "text",
    [
        "隔篱听到我嗌 行过嚟喇",
        "嫂子到了 说我妈坐在沙发上",
        "我舅妈赶来了",
        "隔壁阿明跑过来了",
        "邻居进去了 讲她坐在地上",
    ],
)
def test_neighbours_and_kin_who_came_are_helpers(text: str) -> None:
    assert frames.has_arrived(text, "stroke")


@pytest.mark.parametrize("text", ["嫂子还没到", "隔壁没人过来", "舅妈几时到"])
def test_who_has_not_come_is_no_helper(text: str) -> None:
    assert not frames.has_arrived(text, "stroke")


def test_a_doctor_who_has_come_up_ends_the_questions() -> None:
    assert frames.is_over("车到了 医生上楼了", "stroke")


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("choking", "咳出来了 咳出来一大块 他能喘气了", "检查"),
        ("choking", "拍了背 出来了 哭出声了", "检查"),
        ("missing_dementia", "找到了找到了 在他老屋门口坐着", "找到就好"),
        ("missing_dementia", "派出所打电话来讲找到了 在车站", "找到就好"),
    ],
)
def test_the_good_end_of_a_kind_is_praised_and_advised_on(kind: str, text: str, says: str) -> None:
    assert says in ending.how(text, kind)[0].cmn


def test_another_good_end_is_what_it_was() -> None:
    assert ending.how("没事了 搞错了", "choking")[0] == general().resolved


@pytest.mark.parametrize(
    "text",
    [
        "现在没绑了 我把她接回家了 人在我旁边吃粥",
        "现在没打了 我把他接走了",
        "冇再打佢喇 我接咗阿妈返屋企 跟我住",
        "哎 我又打回来问 不是 我还没挂 刚才订的能不能改到下个礼拜天 亲家讲火车票没买到",
        "约好那个往后挪两天 车票没抢到",
        "喉咙还有点痛 要不要紧",
        "没什么大事 想找个人讲句话",
    ],
)
def test_what_is_over_or_everyday_raises_no_alarm(text: str) -> None:
    assert in_talk(text, check(text)).level == "none"


@pytest.mark.parametrize(
    "text",
    [
        "我妈接回家了 他现在又打我 在砸门",
        "现在没绑了 但是他追到我家门口拿着刀",
        "刚才订的先不改 他叫我先转保证金 说我社保卡要停",
        "喉咙肿起来了 喘不过气 刚才吃了虾",
        "没什么大事 就是不想活了",
    ],
)
def test_what_differs_by_a_word_still_does(text: str) -> None:
    assert in_talk(text, check(text)).level != "none"


def test_a_quiet_house_is_listened_to_and_a_heavy_heart_told_whom_to_ring() -> None:
    lonely = for_kind("lonely_low")
    assert "12356" not in first_words(lonely, "落雨天屋里静得很 想找个人讲句话").text
    assert "12356" in first_words(lonely, "天天一个人 没人理我 晚上睡不着").text
    assert first_words(for_kind("no_food"), "家里没米了").text == for_kind("no_food").first.cmn


@pytest.mark.parametrize(
    "text", ["他的电话找到了", "出来了好多血", "卡在喉咙 咳不出来", "咳不出 讲不出话了"]
)
def test_what_is_no_good_end_ends_nothing(text: str) -> None:
    assert not frames.has_ended(text, "choking")
    assert not frames.has_ended(text, "missing_dementia")


def test_sugar_poured_into_who_does_not_wake_is_not_praised() -> None:
    answer = answer_to("叫不醒 我喂了糖水", for_kind("hypoglycaemia"))
    assert answer is None or "坐着歇" not in answer.cmn


def test_who_wants_to_die_does_not_hear_the_same_words_twice_in_a_row() -> None:
    response = for_kind("suicide_veiled")
    frame = Frame("suicide_veiled").told("今晚就不麻烦大家了")
    _, parts = go_on(frame, "没什么事 你不用问", Verdict())
    assert response.first.cmn not in "".join(part.text for part in parts)
