"""`python -m knowledge_base.evaluate`: how often the right clause is quoted, and silence kept.

Questions are YAML files apart from all training. Every figure stands with its 95 % bootstrap
interval, and beside it what plain parts reach on the same questions in the same run.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from care.errors import ContentError
from knowledge_base.answers import Answer, Answerer
from knowledge_base.build import build_index
from knowledge_base.documents import read_yaml_list, squeeze
from knowledge_base.encoder import DEFAULT
from knowledge_base.guard import Allowed, inventions
from knowledge_base.plain_parts import plain_parts

RESAMPLED = 1000

_KEYS = {"text", "style", "clause", "also", "quote", "parts", "near"}


@dataclass(frozen=True)
class Item:
    """A question with what is right for it.

    `clauses` are the clause ids of which any is right (none: the documents do not answer),
    `quotes` substrings of the right passage, `parts` the clause ids of each of two questions.
    """

    text: str
    style: str
    clauses: frozenset[str]
    quotes: tuple[str, ...]
    parts: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Outcome:
    """What was answered to an item, as the figures of the table see it."""

    item: Item
    clause: bool
    passage: bool | None
    both: bool | None
    answered: bool
    invented: bool
    elapsed_ms: float


def load_items(folder: Path) -> list[Item]:
    """Read every question of a folder.

    Raises:
        ContentError: naming the file and the place.
    """
    items: list[Item] = []
    for path in sorted(folder.glob("*.yaml")):
        for at, entry in enumerate(read_yaml_list(path), 1):
            if set(entry) - _KEYS or not {"text", "style"} <= set(entry):
                raise ContentError(f"{path}: entry {at} must have text, style and clause or parts.")
            items.append(_item(entry))
    if not items:
        raise ContentError(f"{folder}: holds no questions (*.yaml).")
    return items


def judge(item: Item, answer: Answer) -> Outcome:
    """Compare an answer with what is right."""
    cited = [citation.clause for citation in answer.citations]
    right = item.clauses.union(*item.parts)
    quoted = [squeeze(citation.quote) for citation in answer.citations]
    passage = None
    if item.quotes:
        wanted = [squeeze(quote) for quote in item.quotes]
        passage = any(want in quote or quote in want for quote in quoted[:1] for want in wanted)
    both = all(part & set(cited) for part in item.parts) if item.parts else None
    return Outcome(
        item,
        bool(cited) and cited[0] in right,
        passage,
        both,
        answer.answerable,
        _invents(answer),
        answer.elapsed_ms,
    )


def _invents(answer: Answer) -> bool:
    sources = tuple(c.quote for c in (*answer.citations, *answer.related))
    titles = tuple(c.title for c in (*answer.citations, *answer.related))
    known = Allowed(
        sources,
        ("玉林市人民政府关于加快发展养老服务业的实施意见", "2015年12月18日", "2015年", *titles),
    )
    return bool(inventions(answer.reply, known) or inventions(answer.speech, known))


def _item(entry: Mapping[str, Any]) -> Item:
    clauses = set(map(str, entry.get("clause") or ()))
    for other in entry.get("also") or ():
        clauses |= set(map(str, other if isinstance(other, list) else [other]))
    quote = entry.get("quote") or ()
    return Item(
        text=str(entry["text"]),
        style=str(entry["style"]),
        clauses=frozenset(clauses),
        quotes=(quote,) if isinstance(quote, str) else tuple(map(str, quote)),
        parts=tuple(frozenset(map(str, part)) for part in entry.get("parts") or ()),
    )


@dataclass(frozen=True)
class Share:
    """A share of items with its 95 % interval."""

    value: float
    low: float
    high: float
    count: int

    def __str__(self) -> str:
        """Return it as the table shows it."""
        if not self.count:
            return "–"
        return f"{self.value:.3f} ({self.low:.2f}–{self.high:.2f})"


def share(hits: Sequence[bool], seed: int = 7) -> Share:
    """Return the share of hits with its bootstrap interval."""
    if not hits:
        return Share(0.0, 0.0, 0.0, 0)
    chance = random.Random(seed)  # noqa: S311 - resampling, not a secret
    n = len(hits)
    means = sorted(sum(chance.choices(hits, k=n)) / n for _ in range(RESAMPLED))
    low, high = means[int(RESAMPLED * 0.025)], means[int(RESAMPLED * 0.975)]
    return Share(sum(hits) / n, low, high, n)


def table(outcomes: Sequence[Outcome], plain: Mapping[str, Callable[[str], str]]) -> str:
    """Return the results per style as Markdown."""
    styles = list(dict.fromkeys(outcome.item.style for outcome in outcomes))
    heads = ["style", "n", "clause@1", "passage@1", "both halves", "declined", "invented", *plain]
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    for style in [*styles, "all"]:
        own = [o for o in outcomes if style in (o.item.style, "all")]
        asked = [o for o in own if o.item.clauses or o.item.parts]
        outside = [o for o in own if not (o.item.clauses or o.item.parts)]
        cells = [
            style,
            str(len(own)),
            str(share([o.clause for o in asked])),
            str(share([o.passage for o in asked if o.passage is not None])),
            str(share([o.both for o in asked if o.both is not None])),
            str(share([not o.answered for o in outside])),
            str(sum(o.invented for o in own)),
        ]
        for find in plain.values():
            hits = [find(o.item.text) in o.item.clauses.union(*o.item.parts) for o in asked]
            cells.append(f"{share(hits).value:.3f}" if hits else "–")
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Evaluate and write the table."""
    parser = argparse.ArgumentParser(prog="python -m knowledge_base.evaluate")
    parser.add_argument("--data", type=Path, required=True, help="folder of question files")
    parser.add_argument("--ordinary", type=Path, help="sentences that must not be answered")
    parser.add_argument("--out", type=Path, help="Markdown file for the table")
    parser.add_argument("--encoder", default=DEFAULT)
    parser.add_argument("--failures", type=Path, help="write what went wrong there, to read")
    given = parser.parse_args(arguments)
    items = load_items(given.data)
    with tempfile.TemporaryDirectory() as folder:
        build_index(Path(folder), encoder=given.encoder)
        answerer = Answerer.load(folder, encoder=given.encoder)
        answers = [answerer.answer(item.text) for item in items]
        outcomes = [judge(item, answer) for item, answer in zip(items, answers, strict=True)]
        parts = [_report(outcomes, table(outcomes, plain_parts(answerer.library)), given.encoder)]
        if given.ordinary:
            texts = [
                t for t in given.ordinary.read_text(encoding="utf-8").splitlines() if t.strip()
            ]
            taken = [answerer.answer(text).answerable for text in texts]
            parts.append(
                f"Of {len(texts)} ordinary sentences {share(taken)} were answered (goal ≤ 0.02).\n"
            )
    report = "\n".join(parts)
    sys.stdout.write(report)
    if given.out:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        given.out.write_text(report, encoding="utf-8")
    if given.failures:
        given.failures.write_text(_failures(outcomes, answers), encoding="utf-8")
    return 0


