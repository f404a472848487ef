"""The bench against the real processes, with so few calls that only its working is shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]
ROOT = Path(__file__).parents[2]


def test_a_quick_bench_hears_only_right_answers_and_writes_its_report(tmp_path):
    out = tmp_path / "bench.md"
    done = subprocess.run(
        [sys.executable, "-m", "nuanling.bench", "--quick", "--no-stock", "--out", str(out)],
        env=os.environ | {"NUANLING_DATABASE_URL": f"sqlite:///{tmp_path / 'never.db'}"},
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=280,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    text = out.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| NuanLing | ")]
    loops = [row for row in rows if row.startswith(("| NuanLing | mix", "| NuanLing | actions"))]
    assert len(loops) == 4
    assert all(row.endswith("| 0 |") for row in loops), loops
    assert "| at the callers' pace |" in text
    assert "at the end | growth |" in text
    assert not (tmp_path / "never.db").exists()
