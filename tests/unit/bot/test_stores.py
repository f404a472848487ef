import asyncio

import pytest
from rasa.core.lock_store import LockError
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted

from bot import locks
from bot.locks import PromptLockStore
from bot.tracker_store import FleetingTrackerStore


class Hand:
    """A clock moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def store(**settings) -> tuple[FleetingTrackerStore, Hand]:
    hand = Hand()
    return FleetingTrackerStore(Domain.empty(), clock=hand, **settings), hand


def add(kept: FleetingTrackerStore, name: str) -> None:
    tracker = kept.init_tracker(name)
    tracker.update(ActionExecuted("action_listen"))
    asyncio.run(kept.save(tracker))


def test_a_conversation_is_found_again_until_it_is_forgotten():
    kept, _ = store()
    add(kept, "c_1")
    assert len(asyncio.run(kept.retrieve("c_1")).events) == 1
    assert kept.forget("c_1") and not kept.forget("c_1")
    assert asyncio.run(kept.retrieve("c_1")) is None


def test_a_silent_conversation_is_dropped_and_a_talking_one_kept():
    kept, hand = store(idle_minutes=10)
    add(kept, "silent")
    hand.now = 500
    add(kept, "talking")
    hand.now = 700
    assert asyncio.run(kept.retrieve("silent")) is None
    assert asyncio.run(kept.retrieve("talking")) is not None


def test_the_oldest_goes_when_there_are_too_many():
    kept, _ = store(max_conversations=2)
    for name in ("a", "b", "c"):
        add(kept, name)
    assert asyncio.run(kept.keys()) == ["b", "c"]


def test_a_waiting_turn_starts_the_moment_the_one_before_it_ends():
    async def play() -> tuple[list[str], float]:
        kept, order = PromptLockStore(), []

        async def turn(name: str, lasts: float) -> None:
            async with kept.lock("c_1"):
                await asyncio.sleep(lasts)
                order.append(name)

        began = asyncio.get_running_loop().time()
        await asyncio.gather(turn("first", 0.05), turn("second", 0.0))
        assert kept._locks == {}
        return order, asyncio.get_running_loop().time() - began

    order, took = asyncio.run(play())
    assert order == ["first", "second"] and took < 0.5


def test_a_turn_does_not_wait_for_ever(monkeypatch):
    monkeypatch.setattr(locks, "WAIT_S", 0.05)

    async def play() -> None:
        kept = PromptLockStore()
        async with kept.lock("c_1"):
            with pytest.raises(LockError):
                async with kept.lock("c_1"):
                    pass

    asyncio.run(play())
