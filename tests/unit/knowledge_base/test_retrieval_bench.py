"""The report on an answer's speed."""

from datetime import datetime

from care.clock import SHANGHAI, PinnedClock
from knowledge_base.bench import Speed, main, report


def test_the_report_gives_percentiles_and_what_the_index_costs():
    clock = PinnedClock(datetime(2026, 11, 23, 9, tzinfo=SHANGHAI))
    text = report(Speed((10.0, 20.0, 30.0), (5.0,), 2.5, (0.2, 0.4, 0.3), 12_500_000, 321), clock)
    assert "on 2026-11-23" in text
    assert "| answered | 3 | 20.0 | 29.0 | 29.8 |" in text
    assert "| all | 4 | 15.0 |" in text
    assert "321 facts takes 12.5 MB" in text
    assert "0.30 s\n(0.20–0.40, 3 times)" in text


def test_a_folder_without_an_index_is_told_with_a_remedy(tmp_path, capsys):
    out = tmp_path / "speed.md"
    assert main(["--index", str(tmp_path / "none"), "--out", str(out)]) == 2
    assert "kb build" in capsys.readouterr().err
    assert not out.exists()
