"""`make demo`: a fictitious day, played through the real conversation service, to be looked at.

Its data lie in a folder of their own (var/demo), made anew each time; every page says what they
are. The clock of the day is pinned; the hotline that is then served over it keeps the real time.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from care.clock import PinnedClock
from care.errors import SettingsError
from conversation.rasa import Rasa
from conversation.replay import replay
from nuanling.app import Gateway, wire
from nuanling.demo_day import ENDS, Day, StaffAct, Visitor, load_day
from nuanling.rasa_alone import started
from nuanling.running import announce_addresses
from nuanling.settings import Settings, load_settings
from nuanling.stack import (
    actions_program,
    gateway_program,
    prepare,
    rasa_program,
    refuse_taken_ports,
)
from nuanling.supervisor import Supervisor, log_to
from storage.console_records import Account, Deed, ListQuery
from web.console.passwords import hash_password, one_time_password

NOTICE = "演示数据：这里的人、号码和事情都是编的"
_PORTS_APART = 100
"""The demonstration's ports lie so far above the hotline's own, and may run beside it."""
_MARK = "demonstration"


@dataclass(frozen=True)
class Played:
    """What playing a day left behind."""

    conversations: int
    turns: int
    escalations: int
    bookings: int


def run(*, play_only: bool = False, most: int | None = None) -> None:
    """Play the day into an empty folder; then serve the hotline over it until Ctrl-C."""
    shared = load_settings()
    settings = demo_settings(shared)
    if not play_only:
        refuse_taken_ports(settings)
    folder = fresh_folder(settings, shared)
    prepare(settings, _say)
    day = load_day()
    day = Day(day.staff, day.visitors[:most])
    password = one_time_password()
    with _environment(settings):
        programs = [actions_program(settings), rasa_program(settings)]
        with started(*programs):
            _say(f"正在演一天：{len(day.visitors)} 次对话 …")
            played = asyncio.run(play(settings, day, password))
        _say(
            f"演完了：{played.conversations} 次对话、{played.turns} 轮、"
            f"{played.bookings} 个预约、{played.escalations} 次求助，都在 {folder}"
        )
        if play_only:
            return

        def announce() -> None:
            _say(f"【{NOTICE}】")
            announce_addresses(settings, _say)
            # On the terminal alone, never in a log.
            _say(f"  登录值班台：账号 {'、'.join(day.staff)}，密码都是 {password}")

        supervisor = Supervisor(
            [gateway_program(settings), *programs], log_to(folder / "log" / "nuanling.log")
        )
        asyncio.run(supervisor.run(announce))


def demo_settings(shared: Settings) -> Settings:
    """Return the settings of the demonstration; it is refused in the production profile."""
    if shared.profile == "production":
        raise SettingsError("`nuanling demo` is for development: unset NUANLING_PROFILE")
    folder = (shared.var_dir / "demo").absolute()
    port = shared.port + _PORTS_APART
    return shared.model_copy(
        update={
            "var_dir": folder,
            "database_url": f"sqlite:///{folder / 'nuanling.db'}",
            "host": "127.0.0.1",
            "port": port,
            "rasa_port": shared.rasa_port + _PORTS_APART,
            "actions_port": shared.actions_port + _PORTS_APART,
            "public_url": f"http://127.0.0.1:{port}",
            "carrier": "recording",
            "duty_phones": "+8613800000001",
            "notice": NOTICE,
        }
    )


def fresh_folder(settings: Settings, shared: Settings) -> Path:
    """Empty the demonstration's folder, and no other one: it must carry our mark."""
    folder = settings.var_dir
    if folder.exists():
        if not (folder / _MARK).exists():
            raise SettingsError(
                f"{folder} was not made by `nuanling demo`: move it away, then run this again"
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / _MARK).write_text(NOTICE + "\n", encoding="utf-8")
    # Model and index hold nobody's data: the hotline's own are used, and made where missing.
    for name in ("models", "index"):
        (shared.var_dir / name).mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to((shared.var_dir / name).absolute())
    return folder


