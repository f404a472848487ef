"""Runs the processes of the hotline: starts them, watches their health, restarts with back-off."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import httpx

_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.2, 30.0
"""Pauses before a restart: callers wait for a process that worked; one that never does, waits."""
DOOR = "NUANLING_DOOR_FD"
"""Names to a program the listening socket that it inherits."""
SPARE = "NUANLING_SPARE"
"""Tells a program to load all it needs and then to wait until it is wanted."""
_CHECK_EVERY_S = 5.0
_DEAF_AFTER = 4
"""So many health checks in a row may fail before a process is restarted."""
_STOP_S = 8.0


@dataclass(frozen=True)
class Program:
    """A process to run: its name in the log, its command, where it answers when it is well.

    `door` is a listening socket that the supervisor keeps open for it: who calls while the process
    is being restarted waits at the door instead of being turned away. With `spare` a second process
    stands by, loaded (see `wait_as_spare`), and takes over at once.
    """

    name: str
    command: Sequence[str]
    health: str
    environment: dict[str, str] = field(default_factory=dict)
    start_s: float = 90.0
    door: socket.socket | None = None
    spare: bool = False


@dataclass(frozen=True)
class _Running:
    process: asyncio.subprocess.Process
    relaying: asyncio.Task[None]

    async def woken(self) -> bool:
        """Tell a spare to serve; whether it is alive and was told."""
        pipe = self.process.stdin
        try:
            if pipe is not None:
                pipe.write(b"\n")
                await pipe.drain()
        except ConnectionError:
            return False
        return pipe is not None


class Supervisor:
    """Keeps programs running until it is stopped. `say` writes one line of the common log."""

    def __init__(self, programs: Sequence[Program], say: Callable[[str], None]) -> None:
        self._programs = programs
        self._say = say
        self._stopping = asyncio.Event()
        self._well: dict[str, asyncio.Event] = {p.name: asyncio.Event() for p in programs}
        self._worked: set[str] = set()
        self._spares: dict[str, asyncio.Task[_Running]] = {}

    async def run(self, when_up: Callable[[], None]) -> None:
        """Run until SIGINT or SIGTERM; `when_up` is called once all programs are well."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._stopping.set)
        keepers = [asyncio.create_task(self._keep(program)) for program in self._programs]
        announcing = asyncio.create_task(self._announce(when_up))
        await self._stopping.wait()
        self._say("正在停止 …")
        announcing.cancel()
        await asyncio.gather(*keepers, return_exceptions=True)
        for starting in self._spares.values():
            spare = await starting
            await self._stop(spare.process)
            await spare.relaying
        self._say("已停止。")

    async def _announce(self, when_up: Callable[[], None]) -> None:
        await asyncio.gather(*(event.wait() for event in self._well.values()))
        when_up()

    async def _keep(self, program: Program) -> None:
        pause = _FIRST_PAUSE_S
        while not self._stopping.is_set():
            self._worked.discard(program.name)
            code = await self._run_once(program)
            if self._stopping.is_set():
                return
            pause = _FIRST_PAUSE_S if program.name in self._worked else pause
            self._say(f"{program.name} 退出（{code}），{pause:.1f} 秒后重启")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), pause)
            pause = min(pause * 2, _LONGEST_PAUSE_S)

    async def _run_once(self, program: Program) -> int:
        running = await self._take_over(program) or await self._start(program)
        process = running.process
        watching = asyncio.create_task(self._watch(program, process))
        exited = asyncio.create_task(process.wait())
        stopping = asyncio.create_task(self._stopping.wait())
        await asyncio.wait({exited, stopping}, return_when=asyncio.FIRST_COMPLETED)
        watching.cancel()
        stopping.cancel()
        await self._stop(process)
        await running.relaying
        return process.returncode if process.returncode is not None else -1

    async def _start(self, program: Program, *, spare: bool = False) -> _Running:
        door = program.door
        environment = dict(program.environment)
        if door:
            environment[DOOR] = str(door.fileno())
        if spare:
            environment[SPARE] = "1"
        process = await asyncio.create_subprocess_exec(
            *program.command,
            env=os.environ | environment,
            pass_fds=[door.fileno()] if door else [],
            stdin=asyncio.subprocess.PIPE if spare else None,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            # Its own group: Ctrl-C reaches the supervisor alone, which stops all in order.
            start_new_session=True,
            limit=2**20,
        )
        return _Running(process, asyncio.create_task(self._relay(program, process)))

    async def _take_over(self, program: Program) -> _Running | None:
        """Return the spare, told to serve; None where there is none alive."""
        starting = self._spares.pop(program.name, None)
        if starting is None:
            return None
        spare = await starting
        if not await spare.woken():
            await spare.relaying
            return None
        return spare

    async def _relay(self, program: Program, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None  # noqa: S101 - PIPE was asked for above
        async for line in process.stdout:
            if text := line.decode(errors="replace").rstrip():
                self._say(f"{program.name:8} | {text}")

    async def _watch(self, program: Program, process: asyncio.subprocess.Process) -> None:
        """Say when the program is well; end it when it hangs, so that it is restarted."""
        deaf, started, was_well = 0, monotonic(), False
        async with httpx.AsyncClient(timeout=3.0, trust_env=False) as client:
            while True:
                well = await _is_well(client, program.health)
                if well and not was_well:
                    was_well = True
                    self._worked.add(program.name)
                    self._well[program.name].set()
                    self._say(f"{program.name} 就绪（{monotonic() - started:.1f} 秒）")
                if program.spare and self._all_well() and program.name not in self._spares:
                    starting = asyncio.create_task(self._start(program, spare=True))
                    self._spares[program.name] = starting
                deaf = 0 if well else deaf + 1
                late = not was_well and monotonic() - started > program.start_s
                if late or (was_well and deaf >= _DEAF_AFTER):
                    self._say(f"{program.name} 没有回应，重新启动它")
                    await self._stop(process)
                    return
                await asyncio.sleep(_CHECK_EVERY_S if was_well else 0.3)

    def _all_well(self) -> bool:
        return all(event.is_set() for event in self._well.values())

    async def _stop(self, process: asyncio.subprocess.Process) -> None:
        for number in (signal.SIGTERM, signal.SIGKILL):
            if process.returncode is not None:
                return
            with suppress(ProcessLookupError):
                os.killpg(process.pid, number)
            with suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), _STOP_S)


async def _is_well(client: httpx.AsyncClient, url: str) -> bool:
    try:
        return (await client.get(url)).status_code == 200
    except httpx.HTTPError:
        return False


def inherited_door() -> socket.socket | None:
    """Return the listening socket that the supervisor gave this process, if one did."""
    number = os.environ.pop(DOOR, "")
    return socket.socket(fileno=int(number)) if number.isdecimal() else None


def wait_as_spare() -> None:
    """Wait until this process is wanted, if it is a spare; it ends when its supervisor is gone."""
    if os.environ.pop(SPARE, "") and not sys.stdin.buffer.readline():
        sys.exit(0)


def log_to(path: Path) -> Callable[[str], None]:
    """Return a writer of lines to standard error and to a file that starts anew past 10 MB."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > 10_000_000:
        path.replace(path.with_suffix(".old.log"))

    def say(line: str) -> None:
        with suppress(OSError):
            print(line, file=sys.stderr, flush=True)  # noqa: T201 - this is the terminal's log
        # A full disk must not end the relaying of output: a process whose pipe nobody reads hangs.
        with suppress(OSError), path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    return say
