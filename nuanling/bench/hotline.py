"""Our three processes under their supervisor, as `make run` starts them, in a folder of their own.

Nothing of the hotline's own data, ports or carrier is touched, whatever `.env` says.
"""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

from care.errors import UpstreamUnavailable
from nuanling.bench.processes import children
from nuanling.rasa_alone import free_port
from nuanling.settings import Settings
from nuanling.stack import ROOT, actions_program, gateway_program, prepare, rasa_program

_START_S = 180.0
_STOP_S = 30.0
_COMMANDS = {"gateway": "serve-gateway", "actions": "serve-actions", "rasa": "bot.serve"}


@dataclass(frozen=True)
class Hotline:
    """A running hotline: its settings, process ids by name, seconds to start, and its log."""

    settings: Settings
    processes: dict[str, int]
    start_s: float
    log: Path

    @property
    def url(self) -> str:
        """Return the address of the gateway."""
        return f"http://127.0.0.1:{self.settings.port}"

    def journalled(self) -> int:
        """Return how many commits missed their deadline and went to the journal so far."""
        return self.log.read_text(encoding="utf-8", errors="replace").count("kept in the journal")


def bench_settings(shared: Settings, folder: Path) -> Settings:
    """Return settings under which everything that the bench does lies in `folder`."""
    port, midnight = free_port(), datetime.time()
    return shared.model_copy(
        update={
            "profile": "development",
            "var_dir": folder,
            "database_url": f"sqlite:///{folder / 'nuanling.db'}",
            "host": "127.0.0.1",
            "port": port,
            "rasa_port": free_port(),
            "actions_port": free_port(),
            "public_url": f"http://127.0.0.1:{port}",
            "carrier": "recording",
            "duty_phones": "+8613800000001",
            "duty_opens": midnight,
            "duty_closes": midnight,
        }
    )


@contextmanager
def running(shared: Settings, folder: Path) -> Iterator[Hotline]:
    """Prepare and start a hotline in an empty folder; it is stopped when the block ends.

    Model and index are the hotline's own, made before the clock of the start runs; where staff have
    content of their own, the index of the shipped content is kept apart from theirs. Raises
    `UpstreamUnavailable`.
    """
    folder = folder.absolute()
    settings = bench_settings(shared, folder)
    index = shared.var_dir / ("bench/index" if shared.content().exists() else "index")
    kept = {"models": shared.var_dir / "models", "index": index}
    for name, place in kept.items():
        place.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(place.absolute())
    prepare(settings, lambda _: None)
    log = folder / "terminal.log"
    with log.open("wb") as output:
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "nuanling", "run"],
            cwd=ROOT,
            env=os.environ | _environment(settings),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait(settings, process, log)
        took = time.monotonic() - began
        yield Hotline(settings, _found(process.pid), took, log)
    finally:
        _stop(process)


def _environment(settings: Settings) -> dict[str, str]:
    names = (
        *("profile", "var_dir", "database_url", "host", "port", "rasa_port", "actions_port"),
        *("public_url", "carrier", "duty_phones", "duty_opens", "duty_closes"),
    )
    return {f"NUANLING_{name.upper()}": str(getattr(settings, name)) for name in names}


def _wait(settings: Settings, process: subprocess.Popen[bytes], log: Path) -> None:
    limit = time.monotonic() + _START_S
    for program in (gateway_program(settings), actions_program(settings), rasa_program(settings)):
        while not _is_well(program.health):
            if process.poll() is not None or time.monotonic() > limit:
                said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
                raise UpstreamUnavailable(
                    f"{program.name} of the bench's hotline did not come up; its last words: {said}"
                )
            time.sleep(0.1)


def _found(supervisor: int) -> dict[str, int]:
    """Return the ids of the supervisor and its programs."""
    own = children(supervisor)
    found = {
        name: pid for name, word in _COMMANDS.items() for pid, said in own.items() if word in said
    }
    return {"supervisor": supervisor} | found


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Let the supervisor stop its programs; what is left after that is ended."""
    left = {process.pid, *children(process.pid)}
    process.send_signal(signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_STOP_S)
        return
    for pid in left:
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
    process.wait()


def _is_well(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False
