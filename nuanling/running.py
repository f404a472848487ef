"""`nuanling run`: everything prepared, three processes under one supervisor, addresses printed."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable
from time import monotonic

import uvicorn

import web
import web.console
from care.clock import SystemClock
from nuanling.app import create_app, warm_up, wire
from nuanling.settings import Settings, load_settings
from nuanling.stack import (
    actions_program,
    gateway_program,
    open_door,
    prepare,
    rasa_program,
    refuse_taken_ports,
)
from nuanling.supervisor import Supervisor, inherited_door, log_to, wait_as_spare
from storage import Database
from storage.console import DatabaseConsole
from storage.occupancy import at_work
from storage.sealing import Sealer


def run() -> None:
    """Prepare and run until Ctrl-C."""
    started = monotonic()
    settings = load_settings()
    refuse_taken_ports(settings)
    say = log_to(settings.var_dir / "log" / "nuanling.log")
    prepare(settings, say)
    _tell_first_administrator(settings)
    door = open_door(settings)
    programs = [gateway_program(settings, door), actions_program(settings), rasa_program(settings)]

    def announce() -> None:
        say(f"暖铃已启动（{monotonic() - started:.1f} 秒）")
        announce_addresses(settings, say)

    with door:
        asyncio.run(Supervisor(programs, say).run(announce))


def serve_gateway() -> None:
    """Serve the gateway alone."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    # httpx logs every request's address at INFO; nothing of a caller belongs into a log.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    warm_up()
    wait_as_spare()
    settings = load_settings()
    with at_work(settings.database()):
        config = uvicorn.Config(
            create_app(wire(settings)),
            host=settings.host,
            port=settings.port,
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            # A chat message has at most 10,000 characters; a larger frame is refused unread.
            ws_max_size=1_000_000,
        )
        door = inherited_door()
        uvicorn.Server(config).run(sockets=[door] if door else None)


def _tell_first_administrator(settings: Settings) -> None:
    """Show the first administrator's one-time password on the terminal alone, never in a log."""
    database = Database(settings.database(), Sealer(settings.keys()), busy_ms=5000)
    console = web.console.ConsoleSettings(web.WebSettings(secret=bytes(32)))
    given = web.console.first_administrator(DatabaseConsole(database), console, SystemClock())
    database.close()
    if given is not None:
        words = f"值班台首次登录：账号 {given.account}，一次性密码 {given.password}"
        print(words, file=sys.stderr, flush=True)  # noqa: T201 - the terminal is the reader


def announce_addresses(settings: Settings, say: Callable[[str], None]) -> None:
    """Say under which addresses the hotline is reached."""
    for line in _addresses(settings):
        say(line)


def _addresses(settings: Settings) -> list[str]:
    base = settings.public_url or f"http://{settings.host}:{settings.port}"
    lines = [
        f"  网页聊天  {base}/",
        f"  值班台    {base}/console",
        f"  电话接入  {base}/telephony/voice/incoming",
        f"  短信接入  {base}/telephony/sms/incoming",
    ]
    if settings.profile == "development":
        lines.insert(1, f"  电话模拟  {base}/simulator")
    return lines
