"""`python -m bot.calibrate`: what each threshold of the intent classifier brings.

Trains on the examples as `bot.train` does and tries the settings `outside` and `threshold` on
`bot/calibration`, utterances written apart from the examples and from the measuring set: what is
chosen here is not tuned on what is measured. `--ordinary FILE` adds everyday sentences, one a line.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from bot.components.linear import LinearModel
from bot.components.sentences import see_all
from bot.components.training import Recipe, examples, fit_calibrated
from bot.evaluate import OUT_OF_SCOPE, TALK, read_set
from bot.train import ROOT
from care.text import common_form

OUTSIDE = (0.0, 0.5, 1.0, 1.5, 2.0)
THRESHOLDS = (0.25, 0.35)


def main() -> None:
    """Print one line of figures for every pair of settings."""
    parser = argparse.ArgumentParser(prog="python -m bot.calibrate", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "bot/calibration")
    parser.add_argument("--ordinary", type=Path, help="ordinary sentences, one a line")
    asked = parser.parse_args()
    told = read_set(asked.data)
    truth = np.array([utterance.intent for utterance in told])
    model = _trained()
    shares = _shares(model, [utterance.text for utterance in told])
    everyday = None
    if asked.ordinary is not None:
        sentences = asked.ordinary.read_text(encoding="utf-8").splitlines()
        everyday = _shares(model, sentences)
    sys.stdout.write("outside threshold | intents right | out of scope heard | rejected | taken\n")
    for outside in OUTSIDE:
        for threshold in THRESHOLDS:
            said = chosen(shares, model.classes, outside, threshold)
            strange = truth == OUT_OF_SCOPE
            figures = [
                np.mean(said == truth),
                np.mean(said[strange] == OUT_OF_SCOPE),
                np.mean(said[~strange] == OUT_OF_SCOPE),
            ]
            if everyday is not None:
                taken = chosen(everyday, model.classes, outside, threshold)
                figures.append(np.mean([intent not in TALK for intent in taken]))
            row = " | ".join(f"{figure:.3f}" for figure in figures)
            sys.stdout.write(f"{outside:7.1f} {threshold:9.2f} | {row}\n")


def chosen(
    shares: np.ndarray[Any, Any], classes: tuple[str, ...], outside: float, threshold: float
) -> np.ndarray[Any, Any]:
    """Return the intent that each row of shares comes to under these settings."""
    from bot.components.intents import lean

    intents = []
    for row in shares:
        leaning = lean(row, classes, outside)
        best = int(np.argmax(leaning))
        intents.append(classes[best] if leaning[best] >= threshold else OUT_OF_SCOPE)
    return np.array(intents)


def _trained() -> LinearModel:
    texts, labels = [], []
    for path in sorted((ROOT / "bot/data/nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in block["examples"].splitlines():
                texts.append(_form(line.removeprefix("- ")))
                labels.append(block["intent"])
    recipe = Recipe()
    return fit_calibrated(examples(texts, recipe), labels, recipe)


def _shares(model: LinearModel, texts: list[str]) -> np.ndarray[Any, Any]:
    return np.stack([model.probabilities(s) for s in see_all([_form(t) for t in texts])])


def _form(text: str) -> str:
    return common_form(text).text


if __name__ == "__main__":
    main()
