"""`python -m bot.compare_emergencies --data tests/emergencies --out FILE`: a stock DIET's hearing.

Rasa's DIET learns the kinds as intents, from the utterances that the detector learns from, and is
asked what the detector is asked (docs/results/emergencies.md). Six passes over the utterances: its
default of 300 would take hours on two cores.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml

from bot.compare import COUNTS, DIET, trained_on
from care.emergencies import corpus
from care.emergencies.corpus import Utterance
from care.emergencies.evaluate import ROWS, Case, read, share
from care.emergencies.kinds import KINDS
from care.emergencies.verdict import Verdict


def main() -> None:
    """Train, ask and write the table."""
    parser = argparse.ArgumentParser(prog="python -m bot.compare_emergencies")
    parser.add_argument("--data", type=Path, required=True, help="folder of the measuring set")
    parser.add_argument("--ordinary", type=Path, help="sentences that must raise no alarm")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    utterances = corpus.read(corpus.FOLDER)
    cases = read(given.data)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        examples = folder / "nlu.yml"
        examples.write_text(as_examples(utterances), encoding="utf-8")
        parse, trained = trained_on(examples, [*COUNTS, DIET], folder)
        answers = [parse(case.text) for case in cases]
        lines = given.ordinary.read_text("utf-8").splitlines() if given.ordinary else []
        ordinary = [verdict(parse(line).intent) for line in lines if line.strip()]
    report = _report(cases, [verdict(answer.intent) for answer in answers], ordinary)
    took = sorted(answer.ms for answer in answers)
    report += (
        f"\nTrained in {trained:.0f} s on {len(utterances)} utterances; an answer took "
        f"{took[len(took) // 2]:.1f} ms (median), {took[int(len(took) * 0.99)]:.1f} ms (99 %).\n"
    )
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(report, encoding="utf-8")


def as_examples(utterances: Sequence[Utterance]) -> str:
    """Return the utterances as Rasa's training data, one intent a kind or harmless sort."""
    texts: dict[str, list[str]] = {}
    for utterance in utterances:
        # Rasa reads [word](entity) and line breaks; no caller says any of them.
        text = " ".join(utterance.text.split()).translate(str.maketrans("[]()", "（）（）"))
        texts.setdefault(utterance.kind, []).append(text)
    intents = [
        {"intent": kind, "examples": "".join(f"- {text}\n" for text in dict.fromkeys(said))}
        for kind, said in sorted(texts.items())
    ]
    return yaml.safe_dump({"version": "3.1", "nlu": intents}, allow_unicode=True)


def verdict(intent: str) -> Verdict:
    """Return the verdict that an intent stands for; none for harmless sorts."""
    level = KINDS.get(intent, "none")
    return Verdict() if level == "none" else Verdict(level, False, intent, ())


def _report(cases: Sequence[Case], verdicts: Sequence[Verdict], ordinary: Sequence[Verdict]) -> str:
    lines = [
        "# Emergencies as intents of a stock DIET",
        "",
        "Written by `python -m bot.compare_emergencies`; the same utterances to learn from and to",
        "measure as for the detector (emergencies.md). 95 % Wilson intervals in brackets.",
        "",
        "| | DIET |",
        "|---|---|",
    ]
    lines += [f"| {name} | {share(cases, verdicts, *which)} |" for name, *which in ROWS]
    if ordinary:
        alarms = sum(v.level == "emergency" for v in ordinary) / len(ordinary)
        every = sum(v.level != "none" for v in ordinary) / len(ordinary)
        lines.append(
            f"| ordinary sentences with an alarm, urgent included | {alarms:.3f}, {every:.3f} |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
