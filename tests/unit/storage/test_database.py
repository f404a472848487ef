from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from care.errors import StorageUnavailable
from care.records import Booking, Consultation, Conversation, Escalation, OutboxRow, Turn
from storage import Database
from storage.migrate import is_current
from storage.sealing import Sealer
from storage.tables import metadata

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


@pytest.fixture
def database(database_url: str):
    database = Database(database_url, Sealer({"k1": b"k" * 32}), busy_ms=100)
    yield database
    database.close()


def a_conversation(**changes) -> Conversation:
    values = {
        "id": "c_1",
        "channel": "phone",
        "key": "CA1",
        "caller": "+8613800000000",
        "started_at": NOW,
        "last_seen_at": NOW,
    }
    return Conversation(**(values | changes))


def a_turn(**changes) -> Turn:
    values = {
        "id": "t_1",
        "conversation_id": "c_1",
        "ordinal": 1,
        "nonce": "n1",
        "kind": "text",
        "text": "我妈妈住在虚构路八号",
        "received_at": NOW,
    }
    return Turn(**(values | changes))


def a_booking(**changes) -> Booking:
    values = {
        "id": "b_1",
        "reference": "204518",
        "conversation_id": "c_1",
        "turn_id": "t_1",
        "created_at": NOW,
        "status": "confirmed",
        "service": "家政",
        "date": "2026-11-24",
        "time": "上午",
        "phone": "13800000000",
        "items": ("鸡蛋2斤",),
    }
    return Booking(**(values | changes))


def test_migrations_bring_a_new_database_to_the_tables_that_the_code_knows(database):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    assert is_current(database)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []


def test_records_come_back_as_they_went_in(database):
    conversation = a_conversation(state={"slots": {"date": "明天"}}, frame={"kind": "stroke"})
    turn = a_turn(entities={"date": "明天"}, verdict={"level": "none"}, timings_ms={"rasa": 3.5})
    with database.begin() as tx:
        tx.conversations.add(conversation)
        tx.turns.add(turn)
        tx.bookings.add(a_booking())
    with database.begin() as tx:
        assert tx.conversations.get("c_1") == conversation
        assert tx.turns.by_nonce("c_1", "n1") == turn
        assert tx.bookings.by_reference("204518") == a_booking()
        assert tx.bookings.by_phone("13800000000") == [a_booking()]


def test_a_repeated_nonce_is_refused_and_the_whole_transaction_undone(database):
    with database.begin() as tx:
        tx.conversations.add(a_conversation())
        tx.turns.add(a_turn())
    with pytest.raises(IntegrityError), database.begin() as tx:
        tx.consultations.add(
            Consultation(
                id="k_1", conversation_id="c_1", turn_id="t_2", created_at=NOW, topic="政策咨询"
            )
        )
        tx.turns.add(a_turn(id="t_2", ordinal=2))
    with database.begin() as tx:
        assert tx.consultations.of("c_1") == []


def test_an_effect_happens_once(database):
    with database.begin() as tx:
        tx.effects.add("t_1", "booking", "b_1")
    with pytest.raises(IntegrityError), database.begin() as tx:
        tx.effects.add("t_1", "booking", "b_2")
    with database.begin() as tx:
        assert tx.effects.find("t_1", "booking") == "b_1"
        assert tx.effects.of_turn("t_1") == [("booking", "b_1")]


def test_one_key_has_one_open_conversation_but_may_begin_anew_after_its_end(database):
    with database.begin() as tx:
        tx.conversations.add(a_conversation())
    with pytest.raises(IntegrityError), database.begin() as tx:
        tx.conversations.add(a_conversation(id="c_2"))
    with database.begin() as tx:
        tx.conversations.update("c_1", ended_at=NOW)
        tx.conversations.add(a_conversation(id="c_2", started_at=NOW + timedelta(hours=1)))
        assert tx.conversations.open_by_key("CA1").id == "c_2"
        assert tx.conversations.count_from("+8613800000000", NOW) == 2


def test_one_kind_of_escalation_is_open_once_per_conversation(database):
    first = Escalation(
        id="e_1",
        conversation_id="c_1",
        turn_id="t_1",
        turn=1,
        level="emergency",
        kind="stroke",
        opened_at=NOW,
        to=("duty",),
    )
    with database.begin() as tx:
        tx.escalations.add(first)
    with pytest.raises(IntegrityError), database.begin() as tx:
        tx.escalations.add(
            Escalation(**(first.__dict__ | {"id": "e_2", "turn_id": "t_2", "turn": 2}))
        )
    with database.begin() as tx:
        tx.escalations.update("e_1", resolved_at=NOW, resolution="来电人说没事了")
        assert tx.escalations.open_of("c_1", "stroke") is None
        assert tx.escalations.get("e_1").resolution == "来电人说没事了"


def test_a_changed_booking_keeps_its_history_and_counts_as_touched(database):
    with database.begin() as tx:
        tx.bookings.add(a_booking())
        tx.bookings.change(
            a_booking(),
            conversation_id="c_9",
            turn_id="t_9",
            now=NOW,
            changes={"date": "2026-11-25", "status": "changed"},
        )
    with database.begin() as tx:
        assert [b.date for b in tx.bookings.made_in("c_9")] == ["2026-11-25"]
        assert tx.bookings.history("b_1")[0]["before"] == {
            "date": "2026-11-24",
            "status": "confirmed",
        }


def test_due_rows_come_oldest_first_and_only_when_their_time_has_come(database):
    def row(name: str, minutes: int) -> OutboxRow:
        return OutboxRow(
            id=name,
            kind="sms",
            purpose="reminder",
            to="+8613800000000",
            body="明天上午有家政服务",
            due_at=NOW + timedelta(minutes=minutes),
            created_at=NOW,
        )

    with database.begin() as tx:
        for name, minutes in (("o_late", 5), ("o_now", 0), ("o_past", -5)):
            tx.outbox.add(row(name, minutes))
        assert [r.id for r in tx.outbox.due(NOW, 10)] == ["o_past", "o_now"]


def test_a_locked_database_is_given_up_in_time_with_a_sentence(database):
    with (
        database.begin(),
        pytest.raises(StorageUnavailable, match="nuanling doctor"),
        database.begin(),
    ):
        pytest.fail("two transactions were open at once")


def test_personal_values_lie_in_no_row_of_the_database(database):
    with database.begin() as tx:
        tx.conversations.add(a_conversation(state={"slots": {"name": "虚构某"}}))
        tx.turns.add(a_turn())
        tx.bookings.add(a_booking(name="虚构某", address="虚构路八号"))
    with database.engine.connect() as connection:
        kept = str([connection.execute(table.select()).all() for table in metadata.sorted_tables])
    assert "v1:k1:" in kept
    for value in ("虚构某", "虚构路", "13800000000"):
        assert value not in kept


def test_naive_moments_are_refused(database):
    with pytest.raises(Exception, match="time zone"), database.begin() as tx:
        tx.conversations.add(a_conversation(started_at=datetime(2026, 11, 23)))
