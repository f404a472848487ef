"""The bench's report as Markdown. Pure: the same results give the same text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from care.clock import SHANGHAI
from nuanling.bench.figures import FLAT_SHARE, Run, faults, late, rate
from nuanling.bench.results import Cell, Results
from nuanling.bench.scripts import KINDS
from nuanling.bench.stages import STAGES
from nuanling.bench.stock_project import DIET_EPOCHS, MOST_SENTENCES, TED_EPOCHS

P99_GOAL_MS = 150.0
TIMES_GOAL = 5.0
_BOTS = {"nuanling": "NuanLing", "stock": "stock Rasa"}


@dataclass(frozen=True)
class Goal:
    """A goal, what was measured for it, and whether it is met (None: not measured)."""

    wanted: str
    measured: str
    met: bool | None


def goals(results: Results) -> list[Goal]:
    """Return the goals in the light of what was measured."""
    return [_pace(results), _times(results), _flat(results)]


def report(results: Results) -> str:
    """Return the whole report."""
    machine, plan = results.machine, results.plan
    parts = [
        "# Speed of the whole chain",
        f"Written by `{machine.command}` on {machine.at.astimezone(SHANGHAI):%Y-%m-%d}: "
        f"{machine.cores} cores ({machine.processor}), {machine.system}, Python {machine.python}.",
    ]
    if plan.quick:
        parts.append("**A quick trial: too few calls for any figure here to count.**")
    parts += [_how(results), "## Goals", _goals(results)]
    parts += ["## As fast as it goes", _closed(results)]
    if results.paced:
        parts += ["## At the callers' pace", _paced(results)]
    if results.stages:
        parts += ["## Where a turn's time goes", _stages(results)]
    parts += ["## What it costs", _costs(results)]
    if results.long:
        parts += ["## A long run", _long(results)]
    if wrong := _wrong(results):
        parts += ["## Wrong answers, as heard", wrong]
    return "\n\n".join(parts) + "\n"


def _how(results: Results) -> str:
    return f"""\
Both bots run on this machine, one after the other, with the callers beside them on the same cores.

- **NuanLing** is all of `make run` (supervisor, gateway, action server, Rasa) over an empty SQLite
  database. A turn is a signed webhook in and its whole TwiML out; both commits are in it.
- **stock Rasa** is 3.6.21 with its own action server and one trivial action, on the same intents
  (up to {MOST_SENTENCES} of our sentences each): JiebaTokenizer, CountVectorsFeaturizer,
  DIETClassifier ({DIET_EPOCHS} epochs), TEDPolicy ({TED_EPOCHS} epochs), RulePolicy, SQLite tracker
  store. A turn is one request to its REST channel. Little training makes it wrong more often and no
  slower.
- **mix**: of ten calls five ask policies, four make a booking (six form turns), one is an
  emergency; each begins with the greeting, which neither bot has to understand.
- **actions**: every turn after the greeting calls an action, and only those are counted.

