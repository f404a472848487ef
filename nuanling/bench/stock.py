"""The stock Rasa bot: trained once (its model is kept), then run with its own action server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from care.errors import SettingsError
from nuanling.bench.stock_project import content_hash, project
from nuanling.rasa_alone import free_port, started
from nuanling.stack import RASA_PYTHON, ROOT
from nuanling.supervisor import Program

_NLU = ROOT / "bot" / "data" / "nlu"
_QUIET = {
    "PYTHONWARNINGS": "ignore",
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "LOG_LEVEL": "ERROR",
}


@dataclass(frozen=True)
class Stock:
    """The running stock bot: its address, process ids by name, and seconds to start."""

    url: str
    processes: dict[str, int]
    start_s: float


@contextmanager
def running(folder: Path, kept: Path, say: Callable[[str], None]) -> Iterator[Stock]:
    """Make, train if need be, and start the stock bot; it is stopped when the block ends.

    `kept` is where trained models stay. Raises `SettingsError` where Rasa's environment is missing
    or training fails, `UpstreamUnavailable` where the bot does not come up.
    """
    folder = folder.absolute()
    port, actions_port = free_port(), free_port()
    files = project(_NLU, database=folder / "tracker.db", actions_port=actions_port)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    model = _trained(folder, kept.absolute(), content_hash(files), say)
    began = time.monotonic()
    with started(_actions(folder, actions_port), _rasa(folder, model, port)) as processes:
        yield Stock(f"http://127.0.0.1:{port}", processes, time.monotonic() - began)


def _trained(folder: Path, kept: Path, content: str, say: Callable[[str], None]) -> Path:
    """Return the model of these contents, trained unless it is there."""
    model = kept / f"stock-{content[:16]}.tar.gz"
    if model.exists():
        return model
    if not RASA_PYTHON.exists():
        raise SettingsError("Rasa's environment is missing: run `make setup`, or use --no-stock")
    say("training the stock bot (some minutes, the first time only) …")
    command = [
        *(str(RASA_PYTHON), "-m", "rasa", "train", "--config", "config.yml"),
        *("--domain", "domain.yml", "--data", "data", "--out", "out"),
        *("--fixed-model-name", "stock", "--augmentation", "0"),
    ]
    environment = os.environ | _environment() | {"LOG_LEVEL": "INFO"}
    done = subprocess.run(  # noqa: S603 - our own interpreter
        command, cwd=folder, env=environment, check=False, stdout=sys.stderr
    )
    trained = folder / "out" / "stock.tar.gz"
    if done.returncode != 0 or not trained.exists():
        raise SettingsError("training the stock bot failed: Rasa's messages above say why")
    kept.mkdir(parents=True, exist_ok=True)
    fresh = model.with_suffix(".new")
    shutil.copyfile(trained, fresh)
    fresh.replace(model)
    return model


def _rasa(folder: Path, model: Path, port: int) -> Program:
    command = [
        *(str(RASA_PYTHON), "-m", "rasa", "run", "--model", str(model)),
        *("--interface", "127.0.0.1", "--port", str(port)),
        *("--endpoints", str(folder / "endpoints.yml")),
        *("--credentials", str(folder / "credentials.yml")),
    ]
    return Program("rasa", command, f"http://127.0.0.1:{port}/", _environment(), start_s=300)


def _actions(folder: Path, port: int) -> Program:
    command = [
        *(str(RASA_PYTHON), "-m", "rasa_sdk", "--actions", "stock_actions"),
        *("--port", str(port)),
    ]
    environment = _environment() | {"PYTHONPATH": str(folder)}
    return Program("actions", command, f"http://127.0.0.1:{port}/health", environment)


def _environment() -> dict[str, str]:
    """Return what stock Rasa is run with: all cores, as it comes, whatever our Makefile sets."""
    return _QUIET | {"OMP_NUM_THREADS": str(os.cpu_count() or 1)}
