"""A caller who hears nothing: a person is offered the third time and comes the fourth."""

import pytest

from conversation.courtesy import on_silence, on_wish
from conversation.state import DialogueState


def thrice():
    state = DialogueState(last_text="第一句。第二句。", last_speech="第一句。第二句。")
    said = [on_wish("repeat", state) for _ in range(3)]
    assert not any(courtesy.wants_person for courtesy in said)
    return state


def test_the_fourth_time_brings_a_person():
    assert on_wish("repeat", thrice()).wants_person


def test_who_falls_silent_after_a_person_was_offered_gets_one():
    assert on_silence(thrice(), staffed=True).wants_person


@pytest.mark.parametrize("times", [1, 2])
def test_a_first_silence_is_waited_out_where_little_was_repeated(times):
    state = DialogueState(last_text="第一句。", last_speech="第一句。")
    for _ in range(times):
        on_wish("repeat", state)
    assert not on_silence(state, staffed=True).wants_person


def test_a_shorter_answer_is_never_a_person():
    state = thrice()
    assert not on_wish("shorter", state).wants_person
