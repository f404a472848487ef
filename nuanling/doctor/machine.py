"""The machine: interpreters, environments, disk, ports, clock."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from care.clock import SHANGHAI, UTC
from nuanling import bootstrap
from nuanling.doctor.data import latest_record
from nuanling.doctor.finding import Finding
from nuanling.settings import Settings
from nuanling.stack import NEEDED_BYTES, RASA_PYTHON, existing, port_owners

_VERSION = "import platform; print(platform.python_version())"
_BUILT = datetime(2026, 1, 1, tzinfo=UTC)
"""No clock that is right shows an earlier day than the one on which this was written."""


def interpreters() -> Iterator[Finding]:
    """Look for both Pythons."""
    version = sys.version_info
    found = f"{version.major}.{version.minor}.{version.micro}"
    if version >= (3, 11):
        yield Finding("ok", "Python", f"主程序用 {found}")
    else:
        yield Finding("wrong", "Python", f"主程序用的是 {found}", "装 3.11 或更新，再 make setup")
    if RASA_PYTHON.exists():
        version_of = _output([str(RASA_PYTHON), "-c", _VERSION])
        if version_of.startswith("3.10."):
            yield Finding("ok", "Python", f"Rasa 用 {version_of}")
        else:
            what = f"Rasa 的环境用的是 {version_of or '不能运行的解释器'}，要 3.10"
            yield Finding("wrong", "Python", what, "删掉 .venv-rasa，再 make setup")
        return
    try:
        path = bootstrap.find_python(["3.10"])
        yield Finding("ok", "Python", f"找到给 Rasa 用的 {path}")
    except bootstrap.SetupError as error:
        yield Finding("wrong", "Python", "找不到给 Rasa 用的 3.10", str(error))


def environments() -> Iterator[Finding]:
    """Compare both environments with the pinned requirements."""
    for part, folder in (("app", ".venv"), ("rasa", ".venv-rasa")):
        if not (bootstrap.ROOT / folder / "bin" / "python").exists():
            yield Finding("wrong", "环境", f"还没有 {folder}", "make setup")
        elif bootstrap.is_set_up(part):
            yield Finding("ok", "环境", f"{folder} 与 requirements/ 一致")
        else:
            yield Finding("warn", "环境", f"{folder} 与 requirements/ 不一致", "make setup")


def disk(settings: Settings) -> Iterator[Finding]:
    """Look at the free space where data are kept."""
    free = shutil.disk_usage(existing(settings.var_dir)).free
    text = f"{settings.var_dir} 还有 {free / 1e9:.1f} GB"
    if free < NEEDED_BYTES:
        need = f"至少要 {NEEDED_BYTES // 1_000_000} MB：清出空间，或改 NUANLING_VAR_DIR"
        yield Finding("wrong", "磁盘", text, need)
    elif free < 4 * NEEDED_BYTES:
        yield Finding("warn", "磁盘", text, "快满了，清出一些空间")
    else:
        yield Finding("ok", "磁盘", text)


def ports(settings: Settings) -> Iterator[Finding]:
    """Tell free ports, ours, and those of somebody else."""
    for name, port, owner in port_owners(settings):
        if owner == "other":
            yield Finding("wrong", "端口", f"{port} 被别的程序占用", f"停掉它，或改 {name}")
        else:
            yield Finding("ok", "端口", f"{port} {'空着' if owner == 'free' else '是热线在用'}")


def wall_clock(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Look whether the clock can be right: drift cannot be measured without asking others."""
    remedy = "校准系统时间（timedatectl set-ntp true）"
    try:
        zone = ZoneInfo("Asia/Shanghai")
        if now.astimezone(zone).utcoffset() != now.astimezone(SHANGHAI).utcoffset():
            yield Finding("wrong", "时钟", "Asia/Shanghai 的时区数据不对", "更新系统的 tzdata")
            return
    except ZoneInfoNotFoundError:
        yield Finding("wrong", "时钟", "没有 Asia/Shanghai 的时区数据", "安装 tzdata")
        return
    shown = now.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    latest = latest_record(settings)
    if now < _BUILT:
        yield Finding("wrong", "时钟", f"系统时间是 {shown}，太早了", remedy)
    elif latest is not None and latest > now + timedelta(minutes=5):
        text = f"系统时间 {shown} 比数据库里最新的记录还早"
        yield Finding("wrong", "时钟", text, remedy)
    elif abs(_file_skew_s(settings)) > 5:
        yield Finding("warn", "时钟", f"{settings.var_dir} 的文件时间与系统时间不一致", remedy)
    else:
        yield Finding("ok", "时钟", f"北京时间 {shown}")


def _file_skew_s(settings: Settings) -> float:
    try:
        with tempfile.NamedTemporaryFile(dir=existing(settings.var_dir)) as file:
            return Path(file.name).stat().st_mtime - time.time()
    except OSError:
        return 0.0


def _output(command: list[str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter
            command, capture_output=True, text=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()
