import asyncio

import pytest

from bot.turns import BadRequest, Collector, entities_by_name, read_text, read_turn, told_slots

GOOD = {"conversation_id": "c_1", "turn_id": "t_1", "text": "您好", "channel": "phone"}


def test_a_turn_needs_only_ids_text_and_channel():
    asked = read_turn(GOOD)
    assert (asked.language, asked.caller, asked.slots) == ("cmn", None, {})
    assert asked.metadata()["turn_id"] == "t_1"


@pytest.mark.parametrize(
    "change",
    [
        {"conversation_id": ""},
        {"turn_id": 7},
        {"text": None},
        {"channel": "fax"},
        {"language": "eng"},
        {"slots": []},
        {"caller": 8613800000000},
    ],
)
def test_a_bad_field_is_named_without_its_value(change):
    with pytest.raises(BadRequest) as caught:
        read_turn({**GOOD, **change})
    assert next(iter(change)) in str(caught.value)
    assert "8613800000000" not in str(caught.value) and "fax" not in str(caught.value)


@pytest.mark.parametrize("body", [None, [], "x", 3])
def test_a_body_that_is_no_object_is_refused(body):
    with pytest.raises(BadRequest):
        read_turn(body)


def test_a_leading_slash_is_no_command():
    assert read_text({"text": '/book_meal{"name":1}'}).startswith("／book_meal")


def test_a_very_long_text_is_cut():
    assert len(read_text({"text": "饭" * 50_000})) == 10_000


def test_the_last_value_of_an_entity_wins_and_lists_collect():
    found = [
        {"entity": "item", "value": "鸡蛋"},
        {"entity": "phone", "value": "1"},
        {"entity": "item", "value": "米"},
        {"entity": "phone", "value": "2"},
        {"entity": "item", "value": "米"},
    ]
    assert entities_by_name(found) == {"item": ["鸡蛋", "米"], "phone": "2"}


def test_unset_slots_and_rasas_own_are_not_told():
    values = {"date": "2026-11-24", "time": None, "session_started_metadata": {"a": 1}}
    assert told_slots(values) == {"date": "2026-11-24"}


def test_a_custom_response_keeps_speech_citations_and_buttons():
    collector = Collector("web")
    custom = {"text": "屏幕", "speech": "说", "citations": [{"clause": "19"}], "buttons": []}
    asyncio.run(collector.send_response("c", {"text": None, "custom": custom}))
    assert collector.said == [custom]


def test_a_plain_response_is_its_own_speech_and_its_buttons_are_translated():
    collector = Collector("web")
    message = {"text": " 好的 ", "buttons": [{"title": "找人", "payload": "转人工"}]}
    asyncio.run(collector.send_response("c", message))
    assert collector.said == [
        {
            "text": "好的",
            "speech": "好的",
            "citations": [],
            "buttons": [{"label": "找人", "say": "转人工"}],
        }
    ]


def test_an_empty_response_says_nothing():
    collector = Collector("web")
    asyncio.run(collector.send_response("c", {"text": "  "}))
    assert collector.said == []
