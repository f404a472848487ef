"""Programs started for the length of one command, on free ports, quietly."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx

from care.errors import UpstreamUnavailable
from nuanling.settings import Settings
from nuanling.stack import ROOT, prepare_model, rasa_program
from nuanling.supervisor import Program


@contextlib.contextmanager
def rasa_url(settings: Settings) -> Iterator[str]:
    """Give the address of a Rasa server: the running one, or one started and stopped here."""
    running = f"http://127.0.0.1:{settings.rasa_port}"
    if _is_well(f"{running}/webhooks/nuanling/health"):
        yield running
        return
    prepare_model(settings)
    own = settings.model_copy(update={"rasa_port": free_port()})
    with started(rasa_program(own)):
        yield f"http://127.0.0.1:{own.rasa_port}"


@contextlib.contextmanager
def started(*programs: Program) -> Iterator[dict[str, int]]:
    """Run programs until the block ends and give their process ids by name.

    Raises `UpstreamUnavailable` if one does not come up.
    """
    processes: list[subprocess.Popen[bytes]] = []
    try:
        for program in programs:
            processes.append(
                subprocess.Popen(  # noqa: S603 - our own programs
                    program.command,
                    cwd=ROOT,
                    env=os.environ | program.environment,
                    stdout=sys.stderr,
                    stderr=sys.stderr,
                    start_new_session=True,
                )
            )
        for program, process in zip(programs, processes, strict=True):
            _wait_until_well(program, process)
        yield {p.name: process.pid for p, process in zip(programs, processes, strict=True)}
    finally:
        for process in processes:
            _stop(process)


def free_port() -> int:
    """Return a port that is free at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_well(program: Program, process: subprocess.Popen[bytes]) -> None:
    limit = time.monotonic() + program.start_s
    while time.monotonic() < limit:
        if process.poll() is not None:
            raise UpstreamUnavailable(
                f"{program.name} ended at its start (exit status {process.returncode}): "
                "its messages above say why"
            )
        if _is_well(program.health):
            return
        time.sleep(0.1)
    raise UpstreamUnavailable(f"{program.name} was not up within {program.start_s:.0f} s")


def _is_well(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(6)