Times in ms. Every figure is the median of {results.plan.repeats} repeats, with the lowest and
highest in brackets. A wrong, late or missing answer is a fault and does not count in turns/s."""


def _pace(results: Results) -> Goal:
    plan = results.plan
    wanted = (
        f"p99 ≤ {P99_GOAL_MS:.0f} ms with {plan.paced_callers} calls each speaking every "
        f"{plan.paced_s:g} s"
    )
    if not results.paced:
        return Goal(wanted, "not measured", None)
    p99, wrong = late(results.paced, 0.99), sum(faults(results.paced).values())
    told = f"{p99.shown()} ms" + (f", {wrong} faults" if wrong else "")
    return Goal(wanted, told, p99.middle <= P99_GOAL_MS and not wrong)


def _times(results: Results) -> Goal:
    wanted = f"≥ {TIMES_GOAL:g} times stock's action turns per second"
    told, ratios = [], []
    for level in results.plan.levels:
        ours = results.cell("nuanling", "actions", level)
        stock = results.cell("stock", "actions", level)
        if ours and stock and rate(stock.runs).middle > 0 and level > 1:
            ratios.append(rate(ours.runs).middle / rate(stock.runs).middle)
            told.append(f"{ratios[-1]:.1f} times at {level} at once")
    if not ratios:
        return Goal(wanted, "not measured", None)
    return Goal(wanted, ", ".join(told), min(ratios) >= TIMES_GOAL)


def _flat(results: Results) -> Goal:
    wanted = f"flat memory over {results.plan.memory_calls:,} calls"
    if results.long is None:
        return Goal(wanted, "not measured", None)
    grew = results.long.growth
    told = (
        f"{grew.settled_mb:.0f} MB after {grew.settled_at:,} calls, {grew.end_mb:.0f} MB after "
        f"{grew.calls:,} ({grew.share:+.1%}; flat is ≤ {FLAT_SHARE:+.0%})"
    )
    return Goal(wanted, told, grew.flat)


def _goals(results: Results) -> str:
    met = {True: "yes", False: "**no**", None: "–"}
    rows = [(goal.wanted, goal.measured, met[goal.met]) for goal in goals(results)]
    return _table(("goal", "measured", "met"), rows)


def _closed(results: Results) -> str:
    rows = [
        (_BOTS[cell.bot], cell.load, str(cell.at_once), *_figures(cell.runs), _told(cell.runs))
        for cell in sorted(results.cells, key=_order)
    ]
    heads = ("bot", "calls", "at once", "turns", "p50", "p95", "p99", "turns/s", "faults")
    note = (
        f"\n\n{results.journalled} commits missed their deadline in the whole bench and went to "
        "the fsynced journal instead."
    )
    return _table(heads, rows) + note


def _order(cell: Cell) -> tuple[str, int, str]:
    return cell.load, cell.at_once, cell.bot


def _figures(runs: Sequence[Run]) -> tuple[str, ...]:
    turns = sum(len(run.samples) for run in runs)
    times = (late(runs, share).shown() for share in (0.5, 0.95, 0.99))
    return (str(turns), *times, rate(runs).shown(1))


def _told(runs: Sequence[Run]) -> str:
    found = faults(runs)
    return "; ".join(f"{count} × {what}" for what, count in sorted(found.items())) or "0"


def _paced(results: Results) -> str:
    plan = results.plan
    rows = []
    for kind in ("all", *KINDS):
        kinds = frozenset(KINDS) if kind == "all" else frozenset({kind})
        own = [run.only(frozenset[str](kinds)) for run in results.paced]
        turns, *times, _ = _figures(own)
        rows.append((kind, turns, *times, _told(own)))
    lead = (
        f"{plan.paced_callers} calls, each speaking every {plan.paced_s:g} s, "
        f"{plan.paced_turns} turns each, {len(results.paced)} times.\n\n"
    )
    return lead + _table(("turn", "turns", "p50", "p95", "p99", "faults"), rows)


def _stages(results: Results) -> str:
    rows = [
        (
            name,
            str(found.turns),
            *(f"{found.mean_ms[stage]:.1f} ({found.share(stage):.0%})" for stage in STAGES),
        )
        for name, found in results.stages.items()
        if found.turns
    ]
    lead = (
        "Mean ms and share, from the timings that the hotline stores with every turn; the last "
        "column is what the caller waited beyond them. The greeting stores none.\n\n"
    )
    return lead + _table(("load", "turns", *STAGES.values()), rows)


def _costs(results: Results) -> str:
    rows = []
    for bot, found in results.facts.items():
        rows.append(
            (
                _BOTS[bot],
                f"{found.start_s:.1f}",
                f"{sum(found.memory_mb.values()):.0f} ({_each(found.memory_mb, 0)})",
                f"{sum(found.cpu_ms.values()):.1f} ({_each(found.cpu_ms, 1)})",
            )
        )
    heads = ("bot", "start-up (s)", "resident memory (MB)", "processor ms a turn of the mix")
    return _table(heads, rows)


def _each(values: Mapping[str, float], digits: int) -> str:
    return ", ".join(f"{name} {value:.{digits}f}" for name, value in values.items())


def _long(results: Results) -> str:
    if results.long is None:
        return ""
    long, plan = results.long, results.plan
    rows = [
        (name, f"{grew.settled_mb:.0f}", f"{grew.end_mb:.0f}", f"{grew.share:+.1%}")
        for name, grew in [("all", long.growth), *long.by_process.items()]
    ]
    quarter = len(long.run.samples) // 4 or 1
    first, last = (
        Run(part, 0.0) for part in (long.run.samples[:quarter], long.run.samples[-quarter:])
    )
    lead = (
        f"{long.growth.calls:,} calls, {len(long.run.samples):,} turns, {plan.memory_at_once} at "
        f"once, {long.run.per_second():.1f} turns/s; p99 of the first quarter "
        f"{late([first], 0.99).shown()} ms, of the last {late([last], 0.99).shown()} ms; faults: "
        f"{_told([long.run])}. Resident memory in MB, on the straight line through what was seen "
        "after the first quarter:\n\n"
    )
    heads = ("process", f"after {long.growth.settled_at:,} calls", "at the end", "growth")
    return lead + _table(heads, rows)


def _wrong(results: Results) -> str:
    """List each wrong answer once, up to a dozen."""
    runs = [run for cell in results.cells for run in cell.runs] + list(results.paced)
    runs += [results.long.run] if results.long else []
    heard = dict.fromkeys(s.said for run in runs for s in run.samples if s.said)
    return "\n".join(f"- {said}" for said in list(heard)[:12])


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    lines += ["| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in rows]
    return "\n".join(lines)
