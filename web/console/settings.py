"""What the console needs to be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from web.settings import WebSettings


@dataclass(frozen=True)
class ConsoleSettings:
    """Settings of the staff console.

    A session ends when it was not used for `idle`, and `longest` after sign-in in any case.
    A password that somebody else made is good for `one_time`. Failed sign-ins: `tries` for one
    name from one address, `tries_at_all` for one name or one address, each within `tries_window`
    seconds.
    """

    web: WebSettings
    idle: timedelta = timedelta(minutes=30)
    longest: timedelta = timedelta(hours=12)
    one_time: timedelta = timedelta(hours=72)
    tries: int = 5
    tries_at_all: int = 30
    tries_window: float = 900.0
