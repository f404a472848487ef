"""Plays calls against a bot: as many as it can take (closed loop), or at a caller's own pace."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Protocol

from nuanling.bench.figures import Run, Sample
from nuanling.bench.scripts import Line, Script


class Call(Protocol):
    """One caller's conversation with a bot."""

    async def say(self, line: Line) -> Sample:
        """Play one turn and measure it; what goes wrong is told in the sample."""

    @property
    def over(self) -> bool:
        """Tell whether the bot will hear no more of this call."""

    async def hang_up(self) -> None:
        """End the call."""


NewCall = Callable[[], Call]
"""Makes the call of a new caller."""


async def closed_loop(
    new_call: NewCall,
    scripts: Iterator[Script],
    *,
    calls: int,
    at_once: int,
    after: Callable[[int], None] = lambda _: None,
) -> Run:
    """Play so many calls, so many of them at once; each caller speaks as soon as it is answered.

    `after` is told how many calls have ended, whenever one has.
    """
    samples: list[Sample] = []
    begun = ended = 0

    async def work() -> None:
        nonlocal begun, ended
        while begun < calls:
            begun += 1
            await _play(new_call(), next(scripts), samples)
            ended += 1
            after(ended)

    started = perf_counter()
    await asyncio.gather(*(work() for _ in range(at_once)))
    return Run(tuple(samples), perf_counter() - started)


async def paced(
    new_call: NewCall,
    scripts: Iterator[Script],
    *,
    callers: int,
    every_s: float,
    turns: int,
) -> Run:
    """Let so many callers speak once every `every_s` seconds, `turns` times each, evenly staggered.

    Who has come to the end of a script hangs up and calls again.
    """
    samples: list[Sample] = []
    started = perf_counter()

    async def work(number: int) -> None:
        call: Call | None = None
        lines: Iterator[Line] = iter(())
        for turn in range(turns):
            due = started + (turn + number / callers) * every_s
            await asyncio.sleep(max(0.0, due - perf_counter()))
            line = next(lines, None)
            if call is None or call.over or line is None:
                if call is not None:
                    await call.hang_up()
                if line is not None:
                    samples.append(_too_early(line))
                call, lines = new_call(), iter(next(scripts))
                line = next(lines)
            samples.append(await call.say(line))
        if call is not None:
            await call.hang_up()

    await asyncio.gather(*(work(number) for number in range(callers)))
    return Run(tuple(samples), perf_counter() - started)


async def _play(call: Call, script: Script, samples: list[Sample]) -> None:
    for line in script:
        if call.over:
            samples.append(_too_early(line))
            break
        samples.append(await call.say(line))
    await call.hang_up()


def _too_early(line: Line) -> Sample:
    return Sample(line.kind, 0.0, "the call was over too early")
