"""Turns while the database, the journal's disk or an action server is away."""

from dataclasses import replace
from datetime import timedelta

import pytest

from care.records import Booking
from conversation.rasa import Dialogue, Understanding
from tests.unit.conversation.outage import (
    STROKE,
    brought_back,
    locked,
    nothing_can_be_kept,
    restarted,
)

pytestmark = pytest.mark.usefixtures("prompt")


def texts(house):
    return [(t.ordinal, t.text) for t in house.turns()]


def conversation(house):
    with house.database.begin() as tx:
        return tx.conversations.get(house.id)


def count(house, table):
    with house.database.begin() as tx:
        return tx.connection.exec_driver_sql(f"select count(*) from {table}").scalar()


def test_turns_stay_in_order_across_the_end_of_an_outage(house):
    house.begin()
    with locked(house):
        house.say("第一句")
    house.rasa.answer = replace(house.rasa.answer, slots={"town": "玉州区"})
    house.say("第二句")
    assert brought_back(house) == 4
    house.say("第三句")
    assert texts(house) == [(1, "第一句"), (2, "第二句"), (3, "第三句")]
    assert conversation(house).state["slots"] == {"town": "玉州区"}


def test_an_old_emergency_frame_is_not_replayed_over_a_newer_state(house):
    house.begin()
    with locked(house):
        house.say(STROKE)
    house.say("救护车到了，没事了")
    brought_back(house)
    assert conversation(house).frame is None
    (escalation,) = house.escalations()
    assert escalation.resolved_at is not None


def test_a_known_thread_stays_one_conversation_while_the_database_is_away(house):
    first = house.begin(channel="sms", key="s1")
    with locked(house):
        assert house.begin(channel="sms", key="s1").conversation_id == first.conversation_id
        house.say("你好")
    brought_back(house)
    assert count(house, "conversations") == 1


def test_a_repeated_turn_gets_the_same_reply_while_the_database_is_away(house):
    house.begin()
    with locked(house):
        first = house.say("高龄老人有什么津贴", nonce="same")
        assert house.say("高龄老人有什么津贴", nonce="same") == first
    brought_back(house)
    assert len(house.turns()) == 1


def test_a_gateway_restarted_in_an_outage_knows_what_was_journalled(house):
    with locked(house):
        first = house.begin(channel="web", key="w1")
        house.say(STROKE)
        restarted(house)
        again = house.begin(channel="web", key="w1")
        assert again.conversation_id == first.conversation_id
        assert house.say("在我身边").intent == "emergency"
    brought_back(house)
    assert count(house, "conversations") == 1
    assert [e.kind for e in house.escalations()] == ["stroke"]


def test_after_one_refusal_a_turn_does_not_ask_the_database_at_every_step(house, monkeypatch):
    house.begin()
    asked = []
    run = house.keeper._pool.run

    async def counting(*args, **kwargs):
        asked.append(args[1].__name__)
        return await run(*args, **kwargs)

    monkeypatch.setattr(house.keeper._pool, "run", counting)
    with locked(house):
        house.say(STROKE)
    assert asked == ["receive"]


def test_the_end_of_a_call_in_an_outage_is_kept_with_its_follow_up(house):
    house.begin()
    with locked(house):
        house.say(STROKE)
        house.end()
    brought_back(house)
    assert conversation(house).ended_at is not None
    (escalation,) = house.escalations()
    assert escalation.kind == "stroke"
    assert "中断" in escalation.facts["danger"]


def test_a_doubled_report_of_a_calls_end_opens_nothing(house):
    first = house.begin(key="CA7")
    house.end()
    assert house.begin(key="CA7").conversation_id == first.conversation_id
    house.end()
    assert count(house, "conversations") == 1


