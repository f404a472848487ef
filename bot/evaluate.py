"""`python -m bot.evaluate --data tests/nlu --out FILE`: how well the bot understands.

The measuring set is written apart from the training data: YAML lists of
`{text, intent, entities: {...}, style}`. `--ordinary FILE` adds sentences of everyday life, one a
line, of which hardly any should be taken for a wish to the hotline.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.train import MODEL, ROOT
from care.errors import ContentError

OUT_OF_SCOPE = "out_of_scope"
TALK = frozenset(
    [
        "chitchat_lonely",
        "repeat",
        "slower_louder",
        "greet",
        "goodbye",
        "thanks",
        "affirm",
        "deny",
        "inform",
        "emergency",
        "talk_to_human",
        "out_of_scope",
    ]
)
"""Intents that cost an ordinary sentence nothing; all others are a service or a policy question."""


@dataclass(frozen=True)
class Utterance:
    """One line of the measuring set, with the file it stands in."""

    text: str
    intent: str
    entities: dict[str, Any]
    style: str
    file: str


@dataclass(frozen=True)
class Parsed:
    """What the bot made of a text, and in how many milliseconds."""

    intent: str
    confidence: float
    entities: dict[str, Any]
    ms: float


@dataclass
class Tally:
    """Right ones of all."""

    right: int = 0
    all: int = 0

    def add(self, right: bool) -> None:
        """Count one."""
        self.right += right
        self.all += 1

    def share(self) -> str:
        """Return the share in per cent, with the counts."""
        return f"{100 * self.right / self.all:.1f} % ({self.right}/{self.all})" if self.all else "–"


@dataclass
class Findings:
    """Everything the report tells."""

    intents: Tally = field(default_factory=Tally)
    rejected_rightly: Tally = field(default_factory=Tally)
    rejected_wrongly: Tally = field(default_factory=Tally)
    by_intent: dict[str, Tally] = field(default_factory=dict)
    by_style: dict[str, Tally] = field(default_factory=dict)
    by_entity: dict[str, Tally] = field(default_factory=dict)
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    ms: list[float] = field(default_factory=list)


def read_set(folder: Path) -> list[Utterance]:
    """Read every YAML file under a folder. Raises `ContentError` naming file and line."""
    found = []
    for file in sorted([folder] if folder.is_file() else folder.rglob("*.y*ml")):
        entries = yaml.safe_load(file.read_text(encoding="utf-8")) or []
        for place, entry in enumerate(entries, start=1):
            if not isinstance(entry, dict) or not {"text", "intent"} <= set(entry):
                raise ContentError(f"{file.name}, entry {place}: give at least text and intent.")
            found.append(
                Utterance(
                    str(entry["text"]),
                    str(entry["intent"]),
                    dict(entry.get("entities") or {}),
                    str(entry.get("style") or "?"),
                    file.name,
                )
            )
    if not found:
        raise ContentError(f"{folder} holds no utterances: is --data right?")
    return found


class Parser:
    """The trained model, asked the way the server asks it."""

    def __init__(self, model: Path) -> None:
        from rasa.core.agent import Agent
        from rasa.utils.log_utils import configure_structlog

        configure_structlog(logging.WARNING)  # else every sentence is printed as it is parsed
        self._agent = Agent.load(str(model))
        self._loop = asyncio.new_event_loop()
        self("您好")

    def __call__(self, text: str) -> Parsed:
        """Parse one text."""
        from bot.connector import understanding
        from bot.turns import read_text

        began = time.perf_counter()
        words = read_text({"text": text})
        found = understanding(self._loop.run_until_complete(self._agent.parse_message(words)))
        ms = (time.perf_counter() - began) * 1000
        return Parsed(found["intent"], found["confidence"], found["entities"], ms)


def measure(
    utterances: list[Utterance], parse: Any
) -> tuple[Findings, list[tuple[Utterance, Parsed]]]:
    """Return the tallies, and every utterance whose intent or entities came out wrong."""
    found, wrong = Findings(), []
    for utterance in utterances:
        parsed = parse(utterance.text)
        right = parsed.intent == utterance.intent
        found.ms.append(parsed.ms)
        found.intents.add(right)
        found.by_intent.setdefault(utterance.intent, Tally()).add(right)
        found.by_style.setdefault(utterance.style, Tally()).add(right)
        rejected = parsed.intent == OUT_OF_SCOPE
        if utterance.intent == OUT_OF_SCOPE:
            found.rejected_rightly.add(rejected)
        else:
            found.rejected_wrongly.add(rejected)
        if not right:
            found.confused[utterance.intent, parsed.intent] += 1
        entities_right = _entities(utterance, parsed, found)
        if not (right and entities_right):
            wrong.append((utterance, parsed))
    return found, wrong


def _entities(utterance: Utterance, parsed: Parsed, found: Findings) -> bool:
    all_right = True
    for name, wanted in utterance.entities.items():
        values = wanted if isinstance(wanted, list) else [wanted]
        got = parsed.entities.get(name)
        given = got if isinstance(got, list) else [got]
        for value in values:
            right = _same(value, given)
            found.by_entity.setdefault(name, Tally()).add(right)
            all_right &= right
    for name in parsed.entities:
        if name not in utterance.entities:
            found.invented[name] += 1
    return all_right


def _same(wanted: Any, given: list[Any]) -> bool:
    plain = "".join(str(wanted).split())
    return any("".join(str(value).split()) == plain for value in given if value is not None)


def report(found: Findings, taken: Counter[str] | None, ordinary: int) -> str:
    """Return the findings as Markdown."""
    entities = Tally(
        sum(t.right for t in found.by_entity.values()), sum(t.all for t in found.by_entity.values())
    )
    quick = sorted(found.ms)
    lines = [
        "# What the bot understands",
        "",
        "Written by `python -m bot.evaluate`. The measuring set was written apart from the",
        "training data and was not looked at while those were written.",
        "",
        "| | goal | measured |",
        "|---|---|---|",
        f"| intents right | ≥95 % | {found.intents.share()} |",
        f"| out-of-scope recall | ≥90 % | {found.rejected_rightly.share()} |",
        f"| in scope, but rejected | ≤3 % | {found.rejected_wrongly.share()} |",
        f"| entities found, value exact | ≥95 % | {entities.share()} |",
        f"| phones exact | all | {found.by_entity.get('phone', Tally()).share()} |",
        f"| parse p50, p95 | ≤10 ms | {statistics.median(quick):.1f} ms, "
        f"{quick[int(len(quick) * 0.95) - 1]:.1f} ms |",
    ]
    if taken is not None:
        wishes = Tally(sum(n for i, n in taken.items() if i not in TALK), ordinary)
        lines.append(
            f"| ordinary sentences taken for a service or policy intent | ≤5 % | {wishes.share()} |"
        )
    for title, tallies in (
        ("Intents", found.by_intent),
        ("Styles", found.by_style),
        ("Entities", found.by_entity),
    ):
        lines += ["", f"## {title}", "", "| | right |", "|---|---|"]
        lines += [f"| {name} | {tally.share()} |" for name, tally in sorted(tallies.items())]
    lines += [
        "",
        "## Most frequent confusions",
        "",
        "| meant | taken for | times |",
        "|---|---|---|",
    ]
    lines += [f"| {a} | {b} | {n} |" for (a, b), n in found.confused.most_common(25)]
    if taken is not None:
        lines += ["", "## Ordinary sentences by intent", "", "| intent | sentences |", "|---|---|"]
        lines += [f"| {intent} | {n} |" for intent, n in taken.most_common()]
    lines += ["", "## Entities read where the set names none", ""]
    lines += [", ".join(f"{name} {n}" for name, n in found.invented.most_common()) or "none"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure the trained model on a set and write the report."""
    parser = argparse.ArgumentParser(prog="python -m bot.evaluate", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder or file of the set")
    parser.add_argument("--ordinary", type=Path, help="ordinary sentences, one a line")
    parser.add_argument("--out", type=Path, help="Markdown file to write; else standard output")
    parser.add_argument("--errors", type=Path, help="also write every wrong utterance here")
    parser.add_argument("--model", type=Path, default=ROOT / "var/models" / MODEL)
    asked = parser.parse_args()
    parse = Parser(asked.model)
    found, wrong = measure(read_set(asked.data), parse)
    taken, ordinary = None, 0
    if asked.ordinary is not None:
        sentences = asked.ordinary.read_text(encoding="utf-8").splitlines()
        ordinary = len(sentences)
        taken = Counter(parse(sentence).intent for sentence in sentences)
    text = report(found, taken, ordinary)
    if asked.out is None:
        sys.stdout.write(text)
    else:
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        asked.out.write_text(text, encoding="utf-8")
    if asked.errors is not None:
        lines = [
            f"{u.file}\t{u.intent}\t{p.intent}\t{p.confidence}\t{u.text}\t{u.entities}\t{p.entities}"
            for u, p in wrong
        ]
        asked.errors.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
