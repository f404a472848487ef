"""The commands of those who keep the hotline, as they type them."""

import json
from datetime import UTC, datetime

import pytest

from care.records import Conversation, Turn
from nuanling import doctor
from nuanling.cli import main
from nuanling.doctor.finding import Finding
from nuanling.settings import Settings
from storage import Database
from storage.migrate import migrate
from storage.sealing import Sealer

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
PHONE = "13800000000"
OLD_KEY, NEW_KEY = "k1:" + "a2sr" * 10 + "a2s=", "k2:" + "b2sr" * 10 + "b2s="


@pytest.fixture
def settings(tmp_path, monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(f"NUANLING_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NUANLING_VAR_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("NUANLING_ENCRYPTION_KEYS", OLD_KEY)
    settings = Settings()
    settings.var_dir.mkdir()
    database = Database(settings.database(), Sealer(settings.keys()))
    migrate(database)
    with database.begin() as tx:
        tx.conversations.add(
            Conversation("c_1", "phone", "k", LONG_AGO, LONG_AGO, f"+86{PHONE}", LONG_AGO)
        )
        tx.turns.add(Turn("t_1", "c_1", 1, "n", "text", "虚构的话", LONG_AGO))
    database.close()
    return settings


def test_audit_verify_is_two_words(settings, capsys):
    assert main(["audit", "verify"]) == 0
    assert "审计记录完整" in capsys.readouterr().out


def test_a_backup_is_made_and_restored_only_with_yes(settings, capsys):
    assert main(["backup", "one.backup"]) == 0
    assert "密钥不在备份里" in capsys.readouterr().out
    assert main(["restore", "one.backup"]) == 1
    assert "--yes" in capsys.readouterr().out
    assert main(["restore", "one.backup", "--yes"]) == 0
    assert "已恢复" in capsys.readouterr().out
    assert main(["restore", "nowhere", "--yes"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_retain_lists_and_erases_only_with_yes(settings, capsys):
    assert main(["retain"]) == 0
    assert "到期待删 对话 1 条" in capsys.readouterr().out
    assert main(["retain"]) == 0
    assert "到期待删 对话 1 条" in capsys.readouterr().out
    assert main(["retain", "--yes"]) == 0
    assert "已删除 对话 1 条" in capsys.readouterr().out
    assert main(["retain"]) == 0
    assert "到期待删 对话 0 条" in capsys.readouterr().out


def test_person_export_is_json(settings, capsys):
    assert main(["person", "export", PHONE]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["turns"][0]["text"] == "虚构的话"


def test_person_delete_is_confirmed_twice(settings, capsys, monkeypatch):
    def is_there() -> bool:
        assert main(["person", "export", PHONE]) == 0
        return "虚构的话" in capsys.readouterr().out

    assert main(["person", "delete", PHONE]) == 1
    assert is_there()
    monkeypatch.setattr("builtins.input", lambda _: "13900000000")
    assert main(["person", "delete", PHONE, "--yes"]) == 1
    assert is_there()
    assert main(["person", "delete", PHONE, "--yes", "--confirm", "+86 138 0000 0000"]) == 0
    assert not is_there()


def test_keys_are_changed_with_reseal(settings, capsys, monkeypatch):
    monkeypatch.setenv("NUANLING_ENCRYPTION_KEYS", f"{NEW_KEY},{OLD_KEY}")
    assert main(["reseal"]) == 0
    assert "可以从 NUANLING_ENCRYPTION_KEYS 撤下" in capsys.readouterr().out
    monkeypatch.setenv("NUANLING_ENCRYPTION_KEYS", NEW_KEY)
    assert main(["person", "export", PHONE]) == 0
    assert "虚构的话" in capsys.readouterr().out
    assert main(["audit", "verify"]) == 0


def test_reseal_does_not_let_a_key_go_that_the_journal_needs(settings, capsys, monkeypatch):
    journal = settings.var_dir / "journal" / "emergency.jsonl"
    journal.parent.mkdir()
    journal.write_text(Sealer(settings.keys()).seal("{}", "journal.entry") + "\n")
    monkeypatch.setenv("NUANLING_ENCRYPTION_KEYS", f"{NEW_KEY},{OLD_KEY}")
    assert main(["reseal"]) == 1
    assert "应急日志还有 1 条" in capsys.readouterr().out


@pytest.mark.parametrize(("state", "status"), [("ok", 0), ("warn", 0), ("wrong", 1)])
def test_doctor_fails_for_what_is_wrong_and_not_for_warnings(state, status, monkeypatch, capsys):
    monkeypatch.setattr(doctor, "examine", lambda: iter([Finding(state, "某处", "某事")]))
    assert main(["doctor"]) == status
    assert "某处：某事" in capsys.readouterr().out


def test_an_unmigrated_database_is_named_with_its_remedy(settings, capsys):
    database = Database(settings.database(), Sealer(settings.keys()))
    with database.begin() as tx:
        tx.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    database.close()
    assert main(["retain"]) == 2
    assert "nuanling prepare" in capsys.readouterr().err
