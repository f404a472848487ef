"""The three real processes, started once per run on free ports over an empty database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres import ENGINES
from tests.real_hotline import Stack, start, stop


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    running = start(tmp_path_factory.mktemp("hotline"))
    yield running
    stop(running)


@pytest.fixture(scope="module", params=ENGINES)
def either(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stack]:
    """The three processes on each database engine in turn."""
    if request.param == "sqlite":
        yield request.getfixturevalue("stack")
        return
    server = request.getfixturevalue("postgres")
    running = start(
        tmp_path_factory.mktemp("postgres"),
        NUANLING_DATABASE_URL=server.url(server.create()),
    )
    yield running
    stop(running)


@pytest.fixture(scope="session")
def lonely(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A gateway whose Rasa and action server are stopped."""
    running = start(tmp_path_factory.mktemp("lonely"), gateway_only=True)
    yield running
    stop(running)


@pytest.fixture(scope="session")
def stack_at_home(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A second gateway beside the stack's Rasa, without a public address, for browsers."""
    running = start(
        tmp_path_factory.mktemp("home"),
        gateway_only=True,
        NUANLING_PUBLIC_URL="",
        NUANLING_RASA_PORT=str(stack.settings.rasa_port),
    )
    yield running
    stop(running)
