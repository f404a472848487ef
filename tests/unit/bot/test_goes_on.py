"""Short questions that go on with the desk's last answer, whatever the classifier made of them."""

import pytest
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.clarify import understood
from bot.turns import TurnRequest

SLOTS = ("about_clause", "language", "offered", "first_option", "second_option")
COUNTED = ("not_understood", "offer_person")


def after(action, clause="19", loop=None):
    slots = [AnySlot(name, mappings=[{"type": "custom"}]) for name in (*SLOTS, *COUNTED)]
    events = [
        UserUttered("照顾老人有培训吗"),
        ActionExecuted(action),
        SlotSet("about_clause", clause),
    ]
    if loop:
        events.append(ActiveLoop(loop))
    return DialogueStateTracker.from_events("c_1", events, slots=slots)


def heard(text, tracker, intent="out_of_scope", confidence=0.9):
    parsed = {"intent": {"name": intent, "confidence": confidence}, "intent_ranking": []}
    asked = TurnRequest("c_1", "t_2", text, "phone", "cmn", None, None, {}, None, 2)
    understood(parsed, tracker, asked)
    return parsed["intent"]["name"]


@pytest.mark.parametrize(
    "text", ["那谁负责呢", "几时前", "补好多", "那要多少", "怎么申请", "那我妈呢", "这是哪年的规定"]
)
def test_a_bare_question_after_an_answer_is_a_policy_question(text):
    assert heard(text, after("action_answer_policy"), "check_booking") == "ask_policy"
    assert heard(text, after("action_desk")) == "ask_policy"


@pytest.mark.parametrize("text", ["我想订个饭", "好的谢谢", "我叫黄秀英", "明天上午十点来行吗"])
def test_other_turns_after_an_answer_are_what_they_are(text):
    assert heard(text, after("action_answer_policy"), "inform") != "ask_policy"


def test_something_else_put_in_its_place_goes_on_where_the_classifier_is_in_doubt():
    tracker = after("action_answer_policy")
    assert heard("那卫生呢", tracker, "cancel_booking", 0.29) == "ask_policy"
    assert heard("那卫生呢", tracker, "cancel_booking", 0.95) == "cancel_booking"


def test_nothing_goes_on_where_nothing_was_cited_or_a_booking_came_between():
    assert heard("那谁负责呢", after("action_desk", clause=None), "complain") == "complain"
    assert heard("那谁负责呢", after("action_submit_booking"), "complain") == "complain"


def test_inside_a_booking_the_price_is_the_bookings_and_who_trains_is_not():
    booking = after("action_answer_policy", loop="booking_form")
    assert heard("那是谁来办", booking, "inform") == "ask_policy"
    assert heard("多少钱", booking) == "out_of_scope"


def test_a_wish_to_know_ones_own_share_is_a_question_of_entitlement():
    assert heard("轮得到我没", after("action_desk"), "check_booking") == "eligibility_check"
    assert heard("服务券我攞唔攞得", after("action_listen"), "inform") == "eligibility_check"
    assert heard("轮得到我没", after("action_submit_booking"), "inform") == "inform"


def test_of_two_questions_at_the_desk_none_need_be_chosen_right_after_an_answer():
    ranking = [{"name": n, "confidence": 0.5} for n in ("ask_policy", "eligibility_check")]
    parsed = {"intent": {"name": "nlu_fallback", "confidence": 0.5}, "intent_ranking": ranking}
    asked = TurnRequest(
        "c_1", "t_2", "那轮椅那些政府也配的", "phone", "cmn", None, None, {}, None, 2
    )
    understood(parsed, after("action_answer_policy"), asked)
    assert parsed["intent"]["name"] == "ask_policy"
