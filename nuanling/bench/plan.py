"""How much the bench plays: the whole plan, or a short one that only shows that it works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Numbers of one bench.

    `calls` are those of one repeat at each level of calls at once; `paced_callers` speak every
    `paced_s` seconds, `paced_turns` times in each of `paced_repeats`; `memory_calls` are made
    `memory_at_once`.
    `warm_up` calls come before anything is measured. `stock_share` of the calls are played to the
    stock bot, which needs longer for each.
    """

    repeats: int = 3
    calls: tuple[tuple[int, int], ...] = ((1, 40), (8, 120), (20, 160))
    paced_callers: int = 20
    paced_s: float = 8.0
    paced_turns: int = 15
    paced_repeats: int = 3
    memory_calls: int = 2000
    memory_at_once: int = 8
    warm_up: int = 20
    stock_share: float = 0.5
    quick: bool = False

    @property
    def levels(self) -> tuple[int, ...]:
        """Return the numbers of calls at once."""
        return tuple(level for level, _ in self.calls)


QUICK = Plan(
    repeats=1,
    calls=((1, 3), (4, 8)),
    paced_callers=3,
    paced_s=1.0,
    paced_turns=5,
    paced_repeats=1,
    memory_calls=12,
    memory_at_once=4,
    warm_up=4,
    stock_share=1.0,
    quick=True,
)
