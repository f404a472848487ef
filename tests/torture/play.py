"""`make torture`: plays every cell of the table and writes docs/results/faults.md.

PYTHONPATH=tests:tests/torture python tests/torture/play.py [--only WORD] [--channel phone]
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import faults
from cells import CHANNELS, Cell
from checks import Result
from fake_carrier import FakeCarrier
from table import table

from tests.real_hotline import ROOT, Stack, start, stop

REPORT = ROOT / "docs" / "results" / "faults.md"
HOUSES = ("main", "disk", "index", "carrier")
_CHANNELS = {"phone": "电话", "sms": "短信", "web": "网页"}


def main() -> int:
    """Play the cells that were asked for; a whole run writes the report."""
    parser = argparse.ArgumentParser(prog="make torture", description=__doc__)
    parser.add_argument("--only", default="", help="only cells whose name holds this word")
    parser.add_argument("--channel", default="", choices=["", *CHANNELS])
    given = parser.parse_args()
    carrier = FakeCarrier()
    wanted = [c for c in table(carrier) if given.only in c.name]
    results: dict[tuple[str, str], Result] = {}
    for house in HOUSES:
        chosen = [c for c in wanted if c.house == house]
        if not chosen:
            continue
        with opened(house, carrier) as stack:
            for cell in chosen:
                for channel in cell.channels:
                    if given.channel in ("", channel):
                        results[cell.name, channel] = played(cell, stack, channel)
    failed = sum(bool(result.faults_found) for result in results.values())
    print(f"{len(results)} 格，{failed} 格不合格")
    if not given.only and not given.channel:
        REPORT.write_text(report(wanted, results), encoding="utf-8")
        print(f"写入 {REPORT.relative_to(ROOT)}")
    return 1 if failed else 0


def played(cell: Cell, stack: Stack, channel: str) -> Result:
    """Play one cell; an exception of the harness is a result too. Afterwards all is well again."""
    began = time.monotonic()
    try:
        result = cell.play(cell, stack, channel)
    except Exception as error:  # noqa: BLE001 - one cell must not end the run
        traceback.print_exc()
        result = Result(faults_found=[f"{type(error).__name__}: {error}"])
    try:
        for program in stack.health():
            faults.wait_until(lambda p=program: stack.is_well(p), 90, f"{program} is well")
    except AssertionError as error:
        result.faults_found.append(str(error))
    told = "；".join(result.faults_found) or "合格"
    took = time.monotonic() - began
    print(f"{cell.name} × {_CHANNELS[channel]}（{took:.0f}秒，答{_s(result.answer_s)}，"
          f"急{_ms(result.emergency_s)}）：{told}", flush=True)  # fmt: skip
    return result


@contextmanager
def opened(house: str, carrier: FakeCarrier | None = None) -> Iterator[Stack]:
    """Start the hotline that a group of cells needs."""
    with tempfile.TemporaryDirectory(prefix=f"torture-{house}-") as name:
        folder, environment = Path(name), {}
        if house == "disk":
            environment = faults.small_disks(folder)
        elif house == "index":
            faults.own_index(folder)
        elif carrier is not None and house == "carrier":
            environment = carrier.settings()
        try:
            stack = start(folder, **environment)
            try:
                yield stack
            finally:
                stop(stack)
                if os.environ.get("TORTURE_LOGS"):
                    target = Path(os.environ["TORTURE_LOGS"]) / f"{house}.log"
                    target.write_bytes(stack.log.read_bytes())
        finally:
            if house == "disk":
                faults.give_disks_back(folder)


def report(wanted: list[Cell], results: dict[tuple[str, str], Result]) -> str:
    """Return the table as Markdown."""
    good = sum(not r.faults_found for r in results.values())
    lines = [
        "# 故障下的热线",
        "",
        "由 `make torture` 生成：真实的三个进程，真实的故障，三种渠道。每格都要：",
        "",
        "- 故障中的普通问题 3 秒内得到中文答复，答不了时有找人工的路；",
        "- 急事 300 毫秒内听到 120；",
        "- 故障消除后对话接着走；",
        "- 凡答应过的（话、预约编号、急事及其提醒）事后在库里恰好一次。",
        "",
        "用时为来电一侧的实际用时。磁盘类故障用 tmpfs 和只读挂载做成，需要 root。",
        "",
        f"{datetime.now().astimezone():%Y-%m-%d}，{os.cpu_count()} 核，{platform.system()}，"
        f"Python {platform.python_version()}：**{good} / {len(results)} 格合格**。",
        "",
        "| 故障 | 渠道 | 结果 | 回答用时 | 紧急用时 | 备注 |",
        "|---|---|---|---|---|---|",
    ]
    for cell in wanted:
        for channel in cell.channels:
            result = results[cell.name, channel]
            outcome = "不合格" if result.faults_found else "合格"
            notes = "；".join([*result.faults_found, *result.notes]).replace("|", "/")
            lines.append(
                f"| {cell.name} | {_CHANNELS[channel]} | {outcome} | {_s(result.answer_s)} | "
                f"{_ms(result.emergency_s)} | {notes} |"
            )
    return "\n".join([*lines, ""])


def _s(seconds: float | None) -> str:
    return "—" if seconds is None else f"{seconds:.2f} 秒"


def _ms(seconds: float | None) -> str:
    return "—" if seconds is None else f"{seconds * 1000:.0f} 毫秒"


if __name__ == "__main__":
    sys.exit(main())
