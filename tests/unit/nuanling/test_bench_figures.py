"""The bench's arithmetic: percentiles, spread over repeats, growth of memory, stages."""

import pytest

from nuanling.bench.figures import Run, Sample, faults, growth, late, percentile, rate, spread
from nuanling.bench.stages import stages


def run(*times, wall_s=1.0, kind="policy"):
    return Run(tuple(Sample(kind, ms) for ms in times), wall_s)


def test_a_percentile_lies_between_its_neighbours():
    assert percentile([4, 1, 3, 2], 0.5) == 2.5
    assert percentile(range(101), 0.99) == 99
    assert percentile([7], 0.99) == 7
    assert percentile([], 0.5) == 0


def test_repeats_are_told_as_their_median_with_the_range():
    assert spread([12, 10, 19]).shown() == "12 (10–19)"
    assert spread([12]).shown(1) == "12.0"
    assert late([run(1, 2, 3), run(10, 20, 30), run(5, 6, 7)], 0.5).shown() == "6 (2–20)"


def test_a_wrong_answer_counts_as_a_fault_and_not_as_a_turn_per_second():
    wrong = Sample("policy", 9.0, "HTTP 500")
    runs = [Run((Sample("policy", 5.0), wrong, Sample("form", 5.0), wrong), 2.0)]
    assert rate(runs).middle == 1.0
    assert faults(runs) == {"HTTP 500": 2}
    assert late(runs, 1.0).middle == 9.0


def test_a_turn_that_could_not_be_played_has_no_time():
    assert Run((Sample("form", 0.0, "the call was over too early"),), 1.0).times() == []


def test_memory_that_rises_at_the_start_only_is_flat():
    grew = growth([(0, 100), (250, 400), (500, 500), (750, 502), (1000, 499), (2000, 501)])
    assert (grew.calls, grew.settled_at) == (2000, 500)
    assert grew.flat
    assert abs(grew.share) < 0.01


def test_memory_that_keeps_rising_is_not_flat():
    grew = growth([(calls, 500 + calls / 10) for calls in range(0, 2001, 100)])
    assert grew.settled_mb == pytest.approx(550)
    assert grew.end_mb == pytest.approx(700)
    assert not grew.flat


def test_growth_is_not_told_from_three_looks():
    with pytest.raises(ValueError, match="4 measurements"):
        growth([(1, 1.0), (2, 1.0), (3, 1.0)])


def test_a_turn_s_time_is_split_into_its_stages():
    turn = ("c_1", "n1")
    timings = {turn: {"hear": 1.0, "receive": 5.0, "rasa": 20.0, "total": 27.0}}
    runs = [Run((Sample("policy", 40.0, None, turn), Sample("greeting", 3.0)), 1.0)]
    found = stages(runs, timings)
    assert found.turns == 1
    assert found.mean_ms == {"hear": 1, "commit": 4, "dialogue": 20, "adapt": 2, "line": 13}
    assert found.share("dialogue") == 0.5


def test_a_turn_without_its_stored_answer_is_left_out_of_the_stages():
    turn = ("c_1", "n1")
    runs = [Run((Sample("policy", 40.0, None, turn),), 1.0)]
    assert stages(runs, {turn: {"hear": 1.0}}).turns == 0
    assert stages(runs, {turn: {"hear": 1, "receive": 2, "total": 3}}, kind="form").turns == 0
