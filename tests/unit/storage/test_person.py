"""All about one number: given to its owner, and taken away when the owner says so."""

import json
from datetime import timedelta

import pytest
from keeping import CALLER, NOW, OTHER, OTHER_CALLER, PHONE, a_database, fill, texts

from storage import audit
from storage.console import DatabaseConsole
from storage.console_records import ListQuery
from storage.person import PersonError, erase, export, preview


@pytest.fixture
def database(tmp_path):
    database = a_database(tmp_path)
    yield database
    database.close()


def test_everything_that_concerns_a_number_is_exported_and_nothing_of_others(database):
    fill(database, 1)
    fill(database, 2, phone=OTHER, caller=OTHER_CALLER, said="邻居的私事")
    fill(database, 3, caller=OTHER_CALLER, said="替我妈约")
    told = json.dumps(export(database, CALLER, NOW, "test").to_json(), ensure_ascii=False)
    for value in (
        "我住在虚构路八号",
        "高龄津贴",
        "100001",
        "虚构路九号",
        "预约100001已登记",
        "替我妈约",
    ):
        assert value in told
    assert "邻居的私事" not in told and OTHER not in told


@pytest.mark.parametrize("spelt", [PHONE, CALLER, "138-0000 0000", "86 13800000000"])
def test_a_number_is_found_however_it_is_spelt(database, spelt):
    fill(database, 1)
    assert export(database, spelt, NOW, "test").counts()["bookings"] == 1


def test_a_landline_is_found_with_and_without_its_zero(database):
    fill(database, 1, phone="07752800000", caller="+867752800000")
    for spelt in ("07752800000", "+867752800000", "0775-2800000"):
        assert export(database, spelt, NOW, "test").counts()["conversations"] == 1


def test_a_deleted_number_leaves_no_personal_value_and_the_counts_stay(database):
    fill(database, 1)
    fill(database, 2, level="emergency")
    erase(database, PHONE, NOW, "test")
    left = texts(database, 1, 2)
    for value in ("虚构", PHONE, "高龄津贴"):
        assert value not in left
    assert export(database, PHONE, NOW, "test").counts() == dict.fromkeys(
        preview(database, PHONE, NOW).counts(), 0
    )
    console = DatabaseConsole(database)
    assert len(console.bookings(ListQuery()).items) == 2
    assert len(console.conversations(ListQuery()).items) == 2
    assert [e.kind for e in console.escalations(ListQuery()).items] == ["stroke"]


def test_others_keep_their_records_without_the_number(database):
    fill(database, 1, phone=OTHER, caller=OTHER_CALLER, said="打我爸电话138 0000-0000")
    with database.begin() as tx:
        tx.bookings.change(
            tx.bookings.get("b_1"),
            conversation_id="c_1",
            turn_id="t_1",
            now=NOW,
            changes={"note": f"到了先打{PHONE}，再敲门"},
        )
    assert export(database, PHONE, NOW, "test").counts()["mentions"] > 0
    erase(database, PHONE, NOW, "test")
    with database.read() as tx:
        booking = tx.bookings.get("b_1")
        assert (booking.phone, booking.address) == (OTHER, "虚构路九号")
        assert booking.note == "到了先打（已删除），再敲门"
        assert tx.turns.of("c_1")[0].text == "（已删除）"
    assert export(database, PHONE, NOW, "test").counts()["mentions"] == 0


def test_nothing_is_deleted_while_a_service_is_still_to_come(database):
    fill(database, 1, date="2026-11-24")
    with pytest.raises(PersonError, match="100001"):
        erase(database, PHONE, NOW, "test")
    assert "虚构" in texts(database, 1)
    with database.begin() as tx:
        tx.bookings.change(
            tx.bookings.get("b_1"),
            conversation_id="c_1",
            turn_id="t_1",
            now=NOW,
            changes={"status": "cancelled"},
        )
    erase(database, PHONE, NOW, "test")
    assert "虚构" not in texts(database, 1)


def test_nothing_is_deleted_while_an_emergency_is_open_or_the_call_goes_on(database):
    fill(database, 1, level="emergency", resolved=False)
    with pytest.raises(PersonError, match="结案"):
        erase(database, PHONE, NOW, "test")
    with database.begin() as tx:
        tx.escalations.update("e_1", resolved_at=NOW, resolution="已送医")
        tx.conversations.update("c_1", ended_at=None)
    with pytest.raises(PersonError, match="还没有结束"):
        erase(database, PHONE, NOW + timedelta(minutes=5), "test")
    assert "虚构" in texts(database, 1)


def test_a_message_not_yet_sent_never_will_be(database):
    fill(database, 1)
    with database.begin() as tx:
        tx.outbox.update("o_1", status="pending")
    erase(database, PHONE, NOW, "test")
    with database.read() as tx:
        assert tx.outbox.get("o_1").status == "failed"
        assert tx.outbox.due(NOW + timedelta(days=1), 10) == []


def test_both_are_in_the_audit_without_the_number(database):
    fill(database, 1)
    export(database, PHONE, NOW, "test")
    erase(database, PHONE, NOW, "test")
    entries = DatabaseConsole(database).audit_entries(ListQuery()).items
    assert [e.deed.action for e in entries] == ["person_delete", "person_export"]
    assert PHONE not in str(entries) and audit.verify(database).whole


@pytest.mark.parametrize("words", ["", "12", "张三", "1" * 20])
def test_what_is_no_number_is_refused(database, words):
    with pytest.raises(PersonError, match="7 到 15 位"):
        export(database, words, NOW, "test")
