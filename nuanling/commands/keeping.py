"""Commands for those who keep the hotline running: doctor, backup, retention, people, keys."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from care.clock import SystemClock

if TYPE_CHECKING:
    from nuanling.settings import Settings
    from storage import Database

_KEYS = (
    "The keys never travel in the backup. Keep NUANLING_ENCRYPTION_KEYS (development: "
    "var/secrets.json) and your .env elsewhere: without the keys nobody can read a backup. "
    "备份里没有密钥，请把密钥另外保管；没有密钥，备份就读不出来。"
)


def add_to(commands: Any) -> None:
    """Add these commands to a parser's subcommands."""
    _add(commands, "doctor", _doctor, "check everything, with remedies / 体检")
    command = _add(commands, "backup", _backup, "back up while running / 备份", epilog=_KEYS)
    command.add_argument("file", type=Path, metavar="FILE")
    command = _add(commands, "restore", _restore, "put a backup in place / 恢复", epilog=_KEYS)
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--yes", action="store_true", help="really do it / 确认恢复")
    text = "list what is past its time; --yes erases it / 到期资料"
    command = _add(commands, "retain", _retain, text)
    command.add_argument("--yes", action="store_true", help="erase it now / 现在删除")
    _add(commands, "reseal", _reseal, "bring all records to the newest key / 换用新密钥")
    command = _add(
        commands, "recorded", _recorded, "show what the recording carrier kept / 试发记录"
    )
    command.add_argument("--last", type=int, default=20, metavar="N", help="how many (20)")

    person = commands.add_parser("person", help="all about one number / 个人资料").add_subparsers(
        required=True, metavar="export|delete"
    )
    command = _add(person, "export", _person_export, "print all about a number as JSON / 导出")
    command.add_argument("phone")
    command = _add(person, "delete", _person_delete, "blank all about a number / 删除")
    command.add_argument("phone")
    command.add_argument("--yes", action="store_true", help="really do it; asks once more / 确认")
    command.add_argument("--confirm", metavar="PHONE", help="the number again, instead of asking")

    audit = commands.add_parser("audit", help="the audit chain / 审计记录").add_subparsers(
        required=True, metavar="verify"
    )
    _add(audit, "verify", _audit_verify, "check the audit chain / 核对审计记录")


def _add(
    commands: Any, name: str, run: object, text: str, epilog: str | None = None
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=text, description=text, epilog=epilog
    )
    command.set_defaults(run=run)
    return command


def _doctor(_: argparse.Namespace) -> int:
    from nuanling.doctor import examine

    wrong = False
    for finding in examine():
        _say(finding.line())
        wrong = wrong or finding.state == "wrong"
    return int(wrong)


def _backup(options: argparse.Namespace) -> None:
    from nuanling.backup import back_up
    from nuanling.settings import load_settings

    made = back_up(load_settings(), options.file, SystemClock().now(), _actor())
    _say(f"已备份到 {options.file}（{len(made.files)} 个文件，已核对）")
    _say(f"密钥不在备份里（{'、'.join(made.keys)}）：请另外保管，没有密钥谁也读不出这份备份")


def _restore(options: argparse.Namespace) -> int:
    from nuanling.backup import restore
    from nuanling.settings import load_settings

    settings = load_settings()
    if not options.yes:
        _say(f"将用 {options.file} 换下现在的数据（旧数据改名保留）。确定就加上 --yes 再执行一次")
        return 1
    done = restore(settings, options.file, SystemClock().now(), _actor())
    _say(f"已恢复到 {done.manifest.made_at} 的备份（{done.rows} 条记录都能解开）")
    for kept in done.aside:
        _say(f"原来的数据保留在 {kept}，确认无误后可自行删除")
    if not done.audit_whole:
        _say("注意：备份里的审计记录不完整，请执行 nuanling audit verify 查看")
    return 0


