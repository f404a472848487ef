"""What the hotline works with: database, knowledge index, networks, dialogue model."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from care.clock import UTC
from nuanling.doctor.finding import Finding
from nuanling.settings import Settings
from nuanling.stack import RASA_PYTHON, ROOT, models
from storage import Database
from storage.console_tables import audit_entries
from storage.migrate import is_current
from storage.occupancy import file_of
from storage.retention import is_overdue
from storage.sealing import Sealer
from storage.tables import conversations


def database(settings: Settings) -> Iterator[Finding]:
    """Reach the database and compare its schema; look at rows that wait for somebody."""
    file = file_of(settings.database())
    if file is not None and not file.exists():
        yield Finding("wrong", "数据库", f"还没有 {file.name}", "nuanling prepare")
        return
    opened = Database(settings.database(), Sealer(settings.keys()), busy_ms=2000)
    try:
        opened.ping()
        if is_current(opened):
            yield Finding("ok", "数据库", f"连得上，表是最新的（{opened.engine.dialect.name}）")
        else:
            yield Finding("wrong", "数据库", "表不是这个版本的", "nuanling prepare")
            return
        if is_overdue(opened, datetime.now(UTC)):
            text = "三天以上没有清理到期资料"
            yield Finding(
                "warn", "保存期限", text, "热线在运行时会每天自动清理；或 nuanling retain"
            )
        if settings.database_url is None and settings.profile == "production":
            yield Finding("warn", "数据库", "生产环境在用 SQLite", "设 NUANLING_DATABASE_URL")
    finally:
        opened.close()


def index(settings: Settings) -> Iterator[Finding]:
    """Check the index against the content, and load it."""
    from knowledge_base import Answerer, build_index

    folder = settings.var_dir / "index"
    pointer = folder / "current.json"
    if not pointer.exists():
        yield Finding("wrong", "知识库索引", "还没有建", "nuanling prepare")
        return
    with tempfile.TemporaryDirectory(prefix="nuanling-doctor-") as name:
        # What serves, seen from another folder: if it is stale the new one is made there.
        trial = Path(name)
        shutil.copyfile(pointer, trial / pointer.name)
        for version in folder.iterdir():
            if version.is_dir():
                (trial / version.name).symlink_to(version.absolute())
        built = build_index(trial, encoder=settings.encoder)
    if built.fresh:
        yield Finding("wrong", "知识库索引", "内容改过，索引是旧的", "nuanling prepare")
        return
    Answerer.load(folder, encoder=settings.encoder)
    yield Finding("ok", "知识库索引", f"最新，{built.facts} 条，装得进来")


def networks(settings: Settings) -> Iterator[Finding]:
    """Load the networks that come with the code: who hears danger, and who reads a turn.

    Without the second, bookings go on by grammar alone and nobody would notice.
    """
    from care import emergencies
    from care.turns import reader

    emergencies.warm_up()
    reader.load()
    yield Finding("ok", "随代码来的网络", "紧急判断、读话轮，都装得进来")


def model(settings: Settings) -> Iterator[Finding]:
    """Ask Rasa's Python whether the model was trained from the present inputs."""
    if not RASA_PYTHON.exists():
        return
    code = (
        "import sys; from pathlib import Path; from bot.train import is_fresh;"
        "print(is_fresh(Path(sys.argv[1])))"
    )
    command = [str(RASA_PYTHON), "-c", code, str(models(settings).absolute())]
    done = subprocess.run(  # noqa: S603 - our own interpreter
        command, capture_output=True, text=True, check=False, timeout=60, cwd=ROOT
    )
    said = done.stdout.strip()
    if said == "True":
        yield Finding("ok", "对话模型", "最新")
    elif said == "False":
        yield Finding("wrong", "对话模型", "没有，或训练之后内容又改过", "nuanling prepare")
    else:
        yield Finding("wrong", "对话模型", "Rasa 的环境运行不了", "删掉 .venv-rasa，再 make setup")


def latest_record(settings: Settings) -> datetime | None:
    """Return the moment of the newest record, None where there is none to be had."""
    file = file_of(settings.database())
    if file is not None and not file.exists():
        return None
    opened = Database(settings.database(), Sealer(settings.keys()), busy_ms=1000)
    try:
        with opened.read() as tx:
            moments = [
                tx.connection.execute(select(func.max(column))).scalar_one_or_none()
                for column in (conversations.c.last_seen_at, audit_entries.c.at)
            ]
        return max((m for m in moments if m is not None), default=None)
    except Exception:  # noqa: BLE001 - the database has its own line
        return None
    finally:
        opened.close()
