"""What all rooms' tests share: the order of a whole run, and the browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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
