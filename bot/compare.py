"""`python -m bot.compare --data tests/nlu --out FILE`: our classifier beside Rasa's own.

Each pipeline is trained by Rasa on the same examples and asked the same utterances through the same
agent, one after the other. DIET makes six passes over the examples: its default of 300 would take
hours on two cores.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

from bot.evaluate import OUT_OF_SCOPE, Parser, measure, read_set
from bot.train import ROOT

_OURS = {"name": "bot.components.tokens.ChineseTokenizer"}
COUNTS: list[dict[str, Any]] = [
    {"name": "JiebaTokenizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
]
DIET = {"name": "DIETClassifier", "epochs": 6, "entity_recognition": False, "random_seed": 7}
_LEAST = 0.3
"""The confidence under which Rasa's own classifiers fall back, as its documentation proposes."""


def pipelines() -> dict[str, list[dict[str, Any]]]:
    """Return what is compared: name → Rasa pipeline."""
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    ours = next(step for step in config["pipeline"] if step["name"].endswith("IntentClassifier"))
    fallback = {"name": "FallbackClassifier", "threshold": _LEAST, "ambiguity_threshold": 0.0}
    return {
        "linear over n-grams and a sentence vector (ours)": [_OURS, ours],
        "linear over n-grams alone": [_OURS, {**ours, "vector_weight": 0.0}],
        "LogisticRegressionClassifier (Rasa)": [
            *COUNTS,
            {"name": "LogisticRegressionClassifier"},
            fallback,
        ],
        "DIETClassifier (Rasa)": [*COUNTS, DIET, fallback],
    }


def main() -> None:
    """Train and measure each pipeline; write one table."""
    parser = argparse.ArgumentParser(prog="python -m bot.compare", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the measuring set")
    parser.add_argument("--out", type=Path, help="Markdown file to write; else standard output")
    parser.add_argument("--leave-out", default="nothing", help="names that contain this")
    asked = parser.parse_args()
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"  # else what was trained before costs no time
    utterances = read_set(asked.data)
    lines = [
        "# Intent classifiers side by side",
        "",
        f"Written by `python -m bot.compare` on {len(utterances)} utterances written apart from",
        "the examples. Fallback counts as out of scope. One after the other on one machine;",
        "DIET with six passes over the examples (its default is 300).",
        "",
        "| pipeline | intents right | out of scope heard | rejected | trained | parse p50, p95 |",
        "|---|---|---|---|---|---|",
    ]
    for name, pipeline in pipelines().items():
        if asked.leave_out in name:
            lines.append(f"| {name} | left out of this run | | | | |")
            continue
        sys.stderr.write(f"training: {name}\n")
        lines.append(_row(name, pipeline, utterances))
        text = "\n".join(lines) + "\n"
        if asked.out is not None:  # after each: who stops at DIET keeps the others
            asked.out.parent.mkdir(parents=True, exist_ok=True)
            asked.out.write_text(text, encoding="utf-8")
    if asked.out is None:
        sys.stdout.write(text)


def _row(name: str, pipeline: list[dict[str, Any]], utterances: list[Any]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        parse, trained = trained_on(ROOT / "bot/data/nlu", pipeline, Path(folder))

        def understood(text: str) -> Any:
            parsed = parse(text)
            if parsed.intent == "nlu_fallback":
                return type(parsed)(OUT_OF_SCOPE, parsed.confidence, parsed.entities, parsed.ms)
            return parsed

        found, _ = measure(utterances, understood)
    quick = sorted(found.ms)
    cells = [
        name,
        found.intents.share(),
        found.rejected_rightly.share(),
        found.rejected_wrongly.share(),
        f"{trained:.0f} s",
        f"{statistics.median(quick):.1f} ms, {quick[int(len(quick) * 0.95)]:.1f} ms",
    ]
    return "| " + " | ".join(cells) + " |"


def trained_on(data: Path, pipeline: list[dict[str, Any]], folder: Path) -> tuple[Parser, float]:
    """Let Rasa train a pipeline on examples; return its parser and the seconds that it took."""
    from rasa.model_training import train_nlu

    config = folder / "config.yml"
    settings = {"recipe": "default.v1", "language": "zh", "assistant_id": "compared"}
    config.write_text(yaml.safe_dump({**settings, "pipeline": pipeline}), encoding="utf-8")
    began = time.monotonic()
    model = train_nlu(str(config), str(data), str(folder))
    trained = time.monotonic() - began
    if model is None:
        raise SystemExit(f"Rasa trained no model of {pipeline[-1]}: its words stand above.")
    return Parser(Path(model)), trained


if __name__ == "__main__":
    main()
