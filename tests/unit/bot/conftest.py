"""Bot's tests need Rasa, so they run on Rasa's Python (.venv-rasa); elsewhere none is collected."""

import importlib.util
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
HAVE_RASA = importlib.util.find_spec("rasa") is not None
collect_ignore_glob = [] if HAVE_RASA else ["test_*.py"]

if HAVE_RASA:
    sys.path.insert(0, str(ROOT))
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Rasa's own imports warn by the dozen
        import rasa.core.agent
        import rasa.core.run
        import rasa.engine.recipes.default_recipe  # noqa: F401


@pytest.fixture(scope="session")
def server_and_actions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Any]]:
    """One real server for all tests, on the model that is trained if it is not fresh."""
    from serving import Server, ToyActions

    from bot.train import is_fresh

    models = ROOT / "var/models"
    if not is_fresh(models):
        subprocess.run([sys.executable, "-m", "bot.train", "--out", str(models)], check=True)
    toy = ToyActions()
    served = Server(models, toy.url, tmp_path_factory.mktemp("log") / "rasa.log")
    yield served, toy
    served.close()
    toy.close()


@pytest.fixture
def server(server_and_actions: tuple[Any, Any]) -> Any:
    return server_and_actions[0]


@pytest.fixture
def actions(server_and_actions: tuple[Any, Any]) -> Any:
    from serving import CUSTOM

    toy = server_and_actions[1]
    toy.answers = {"action_answer_policy": {"events": [], "responses": [{"custom": CUSTOM}]}}
    toy.calls.clear()
    return toy


def pytest_report_header(config: pytest.Config) -> str:
    if HAVE_RASA:
        return "bot: tested here, on Rasa's Python"
    return (
        "bot: its tests run on Rasa's Python only: .venv-rasa/bin/python -m pytest tests/unit/bot"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.filterwarnings("ignore::DeprecationWarning"))
            item.add_marker(pytest.mark.filterwarnings("ignore:Slot auto-fill has been removed"))
