"""A wish for a person with details in it: kept, said back, handed on."""

import pytest

from actions.talk_to_human import TalkToHuman
from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database


@pytest.fixture
def line(database_url):
    made = database(database_url)
    yield DeskLine(made, caller="+8613877510000")
    made.close()


def wants_person(line, text):
    from tests.unit.actions.hotline import NOW

    line.count += 1
    latest = {
        "text": text,
        "intent": {"name": "talk_to_human", "confidence": 0.95},
        "metadata": {
            "turn_id": f"t_{line.count}",
            "ordinal": line.count,
            "conversation_id": "c_1",
            "now": NOW.isoformat(),
            "caller": line.caller,
            "channel": line.channel,
        },
    }
    return line._run(TalkToHuman, latest)


def test_what_is_told_with_the_wish_for_a_person_is_said_back_and_kept(line):
    said = wants_person(line, "我叫梁炳坤住福绵镇街上电话一三七零七八五二二四零叫人来跟我讲吧")
    assert "梁炳坤" in said and "尾号2240" in said
    (kept,) = line.consultations()
    assert (kept.name, kept.phone, kept.town) == ("梁炳坤", "13707852240", "福绵镇")
    (handoff,) = line.escalations()
    assert handoff.level == "human" and handoff.facts["phone"] == "13707852240"


def test_details_told_amid_an_enquiry_go_to_its_row(line):
    line.say("我要交上个月的护理费", "pay_service_fee")
    wants_person(line, "我叫梁炳坤叫人来跟我讲吧")
    (fee,) = line.consultations()
    assert fee.topic == "服务缴费" and fee.name == "梁炳坤"


def test_a_bare_wish_for_a_person_leaves_no_consultation(line):
    assert "记下了" not in wants_person(line, "叫个人来跟我讲")
    assert not line.consultations()
