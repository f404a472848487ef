"""What all rooms' tests share: the order of a whole run, the browser, a database of each engine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.postgres import ENGINES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.postgres import Server

_ORDER = ("unit", "carrier", "e2e", "torture", "browser")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the quick rooms first: a mistake shows in seconds, not after the slow ones."""
    here = Path(__file__).parent

    def place(item: pytest.Item) -> int:
        folder = item.path.relative_to(here).parts[0]
        return _ORDER.index(folder) if folder in _ORDER else len(_ORDER)

    items.sort(key=place)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, closed at the end of each module.

    Playwright keeps an event loop running in the main thread for as long as it is open; held for
    a whole run, it would leave no test beside it able to run a loop of its own.
    """
    # Here, not above: the tests of care and bot also run where Playwright is not installed.
    from playwright.sync_api import sync_playwright

    path = os.environ.get("NUANLING_CHROMIUM") or shutil.which("chromium")
    assert path, (
        "The browser tests need Chromium: `make setup-tests` installs Debian's, or name one "
        "in NUANLING_CHROMIUM."
    )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of this run's own; without the programs the test fails, with a remedy."""
    from tests.postgres import serving

    with serving() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: Server) -> str:
    """A database with all tables, to be copied: a copy takes 30 ms, the migrations 100."""
    name = postgres.create()
    _migrate(postgres.url(name))
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables, to be copied."""
    file = tmp_path_factory.mktemp("template") / "empty.db"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Make databases of an engine, with all tables; returns their addresses."""
    made: list[str] = []

    def make(engine: str) -> str:
        if engine == "sqlite":
            file = tmp_path / f"{len(list(tmp_path.iterdir()))}.db"
            shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
            return f"sqlite:///{file}"
        server = request.getfixturevalue("postgres")
        made.append(server.create(request.getfixturevalue("postgres_template")))
        return str(server.url(made[-1]))

    yield make
    for name in made:
        request.getfixturevalue("postgres").drop(name)


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, new_database: Callable[[str], str]) -> str:
    """The address of a database of the test's own with all tables, on each engine in turn."""
    return new_database(request.param)


def _migrate(url: str) -> None:
    from storage import Database
    from storage.migrate import migrate
    from storage.sealing import Sealer

    database = Database(url, Sealer({"k1": b"k" * 32}), busy_ms=5000)
    migrate(database)
    database.close()