def test_one_entry_that_cannot_be_read_does_not_hold_the_others_back(house):
    house.begin()
    with locked(house):
        house.say("第一句")
        house.say("第二句")
    bad = house.journal.outstanding()[0]
    house.journal._owed[bad.id] = replace(bad, data={"of": "another version"})
    brought_back(house)
    assert [text for _, text in texts(house)] == ["第二句"]
    assert house.journal.owes(house.id)


def test_what_no_disk_takes_is_not_acknowledged(house, monkeypatch):
    house.begin()
    with nothing_can_be_kept(house, monkeypatch):
        reply = house.say("我想订餐")
        assert "记不下" in reply.speech
        assert "0" in reply.speech
        assert house.rasa.asked == []
    brought_back(house)
    assert texts(house) == [(1, "我想订餐")]


def test_an_emergency_that_no_disk_takes_promises_no_alert(house, monkeypatch):
    house.begin()
    with nothing_can_be_kept(house, monkeypatch):
        reply = house.say(STROKE)
        assert "120" in reply.speech
        assert "已经" not in reply.speech
        assert "不一定通知得到" in reply.speech
        assert reply.escalation.to == ()
        assert "记不下" in house.say("在我身边").speech
    brought_back(house)
    assert [e.kind for e in house.escalations()] == ["stroke"]
    assert len(house.outbox()) == 2


def test_key_zero_still_puts_through_when_no_disk_takes_anything(house, monkeypatch):
    house.begin()
    with nothing_can_be_kept(house, monkeypatch):
        assert house.press("0").then == "transfer"


def test_who_wants_a_person_on_the_web_is_told_when_that_cannot_be_kept(house, monkeypatch):
    house.begin(channel="web")
    with nothing_can_be_kept(house, monkeypatch):
        reply = house.say("人工")
    assert "通知" not in reply.text
    assert "记不下" in reply.text


def booking(house, turn_id, **changes):
    values = {
        "id": "b_1",
        "reference": "384712",
        "conversation_id": house.id,
        "turn_id": turn_id,
        "created_at": house.clock.now(),
        "status": "confirmed",
        "service": "家政",
    }
    return Booking(**values | changes)


def test_understood_words_whose_action_failed_get_a_way_to_a_person(house):
    house.begin()
    house.rasa.answer = Dialogue((), Understanding("ask_policy", 0.9), {"town": "x"}, failed=True)
    reply = house.say("高龄老人有什么津贴")
    assert "按0" in reply.speech
    assert conversation(house).state["slots"] == {}


def test_understood_words_that_got_no_answer_get_a_way_to_a_person(house):
    house.begin()
    house.rasa.answer = Dialogue((), Understanding("ask_policy", 0.9))
    assert "按0" in house.say("高龄老人有什么津贴").speech


def test_who_asks_for_a_person_gets_one_without_the_action_server(house):
    house.begin()
    house.rasa.answer = Dialogue((), Understanding("talk_to_human", 0.9), failed=True)
    assert house.say("换个活人来跟我讲嘛").then == "transfer"


def test_a_booking_whose_answer_was_cut_off_is_told(house, monkeypatch):
    house.begin()
    played = house.rasa.turn

    async def books(request):
        with house.database.begin() as tx:
            tx.bookings.add(booking(house, request["turn_id"]))
            tx.effects.add(request["turn_id"], "booking", "b_1")
        return await played(request)

    monkeypatch.setattr(house.rasa, "turn", books)
    house.rasa.answer = Dialogue((), Understanding("affirm", 0.9), failed=True)
    assert "384712" in house.say("对").text


def test_a_late_cancellation_is_not_told_as_a_booking(house):
    house.begin()
    house.rasa.down = True
    house.say("对，取消吧")
    (turn,) = house.turns()
    with house.database.begin() as tx:
        tx.bookings.add(booking(house, "t_before", status="cancelled"))
        tx.effects.add(turn.id, "booking_change", "b_1")
    house.rasa.down = False
    house.clock.advance(timedelta(seconds=5))
    text = house.say("办好了吗").text
    assert "取消了" in text
    assert "记好" not in text
