"""Doubtful words that a turn shows to be everyday ones; what was under way before an alarm."""

import pytest

from care.emergencies import Verdict
from conversation.alarm import in_talk
from conversation.courtesy import on_wish
from conversation.frame import Frame
from conversation.going_on import go_on
from conversation.state import DialogueState


def _doubt(kind: str) -> Verdict:
    return Verdict("emergency", True, kind, (), 0.7)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("隔壁九公八十几了眼睛看不见叫我问能不能帮买东西", "other_acute"),
        ("饭先不要了 明天不晓得在哪里吃", "missing_dementia"),
        ("你们该不会让我先转押金吧", "suicide_veiled"),
    ],
)
def test_an_everyday_word_raises_no_question_of_danger(text: str, kind: str) -> None:
    assert in_talk(text, _doubt(kind)).level == "none"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我妈眼睛看不见了怎么办 帮我买点眼药水", "other_acute"),
        ("我突然眼睛看不见了想请个人来打扫", "other_acute"),
        ("隔壁九公眼睛看不见", "other_acute"),
        ("我爸出去了不知道在哪里住", "missing_dementia"),
        ("钱转账给你了 我不想活了", "suicide_veiled"),
    ],
)
def test_a_word_that_may_be_danger_is_asked_about(text: str, kind: str) -> None:
    assert in_talk(text, _doubt(kind)).ask


def test_who_is_certainly_in_danger_is_never_let_go() -> None:
    sure = Verdict("emergency", False, "other_acute", (), 0.99)
    assert in_talk("眼睛看不见了 帮我买东西", sure) is sure


def test_who_has_hung_up_and_paid_nothing_is_not_told_to_again() -> None:
    frame = Frame("scam_in_progress", "e1")
    frame, said = go_on(frame, "好好 我冇转 我挂了", Verdict())
    assert "钱没出去就好" in "".join(p.text for p in said)
    _, said = go_on(frame, "哎 真系吓死我了 多谢你啊", Verdict())
    assert "不客气" in "".join(p.text for p in said)


def test_who_has_only_not_paid_yet_is_told_to_hang_up() -> None:
    _, said = go_on(Frame("scam_in_progress", "e1"), "我还没转", Verdict())
    assert "钱没出去就好" not in "".join(p.text for p in said)


def test_what_an_emergency_broke_into_is_told_again() -> None:
    state = DialogueState(last_text="第二件", last_speech="第二件")
    state.before_text = state.before_speech = "日托在这里"
    told = on_wish("repeat", state, "那刚才那个日托的事 你再讲一次").message
    assert told.text == "日托在这里"
    assert on_wish("repeat", state, "再讲一次").message.text == "第二件"
