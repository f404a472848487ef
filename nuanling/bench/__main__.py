"""`python -m nuanling.bench`: measure and write docs/results/bench.md.

--quick       a few calls, to see that it works; writes no report unless --out names one
--calls N     calls of the long run that memory is watched over (default 2000; 0: leave it out)
--no-stock    leave the stock bot out
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from care.clock import SHANGHAI, Clock, SystemClock
from care.errors import NuanLingError
from nuanling.bench import hotline, stock
from nuanling.bench.measure import measure_hotline, measure_stock
from nuanling.bench.plan import QUICK, Plan
from nuanling.bench.processes import processor
from nuanling.bench.report import report
from nuanling.bench.results import Machine, Results
from nuanling.settings import load_settings
from nuanling.stack import ROOT

OUT = ROOT / "docs" / "results" / "bench.md"


def main(arguments: Sequence[str] | None = None, clock: Clock | None = None) -> int:
    """Measure and report; returns the exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = _parser().parse_args(given)
    try:
        text = report(measure(options, given, clock or SystemClock()))
    except NuanLingError as error:
        _say(f"bench: {error}")
        return 2
    except KeyboardInterrupt:
        return 130
    sys.stdout.write(text)
    out = options.out or (None if options.quick else OUT)
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")
    return 0


def measure(options: argparse.Namespace, given: Sequence[str], clock: Clock) -> Results:
    """Run both bots, one after the other, and return what was measured."""
    plan = planned(options)
    shared, now = load_settings(), clock.now()
    today = now.astimezone(SHANGHAI).date()
    machine = Machine(
        cores=len(os.sched_getaffinity(0)),
        processor=processor(),
        system=platform.system(),
        python=platform.python_version(),
        at=now,
        command=_command(given),
    )
    with tempfile.TemporaryDirectory(prefix="nuanling-bench-") as folder:
        _say("starting the hotline …")
        with hotline.running(shared, Path(folder)) as ours:
            found = asyncio.run(measure_hotline(ours, plan, today, _say))
    results = Results(
        machine,
        plan,
        found.cells,
        found.paced,
        found.stages,
        {"nuanling": found.facts},
        found.long,
        found.journalled,
    )
    if options.no_stock:
        return results
    with tempfile.TemporaryDirectory(prefix="nuanling-stock-") as folder:
        kept = shared.var_dir / "bench"
        with stock.running(Path(folder), kept, _say) as theirs:
            cells, facts = asyncio.run(measure_stock(theirs, plan, today, _say))
    return replace(results, cells=results.cells + cells, facts={**results.facts, "stock": facts})


def planned(options: argparse.Namespace) -> Plan:
    """Return the plan that the options ask for."""
    plan = QUICK if options.quick else Plan()
    return plan if options.calls is None else replace(plan, memory_calls=options.calls)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m nuanling.bench", description=main.__doc__)
    parser.add_argument("--quick", action="store_true", help="a few calls, to see that it works")
    parser.add_argument("--calls", type=_calls, help="calls of the long run; 0 leaves it out")
    parser.add_argument("--no-stock", action="store_true", help="leave the stock bot out")
    parser.add_argument("--out", type=Path, help="where the report goes")
    return parser


def _calls(text: str) -> int:
    number = int(text)
    if number and number < 4:
        raise argparse.ArgumentTypeError("memory is watched over 4 calls or more, or 0")
    return number


def _command(given: Sequence[str]) -> str:
    """Return how to measure this again, without the report's place, which says nothing."""
    words = list(given)
    if "--out" in words:
        place = words.index("--out")
        del words[place : place + 2]
    words = [word for word in words if not word.startswith("--out=")]
    return " ".join(["python -m nuanling.bench", *words]) if words else "make bench"


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    raise SystemExit(main())
