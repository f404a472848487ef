"""How well facts are heard: `python -m care.assertions.evaluate --data tests/facts`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from care import assertions
from care.assertions import corpus
from care.assertions.corpus import Utterance

Heard = Mapping[str, str | int]
_IMPLIED = {
    ("low_allowance", "yes"): {("hardship", "yes")},
    ("half_disabled", "yes"): {("disabled", "no")},
    ("disabled", "yes"): {("half_disabled", "no")},
    ("bedridden", "yes"): {("disabled", "yes")},
}
"""What follows from a label; whoever hears it too is not wrong."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Hear the labelled utterances and write the table."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of labelled utterances")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what was heard otherwise")
    options = parser.parse_args(arguments)
    told = corpus.read(options.data)
    heard = [surely(one) for one in told]
    if options.misses:
        sys.stdout.write("\n".join(misses(told, heard)) + "\n")
    table = report(told, heard)
    if options.out:
        options.out.write_text(table, encoding="utf-8")
    else:
        sys.stdout.write(table)
    return 0


def surely(utterance: Utterance) -> dict[str, str | int]:
    """Return what is heard surely enough to go by: the rest the walk asks for."""
    found = assertions.heard(utterance.text, utterance.asked)
    return {
        name: fact.status if fact.value is None else fact.value
        for name, fact in found.items()
        if fact.sure or fact.value is not None
    }


def report(told: Sequence[Utterance], heard: Sequence[Heard]) -> str:
    """Return the table: every status with precision and recall, and the gravest faults."""
    true, said, both, pairs = counted(told, heard)
    rows = [
        f"| {name} | {true[name]} | {both[name] / max(1, said[name]):.3f}"
        f" | {both[name] / max(1, true[name]):.3f} |"
        for name in ("yes", "no", "unknown", "figure")
    ]
    wrong = pairs["yes", "no"] + pairs["no", "yes"]
    return "\n".join(
        [
            "# Facts of standing in callers' words",
            "",
            f"Written by `python -m care.assertions.evaluate`. {len(told)} utterances.",
            "",
            "| | n | precision | recall |",
            "|---|---|---|---|",
            *rows,
            "",
            f"Heard with the wrong sign: {wrong} of {true['yes'] + true['no']}. Not known, and"
            f" taken as yes or no: {pairs['unknown', 'yes'] + pairs['unknown', 'no']} of"
            f" {true['unknown']}. Not spoken of, and taken as yes or no:"
            f" {pairs['none', 'yes'] + pairs['none', 'no']}.",
            "",
        ]
    )


def counted(
    told: Sequence[Utterance], heard: Sequence[Heard]
) -> tuple[Counter[str], Counter[str], Counter[str], Counter[tuple[str, str]]]:
    """Return how often each status is true, said, both, and what was taken for what."""
    true, said, both = Counter[str](), Counter[str](), Counter[str]()
    pairs = Counter[tuple[str, str]]()
    for utterance, found in zip(told, heard, strict=True):
        for fact, right, taken in compared(utterance, found):
            names = ("figure" if corpus.known_figure(fact) else None) or ""
            for value, counter in ((right, true), (taken, said)):
                if value != "none":
                    counter[names or str(value)] += value != "unknown" or not names
            both[names or str(right)] += right == taken != "none"
            if not names:
                pairs[str(right), str(taken)] += 1
    return true, said, both, pairs


def compared(utterance: Utterance, found: Heard) -> list[tuple[str, str | int, str | int]]:
    """Return each fact that was told or heard, as it is and as it was heard."""
    facts = [(fact, str(said)) for fact, said in utterance.facts.items()]
    implied = {pair for fact in facts for pair in _IMPLIED.get(fact, ())}
    every = utterance.facts.keys() | found.keys()
    return [
        (fact, utterance.facts.get(fact, "none"), found.get(fact, "none"))
        for fact in sorted(every)
        if fact in utterance.facts or not (utterance.asked and found[fact] == "no")
        if fact in utterance.facts or (fact, found[fact]) not in implied
    ]


def misses(told: Sequence[Utterance], heard: Sequence[Heard]) -> list[str]:
    """Return what was heard otherwise, a line each."""
    return [
        f"{utterance.text}  {fact}: {right} heard {taken}"
        for utterance, found in zip(told, heard, strict=True)
        for fact, right, taken in compared(utterance, found)
        if right != taken
    ]


if __name__ == "__main__":
    sys.exit(main())
