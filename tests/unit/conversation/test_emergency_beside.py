"""Inside an emergency: helpers arrive, numbers and help are asked for, things are said again."""

import pytest

from care.emergencies import Verdict
from care.emergencies.responses import for_kind
from conversation import frame as frames
from conversation.frame import Frame
from conversation.going_on import go_on

STROKE = "我妈突然嘴歪了半边身子动不了"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("fall_cannot_rise", "佢上嚟咗"),
        ("fall_cannot_rise", "门开了，他进来了"),
        ("fall_cannot_rise", "开到门喇"),
        ("fall_cannot_rise", "隔壁阿强来了"),
        ("stroke", "我儿子到家了"),
        ("stroke", "村医来了，在看"),
        ("stroke", "邻居过来帮忙了"),
        ("trapped", "物业的人到了"),
        ("trapped", "电梯门打开了"),
        ("suicide_veiled", "我女儿赶到了"),
        ("suicide_veiled", "派出所的人来了"),
        ("missing_dementia", "警察来了，在问我话"),
        ("abuse_violence", "隔壁的人过来了"),
        ("gas_co", "有人来了"),
    ],
)
def test_helpers_are_welcomed_and_the_script_ends(kind: str, text: str) -> None:
    frame = Frame(kind, awaiting="where", asked=("where",))
    moved, said = go_on(frame, text, Verdict())
    assert moved.arrived
    assert "到了就好" in said[0].text
    moved, said = go_on(moved, "在看着她了", Verdict())
    assert not any(part.text.endswith("？") for part in said)
    assert for_kind(kind).meanwhile.cmn not in "".join(part.text for part in said)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("stroke", "救护车还没到"),
        ("stroke", "医生来了没"),
        ("stroke", "我叫儿子来了"),
        ("stroke", "120讲车快到了"),
        ("stroke", "没人来"),
        ("stroke", "几时有人来"),
        ("stroke", "她在我旁边"),
        ("abuse_violence", "他又来了"),
        ("abuse_violence", "他打开门了"),
        ("abuse_violence", "我老公回来了"),
        ("scam_in_progress", "他又打来了"),
        ("drowning", "他上来了"),
        ("missing_dementia", "儿子讲他等下来"),
        ("fall_cannot_rise", "门打不开"),
    ],
)
def test_nobody_is_welcomed_who_has_not_come_to_help(kind: str, text: str) -> None:
    assert not frames.has_arrived(text, kind)


@pytest.mark.parametrize(
    ("kind", "text", "over"),
    [
        ("stroke", "救护车都到埋", True),
        ("stroke", "救护车到了", True),
        ("stroke", "医生上来了，要抬她走", True),
        ("fire", "消防车已经到楼下了", True),
        ("stroke", "救护车还没到", False),
        ("stroke", "救护车到了没", False),
        ("stroke", "打完120等医生来了再讲", False),
        ("stroke", "邻居来了", False),
        ("missing_dementia", "警察来了", False),
        ("missing_dementia", "她自己走回来了", True),
        ("stroke", "儿子回来了", False),
        ("suicide_direct", "警察到了", False),
        ("trapped", "没有人受伤", False),
        ("stroke", "你听错了，是3栋不是2栋", False),
        ("stroke", "地址搞错了，是人民路", False),
        ("electric_shock", "哎呀你听错了，没有触电", True),
        ("stroke", "没有这回事，我是订饭的", True),
        ("fall_cannot_rise", "误会了，没人出事", True),
    ],
)
def test_those_who_end_it_are_there_or_not(kind: str, text: str, over: bool) -> None:
    assert frames.is_over(text, kind) is over


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("那个九六几多 再讲一遍", "96110"),
        ("打几多号", "110"),
        ("打哪个电话", "110"),
        ("号码再讲一次", "96110"),
        ("再报一次号码", "96110"),
        ("电话号码没记住", "110"),
        ("报警打多少号", "110"),
        ("一一几来着", "110"),
    ],
)
def test_a_number_asked_for_is_said(house, text: str, number: str) -> None:
    house.begin()
    house.say("他现在叫我报验证码，手机银行都打开了，正在转账")
    assert number in house.say(text).speech


@pytest.mark.parametrize("text", ["我电话是多少你记得吗", "门牌号是多少我不记得", "他叫我报卡号"])
def test_another_number_is_not_the_one_to_dial(text: str) -> None:
    assert not frames.asks_number(text)


