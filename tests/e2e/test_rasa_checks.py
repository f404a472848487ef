"""Rasa's own checks of our content: consistent data, intents on the measuring set, stories."""

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml

from nuanling.settings import load_settings
from nuanling.stack import RASA_PYTHON, ROOT, models, prepare_model

QUIET = {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", "TF_CPP_MIN_LOG_LEVEL": "3"}


def rasa(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(RASA_PYTHON), "-m", "rasa", *arguments],
        cwd=ROOT,
        env=os.environ | QUIET | {"RASA_TELEMETRY_ENABLED": "false", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


@pytest.fixture(scope="module")
def model() -> str:
    """The model of this checkout; `make test` has made it fresh."""
    prepare_model(load_settings())
    return str(models(load_settings()) / "nuanling.tar.gz")


def test_rasa_finds_no_fault_in_the_data():
    done = rasa(
        *("data", "validate", "--fail-on-warnings", "--domain", "bot/domain"),
        *("--data", "bot/data", "--config", "config.yml"),
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_rasa_finds_nine_intents_of_ten_on_the_measuring_set(model, tmp_path: Path):
    told = [
        (entry["intent"], str(entry["text"]).replace("\n", " "))
        for path in sorted((ROOT / "tests" / "nlu").glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    examples = [
        {"intent": intent, "examples": "".join(f"- {t}\n" for i, t in told if i == intent)}
        for intent in dict.fromkeys(intent for intent, _ in told)
    ]
    data = tmp_path / "nlu.yml"
    text = yaml.safe_dump({"version": "3.1", "nlu": examples}, allow_unicode=True)
    data.write_text(text, encoding="utf-8")
    done = rasa(
        *("test", "nlu", "--nlu", str(data), "--model", model, "--out", str(tmp_path)),
        *("--no-plot", "--no-errors", "--domain", "bot/domain"),
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads((tmp_path / "intent_report.json").read_text(encoding="utf-8"))
    assert found["weighted avg"]["f1-score"] >= 0.9


def test_rasa_follows_the_stories(model, tmp_path: Path):
    done = rasa(
        *("test", "core", "--stories", "bot/data/stories", "--model", model),
        *("--out", str(tmp_path), "--no-plot", "--fail-on-prediction-errors"),
    )
    assert done.returncode == 0, done.stderr[-2000:]
