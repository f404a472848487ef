"""`python -m bot.train --out DIR`: train Rasa's model, but only when its inputs have changed.

The inputs are what the model is made from: `config.yml`, everything under `bot/` that is code or
data, and care's text rules and lexicons. Their hash stands beside the model; while it is the same,
this ends in well under a second without importing Rasa.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import os
import sys
import time
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODEL = "nuanling.tar.gz"
STAMP = "nuanling.json"
_INPUTS = ("config.yml", "bot", "care/text", "care/lexicons")
_KINDS = frozenset({".py", ".yml", ".yaml", ".txt", ".json", ".csv"})
_NOT_READ = {"__pycache__", "calibration"}


def content_hash(root: Path = ROOT) -> str:
    """Return the hash of everything that the model is made from."""
    digest = hashlib.sha256()
    for name in _INPUTS:
        place = root / name
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        for file in files:
            if file.suffix not in _KINDS or _NOT_READ & set(file.parts):
                continue
            digest.update(file.relative_to(root).as_posix().encode())
            digest.update(b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def is_fresh(out: Path, root: Path = ROOT) -> bool:
    """Return whether the model in `out` was trained from the present inputs."""
    try:
        stamp = json.loads((out / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return (out / MODEL).is_file() and stamp.get("inputs") == content_hash(root)


def train(out: Path, root: Path = ROOT) -> Path:
    """Train unconditionally; the model and its stamp appear only when complete."""
    inputs = content_hash(root)
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    os.environ["LOG_LEVEL"] = "WARNING"  # also silences a hundred progress bars
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    warnings.simplefilter("ignore", DeprecationWarning)  # dozens, from Rasa's own imports
    from rasa.model_training import train as train_rasa
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)  # training sees our own sentences only, no caller's

    out.mkdir(parents=True, exist_ok=True)
    (out / STAMP).unlink(missing_ok=True)
    sys.path.insert(0, str(root))
    result = train_rasa(
        domain=str(root / "bot/domain"),
        config=str(root / "config.yml"),
        training_files=[str(root / "bot/data")],
        output=str(out / "new"),
        fixed_model_name=MODEL.removesuffix(".tar.gz"),
        force_training=True,
    )
    if result.code != 0 or result.model is None:
        raise SystemExit(f"Rasa trained no model (code {result.code}); its words stand above.")
    model = out / MODEL
    Path(result.model).replace(model)
    (out / STAMP).write_text(json.dumps({"inputs": inputs}) + "\n", encoding="utf-8")
    return model


def main() -> None:
    """Train if needed and say what was done."""
    parser = argparse.ArgumentParser(prog="python -m bot.train", description=main.__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "var/models", help="model folder")
    parser.add_argument("--force", action="store_true", help="train although nothing changed")
    asked = parser.parse_args()
    if not asked.force and is_fresh(asked.out):
        _say("Rasa's model is fresh: nothing that it is made from has changed.")
        return
    _say("Training Rasa's model (about half a minute) …")
    began = time.monotonic()
    model = train(asked.out)
    _say(f"Trained in {time.monotonic() - began:.0f} s: {model}")


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
