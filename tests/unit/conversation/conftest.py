import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from care.clock import PinnedClock
from care.duty import Duty
from care.errors import UpstreamUnavailable
from care.messages import Message
from conversation import keeping
from conversation.contract import Reply, Utterance
from conversation.dialogue import Dialogues
from conversation.emergency import Emergencies
from conversation.journal import Journal
from conversation.keeping import Keeper
from conversation.rasa import Dialogue, Understanding
from conversation.service import ConversationService
from storage import Database
from storage.sealing import Sealer
from tests.postgres import ENGINES

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
DUTY = Duty(("+8613800000001",))


@pytest.fixture
def prompt(monkeypatch):
    """The database is asked again at once: tests do not wait."""
    monkeypatch.setattr(keeping, "AWAY_S", 0.0)


@dataclass
class FakeRasa:
    """Answers every turn alike and remembers what it was asked; `down` makes it fail.

    `parsed` is what it makes of any text without playing it; the same, half as sure, if None.
    """

    answer: Dialogue = field(
        default_factory=lambda: Dialogue(
            (Message("高龄津贴要落实好。", "高龄津贴要落实好。"),), Understanding("ask_policy", 0.9)
        )
    )
    parsed: Understanding | None = None
    down: bool = False
    asked: list[dict[str, Any]] = field(default_factory=list)

    async def turn(self, request: dict[str, Any]) -> Dialogue:
        self.asked.append(request)
        if self.down:
            raise UpstreamUnavailable("Rasa is down in this test")
        return self.answer

    async def parse(self, text: str) -> Understanding:
        if self.down:
            raise UpstreamUnavailable("Rasa is down in this test")
        return self.parsed or Understanding(self.answer.understanding.intent, 0.5)

    async def forget(self, conversation_id: str) -> None:
        return None


class House:
    """A conversation service over a real database and a fake Rasa, driven without async."""

    def __init__(self, folder: Path, url: str, duty: Duty = DUTY) -> None:
        sealer = Sealer({"k": b"k" * 32})
        self.database = Database(url, sealer, busy_ms=50)
        self.rasa = FakeRasa()
        self.clock = PinnedClock(NOW)
        self.journal = Journal(folder / "journal.jsonl", sealer)
        self.duty = duty
        self._runner = asyncio.Runner()
        self.keeper = Keeper(self.database, self.journal, duty, deadline_s=5.0)
        self.service = ConversationService(
            self.keeper,
            Dialogues(self.rasa, self.keeper),
            Emergencies(self.keeper, self.clock),
            self.clock,
        )
        self._count = 0
        self.id = ""

    def begin(self, channel: Any = "phone", key: str = "CA1", caller: str | None = None) -> Reply:
        reply = self._run(self.service.begin(channel=channel, key=key, caller=caller))
        self.id = reply.conversation_id
        return reply

    def say(self, text: str, *, nonce: str | None = None) -> Reply:
        return self._turn(Utterance("text", text), nonce)

    def press(self, digits: str) -> Reply:
        return self._turn(Utterance("digits", digits), None)

    def silence(self) -> Reply:
        return self._turn(Utterance("silence"), None)

    def overhear(self, text: str) -> bool:
        return bool(self._run(self.service.overhear(self.id, text)))

    def end(self) -> None:
        self._run(self.service.end(self.id, reason="hang_up"))

    def escalations(self) -> list[Any]:
        with self.database.begin() as tx:
            return tx.escalations.of(self.id)

    def turns(self) -> list[Any]:
        with self.database.begin() as tx:
            return tx.turns.of(self.id)

    def outbox(self) -> list[Any]:
        with self.database.begin() as tx:
            return tx.outbox.of(self.id)

    def close(self) -> None:
        self.keeper.stop()
        self.database.close()
        self._runner.close()

    def _turn(self, utterance: Utterance, nonce: str | None) -> Reply:
        self._count += 1
        return self._run(self.service.turn(self.id, utterance, nonce=nonce or f"n{self._count}"))

    def _run(self, work: Any) -> Any:
        return self._runner.run(work)


@pytest.fixture(params=ENGINES)
def make_house(
    request: pytest.FixtureRequest, tmp_path: Path, new_database: Callable[[str], str]
) -> Iterator[Callable[..., House]]:
    houses: list[House] = []

    def make(**options: Any) -> House:
        folder = tmp_path / str(len(houses))
        folder.mkdir()
        houses.append(House(folder, new_database(request.param), **options))
        return houses[-1]

    yield make
    for house in houses:
        house.close()


@pytest.fixture
def house(make_house: Callable[..., House]) -> House:
    return make_house()
