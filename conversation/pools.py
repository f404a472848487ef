"""Blocking work runs in a bounded pool per dependency, so that none can delay another."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from care.errors import StorageUnavailable

P = ParamSpec("P")
T = TypeVar("T")


class Pool:
    """Threads for one dependency.

    `queue` bounds the calls waiting or running: past it a call fails at once instead of waiting
    behind a dependency that hangs.
    """

    def __init__(self, name: str, threads: int, *, queue: int = 64) -> None:
        self._name = name
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._places = threading.BoundedSemaphore(queue)
        self._queue = queue

    async def run(
        self, deadline_s: float, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `function` in the pool; `StorageUnavailable` past the deadline or when full.

        A function that is too late still runs to its end: it must be safe to have happened.
        """
        if not self._places.acquire(blocking=False):
            raise StorageUnavailable(f"all {self._queue} places of pool {self._name} are taken")
        future = self._executor.submit(function, *args, **kwargs)
        future.add_done_callback(lambda _: self._places.release())
        try:
            async with asyncio.timeout(deadline_s):
                return await asyncio.wrap_future(future)
        except TimeoutError as error:
            raise StorageUnavailable(
                f"pool {self._name} did not finish within {deadline_s * 1000:.0f} ms"
            ) from error

    def close(self) -> None:
        """Stop taking work; running work is left to end."""
        self._executor.shutdown(wait=False, cancel_futures=True)
