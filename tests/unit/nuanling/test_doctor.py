"""The doctor sees what is wrong and says what to do."""

import socket
from datetime import UTC, datetime, timedelta

import pytest

from care.records import Conversation
from care.turns import reader
from nuanling.doctor import _guarded, data, machine, promises
from nuanling.doctor.finding import Finding
from nuanling.settings import load_settings
from storage import Database
from storage.migrate import migrate
from storage.sealing import Sealer

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


def a_setting(folder, **values):
    return load_settings(_env_file=None, var_dir=folder, **values)


def states(findings) -> list[str]:
    return [finding.state for finding in findings]


@pytest.fixture
def settings(tmp_path):
    settings = a_setting(tmp_path)
    database = Database(settings.database(), Sealer(settings.keys()))
    migrate(database)
    database.close()
    return settings


def a_record_of(settings, moment):
    database = Database(settings.database(), Sealer(settings.keys()))
    with database.begin() as tx:
        tx.conversations.add(Conversation("c_1", "web", "k", moment, moment))
    database.close()


def test_a_finding_is_one_line_with_its_remedy():
    assert Finding("ok", "磁盘", "还有 9 GB").line() == "✓ 磁盘：还有 9 GB"
    assert Finding("wrong", "数据库", "没有", "prepare").line() == "✗ 数据库：没有 → prepare"


def test_a_network_that_is_not_there_is_seen(settings, tmp_path, monkeypatch):
    assert states(data.networks(settings)) == ["ok"]
    monkeypatch.setattr(reader, "PATH", tmp_path / "reader.npz")
    reader.load.cache_clear()
    found = list(_guarded(data.networks, settings))
    reader.load.cache_clear()
    assert states(found) == ["wrong"] and "care.turns.train" in found[0].text


def test_a_database_that_is_well_missing_or_old_is_told_apart(settings, tmp_path):
    assert states(data.database(settings)) == ["ok"]
    nowhere = a_setting(tmp_path / "nowhere")
    assert states(data.database(nowhere)) == ["wrong"]
    assert not (tmp_path / "nowhere" / "nuanling.db").exists(), "looking makes nothing"
    database = Database(settings.database(), Sealer(settings.keys()))
    with database.begin() as tx:
        tx.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    database.close()
    found = list(data.database(settings))
    assert states(found) == ["wrong"] and "prepare" in found[0].remedy


def test_overdue_retention_is_told(settings):
    a_record_of(settings, datetime(2020, 1, 1, tzinfo=UTC))
    assert [f.name for f in data.database(settings) if f.state == "warn"] == ["保存期限"]


def test_a_clock_that_lags_behind_the_records_is_wrong(settings):
    assert states(machine.wall_clock(settings, NOW)) == ["ok"]
    a_record_of(settings, NOW + timedelta(hours=1))
    assert states(machine.wall_clock(settings, NOW)) == ["wrong"]
    assert states(machine.wall_clock(settings, NOW + timedelta(hours=1))) == ["ok"]


def test_a_clock_of_the_past_is_wrong(settings):
    assert states(machine.wall_clock(settings, datetime(2000, 1, 1, tzinfo=UTC))) == ["wrong"]


def test_a_port_taken_by_somebody_else_is_named_with_its_setting(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        found = list(machine.ports(a_setting(tmp_path, port=port)))
    wrong = [finding for finding in found if finding.state == "wrong"]
    assert str(port) in wrong[0].text and "NUANLING_PORT" in wrong[0].remedy


def test_too_little_disk_is_wrong(settings, monkeypatch):
    class Usage:
        free = 1_000_000

    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: Usage)
    assert states(machine.disk(settings)) == ["wrong"]


def test_the_promises_that_twilio_cannot_keep_in_mainland_china_are_told(tmp_path):
    twilio = {"carrier": "twilio", "carrier_account_sid": "AC1", "carrier_auth_token": "t"}
    twilio |= {"carrier_from_number": "+85200000000", "public_url": "https://example.org"}
    found = list(promises.carrier(a_setting(tmp_path, **twilio)))
    assert states(found) == ["ok", "warn", "warn", "warn"]
    every = {"outbound_cn": True, "sms_two_way": True, "sms_landline": True}
    assert states(promises.carrier(a_setting(tmp_path, **twilio, **every))) == ["ok"]
    missing = list(promises.carrier(a_setting(tmp_path, carrier="twilio", **every)))
    assert "NUANLING_CARRIER_ACCOUNT_SID" in missing[0].remedy


def test_nobody_on_duty_warns_in_development_and_a_bad_number_is_wrong(tmp_path):
    assert states(promises.duty(a_setting(tmp_path))) == ["warn"]
    assert states(promises.duty(a_setting(tmp_path, duty_phones="13800000000"))) == ["wrong"]
    assert states(promises.duty(a_setting(tmp_path, duty_phones="+8613800000000"))) == ["ok"]


def test_an_index_that_was_never_built_is_wrong(tmp_path):
    assert states(data.index(a_setting(tmp_path))) == ["wrong"]
