"""Who wants to hear an answer again after a no hears what the documents told as well."""

from __future__ import annotations

from care.messages import Citation, Message
from conversation import told_before
from conversation.state import DialogueState

_QUOTE = (Citation("yulin-2015", "14", "政府为经济困难的失能半失能老人配备康复辅助器具。"),)
_TOLD = "政府为经济困难的失能半失能老人配备康复辅助器具。"
_ROW = (Citation("yulin-2015", "T12", "……"),)
_WHO = "志愿互助和服务登记由团市委、市妇联、文明办、老龄办负责。"
_WHEN = "志愿互助机制和登记制度，要在2016年底前建立。"
_NO = "文件没有写明具体金额。要不要我记下来，请工作人员回复您？"


def _said(*messages: Message) -> DialogueState:
    state = DialogueState()
    for message in messages:
        state.last_text, state.last_speech = message.text, message.speech
        told_before.keep(state, message)
    return state


def _told(speech: str, cited: tuple[Citation, ...] = _QUOTE) -> Message:
    return Message(speech, f"{speech}要不要听原文？", cited)


def test_a_no_is_said_again_with_what_was_told_before_it() -> None:
    state = _said(_told(_TOLD), Message(_NO, _NO))
    found = told_before.again("再讲一遍", state)
    assert found is not None
    assert found.speech == f"文件没有写明具体金额。前面讲到的是：{_TOLD}"


def test_what_was_told_last_is_simply_said_again() -> None:
    state = _said(Message(_NO, _NO), _told(_TOLD))
    assert told_before.again("再讲一遍", state) is None


def test_after_other_talk_and_long_after_the_answer_nothing_is_added() -> None:
    greeting = Message("您好。", "您好。")
    assert told_before.again("再讲一遍", _said(_told(_TOLD), greeting)) is None
    late = _said(_told(_TOLD), *(greeting for _ in range(5)), Message(_NO, _NO))
    assert told_before.again("再讲一遍", late) is None


def test_inside_a_booking_what_it_asked_is_said_again() -> None:
    state = _said(_told(_TOLD), Message(_NO, _NO))
    state.active_loop = "booking_form"
    assert told_before.again("再讲一遍", state) is None


def test_who_asks_for_the_offices_again_after_the_deadline_hears_the_offices() -> None:
    state = _said(_told(_WHO, _ROW), _told(_WHEN, _ROW))
    found = told_before.again("单位名字也再报一遍 我记在台历上", state)
    assert found is not None
    assert found.speech == _WHO


def test_an_answer_is_found_by_the_words_that_name_it() -> None:
    state = _said(_told(_TOLD), _told(_WHEN, _ROW))
    found = told_before.again("讲回康复器具配给哪样人那段", state)
    assert found is not None
    assert found.speech == _TOLD


def test_after_saying_what_it_is_the_hotline_comes_back_to_the_matter() -> None:
    state = _said(_told(_TOLD), Message("我是智能助手暖铃，是机器。", "我是智能助手暖铃，是机器。"))
    found = told_before.again("机器就机器啦 头先嗰段再讲过", state)
    assert found is not None
    assert found.speech == _TOLD


def test_what_stood_beside_a_no_counts_as_told() -> None:
    no = "文件没有写明怎么办理。\n文件只说到：医保部门要完善报销制度。\n原文：“……”"
    state = _said(Message(no, "文件没有写明怎么办理。"), Message(_NO, _NO))
    found = told_before.again("再讲一遍", state)
    assert found is not None
    assert found.speech.endswith("医保部门要完善报销制度。")


def test_a_question_that_waits_is_kept_and_an_offer_is_not() -> None:
    asked = "文件没有写明具体金额。您爸爸吃饭、走路，自己能不能自理？"
    found = told_before.again("再讲一遍", _said(_told(_TOLD), Message(asked, asked)))
    assert found is not None
    assert found.speech.endswith("自己能不能自理？")
