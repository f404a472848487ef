"""Plays the whole plan against our hotline and against the stock bot."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import httpx

from nuanling.bench import stages
from nuanling.bench.figures import Growth, Run, growth
from nuanling.bench.hotline import Hotline
from nuanling.bench.load import NewCall, closed_loop, paced
from nuanling.bench.phone import Carrier
from nuanling.bench.plan import Plan
from nuanling.bench.processes import Usage, usage
from nuanling.bench.rest import RestCall
from nuanling.bench.results import Bot, Cell, Facts, Load, Long
from nuanling.bench.scripts import ACTION_KINDS, KINDS, Script, actions, mixed
from nuanling.bench.stages import Stages
from nuanling.bench.stock import Stock
from storage import Database
from storage.sealing import Sealer

Say = Callable[[str], None]
_REPLAYED_AFTER_S = 5.0
"""By then the journal's commits are in the database too."""
_LOOKS = 40
"""So often memory is looked at in the long run."""
_PATIENCE_S = 30.0


@dataclass(frozen=True)
class Ours:
    """What was measured of the hotline."""

    cells: tuple[Cell, ...]
    paced: tuple[Run, ...]
    stages: dict[str, Stages]
    facts: Facts
    long: Long | None
    journalled: int


async def measure_hotline(hotline: Hotline, plan: Plan, today: date, say: Say) -> Ours:
    """Play everything against a running hotline."""
    async with _http() as http:
        carrier = Carrier(http, hotline.url, hotline.settings.webhook_token())
        loops = _Loops("nuanling", carrier.call, hotline.processes, plan, today, say)
        cells = await loops.play(plan.calls)
        steady = []
        for repeat in range(plan.paced_repeats):
            say(f"nuanling: {plan.paced_callers} calls at their own pace, repeat {repeat + 1}")
            steady.append(
                await paced(
                    carrier.call,
                    mixed(today),
                    callers=plan.paced_callers,
                    every_s=plan.paced_s,
                    turns=plan.paced_turns,
                )
            )
        await asyncio.sleep(_REPLAYED_AFTER_S)
        shares = await asyncio.to_thread(_stages, hotline, cells, steady)
        facts = loops.facts(hotline.start_s)
        long = None
        if plan.memory_calls:
            say(f"nuanling: {plan.memory_calls} calls, watching memory")
            long = await _long(carrier.call, hotline.processes, plan, today)
    return Ours(tuple(cells), tuple(steady), shares, facts, long, hotline.journalled())


async def measure_stock(
    stock: Stock, plan: Plan, today: date, say: Say
) -> tuple[tuple[Cell, ...], Facts]:
    """Play the closed loops against the stock bot."""
    calls = tuple((level, max(level, int(n * plan.stock_share))) for level, n in plan.calls)
    async with _http() as http:
        loops = _Loops(
            "stock", lambda: RestCall(http, stock.url), stock.processes, plan, today, say
        )
        return tuple(await loops.play(calls)), loops.facts(stock.start_s)


class _Loops:
    """The closed loops of one bot, with what its processes spent meanwhile."""

    def __init__(
        self,
        bot: Bot,
        new_call: NewCall,
        processes: dict[str, int],
        plan: Plan,
        today: date,
        say: Say,
    ) -> None:
        self._bot: Bot = bot
        self._new_call = new_call
        self._processes = processes
        self._plan = plan
        self._say = say
        # One endless stream for each load: no repeat hears the bookings of the one before.
        self._scripts: dict[Load, Iterator[Script]] = {
            "mix": mixed(today),
            "actions": actions(today),
        }
        self._spent: list[dict[str, float]] = []
        self._turns = 0

    async def play(self, calls: tuple[tuple[int, int], ...]) -> list[Cell]:
        """Warm up, then play every load at every level, repeat after repeat."""
        if self._plan.warm_up:
            await self._loop("mix", self._plan.warm_up, min(8, self._plan.warm_up))
        runs: dict[tuple[Load, int], list[Run]] = {}
        for repeat in range(self._plan.repeats):
            for load in self._scripts:
                for level, count in calls:
                    self._say(f"{self._bot}: {load}, {level} at once, repeat {repeat + 1}")
                    before = self._look()
                    run = await self._loop(load, count, level)
                    runs.setdefault((load, level), []).append(run)
                    if load == "mix":
                        self._spent.append(self._look().cpu_since(before))
                        self._turns += len(run.samples)
        counted = {"mix": frozenset[str](KINDS), "actions": frozenset[str](ACTION_KINDS)}
        return [
            Cell(self._bot, load, level, tuple(run.only(counted[load]) for run in found))
            for (load, level), found in runs.items()
        ]

    def facts(self, start_s: float) -> Facts:
        """Return what the bot cost."""
        names = sorted({name for spent in self._spent for name in spent})
        cpu_ms = {
            name: sum(spent.get(name, 0.0) for spent in self._spent) * 1000 / max(1, self._turns)
            for name in names
        }
        return Facts(start_s, usage(self._processes).memory_mb, cpu_ms)

    async def _loop(self, load: Load, calls: int, level: int) -> Run:
        return await closed_loop(self._new_call, self._scripts[load], calls=calls, at_once=level)

    def _look(self) -> Usage:
        return usage(self._processes | {"bench (the callers)": os.getpid()})


async def _long(new_call: NewCall, processes: dict[str, int], plan: Plan, today: date) -> Long:
    every = max(1, plan.memory_calls // _LOOKS)
    looks: list[tuple[int, Usage]] = []

    def look(ended: int) -> None:
        if ended % every == 0:
            looks.append((ended, usage(processes)))

    run = await closed_loop(
        new_call, mixed(today), calls=plan.memory_calls, at_once=plan.memory_at_once, after=look
    )
    return Long(
        growth([(ended, seen.total_mb) for ended, seen in looks]),
        {name: _growth_of(name, looks) for name in processes},
        run,
    )


def _growth_of(name: str, looks: list[tuple[int, Usage]]) -> Growth:
    return growth([(ended, seen.memory_mb[name]) for ended, seen in looks])


def _stages(hotline: Hotline, cells: list[Cell], steady: list[Run]) -> dict[str, Stages]:
    """Read the stored timings and split the turns' time, by load and, at the pace, by kind."""
    loads = {
        f"{cell.at_once} at once, closed loop": cell.runs for cell in cells if cell.load == "mix"
    } | ({"at the callers' pace": tuple(steady)} if steady else {})
    settings = hotline.settings
    database = Database(settings.database(), Sealer(settings.keys()), busy_ms=5000)
    try:
        turns = [s.turn for runs in loads.values() for run in runs for s in run.samples if s.turn]
        timings = stages.stored(database, sorted({conversation for conversation, _ in turns}))
    finally:
        database.close()
    found = {name: stages.stages(runs, timings) for name, runs in loads.items()}
    for kind in KINDS[1:]:
        if steady:
            found[f"at the callers' pace, {kind}"] = stages.stages(steady, timings, kind=kind)
    return found


def _http() -> httpx.AsyncClient:
    limits = httpx.Limits(max_connections=64, max_keepalive_connections=64)
    return httpx.AsyncClient(timeout=_PATIENCE_S, limits=limits, trust_env=False)
