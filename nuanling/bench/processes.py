"""What the system says of running processes: memory and processor time (Linux, /proc)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from care.errors import SettingsError

_PROC = Path("/proc")
_MB = 1_000_000


@dataclass(frozen=True)
class Usage:
    """What processes hold and have spent: resident memory (MB) and processor time (s), by name."""

    memory_mb: dict[str, float]
    cpu_s: dict[str, float]

    @property
    def total_mb(self) -> float:
        """Return the memory of all."""
        return sum(self.memory_mb.values())

    def cpu_since(self, earlier: Usage) -> dict[str, float]:
        """Return the processor time that was spent since an earlier look."""
        return {name: spent - earlier.cpu_s.get(name, 0.0) for name, spent in self.cpu_s.items()}


def usage(processes: dict[str, int]) -> Usage:
    """Look at processes, given by name and id; `SettingsError` where one is gone."""
    try:
        return Usage(
            {name: _resident_mb(pid) for name, pid in processes.items()},
            {name: _spent_s(pid) for name, pid in processes.items()},
        )
    except OSError as error:
        raise SettingsError(
            f"the bench could not read {error.filename}: it needs Linux, and every process that "
            "it started must still be running; its log says why one ended"
        ) from None


def children(pid: int) -> dict[int, str]:
    """Return the processes that `pid` started, each with its command line."""
    found = {}
    for entry in _PROC.iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            if _parent(int(entry.name)) == pid:
                words = (entry / "cmdline").read_bytes().replace(b"\0", b" ")
                found[int(entry.name)] = words.decode(errors="replace")
        except (OSError, ValueError, IndexError):
            continue  # it ended while we were looking
    return found


def processor() -> str:
    """Return the name of the processor, or the machine's kind."""
    try:
        lines = (_PROC / "cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else os.uname().machine


def _resident_mb(pid: int) -> float:
    pages = int((_PROC / str(pid) / "statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MB


def _spent_s(pid: int) -> float:
    user, system = _stat(pid)[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _parent(pid: int) -> int:
    return int(_stat(pid)[1])


def _stat(pid: int) -> list[str]:
    """Return the fields of stat from the state on: the name before it may hold spaces."""
    return (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
