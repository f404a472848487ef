"""The order of the whole run: quick rooms first, one browser session last."""

from pathlib import Path

import pytest

_ORDER = ("unit", "carrier", "e2e", "browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run unit tests first: Playwright's session keeps an event loop open in the main thread,
    beside which no test could run one of its own."""
    here = Path(__file__).parent

    def place(item: pytest.Item) -> int:
        folder = item.path.relative_to(here).parts[0]
        return _ORDER.index(folder) if folder in _ORDER else len(_ORDER)

    items.sort(key=place)
