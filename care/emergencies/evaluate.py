"""Measure the detector: `python -m care.emergencies.evaluate --data FOLDER --out FILE`.

The folder holds YAML lists of {text, level, kind, style}, written apart from everything that the
detector learns from. A plain keyword list is measured beside it. Intervals are 95 % Wilson scores.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from time import perf_counter

import yaml

from care.emergencies import check, warm_up
from care.emergencies.verdict import Verdict
from care.turns.corpus import read_acts

KEYWORDS = (
    "救命",
    "胸痛",
    "胸口痛",
    "心口痛",
    "喘不上气",
    "呼吸困难",
    "中风",
    "嘴歪",
    "摔倒",
    "跌倒",
    "起不来",
    "昏迷",
    "晕倒",
    "叫不醒",
    "没呼吸",
    "没气",
    "噎住",
    "卡住",
    "流血",
    "出血",
    "大出血",
    "烫伤",
    "烧伤",
    "煤气",
    "着火",
    "起火",
    "火灾",
    "触电",
    "漏电",
    "误服",
    "中毒",
    "农药",
    "低血糖",
    "抽搐",
    "中暑",
    "溺水",
    "落水",
    "自杀",
    "不想活",
    "打我",
    "走失",
    "走丢",
    "被困",
    "诈骗",
    "转账",
    "蛇咬",
    "过敏",
    "车祸",
)

ROWS = (
    ("emergencies said to be emergencies", "emergency", ("emergency",)),
    ("emergencies taken for none", "emergency", ("none",)),
    ("urgent said to be urgent or emergency", "urgent", ("urgent", "emergency")),
    ("urgent taken for none", "urgent", ("none",)),
    ("harmless with an alarm (ask included)", "none", ("emergency",)),
    ("harmless with any alarm, urgent included", "none", ("emergency", "urgent")),
)
"""What is counted: its name, the level of the cases, the verdicts that count as hits."""


@dataclass(frozen=True)
class Case:
    """One labelled utterance."""

    text: str
    level: str
    kind: str
    style: str
    ask_ok: bool


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    def __str__(self) -> str:
        if not self.of:
            return "–"
        low, high = self.interval()
        return f"{self.hits / self.of:.3f} ({low:.2f}–{high:.2f})"

    def interval(self) -> tuple[float, float]:
        """Return the 95 % Wilson score interval."""
        z, n, p = 1.96, self.of, self.hits / self.of
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return middle - half, middle + half


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the report."""
    parser = argparse.ArgumentParser(prog="python -m care.emergencies.evaluate")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--ordinary", type=Path, help="sentences that must raise no alarm")
    parser.add_argument("--turns", type=Path, help="folder of marked turns amid bookings")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--failures", type=Path, help="write what went wrong there, to read")
    given = parser.parse_args(arguments)
    warm_up()
    cases = read(given.data)
    ours = [timed(check, case.text) for case in cases]
    plain = [by_keywords(case.text) for case in cases]
    report = _report(cases, [v for v, _ in ours], plain, [ms for _, ms in ours])
    if given.ordinary:
        lines = given.ordinary.read_text(encoding="utf-8").splitlines()
        report += _ordinary([check(line) for line in lines if line.strip()])
    if given.turns:
        turns = [turn for turn in read_acts(given.turns) if not turn.danger]
        report += _amid_bookings([check(turn.text) for turn in turns])
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(report, encoding="utf-8")
    if given.failures:
        wrong = [(c, v) for c, (v, _) in zip(cases, ours, strict=True) if c.level != v.level]
        given.failures.write_text(
            "".join(f"{c.level}\t{v.level}\t{v.ask}\t{c.kind}\t{c.text}\n" for c, v in wrong),
            encoding="utf-8",
        )
    print(report)
    return 0


def read(folder: Path) -> list[Case]:
    """Read all cases of a folder."""
    cases = []
    for path in sorted(folder.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            style = str(row.get("style", ""))
            ask_ok = bool(row.get("ask_ok", False))
            cases.append(Case(str(row["text"]), row["level"], str(row["kind"]), style, ask_ok))
    return cases


def by_keywords(text: str) -> Verdict:
    """Return what a plain list of danger words makes of a text."""
    found = tuple(word for word in KEYWORDS if word in text)
    return Verdict("emergency", False, "other_acute", found) if found else Verdict()


def timed(judge: Callable[[str], Verdict], text: str) -> tuple[Verdict, float]:
    """Return a verdict and how many milliseconds it took."""
    started = perf_counter()
    verdict = judge(text)
    return verdict, (perf_counter() - started) * 1000


def _report(cases: list[Case], ours: list[Verdict], plain: list[Verdict], took: list[float]) -> str:
    lines = [
        "# Emergencies",
        "",
        "Written by `python -m care.emergencies.evaluate`; the utterances were written apart from",
        "the training data and are never tuned on. 95 % Wilson intervals in brackets.",
        "",
        "| | detector | keyword list |",
        "|---|---|---|",
    ]
    for name, level, right in ROWS:
        both = [share(cases, verdicts, level, right) for verdicts in (ours, plain)]
        lines.append(f"| {name} | {both[0]} | {both[1]} |")
    asked = [v.ask for c, v in zip(cases, ours, strict=True) if c.level == "none"]
    lines.append(f"| harmless that were only asked | {Share(sum(asked), len(asked))} | – |")
    right_kind = [
        c.kind == v.kind
        for c, v in zip(cases, ours, strict=True)
        if c.level != "none" and v.level != "none"
    ]
    lines.append(
        f"| right kind among those heard | {Share(sum(right_kind), len(right_kind))} | – |"
    )
    took = sorted(took)
    lines += [
        "",
        f"A verdict took {took[len(took) // 2]:.1f} ms (median), "
        f"{took[int(len(took) * 0.99)]:.1f} ms (99 %).",
        "",
    ]
    for title, key in (("kind", "kind"), ("style", "style")):
        lines += [f"| {title} | n | heard as it is |", "|---|---|---|"]
        groups: dict[str, list[bool]] = defaultdict(list)
        for case, verdict in zip(cases, ours, strict=True):
            groups[getattr(case, key)].append(_is_right(case, verdict))
        lines += [
            f"| {name} | {len(right)} | {Share(sum(right), len(right))} |"
            for name, right in sorted(groups.items())
        ]
        lines.append("")
    return "\n".join(lines)


def _ordinary(verdicts: list[Verdict]) -> str:
    alarms = Share(sum(v.level == "emergency" for v in verdicts), len(verdicts))
    every = Share(sum(v.level != "none" for v in verdicts), len(verdicts))
    return (
        f"Of {len(verdicts)} ordinary sentences {alarms} raised an alarm (goal ≤ 0.005), "
        f"urgent included {every} (goal ≤ 0.01).\n"
    )


def _amid_bookings(verdicts: list[Verdict]) -> str:
    every = Share(sum(v.level != "none" for v in verdicts), len(verdicts))
    return f"Of {len(verdicts)} harmless turns amid bookings {every} raised an alarm.\n"


def share(
    cases: Iterable[Case], verdicts: Iterable[Verdict], level: str, right: tuple[str, ...]
) -> Share:
    """Return how many of the cases of a level got one of the `right` levels."""
    here = [v.level in right for c, v in zip(cases, verdicts, strict=True) if c.level == level]
    return Share(sum(here), len(here))


def _is_right(case: Case, verdict: Verdict) -> bool:
    if case.level == "urgent":
        return verdict.level != "none"
    return verdict.level == case.level


if __name__ == "__main__":
    sys.exit(main())
