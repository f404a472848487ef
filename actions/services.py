"""What actions work with, handed over by the process that serves them."""

from __future__ import annotations

from dataclasses import dataclass

from care.duty import Duty
from knowledge_base import Answerer
from storage import Database


@dataclass(frozen=True)
class Services:
    """The parts behind the actions."""

    database: Database
    answerer: Answerer
    duty: Duty
