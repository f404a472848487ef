"""What asks in an utterance, where a story stands before it."""

from knowledge_base.utterance import last_question


def test_a_pause_parts_the_question_from_the_story_before_it():
    assert last_question("她记性差 痴呆多年了 有没有心理辅导") == "有没有心理辅导"


def test_one_stretch_or_a_story_without_a_question_has_none():
    assert last_question("有没有心理辅导") is None
    assert last_question("她记性差 痴呆多年了") is None


def test_a_short_end_that_leans_on_what_stands_before_it_is_no_question_alone():
    assert last_question("名单公布出来，有哪几家？") is None