def _retain(options: argparse.Namespace) -> None:
    from storage.retention import due, forget

    with _opened() as (settings, database):
        now, periods = SystemClock().now(), settings.periods()
        if options.yes:
            found, verb = forget(database, periods, now, actor=_actor()), "已删除"
        else:
            found, verb = due(database, periods, now), "到期待删"
    for name, count in found.counts.items():
        _say(f"{verb} {_TABLES[name]} {count} 条")
    if found.total and not options.yes:
        _say("热线每天会自动删除；要现在删除，加上 --yes")


def _person_export(options: argparse.Namespace) -> None:
    from storage.person import export

    with _opened() as (_, database):
        dossier = export(database, options.phone, SystemClock().now(), _actor())
    _say(json.dumps(dossier.to_json(), ensure_ascii=False, indent=1))


def _person_delete(options: argparse.Namespace) -> int:
    from storage.person import erase, preview
    from storage.phones import national

    with _opened() as (_, database):
        found = preview(database, options.phone, SystemClock().now())
        for name, count in found.counts().items():
            _say(f"{_TABLES[name]} {count} 条")
        if not options.yes:
            _say("以上资料将被删除，不能恢复。确定就加上 --yes 再执行一次")
            return 1
        again = options.confirm or _ask("请再输入一遍这个号码，确认删除：")
        if national(again) != national(options.phone):
            _say("两次号码不一样，什么也没有删除")
            return 1
        erase(database, options.phone, SystemClock().now(), _actor())
    _say("已删除。此前的备份里还有这些资料，请按备份的保存期限处理")
    return 0


def _reseal(_: argparse.Namespace) -> int:
    from nuanling.rotation import reseal_all

    with _opened() as (settings, database):
        done = reseal_all(settings, database, SystemClock().now(), _actor())
    for line in done.lines():
        _say(line)
    return 0 if done.complete else 1


def _recorded(options: argparse.Namespace) -> None:
    from nuanling.settings import load_settings
    from storage.sealing import Sealer
    from telephony.carriers.recording import RecordFile, RecordingCarrier

    settings = load_settings()
    file = RecordFile(settings.recorded_file(), Sealer(settings.keys()))
    for each in RecordingCarrier(file).sent[-options.last :]:
        kind = "电话" if each.message.kind == "call" else "短信"
        _say(
            f"{each.at.isoformat(timespec='seconds')} {kind} {each.message.to} {each.message.body}"
        )


def _audit_verify(_options: argparse.Namespace) -> int:
    from storage.audit import verify

    with _opened() as (_settings, database):
        report = verify(database)
    if report.whole:
        _say(f"审计记录完整：{report.entries} 条，末尾 {report.head}（可抄下来日后对照）")
        return 0
    _say(f"审计记录从第 {report.broken_at} 条起不可信：{report.why}")
    return 1


@contextmanager
def _opened() -> Iterator[tuple[Settings, Database]]:
    from care.errors import SettingsError
    from nuanling.settings import load_settings
    from storage import Database
    from storage.migrate import is_current
    from storage.occupancy import at_work
    from storage.sealing import Sealer

    settings = load_settings()
    database = Database(settings.database(), Sealer(settings.keys()), busy_ms=10_000)
    try:
        with at_work(settings.database()):
            if not is_current(database):
                raise SettingsError("the database is not at this version: run `nuanling prepare`")
            yield settings, database
    finally:
        database.close()


def _actor() -> str:
    try:
        return f"cli:{getpass.getuser()}"[:64]
    except (KeyError, OSError):  # a container's user without a name
        return f"cli:{os.getuid()}"


def _ask(prompt: str) -> str:
    try:
        return input(prompt)
    except EOFError:
        return ""


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


_TABLES = {
    "conversations": "对话",
    "turns": "话语",
    "consultations": "咨询",
    "escalations": "求助",
    "bookings": "预约",
    "booking_changes": "预约变更",
    "outbox": "短信和外呼",
    "mentions": "他人提到这个号码",
}
