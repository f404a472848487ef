"""What is past its time is blanked; what is still needed is not."""

from datetime import timedelta

import pytest
from keeping import NOW, a_database, fill, texts
from sqlalchemy import text

from storage import audit
from storage.retention import Periods, due, forget, is_time

PERIODS = Periods(talk=180, records=1095, emergencies=1825)


def ago(days):
    return NOW - timedelta(days=days)


@pytest.fixture
def database(tmp_path):
    database = a_database(tmp_path)
    yield database
    database.close()


def tidy(database, now=NOW):
    return forget(database, PERIODS, now, actor="test", pause=lambda _: None).counts


def test_talk_is_forgotten_after_its_days_and_not_a_day_earlier(database):
    fill(database, 1, at=ago(179))
    fill(database, 2, at=ago(181))
    assert due(database, PERIODS, NOW).counts["conversations"] == 1
    assert tidy(database)["conversations"] == 1
    with database.read() as tx:
        assert tx.turns.of("c_1")[0].text == "我住在虚构路八号"
        gone = tx.turns.of("c_2")[0]
        assert (gone.text, gone.reply, gone.entities) == ("（已删除）", None, {})
        assert tx.conversations.get("c_2").caller is None
        assert tx.bookings.get("b_2").name == "虚构某", "records are kept longer than talk"
        assert tx.outbox.get("o_2").to == ""
    assert tidy(database)["conversations"] == 0


def test_records_lose_what_is_personal_and_keep_what_is_counted(database):
    fill(database, 1, at=ago(1096), date="2023-11-01")
    counts = tidy(database)
    assert (counts["bookings"], counts["consultations"]) == (1, 1)
    assert "虚构" not in texts(database, 1)
    with database.read() as tx:
        booking, consultation = tx.bookings.get("b_1"), tx.consultations.get("k_1")
        assert (booking.service, booking.date, booking.phone) == ("家政", "2023-11-01", None)
        assert (consultation.topic, consultation.age) == ("ask_policy", 81)


def test_emergencies_and_their_conversations_are_kept_longer(database):
    fill(database, 1, at=ago(1800), level="emergency", date="2022-01-01")
    fill(database, 2, at=ago(1900), level="urgent", date="2022-01-01")
    fill(database, 3, at=ago(200), level="human")
    counts = tidy(database)
    assert (counts["conversations"], counts["escalations"]) == (2, 2)
    with database.read() as tx:
        assert tx.turns.of("c_1")[0].text == "我住在虚构路八号"
        assert tx.escalations.get("e_1").facts == {"where": "我住在虚构路八号"}
        gone = tx.escalations.get("e_2")
        assert (gone.facts, gone.level, gone.kind) == ({}, "urgent", "stroke")


def test_an_emergency_that_nobody_has_closed_is_never_forgotten(database):
    fill(database, 1, at=ago(4000), level="emergency", resolved=False)
    counts = tidy(database)
    assert (counts["conversations"], counts["escalations"]) == (0, 0)
    with database.read() as tx:
        assert tx.turns.of("c_1")[0].text == "我住在虚构路八号"


def test_a_message_still_to_be_sent_is_kept(database):
    fill(database, 1, at=ago(200))
    with database.begin() as tx:
        tx.outbox.update("o_1", status="pending")
    assert tidy(database)["outbox"] == 0


def test_many_rows_are_forgotten_in_short_transactions_with_pauses(database):
    for number in range(120):
        fill(database, number, at=ago(200))
    pauses = []
    done = forget(database, PERIODS, NOW, actor="test", pause=pauses.append)
    assert done.counts["conversations"] == 120
    assert len(pauses) >= 2
    assert due(database, PERIODS, NOW).total == 0


def test_it_is_done_once_a_day_whoever_does_it_and_noted_in_the_audit(database):
    assert is_time(database, NOW)
    tidy(database)
    assert not is_time(database, NOW + timedelta(hours=23))
    assert is_time(database, NOW + timedelta(hours=24))
    assert audit.verify(database).entries == 1


def test_what_was_erased_cannot_be_unsealed_from_the_files_any_more(database, tmp_path):
    fill(database, 1, at=ago(200), said="虚构的一句话")
    with database.read() as tx:
        sealed = tx.connection.execute(text("SELECT text FROM turns")).scalar_one().encode()

    def on_disk():
        return b"".join(each.read_bytes() for each in tmp_path.iterdir())

    assert sealed in on_disk()
    tidy(database)
    assert sealed not in on_disk()
