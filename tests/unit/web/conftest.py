"""What the tests of the console and of the chat share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from care.clock import PinnedClock
from tests.unit.web.chat_page import client_of
from tests.unit.web.console_browser import HASH, Staff
from tests.unit.web.console_detail import NOW
from tests.unit.web.console_fakes import a_store
from tests.unit.web.fakes import FakeConversations
from web.console.ports import Account


@pytest.fixture
def staff() -> Iterator[Staff]:
    store = a_store(3)
    for name, role in (("seat", "agent"), ("boss", "supervisor"), ("chief", "administrator")):
        store.people[name] = Account(name, role, HASH, NOW)  # type: ignore[arg-type]
    yield Staff(store, PinnedClock(NOW + timedelta(hours=1)))


@pytest.fixture
def conversations() -> FakeConversations:
    return FakeConversations()


@pytest.fixture
def client(conversations: FakeConversations) -> Iterator[TestClient]:
    with client_of(conversations) as made:
        yield made
