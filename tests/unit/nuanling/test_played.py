"""What counts as good in a conversation that a stranger wrote."""

import json

import pytest

from care.errors import ContentError
from nuanling.played.__main__ import count
from nuanling.played.score import wrong_ending, wrong_turn
from nuanling.played.scripts import Script, read_scripts


def script(**final):
    return Script("x", {"channel": "phone"}, ({"text": "喂"},), final)


def answer(reply, **escalation):
    return {"reply": reply, "speech": "", "escalation": escalation or None}


def test_one_of_the_words_expected_is_enough():
    assert wrong_turn({"text": "喂", "any": ["哪天", "几号"]}, answer("您想约几号？")) is None


def test_an_answer_without_any_of_the_words_is_wrong():
    assert wrong_turn({"text": "喂", "any": ["哪天"]}, answer("您好")) == "none of ['哪天']"


def test_what_must_not_be_said_is_wrong_beside_what_must():
    turn = {"text": "多少钱", "any": ["没有写明"], "not": ["80元"]}
    assert wrong_turn(turn, answer("文件没有写明，一般80元")) == "said ['80元']"


def test_an_alarm_where_none_is_due_is_wrong():
    said = answer("请打120", level="emergency", kind="stroke")
    assert wrong_turn({"text": "喂", "level": "none"}, said) == "alarm: stroke"


def test_a_person_called_is_no_alarm():
    said = answer("这就请人来", level="human", kind="handoff")
    assert wrong_turn({"text": "喂", "level": "none"}, said) is None


def test_a_missed_emergency_is_wrong():
    turn = {"text": "喂", "level": "emergency", "kind": "fire"}
    assert wrong_turn(turn, answer("您好")) == "level is None, not emergency"


def cites(*clauses):
    return answer("请看文件") | {"citations": [{"clause": clause} for clause in clauses]}


def test_one_of_the_clauses_expected_is_enough():
    assert wrong_turn({"text": "税", "clauses": ["4", "T11"]}, cites("T11", "3")) is None


def test_another_clause_is_wrong_and_so_is_any_where_the_document_is_silent():
    assert wrong_turn({"text": "税", "clauses": ["4"]}, cites("3")) == "cites ['3'], not ['4']"
    assert wrong_turn({"text": "多少钱", "clauses": []}, cites("3")) == "cites ['3'], not []"
    assert wrong_turn({"text": "多少钱", "clauses": []}, answer("文件没有写明")) is None


def test_of_a_fact_with_several_admissible_values_one_is_enough():
    wanted = script(consultations=[{"topic": ["政策咨询", "资格查询"]}])
    assert wrong_ending(wanted, {"consultations": [{"topic": "资格查询"}]}) is None
    assert wrong_ending(wanted, {"consultations": [{"topic": "投诉"}]}) is not None


def test_numerals_and_the_town_in_another_field_make_no_difference():
    wanted = script(bookings=[{"address": "大平山镇民主路15号"}])
    stored = {"county": "兴业县", "town": "大平山镇", "address": "民主路十五号"}
    assert wrong_ending(wanted, {"bookings": [stored]}) is None


@pytest.mark.parametrize(
    ("told", "digits"), [("二百二十号", "220号"), ("一百零八号", "108号"), ("十二栋", "12栋")]
)
def test_house_numbers_in_words_are_the_same_numbers(told, digits):
    wanted = script(bookings=[{"address": digits}])
    assert wrong_ending(wanted, {"bookings": [{"address": told}]}) is None


def test_a_list_has_no_order_but_must_be_whole():
    wanted = script(bookings=[{"items": ["盐1包", "鸡蛋2斤"]}])
    assert wrong_ending(wanted, {"bookings": [{"items": ["鸡蛋2斤", "盐1包"]}]}) is None
    assert wrong_ending(wanted, {"bookings": [{"items": ["鸡蛋2斤"]}]}) is not None


def test_a_digit_of_the_phone_is_never_overlooked():
    wanted = script(bookings=[{"phone": "13800000053"}])
    assert wrong_ending(wanted, {"bookings": [{"phone": "13800000054"}]}) is not None


def test_a_booking_too_many_is_wrong():
    assert wrong_ending(script(bookings=[]), {"bookings": [{"service": "家政"}]}) is not None


def test_a_consultation_more_than_expected_is_not():
    assert wrong_ending(script(consultations=[]), {"consultations": [{"topic": "x"}]}) is None


def test_each_record_is_expected_once():
    wanted = script(bookings=[{"service": "助餐"}, {"service": "助餐"}])
    stored = [{"service": "助餐"}, {"service": "家政"}]
    assert wrong_ending(wanted, {"bookings": stored}) == "service is '家政', not '助餐'"


def test_a_line_that_is_no_conversation_is_named_with_its_remedy(tmp_path):
    path = tmp_path / "set.jsonl"
    good = {"id": "a", "new": {}, "turns": [{"text": "喂"}], "final": {}}
    path.write_text(json.dumps(good) + "\n" + json.dumps({"id": "b"}) + "\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"set.jsonl 第 2 行"):
        read_scripts(path)


def test_a_script_is_given_to_talk_with_its_beginning_and_end():
    assert script().lines() == [{"new": {"channel": "phone"}}, {"text": "喂"}, {"end": True}]


def test_a_set_is_counted_by_turns_and_endings_and_leaves_the_answers_of_the_next():
    turns = ({"text": "喂", "any": ["哪天"]}, {"text": "明天"})
    one = Script("x", {}, turns, {"bookings": [{"service": "家政"}]})
    said = [{"greeting": "您好"}, answer("您好"), answer("好"), {"final": {"bookings": []}}]
    answers = iter([*said, {"greeting": "next"}])
    counted = count("seen/x", [one], answers)
    assert (counted.turns, counted.bad_turns, counted.bad_endings) == (
        1,
        1,
        1,
    )  # 明天 is not judged
    assert "| 0.0 % (0/1) | 0.0 % (0/1) | 0.0 % (0/2) |" in counted.row()
    assert "none of ['哪天']" in counted.failures[0]
    assert next(answers) == {"greeting": "next"}
