"""The desk's form as the rules carry it: who gets a turn first, and how a side question goes."""

import pytest
from serving import turn

pytestmark = pytest.mark.timeout(400)


def opened(asked="name"):
    return {
        "events": [
            {"event": "active_loop", "name": "intake_form"},
            {"event": "slot", "name": "requested_slot", "value": asked},
            {"event": "followup", "name": "action_listen"},
        ],
        "responses": [{"text": "请问怎么称呼您？"}],
    }


def over(text):
    return {
        "events": [
            # A form whose validation sets no slot but this is rejected by Rasa.
            {"event": "slot", "name": "memory", "value": {}},
            {"event": "active_loop", "name": None},
            {"event": "slot", "name": "requested_slot", "value": None},
            {"event": "followup", "name": "action_listen"},
        ],
        "responses": [{"text": text}],
    }


@pytest.fixture(autouse=True)
def desk(actions):
    actions.answers["action_desk"] = opened()


def texts(answer):
    return [message["text"] for message in answer["messages"]]


def names(actions):
    return [call["next_action"] for call in actions.calls]


def test_the_answer_to_a_waiting_question_is_the_forms(server, actions):
    first = turn(server, "我想报名做志愿者", conversation="i_1")[1]
    assert first["active_loop"] == "intake_form"
    assert first["slots"]["requested_slot"] == "name"
    actions.answers["validate_intake_form"] = over("登记好了")
    second = turn(server, "我叫陈桂英", conversation="i_1")[1]
    assert texts(second) == ["登记好了"]
    assert second["active_loop"] is None
    assert names(actions) == ["action_desk", "validate_intake_form"]


def test_a_side_question_goes_by_the_rules_and_the_form_hears_the_next_turn(server, actions):
    turn(server, "我想报名做志愿者", conversation="i_2")
    listen = {"event": "followup", "name": "action_listen"}
    actions.answers["action_answer_policy"] = {"events": [listen], "responses": [{"text": "答"}]}
    side = turn(server, "高龄老人有什么津贴", conversation="i_2")[1]
    assert side["active_loop"] == "intake_form"
    assert names(actions)[-2:] == ["validate_intake_form", "action_answer_policy"]
    actions.answers["validate_intake_form"] = over("登记好了")
    assert texts(turn(server, "我叫陈桂英", conversation="i_2")[1]) == ["登记好了"]


def test_a_person_is_one_word_away_inside_the_form(server, actions):
    turn(server, "我想报名做志愿者", conversation="i_3")
    actions.answers["action_talk_to_human"] = {"events": [], "responses": [{"text": "转"}]}
    assert texts(turn(server, "转人工", conversation="i_3")[1]) == ["转"]


def test_a_booking_may_begin_out_of_the_form(server, actions):
    turn(server, "我想报名做志愿者", conversation="i_4")
    actions.answers["validate_booking_form"] = {
        "events": [{"event": "slot", "name": "requested_slot", "value": "date"}],
        "responses": [{"text": "哪天"}],
    }
    answer = turn(server, "我想订餐", conversation="i_4")[1]
    assert (texts(answer), answer["active_loop"]) == (["哪天"], "booking_form")


@pytest.mark.parametrize(
    ("said", "intent"), [("降压药一天吃几片", "out_of_scope"), ("念一下原文", "ask_policy")]
)
def test_words_that_leave_no_doubt_choose_the_intent(server, said, intent):
    assert turn(server, said)[1]["intent"] == intent
