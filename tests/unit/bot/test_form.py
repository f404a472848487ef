"""The booking form as the rules carry it, with a validation that reads a line of its own making.

The toy validation understands `甲=…` as filling note, 好 as the yes, and nothing else.
"""

import pytest
from serving import turn

pytestmark = pytest.mark.timeout(400)


def slot(name, value):
    return {"event": "slot", "name": name, "value": value}


def validate(call):
    tracker = call["tracker"]
    said, asked = tracker["latest_message"]["text"], tracker["slots"].get("requested_slot")
    events = []
    side = [
        e
        for e in _since_user(tracker["events"])
        if e["event"] == "action" and e["name"] not in ("booking_form", "action_listen")
    ]
    if not side:
        if asked is None:
            events.append(slot("service", "助餐"))
        if said.startswith("甲"):
            events.append(slot("note", said))
        elif said == "好" and tracker["slots"]["note"]:
            events.append(slot("confirm", True))
        if not events:
            return {"events": [], "responses": []}
    if any(e["name"] == "confirm" for e in events):
        return {"events": [*events, slot("requested_slot", None)], "responses": []}
    has_note = tracker["slots"]["note"] or any(e["name"] == "note" for e in events)
    ask = "confirm" if has_note else "note"
    return {
        "events": [*events, slot("requested_slot", ask)],
        "responses": [{"text": f"问{ask}"}],
    }


def _since_user(events):
    after = []
    for event in reversed(events):
        if event["event"] == "user":
            return after
        after.append(event)
    return after


@pytest.fixture(autouse=True)
def booking(actions):
    def said(text):
        return {"events": [], "responses": [{"text": text}]}

    actions.answers.update(
        {
            "validate_booking_form": validate,
            "action_submit_booking": {
                "events": [slot(n, None) for n in ("service", "note", "confirm")],
                "responses": [{"text": "订好了"}],
            },
            "action_desk": said("桌"),
            "action_talk_to_human": said("转人工"),
            "action_escalate": said("已报警"),
            "action_check_booking": said("查到了"),
            "action_cancel_booking": {
                "events": [{"event": "active_loop", "name": None}, slot("requested_slot", None)],
                "responses": [{"text": "不订了"}],
            },
        }
    )


def texts(answer):
    return [m["text"] for m in answer["messages"]]


def play(server, conversation, *said):
    return [turn(server, text, conversation=conversation)[1] for text in said]


def test_a_booking_goes_from_request_to_submission(server):
    one, two, three = play(server, "f_1", "我想订餐", "甲一", "好")
    assert texts(one) == ["问note"] and one["active_loop"] == "booking_form"
    assert texts(two) == ["问confirm"]
    assert texts(three) == ["订好了"] and three["active_loop"] is None


def test_a_side_question_is_answered_and_the_form_asks_again(server, actions):
    actions.answers["action_answer_policy"] = {"events": [], "responses": [{"text": "答"}]}
    *_, side, then, done = play(server, "f_2", "我想订餐", "高龄老人有什么津贴", "甲一", "好")
    assert texts(side) == ["答", "问note"] and side["active_loop"] == "booking_form"
    assert texts(then) == ["问confirm"] and texts(done) == ["订好了"]


@pytest.mark.parametrize("said", ["今天天气怎么样", "嗯", "谢谢你", "我一个人好闷", "再说一遍"])
def test_other_talk_does_not_lose_the_form(server, said):
    _, aside, then = play(server, f"f_{said}", "我想订餐", said, "甲一")
    assert texts(aside)[-1] == "问note" and len(texts(aside)) == 2
    assert texts(then) == ["问confirm"]


@pytest.mark.parametrize(
    ("said", "answer"), [("转人工", "转人工"), ("救命啊老人没有呼吸了", "已报警")]
)
def test_a_person_and_an_emergency_leave_the_form_frozen(server, said, answer):
    _, aside, then = play(server, f"f_{said}", "我想订餐", said, "甲一")
    assert texts(aside) == [answer] and aside["active_loop"] == "booking_form"
    assert texts(then) == ["问confirm"]


def test_cancelling_inside_the_form_ends_it(server):
    _, gone, then = play(server, "f_cancel", "我想订餐", "不订了，取消", "您好")
    assert texts(gone) == ["不订了"] and gone["active_loop"] is None
    assert texts(then) == ["桌"]


def test_a_goodbye_inside_the_form_says_that_nothing_is_booked(server):
    _, gone = play(server, "f_bye", "我想订餐", "再见")
    assert "还没订" in texts(gone)[0] and gone["active_loop"] is None


def test_two_bookings_in_one_call(server):
    *_, again, two, three = play(
        server, "f_two", "我想订餐", "甲一", "好", "我想请人打扫卫生", "甲二", "好"
    )
    assert texts(again) == ["问note"] and texts(two) == ["问confirm"]
    assert texts(three) == ["订好了"]


def test_a_form_comes_back_after_a_restart(server):
    one = play(server, "f_lost", "我想订餐")[0]
    server.post("forget", {"conversation_id": "f_lost"})
    known = {"slots": one["slots"], "active_loop": one["active_loop"]}
    answer = turn(server, "甲一", conversation="f_lost", **known)[1]
    assert answer["new_tracker"] and answer["active_loop"] == "booking_form"
    assert texts(answer) == ["问confirm"] and answer["slots"]["service"] == "助餐"


def test_a_failing_validation_keeps_the_form_for_the_next_turn(server, actions):
    play(server, "f_fail", "我想订餐")
    actions.answers["validate_booking_form"] = b"garbage"
    broken = play(server, "f_fail", "甲一")[0]
    assert broken["failed_actions"][0] == "validate_booking_form"
    assert broken["active_loop"] == "booking_form"
    actions.answers["validate_booking_form"] = validate
    assert texts(play(server, "f_fail", "甲一")[0]) == ["问confirm"]


def test_a_booking_whose_storing_failed_is_stored_at_the_next_yes(server, actions):
    play(server, "f_store", "我想订餐", "甲一")
    storing = actions.answers["action_submit_booking"]
    actions.answers["action_submit_booking"] = b"garbage"
    broken = play(server, "f_store", "好")[0]
    assert broken["failed_actions"] == ["action_submit_booking"]
    assert broken["active_loop"] == "booking_form" and broken["slots"]["note"] == "甲一"
    actions.answers["action_submit_booking"] = storing
    assert texts(play(server, "f_store", "好")[0]) == ["订好了"]
