"""Who speaks of their own body is the one in danger: here, awake, and asked about the door."""

import pytest

from care.emergencies import Verdict
from care.emergencies.responses import KindResponse, for_kind, general
from conversation.frame import Frame
from conversation.going_on import go_on
from conversation.guidance import next_question


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("chest_pain", "我叫罗永昌 玉州区东门路 哎 等阵 我心口忽然间好翳 好似俾石头压住"),
        ("fall_cannot_rise", "喂 我跌亲喇 喺冲凉房 起唔到身"),
        ("fall_cannot_rise", "我刚才在厕所滑倒了 起不来 老婆上街去了"),
        ("fall_cannot_rise", "我自己在菜园跌了一跤 脚动不了"),
        ("choking", "我吃汤圆 卡 卡住了 咳不出"),
        ("breathing", "我喘不上来了 气紧得很"),
        ("stroke", "我右手突然提不起来 我半身都麻了"),
        ("bleeding", "我手割到了 流了好多血"),
        ("unconscious", "我刚才晕倒了 才醒过来"),
        ("snake_insect", "我被蛇咬了 在田里"),
        ("electric_shock", "我被电到了 手还麻"),
    ],
)
def test_who_speaks_of_their_own_body_is_the_patient(kind: str, text: str) -> None:
    assert Frame(kind).told(text).of_self


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("fall_cannot_rise", "我老太婆在楼梯口跌了一跤 现在躺地上喊痛"),
        ("fall_cannot_rise", "我隔壁的阿婆跌倒了 我抬不动"),
        ("stroke", "你好 我在深圳 我妈在博白 刚才视频她嘴歪了"),
        ("chest_pain", "我爸讲他胸口闷 我手都抖了"),
        ("choking", "他讲不出话了 手掐住脖子 那个糕卡住了"),
        ("unconscious", "老头子叫不醒 我脚都软了"),
        ("seizure", "我女儿抽起来了 我怕死了"),
        ("bleeding", "有个人在路边流血 我手上没布"),
    ],
)
def test_who_speaks_of_somebody_else_is_not(kind: str, text: str) -> None:
    assert not Frame(kind).told(text).of_self


@pytest.mark.parametrize(
    ("raised", "answer", "of_self"),
    [
        ("胸口好痛 出冷汗", "得我一个人喺度", True),
        ("起不来了 跌在厕所", "就我自己 没人", True),
        ("我系李伯 今朝起身半边身麻 只手拎唔到嘢", "就系我自己 老婆去咗行街市", True),
        ("我老伴跌倒了", "就我一个人 抬不动她", False),
        ("老头子叫不应了", "家里只有我一个人", False),
        ("胸口好痛 出冷汗", "在我旁边", False),
    ],
)
def test_alone_is_the_patient_only_where_nobody_else_was_named(
    raised: str, answer: str, of_self: bool
) -> None:
    frame = Frame("chest_pain", awaiting="with_you", facts={}, raised=(raised,))
    assert frame.told(answer).of_self is of_self


def test_a_wrong_guess_is_taken_back() -> None:
    frame = Frame("chest_pain").told("我心口好痛")
    assert not frame.told("不是我 是我老伴").of_self


def _questions(frame: Frame, response: KindResponse) -> list[str]:
    ids = []
    while True:
        frame, question = next_question(frame, response)
        if question is None:
            return ids
        ids.append(str(frame.awaiting))


def test_the_patient_is_not_asked_whether_they_are_awake() -> None:
    response = for_kind("stroke")
    assert _questions(Frame("stroke").told("我半边身麻了"), response) == [
        *("alone", "where", "door", "since")
    ]
    assert _questions(Frame("stroke").told("我妈半边身麻了"), response) == [
        *("with_you", "where", "awake", "since")
    ]


def test_what_was_told_of_the_door_is_not_asked() -> None:
    frame = Frame("chest_pain").told("我胸口好痛 一个人在家 门没锁")
    assert "door" not in _questions(frame, for_kind("chest_pain"))


DOORS = [
    ("chest_pain", True, "度门反锁咗 我行唔到", general().door_locked_self.cmn),
    ("chest_pain", True, "门锁着的 我爬不动", general().door_locked_self.cmn),
    ("stroke", False, "她一个人在里面 门反锁了", general().door_locked.cmn),
    ("stroke", False, "门是关着的 我进不去", general().door_locked.cmn),
    ("chest_pain", True, "门冇锁 直接推入嚟就得", general().door_open.cmn),
    ("chest_pain", True, "钥匙压喺门口个花盆底下面", general().key_told.cmn),
]


@pytest.mark.parametrize(("kind", "of_self", "text", "says"), DOORS)
def test_how_to_get_in_is_answered(kind: str, of_self: bool, text: str, says: str) -> None:
    frame = Frame(
        kind, awaiting="where", facts={"patient": "我"} if of_self else {"with_you": "不"}
    )
    _, parts = go_on(frame, text, Verdict())
    assert any(says in part.text for part in parts)


@pytest.mark.parametrize("text", ["锁住咗 我行唔到去开", "锁着的", "反锁了 起不来"])
def test_the_door_asked_for_is_answered_though_it_is_not_named(text: str) -> None:
    frame = Frame("chest_pain", awaiting="door", asked=("door",), facts={"patient": "我"})
    _, parts = go_on(frame, text, Verdict())
    assert any(general().door_locked_self.cmn in part.text for part in parts)


@pytest.mark.parametrize("text", ["门锁好了 我不敢开门", "我把门反锁了"])
def test_who_hides_from_somebody_is_not_told_to_open(text: str) -> None:
    _, parts = go_on(Frame("abuse_violence", awaiting="where"), text, Verdict())
    said = "".join(part.text for part in parts)
    assert general().door_locked.cmn not in said
    assert general().door_locked_self.cmn not in said


def test_what_to_do_is_said_to_the_patient_and_not_about_them() -> None:
    frame = Frame("chest_pain", facts={"patient": "我", "where": "x", "alone": "y", "way_in": "门"})
    _, parts = go_on(frame, "我现在怎么办", Verdict())
    said = "".join(part.text for part in parts)
    assert "让他" not in said
