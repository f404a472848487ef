"""What a bench measured, as values that the report is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from nuanling.bench.figures import Growth, Run
from nuanling.bench.plan import Plan
from nuanling.bench.stages import Stages

Bot = Literal["nuanling", "stock"]
Load = Literal["mix", "actions"]


@dataclass(frozen=True)
class Cell:
    """The repeats of one closed loop: which bot, which mix of calls, how many calls at once."""

    bot: Bot
    load: Load
    at_once: int
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Facts:
    """What a bot costs: seconds to start, memory (MB) by process once it has worked, and the
    processor time (ms) by process for each turn of the mix."""

    start_s: float
    memory_mb: dict[str, float]
    cpu_ms: dict[str, float]


@dataclass(frozen=True)
class Long:
    """The long run: growth of memory, all and by process, and the run itself."""

    growth: Growth
    by_process: dict[str, Growth]
    run: Run


@dataclass(frozen=True)
class Machine:
    """Where and when it was measured, and with which command."""

    cores: int
    processor: str
    system: str
    python: str
    at: datetime
    command: str


@dataclass(frozen=True)
class Results:
    """Everything that was measured; what was left out is empty or None."""

    machine: Machine
    plan: Plan
    cells: tuple[Cell, ...] = ()
    paced: tuple[Run, ...] = ()
    stages: Mapping[str, Stages] = field(default_factory=dict)
    facts: Mapping[Bot, Facts] = field(default_factory=dict)
    long: Long | None = None
    journalled: int = 0

    def cell(self, bot: Bot, load: Load, at_once: int) -> Cell | None:
        """Return one closed loop, if it was measured."""
        for cell in self.cells:
            if (cell.bot, cell.load, cell.at_once) == (bot, load, at_once):
                return cell
        return None