def _report(outcomes: Sequence[Outcome], rows: str, encoder: str) -> str:
    times = sorted(outcome.elapsed_ms for outcome in outcomes)
    middle, late = times[len(times) // 2], times[int(len(times) * 0.99)]
    return f"""# Retrieval and answers

Written by `python -m knowledge_base.evaluate`; encoder `{encoder}`. Questions were written apart
from the indexed asks and are held out of all training. Intervals are 95 % bootstrap intervals. The
columns on the right are plain parts over the document's sentences (clause@1).

{rows}

Whole answers took {middle:.1f} ms (median) and {late:.1f} ms (99 %) on this run's machine.
"""


def _failures(outcomes: Sequence[Outcome], answers: Sequence[Answer]) -> str:
    lines: list[str] = []
    for o, answer in zip(outcomes, answers, strict=True):
        asked = bool(o.item.clauses or o.item.parts)
        wrong = (not o.clause or o.passage is False or o.both is False) if asked else o.answered
        if wrong or o.invented:
            want = [sorted(wanted) for wanted in (o.item.clauses, *o.item.parts) if wanted]
            lines.append(
                f"{o.item.style}\t{o.item.text}\twant {want}\tgot {list(answer.facts)} "
                f"{answer.score:.2f} {'answered' if o.answered else 'declined'}"
            )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
