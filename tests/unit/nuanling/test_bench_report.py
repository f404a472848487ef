"""The bench's report: goals judged by what was measured, and nothing claimed that was not."""

from argparse import Namespace
from datetime import datetime

import pytest

from care.clock import SHANGHAI
from nuanling.bench.__main__ import _command, planned
from nuanling.bench.figures import Growth, Run, Sample
from nuanling.bench.plan import QUICK, Plan
from nuanling.bench.report import goals, report
from nuanling.bench.results import Cell, Facts, Long, Machine, Results
from nuanling.bench.stages import Stages

MACHINE = Machine(
    2, "a processor", "Linux", "3.11.7", datetime(2026, 11, 23, 9, tzinfo=SHANGHAI), "make bench"
)


def turns(count, ms, wall_s=1.0, fault=None):
    return Run(tuple(Sample("policy", ms, fault) for _ in range(count)), wall_s)


def full(ours=100, stock=10, paced_ms=60.0, end_mb=1010.0):
    cells = [
        Cell(bot, load, level, tuple(turns(count, 30.0) for _ in range(3)))
        for bot, count in (("nuanling", ours), ("stock", stock))
        for load in ("mix", "actions")
        for level in (1, 8, 20)
    ]
    stages = Stages(7, {"hear": 1, "commit": 4, "dialogue": 20, "adapt": 2, "line": 13})
    grew = Growth(2000, 500, 1000.0, end_mb)
    return Results(
        MACHINE,
        Plan(),
        tuple(cells),
        (turns(300, paced_ms), turns(300, paced_ms + 2), turns(300, paced_ms + 1)),
        {"at the callers' pace": stages},
        {"nuanling": Facts(9.5, {"rasa": 300.0, "gateway": 200.0}, {"rasa": 5.0})},
        Long(grew, {"rasa": grew}, turns(400, 20.0)),
        journalled=3,
    )


def test_goals_are_met_where_the_figures_say_so():
    assert [goal.met for goal in goals(full())] == [True, True, True]


def test_a_late_answer_misses_the_goal_of_the_pace():
    pace, *_ = goals(full(paced_ms=151.0))
    assert not pace.met
    assert "152 (151–153) ms" in pace.measured


def test_a_wrong_answer_at_the_callers_pace_misses_the_goal_however_quick():
    results = full()
    wrong = Results(MACHINE, Plan(), paced=(*results.paced, turns(1, 1.0, fault="HTTP 500")))
    assert not goals(wrong)[0].met


def test_four_times_stock_is_not_enough():
    _, times, _ = goals(full(ours=40))
    assert not times.met
    assert times.measured == "4.0 times at 8 at once, 4.0 times at 20 at once"


def test_growing_memory_misses_its_goal():
    _, _, flat = goals(full(end_mb=1100.0))
    assert not flat.met
    assert "+10.0%" in flat.measured


def test_what_was_not_measured_is_neither_met_nor_missed():
    nothing = Results(MACHINE, QUICK)
    assert [goal.met for goal in goals(nothing)] == [None, None, None]
    text = report(nothing)
    assert "quick trial" in text
    assert "not measured" in text


def test_the_report_says_where_when_and_with_which_command_it_was_measured():
    text = report(full())
    assert "Written by `make bench` on 2026-11-23: 2 cores (a processor), Linux" in text
    assert "| stock Rasa | actions | 8 |" in text
    assert "20.0 (50%)" in text
    assert "3 commits missed their deadline" in text
    assert "| rasa | 1000 | 1010 | +1.0% |" in text


def test_a_wrong_answer_is_told_as_it_was_heard():
    wrong = Run((Sample("form", 9.0, "not the form answer", None, "对 → 请再说一遍"),) * 2, 1.0)
    text = report(Results(MACHINE, Plan(), paced=(wrong,)))
    assert text.count("- 对 → 请再说一遍") == 1
    assert "Wrong answers" not in report(full())


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([], "make bench"),
        (["--quick", "--out", "there.md"], "python -m nuanling.bench --quick"),
        (["--out=there.md"], "make bench"),
    ],
)
def test_the_command_is_told_without_the_report_s_place(given, told):
    assert _command(given) == told


def test_the_number_of_calls_of_the_long_run_can_be_given():
    assert planned(Namespace(quick=False, calls=None)).memory_calls == 2000
    assert planned(Namespace(quick=True, calls=40)).memory_calls == 40
