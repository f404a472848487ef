"""The three processes as programs, and what must be ready before they start."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import httpx

from care.errors import SettingsError
from knowledge_base import build_index
from nuanling.settings import Settings
from nuanling.supervisor import Program
from storage import Database
from storage.migrate import migrate
from storage.sealing import Sealer

ROOT = Path(__file__).parent.parent
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
NEEDED_BYTES = 500_000_000
"""Free disk without which nothing is begun."""


def rasa_program(settings: Settings) -> Program:
    """Return the Rasa server."""
    command = [
        *(str(RASA_PYTHON), "-m", "bot.serve"),
        *("--model", str(models(settings)), "--port", str(settings.rasa_port)),
        *("--actions", f"http://127.0.0.1:{settings.actions_port}/webhook"),
    ]
    health = f"http://127.0.0.1:{settings.rasa_port}/webhooks/nuanling/health"
    return Program("rasa", command, health, _quiet() | {"PYTHONPATH": str(ROOT)})


def actions_program(settings: Settings) -> Program:
    """Return the action server."""
    command = [sys.executable, "-m", "nuanling", "serve-actions"]
    health = f"http://127.0.0.1:{settings.actions_port}/health"
    return Program("actions", command, health, _quiet())


def gateway_program(settings: Settings, door: socket.socket | None = None) -> Program:
    """Return the gateway, behind a socket that outlives it if one is given."""
    host = "127.0.0.1" if settings.host == "0.0.0.0" else settings.host  # noqa: S104 - compared
    command = [sys.executable, "-m", "nuanling", "serve-gateway"]
    health = f"http://{host}:{settings.port}/health"
    # Callers wait for the gateway alone, and what it loads takes longer than they should.
    return Program("gateway", command, health, _quiet(), door=door, spare=door is not None)


def models(settings: Settings) -> Path:
    """Return the folder of trained models: shared by all runs of one checkout."""
    return settings.var_dir / "models"


def prepare(settings: Settings, say: Callable[[str], None]) -> None:
    """Migrate the database, build the index and train the model where their inputs changed."""
    free = shutil.disk_usage(existing(settings.var_dir)).free
    if free < NEEDED_BYTES:
        raise SettingsError(
            f"{settings.var_dir} has {free // 1_000_000} MB free and needs "
            f"{NEEDED_BYTES // 1_000_000} MB: make room or set NUANLING_VAR_DIR"
        )
    settings.var_dir.mkdir(parents=True, exist_ok=True)
    prepare_database(settings)
    say("数据库已就绪")
    with ThreadPoolExecutor(max_workers=1) as pool:
        # Rasa trains in a process of its own, so the second core is free for the index.
        training = pool.submit(prepare_model, settings)
        built = build_index(
            settings.var_dir / "index", encoder=settings.encoder, content=settings.content()
        )
        say(f"知识库索引已就绪（{'新建' if built.fresh else '未变'}，{built.facts} 条）")
        training.result()
    say("对话模型已就绪")


def prepare_database(settings: Settings) -> None:
    """Bring the database to the newest schema."""
    database = Database(settings.database(), Sealer(settings.keys()), busy_ms=10_000)
    try:
        migrate(database)
    finally:
        database.close()


def prepare_model(settings: Settings) -> None:
    """Train Rasa's model unless its inputs are unchanged."""
    if not RASA_PYTHON.exists():
        raise SettingsError(
            f"Rasa's environment is missing ({RASA_PYTHON.parent.parent.name}): run `make setup`"
        )
    command = [str(RASA_PYTHON), "-m", "bot.train", "--out", str(models(settings).absolute())]
    # Progress belongs on standard error: standard output may be carrying JSON lines.
    environment = os.environ | _quiet()
    done = subprocess.run(  # noqa: S603 - our own interpreter
        command, cwd=ROOT, check=False, stdout=sys.stderr, env=environment
    )
    if done.returncode != 0:
        raise SettingsError("training Rasa's model failed: its messages above name the file")


def refuse_taken_ports(settings: Settings) -> None:
    """Raise `SettingsError` naming every port that something else listens on."""
    taken = [f"{name}={address[1]}" for name, address in _ports(settings) if not _is_free(address)]
    if taken:
        raise SettingsError(
            f"these ports are taken by another program: {', '.join(taken)}; "
            "stop it or set other ports"
        )


def open_door(settings: Settings) -> socket.socket:
    """Return the public listening socket; `SettingsError` where it cannot be had."""
    try:
        return socket.create_server((settings.host, settings.port), backlog=2048)
    except OSError as error:
        raise SettingsError(
            f"NUANLING_HOST={settings.host}, NUANLING_PORT={settings.port}: cannot be listened on "
            f"({error.strerror}); set others"
        ) from error


def port_owners(settings: Settings) -> list[tuple[str, int, Literal["free", "ours", "other"]]]:
    """Return each port's setting, its number, and who listens on it."""
    health = {
        "NUANLING_PORT": gateway_program(settings).health,
        "NUANLING_RASA_PORT": rasa_program(settings).health,
        "NUANLING_ACTIONS_PORT": actions_program(settings).health,
    }
    owners: list[tuple[str, int, Literal["free", "ours", "other"]]] = []
    for name, address in _ports(settings):
        if _is_free(address):
            owners.append((name, address[1], "free"))
        else:
            owners.append((name, address[1], "ours" if _is_ours(health[name]) else "other"))
    return owners


def existing(path: Path) -> Path:
    """Return a folder, or the nearest one above it that exists."""
    path = path.absolute()
    while not path.exists():
        path = path.parent
    return path


def _ports(settings: Settings) -> list[tuple[str, tuple[str, int]]]:
    return [
        ("NUANLING_PORT", (settings.host, settings.port)),
        ("NUANLING_RASA_PORT", ("127.0.0.1", settings.rasa_port)),
        ("NUANLING_ACTIONS_PORT", ("127.0.0.1", settings.actions_port)),
    ]


def _is_ours(health: str) -> bool:
    try:
        answer = httpx.get(health, timeout=2.0, trust_env=False)
        return answer.status_code == 200 and answer.json().get("status") == "ok"
    except (httpx.HTTPError, ValueError, AttributeError):
        return False


def _is_free(address: tuple[str, int]) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError:
            return False
        return True


def _quiet() -> dict[str, str]:
    # One thread per process for BLAS: with more, short encodings only wait for each other.
    # Rasa 3.6 and its pins warn of their own age at every start; our own code does not warn.
    return {
        "OMP_NUM_THREADS": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }
