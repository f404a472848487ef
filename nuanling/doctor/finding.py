"""What an examination finds, as one line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "warn", "wrong"]
_MARKS = {"ok": "✓", "warn": "!", "wrong": "✗"}


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `remedy` says what to do unless it is well."""

    state: State
    name: str
    text: str
    remedy: str = ""

    def line(self) -> str:
        """Return the finding as one line."""
        remedy = f" → {self.remedy}" if self.remedy else ""
        return f"{_MARKS[self.state]} {self.name}：{self.text}{remedy}"
