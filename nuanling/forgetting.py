"""The gateway's daily forgetting: what is past its time is erased without anybody asking."""

from __future__ import annotations

import asyncio
import logging

from care.clock import Clock
from storage import Database
from storage.retention import Due, Periods, forget, is_time

log = logging.getLogger(__name__)
_LOOK_EVERY_S = 3600.0
_SETTLE_S = 60.0
"""A starting hotline has better things to do."""


def forget_if_time(database: Database, periods: Periods, clock: Clock) -> Due | None:
    """Erase what is due unless it was done within a day, by whichever process; None if it was."""
    now = clock.now()
    if not is_time(database, now):
        return None
    return forget(database, periods, now, actor="hotline")


async def forget_for_ever(database: Database, periods: Periods, clock: Clock) -> None:
    """Look every hour; a database that is away only puts it off."""
    await asyncio.sleep(_SETTLE_S)
    while True:
        try:
            done = await asyncio.to_thread(forget_if_time, database, periods, clock)
            if done is not None and done.total:
                log.info("retention erased the personal fields of %d rows", done.total)
        except Exception as error:  # noqa: BLE001 - the next round tries again, whatever it was
            log.warning("retention waits for the database: %s", type(error).__name__)
        await asyncio.sleep(_LOOK_EVERY_S)