async def play(settings: Settings, day: Day, password: str, rasa: Rasa | None = None) -> Played:
    """Play a day on a clock that stands where the day is; staff acts come between the calls."""
    clock = PinnedClock(day.visitors[0].at)
    gateway = wire(settings, clock=clock, rasa=rasa)
    try:
        await asyncio.to_thread(_engage, gateway, day, password)
        acts: list[tuple[datetime, Callable[[], None]]] = []
        turns = 0
        for number, visitor in enumerate(day.visitors, 1):
            _until(visitor.at, acts, clock)
            clock.moment = visitor.at
            found = await _converse(gateway, clock, visitor, f"demo-{number}")
            turns += len(visitor.turns)
            if visitor.staff:
                acts += _acts(gateway, found, visitor.staff, clock)
            await asyncio.to_thread(gateway.worker.run_once)
        _until(day.visitors[-1].at + timedelta(hours=3), acts, clock)
        return await asyncio.to_thread(_count, gateway, len(day.visitors), turns)
    finally:
        gateway.keeper.stop()
        gateway.database.close()


async def _converse(gateway: Gateway, clock: PinnedClock, visitor: Visitor, key: str) -> str:
    """Hold one conversation; the clock moves on as long as talking takes. Returns its id."""
    begun = await gateway.conversations.begin(
        channel=visitor.channel, key=key, caller=visitor.caller
    )
    _pause(clock, begun.speech)
    over = False
    for count, utterance in enumerate(visitor.turns, 1):
        reply = await gateway.conversations.turn(
            begun.conversation_id, utterance, nonce=f"n{count}"
        )
        _pause(clock, utterance.value + reply.speech)
        # On a busy machine a commit may have gone to the journal: the next turn builds on it.
        await asyncio.to_thread(replay, gateway.journal, gateway.database, gateway.settings.duty())
        if over := reply.then == "hang_up":
            break
    if reason := ENDS.get(visitor.channel):
        await gateway.conversations.end(
            begun.conversation_id, reason="bye" if over and visitor.channel == "phone" else reason
        )
        await asyncio.to_thread(replay, gateway.journal, gateway.database, gateway.settings.duty())
    return begun.conversation_id


def _acts(
    gateway: Gateway, conversation_id: str, act: StaffAct, clock: PinnedClock
) -> list[tuple[datetime, Callable[[], None]]]:
    console = gateway.console
    detail = console.conversation(conversation_id)
    acts: list[tuple[datetime, Callable[[], None]]] = []
    for escalation in detail.escalations if detail else ():
        subject = f"escalation:{escalation.id}"

        def acknowledge(at: datetime, of: str = escalation.id, subject: str = subject) -> None:
            console.acknowledge(of, Deed(at, act.by, "acknowledge", subject))

        def resolve(at: datetime, of: str = escalation.id, subject: str = subject) -> None:
            console.resolve(of, str(act.result), Deed(at, act.by, "resolve", subject))

        seen = clock.now() + timedelta(seconds=act.after_s)
        acts.append((seen, lambda do=acknowledge, at=seen: do(at)))  # type: ignore[misc]
        if act.result:
            done = seen + timedelta(minutes=10)
            acts.append((done, lambda do=resolve, at=done: do(at)))  # type: ignore[misc]
    return acts


def _until(
    moment: datetime, acts: list[tuple[datetime, Callable[[], None]]], clock: PinnedClock
) -> None:
    """Do what staff do until a moment, in order of time."""
    acts.sort(key=lambda entry: entry[0])
    while acts and acts[0][0] <= moment:
        at, act = acts.pop(0)
        clock.moment = at
        act()


def _engage(gateway: Gateway, day: Day, password: str) -> None:
    """Make the staff's accounts; all have the demonstration's password."""
    now, hashed = gateway.clock.now(), hash_password(password)
    for name, role in day.staff.items():
        account = Account(name, role, hashed, now)  # type: ignore[arg-type]
        deed = Deed(now, "(demo)", "add_account", f"account:{name}", {"role": role})
        gateway.console.add_account(account, deed)


def _count(gateway: Gateway, conversations: int, turns: int) -> Played:
    everything = ListQuery(size=1000)
    return Played(
        conversations,
        turns,
        len(gateway.console.escalations(everything).items),
        len(gateway.console.bookings(everything).items),
    )


def _pause(clock: PinnedClock, words: str) -> None:
    clock.advance(timedelta(seconds=3 + len(words) / 4))


@contextmanager
def _environment(settings: Settings) -> Iterator[None]:
    """Let the processes that are started meanwhile read the demonstration's settings."""
    names = (
        *("var_dir", "database_url", "host", "port", "rasa_port", "actions_port", "public_url"),
        *("carrier", "duty_phones", "notice", "profile"),
    )
    values = {f"NUANLING_{name.upper()}": str(getattr(settings, name)) for name in names}
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - the terminal is the reader
