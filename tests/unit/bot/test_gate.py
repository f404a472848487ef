"""While an enquiry waits for its answer, Rasa's rules see only intents that the words bear out."""

import pytest
from serving import turn

from care.desk import Case, Desk, Pending

pytestmark = pytest.mark.timeout(400)

LATER = "下周我姐可能先去看看，还没定哪天，先不约"


@pytest.fixture(autouse=True)
def desk(actions):
    waiting = Desk(case=Case("institution", "k_1"), pending=Pending("intake", "phone"))
    actions.answers["action_desk"] = {
        "events": [
            {"event": "slot", "name": "memory", "value": {"desk": waiting.to_json()}},
            {"event": "active_loop", "name": "intake_form"},
            {"event": "slot", "name": "requested_slot", "value": "phone"},
            {"event": "followup", "name": "action_listen"},
        ],
        "responses": [{"text": "请留一个联系电话"}],
    }


def test_a_visit_put_off_begins_no_search_for_a_booking(server, actions):
    turn(server, "我想找间养老院", conversation="g_1")
    assert turn(server, LATER, conversation="g_1")[1]["intent"] == "inform"
    assert "action_check_booking" not in [call["next_action"] for call in actions.calls]


def test_a_wish_begins_all_the_same(server):
    turn(server, "我想找间养老院", conversation="g_2")
    wished = turn(server, "先帮我订两份明天的午饭", conversation="g_2")[1]
    assert wished["intent"] == "book_meal"


def test_with_nothing_under_way_the_intent_stands(server):
    assert turn(server, LATER, conversation="g_3")[1]["intent"] == "check_booking"
