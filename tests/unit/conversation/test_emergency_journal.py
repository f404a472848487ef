"""An emergency while the database is away: answered at once, kept in the journal, brought in."""

from types import SimpleNamespace

from conversation.replay import replay
from nuanling.talk import final

STROKE = "我妈突然嘴歪了半边身子动不了"


def test_with_the_database_locked_the_emergency_is_answered_and_kept(house):
    house.begin(caller="+8613800000000")
    with house.database.begin():
        reply = house.say(STROKE)
        assert "120" in reply.speech
        assert reply.escalation.kind == "stroke"
        house.say("在我身边")
    assert replay(house.journal, house.database, house.duty) > 0
    assert [e.kind for e in house.escalations()] == ["stroke"]
    assert len(house.turns()) == 2
    assert len(house.outbox()) == 2
    assert replay(house.journal, house.database, house.duty) == 0


def test_what_is_read_at_the_end_holds_what_the_journal_kept(house):
    house.begin()
    with house.database.begin():
        house.say(STROKE)
    settings = SimpleNamespace(duty=lambda: house.duty)
    gateway = SimpleNamespace(
        journal=house.journal, database=house.database, settings=settings, clock=house.clock
    )
    assert [e["kind"] for e in final(gateway, house.id)["escalations"]] == ["stroke"]


def test_the_journal_holds_no_readable_words(house, tmp_path):
    house.begin()
    with house.database.begin():
        house.say(STROKE)
    kept = b"".join(p.read_bytes() for p in tmp_path.rglob("journal.jsonl"))
    assert kept
    assert "嘴歪".encode() not in kept