@pytest.mark.parametrize("text", ["再说一遍", "你讲大声点", "听不清，再讲一次", "慢一点讲"])
def test_what_to_do_is_said_again_and_not_that_it_is_noted(house, text: str) -> None:
    house.begin()
    house.say(STROKE)
    for told in ("在我身边", "在玉州区人民路8号三楼", "醒着", "半个钟头前开始的", "她七十六岁"):
        house.say(told)
    speech = house.say(text).speech
    assert "侧躺" in speech
    assert "记下" not in speech


def test_the_key_for_once_more_says_what_to_do(house) -> None:
    house.begin()
    house.say(STROKE)
    house.say("我妈八十岁了")
    assert "120" in house.press("*").speech


def test_a_person_is_offered_the_third_time(house) -> None:
    house.begin()
    house.say(STROKE)
    said = [house.say("再说一遍").text for _ in range(3)]
    assert ["按0" in text for text in said] == [False, False, True]


@pytest.mark.parametrize("kind", ["suicide_veiled", "suicide_direct", "stroke"])
@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("我个女叫阿珍，佢电话一三七零零七七五五一二", "电话"),
        ("我住玉州区大北路18号", "地址"),
        ("我叫梁桂珍", "名字"),
    ],
)
def test_whom_to_reach_and_where_is_acknowledged(kind: str, text: str, noted: str) -> None:
    _, said = go_on(Frame(kind), text, Verdict())
    spoken = "".join(part.text for part in said)
    assert noted in spoken
    assert "记下" in spoken


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("missing_dementia", "你们能不能帮忙喊多几个人一起找"),
        ("missing_dementia", "可不可以派多几个人去找她"),
        ("fall_cannot_rise", "帮我通知我仔"),
        ("fall_cannot_rise", "麻烦你打给我女儿"),
        ("suicide_veiled", "几时有人来"),
        ("suicide_direct", "你帮我打给她"),
        ("suicide_veiled", "替我通知我仔"),
        ("stroke", "什么时候有人来"),
        ("stroke", "你们通知到值班的人没有"),
        ("abuse_violence", "有没有人来管"),
        ("trapped", "你们能不能派个人来"),
    ],
)
def test_who_asks_for_help_hears_what_was_done(kind: str, text: str) -> None:
    assert frames.asks_for_help(text)
    _, said = go_on(Frame(kind), text, Verdict())
    assert "还没有人确认" in said[0].text


def test_nobody_on_duty_is_told_to_who_asks(make_house) -> None:
    from care.duty import Duty

    house = make_house(duty=Duty())
    house.begin()
    house.say(STROKE)
    assert "没有值班人员" in house.say("什么时候有人来").text


def test_once_somebody_has_seen_it_the_caller_who_asks_is_told_so(house) -> None:
    house.begin()
    house.say(STROKE)
    (escalation,) = house.escalations()
    with house.database.begin() as tx:
        tx.escalations.update(escalation.id, acknowledged_at=house.clock.now())
    assert "已经收到" in house.say("什么时候有人来").text


@pytest.mark.parametrize("text", ["你别挂，陪我等她打来", "唔好收线，陪住我", "你陪着我讲讲话"])
def test_who_wants_company_until_help_comes_gets_it(text: str) -> None:
    _, said = go_on(Frame("suicide_veiled"), text, Verdict())
    assert "不挂" in said[0].text


def test_what_is_told_after_a_graver_sign_stands_with_the_one_escalation(house) -> None:
    house.begin()
    house.say("我妈在冲凉房滑倒，坐在地上起不来")
    house.say("她昏过去了叫不醒")
    house.say("在玉州区人民东路8号，我电话13877501032")
    (escalation,) = house.escalations()
    assert "人民东路8号" in escalation.facts["where"]
    assert escalation.facts["phone"] == "13877501032"


def test_a_locked_door_beside_a_fall_is_no_lift(house) -> None:
    house.begin()
    house.say("我在冲凉房跌倒了起不来，腿好痛")
    reply = house.say("大门反锁了，没有人有钥匙")
    assert "119" in reply.text
    assert "电梯" not in reply.text
    (escalation,) = house.escalations()
    assert escalation.kind == "fall_cannot_rise"


def test_who_fell_and_calls_is_not_asked_whether_they_are_awake() -> None:
    frame = Frame("fall_cannot_rise").told("我在冲凉房跌倒了，一个人在家")
    assert {"with_you", "awake"} <= set(frame.facts)
    assert "awake" not in Frame("fall_cannot_rise").told("我妈在冲凉房跌倒了").facts
